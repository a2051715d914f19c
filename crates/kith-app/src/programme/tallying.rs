//! Tallying hours: what a helper gave, from what is kept anyway and from what they entered. Only they read it.

use std::collections::BTreeSet;

use kith_core::{
    Code, FaceId, MemberId, Moment, Timestamp,
    people::face::{Face, Side},
    programme::{
        calendar::Day,
        hours::{self, Entry, Held, Kind, Ledger, Line, OnDuty, Unsettled},
        zone::Zone,
    },
};
use kith_store::{
    Tx,
    audit::deeds::{self, Actor, Deed},
    people::faces,
    programme::{hours as entries, learnings, practices},
    support::duties,
};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{practising, supervising};
use crate::{App, Error, people::calling};

/// The hours of one member, as they see them.
#[derive(Debug, Clone)]
pub struct Own {
    /// What counts.
    pub ledger: Ledger,
    /// The meetings that are over and wait for a word, the newest first.
    pub unsettled: Vec<Unsettled>,
    /// Whether there are meetings that never will be settled.
    pub lapsed: bool,
    /// What the programmes in it are called.
    pub programmes: Vec<(Code, String)>,
    /// By which clock days and months are counted.
    pub zone: Zone,
    /// What day it is there.
    pub today: Day,
    /// Whether they help, or did: only then do they enter something.
    pub helps: bool,
}

/// The hours of `member`.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn own(tx: &mut Tx, now: Timestamp, member: MemberId) -> Result<Own, Error> {
    let (zone, helper) = (calling::zone(tx, member)?, helper(tx, member)?);
    let mut found = (Vec::new(), Vec::new());
    let (mut programmes, mut lapsed, mut duty) = (Vec::new(), false, Vec::new());
    if let Some(face) = &helper {
        let meetings = entries::meetings(tx, face.id, now)?;
        lapsed = meetings.iter().any(Held::lapsed);
        duty = hours::on_duty(on_duty(tx, now, (member, face.id))?, &meetings, (now, &zone));
        found = hours::count(meetings, now, &zone);
        programmes = entries::programmes(tx, face.id)?;
    }
    let (mut lines, unsettled) = found;
    lines.extend(duty);
    lines.extend(practising::lines(tx, member)?);
    lines.extend(training(tx, member, &zone)?);
    lines.extend(supervising::lines(tx, member)?);
    let entered = |(code, entry): (Code, Entry)| Line {
        day: entry.day,
        kind: entry.kind,
        minutes: entry.minutes,
        programme: None,
        own: Some(code),
    };
    lines.extend(entries::list(tx, member)?.into_iter().map(entered));
    let (today, helps) = (Day::of(now, &zone), helper.is_some());
    Ok(Own { ledger: Ledger::new(lines), unsettled, lapsed, programmes, zone, today, helps })
}

/// The times in which `member` was on duty behind their helper face, until `now`, each with whether that was supervised.
fn on_duty(
    tx: &mut Tx,
    now: Timestamp,
    (member, face): (MemberId, FaceId),
) -> Result<Vec<OnDuty>, Error> {
    let beside: BTreeSet<_> =
        practices::shifts(tx, member)?.into_iter().map(|(since, ..)| since).collect();
    let long_ago = Timestamp::from_micros(0).unwrap_or(now);
    let all = duties::ended(tx, face, (long_ago, now), i64::MAX)?;
    Ok(all.into_iter().map(|duty| (duty.from, duty.until, beside.contains(&duty.from))).collect())
}

/// The face behind which `member` helps, or did; `None` for one who never has.
pub(super) fn helper(tx: &mut Tx, member: MemberId) -> Result<Option<Face>, Error> {
    Ok(faces::list(tx, member)?.into_iter().find(|face| face.side == Side::Helper))
}

/// A line for each course that `member` passed, on the day on which they did last.
fn training(tx: &mut Tx, member: MemberId, zone: &Zone) -> Result<Vec<Line>, Error> {
    let line = |learning: &kith_core::programme::learning::Learning| {
        let day = Day::of(learning.passed?, zone);
        let (kind, minutes) = (Kind::Training, learning.minutes());
        Some(Line { day, kind, minutes, programme: None, own: None })
    };
    Ok(learnings::of(tx, member)?.iter().filter_map(line).collect())
}

/// What day it is for `member`.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn today(tx: &mut Tx, now: Timestamp, member: MemberId) -> Result<Day, Error> {
    Ok(Day::of(now, &calling::zone(tx, member)?))
}

/// Keeps what `member` entered.
///
/// # Errors
/// [`Error::NotFound`] where they never helped; [`Error::Refused`] where that day is full.
pub fn add(tx: &mut Tx, at: &mut Moment, member: MemberId, entry: &Entry) -> Result<(), Error> {
    helper(tx, member)?.ok_or(Error::NotFound)?;
    entry.may_add(&entries::of_day(tx, member, entry.day)?)?;
    let (id, code): (Uuid, Code) = (at.id(), at.code());
    entries::add(tx, (id, code), member, (entry, at.now))?;
    note(tx, at, member, (id, "enter_hours"))
}

/// Takes back what `member` entered as `code`. Twice is once.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn take_back(tx: &mut Tx, at: &Moment, member: MemberId, code: Code) -> Result<(), Error> {
    match entries::remove(tx, member, code)? {
        Some(id) => note(tx, at, member, (id, "take_back_hours")),
        None => Ok(()),
    }
}

/// The hours of `member`, to take along.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn export(app: &App, member: MemberId) -> Result<Value, Error> {
    let now = app.now();
    let own = app.store.read(move |tx| own(tx, now, member))?;
    let called = |code: Code| own.programmes.iter().find(|(is, _)| *is == code);
    let line = |line: &Line| {
        json!({
            "day": line.day.to_string(),
            "for": line.kind.word(),
            "minutes": line.minutes,
            "programme": line.programme.and_then(called).map(|(_, name)| name),
            "entered_by_you": line.own.is_some(),
        })
    };
    Ok(own.ledger.lines().iter().map(line).collect())
}

/// Forgets what `member` entered, when they are erased.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn erased(tx: &mut Tx, _: &mut Moment, member: MemberId) -> Result<(), Error> {
    Ok(entries::forget(tx, member)?)
}

/// A deed of `member` on something of their own. What names that outside stays out of the chain, which is never shortened.
pub(super) fn note(
    tx: &mut Tx,
    at: &Moment,
    member: MemberId,
    (object, verb): (Uuid, &'static str),
) -> Result<(), Error> {
    let (stream, actor) = (deeds::of_member(member), Some(Actor::from(member)));
    Ok(deeds::append(tx, &Deed { stream, actor, verb, object, at: at.now })?)
}
