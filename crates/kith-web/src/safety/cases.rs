//! `/cases`: what waits for a person at the desk.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{
    App,
    safety::{
        desk::{self, Row as Kept, Sought},
        news,
    },
};
use kith_core::{
    Code, MemberId, Timestamp,
    safety::{
        case::{Case, Source, State as Place},
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
    /// Where the later ones are.
    more: Option<String>,
    /// What may be chosen to see only some: the name of the choice, and its ways.
    choices: Vec<(&'static str, Vec<Choice>)>,
    /// Whether some were chosen.
    some: bool,
    /// How many texts nobody knows what they say, in words; empty where there are none.
    unread: String,
    /// The last event on the desk, where the page is live.
    last: Option<i64>,
    /// Whether their reader is a moderator or a lead.
    moderates: bool,
}

/// After which case a page begins, and what was chosen to see only some.
#[derive(Default, Deserialize)]
struct Where {
    after: Option<Code>,
    #[serde(default)]
    whose: String,
    #[serde(default)]
    source: String,
    #[serde(default)]
    level: String,
}

/// One way to choose: its word, its name, and whether it is chosen.
type Choice = (&'static str, String, bool);

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
    let sought = at.sought();
    let (last, kept, unread) = work::read(&app, move |tx| {
        Ok((news::last(tx)?, desk::cases(tx, now, by, sought)?, desk::unread(tx, now)?))
    })
    .await?;
    let rows: Vec<_> = kept.rows.iter().map(|row| Row::new(&w, row, (by, now))).collect();
    let moderates = role_for_copies(&me.known.roles, false).is_ok();
    let (first, some) = (at.after.is_none(), at.is_some());
    let lead = lead(&w, (first && !some && kept.more.is_none()).then_some(rows.len()));
    // What comes in live may be none of those that were chosen.
    let last = (first && !some).then_some(last);
    let unread = if moderates { said_unread(&w, unread) } else { String::new() };
    let (more, choices) = (kept.more.map(|code| at.later(code)), at.choices(&w));
    Ok(draw(&Cases { w, lead, rows, more, choices, some, unread, last, moderates }))
}

fn said_unread(w: &Words, n: i64) -> String {
    if n > 0 { w.say_of("cases-unread", "n", n) } else { String::new() }
}

impl Where {
    fn sought(&self) -> Sought {
        Sought {
            after: self.after,
            mine: self.whose == "mine",
            source: Source::of(&self.source),
            level: Level::of(&self.level),
        }
    }

    /// Whether only some are to be seen.
    fn is_some(&self) -> bool {
        let Sought { mine, source, level, .. } = self.sought();
        mine || source.is_some() || level.is_some()
    }

    /// The address of what follows after `code`.
    fn later(&self, code: Code) -> String {
        let Sought { mine, source, level, .. } = self.sought();
        let chosen = [
            ("whose", mine.then_some("mine")),
            ("source", source.map(Source::word)),
            ("level", level.map(Level::word)),
        ];
        let chosen = chosen.iter().filter_map(|(name, word)| Some(format!("&{name}={}", (*word)?)));
        format!("/cases?after={code}{}", chosen.collect::<String>())
    }

    fn choices(&self, w: &Words) -> Vec<(&'static str, Vec<Choice>)> {
        let all = |name: &str| ("", w.say(&format!("cases-{name}-all")), false);
        let one =
            |word: &'static str, key: String, chosen: &str| (word, w.say(&key), chosen == word);
        let mine = one("mine", "cases-whose-mine".to_owned(), &self.whose);
        let source =
            |it: &Source| one(it.word(), format!("cases-source-{}", it.word()), &self.source);
        let level = |it: &Level| one(it.word(), format!("cases-level-{}", it.word()), &self.level);
        let sources = Source::ALL.iter().map(source);
        let levels = Level::ALL.iter().rev().map(level);
        vec![
            ("whose", vec![all("whose"), mine]),
            ("source", std::iter::once(all("source")).chain(sources).collect()),
            ("level", std::iter::once(all("level")).chain(levels).collect()),
        ]
    }
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
        _ if !case.owes() => ("case-clock-again", case.opened),
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
        let (all, unread) = (lead(&w, None), said_unread(&w, 3));
        let at = Where { whose: "mine".to_owned(), ..Where::default() };
        let (more, choices) = (Some(at.later(Code(uuid::Uuid::nil()))), at.choices(&w));
        let page = |w, lead, rows| Self {
            w,
            lead,
            rows,
            more: None,
            choices: choices.clone(),
            some: false,
            unread: String::new(),
            last: Some(7),
            moderates: false,
        };
        let empty = page(shell("cases-title"), none, Vec::new());
        let few = Self { some: true, ..page(shell("cases-title"), all.clone(), Vec::new()) };
        vec![empty, few, Self { more, unread, moderates: true, ..page(w, all, rows) }]
    }
}
