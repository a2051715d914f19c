//! `/journeys/{talk}/feedback`: what each of the two says of walking together, when its day has come.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    journey::feedback::{
        self, Own, Page as Seen,
        giving::{self, Said},
    },
};
use kith_core::{
    Code, Private, Timestamp,
    journey::{
        agreement,
        feedback::{Answers, Item, MOST, VERSION, Wave},
        rhythm::NOT_ASKED,
    },
    people::{face::Side, notice::About},
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
const DONE: [(&str, &str); 1] = [("said", "feedback-said")];

/// The page.
#[derive(Template)]
#[template(path = "journey/feedback.html")]
pub(crate) struct Show {
    w: Shell,
    standing: Standing,
    /// What is asked; `None` where nothing is.
    form: Option<Form>,
    /// When both are asked next; `None` where that is not known.
    next: Option<Timestamp>,
    /// By which zone days are counted.
    zone: String,
    past: Vec<Line>,
    /// What the other let them read, each under the time at which they were asked.
    theirs: Vec<(String, String)>,
}

/// What is asked, and what was typed.
struct Form {
    questions: Vec<Question>,
    words: String,
    shared: bool,
}

/// One question, with what can be said to it: word, sentence, and whether it was chosen.
struct Question {
    name: &'static str,
    asks: String,
    ways: Vec<(String, String, bool)>,
}

/// What they said before.
struct Line {
    when: String,
    /// Each question, and what they said to it.
    said: Vec<(String, String)>,
    /// What they wrote beside it; empty where they wrote nothing.
    words: String,
    shared: bool,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    let path = "/journeys/{talk}/feedback";
    Doors::new().get(path, May::Member, show).post(path, May::Member, give)
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path(talk): Path<Code>,
    done: Done,
) -> Result<Response, Failure> {
    let seen = seen(&app, &me, talk).await?;
    requests::seen(&app, &me.known, (About::Feedback, talk)).await?;
    let w = done.on(me.shell("feedback-title"), &DONE);
    Ok(draw(&Show::new(w, &seen, &Fields::default())))
}

async fn seen(app: &App, me: &SignedIn, talk: Code) -> Result<Seen, Error> {
    let (ours, reader) = (faces(me), app.clone());
    work::aside(move || feedback::page(&reader, &ours, talk)).await
}

async fn give(
    State(app): State<App>,
    me: SignedIn,
    Path(talk): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    match keep(&app, &me, talk, &fields).await {
        Ok(path) => Ok(see(&path)),
        Err((field, Error::Refused(why))) => {
            let w = me.shell("feedback-title").but(field, why);
            Ok(draw(&Show::new(w, &seen(&app, &me, talk).await?, &fields)))
        }
        Err((_, other)) => Err(other.into()),
    }
}

/// Keeps what was chosen and typed; the path of the page after it. Where it is refused, the field that it is about.
async fn keep(
    app: &App,
    me: &SignedIn,
    talk: Code,
    fields: &Fields,
) -> Result<String, (&'static str, Error)> {
    let words = agreement::words(&fields.text("words")).map_err(|why| ("words", why.into()))?;
    let answers = Answers::new(|item| fields.word(item.word()).parse().ok());
    let answers = answers.map_err(|why| ("answers", why.into()))?;
    let said = Said { answers, words, shared: fields.chose("shared", "yes") };
    let (ours, sealing) = (faces(me), app.clone());
    let draft = work::aside(move || giving::draft(&sealing, &ours, talk, &said)).await;
    let draft = draft.map_err(|why| ("answers", why))?;
    let kept = work::once(app, fields.post(me), move |tx, at| {
        giving::keep(tx, at, &draft)?;
        Ok(format!("/journeys/{talk}/feedback?done=said"))
    });
    let about = |why: Error| {
        let field = if matches!(why, Error::Refused(NOT_ASKED)) { "answers" } else { "words" };
        (field, why)
    };
    kept.await.map_err(about)
}

/// Whether something waits for an answer of `me` in `talk`.
pub(super) async fn waits(app: &App, me: &SignedIn, talk: Code) -> Result<bool, Error> {
    let (ours, now) = (faces(me), app.now());
    work::read(app, move |tx| feedback::waits(tx, now, &ours, talk)).await
}

/// What `item` asks of whoever sits on `side`, beside `name`.
pub(super) fn asks(w: &Words, item: Item, (side, name): (Side, &str)) -> String {
    let of_mentor = side == Side::Helper && matches!(item, Item::Forward | Item::Courage);
    let suffix = if of_mentor { "-mentor" } else { "" };
    w.say_of(&format!("feedback-asks-{}{suffix}", item.word()), "name", name)
}

/// What so many `points` say.
fn much(w: &Words, points: u8) -> String {
    w.say(&format!("feedback-much-{points}"))
}

/// When they were asked.
fn when(w: &Words, wave: Wave) -> String {
    w.say(&format!("feedback-wave-{}", wave.word().replace('_', "-")))
}

fn revealed(words: Option<&Private>) -> String {
    words.map(Private::reveal).unwrap_or_default().to_owned()
}

impl Show {
    fn new(w: Shell, seen: &Seen, typed: &Fields) -> Self {
        let standing = Standing::new(&w, &seen.seat, seen.other.as_ref());
        let who = (standing.side, standing.name.as_str());
        let gone = || w.say("words-erased");
        let theirs = seen.theirs.iter().map(|(wave, words)| {
            (when(&w, *wave), words.as_ref().map_or_else(gone, |it| it.reveal().to_owned()))
        });
        Self {
            form: seen.open.map(|_| Form::new(&w, who, typed)),
            next: seen.next,
            zone: seen.zone.clone(),
            past: seen.own.iter().map(|one| Line::new(&w, who, one)).collect(),
            theirs: theirs.collect(),
            standing,
            w,
        }
    }

    /// Who reads the figures, beside the house.
    fn pooled(&self) -> &'static str {
        match self.standing.side {
            Side::Member => "feedback-lead-pooled",
            Side::Helper => "feedback-lead-alone",
        }
    }

    /// The key of what stands where nothing comes.
    fn quiet(&self) -> &'static str {
        let fresh = self.past.is_empty() && !self.standing.is_closed();
        if fresh { "feedback-first" } else { "feedback-none" }
    }

    /// The key of the hint beside their words.
    fn hint(&self) -> &'static str {
        if self.standing.is_open() { "feedback-words-hint" } else { "feedback-words-alone" }
    }

    /// The version of the questions.
    fn version() -> i64 {
        VERSION.into()
    }
}

