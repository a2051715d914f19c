//! `/me/consents`: what one agrees to, each alone; no is as near as yes.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{App, Error, people::consenting};
use kith_core::{
    Timestamp,
    people::consent::{Consent, Decision, Purpose},
};

use super::choices::DONE;
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

/// The page.
#[derive(Template)]
#[template(path = "people/consents.html")]
pub(crate) struct Consents {
    w: Shell,
    lines: Vec<Line>,
    ledger: Vec<Entry>,
}

/// One purpose, and where one stands.
struct Line {
    purpose: &'static str,
    title: String,
    why: String,
    given: bool,
    /// Whether the text changed after a yes, so that it is asked anew.
    lapsed: bool,
    /// What it opens now, in words; empty where that is nothing.
    effect: String,
    since: Option<Timestamp>,
    version: i64,
}

/// One line of the ledger.
struct Entry {
    title: String,
    decision: String,
    at: Timestamp,
    version: i64,
    locale: String,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/me/consents", May::Member, show).post("/me/consents", May::Member, decide)
}

async fn show(State(app): State<App>, me: SignedIn, done: Done) -> Result<Response, Failure> {
    let member = me.known.member;
    let (ledger, effects) = work::read(&app, move |tx| {
        Ok((consenting::ledger(tx, member)?, consenting::effects(tx, member)?))
    })
    .await?;
    Ok(draw(&Consents::new(done.on(me.shell("consents-title"), &DONE), &ledger, &effects)))
}

async fn decide(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    let purpose = Purpose::of(fields.word("purpose")).ok_or(Error::NotFound)?;
    let decision = Decision::of(fields.word("decision")).filter(|it| it.is_theirs());
    let decision = decision.ok_or(Error::NotFound)?;
    let (member, locale) = (me.known.member, me.words.locale.tag());
    let deciding = app.clone();
    work::aside(move || consenting::decide(&deciding, member, purpose, decision, locale)).await?;
    Ok(see("/me/consents?done=consent"))
}

/// The key of the words about `purpose` that begins with `what`.
pub(super) fn key(what: &str, purpose: Purpose) -> String {
    format!("{what}{}", purpose.word().replace([':', '_'], "-"))
}

impl Consents {
    fn new(w: Shell, ledger: &[Consent], effects: &[(Purpose, usize)]) -> Self {
        let asked = Purpose::ALL.iter().filter(|purpose| purpose.is_asked());
        let lines = asked.map(|purpose| Line::new(&w, *purpose, (ledger, effects))).collect();
        let entries = ledger.iter().map(|line| Entry::new(&w, line)).collect();
        Self { lines, ledger: entries, w }
    }
}

impl Line {
    fn new(
        words: &Words,
        purpose: Purpose,
        (ledger, effects): (&[Consent], &[(Purpose, usize)]),
    ) -> Self {
        let last = ledger.iter().rfind(|line| line.purpose == purpose);
        Self {
            purpose: purpose.word(),
            title: words.say(&key("consent-", purpose)),
            why: words.say(&key("consent-why-", purpose)),
            given: last.is_some_and(|line| line.decision == Decision::Given),
            lapsed: last.is_some_and(|line| line.decision == Decision::Lapsed),
            effect: effect(words, purpose, effects),
            since: last.map(|line| line.at),
            version: last.map_or_else(|| purpose.version(), |line| line.version),
        }
    }
}

/// What the consent to `purpose` opens now.
fn effect(words: &Words, purpose: Purpose, effects: &[(Purpose, usize)]) -> String {
    let opened = effects.iter().find(|(of, _)| *of == purpose).map_or(0, |(_, count)| *count);
    let key =
        if purpose == Purpose::Matching { "consents-opens-matching" } else { "consents-opens" };
    let count = i64::try_from(opened).unwrap_or(i64::MAX);
    if opened == 0 { String::new() } else { words.say_of(key, "n", count) }
}

impl Entry {
    fn new(words: &Words, line: &Consent) -> Self {
        Self {
            title: words.say(&key("consent-", line.purpose)),
            decision: words.say(&format!("consents-decision-{}", line.decision.word())),
            at: line.at,
            version: line.version,
            locale: line.locale.clone(),
        }
    }
}

impl Page for Consents {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let line = |purpose, decision| Consent {
            member: kith_core::MemberId(uuid::Uuid::from_u128(1)),
            purpose,
            decision,
            version: 1,
            locale: "en".to_owned(),
            at: Timestamp::from_micros(1_700_000_000_000_000).unwrap(),
        };
        let ledger =
            [line(Purpose::Matching, Decision::Given), line(Purpose::Health, Decision::Withdrawn)];
        let lapsed = [line(Purpose::Matching, Decision::Lapsed)];
        let effects = [(Purpose::Matching, 3)];
        vec![
            Self::new(shell("consents-title"), &[], &[]),
            Self::new(shell("consents-title"), &ledger, &effects),
            Self::new(shell("consents-title"), &lapsed, &[]),
        ]
    }
}
