//! `/patterns`: from whom several people part, and whose reports mostly come to nothing. Nothing is done here: what
//! follows is decided in a case, by a person.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{
    App,
    safety::repeating::{self, Parted},
};
use kith_core::{
    Timestamp,
    people::face::Face,
    safety::{case::Case, pattern::Reports},
};

use super::case::parted;
use crate::{
    doors::{Doors, May},
    page::{Failure, Page, draw},
    shell::Shell,
    visitor::SignedIn,
    words::Words,
    work,
};

/// The page.
#[derive(Template)]
#[template(path = "safety/patterns.html")]
pub(crate) struct Patterns {
    w: Shell,
    rows: Vec<Row>,
    /// Names, and what became of their reports.
    reporters: Vec<(String, String)>,
}

/// Somebody from whom several people parted.
struct Row {
    name: String,
    lines: Vec<String>,
    last: Timestamp,
    /// The case about it, and whether it is open; `None` while there is none.
    case: Option<(String, bool)>,
}

/// Its door.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/patterns", May::Desk, show)
}

async fn show(me: SignedIn, State(app): State<App>) -> Result<Response, Failure> {
    let (known, now) = (me.known.clone(), app.now());
    let sheet = work::read(&app, move |tx| repeating::sheet(tx, now, &known)).await?;
    let w = me.shell("patterns-title");
    let rows = sheet.parted.iter().map(|one| Row::new(&w, one)).collect();
    let reporters = sheet.reporters.iter().map(|one| reporter(&w, one)).collect();
    Ok(draw(&Patterns { w, rows, reporters }))
}

fn reporter(w: &Words, (face, reports): &(Face, Reports)) -> (String, String) {
    let n = [("empty", reports.empty.into()), ("all", reports.all.into())];
    (face.pseudonym.clone(), w.say_with("patterns-empty", &n))
}

impl Row {
    fn new(w: &Words, one: &Parted) -> Self {
        let case = |case: &Case| (case.code.to_string(), case.deadline().is_some());
        Self {
            name: one.face.pseudonym.clone(),
            lines: parted(w, one.counts).collect(),
            last: one.last,
            case: one.case.as_ref().map(case),
        }
    }
}

impl Page for Patterns {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let (w, last) = (shell("patterns-title"), super::examples::now());
        let row = |case: Option<bool>| Row {
            name: "one".to_owned(),
            lines: vec!["two".to_owned()],
            last,
            case: case.map(|open| ("0".repeat(32), open)),
        };
        let rows = [None, Some(true), Some(false)].map(row).into();
        let reporters = vec![("one".to_owned(), "two".to_owned())];
        let none = Self { w: shell("patterns-title"), rows: Vec::new(), reporters: Vec::new() };
        vec![none, Self { w, rows, reporters }]
    }
}
