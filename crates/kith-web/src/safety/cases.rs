//! `/cases`: what waits for a person at the desk.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{
    App,
    safety::desk::{self, Row as Kept},
};
use kith_core::{
    MemberId, Timestamp,
    safety::case::{Case, State as Place},
    support::safe::Level,
};

use super::case;
use crate::{
    doors::{Doors, May},
    page::{Failure, Page, draw},
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
    rows: Vec<Row>,
}

/// One case in the list.
pub(crate) struct Row {
    code: String,
    name: String,
    class: &'static str,
    level: String,
    place: String,
    clock: String,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/cases", May::Desk, list).get("/cases/{id}", May::Desk, case::show)
}

async fn list(me: SignedIn, State(app): State<App>) -> Result<Response, Failure> {
    let (w, now, by) = (me.shell("cases-title"), app.now(), me.known.member);
    let kept = work::read(&app, move |tx| desk::cases(tx, now, by)).await?;
    let rows = kept.iter().map(|row| Row::new(&w, row, (me.known.member, now))).collect();
    Ok(draw(&Cases { w, rows }))
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
        vec![Self { w: shell("cases-title"), rows: Vec::new() }, Self { w, rows }]
    }
}
