//! `/cases/{id}/decisions`: what follows from a report for whom it is about, with reasons.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    safety::{
        measured::{self, Desk},
        measuring::{self, Form, Word},
    },
};
use kith_core::{
    Private, Refusal, Timestamp,
    people::face::Face,
    safety::measure::{
        Kind, LENGTHS, Measure, State as Where, Weight,
        reasons::{LONG, NO_FACTS, Rule, TELLS},
    },
};
use serde::Deserialize;

use super::{code, measures::standing};
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    query::{Done, Query},
    shell::Shell,
    visitor::SignedIn,
    words::Words,
    work,
};

/// What can have been done on this page, and the line that says so.
const DONE: [(&str, &str); 3] =
    [("decided", "decision-decided"), ("said", "decision-said"), ("lifted", "decision-lifted")];

/// The page.
#[derive(Template)]
#[template(path = "safety/decision.html")]
pub(crate) struct Decision {
    w: Shell,
    case: String,
    about: String,
    /// Whether something can be decided: the case is open, and whom it is about is here.
    open: bool,
    measures: Vec<Row>,
    kinds: Vec<(&'static str, String, bool)>,
    lengths: Vec<(i64, bool)>,
    rules: Vec<(&'static str, String, bool)>,
    interim: bool,
    facts: String,
}

/// A measure that was decided before.
struct Row {
    code: String,
    name: String,
    facts: Option<String>,
    by: String,
    at: Timestamp,
    standing: String,
    asks: bool,
    lifts: bool,
}

/// Nothing is chosen.
const NO_KIND: Refusal = Refusal("decision-no-kind");
/// No rule is chosen.
const NO_RULE: Refusal = Refusal("decision-no-rule");

/// What was chosen on the way here: a kind of measure, and for how many days.
#[derive(Default, Deserialize)]
struct Chosen {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    days: String,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new()
        .get("/cases/{id}/decisions", May::Desk, show)
        .post("/cases/{id}/decisions", May::Desk, decide)
        .post("/cases/{id}/seconds", May::Desk, second)
        .post("/cases/{id}/liftings", May::Desk, lift)
}

async fn show(
    me: SignedIn,
    State(app): State<App>,
    Path(id): Path<String>,
    done: Done,
    Query(chosen): Query<Chosen>,
) -> Result<Response, Failure> {
    let mut page = page(&me, &app, &id).await?.chosen(&chosen.kind, &chosen.days);
    page.w = done.on(page.w, &DONE);
    Ok(draw(&page))
}

async fn page(me: &SignedIn, app: &App, id: &str) -> Result<Decision, Error> {
    let (id, known, reader) = (code(id)?, me.known.clone(), app.clone());
    let desk = work::aside(move || measured::desk(&reader, &known, id)).await?;
    Ok(Decision::new(me.shell("decision-title"), &desk, app.now()))
}

async fn decide(
    me: SignedIn,
    State(app): State<App>,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Failure> {
    let done = match read(&fields) {
        Err(why) => Err(why.into()),
        Ok(form) => measure(&me, &app, &id, (form, &fields)).await,
    };
    or_again(&me, &app, (&id, "decided"), &fields, done).await
}

fn read(fields: &Fields) -> Result<Form, Refusal> {
    let kind = Kind::of(fields.word("kind")).ok_or(NO_KIND)?;
    let rule = Rule::of(fields.word("rule")).ok_or(NO_RULE)?;
    let days = fields.word("days").parse().ok().filter(|days| LENGTHS.contains(days));
    let weight = if fields.word("interim") == "yes" { Weight::Interim } else { Weight::Final };
    Ok(Form { kind, weight, days, rule, facts: fields.text("facts") })
}

async fn measure(
    me: &SignedIn,
    app: &App,
    id: &str,
    (form, fields): (Form, &Fields),
) -> Result<(), Error> {
    let (named, known, post) = (code(id)?, me.known.clone(), fields.post(me));
    let (seal, who) = (app.clone(), known.clone());
    let draft = work::aside(move || measuring::draft(&seal, &who, named, &form)).await?;
    work::write(app, move |tx, at| measuring::measure(tx, at, &post, &known, &draft)).await
}

async fn second(
    me: SignedIn,
    State(app): State<App>,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Failure> {
    let word = match fields.word("word") {
        "agree" => Word::Agree,
        "decline" => Word::Decline,
        _ => return Err(Error::NotFound.into()),
    };
    let (known, named) = (me.known.clone(), fields.code("measure")?);
    let done = work::write(&app, move |tx, at| measuring::say(tx, at, &known, (named, word))).await;
    or_again(&me, &app, (&id, "said"), &fields, done).await
}

async fn lift(
    me: SignedIn,
    State(app): State<App>,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (known, named) = (me.known.clone(), fields.code("measure")?);
    let done = work::write(&app, move |tx, at| measuring::lift(tx, at, &known, named)).await;
    or_again(&me, &app, (&id, "lifted"), &fields, done).await
}

async fn or_again(
    me: &SignedIn,
    app: &App,
    (id, did): (&str, &str),
    fields: &Fields,
    done: Result<(), Error>,
) -> Result<Response, Failure> {
    match done {
        Ok(()) => Ok(see(&format!("/cases/{}/decisions?done={did}", code(id)?))),
        Err(Error::Refused(why)) => Ok(draw(&page(me, app, id).await?.but(why, fields))),
        Err(other) => Err(other.into()),
    }
}

impl Decision {
    fn new(w: Shell, desk: &Desk, now: Timestamp) -> Self {
        let rows = desk.measures.iter().map(|shown| {
            let mut row = Row::new(&w, &shown.measure, (shown.by.as_ref(), now));
            row.facts = shown.facts.as_ref().map(|facts| Private::reveal(facts).to_owned());
            row.asks = shown.asks;
            row.lifts &= shown.here;
            row
        });
        let measures = rows.collect();
        let here = desk.person.is_some();
        let mut page = Self::empty(w, desk.person.as_ref(), measures);
        page.case = desk.case.code.to_string();
        page.open = here && desk.case.deadline().is_some();
        if !desk.message {
            page.kinds.retain(|(word, ..)| !["edit", "hide"].contains(word));
        }
        page
    }

    fn empty(w: Shell, person: Option<&Face>, measures: Vec<Row>) -> Self {
        Self {
            about: person.map_or_else(
                || w.say("decision-gone"),
                |face| w.say_of("decision-about", "name", face.pseudonym.as_str()),
            ),
            case: String::new(),
            open: true,
            measures,
            kinds: ways("decision-kind-", Kind::ALL.iter().map(|kind| kind.word())),
            lengths: LENGTHS.iter().map(|days| (*days, false)).collect(),
            rules: ways("measure-rule-", Rule::ALL.iter().map(|rule| rule.word())),
            interim: false,
            facts: String::new(),
            w,
        }
    }

    /// The same, with `kind` and `days` chosen, where there are such.
    fn chosen(mut self, kind: &str, days: &str) -> Self {
        for (word, _, chosen) in &mut self.kinds {
            *chosen = *word == kind;
        }
        for (length, chosen) in &mut self.lengths {
            *chosen = length.to_string() == days;
        }
        self
    }

    /// The same, where `why` stands in the way; with everything that was chosen and typed.
    fn but(mut self, why: Refusal, fields: &Fields) -> Self {
        let field = match why {
            NO_RULE => "rule",
            NO_FACTS | LONG | TELLS => "facts",
            _ => "kind",
        };
        self.w = self.w.but(field, why);
        self = self.chosen(fields.word("kind"), fields.word("days"));
        for (word, _, chosen) in &mut self.rules {
            *chosen = fields.chose("rule", word);
        }
        self.interim = fields.chose("interim", "yes");
        self.facts = fields.text("facts");
        self
    }
}

/// What may be chosen: each word, the key of what it is called, and that it is not chosen yet.
fn ways(
    prefix: &str,
    words: impl Iterator<Item = &'static str>,
) -> Vec<(&'static str, String, bool)> {
    words.map(|word| (word, format!("{prefix}{word}"), false)).collect()
}

impl Row {
    fn new<W>(w: &Words, measure: &Measure<W>, (by, now): (Option<&Face>, Timestamp)) -> Self {
        let former = || w.say("case-former");
        let name = by.map_or_else(former, |face| face.pseudonym.clone());
        let stands = matches!(
            measure.state,
            Where::Proposed { .. } | Where::Running { .. } | Where::Upheld { .. }
        );
        Self {
            code: measure.order.code.to_string(),
            name: w.say(&format!("decision-kind-{}", measure.order.kind.word())),
            facts: None,
            by: w.say_of("decision-by", "name", name),
            at: measure.at,
            standing: standing(w, measure, now),
            asks: false,
            lifts: stands,
        }
    }
}

impl Page for Decision {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let now = super::examples::now();
        let page = |title: &str| {
            let w = shell(title);
            let all = super::examples::measures();
            let rows = all.iter().enumerate().map(|(n, measure)| Row {
                facts: Some("one\ntwo".to_owned()),
                asks: n == 0,
                ..Row::new(&w, measure, (None, now))
            });
            let rows = rows.collect();
            let mut page = Self::empty(w, None, rows);
            page.case = "0".repeat(32);
            page
        };
        let closed = Self { open: false, ..page("decision-title") };
        let bad = page("decision-title").but(TELLS, &Fields::default());
        vec![closed, bad]
    }
}
