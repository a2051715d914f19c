//! `/courses/{course}/quiz`: what is asked after the lessons, and what came of it: which were right, and why.

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
    Code, Refusal, Timestamp,
    programme::{
        course::Course,
        quiz::{Answers, MISSING, Question},
    },
};

use super::course::{name, own};
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    shell::Shell,
    support::saying::timed,
    visitor::SignedIn,
    words::{Markup, Words},
    work,
};

/// The page.
#[derive(Template)]
#[template(path = "programme/quiz.html")]
pub(crate) struct Show {
    w: Shell,
    course: &'static Course,
    asked: Vec<Asked>,
    /// How many were right the last time, and whether that was enough; `None` where nothing was answered yet.
    came: Option<(usize, bool)>,
    /// Until when it rests.
    rests: Option<Timestamp>,
    /// Whether it can be answered now.
    open: bool,
}

/// One question.
struct Asked {
    key: &'static str,
    words: String,
    single: bool,
    /// Each option: its letter, its words, and whether it is chosen.
    options: Vec<(char, String, bool)>,
    /// Whether the last answer was right, and why; `None` where there is none.
    came: Option<(bool, String)>,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    let path = "/courses/{course}/quiz";
    Doors::new().get(path, May::Member, show).post(path, May::Member, answer)
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
) -> Result<Response, Failure> {
    let own = own(&app, &me, code).await?;
    if own.learning.read < own.learning.course.lessons.len() {
        return Ok(see(&format!("/courses/{code}")));
    }
    Ok(draw(&Show::new(me.shell("courses-title"), &own, app.now())))
}

async fn answer(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let quiz = own(&app, &me, code).await?.learning.course.quiz;
    let answers = match quiz.read(|key| fields.all(key)) {
        Ok(answers) => answers,
        Err(gaps) => {
            let gaps: Vec<_> = gaps.into_iter().map(|key| (key, MISSING)).collect();
            return again(&app, &me, code, (&fields, &gaps)).await;
        }
    };
    match given(&app, &me, code, (&fields, answers)).await {
        Err(Error::Refused(why)) => again(&app, &me, code, (&fields, &[("quiz", why)])).await,
        given => given.map(|path| see(&path)).map_err(Failure::from),
    }
}

/// Gives the answers; where one goes on.
async fn given(
    app: &App,
    me: &SignedIn,
    code: Code,
    (fields, answers): (&Fields, Answers),
) -> Result<String, Error> {
    let who = me.known.clone();
    work::once(app, fields.post(me), move |tx, at| {
        let passes = learning::answer(tx, at, &who, (code, &answers))?;
        let end = if passes { "?done=passed" } else { "/quiz#quiz" };
        Ok(format!("/courses/{code}{end}"))
    })
    .await
}

async fn again(
    app: &App,
    me: &SignedIn,
    code: Code,
    (fields, problems): (&Fields, &[(&'static str, Refusal)]),
) -> Result<Response, Failure> {
    let own = own(app, me, code).await?;
    let w = me.shell("courses-title");
    let w = problems.iter().fold(w, |w, (field, why)| w.but(field, *why));
    let mut page = Show::new(w, &own, app.now());
    for asked in &mut page.asked {
        for (letter, _, chosen) in &mut asked.options {
            *chosen = fields.chose(asked.key, &letter.to_string());
        }
    }
    Ok(draw(&page))
}

impl Asked {
    fn new(w: &Words, course: &Course, question: &'static Question) -> Self {
        let key = format!("quiz-{}-{}", course.key(), question.key);
        let option = |letter: char| (letter, w.say(&format!("{key}-{letter}")), false);
        Self {
            key: question.key,
            words: w.say(&key),
            single: question.is_single(),
            options: question.options.chars().map(option).collect(),
            came: None,
        }
    }

    /// The same with what was answered there: right ones stay chosen.
    fn answered(mut self, w: &Words, course: &Course, (letters, right): (&str, bool)) -> Self {
        let why = w.say(&format!("quiz-{}-{}-why", course.key(), self.key));
        for (letter, _, chosen) in &mut self.options {
            *chosen = right && letters.contains(*letter);
        }
        Self { came: Some((right, why)), ..self }
    }
}

impl Show {
    fn new(w: Shell, own: &Own, now: Timestamp) -> Self {
        let (learning, course) = (&own.learning, own.learning.course);
        let quiz = &course.quiz;
        let asked = match &learning.answers {
            None => quiz.questions.iter().map(|one| Asked::new(&w, course, one)).collect(),
            Some(answers) => quiz
                .marked(answers)
                .map(|(one, letters, right)| {
                    Asked::new(&w, course, one).answered(&w, course, (letters, right))
                })
                .collect(),
        };
        let came = |answers: &Answers| (quiz.right(answers), quiz.passes(answers));
        Self {
            course,
            asked,
            came: learning.answers.as_ref().map(came),
            rests: learning.rests_until().filter(|until| now < *until),
            open: learning.may_try(now).is_ok(),
            w,
        }
    }

    fn name(&self) -> String {
        name(&self.w, self.course)
    }

    /// What came of it, in figures.
    fn said(&self, right: &usize) -> String {
        let quiz = &self.course.quiz;
        let args = [
            ("n", (*right).into()),
            ("of", quiz.questions.len().into()),
            ("enough", quiz.enough().into()),
        ];
        self.w.say_with("quiz-said", &args)
    }

    fn rests(&self, until: &Timestamp) -> Markup {
        timed(&self.w, "quiz-rests", &[], *until)
    }
}

impl Page for Show {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let (w, now) = (|| shell("courses-title"), crate::support::samples::at());
        let all = super::course_samples::quizzes();
        let mut pages: Vec<_> = all.iter().map(|own| Self::new(w(), own, now)).collect();
        let gap = w().but("advice", MISSING).but("quiz", kith_core::programme::learning::RESTS);
        pages.push(Self::new(gap, &all[0], now));
        pages
    }
}
