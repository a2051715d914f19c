//! `/appeals`: measures that somebody who had no hand in them looks at again.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    safety::appealing::{self, Open},
};
use kith_core::{
    Refusal, Timestamp,
    safety::{
        case::Case,
        measure::{Measure, Verdict},
    },
};

use super::{
    code,
    lines::{self, Line},
    measures::standing,
};
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
const DONE: [(&str, &str); 1] = [("decided", "appeal-decided-line")];

/// The list.
#[derive(Template)]
#[template(path = "safety/appeals.html")]
pub(crate) struct Appeals {
    w: Shell,
    rows: Vec<Row>,
}

struct Row {
    code: String,
    name: String,
    clock: String,
    late: bool,
}

/// One appeal.
#[derive(Template)]
#[template(path = "safety/appeal.html")]
pub(crate) struct AppealPage {
    w: Shell,
    code: String,
    what: String,
    standing: String,
    rule: String,
    facts: Option<String>,
    by: String,
    lines: Vec<Line>,
    /// Whether it waits for a decision.
    open: bool,
    /// Whether whoever reported can be written to.
    reporter: bool,
    /// What may be said of it: the word, the key of what it is called, and whether it is chosen.
    verdicts: Vec<(&'static str, String, bool)>,
    reasons: String,
    to_reporter: String,
}

/// Nothing is chosen.
const NO_VERDICT: Refusal = Refusal("appeal-no-verdict");

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/appeals", May::Desk, list).get("/appeals/{id}", May::Desk, show).post(
        "/appeals/{id}/decisions",
        May::Desk,
        decide,
    )
}

async fn list(me: SignedIn, State(app): State<App>, done: Done) -> Result<Response, Failure> {
    let (known, at) = (me.known.clone(), app.moment());
    let open = work::read(&app, move |tx| appealing::list(tx, &at, &known)).await?;
    let (w, now) = (done.on(me.shell("appeals-title"), &DONE), app.now());
    let rows = open.iter().map(|(case, measure)| Row::new(&w, case, measure, now)).collect();
    Ok(draw(&Appeals { w, rows }))
}

async fn show(
    me: SignedIn,
    State(app): State<App>,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    Ok(draw(&page(&me, &app, &id).await?))
}

async fn page(me: &SignedIn, app: &App, id: &str) -> Result<AppealPage, Error> {
    let (id, known, reader) = (code(id)?, me.known.clone(), app.clone());
    let open = work::aside(move || appealing::open(&reader, &known, id)).await?;
    Ok(AppealPage::new(me.shell("appeal-title"), &open, app.now()))
}

async fn decide(
    me: SignedIn,
    State(app): State<App>,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Failure> {
    match send(&me, &app, &id, &fields).await {
        Ok(()) => Ok(see("/appeals?done=decided")),
        Err(Error::Refused(why)) => Ok(draw(&page(&me, &app, &id).await?.but(why, &fields))),
        Err(other) => Err(other.into()),
    }
}

async fn send(me: &SignedIn, app: &App, id: &str, fields: &Fields) -> Result<(), Error> {
    let (named, known, seal) = (code(id)?, me.known.clone(), app.clone());
    let verdict = Verdict::of(fields.word("verdict")).ok_or(NO_VERDICT)?;
    let (reasons, reporter) = (fields.text("reasons"), fields.text("reporter"));
    if reasons.trim().is_empty() {
        return Err(appealing::NO_REASONS.into());
    }
    let decision = work::aside(move || {
        let reporter = (!reporter.trim().is_empty()).then_some(reporter);
        let reporter = reporter.map(|text| appealing::draft(&seal, &text)).transpose()?;
        let reasons = appealing::draft(&seal, &reasons)?;
        Ok(appealing::Decision { verdict, reasons, reporter })
    })
    .await?;
    work::write(app, move |tx, at| appealing::decide(tx, at, &known, (named, &decision))).await
}

impl Row {
    fn new<W>(w: &Words, case: &Case, measure: &Measure<W>, now: Timestamp) -> Self {
        let late = case.is_late(now);
        let key = if late { "appeal-clock-late" } else { "appeal-clock" };
        Self {
            code: case.code.to_string(),
            name: w.say(&format!("decision-kind-{}", measure.order.kind.word())),
            clock: w.say_of(key, "time", w.moment_in(case.promised, "UTC")),
            late,
        }
    }
}

impl AppealPage {
    fn new(w: Shell, open: &Open, now: Timestamp) -> Self {
        let former = || w.say("case-former");
        let by = open.by.as_ref().map_or_else(former, |face| face.pseudonym.clone());
        let mut page = Self::of(w, &open.measure, now);
        page.code = open.case.code.to_string();
        page.by = page.w.say_of("decision-by", "name", by);
        page.facts = open.facts.as_ref().map(|facts| facts.reveal().to_owned());
        page.lines = lines::lines(&page.w, &open.said, "letter-writer");
        page.open = open.case.deadline().is_some();
        page.reporter = open.reporter;
        page
    }

    fn of<W>(w: Shell, measure: &Measure<W>, now: Timestamp) -> Self {
        Self {
            code: String::new(),
            what: w.say(&format!("decision-kind-{}", measure.order.kind.word())),
            standing: standing(&w, measure, now),
            rule: w.say(&format!("measure-rule-{}", measure.order.reasons.rule().word())),
            facts: None,
            by: String::new(),
            lines: Vec::new(),
            open: true,
            reporter: true,
            verdicts: Verdict::ALL
                .iter()
                .map(|verdict| (verdict.word(), format!("appeal-{}", verdict.word()), false))
                .collect(),
            reasons: String::new(),
            to_reporter: String::new(),
            w,
        }
    }

    /// The same, where `why` stands in the way; with everything that was chosen and typed.
    fn but(mut self, why: Refusal, fields: &Fields) -> Self {
        let field = if matches!(why, NO_VERDICT) { "verdict" } else { "reasons" };
        self.w = self.w.but(field, why);
        for (word, _, chosen) in &mut self.verdicts {
            *chosen = fields.chose("verdict", word);
        }
        self.reasons = fields.text("reasons");
        self.to_reporter = fields.text("reporter");
        self
    }
}

impl Page for Appeals {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let (w, now) = (shell("appeals-title"), super::examples::now());
        let case = super::examples::cases().remove(0).case;
        let all = super::examples::measures();
        let rows = all.iter().map(|measure| Row::new(&w, &case, measure, now)).collect();
        vec![Self { w: shell("appeals-title"), rows: Vec::new() }, Self { w, rows }]
    }
}

impl Page for AppealPage {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let now = super::examples::now();
        let all = super::examples::measures();
        let page = || Self {
            facts: Some("one\ntwo".to_owned()),
            lines: vec![Line { who: "…".to_owned(), at: now, words: Some("one".to_owned()) }],
            ..Self::of(shell("appeal-title"), &all[0], now)
        };
        let closed = Self { open: false, ..page() };
        vec![page().but(appealing::NO_REASONS, &Fields::default()), closed]
    }
}
