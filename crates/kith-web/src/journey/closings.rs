//! `/closings`: a coordinator sees which journeys end and how others ended, and reads the exit forms that were handed in.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App,
    journey::{
        closing::{self, Closing},
        reflecting::{FORM, Text},
    },
};
use kith_core::{
    Code,
    people::{
        face::{Face, Side},
        grant::Role,
    },
    talk::State as Stands,
};
use serde::Deserialize;

use super::keepsakes::parts;
use crate::{
    doors::{Doors, May},
    page::{Failure, Page, draw},
    query::Query,
    shell::Shell,
    visitor::SignedIn,
    work,
};

/// The list.
#[derive(Template)]
#[template(path = "journey/closings.html")]
pub(crate) struct List {
    w: Shell,
    coming: Vec<Row>,
    over: Vec<Row>,
    /// The talk before whose end the next page begins; `None` where this is the last.
    more: Option<Code>,
}

/// One journey that ends or ended.
struct Row {
    code: String,
    /// The names of the two.
    names: String,
    /// When, and how it ended.
    when: String,
    /// How many exit forms were handed in.
    forms: usize,
}

/// One of them, with its exit forms.
#[derive(Template)]
#[template(path = "journey/closing.html")]
pub(crate) struct One {
    w: Shell,
    row: Row,
    /// Whose form it is, and each part of it.
    forms: Vec<(String, Vec<(String, String)>)>,
}

#[derive(Default, Deserialize)]
struct Where {
    before: Option<Code>,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    let may = May::Hold(Role::Coordinator);
    Doors::new().get("/closings", may, list).get("/closings/{talk}", may, show)
}

async fn list(
    State(app): State<App>,
    me: SignedIn,
    Query(at): Query<Where>,
) -> Result<Response, Failure> {
    let now = app.now();
    let found = work::read(&app, move |tx| closing::list(tx, now, at.before)).await?;
    let w = me.shell("closings-title");
    let rows = |all: &[Closing]| all.iter().map(|one| Row::new(&w, one)).collect();
    let (coming, over) = (rows(&found.coming), rows(&found.over));
    Ok(draw(&List { coming, over, more: found.more, w }))
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path(talk): Path<Code>,
) -> Result<Response, Failure> {
    let found = work::read(&app, move |tx| closing::one(tx, talk)).await?;
    let (w, opener, sealed) = (me.shell("closings-title"), app.clone(), found.clone());
    let said = work::aside(move || closing::forms(&opener, &sealed)).await?;
    let forms = said.into_iter().map(|(side, text)| form(&w, &found, (side, text))).collect();
    Ok(draw(&One { row: Row::new(&w, &found), forms, w }))
}

/// Whose form it is, and what it says.
fn form(
    w: &Shell,
    found: &Closing,
    (side, text): (Side, Option<Text>),
) -> (String, Vec<(String, String)>) {
    let face = match side {
        Side::Member => &found.mentee,
        Side::Helper => &found.mentor,
    };
    let said = match text {
        Some(text) => parts(w, &text, FORM),
        None => vec![(String::new(), w.say("words-erased"))],
    };
    (name(w, face.as_ref()), said)
}

/// The name of `face`; of whoever left for good, that they did.
fn name(w: &Shell, face: Option<&Face>) -> String {
    face.map_or_else(|| w.say("case-former"), |face| face.pseudonym.clone())
}

impl Row {
    fn new(w: &Shell, one: &Closing) -> Self {
        let (mentee, mentor) = (name(w, one.mentee.as_ref()), name(w, one.mentor.as_ref()));
        let args = [("mentee", mentee.into()), ("mentor", mentor.into())];
        let ended = match one.talk.state {
            Stands::Closed { at, .. } => Some(at),
            Stands::Open | Stands::Paused { .. } => one.planned.map(|planned| planned.day),
        };
        let day = ended.map_or_else(String::new, |at| w.day_in(at, "UTC"));
        let key = match one.how {
            Some(how) => format!("closings-how-{}", how.word().replace('_', "-")),
            None => "closings-coming-on".to_owned(),
        };
        Self {
            code: one.talk.code.to_string(),
            names: w.say_with("closings-names", &args),
            when: w.say_of(&key, "day", day),
            forms: one.forms.len(),
        }
    }
}

impl Page for List {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let rows = |all| (0..all).map(samples::row).collect();
        let page = |coming, over| {
            let more = (over == 20).then(|| Code(uuid::Uuid::from_u128(3)));
            Self { w: shell("closings-title"), coming: rows(coming), over: rows(over), more }
        };
        vec![page(0, 0), page(1, 0), page(3, 20)]
    }
}

impl Page for One {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let page = |forms| Self { w: shell("closings-title"), row: samples::row(1), forms };
        let said = vec![("What helped".to_owned(), "Work\n".repeat(80))];
        vec![page(Vec::new()), page(vec![("W".repeat(60), said)])]
    }
}

/// What the test of all pages draws.
#[cfg(test)]
mod samples {
    use super::Row;

    pub(super) fn row(forms: usize) -> Row {
        Row {
            code: "0".repeat(32),
            names: format!("{} and somebody else", "W".repeat(60)),
            when: "Ended on 3 May 2027, on its last day".to_owned(),
            forms,
        }
    }
}
