//! `/journeys/{talk}/checkins`: how it goes, said by each of the two for themselves.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    journey::checking_in::{self, Asked, Own, Page as Seen, Said},
};
use kith_core::{
    Code, Private, Refusal, Timestamp,
    journey::{
        agreement,
        rhythm::{Answer, Question},
    },
    people::notice::About,
};

use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    query::Done,
    shell::Shell,
    support::requests,
    talk::seats::{Standing, faces},
    visitor::SignedIn,
    words::Words,
    work,
};

/// What can have been done on this page, and the line that says so.
const DONE: [(&str, &str); 1] = [("said", "check-in-said")];

/// Nothing was chosen.
const CHOOSE: Refusal = Refusal("check-in-choose");

/// The page.
#[derive(Template)]
#[template(path = "journey/checkins.html")]
pub(crate) struct Show {
    w: Shell,
    standing: Standing,
    /// What waits for an answer; `None` where nothing does.
    open: Option<Form>,
    /// When they are asked next; `None` once it is over.
    next: Option<Timestamp>,
    past: Vec<Line>,
}

/// What is asked, and what can be said: word, sentence, and whether it was chosen.
struct Form {
    question: Question,
    answers: Vec<(&'static str, String, bool)>,
    words: String,
    shared: bool,
}

/// Something they were asked before.
struct Line {
    question: String,
    asked: Timestamp,
    /// What they said; empty where they said nothing.
    answer: String,
    /// What they wrote beside it; empty where they wrote nothing.
    words: String,
    shared: bool,
}

/// What the page of the journey says about it.
#[derive(Default)]
pub(super) struct Beside {
    /// The key of what is asked just now; `None` where nothing is.
    pub(super) open: Option<String>,
    /// When they are asked next; `None` once it is over.
    pub(super) next: Option<Timestamp>,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    let path = "/journeys/{talk}/checkins";
    Doors::new().get(path, May::Member, show).post(path, May::Member, say)
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path(talk): Path<Code>,
    done: Done,
) -> Result<Response, Failure> {
    let seen = seen(&app, &me, talk).await?;
    requests::seen(&app, &me.known, (About::CheckIn, talk)).await?;
    Ok(draw(&Show::new(done.on(me.shell("check-in-title"), &DONE), &seen, &Fields::default())))
}

async fn seen(app: &App, me: &SignedIn, talk: Code) -> Result<Seen, Error> {
    let (ours, reader) = (faces(me), app.clone());
    work::aside(move || checking_in::page(&reader, &ours, talk)).await
}

async fn say(
    State(app): State<App>,
    me: SignedIn,
    Path(talk): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    match keep(&app, &me, talk, &fields).await {
        Ok(path) => Ok(see(&path)),
        Err(Error::Refused(why)) => {
            let field = if why == agreement::LONG { "words" } else { "answer" };
            let w = me.shell("check-in-title").but(field, why);
            Ok(draw(&Show::new(w, &seen(&app, &me, talk).await?, &fields)))
        }
        Err(other) => Err(other.into()),
    }
}

/// Keeps what was chosen and typed; the path of the page after it.
async fn keep(app: &App, me: &SignedIn, talk: Code, fields: &Fields) -> Result<String, Error> {
    let answer = Answer::of(fields.word("answer")).ok_or(CHOOSE)?;
    let words = agreement::words(&fields.text("words"))?;
    let said = Said { answer, words, shared: fields.chose("shared", "yes") };
    let (ours, sealing) = (faces(me), app.clone());
    let draft = work::aside(move || checking_in::draft(&sealing, &ours, talk, &said)).await?;
    work::once(app, fields.post(me), move |tx, at| {
        checking_in::answer(tx, at, &draft)?;
        Ok(format!("/journeys/{talk}/checkins?done=said"))
    })
    .await
}

/// What the page of the journey in `talk` says about check-ins.
pub(super) async fn beside(app: &App, me: &SignedIn, talk: Code) -> Result<Beside, Error> {
    let ours = faces(me);
    let asked = work::read(app, move |tx| checking_in::asked(tx, &ours, talk)).await?;
    Ok(Beside::of(asked))
}

impl Beside {
    fn of(Asked { open, next }: Asked) -> Self {
        // Once it is over nothing is asked any more.
        let open = open.filter(|_| next.is_some()).map(question);
        Self { open, next }
    }

