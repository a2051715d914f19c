//! Meetings of two: the list below their journey, one meeting, its proposal, its notes, what to know before it, and
//! calendars.

mod calendars;
mod ics;
mod list;
mod meeting;
mod notes;
mod preparation;
mod proposals;

use kith_app::{
    App, Error,
    journey::{
        differing,
        meeting::{
            jotting::{self, Jotted},
            reading::{self, Seen},
        },
    },
};
use kith_core::{Code, Timestamp, journey::meeting::Part, programme::zone::Zone};

pub(super) use self::list::{Section, section};
use crate::{
    doors::Doors,
    shell::Shell,
    talk::seats::faces,
    visitor::SignedIn,
    words::{Markup, Words},
    work,
};

/// The doors of this room.
pub(super) fn doors() -> Doors {
    Doors::new()
        .and(calendars::doors())
        .and(list::doors())
        .and(meeting::doors())
        .and(notes::doors())
        .and(preparation::doors())
        .and(proposals::doors())
}

/// Shows each page of this room to the test that draws them all.
#[cfg(test)]
pub(super) fn samples(gallery: &mut crate::page::Gallery) {
    gallery.show::<calendars::Show>();
    gallery.show::<list::List>();
    gallery.show::<meeting::Show>();
    gallery.show::<notes::Form>();
    gallery.show::<preparation::Show>();
    gallery.show::<proposals::Form>();
}

/// A moment, by both clocks.
struct When {
    /// What a form sends.
    value: i64,
    /// By the reader’s.
    own: Markup,
    /// By the other’s, as a sentence; `None` where it says the same.
    other: Option<String>,
}

/// Something that was jotted down.
struct Line {
    by: String,
    /// `None` where its author left for good.
    words: Option<String>,
}

/// Finds the meeting `code`, and opens what was written about it.
async fn seen(app: &App, me: &SignedIn, code: Code) -> Result<(Seen, Vec<Jotted>), Error> {
    let (ours, member) = (faces(me), me.known.member);
    let seen = work::read(app, move |tx| reading::meeting(tx, (&ours, member), code)).await?;
    let app = app.clone();
    work::aside(move || {
        let mut seen = seen;
        seen.told =
            seen.difference.as_ref().map_or(Ok(None), |open| differing::told(&app, open))?;
        let jotted = jotting::open(&app, (&seen.seat, member), &seen.jottings)?;
        Ok((seen, jotted))
    })
    .await
}

impl When {
    /// `at` by the clocks of `seen`, whose other side is called `name`.
    fn new(w: &Words, seen: &Seen, name: &str, at: Timestamp) -> Self {
        Self::by(w, [&seen.zone, &seen.others], name, at)
    }

    /// `at` by the clock of its reader and that of the other side, which is called `name`.
    fn by(w: &Words, [reader, others]: [&Zone; 2], name: &str, at: Timestamp) -> Self {
        let said = |zone: &Zone| (w.day_in(at, zone.name()), Words::clock_in(at, zone.name()));
        let (own, theirs) = (said(reader), said(others));
        let other = (own != theirs).then(|| {
            let (day, clock) = theirs;
            let args = [("name", name.into()), ("day", day.into()), ("clock", clock.into())];
            w.say_with("meeting-for-other", &args)
        });
        Self { value: at.micros(), own: w.time_in(at, reader.name()), other }
    }
}

/// What was jotted down as `part`, each under the name of its author; the other’s is `name`.
fn lines(w: &Shell, jotted: &[Jotted], part: Part, name: &str) -> Vec<Line> {
    let line = |one: &Jotted| Line {
        by: if one.mine { w.say("agreement-you") } else { name.to_owned() },
        words: one.words.as_ref().map(|words| words.reveal().to_owned()),
    };
    jotted.iter().filter(|one| one.part == part).map(line).collect()
}

/// What the reader jotted down as `part`; empty where they did not.
fn own(jotted: &[Jotted], part: Part) -> String {
    let found = jotted.iter().find(|one| one.part == part && one.mine);
    let words = found.and_then(|one| one.words.as_ref());
    words.map(|words| words.reveal().to_owned()).unwrap_or_default()
}

/// What the samples of this room have in common.
#[cfg(test)]
mod samples {
    use super::*;
    pub(super) use crate::{support::samples::at, talk::samples::standing};

    /// A moment by two clocks.
    pub(super) fn when(w: &Shell) -> When {
        let other = Some("By the clock of mo it is Tuesday, 19:30.".to_owned());
        When { value: at().micros(), own: w.time_in(at(), "Europe/Berlin"), other }
    }

    /// A line of each author, one of whom has left.
    pub(super) fn lines() -> Vec<Line> {
        let line = |by: &str, words: Option<&str>| Line {
            by: by.to_owned(),
            words: words.map(|words| words.repeat(60)),
        };
        vec![line("You", Some("The interview\n")), line("mo", None)]
    }
}
