//! `/rota`: shifts that are made ahead, one's own places, places that one is asked to take over, and being away.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{
    App, Error,
    support::rota::{
        placing,
        reading::{self, Rota as Found},
    },
};
use kith_core::{
    Code, MINUTE, Refusal, Timestamp,
    people::grant::Role,
    programme::zone::Zone,
    support::{
        limits::LEAVE,
        rota::{Hours, Shift},
    },
};
use serde::Deserialize;

use super::saying;
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    query::Query,
    shell::Shell,
    visitor::{Helper, SignedIn},
    words::{Markup, Words},
    work,
};

/// What can have been done on this page, and the line that says so.
const DONE: [(&str, &str); 4] = [
    ("planned", "rota-done-planned"),
    ("off", "rota-done-off"),
    ("away", "rota-done-away"),
    ("here", "rota-done-here"),
];

/// The page.
#[derive(Template)]
#[template(path = "support/rota.html")]
pub(crate) struct Rota {
    w: Shell,
    rows: Vec<Row>,
    /// The shift after which the next page begins.
    more: Option<Code>,
    own: Vec<Row>,
    /// Places that the reader is asked to take over.
    asked: Vec<Row>,
    /// Times away: what names each, and when it is.
    aways: Vec<(Code, String)>,
    /// By which clock all of it is said.
    zone: String,
    /// Whether the reader takes places, and whether they plan.
    takes: bool,
    plans: bool,
    /// The days away, as they were typed.
    typed: (String, String),
}

/// A shift in a list.
pub(super) struct Row {
    code: Code,
    when: Markup,
    tongue: String,
    /// How many are there, and how many are wanted.
    places: String,
    /// Whether nobody more is wanted.
    full: bool,
    mine: bool,
    /// Who asks, where somebody does.
    by: String,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/rota", May::Duty, show).post("/rota/aways", May::Helper, away)
}

/// Where a page begins, and what was done just now.
#[derive(Default, Deserialize)]
struct Where {
    after: Option<Code>,
    done: Option<String>,
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Query(at): Query<Where>,
) -> Result<Response, Failure> {
    let line = DONE.iter().find(|(done, _)| at.done.as_deref() == Some(*done));
    let w = me.shell("rota-title");
    let w = line.map_or_else(|| me.shell("rota-title"), |(_, key)| w.after(key));
    Ok(draw(&page(&app, &me, w, at.after).await?))
}

async fn page(app: &App, me: &SignedIn, w: Shell, after: Option<Code>) -> Result<Rota, Failure> {
    let (who, now) = (me.known.clone(), app.now());
    let found = work::read(app, move |tx| reading::rota(tx, now, &who, after)).await?;
    let roles = (me.known.is(Role::Supporter), me.known.is(Role::Coordinator));
    Ok(Rota::new(w, &found, (roles, now)))
}

async fn away(State(app): State<App>, me: Helper, fields: Fields) -> Result<Response, Failure> {
    let who = me.known.clone();
    let done = if fields.word("to") == "here" {
        let code = fields.code("away")?;
        work::write(&app, move |tx, at| placing::come_back(tx, at, &who, code)).await?;
        return Ok(see("/rota?done=here"));
    } else {
        let zone = work::read(&app, reading::zone).await?;
        match days(&zone, &fields) {
            None => Err(LEAVE.into()),
            Some(hours) => {
                let path = "/rota?done=away".to_owned();
                work::once(&app, fields.post(&me), move |tx, at| {
                    placing::go_away(tx, at, &who, hours).map(|()| path.clone())
                })
                .await
            }
        }
    };
    match done {
        Err(Error::Refused(why)) => Ok(draw(&again(&app, &me, &fields, why).await?)),
        done => Ok(see(&done?)),
    }
}

/// The rota of a helper, with what they typed and why it was not done.
async fn again(app: &App, me: &Helper, fields: &Fields, why: Refusal) -> Result<Rota, Failure> {
    let (who, now) = (me.known.clone(), app.now());
    let found = work::read(app, move |tx| reading::rota(tx, now, &who, None)).await?;
    let roles = (me.known.is(Role::Supporter), me.known.is(Role::Coordinator));
    let w = me.shell("rota-title").but("from", why);
    let typed = (fields.text("from"), fields.text("until"));
    Ok(Rota { typed, ..Rota::new(w, &found, (roles, now)) })
}

