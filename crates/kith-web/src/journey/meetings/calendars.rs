//! `/me/calendar`: what one’s calendar calls meetings, and the address from which it is fetched; and `/calendars/…`, where
//! it is, without a session.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG},
    response::{IntoResponse, Response},
};
use kith_app::{App, Error, journey::calendar, people::calling};
use kith_core::{
    journey::calendar::{Calendar, Wording},
    people::session::Token,
    programme::zone::Zone,
};

use super::ics;
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    query::Done,
    shell::Shell,
    visitor::{SignedIn, Visitor},
    words::{Locale, Words},
    work,
};

/// What can have been done on this page, and the line that says so.
const DONE: [(&str, &str); 2] = [("saved", "done-saved"), ("ended", "calendar-ended")];

/// The page.
#[derive(Template)]
#[template(path = "journey/calendar.html")]
pub(crate) struct Show {
    w: Shell,
    /// What it may call a meeting: word, name, whether it does.
    wordings: Vec<(&'static str, String, bool)>,
    /// Since which day it has an address; `None` where it has none.
    since: Option<String>,
    /// The address, in the only answer in which it ever stands.
    address: Option<String>,
}

/// Its doors.
pub(super) fn doors() -> Doors {
    Doors::new()
        .get("/me/calendar", May::Member, show)
        .post("/me/calendar", May::Member, save)
        .post("/me/calendar/addresses", May::Member, open)
        .post("/me/calendar/removals", May::Member, shut)
        .get("/calendars/{file}", May::Anyone, fetch)
}

async fn show(State(app): State<App>, me: SignedIn, done: Done) -> Result<Response, Failure> {
    let own = own(&app, &me).await?;
    Ok(draw(&Show::new(done.on(me.shell("calendar-title"), &DONE), own, None)))
}

async fn save(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    let wording = Wording::of(fields.word("called")).ok_or(Error::NotFound)?;
    let member = me.known.member;
    work::write(&app, move |tx, at| calendar::word(tx, at, member, wording)).await?;
    Ok(see("/me/calendar?done=saved"))
}

/// Sent twice, it makes a second address: the page says that only the newest one opens.
async fn open(State(app): State<App>, me: SignedIn) -> Result<Response, Failure> {
    let member = me.known.member;
    let token = work::write(&app, move |tx, at| calendar::open(tx, at, member)).await?;
    let address = format!("{}/calendars/{}.ics", app.site.base_url, token.shown());
    let own = own(&app, &me).await?;
    Ok(draw(&Show::new(me.shell("calendar-title"), own, Some(address))))
}

async fn shut(State(app): State<App>, me: SignedIn) -> Result<Response, Failure> {
    let member = me.known.member;
    work::write(&app, move |tx, at| calendar::shut(tx, at, member)).await?;
    Ok(see("/me/calendar?done=ended"))
}

async fn fetch(
    State(app): State<App>,
    visitor: Visitor,
    Path(name): Path<String>,
) -> Result<Response, Failure> {
    let token = name.strip_suffix(".ics").and_then(Token::read).ok_or(Error::NotFound)?;
    let now = app.now();
    let feed = work::read(&app, move |tx| calendar::fetched(tx, now, &token)).await?;
    let locale = feed.locale.as_deref().and_then(Locale::of).unwrap_or(visitor.words.locale);
    let words = Words::new(visitor.house.words.clone(), locale);
    let text = ics::feed(&words.say(ics::key(feed.wording)), &feed);
    let tag = format!("W/\"{}\"", blake3::hash(text.as_bytes()).to_hex());
    let kept = "private, max-age=900".to_owned();
    let kind = ics::KIND.to_owned();
    Ok(([(CONTENT_TYPE, kind), (CACHE_CONTROL, kept), (ETAG, tag)], text).into_response())
}

/// Their calendar, and by which clock they live.
async fn own(app: &App, me: &SignedIn) -> Result<(Calendar, Zone), Error> {
    let member = me.known.member;
    work::read(app, move |tx| Ok((calendar::own(tx, member)?, calling::zone(tx, member)?))).await
}

impl Show {
    fn new(w: Shell, (own, zone): (Calendar, Zone), address: Option<String>) -> Self {
        let one = |is: &Wording| (is.word(), w.say(ics::key(*is)), *is == own.wording);
        let since = own.since.map(|at| w.day_in(at, zone.name()));
        Self { wordings: Wording::ALL.iter().map(one).collect(), since, address, w }
    }
}

impl Page for Show {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let since = Some(super::samples::at());
        let none = || (Calendar::default(), Zone::UTC);
        let open = || (Calendar { since, ..Calendar::default() }, Zone::UTC);
        let w = || shell("calendar-title");
        let address = format!("https://kith.example/calendars/{}.ics", "0".repeat(64));
        vec![
            Self::new(w(), none(), None),
            Self::new(w(), open(), None),
            Self::new(w(), open(), Some(address)),
            Self::new(w().after("calendar-ended"), none(), None),
        ]
    }
}
