//! `/talks/{code}/handover` asks whether a helper hands a talk over; `/handovers` does it. What those in the
//! talk read of it stands in the talk itself.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    talk::{
        handing_over::{self, Seen},
        seat::Seat,
    },
};
use kith_core::{
    Code, Refusal,
    people::face::{Face, Side},
    support::effect::HandoverEnd,
};

use super::seats::{Standing, faces};
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    shell::Shell,
    support::{requests::cover, saying::timed},
    visitor::SignedIn,
    words::Markup,
    work,
};

/// The page that asks.
#[derive(Template)]
#[template(path = "talk/handover.html")]
pub(crate) struct Handover {
    w: Shell,
    standing: Standing,
    /// Who else is on duty.
    cover: Markup,
    /// Within how long somebody has said yes, or a coordinator has it.
    by: String,
    /// Why it cannot be handed over.
    not: Option<Refusal>,
    /// What they should know, as it was typed.
    note: String,
}

/// Their doors.
pub(crate) fn doors() -> Doors {
    Doors::new()
        .get("/talks/{talk}/handover", May::Helper, ask)
        .post("/handovers", May::Helper, create)
        .post("/talks/{talk}/handovers/endings", May::Member, keep)
}

async fn ask(
    State(app): State<App>,
    me: SignedIn,
    Path(talk): Path<Code>,
) -> Result<Response, Failure> {
    match page(&app, &me, talk, &Fields::default(), None).await {
        // It is handed over already: the talk says so itself.
        Err(Error::Refused(_)) => Ok(see(&format!("/talks/{talk}#end"))),
        page => Ok(draw(&page?)),
    }
}

async fn page(
    app: &App,
    me: &SignedIn,
    talk: Code,
    fields: &Fields,
    why: Option<Refusal>,
) -> Result<Handover, Error> {
    let (ours, now) = (faces(me), app.now());
    let found = work::read(app, move |tx| handing_over::page(tx, now, &ours, talk)).await?;
    let mut w = me.shell("handover-title");
    if let Some(why) = why {
        w = w.but("note", why);
    }
    Ok(Handover {
        standing: Standing::new(&w, &found.seat, found.other.as_ref()),
        cover: cover(&w, found.cover),
        by: w.say_of("handover-by", "span", w.span(found.promise)),
        not: found.not,
        note: fields.text("note"),
        w,
    })
}

async fn create(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    let talk = fields.code("talk")?;
    match hand_over(&app, &me, talk, &fields).await {
        Err(Error::Refused(why)) => Ok(draw(&page(&app, &me, talk, &fields, Some(why)).await?)),
        handed => Ok(see(&handed?)),
    }
}

/// Hands the talk over; the path where that can be seen.
async fn hand_over(app: &App, me: &SignedIn, talk: Code, fields: &Fields) -> Result<String, Error> {
    let (sealer, ours, note) = (app.clone(), faces(me), fields.private("note"));
    let draft = work::aside(move || handing_over::draft(&sealer, &ours, talk, &note)).await?;
    let ours = faces(me);
    work::once(app, fields.post(me), move |tx, at| {
        handing_over::hand_over(tx, at, &ours, &draft)?;
        Ok(format!("/talks/{talk}#end"))
    })
    .await
}

async fn keep(
    State(app): State<App>,
    me: SignedIn,
    Path(talk): Path<Code>,
) -> Result<Response, Failure> {
    let ours = faces(&me);
    match work::write(&app, move |tx, at| handing_over::keep(tx, at, &ours, talk)).await {
        // Somebody was quicker: the talk says so itself.
        Ok(()) | Err(Error::Refused(_)) => Ok(see(&format!("/talks/{talk}#end"))),
        Err(other) => Err(other.into()),
    }
}

/// A handover, as those in the talk read of it.
pub(crate) struct Handed {
    /// What is, or what came of it.
    pub(super) said: Markup,
    /// What the first helper wrote for the reader; empty where there is nothing.
    pub(super) note: String,
    /// The path of the reader's request, or of their other talk.
    pub(super) link: Option<(&'static str, String)>,
    /// The words of the button that keeps the talk where it is.
    pub(super) keep: Option<&'static str>,
}

/// What the reader on `seat` with `other` sees of a handover, with what was left for them opened.
pub(super) async fn handed(
    app: &App,
    w: &Shell,
    seat: &Seat,
    name: &str,
) -> Result<Option<Handed>, Failure> {
    let place = seat.clone();
    let Some(seen) = work::read(app, move |tx| handing_over::seen(tx, &place)).await? else {
        return Ok(None);
    };
    let mut handed = Handed::new(w, &seen, seat, name);
    if let Seen::Came { note: Some(note), .. } = seen {
        let opener = app.clone();
        let words = work::aside(move || note.open(&opener)).await?;
        handed.note = words.map_or_else(String::new, |words| words.reveal().to_owned());
    }
    Ok(Some(handed))
}

impl Handed {
    fn new(w: &Shell, seen: &Seen, seat: &Seat, name: &str) -> Self {
        let side = if seat.side == Side::Member { "member" } else { "helper" };
        let named = |face: &Option<Face>| {
            face.as_ref().map_or_else(|| w.say("talk-nobody"), |face| face.pseudonym.clone())
        };
        let (mut link, mut keep) = (None, None);
        let said = match seen {
            Seen::Looked { until, desk, request } => {
                let at = if *desk { "desk" } else { "line" };
                link = request.map(|code| ("handover-request", format!("/requests/{code}")));
                keep = seat.guest.is_none().then_some(match seat.side {
                    Side::Member => "handover-wait",
                    Side::Helper => "handover-go-on",
                });
                timed(w, &format!("handover-{at}-{side}"), &[("name", name.into())], *until)
            }
            Seen::Stays { how, at } => {
                let key = format!("handover-{}-{side}", stays(*how));
                timed(w, &key, &[("name", name.into())], *at)
            }
            Seen::Taken { at, by, talk } => {
                link = talk.map(|code| ("handover-next", format!("/talks/{code}#end")));
                let args = [("name", name.into()), ("next", named(by).into())];
                timed(w, &format!("handover-taken-{side}"), &args, *at)
            }
            Seen::Came { from, talk, .. } => {
                link = talk.map(|code| ("handover-before", format!("/talks/{code}#end")));
                let args = [("name", name.into()), ("from", named(from).into())];
                timed(w, &format!("handover-came-{side}"), &args, seat.talk.since)
            }
        };
        Self { said, note: String::new(), link, keep }
    }
}

/// The word for why a talk stays where it was.
const fn stays(how: HandoverEnd) -> &'static str {
    match how {
        HandoverEnd::No => "no",
        HandoverEnd::Nobody => "nobody",
        HandoverEnd::Kept | HandoverEnd::Taken | HandoverEnd::Over => "kept",
    }
}

impl Page for Handover {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::{
            support::handover::{CHOSEN, TOO_LONG, UNWANTED},
            talk::State,
        };
        let at = kith_testkit::now();
        let page = |w: Shell, not| Self {
            standing: super::show::samples::standing(Side::Helper, State::Open),
            cover: timed(&w, "cover-next", &[], at),
            by: w.say_of("handover-by", "span", w.span(kith_core::HOUR)),
            not,
            note: "They like to be asked first.".to_owned(),
            w,
        };
        let title = || shell("handover-title");
        vec![
            page(title(), None),
            page(title().but("note", TOO_LONG), None),
            page(title(), Some(CHOSEN)),
            page(title(), Some(UNWANTED)),
        ]
    }
}

#[cfg(test)]
#[path = "handover_samples.rs"]
pub(super) mod samples;
