//! `/journeys/{talk}/goals/new` and `/journeys/{talk}/goals/{goal}/words`: writing down a goal, and rewording it.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    journey::{
        goals::{Text, making, reading as goals},
        reading,
    },
};
use kith_core::{
    Code,
    journey::goal::{Level, Weight},
    people::face::Side,
};

use super::{goal::opened, goals::name};
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    shell::Shell,
    talk::seats::faces,
    visitor::SignedIn,
    work,
};

/// The form.
#[derive(Template)]
#[template(path = "journey/goal_form.html")]
pub(crate) struct Form {
    w: Shell,
    /// Whether it is a new goal.
    is_new: bool,
    /// The page that it leads back to.
    back: String,
    /// Where it is sent.
    to: String,
    /// What is wanted, what is expected, and why.
    first: [Field; 3],
    /// The levels beside the expected one, the highest first.
    levels: Vec<Field>,
    /// The weights: word, name, and whether it is the chosen one; empty where there is nothing to weigh it against.
    weights: Vec<(&'static str, String, bool)>,
}

/// One field of it.
struct Field {
    name: &'static str,
    title: String,
    hint: String,
    words: String,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new()
        .get("/journeys/{talk}/goals/new", May::Member, blank)
        .post("/journeys/{talk}/goals", May::Member, make)
        .get("/journeys/{talk}/goals/{goal}/words", May::Member, form)
        .post("/journeys/{talk}/goals/{goal}", May::Member, reword)
}

async fn blank(
    State(app): State<App>,
    me: SignedIn,
    Path(talk): Path<Code>,
) -> Result<Response, Failure> {
    let open = theirs(&app, &me, talk).await?;
    let weighs = (open > 0).then_some(Weight::One);
    Ok(draw(&Form::new(w(&me, None), (talk, None), |_| String::new(), weighs)))
}

async fn form(
    State(app): State<App>,
    me: SignedIn,
    Path((talk, goal)): Path<(Code, Code)>,
) -> Result<Response, Failure> {
    let open = theirs(&app, &me, talk).await?;
    let (_, whole) = opened(&app, &me, (talk, goal)).await?;
    let text = whole.goal.text.ok_or(Error::NotFound)?;
    let typed = |field: &str| {
        let found = text.parts().find(|(name, _)| *name == field);
        found.map_or_else(String::new, |(_, words)| words.to_owned())
    };
    let weight = whole.goal.goal.weight;
    let chosen = (open > 1 || weight != Weight::One).then_some(weight);
    Ok(draw(&Form::new(w(&me, Some(goal)), (talk, Some(goal)), typed, chosen)))
}

async fn make(
    State(app): State<App>,
    me: SignedIn,
    Path(talk): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    theirs(&app, &me, talk).await?;
    let kept = keep(&app, &me, (talk, None), &fields).await;
    answer(&me, (talk, None), &fields, kept)
}

async fn reword(
    State(app): State<App>,
    me: SignedIn,
    Path((talk, goal)): Path<(Code, Code)>,
    fields: Fields,
) -> Result<Response, Failure> {
    theirs(&app, &me, talk).await?;
    opened(&app, &me, (talk, goal)).await?;
    let kept = keep(&app, &me, (talk, Some(goal)), &fields).await;
    answer(&me, (talk, Some(goal)), &fields, kept)
}

/// The form is the mentee’s, and not there for anybody else, whatever they send; how many goals are open.
async fn theirs(app: &App, me: &SignedIn, talk: Code) -> Result<usize, Error> {
    let ours = faces(me);
    let read = work::read(app, move |tx| {
        let seen = reading::journey(tx, &ours, talk)?;
        Ok((seen.seat.side, goals::count(tx, seen.seat.talk.id)?.open))
    });
    match read.await? {
        (Side::Member, open) => Ok(open),
        (Side::Helper, _) => Err(Error::NotFound),
    }
}

/// The page of the form for a new goal, or for the words of `goal`.
fn w(me: &SignedIn, goal: Option<Code>) -> Shell {
    me.shell(if goal.is_some() { "goal-reword" } else { "goals-new" })
}

/// Keeps what was typed as a new goal, or in the place of `goal`; the path where that can be read. Where it is refused, the
/// field that it is about.
async fn keep(
    app: &App,
    me: &SignedIn,
    (talk, goal): (Code, Option<Code>),
    fields: &Fields,
) -> Result<String, (&'static str, Error)> {
    let text = Text::of(|field| fields.text(field)).map_err(|(field, why)| (field, why.into()))?;
    let weight = weight(fields).ok_or(("goal", Error::NotFound))?;
    let (ours, sealing) = (faces(me), app.clone());
    let draft = work::aside(move || making::draft(&sealing, &ours, (talk, goal), &text));
    let draft = draft.await.map_err(|why| ("goal", why))?;
    let kept = work::once(app, fields.post(me), move |tx, at| {
        let (named, done) = match goal {
            None => (making::make(tx, at, &draft, weight)?, "made"),
            Some(goal) => {
                making::reword(tx, at, &draft, (goal, weight))?;
                (goal, "reworded")
            }
        };
        Ok(format!("/journeys/{talk}/goals/{named}?done={done}"))
    });
    kept.await.map_err(|why| ("goal", why))
}

/// The weight that was chosen, the first where there was nothing to choose.
fn weight(fields: &Fields) -> Option<Weight> {
    match fields.word("weight") {
        "" => Some(Weight::One),
        word => Weight::of(word),
    }
}

fn answer(
    me: &SignedIn,
    named: (Code, Option<Code>),
    fields: &Fields,
    kept: Result<String, (&'static str, Error)>,
) -> Result<Response, Failure> {
    match kept {
        Ok(path) => Ok(see(&path)),
        Err((field, Error::Refused(why))) => {
            let weighs = Weight::of(fields.word("weight"));
            let w = w(me, named.1).but(field, why);
            Ok(draw(&Form::new(w, named, |field| fields.text(field), weighs)))
        }
        Err((_, other)) => Err(other.into()),
    }
}

impl Form {
    fn new(
        w: Shell,
        (talk, goal): (Code, Option<Code>),
        typed: impl Fn(&str) -> String,
        chosen: Option<Weight>,
    ) -> Self {
        let goals = format!("/journeys/{talk}/goals");
        let to = goal.map_or_else(|| goals.clone(), |goal| format!("{goals}/{goal}"));
        let field = |name: &'static str, title: String| {
            let hint = w.say(&format!("goal-hint-{name}"));
            Field { name, title, hint, words: typed(name) }
        };
        let level = |level: &Level| field(level.word(), name(&w, *level));
        let others = Level::ALL.iter().rev().filter(|level| **level != Level::Expected);
        let weight = |weight: &Weight| {
            let word = weight.word();
            (word, w.say(&format!("goal-weight-{word}")), chosen == Some(*weight))
        };
        Self {
            first: [
                field("want", w.say("goal-want")),
                field(Level::Expected.word(), w.say("goal-expected")),
                field("why", w.say("goal-why")),
            ],
            levels: others.map(level).collect(),
            weights: chosen.iter().flat_map(|_| Weight::ALL).map(weight).collect(),
            is_new: goal.is_none(),
            back: to.clone(),
            to,
            w,
        }
    }

    /// The key of its heading, and that of the way back.
    fn heading(&self) -> (&'static str, &'static str) {
        if self.is_new { ("goals-new", "goal-back") } else { ("goal-reword", "goal-form-back") }
    }

    /// Whether something stands in the other levels, or in their way.
    fn shows_levels(&self) -> bool {
        let filled = |field: &Field| !field.words.is_empty();
        self.levels.iter().any(filled)
    }
}

impl Page for Form {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::journey::{
            agreement::LONG,
            goal::{FULL, UNEXPECTED},
        };
        let (talk, goal) = (Code(uuid::Uuid::from_u128(7)), Code(uuid::Uuid::from_u128(8)));
        let w = || shell("goals-new");
        let page = |w, goal: Option<Code>, words: &str| {
            let weighs = (!words.is_empty()).then_some(Weight::Two);
            Self::new(w, (talk, goal), |_| words.to_owned(), weighs)
        };
        let long = "x".repeat(300);
        vec![
            page(w(), None, ""),
            page(shell("goal-reword"), Some(goal), &long),
            page(w().but("expected", UNEXPECTED), None, ""),
            page(w().but("most", LONG), None, &long),
            page(w().but("goal", FULL), None, &long),
        ]
    }
}
