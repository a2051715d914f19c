//! `/courses/{course}/lessons/{lesson}`: one lesson, to read and to try out.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    programme::learning::{self, Own},
};
use kith_core::{
    Code,
    programme::course::{Course, Lesson},
};

use super::course::{name, numbered, own};
use crate::{
    doors::{Doors, May},
    page::{Failure, Page, draw, see},
    shell::Shell,
    visitor::SignedIn,
    words::Words,
    work,
};

/// The page.
#[derive(Template)]
#[template(path = "programme/lesson.html")]
pub(crate) struct Show {
    w: Shell,
    course: &'static Course,
    place: usize,
    lesson: Lesson,
    /// The beginning of the keys of its words.
    key: String,
    /// What it says, part by part: a title, and paragraphs.
    parts: Vec<(String, Vec<String>)>,
    /// What to try out.
    tries: Vec<String>,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    let path = "/courses/{course}/lessons/{lesson}";
    Doors::new().get(path, May::Member, show).post(path, May::Member, read)
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path((code, place)): Path<(Code, usize)>,
) -> Result<Response, Failure> {
    let own = own(&app, &me, code).await?;
    let page = Show::new(me.shell("courses-title"), &own, place).ok_or(Error::NotFound)?;
    Ok(draw(&page))
}

async fn read(
    State(app): State<App>,
    me: SignedIn,
    Path((code, place)): Path<(Code, usize)>,
) -> Result<Response, Failure> {
    let who = me.known.clone();
    work::write(&app, move |tx, at| learning::read(tx, at, &who, (code, place))).await?;
    let own = own(&app, &me, code).await?;
    Ok(see(&if place == own.learning.course.lessons.len() {
        format!("/courses/{code}/quiz")
    } else {
        format!("/courses/{code}/lessons/{}", place + 1)
    }))
}

/// The paragraphs at `key`.
fn paragraphs(w: &Words, key: &str) -> Vec<String> {
    w.say(key).split("\n\n").map(str::to_owned).collect()
}

impl Show {
    /// `None` where there is no such lesson, or one before it was not read.
    fn new(w: Shell, own: &Own, place: usize) -> Option<Self> {
        let course = own.learning.course;
        let lesson = *course.lessons.get(place.checked_sub(1)?)?;
        if place > own.learning.read + 1 {
            return None;
        }
        let key = format!("lesson-{}-{}", course.key(), lesson.key);
        let parts = numbered(&w, &key);
        let part = |key: &String| (w.say(key), paragraphs(&w, &format!("{key}-more")));
        let parts = parts.iter().map(part).collect();
        let tries = paragraphs(&w, &format!("{key}-try-more"));
        Some(Self { course, place, lesson, key, parts, tries, w })
    }

    fn course_name(&self) -> String {
        name(&self.w, self.course)
    }

    fn says(&self, end: &str) -> String {
        self.w.say(&format!("{}{end}", self.key))
    }

    /// Which of how many it is.
    fn number(&self) -> String {
        let of = self.course.lessons.len();
        self.w.say_with("lesson-of", &[("n", self.place.into()), ("of", of.into())])
    }

    /// The place of the one before it; `None` for the first.
    fn before(&self) -> Option<usize> {
        self.place.checked_sub(1).filter(|place| *place > 0)
    }

    /// The key of the words on the way on.
    fn on(&self) -> &'static str {
        if self.place == self.course.lessons.len() { "lesson-to-quiz" } else { "lesson-next" }
    }
}

impl Page for Show {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let all = super::course_samples::passed();
        let pages = all.iter().flat_map(|own| {
            let places = 1..=own.learning.course.lessons.len();
            places.filter_map(|place| Self::new(shell("courses-title"), own, place))
        });
        pages.collect()
    }
}
