//! `/cases`: what waits for a person at the desk.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{
    App,
    safety::{
        desk::{self, Row as Kept},
        news,
    },
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
    words::{Markup, Words},
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
    /// The last event on the desk, where the page is live.
    last: Option<i64>,
    /// Whether their reader is a moderator or a lead.
    moderates: bool,
}

/// After which case a page begins.
#[derive(Default, Deserialize)]
struct Where {
    after: Option<Code>,
}

/// One case in the list: the same bytes in the page and in the live events.
#[derive(Template)]
#[template(path = "safety/_case_row.html")]
pub(crate) struct Row {
    code: String,
    /// Its level as a number: a stronger one stands before a weaker.
    rank: u8,
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
    let (last, kept) =
        work::read(&app, move |tx| Ok((news::last(tx)?, desk::cases(tx, now, by, at.after)?)))
            .await?;
    let rows: Vec<_> = kept.rows.iter().map(|row| Row::new(&w, row, (by, now))).collect();
    let moderates = role_for_copies(&me.known.roles, false).is_ok();
    let first = at.after.is_none();
    let lead = lead(&w, (first && kept.more.is_none()).then_some(rows.len()));
    let last = first.then_some(last);
    Ok(draw(&Cases { lead, rows, more: kept.more, last, moderates, w }))
}

/// How many there are, where all of them stand on one page; and their order.
fn lead(w: &Words, all: Option<usize>) -> String {
    match all {
        Some(n) => w.say_of("cases-lead", "n", n),
        None => w.say("cases-lead-page"),
    }
}

impl Row {
    pub(super) fn new(w: &Words, row: &Kept, (me, now): (MemberId, Timestamp)) -> Self {
        let case = &row.case;
        let name = w.say(&format!("case-is-{}", case.source.word()));
        let matter = row.matter.map(|one| w.say(&format!("concern-is-{}", one.word())));
        Self {
            code: case.code.to_string(),
            rank: case.level.number(),
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

    /// As it stands in the list.
    pub(super) fn draw(&self) -> Markup {
        // A template over finished values cannot fail; an empty item would be seen at once.
        Markup(self.render().unwrap_or_default().replace('\n', ""))
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
        let row = |(n, row)| Row { code: format!("{n:032}"), ..Row::new(&w, row, (me, now)) };
        let rows = (0..).zip(&rows).map(row).collect();
        let none = lead(&w, Some(0));
        let (more, last) = (Some(Code(uuid::Uuid::nil())), Some(7));
        let page = |w, lead, rows, more, moderates| Self { w, lead, rows, more, last, moderates };
        let all = lead(&w, None);
        let empty = page(shell("cases-title"), none, Vec::new(), None, false);
        vec![empty, page(w, all, rows, more, true)]
    }
}