impl Form {
    fn new(w: &Words, who: (Side, &str), typed: &Fields) -> Self {
        let question = |item: &Item| Question::new(w, who, *item, typed.word(item.word()));
        let questions = Item::ALL.iter().map(question).collect();
        Self { questions, words: typed.text("words"), shared: typed.chose("shared", "yes") }
    }
}

impl Question {
    fn new(w: &Words, who: (Side, &str), item: Item, chosen: &str) -> Self {
        let way = |points: u8| {
            let word = points.to_string();
            let is = word == chosen;
            (word, much(w, points), is)
        };
        let left = ("-".to_owned(), w.say("feedback-leave"), chosen == "-");
        let ways = (0..=MOST).rev().map(way).chain([left]).collect();
        Self { name: item.word(), asks: asks(w, item, who), ways }
    }
}

impl Line {
    fn new(w: &Words, who: (Side, &str), one: &Own) -> Self {
        let said = |item: &Item| {
            let points = one.answers.get(*item);
            let says = points.map_or_else(|| w.say("feedback-left"), |points| much(w, points));
            (asks(w, *item, who), says)
        };
        Self {
            when: when(w, one.wave),
            said: Item::ALL.iter().map(said).collect(),
            words: revealed(one.words.as_ref()),
            shared: one.shared,
        }
    }
}

impl Page for Show {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::{
            journey::feedback::NOTHING,
            talk::{End, State as Stands},
        };

        use super::agreements::samples::{at, standing};
        let w = || shell("feedback-title");
        let typed = Fields::read(b"kept=4&honest=-&words=x&shared=yes").0;
        let page = |w: Shell, side, state, asks: bool| {
            let who = (side, "Linden");
            let own = |wave| {
                let answers =
                    Answers::new(|item| (item != Item::Heard).then_some(3)).unwrap_or_default();
                let words = Some(Private::new("one\ntwo".repeat(20)));
                Line::new(&w, who, &Own { wave, answers, words, shared: wave == Wave::End })
            };
            Self {
                form: asks.then(|| Form::new(&w, who, &typed)),
                next: (!asks).then(at),
                zone: "UTC".to_owned(),
                past: Wave::ALL.iter().map(|wave| own(*wave)).collect(),
                theirs: vec![(when(&w, Wave::SixWeeks), "Work\n".repeat(80))],
                standing: standing(side, state),
                w,
            }
        };
        let over = Stands::Closed { how: End::Done, at: at() };
        let (ada, mo) = (Side::Member, Side::Helper);
        let quiet = Self { past: Vec::new(), ..page(w(), ada, Stands::Open, false) };
        vec![
            page(w(), ada, Stands::Open, true),
            page(w().but("answers", NOTHING), mo, Stands::Open, true),
            page(w().but("words", agreement::LONG), ada, Stands::Open, true),
            page(w().but("answers", NOT_ASKED), ada, Stands::Open, false),
            page(w(), mo, over, true),
            Self { next: None, ..page(w(), ada, over, false) },
            Self { theirs: Vec::new(), ..quiet },
        ]
    }
}
