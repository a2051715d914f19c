//! `/courses/{course}/people`: who has passed and who has not, for a coordinator; and `/courses/topics`: what each course
//! speaks of.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App,
    programme::overseeing::{self, Listed, People},
};
use kith_core::{
    Code, Timestamp,
    people::grant::Role,
    programme::{
        course::{Course, Topic},
        courses,
        learning::Stage,
    },
};
use serde::Deserialize;

use super::course::{asks, holds, name, time};
use crate::{
    doors::{Doors, May},
    page::{Failure, Page, draw},
    query::Query,
    shell::Shell,
    visitor::SignedIn,
    words::Words,
    work,
};

/// The people of a course.
#[derive(Template)]
#[template(path = "programme/learners.html")]
pub(crate) struct Learners {
    w: Shell,
    course: &'static Course,
    count: (i64, i64),
    /// The doorway and the name of each, and where they are.
    rows: Vec<(Code, String, String)>,
    more: Option<Code>,
}

/// The courses and their topics.
#[derive(Template)]
#[template(path = "programme/course_topics.html")]
pub(crate) struct Topics {
    w: Shell,
    /// What each course is called.
    names: Vec<String>,
    /// Each topic, and the lessons of each course that speak of it.
    rows: Vec<(String, Vec<String>)>,
    /// How long each takes, how its quiz goes, and how long it holds.
    facts: Vec<(&'static str, Vec<String>)>,
}

/// Where a page begins.
#[derive(Default, Deserialize)]
struct Where {
    after: Option<Code>,
}

/// Their doors.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/courses/topics", May::Member, topics).get(
        "/courses/{course}/people",
        May::Hold(Role::Coordinator),
        show,
    )
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    Query(at): Query<Where>,
) -> Result<Response, Failure> {
    let (who, now) = (me.known.clone(), app.now());
    let found = work::read(&app, move |tx| overseeing::people(tx, now, &who, (code, at.after)));
    Ok(draw(&Learners::new(me.shell("learners-title"), &found.await?, now)))
}

async fn topics(me: SignedIn) -> Result<Response, Failure> {
    Ok(draw(&Topics::new(me.shell("topics-title"))))
}

impl Learners {
    fn new(w: Shell, people: &People, now: Timestamp) -> Self {
        let row = |(face, learning, signed): &Listed| {
            let stage = learning.stage(*signed, now);
            (face.doorway, face.pseudonym.clone(), said(&w, people, stage))
        };
        Self {
            rows: people.listed.iter().map(row).collect(),
            course: people.course,
            count: people.count,
            more: people.more,
            w,
        }
    }

    fn title(&self) -> String {
        self.w.say_of("learners-people", "course", name(&self.w, self.course))
    }

    /// How many of them have passed.
    fn counted(&self) -> String {
        let (all, passed) = self.count;
        self.w.say_with("learners-lead", &[("n", passed.into()), ("of", all.into())])
    }
}

/// Where somebody is, for a coordinator.
fn said(w: &Words, people: &People, stage: Stage) -> String {
    let day = |at| w.day_in(at, &people.zone);
    match stage {
        Stage::New => w.say("learners-new"),
        Stage::UnderWay(read) => {
            let of = people.course.lessons.len();
            w.say_with("learners-under-way", &[("n", read.into()), ("of", of.into())])
        }
        Stage::Unsigned => w.say("learners-unsigned"),
        Stage::Passed(at, None) => w.say_of("learners-passed", "day", day(at)),
        Stage::Passed(at, Some(until)) => {
            let args = [("day", day(at).into()), ("until", day(until).into())];
            w.say_with("learners-passed-until", &args)
        }
        Stage::Over(until) => w.say_of("learners-over", "until", day(until)),
    }
}

impl Topics {
    fn new(w: Shell) -> Self {
        let each = |of: &dyn Fn(&Course) -> String| courses::ALL.iter().map(of).collect();
        let row = |topic: &Topic| {
            let title = w.say(&format!("course-topic-{}", topic.word()));
            (title, each(&|course| lessons(&w, course, *topic)))
        };
        Self {
            names: each(&|course| name(&w, course)),
            rows: Topic::ALL.iter().map(row).collect(),
            facts: vec![
                ("topics-time", each(&|course| time(&w, course.minutes()))),
                ("topics-quiz", each(&|course| asks(&w, course))),
                ("topics-holds", each(&|course| holds(&w, course))),
            ],
            w,
        }
    }
}

/// The lessons of `course` that speak of `topic`, by their places.
fn lessons(w: &Words, course: &Course, topic: Topic) -> String {
    let places: Vec<_> = course.on(topic).map(|place| place.to_string()).collect();
    let args = [("n", places.len().into()), ("list", places.join(", ").into())];
    w.say_with("topics-lessons", &args)
}

impl Page for Learners {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let (w, now) = (|| shell("learners-title"), crate::support::samples::at());
        let full = super::course_samples::people();
        let empty = People { listed: Vec::new(), more: None, count: (0, 0), ..full.clone() };
        vec![Self::new(w(), &full, now), Self::new(w(), &empty, now)]
    }
}

impl Page for Topics {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        vec![Self::new(shell("topics-title"))]
    }
}
