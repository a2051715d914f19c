//! `/measures`: what the house decided about whoever reads it, why, for how long, and how to appeal.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    safety::{
        appealing,
        measured::{self, Own},
    },
};
use kith_core::{
    Refusal, Timestamp,
    safety::measure::{End, Kind, Measure, State as Where, Weight, reasons::Rule},
};

use super::{code, lines};
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
const DONE: [(&str, &str); 1] = [("appealed", "measure-appealed-line")];

/// The list.
#[derive(Template)]
#[template(path = "safety/measures.html")]
pub(crate) struct Measures {
    w: Shell,
    rows: Vec<Row>,
}

struct Row {
    code: String,
    name: String,
    at: Timestamp,
    standing: String,
}

/// One measure.
#[derive(Template)]
#[template(path = "safety/measure.html")]
pub(crate) struct MeasurePage {
    w: Shell,
    code: String,
    what: String,
    standing: String,
    /// Whether it was taken back.
    undone: bool,
    /// What is said of it before anything else; `None` for nothing.
    tint: Option<&'static str>,
    rule: String,
    /// Whether it says that they are too young to be here.
    young: bool,
    facts: Option<String>,
    part: String,
    length: String,
    /// The message that they are asked to take back.
    take_back: Option<String>,
    /// Until when it can be appealed.
    open: Option<Timestamp>,
    /// Their appeal: its letter, and where the house is with it.
    appeal: Option<(String, String)>,
    /// Whether they come in nowhere else.
    barred: bool,
    body: String,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/measures", May::Member, list).get("/measures/{id}", May::Member, show).post(
        "/measures/{id}/appeals",
        May::Member,
        appeal,
    )
}

async fn list(me: SignedIn, State(app): State<App>) -> Result<Response, Failure> {
    let (member, now) = (me.known.member, app.now());
    let all = work::read(&app, move |tx| measured::list(tx, member)).await?;
    let w = me.shell("measures-title");
    let rows = all.iter().map(|measure| Row::new(&w, measure, now)).collect();
    Ok(draw(&Measures { w, rows }))
}

async fn show(
    me: SignedIn,
    State(app): State<App>,
    Path(id): Path<String>,
    done: Done,
) -> Result<Response, Failure> {
    let (member, named) = (me.known.member, code(&id)?);
    let mut page = page(&me, &app, &id).await?;
    work::write(&app, move |tx, at| measured::seen(tx, at, member, named)).await?;
    page.w = done.on(page.w, &DONE);
    Ok(draw(&page))
}

async fn page(me: &SignedIn, app: &App, id: &str) -> Result<MeasurePage, Error> {
    let (member, id, reader) = (me.known.member, code(id)?, app.clone());
    let own = work::aside(move || measured::own(&reader, member, id)).await?;
    let Own { measure, facts, message, appeal } = &own;
    let mut page = MeasurePage::new(me.shell("measure-title"), measure, app.now());
    page.facts = facts.as_ref().map(|facts| facts.reveal().to_owned());
    page.take_back =
        message.filter(|_| measure.order.kind == Kind::Edit).map(|code| code.to_string());
    page.appeal = appeal
        .as_ref()
        .map(|(letter, case)| (letter.code.to_string(), lines::standing(&page.w, case, app.now())));
    page.barred = me.known.barred.is_some();
    Ok(page)
}

