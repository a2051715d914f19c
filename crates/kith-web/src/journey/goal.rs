//! `/journeys/{talk}/goals/{goal}`: one goal: where it stands, the steps towards it, and what the mentor says about it.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    journey::{
        goals::reading::{self, Whole},
        reading::Seen,
    },
};
use kith_core::{
    Code,
    journey::goal::{Level, State as Stands},
    people::notice::About,
};

use super::goals::{called, their};
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw},
    query::Done,
    shell::Shell,
    support::requests,
    talk::seats::{Standing, faces},
    visitor::SignedIn,
    work,
};

/// What can have been done on this page, and the line that says so.
const DONE: [(&str, &str); 6] = [
    ("made", "goal-done-made"),
    ("reworded", "goal-done-reworded"),
    ("moved", "goal-done-moved"),
    ("stepped", "goal-done-stepped"),
    ("said", "goal-done-said"),
    ("turned", "goal-done-turned"),
];

/// The page.
#[derive(Template)]
#[template(path = "journey/goal.html")]
pub(crate) struct Show {
    w: Shell,
    standing: Standing,
    whole: Whole,
    /// The five levels, the highest first.
    rungs: Vec<Rung>,
    /// What was typed into a form that is drawn again.
    typed: Fields,
}

/// One level.
struct Rung {
    word: &'static str,
    /// What it is called.
    name: String,
    /// What it means for this goal; empty where that was left open.
    words: String,
    /// What stands beside it: where it began, where it is.
    marks: Vec<String>,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/journeys/{talk}/goals/{goal}", May::Member, show)
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path(named): Path<(Code, Code)>,
    done: Done,
) -> Result<Response, Failure> {
    let (seen, whole) = opened(&app, &me, named).await?;
    requests::seen(&app, &me.known, (About::Agreement, named.0)).await?;
    let w = done.on(me.shell("goal-title"), &DONE);
    Ok(draw(&Show::new(w, &seen, whole, Fields::default())))
}

/// The goal in the journey, opened.
pub(super) async fn opened(
    app: &App,
    me: &SignedIn,
    named: (Code, Code),
) -> Result<(Seen, Whole), Error> {
    let (ours, opener) = (faces(me), app.clone());
    let (seen, around) = work::read(app, move |tx| reading::one(tx, &ours, named)).await?;
    Ok((seen, work::aside(move || around.open(&opener)).await?))
}

impl Show {
    /// It, drawn for whoever has `seen` it, with what was `typed` into its forms.
    pub(super) fn new(w: Shell, seen: &Seen, whole: Whole, typed: Fields) -> Self {
        let standing = Standing::new(&w, &seen.seat, seen.other.as_ref());
        Self { rungs: rungs(&w, &whole, &standing), standing, whole, typed, w }
    }

    /// Where this goal is.
    fn path(&self) -> String {
        format!("/journeys/{}/goals/{}", self.standing.talk, self.whole.goal.code)
    }

    /// Whether a form stands here: where the two may write, and again where it was refused, with what was typed.
    fn takes(&self) -> bool {
        self.standing.is_open() || !self.w.problems.is_empty()
    }

    /// Whether the reader may end it, or open it again.
    fn may_turn(&self) -> bool {
        self.takes() && self.standing.asks()
    }

    /// Whether it is worked on.
    fn is_open(&self) -> bool {
        self.whole.goal.goal.state == Stands::Open
    }

    /// Whether the reader may move it.
    fn may_move(&self) -> bool {
        self.may_turn() && self.is_open()
    }

    /// Whether the reader may say something about it.
    fn may_comment(&self) -> bool {
        self.takes() && !self.standing.asks()
    }

    /// The words at `key` for the side of whoever reads.
    fn their(&self, key: &str) -> String {
        their(&self.w, &self.standing, key)
    }

    /// The key of the words on what has become of it.
    fn fate(&self) -> String {
        format!("goal-state-{}", self.whole.goal.goal.state.word())
    }

    /// What `level` is called.
    fn called(&self, level: Level) -> String {
        called(&self.w, level)
    }
}

/// The levels of a goal, the highest first.
fn rungs(w: &Shell, whole: &Whole, standing: &Standing) -> Vec<Rung> {
    let goal = whole.goal.goal;
    let rung = |level: &Level| {
        let means = whole.goal.text.as_ref().and_then(|text| text.level(*level));
        let marks = [("goal-began", goal.began), ("goal-now", goal.level)];
        let marks = marks.into_iter().filter(|(_, at)| *at == Some(*level));
        Rung {
            word: level.word(),
            name: called(w, *level),
            words: means.unwrap_or_default().to_owned(),
            marks: marks.map(|(key, _)| their(w, standing, key)).collect(),
        }
    };
    Level::ALL.iter().rev().map(rung).collect()
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
#[path = "goal_samples.rs"]
pub(super) mod samples;