/// From the begin of the first day until the end of the last.
fn days(zone: &Zone, fields: &Fields) -> Option<Hours> {
    let since = zone.moment(&format!("{}T00:00", fields.word("from")))?;
    let until = zone.moment(&format!("{}T23:59", fields.word("until")))? + MINUTE;
    (since < until).then_some(Hours { since, until })
}

/// When `hours` are, by the clock of `zone`.
pub(super) fn when(w: &Words, hours: Hours, zone: &str) -> Markup {
    let end = Words::clock_in(hours.until, zone);
    saying::timed_in(w, "rota-when", &[("end", end.into())], (hours.since, zone))
}

/// In which language `shift` is.
pub(super) fn tongue(w: &Words, shift: &Shift) -> String {
    shift.tongue.as_deref().map_or_else(|| w.say("rota-any"), saying::tongue)
}

/// How many hold a place in `shift`, and how many are still wanted.
pub(super) fn places(w: &Words, shift: &Shift, held: u32) -> String {
    let missing = shift.wanted.saturating_sub(held);
    let key = match (held, missing) {
        (_, 0) => "rota-places-full",
        (0, _) => "rota-places-nobody",
        _ => "rota-places-some",
    };
    let args = [("held", i64::from(held).into()), ("missing", i64::from(missing).into())];
    w.say_with(key, &args)
}

impl Row {
    fn new(
        w: &Words,
        zone: &str,
        (code, shift): (Code, &Shift),
        (held, mine): (u32, bool),
    ) -> Self {
        Self {
            code,
            when: when(w, shift.hours, zone),
            tongue: tongue(w, shift),
            places: places(w, shift, held),
            full: held >= shift.wanted,
            mine,
            by: String::new(),
        }
    }
}

impl Rota {
    fn new(w: Shell, found: &Found, ((takes, plans), now): ((bool, bool), Timestamp)) -> Self {
        let zone = found.zone.name().to_owned();
        let rows = found.lines.iter().map(|line| {
            let open = line.held < line.kept.shift.wanted && now < line.kept.shift.hours.since;
            let row =
                Row::new(&w, &zone, (line.kept.code, &line.kept.shift), (line.held, line.mine));
            Row { full: row.full || !open, ..row }
        });
        let own = found.own.iter().map(|(kept, place)| {
            let row = Row::new(&w, &zone, (kept.code, &kept.shift), (0, true));
            let by = place.asks.map(|_| w.say("rota-own-asks")).unwrap_or_default();
            Row { by, ..row }
        });
        let asked = found.asked.iter().map(|(kept, held)| {
            let row = Row::new(&w, &zone, (kept.code, &kept.shift), (0, false));
            Row { by: w.say_of("rota-asked-by", "name", held.name.as_str()), ..row }
        });
        let away = |(code, hours): &(Code, Hours)| {
            let (from, until) =
                (w.day_in(hours.since, &zone), w.day_in(hours.until + -MINUTE, &zone));
            (*code, w.say_with("rota-away-days", &[("from", from.into()), ("until", until.into())]))
        };
        Self {
            rows: rows.collect(),
            own: own.collect(),
            asked: asked.collect(),
            aways: found.aways.iter().map(away).collect(),
            more: found.more,
            typed: (String::new(), String::new()),
            takes,
            plans,
            zone,
            w,
        }
    }
}

impl Page for Rota {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use super::shift::samples::{held, kept};
        let now = kith_testkit::now();
        let page = |w: Shell, n: usize, roles| {
            let line = |k: u32| kith_app::support::rota::reading::Line {
                kept: kept(k.is_multiple_of(2)),
                held: k % 3,
                mine: k == 1,
            };
            let lines: Vec<_> = (0..).take(n).map(line).collect();
            let asks = kith_core::support::rota::Hours { since: now, until: now + MINUTE };
            let found = Found {
                more: lines.last().map(|line| line.kept.code),
                own: lines
                    .iter()
                    .take(2)
                    .map(|line| (line.kept.clone(), held(true).place))
                    .collect(),
                asked: lines.iter().take(1).map(|line| (line.kept.clone(), held(true))).collect(),
                aways: lines.iter().take(1).map(|line| (line.kept.code, asks)).collect(),
                zone: Zone::UTC,
                lines,
            };
            Self::new(w, &found, (roles, now))
        };
        let w = || shell("rota-title");
        let done = DONE.map(|(_, key)| page(w().after(key), 1, (true, false)));
        let rest = [
            page(w(), 0, (true, false)),
            page(w(), 0, (false, true)),
            page(w(), 20, (true, true)),
            page(w().but("from", LEAVE), 3, (true, false)),
        ];
        done.into_iter().chain(rest).collect()
    }
}
