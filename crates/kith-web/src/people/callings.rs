//! `/me/notices`: for what one is called from outside, when not, and where.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{
    App, Error,
    people::{calling, mailing},
};
use kith_core::{
    Private, Refusal, Timestamp,
    people::{
        calling::{Called, Calling, NO_ZONE, Quiet},
        mailbox::{Errand, Mailbox},
    },
};

use super::choices::{Choice, DONE, choices};
use crate::{
    doors::{Doors, May},
    fields::Fields,
    mail,
    page::{Failure, Page, draw, see},
    query::Done,
    shell::Shell,
    visitor::SignedIn,
    work,
};

/// Nothing says for what.
const NOTHING_CHOSEN: Refusal = Refusal("calling-nothing-chosen");

/// What the page proposes where nothing was chosen yet.
const NIGHT: (&str, &str) = ("21:00", "08:00");

/// Zones that a browser may propose; any other one of the IANA names may be typed.
const ZONES: [&str; 24] = [
    "Africa/Cairo",
    "Africa/Johannesburg",
    "Africa/Lagos",
    "Africa/Nairobi",
    "America/Bogota",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Mexico_City",
    "America/New_York",
    "America/Sao_Paulo",
    "Asia/Dhaka",
    "Asia/Dubai",
    "Asia/Jakarta",
    "Asia/Karachi",
    "Asia/Kolkata",
    "Asia/Manila",
    "Asia/Tokyo",
    "Australia/Sydney",
    "Europe/Berlin",
    "Europe/Istanbul",
    "Europe/London",
    "Europe/Moscow",
    "Pacific/Auckland",
];

/// The page.
#[derive(Template)]
#[template(path = "people/callings.html")]
pub(crate) struct Callings {
    w: Shell,
    ways: Vec<Choice>,
    from: String,
    until: String,
    zone: String,
    zones: &'static [&'static str],
    /// Whether this site sends mail at all.
    sends: bool,
    /// Whether its reader works on a desk, and is called to cases.
    desk: bool,
    /// The address as it is kept, and where it stands.
    mailbox: Option<Held>,
    /// The address as it was typed.
    typed: String,
    /// Subject and text of the mail that calls.
    preview: (String, String),
}

/// An address that is kept.
struct Held {
    address: String,
    proven: Option<Timestamp>,
    failing: Option<Timestamp>,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/me/notices", May::Member, show).post("/me/notices", May::Member, save)
}

async fn show(State(app): State<App>, me: SignedIn, done: Done) -> Result<Response, Failure> {
    Ok(draw(&page(&app, &me, done.on(me.shell("calling-title"), &DONE)).await?))
}

async fn save(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    let chosen = match read(&fields) {
        Ok(chosen) => chosen,
        Err((field, why)) => return again(&app, &me, &fields, (field, why)).await,
    };
    let member = me.known.member;
    work::write(&app, move |tx, at| calling::choose(tx, at, member, &chosen)).await?;
    Ok(see("/me/notices?done=saved"))
}

fn read(fields: &Fields) -> Result<Calling, (&'static str, Refusal)> {
    let called = Called::of(fields.word("called")).ok_or(("called", NOTHING_CHOSEN))?;
    let quiet = (fields.word("from"), fields.word("until"));
    Calling::read(called, fields.word("zone"), quiet)
        .map_err(|why| (if why == NO_ZONE { "zone" } else { "from" }, why))
}

/// The page with what was typed, and why it was not kept.
pub(super) async fn again(
    app: &App,
    me: &SignedIn,
    fields: &Fields,
    (field, why): (&'static str, Refusal),
) -> Result<Response, Failure> {
    let mut page = page(app, me, me.shell("calling-title").but(field, why)).await?;
    if fields.first("called").or(fields.first("zone")).is_some() {
        page.ways = ways(&page.w, fields.word("called"));
        page.from = fields.text("from");
        page.until = fields.text("until");
        page.zone = fields.text("zone");
    }
    page.typed = fields.text("address");
    Ok(draw(&page))
}

/// The page as things stand.
async fn page(app: &App, me: &SignedIn, w: Shell) -> Result<Callings, Error> {
    let (asking, member) = (app.clone(), me.known.member);
    let (chosen, zone, mailbox) = work::aside(move || {
        let (chosen, zone) = asking.store.read(move |tx| {
            Ok::<_, Error>((calling::chosen(tx, member)?, calling::zone(tx, member)?))
        })?;
        Ok((chosen, zone, mailing::own(&asking, member)?))
    })
    .await?;
    let sends = app.outside.mailer.is_some();
    let desk = me.known.roles.iter().any(|role| role.is_staff());
    let zone = zone.name().to_owned();
    let page = Callings::new(w, &app.site.base_url, chosen.as_ref(), mailbox);
    Ok(Callings { zone, sends, desk, ..page })
}

fn ways(w: &Shell, chosen: &str) -> Vec<Choice> {
    choices(w, "calling-for-", Called::ALL.iter().map(|one| one.word()), |one| one == chosen)
}

impl Callings {
    fn new(
        w: Shell,
        site: &str,
        chosen: Option<&Calling>,
        mailbox: Option<(Mailbox, Private)>,
    ) -> Self {
        let called = chosen.map(|chosen| chosen.called).unwrap_or_default();
        let night = || Some((NIGHT.0.to_owned(), NIGHT.1.to_owned()));
        let quiet = chosen.map_or_else(night, |one| one.quiet.map(Quiet::shown));
        let (from, until) = quiet.unwrap_or_default();
        let held = |(mailbox, address): (Mailbox, Private)| Held {
            address: address.reveal().to_owned(),
            proven: mailbox.proven,
            failing: mailbox.failing,
        };
        Self {
            ways: ways(&w, called.word()),
            from,
            until,
            zone: String::new(),
            zones: &ZONES,
            sends: false,
            desk: false,
            mailbox: mailbox.map(held),
            typed: String::new(),
            preview: mail::said(&w, Errand::News, site, "7KQ2-M4TX-9RBN"),
            w,
        }
    }
}

impl Page for Callings {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::people::{calling::ONE_END, mailbox::NOT_AN_ADDRESS};
        let at = Timestamp::from_micros(1_700_000_000_000_000);
        let page =
            |w: Shell| Self { sends: true, ..Self::new(w, "https://kith.example", None, None) };
        let held = |proven, failing| {
            let address = format!("{}@example.org", "w".repeat(60));
            Some(Held { address, proven, failing })
        };
        let title = || shell("calling-title");
        vec![
            Self { sends: false, ..page(title()) },
            page(title()),
            Self { typed: "wren".to_owned(), ..page(title().but("address", NOT_AN_ADDRESS)) },
            Self { mailbox: held(None, None), ..page(title()) },
            Self { mailbox: held(at, None), desk: true, ..page(title().but("from", ONE_END)) },
            Self { mailbox: held(at, at), ..page(title().after("done-saved")) },
        ]
    }
}
