//! `/journeys/{talk}/guides/{guide}`: something to read for a part of the way, for the reader's side of it. Nothing is kept of
//! who read what.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{App, Error, journey::reading};
use kith_core::{Code, journey::guide::Guide, people::face::Side};

use crate::{
    doors::{Doors, May},
    page::{Failure, Page, draw},
    shell::Shell,
    talk::seats::faces,
    visitor::SignedIn,
    words::Words,
    work,
};

/// The page.
#[derive(Template)]
#[template(path = "journey/guide.html")]
pub(crate) struct Show {
    w: Shell,
    talk: Code,
    /// The beginning of the keys of its words.
    key: String,
    more: Vec<String>,
    asks: Vec<String>,
    /// The others: the word, and what they are called.
    others: Vec<(&'static str, String)>,
}

/// Its door.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/journeys/{talk}/guides/{guide}", May::Member, show)
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path((talk, guide)): Path<(Code, String)>,
) -> Result<Response, Failure> {
    let guide = Guide::of(&guide).ok_or(Error::NotFound)?;
    let ours = faces(&me);
    let seen = work::read(&app, move |tx| reading::journey(tx, &ours, talk)).await?;
    Ok(draw(&Show::new(me.shell("guide-section"), talk, (guide, seen.seat.side))))
}

/// The beginning of the keys of `guide` for whoever sits on `side`.
fn key(guide: Guide, side: Side) -> String {
    let side = match side {
        Side::Member => "mentee",
        Side::Helper => "mentor",
    };
    format!("guide-{}-{side}", guide.word())
}

/// What `guide` is called for whoever sits on `side`.
pub(super) fn title(w: &Words, guide: Guide, side: Side) -> String {
    w.say(&key(guide, side))
}

/// The paragraphs at `key`.
fn paragraphs(w: &Words, key: &str) -> Vec<String> {
    w.say(key).split("\n\n").map(str::to_owned).collect()
}

impl Show {
    fn new(w: Shell, talk: Code, (guide, side): (Guide, Side)) -> Self {
        let key = key(guide, side);
        let others = Guide::ALL.iter().filter(|other| **other != guide);
        let others = others.map(|other| (other.word(), title(&w, *other, side)));
        Self {
            talk,
            more: paragraphs(&w, &format!("{key}-more")),
            asks: paragraphs(&w, &format!("{key}-ask")),
            others: others.collect(),
            key,
            w,
        }
    }

    fn says(&self, end: &str) -> String {
        self.w.say(&format!("{}{end}", self.key))
    }
}

impl Page for Show {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let code = super::introduction::samples::code();
        let of = |guide: &Guide| Side::ALL.iter().map(|side| (*guide, *side)).collect::<Vec<_>>();
        let all = Guide::ALL.iter().flat_map(of);
        all.map(|which| Self::new(shell("guide-section"), code, which)).collect()
    }
}
