//! `/courses`: what waits for whoever reads, what is open to them, and what they passed; for a coordinator also what the
//! house asks for before a pair.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App,
    programme::{
        learning::{self, Own},
        requiring,
    },
};
use kith_core::{
    Code,
    people::grant::Role,
    programme::{course::Course, courses, learning::Stage},
};

use super::course::{name, stage, time};
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    query::Done,
    shell::Shell,
    visitor::SignedIn,
    words::Words,
    work,
};

/// What can have been done on this page, and the line that says so.
const DONE: [(&str, &str); 1] = [("asked", "courses-done-asked")];

/// The page.
#[derive(Template)]
#[template(path = "programme/courses.html")]
pub(crate) struct List {
    w: Shell,
    /// What waits, what is open, and what is passed: the key of the title, and the courses.
    groups: Vec<(&'static str, Vec<Card>)>,
    /// What counts for the reader.
    hours: String,
    /// What the house asks for; `None` for whoever does not set it.
    asked: Option<Asked>,
}

/// One course in the list.
struct Card {
    code: Code,
    name: String,
    stage: String,
}

/// The courses, each with whether it is asked for before a pair.
pub(crate) struct Asked {
    /// Where the form is sent.
    pub(crate) to: String,
    pub(crate) courses: Vec<(Code, String, bool)>,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    let coordinator = May::Hold(Role::Coordinator);
    Doors::new().get("/courses", May::Member, show).post("/courses", coordinator, ask).post(
        "/programmes/{programme}/courses",
        coordinator,
        ask_in,
    )
}

async fn show(State(app): State<App>, me: SignedIn, done: Done) -> Result<Response, Failure> {
    let (who, now) = (me.known.clone(), app.now());
    let sets = me.holds(Role::Coordinator);
    let (all, asked) = work::read(&app, move |tx| {
        let asked = if sets { Some(requiring::of(tx, now, &who, None)?) } else { None };
        Ok((learning::all(tx, now, &who)?, asked))
    })
    .await?;
    Ok(draw(&List::new(done.on(me.shell("courses-title"), &DONE), &all, asked.as_deref())))
}

async fn ask(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    set(&app, &me, (None, &fields)).await?;
    Ok(see("/courses?done=asked"))
}

async fn ask_in(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    set(&app, &me, (Some(code), &fields)).await?;
    Ok(see(&format!("/programmes/{code}/settings?done=saved")))
}

async fn set(
    app: &App,
    me: &SignedIn,
    (programme, fields): (Option<Code>, &Fields),
) -> Result<(), Failure> {
    let who = me.known.clone();
    let asked: Vec<Code> =
        fields.all("course").iter().filter_map(|code| code.parse().ok()).collect();
    work::write(app, move |tx, at| requiring::set(tx, at, &who, programme, &asked)).await?;
    Ok(())
}

impl Asked {
    /// What is asked for there; of the house itself, where no programme is named.
    pub(crate) fn new(w: &Words, programme: Option<Code>, asked: &[&Course]) -> Self {
        let to = programme.map(|code| format!("/programmes/{code}/courses"));
        let one = |course: &Course| (course.code, name(w, course), asked.contains(&course));
        let courses = courses::ALL.iter().map(one).collect();
        Self { to: to.unwrap_or_else(|| "/courses".to_owned()), courses }
    }
}

impl List {
    fn new(w: Shell, all: &[Own], asked: Option<&[&'static Course]>) -> Self {
        let card = |own: &Own| Card {
            code: own.learning.course.code,
            name: name(&w, own.learning.course),
            stage: stage(&w, own),
        };
        let group = |title, fits: &dyn Fn(&Own) -> bool| {
            (title, all.iter().filter(|own| fits(own)).map(card).collect::<Vec<_>>())
        };
        let waits = |own: &Own| own.asked && !own.stage.holds();
        let minutes = all.iter().map(|own| own.learning.minutes()).sum();
        Self {
            groups: [
                group("courses-waits", &waits),
                group("courses-open", &|own| !waits(own) && !own.stage.holds()),
                group("courses-passed", &|own| matches!(own.stage, Stage::Passed(..))),
            ]
            .into_iter()
            .filter(|(_, cards)| !cards.is_empty())
            .collect(),
            hours: time(&w, minutes),
            asked: asked.map(|asked| Asked::new(&w, None, asked)),
            w,
        }
    }
}

impl Page for List {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let (w, all) = (|| shell("courses-title"), super::course_samples::all());
        vec![
            Self::new(w(), &all, None),
            Self::new(w().after("courses-done-asked"), &all, Some(&[&courses::ALL[0]])),
        ]
    }
}
