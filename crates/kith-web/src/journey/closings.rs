//! `/closings`: a coordinator sees which journeys end and how others ended, and reads the exit forms that were handed in.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    journey::{
        closing::{self, Closing, Form as Handed},
        farewelling,
        reflecting::FORM,
        rematching,
    },
};
use kith_core::{
    Code,
    journey::rematch::Rematch,
    people::{face::Side, grant::Role},
    talk::State as Stands,
};
use serde::Deserialize;

use super::{farewells, keepsakes::parts, pairs};
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    query::Query,
    shell::Shell,
    support::saying,
    visitor::SignedIn,
    words::Markup,
    work,
};

/// The list.
#[derive(Template)]
#[template(path = "journey/closings.html")]
pub(crate) struct List {
    w: Shell,
    coming: Vec<Row>,
    over: Vec<Row>,
    /// The newest last days for many: which, when, and what they say of themselves.
    many: Vec<(Code, String, Markup)>,
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
    /// Whether a coordinator set its day, and can take it back.
    ours: bool,
}

/// One of them, with its exit forms.
#[derive(Template)]
#[template(path = "journey/closing.html")]
pub(crate) struct One {
    w: Shell,
    row: Row,
    forms: Vec<Form>,
    /// How it stands with looking again, where that may be, and what a yes is called; empty where it needs none.
    again: Option<(Markup, String)>,
}

/// An exit form that was handed in.
struct Form {
    /// Whose it is.
    name: String,
    side: Side,
    /// Each part of it; `None` while it is closed.
    parts: Option<Vec<(String, String)>>,
}

#[derive(Default, Deserialize)]
struct Where {
    before: Option<Code>,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    let may = May::Hold(Role::Coordinator);
    Doors::new()
        .get("/closings", may, list)
        .get("/closings/{talk}", may, show)
        .post("/closings/{talk}/openings", may, open)
        .post("/closings/{talk}/rematches", may, again)
        .post("/closings/{talk}/returns", may, take_back)
}

async fn list(
    State(app): State<App>,
    me: SignedIn,
    Query(at): Query<Where>,
) -> Result<Response, Failure> {
    let (who, now) = (me.known.clone(), app.now());
    let (found, many) = work::read(&app, move |tx| {
        Ok((closing::list(tx, now, &who, at.before)?, farewelling::newest(tx, now, &who)?))
    })
    .await?;
    let w = me.shell("closings-title");
    let many = many
        .iter()
        .map(|(one, n)| (one.code, w.day_in(one.day, "UTC"), farewells::said(&w, one, *n)));
    let many = many.collect();
    let rows = |all: &[Closing]| all.iter().map(|one| Row::new(&w, one)).collect();
    let (coming, over) = (rows(&found.coming), rows(&found.over));
    Ok(draw(&List { coming, over, many, more: found.more, w }))
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path(talk): Path<Code>,
) -> Result<Response, Failure> {
    let (reader, who) = (app.clone(), me.known.clone());
    let (found, handed) = work::aside(move || closing::page(&reader, &who, talk)).await?;
    let w = me.shell("closings-title");
    let forms = handed.into_iter().map(|one| Form::new(&w, &found, one)).collect();
    let (who, now) = (me.known.clone(), app.now());
    let again = work::read(&app, move |tx| rematching::seen(tx, now, &who, talk)).await?;
    let again = again.map(|stands| looked(&w, stands));
    Ok(draw(&One { row: Row::new(&w, &found), forms, again, w }))
}

/// How looking again stands, in words, and what a yes is called.
fn looked(w: &Shell, stands: Rematch) -> (Markup, String) {
    match stands {
        Rematch::Free => (saying::plain(&w.say("closings-again-free")), String::new()),
        Rematch::Rests(until) => {
            let said = saying::timed(w, "closings-again-rests", &[], until);
            (said, w.say("closings-again-now"))
        }
        Rematch::Asks(_) => {
            (saying::plain(&w.say("closings-again-asks")), w.say("closings-again-yes"))
        }
    }
}

async fn again(
    State(app): State<App>,
    me: SignedIn,
    Path(talk): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (who, post) = (me.known.clone(), fields.post(&me));
    let said = work::once(&app, post, move |tx, at| {
        rematching::say_yes(tx, at, &who, talk)?;
        Ok(format!("/closings/{talk}"))
    });
    Ok(see(&said.await?))
}

async fn open(
    State(app): State<App>,
    me: SignedIn,
    Path(talk): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let side = Side::of(fields.word("side")).ok_or(Error::NotFound)?;
    let who = me.known.clone();
    work::write(&app, move |tx, at| closing::open(tx, at, &who, (talk, side))).await?;
    Ok(see(&format!("/closings/{talk}")))
}

async fn take_back(
    State(app): State<App>,
    me: SignedIn,
    Path(talk): Path<Code>,
) -> Result<Response, Failure> {
    let who = me.known.clone();
    match work::write(&app, move |tx, at| closing::take_back(tx, at, &who, talk)).await {
        // One of the two set it meanwhile, or it is over: the list says so.
        Ok(()) | Err(Error::Refused(_)) => Ok(see("/closings")),
        Err(error) => Err(error.into()),
    }
}

impl Form {
    /// The form of the one who sits on `side`, as far as it is open.
    fn new(w: &Shell, found: &Closing, (side, handed): (Side, Handed)) -> Self {
        let [mentee, mentor] = &found.people;
        let face = match side {
            Side::Member => mentee,
            Side::Helper => mentor,
        };
        let name = face.as_ref().map(|face| face.pseudonym.clone());
        let parts = match handed {
            Handed::Closed => None,
            Handed::Open(Some(text)) => Some(parts(w, &text, FORM)),
            Handed::Open(None) => Some(vec![(String::new(), w.say("words-erased"))]),
        };
        Self { name: name.unwrap_or_else(|| w.say("talk-nobody")), side, parts }
    }
}

impl Row {
    fn new(w: &Shell, one: &Closing) -> Self {
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
            names: pairs::two(
                w,
                one.people.each_ref().map(|face| face.as_ref().map(|face| face.pseudonym.as_str())),
            ),
            when: w.say_of(&key, "day", day),
            forms: one.forms.len(),
            ours: one.how.is_none() && one.planned.is_some_and(|set| set.by.side().is_none()),
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
            let w = shell("closings-title");
            let said = Markup(w.say("farewell-none"));
            let many =
                more.iter().map(|code| (*code, "24 December".to_owned(), said.clone())).collect();
            Self { w, coming: rows(coming), over: rows(over), many, more }
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
        let page = |forms: Vec<Form>| {
            let (w, until) = (shell("closings-title"), crate::support::samples::at());
            let stands = [Rematch::Free, Rematch::Rests(until), Rematch::Asks(until)];
            let again = stands.get(forms.len()).map(|stands| looked(&w, *stands));
            Self { w, row: samples::row(1), forms, again }
        };
        let form = |parts| Form { name: "W".repeat(60), side: Side::Member, parts };
        let said = vec![("What helped".to_owned(), "Work\n".repeat(80))];
        vec![page(Vec::new()), page(vec![form(Some(said)), form(None)]), page(vec![form(None)])]
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
            ours: forms == 1,
        }
    }
}
