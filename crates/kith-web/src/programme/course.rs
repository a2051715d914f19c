//! `/courses/{course}`: its lessons, where its learner is, and its code of conduct.

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
    Code, Refusal,
    people::{grant::Role, notice::About},
    programme::{course::Course, learning::Stage},
};

use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    query::Done,
    shell::Shell,
    support::requests,
    visitor::SignedIn,
    words::Words,
    work,
};

/// What can have been done before this page, and the line that says so.
const DONE: [(&str, &str); 2] =
    [("passed", "course-done-passed"), ("signed", "course-done-signed")];

/// The page.
#[derive(Template)]
#[template(path = "programme/course.html")]
pub(crate) struct Show {
    w: Shell,
    course: &'static Course,
    stage: String,
    about: String,
    /// What comes next: where, and the key of its words; `None` where nothing does.
    next: Option<(String, &'static str)>,
    /// Each lesson with its place, its name and how long it takes, whether it was read, and whether it is open.
    lessons: Vec<(usize, String, u32, bool, bool)>,
    /// Whether the quiz is passed, and whether it is open.
    quiz: (bool, bool),
    /// What is signed.
    code: Vec<String>,
    /// Whether it can be signed now.
    signs: bool,
    /// That an older version was signed.
    changed: bool,
    /// What was signed, and when; empty where nothing was.
    signed: String,
    /// Whether a coordinator reads.
    coordinates: bool,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/courses/{course}", May::Member, show).post(
        "/courses/{course}/signatures",
        May::Member,
        sign,
    )
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    done: Done,
) -> Result<Response, Failure> {
    let own = own(&app, &me, code).await?;
    requests::seen(&app, &me.known, (About::Course, code)).await?;
    let coordinates = me.holds(Role::Coordinator);
    Ok(draw(&Show::new(done.on(me.shell("courses-title"), &DONE), &own, coordinates)))
}

/// The course that `code` names, as whoever reads sees it.
pub(super) async fn own(app: &App, me: &SignedIn, code: Code) -> Result<Own, Error> {
    let (who, now) = (me.known.clone(), app.now());
    work::read(app, move |tx| learning::own(tx, now, &who, code)).await
}

async fn sign(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (who, version) = (me.known.clone(), fields.word("version").parse().unwrap_or_default());
    match work::write(&app, move |tx, at| learning::sign(tx, at, &who, (code, version))).await {
        Err(Error::Refused(why)) => again(&app, &me, code, why).await,
        done => done.map(|()| see(&format!("/courses/{code}?done=signed"))).map_err(Failure::from),
    }
}

async fn again(app: &App, me: &SignedIn, code: Code, why: Refusal) -> Result<Response, Failure> {
    let own = own(app, me, code).await?;
    let w = me.shell("courses-title").but("sign", why);
    Ok(draw(&Show::new(w, &own, me.holds(Role::Coordinator))))
}

/// What `course` is called.
pub(super) fn name(w: &Words, course: &Course) -> String {
    w.say(&format!("course-{}", course.key()))
}

/// So many minutes, in words.
pub(super) fn time(w: &Words, minutes: u32) -> String {
    w.say_with(
        "course-time",
        &[("hours", (minutes / 60).into()), ("minutes", (minutes % 60).into())],
    )
}

/// For how long a pass holds, in words.
pub(super) fn holds(w: &Words, course: &Course) -> String {
    match course.months {
        Some(months) => w.say_of("course-holds-months", "n", months),
        None => w.say("course-holds-good"),
    }
}

