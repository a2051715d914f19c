//! `/duty`: the helper's desk. On or off, the next in line, what waits with them, and how much they take.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{
    App,
    support::{
        reading::queue::{self as reading, Answering, Held},
        rota::reading::{Kept, next},
    },
};
use kith_core::{
    Code, Refusal, Timestamp,
    people::grant::Role,
    programme::zone::Zone,
    support::{
        capacity::{Capacity, Load},
        deadline::Next,
    },
};
use serde::Deserialize;

use super::{requests, saying};
use crate::{
    doors::{Doors, May},
    page::{Failure, Page, draw},
    query::Query,
    safety::{debriefs, rests},
    shell::Shell,
    visitor::{Helper, SignedIn},
    words::{Markup, Words},
    work,
};

/// For how many hours a helper may go on duty.
pub(super) const HOURS: [i64; 4] = [1, 2, 4, 8];

/// The page.
#[derive(Template)]
#[template(path = "support/duty.html")]
pub(crate) struct Desk {
    w: Shell,
    name: String,
    /// Whether they take from the queue; a mentor is only asked.
    queues: bool,
    on_until: Option<Timestamp>,
    capacity: Capacity,
    /// Whether they said how many talks they take on.
    chosen: bool,
    load: Load,
    now: Timestamp,
    line: Markup,
    /// Whether somebody is in line.
    waits: bool,
    cover: Markup,
    /// Their next shift; `None` where they hold no place.
    shift: Option<Shift>,
    /// The debriefs that wait for them.
    debriefs: Markup,
    /// What they carry at the desk.
    rest: Markup,
    offers: Vec<(Held, String, Markup)>,
    talks: Vec<(Answering, String, Markup)>,
}

/// A shift in which they hold a place.
struct Shift {
    code: Code,
    when: Markup,
    /// When it ends, by the clock.
    end: String,
    /// Whether they can go on duty for it now.
    begins: bool,
}

/// What a desk is made of, apart from its shell.
type Found = reading::Desk;

/// Its door.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/duty", May::Duty, show)
}

/// What was done just now, as the address says it.
#[derive(Default, Deserialize)]
struct After {
    after: Option<String>,
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Query(done): Query<After>,
) -> Result<Response, Failure> {
    let after = |w: Shell| match done.after.as_deref() {
        Some("passed") => w.after("duty-after-passed"),
        Some("none") => w.after("duty-after-none"),
        Some("saved") => w.after("duty-after-saved"),
        Some("rested") => w.after("rest-done"),
        _ => w,
    };
    let Some(helper) = Helper::of(&me) else {
        return rests::page(&me, &app, after(me.shell("nav-duty"))).await;
    };
    let mut shown = page(&app, &helper, None).await?;
    shown.rest = rests::section(&me, &app, &shown.w).await?;
    shown.w = after(shown.w);
    Ok(draw(&shown))
}

/// The desk of `me`, where `why` stands in the way of what they pressed.
pub(super) async fn page(app: &App, me: &Helper, why: Option<Refusal>) -> Result<Desk, Failure> {
    let (who, now) = (me.known.clone(), app.now());
    let (found, shift) =
        work::read(app, move |tx| Ok((reading::desk(tx, now, &who)?, next(tx, now, &who)?)))
            .await?;
    let mut w = me.shell("nav-duty");
    if let Some(why) = why {
        w = w.but("turn", why);
    }
    let queues = me.known.is(Role::Supporter);
    let debriefs = debriefs::mine(app, &w, &me.known).await?;
    let shift = shift.map(|(kept, zone)| Shift::new(&w, &kept, &zone, now));
    Ok(Desk { shift, debriefs, ..Desk::new(w, found, (me.face.pseudonym.clone(), queues, now)) })
}

impl Shift {
    fn new(w: &Shell, kept: &Kept, zone: &Zone, now: Timestamp) -> Self {
        let (hours, zone) = (kept.shift.hours, zone.name());
        let end = Words::clock_in(hours.until, zone);
        let said = [("end", end.clone().into())];
        let when = saying::timed_in(w, "duty-shift-next", &said, (hours.since, zone));
        Self { code: kept.code, when, end, begins: hours.may_begin(now) }
    }
}