    /// As the test of all pages draws it.
    #[cfg(test)]
    pub(super) fn sample(open: bool) -> Self {
        let next = Some(super::agreements::samples::at());
        Self::of(Asked { open: open.then_some(Question::Going), next })
    }
}

impl Show {
    fn new(w: Shell, seen: &Seen, typed: &Fields) -> Self {
        let standing = Standing::new(&w, &seen.seat, seen.other.as_ref());
        let waits = |one: &&Own| one.check_in.answer.is_none() && standing.is_open();
        let open = seen.own.first().filter(waits);
        let past = seen.own.iter().skip(usize::from(open.is_some()));
        Self {
            open: open.map(|one| Form::new(&w, one.check_in.question, typed)),
            next: seen.next,
            past: past.map(|one| Line::new(&w, one)).collect(),
            standing,
            w,
        }
    }
}

impl Form {
    fn new(w: &Words, question: Question, typed: &Fields) -> Self {
        let one = |answer: &Answer| {
            let word = answer.word();
            (word, said(w, *answer), typed.chose("answer", word))
        };
        let answers = question.answers().iter().map(one).collect();
        let (words, shared) = (typed.text("words"), typed.chose("shared", "yes"));
        Self { question, answers, words, shared }
    }

    fn key(&self) -> String {
        question(self.question)
    }
}

impl Line {
    fn new(w: &Words, one: &Own) -> Self {
        let it = &one.check_in;
        Self {
            question: w.say(&question(it.question)),
            asked: it.asked,
            answer: it.answer.map(|(answer, _)| said(w, answer)).unwrap_or_default(),
            words: one.words.as_ref().map(Private::reveal).unwrap_or_default().to_owned(),
            shared: one.shared,
        }
    }
}

/// The key of `question`.
pub(super) fn question(question: Question) -> String {
    format!("check-in-asks-{}", question.word())
}

/// What `answer` says.
pub(super) fn said(w: &Words, answer: Answer) -> String {
    w.say(&format!("check-in-says-{}", answer.word().replace('_', "-")))
}

impl Page for Show {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::{
            journey::rhythm::{CheckIn, NOT_ASKED},
            people::face::Side,
            talk::{End, State as Stands},
        };

        use super::agreements::samples::{at, standing};
        let w = || shell("check-in-title");
        let typed = Fields::read(b"answer=well&words=x&shared=yes").0;
        let page = |w: Shell, question: Option<Question>| {
            let line = |(question, answer, words): (Question, Option<Answer>, Option<&str>)| {
                let answer = answer.map(|one| (one, at()));
                let check_in = CheckIn { side: Side::Member, question, asked: at(), answer };
                let (words, shared) = (words.map(Private::new), words.is_some());
                Line::new(&w, &Own { check_in, words, shared })
            };
            let past = [
                (Question::Going, None, None),
                (Question::Going, Some(Answer::SoSo), Some("one\ntwo")),
                (Question::Met, Some(Answer::NotYet), None),
            ];
            Self {
                open: question.map(|question| Form::new(&w, question, &typed)),
                next: Some(at()),
                past: past.map(line).into(),
                standing: standing(Side::Member, Stands::Open),
                w,
            }
        };
        let over = Stands::Closed { how: End::Done, at: at() };
        vec![
            page(w(), Some(Question::Met)),
            page(w().but("answer", CHOOSE), Some(Question::Going)),
            page(w().but("words", agreement::LONG), Some(Question::Going)),
            page(w().but("answer", NOT_ASKED), None),
            Self { standing: standing(Side::Helper, over), next: None, ..page(w(), None) },
        ]
    }
}
