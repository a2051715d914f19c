//! `/talks/{code}`: the log of a talk, and the box to write in.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error, journey,
    safety::{caring, stopping},
    talk::{
        peers,
        reading::{self, Line},
        seat::Seat,
    },
};
use kith_core::{
    Code, Refusal, Timestamp,
    people::{face::Side, notice::About},
    talk::State as Stands,
};
use serde::Deserialize;

use super::{
    bubble::Bubble,
    guests::{Joined, joined},
    handovers::{Handed, handed},
    seats::{Standing, called, faces},
};
use crate::{
    doors::{Doors, May},
    page::{Failure, Page, draw},
    query::Query,
    safety::card,
    shell::Shell,
    support::requests,
    visitor::SignedIn,
    words::Markup,
    work,
};

/// The page.
#[derive(Template)]
#[template(path = "talk/show.html")]
pub(crate) struct Show {
    w: Shell,
    standing: Standing,
    /// The words that the other wants to be called by; empty where they said none.
    called: String,
    lines: Vec<Line>,
    /// The card of help, for words of the reader's own that sound like danger.
    card: Markup,
    /// Those on duty who joined.
    guests: Vec<Joined>,
    /// Whether somebody else takes it over.
    handed: Option<Handed>,
    /// Whether a helper is told what helps.
    coach: bool,
    /// Whether the way to end it stands forward, for what the other wrote.
    forward: bool,
    /// Where older messages begin; `None` where these are the first.
    older: Option<i64>,
    /// Whether these are the newest.
    newest: bool,
    /// The talk's last event: what comes live comes after it.
    last: i64,
    /// Where the journey of a mentee and a mentor is; `None` where the two are none.
    journey: Option<String>,
    /// What was typed and not yet sent.
    text: String,
}

/// Its door.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/talks/{talk}", May::Member, show)
}

#[derive(Default, Deserialize)]
struct Where {
    before: Option<i64>,
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path(talk): Path<Code>,
    Query(at): Query<Where>,
) -> Result<Response, Failure> {
    Ok(draw(&page(&app, &me, talk, at.before.filter(|seq| *seq > 0), Draft::default()).await?))
}

/// What stands in the box, and what is to be done about it.
#[derive(Default)]
pub(crate) struct Draft {
    /// What was typed.
    pub(crate) text: String,
    /// Why it was not sent.
    pub(crate) why: Option<Refusal>,
}

/// The page of `talk` for `me`, with what they typed in its box.
pub(crate) async fn page(
    app: &App,
    me: &SignedIn,
    talk: Code,
    before: Option<i64>,
    draft: Draft,
) -> Result<Show, Failure> {
    let ours = faces(me);
    let until = before.unwrap_or(i64::MAX);
    let gathered = work::read(app, move |tx| reading::gather(tx, &ours, talk, until)).await?;
    let opener = app.clone();
    let (gathered, page) = work::aside(move || {
        let page = reading::open(&opener, &gathered)?;
        Ok((gathered, page))
    })
    .await?;
    let mut w = me.shell("talk-title");
    let standing = Standing::new(&w, &gathered.seat, gathered.other.as_ref());
    let standing = standing.brought(brought(app, &gathered.seat).await?);
    let called = called(app, &w, &gathered.seat, gathered.other.as_ref()).await?;
    w.title = w.say_of("talk-title-with", "name", standing.name.as_str());
    if let Some(why) = draft.why {
        w = w.but("body", why);
    }
    let newest = before.is_none();
    let (place, author) = (gathered.seat.talk.id.0, gathered.seat.face);
    let card = card::draw(app, &w, (place, author)).await?;
    let guests = joined(&w, &gathered.guests, &gathered.seat);
    let handed = handed(app, &w, &gathered.seat, &standing.name).await?;
    let coach = coaches(app, &gathered.seat).await?;
    let forward = forward(app, &gathered.seat).await?;
    let journey = way(app, &gathered.seat).await?;
    requests::seen(app, &me.known, (About::Talk, talk)).await?;
    let (lines, older, last) = (page.lines, page.older, gathered.last);
    let text = draft.text;
    Ok(Show {
        w,
        standing,
        called,
        lines,
        card,
        guests,
        handed,
        coach,
        forward,
        older,
        newest,
        last,
        journey,
        text,
    })
}

/// When the two of the talk of `seat` were brought together; `None` where one of them asked for help.
pub(super) async fn brought(app: &App, seat: &Seat) -> Result<Option<Timestamp>, Error> {
    let talk = seat.talk.clone();
    let began = work::read(app, move |tx| peers::began(tx, &talk)).await?;
    Ok(began.map(|_| seat.talk.since))
}

/// Where the journey of whoever sits on `seat` is; `None` where they have none.
async fn way(app: &App, seat: &Seat) -> Result<Option<String>, Failure> {
    let talk = seat.talk.clone();
    let has = seat.guest.is_none() && work::read(app, move |tx| journey::is_of(tx, &talk)).await?;
    Ok(has.then(|| format!("/journeys/{}", seat.talk.code)))
}

/// Whether the way to end it stands forward for whoever sits on `seat`.
pub(super) async fn forward(app: &App, seat: &Seat) -> Result<bool, Failure> {
    let seat = seat.clone();
    Ok(work::read(app, move |tx| stopping::stands_forward(tx, &seat)).await?)
}

/// Whether whoever sits on `seat` helps somebody whose words sounded like danger.
pub(super) async fn coaches(app: &App, seat: &Seat) -> Result<bool, Failure> {
    if seat.side == Side::Member || seat.talk.state != Stands::Open {
        return Ok(false);
    }
    let (now, place, other) = (app.now(), seat.talk.id.0, seat.other());
    Ok(work::read(app, move |tx| caring::coaches(tx, now, place, other)).await?)
}

impl Show {
    fn bubble(&self, line: &Line) -> Markup {
        Bubble::draw(&self.w, line)
    }
}

impl Page for Show {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        samples::all(shell)
    }
}

#[cfg(test)]
#[path = "show_samples.rs"]
pub(crate) mod samples;