impl Desk {
    fn new(w: Shell, found: Found, (name, queues, now): (String, bool, Timestamp)) -> Self {
        let offer = |held: Held| {
            let until = saying::timed(&w, "duty-offer-until", &[], held.until);
            (held.clone(), saying::kind(&w, held.kind), until)
        };
        let talk = |one: Answering| {
            let (kind, next) = (saying::kind(&w, one.kind), follows(&w, &one));
            (one, kind, next)
        };
        Self {
            name,
            queues,
            on_until: found.on_until.filter(|until| now < *until),
            line: line(&w, found.waiting, found.oldest),
            waits: found.waiting > 0,
            cover: requests::cover(&w, found.cover),
            shift: None,
            debriefs: Markup::default(),
            rest: Markup::default(),
            offers: found.offers.into_iter().map(offer).collect(),
            talks: found.talks.into_iter().map(talk).collect(),
            chosen: found.chosen,
            capacity: found.capacity,
            load: found.load,
            now,
            w,
        }
    }

    /// Why new requests do not come: the end of the key of its words, and until when; `None` where they
    /// do.
    fn rests(&self) -> Option<(&'static str, Option<Timestamp>)> {
        let ahead = |at: Option<Timestamp>| at.filter(|at| self.now < *at);
        let capacity = &self.capacity;
        match (ahead(capacity.leave_until), ahead(capacity.no_new_until), capacity.paused_since) {
            (Some(until), ..) => Some(("leave", Some(until))),
            (None, Some(until), _) => Some(("no-new", Some(until))),
            (None, None, Some(_)) => Some(("paused", None)),
            _ => None,
        }
    }

    /// The same, where nothing above says so already: an open debrief does.
    fn rests_else(&self) -> Option<(&'static str, Option<Timestamp>)> {
        self.rests().filter(|(why, _)| *why != "paused" || self.debriefs.0.is_empty())
    }

    /// Whether every place is taken.
    fn is_full(&self) -> bool {
        self.load.talks.saturating_add(self.load.offers) >= self.capacity.places
    }

    /// Whether *Take the next* can be pressed with a chance.
    fn takes(&self) -> bool {
        self.queues && self.on_until.is_some() && !self.is_full() && self.rests().is_none()
    }

    fn until(&self, key: &str, at: &Timestamp) -> Markup {
        saying::timed(&self.w, key, &[], *at)
    }

    /// For how many hours one may go on duty, in words.
    fn hours(&self) -> Vec<(i64, String)> {
        HOURS.into_iter().map(|n| (n, self.w.say_of("time-hours", "n", n))).collect()
    }

    /// How many places are taken, of how many.
    fn places(&self) -> String {
        let (talks, places) = (i64::from(self.load.talks), i64::from(self.capacity.places));
        self.w.say_with("duty-places", &[("talks", talks.into()), ("places", places.into())])
    }
}

/// How long the line is. Nobody in it can be looked at.
fn line(w: &Shell, waiting: i64, oldest: Option<Timestamp>) -> Markup {
    match oldest {
        Some(since) => saying::timed(w, "duty-line", &[("n", waiting.into())], since),
        None => saying::plain(&w.say("duty-line-empty")),
    }
}

/// What happens next in a talk, to its helper.
fn follows(w: &Shell, one: &Answering) -> Markup {
    let Some(due) = one.next else { return Markup::default() };
    match due.next {
        Next::Remind | Next::Apologise | Next::OfferAnother | Next::Replace => saying::timed(
            w,
            &format!("duty-next-{}", due.next.word().replace('_', "-")),
            &[],
            due.at,
        ),
        Next::Resume => saying::timed(w, "duty-next-resume", &[], due.at),
        _ => saying::plain(&w.say("duty-next-theirs")),
    }
}

impl Page for Desk {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        duty_samples::samples(shell)
    }
}

#[cfg(test)]
#[path = "duty_samples.rs"]
mod duty_samples;
