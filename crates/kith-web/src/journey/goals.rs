//! `/journeys/{talk}/goals`: what the mentee of a journey wants, and how far that has come.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    journey::{
        goals::reading::{self, Opened},
        reading::Seen,
    },
};
use kith_core::{
    Code,
    journey::goal::{Level, MOST, NOT_YOURS, State as Stands},
    people::notice::About,
};

use crate::{
    doors::{Doors, May},
    page::{Failure, Page, draw},
    query::Done,
    shell::Shell,
    support::requests,
    talk::seats::{Standing, faces},
    visitor::SignedIn,
    work,
};

/// What can have been done just before, and the line that says so.
const DONE: [(&str, &str); 1] = [("turned", "goal-done-turned")];

/// The page.
#[derive(Template)]
#[template(path = "journey/goals.html")]
pub(crate) struct Show {
    w: Shell,
    standing: Standing,
    goals: Vec<Opened>,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/journeys/{talk}/goals", May::Member, show)
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path(talk): Path<Code>,
    done: Done,
) -> Result<Response, Failure> {
    let (seen, goals) = opened(&app, &me, talk).await?;
    requests::seen(&app, &me.known, (About::Agreement, talk)).await?;
    Ok(draw(&Show::new(done.on(me.shell("goals-title"), &DONE), &seen, goals)))
}

async fn opened(app: &App, me: &SignedIn, talk: Code) -> Result<(Seen, Vec<Opened>), Error> {
    let (ours, opener) = (faces(me), app.clone());
    let (seen, kept) = work::read(app, move |tx| reading::list(tx, &ours, talk)).await?;
    let open = move || kept.iter().map(|kept| reading::open(&opener, kept)).collect();
    Ok((seen, work::aside(open).await?))
}

impl Show {
    fn new(w: Shell, seen: &Seen, goals: Vec<Opened>) -> Self {
        Self { standing: Standing::new(&w, &seen.seat, seen.other.as_ref()), goals, w }
    }

    /// The goals that are open, or those that are not.
    fn those(&self, open: bool) -> Vec<&Opened> {
        let is_open = |goal: &&Opened| goal.goal.state == Stands::Open;
        self.goals.iter().filter(|goal| is_open(goal) == open).collect()
    }

    /// Whether the reader may write down another one here and now.
    fn may_make(&self) -> bool {
        self.standing.is_open() && self.standing.asks() && self.those(true).len() < MOST
    }

    /// The words at `key` for the side of whoever reads.
    fn their(&self, key: &str) -> String {
        their(&self.w, &self.standing, key)
    }

    /// What `level` is called.
    fn called(&self, level: Level) -> String {
        called(&self.w, level)
    }

    /// Whether there is anything to be seen of how they grow.
    fn grows(&self) -> bool {
        self.goals.iter().any(|goal| goal.goal.level.is_some())
    }
}

/// What `level` is called, whatever it means for a goal.
pub(super) fn called(w: &Shell, level: Level) -> String {
    w.say(&format!("goal-level-{}", level.word()))
}

/// The words at `key` for the side of whoever reads; they may name the other.
pub(super) fn their(w: &Shell, standing: &Standing, key: &str) -> String {
    w.say_of(&format!("{key}-{}", standing.side.word()), "name", standing.name.as_str())
}

/// What only the mentee may do is not there for the mentor.
pub(super) fn unseen(why: Error) -> Error {
    match why {
        Error::Refused(NOT_YOURS) => Error::NotFound,
        other => other,
    }
}

impl Page for Show {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::{people::face::Side, talk::State};

        use super::{agreements::samples::standing, goal::samples::opened};
        let page = |goals, side, state| Self {
            w: shell("goals-title"),
            standing: standing(side, state),
            goals,
        };
        let some = || {
            let states = [Stands::Open, Stands::Reached, Stands::Dropped];
            let mut all: Vec<_> = states.into_iter().map(|state| opened(state, true)).collect();
            all.push(opened(Stands::Open, false));
            all.push(Opened { text: None, ..opened(Stands::Open, true) });
            all
        };
        let full = || (0..MOST).map(|_| opened(Stands::Open, true)).collect();
        vec![
            page(Vec::new(), Side::Member, State::Open),
            page(Vec::new(), Side::Helper, State::Open),
            page(some(), Side::Member, State::Open),
            page(some(), Side::Helper, State::Open),
            page(full(), Side::Member, State::Open),
        ]
    }
}
