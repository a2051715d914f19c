//! `/cases`: what waits for a person at the desk.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{
    App,
    safety::desk::{self, Row as Kept},
};
use kith_core::{
    Code, MemberId, Timestamp,
    safety::{
        case::{Case, State as Place},
        opening::role_for_copies,
    },
    support::safe::Level,
};
use serde::Deserialize;

use super::case;
use crate::{
    doors::{Doors, May},
    page::{Failure, Page, draw},
    query::Query,
    shell::Shell,
    visitor::SignedIn,
    words::Words,
    work,
};

/// The list.
#[derive(Template)]
#[template(path = "safety/cases.html")]
pub(crate) struct Cases {
    w: Shell,
    lead: String,
    rows: Vec<Row>,
    more: Option<Code>,
    /// Whether their reader may know what was asked to be read.
    reads: bool,
}

/// After which case a page begins.
#[derive(Default, Deserialize)]
struct Where {
    after: Option<Code>,
}

/// One case in the list.
pub(crate) struct Row {
    code: String,
    name: String,
    class: &'static str,
    level: String,
    place: String,
    clock: String,
    /// How many other reports about the same person came with it, in words; empty where none did.
    with: String,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/cases", May::Desk, list).get("/cases/{id}", May::Desk, case::show)
}

async fn list(
    me: SignedIn,
    State(app): State<App>,
    Query(at): Query<Where>,
) -> Result<Response, Failure> {
    let (w, now, by) = (me.shell("cases-title"), app.now(), me.known.member);
    let kept = work::read(&app, move |tx| desk::cases(tx, now, by, at.after)).await?;
    let rows: Vec<_> = kept.rows.iter().map(|row| Row::new(&w, row, (by, now))).collect();
    let reads = role_for_copies(&me.known.roles, false).is_ok();
    let whole = at.after.is_none() && kept.more.is_none();
    Ok(draw(&Cases {
        lead: lead(&w, whole.then_some(rows.len())),
        rows,
        more: kept.more,
        reads,
        w,
    }))
}

/// How many there are, where all of them stand on one page; and their order.
fn lead(w: &Words, all: Option<usize>) -> String {
    match all {
        Some(n) => w.say_of("cases-lead", "n", n),
        None => w.say("cases-lead-page"),
    }
}

impl Row {
    fn new(w: &Words, row: &Kept, (me, now): (MemberId, Timestamp)) -> Self {
        let case = &row.case;
        let name = w.say(&format!("case-is-{}", case.source.word()));
        let matter = row.matter.map(|one| w.say(&format!("concern-is-{}", one.word())));
        Self {
            code: case.code.to_string(),
            name: matter.map_or_else(|| name.clone(), |matter| format!("{name}: {matter}")),
            class: class(case.level),
            level: level(w, case.level),
            place: place(w, case, me),
            clock: clock(w, case, now),
            with: match row.with {
                0 => String::new(),
                n => w.say_of("case-with", "n", n),
            },
        }
    }
}

/// The colour of a level; its words always stand beside it.
pub(super) fn class(level: Level) -> &'static str {
    if level.is_risk() { "warn" } else { "" }
}

/// A level in words.
pub(super) fn level(w: &Words, level: Level) -> String {
    w.say(&format!("case-level-{}", level.number()))
}

/// Who has a case, for `me`.
pub(super) fn place(w: &Words, case: &Case, me: MemberId) -> String {
    w.say(match case.state {
        Place::Open { .. } => "case-open",
        Place::Claimed { by, .. } if by == me => "case-mine",
        Place::Claimed { .. } => "case-taken-by",
        Place::Answered { .. } => "case-rests",
        Place::Closed { .. } => "case-over",
    })
}

/// Since when a case is there, and what its clock says.
pub(super) fn clock(w: &Words, case: &Case, now: Timestamp) -> String {
    let (key, until) = match case.state {
        Place::Closed { at, .. } => ("case-clock-over", at),
        Place::Answered { until, .. } => ("case-clock-rests", until),
        _ if case.is_late(now) => ("case-clock-late", case.promised),
        Place::Open { until } if case.level.is_risk() => ("case-clock-risk", until),
        _ => ("case-clock-waits", case.promised),
    };
    let moment = |at| w.moment_in(at, "UTC").into();
    w.say_with(key, &[("since", moment(case.opened)), ("until", moment(until))])
}

impl Page for Cases {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let w = shell("cases-title");
        let now = super::examples::now();
        let (me, rows) = (MemberId(uuid::Uuid::nil()), super::examples::cases());
        let rows = rows.iter().map(|row| Row::new(&w, row, (me, now))).collect();
        let none = lead(&w, Some(0));
        let empty = Self {
            w: shell("cases-title"),
            lead: none,
            rows: Vec::new(),
            more: None,
            reads: false,
        };
        let more = Some(Code(uuid::Uuid::nil()));
        vec![empty, Self { lead: lead(&w, None), w, rows, more, reads: true }]
    }
}