/// Where its learner is, in words.
pub(super) fn stage(w: &Words, own: &Own) -> String {
    let (lessons, day) = (own.learning.course.lessons.len(), |at| w.day_in(at, &own.zone));
    match own.stage {
        Stage::New => w.say("course-new"),
        Stage::UnderWay(read) if read == lessons => w.say("course-quiz-next"),
        Stage::UnderWay(read) => {
            w.say_with("course-under-way", &[("n", read.into()), ("of", lessons.into())])
        }
        Stage::Unsigned => w.say("course-unsigned"),
        Stage::Passed(at, None) => w.say_of("course-passed", "day", day(at)),
        Stage::Passed(at, Some(until)) => {
            let args = [("day", day(at).into()), ("until", day(until).into())];
            w.say_with("course-passed-until", &args)
        }
        Stage::Over(until) => w.say_of("course-over", "until", day(until)),
    }
}

/// Every text at `{stem}-1`, `{stem}-2` and so on, as long as there is one.
pub(super) fn numbered(w: &Words, stem: &str) -> Vec<String> {
    let keys = (1..).map(|n: u32| format!("{stem}-{n}"));
    keys.take_while(|key| w.knows(key)).collect()
}

/// Where its learner goes on, and the key of its words.
fn next(own: &Own) -> Option<(String, &'static str)> {
    let course = own.learning.course;
    let to = |end: String| format!("/courses/{}{end}", course.code);
    match own.stage {
        Stage::New => Some((to("/lessons/1".to_owned()), "course-begin")),
        Stage::UnderWay(read) if read < course.lessons.len() => {
            Some((to(format!("/lessons/{}", read + 1)), "course-go-on"))
        }
        Stage::UnderWay(_) => Some((to("/quiz".to_owned()), "course-to-quiz")),
        Stage::Unsigned => Some((to("#sign".to_owned()), "course-to-sign")),
        Stage::Over(_) => Some((to("/quiz".to_owned()), "course-renew")),
        Stage::Passed(..) => None,
    }
}

impl Show {
    fn new(w: Shell, own: &Own, coordinates: bool) -> Self {
        let (learning, course) = (&own.learning, own.learning.course);
        let lesson = |(place, one): (usize, &kith_core::programme::course::Lesson)| {
            let name = w.say(&format!("lesson-{}-{}", course.key(), one.key));
            (place, name, one.minutes, place <= learning.read, place <= learning.read + 1)
        };
        let code = numbered(&w, &format!("commitment-{}", course.key()));
        let signed = own.signed.map(|(version, at)| {
            let args = [("n", version.into()), ("day", w.day_in(at, &own.zone).into())];
            w.say_with("course-code-signed", &args)
        });
        let args =
            [("time", time(&w, course.minutes()).into()), ("holds", holds(&w, course).into())];
        Self {
            course,
            stage: stage(&w, own),
            about: w.say_with("course-about", &args),
            next: next(own),
            lessons: (1..).zip(course.lessons).map(lesson).collect(),
            quiz: (learning.passed.is_some(), learning.read == course.lessons.len()),
            code: code.iter().map(|key| w.say(key)).collect(),
            signs: own.stage == Stage::Unsigned,
            changed: own.signed.is_some_and(|(version, _)| version < course.version),
            signed: signed.unwrap_or_default(),
            coordinates,
            w,
        }
    }

    fn name(&self) -> String {
        name(&self.w, self.course)
    }

    fn part(&self, end: &str) -> String {
        self.w.say(&format!("course-{}-{end}", self.course.key()))
    }

    /// How the quiz goes.
    fn asks(&self) -> String {
        asks(&self.w, self.course)
    }
}

/// How the quiz of `course` goes.
pub(super) fn asks(w: &Words, course: &Course) -> String {
    let quiz = &course.quiz;
    let args = [("n", quiz.questions.len().into()), ("enough", quiz.enough().into())];
    w.say_with("course-quiz-more", &args)
}

impl Page for Show {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::programme::learning::NOT_YET;
        let w = || shell("courses-title");
        let all = super::course_samples::stages();
        let mut pages: Vec<_> = all.iter().map(|own| Self::new(w(), own, false)).collect();
        pages.push(Self::new(w().but("sign", NOT_YET).after("course-done-passed"), &all[0], true));
        pages
    }
}