async fn appeal(
    me: SignedIn,
    State(app): State<App>,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Failure> {
    match send(&me, &app, &id, &fields).await {
        Ok(()) => Ok(see(&format!("/measures/{}?done=appealed", code(&id)?))),
        Err(Error::Refused(why)) => {
            Ok(draw(&page(&me, &app, &id).await?.but(why, fields.text("body"))))
        }
        Err(other) => Err(other.into()),
    }
}

async fn send(me: &SignedIn, app: &App, id: &str, fields: &Fields) -> Result<(), Error> {
    let (named, known, post) = (code(id)?, me.known.clone(), fields.post(me));
    let (seal, text) = (app.clone(), fields.text("body"));
    let words = work::aside(move || appealing::draft(&seal, &text)).await?;
    work::write(app, move |tx, at| appealing::appeal(tx, at, &post, (&known, named), &words)).await
}

impl Row {
    fn new<W>(w: &Words, measure: &Measure<W>, now: Timestamp) -> Self {
        Self {
            code: measure.order.code.to_string(),
            name: w.say(&format!("measure-is-{}", measure.order.kind.word())),
            at: measure.since.unwrap_or(measure.at),
            standing: standing(w, measure, now),
        }
    }
}

impl MeasurePage {
    fn new<W>(w: Shell, measure: &Measure<W>, now: Timestamp) -> Self {
        let order = &measure.order;
        Self {
            code: order.code.to_string(),
            what: w.say(&format!("measure-is-{}", order.kind.word())),
            standing: standing(&w, measure, now),
            undone: is_undone(measure),
            tint: tint(measure),
            rule: w.say(&format!("measure-rule-{}", order.reasons.rule().word())),
            young: order.reasons.rule() == Rule::Adults,
            facts: None,
            part: w.say(&format!("measure-part-{}", order.reasons.part().word())),
            length: length(&w, measure),
            take_back: None,
            open: measure.open_to_appeal(now),
            appeal: None,
            barred: false,
            body: String::new(),
            w,
        }
    }

    /// The same, where `why` stands in the way of the appeal that was typed.
    fn but(mut self, why: Refusal, typed: String) -> Self {
        self.w = self.w.but("body", why);
        self.body = typed;
        self
    }
}

/// What is said of `measure` before anything else: that we are sorry, or that it is no punishment.
fn tint<W>(measure: &Measure<W>) -> Option<&'static str> {
    let interim = measure.order.weight == Weight::Interim;
    if is_undone(measure) { Some("measure-sorry") } else { interim.then_some("measure-interim") }
}

/// Whether the house took it back.
fn is_undone<W>(measure: &Measure<W>) -> bool {
    matches!(measure.state, Where::Ended { how: End::Lifted | End::Overturned, .. })
}

/// Where a measure is at `now`, what happens next, and by when.
pub(super) fn standing<W>(w: &Words, measure: &Measure<W>, now: Timestamp) -> String {
    let (key, time) = match measure.state {
        Where::Proposed { until } => ("measure-state-proposed", until),
        Where::Appealed { until } => ("measure-state-appealed", until),
        Where::Upheld { until } => ("measure-state-upheld", until),
        Where::Ended { how: End::Overturned, at } => ("measure-state-overturned", at),
        Where::Ended { how: End::Lifted, at } => ("measure-state-lifted", at),
        Where::Ended { how: End::Declined, at } => ("measure-state-declined", at),
        Where::Ended { how: End::Over, at } if measure.holds(now) => ("measure-state-stays", at),
        Where::Ended { how: End::Over, at } => ("measure-state-over", at),
        Where::Running { until } if measure.order.kind == Kind::Ban => ("measure-state-ban", until),
        Where::Running { until } if measure.ends().is_some() => ("measure-state-runs", until),
        Where::Running { until } => ("measure-state-stands", until),
    };
    w.say_of(key, "time", w.moment_in(time, "UTC"))
}

/// How long it lasts.
fn length<W>(w: &Words, measure: &Measure<W>) -> String {
    match (measure.ends(), measure.order.kind) {
        (Some(end), _) => w.say_of("measure-until", "time", w.moment_in(end, "UTC")),
        (None, Kind::Ban) => w.say("measure-no-end"),
        (None, Kind::Hide) => w.say("measure-for-good"),
        (None, _) => w.say("measure-no-length-said"),
    }
}

impl Page for Measures {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let (w, now) = (shell("measures-title"), super::examples::now());
        let all = super::examples::measures();
        let rows = all.iter().map(|measure| Row::new(&w, measure, now)).collect();
        vec![Self { w: shell("measures-title"), rows: Vec::new() }, Self { w, rows }]
    }
}

impl Page for MeasurePage {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let now = super::examples::now();
        let pages = super::examples::measures().into_iter().map(|measure| {
            let mut page = Self::new(shell("measure-title"), &measure, now);
            page.facts = Some("one\ntwo".to_owned());
            page.barred = matches!(measure.order.kind, Kind::Ban);
            page.take_back = (measure.order.kind == Kind::Edit).then(|| "0".repeat(32));
            page.appeal = page.open.is_none().then(|| ("0".repeat(32), "…".to_owned()));
            page
        });
        let bad = Self::new(shell("measure-title"), &super::examples::measures()[0], now);
        let bad = bad.but(kith_core::safety::letter::EMPTY, "x".to_owned());
        pages.chain(std::iter::once(bad)).collect()
    }
}
