//! A member’s busy times: brought in from the file of a calendar, of which nothing is kept but when. They take hours out of
//! what is put to two who look for a time, and nobody but their owner learns whose they are (docs/adr/0048).

mod ics;
pub mod suiting;

use kith_core::{
    MemberId, Moment, Private, Refusal, Timestamp,
    journey::busy::{self, Busy},
    programme::zone::Zone,
};
use kith_store::{
    Tx,
    journey::busy_times::{self, Kept},
    keys::Owner,
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    App, Error,
    people::{calling, exporting::moment, notices, registering::note},
};

/// Why a file was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unread {
    /// Why.
    pub why: Refusal,
    /// In which line of it, from one; `None` where it is about the whole.
    pub line: Option<usize>,
}

/// There is nothing in it.
pub const NO_FILE: Refusal = Refusal("busy-no-file");

/// Busy times on their way: read, sealed, not yet kept.
#[derive(Debug, Clone)]
pub struct Draft(Kept);

/// Reads what `text`, the file of a calendar, says of when `member` has no time from now on, by their clock where it names
/// none, and seals that. Writes the key store where a key is new, so it is called aside.
///
/// # Errors
/// [`Error::Fault`] of a store; within, why the file was not taken.
pub fn draft(app: &App, member: MemberId, text: &str) -> Result<Result<Draft, Unread>, Error> {
    let mut at = app.moment();
    let zone = app.store.read(move |tx| calling::zone(tx, member))?;
    let within = Busy { from: at.now, until: at.now + busy::AHEAD };
    let times = match read(text, within, &zone) {
        Ok(times) => times,
        Err(why) => return Ok(Err(why)),
    };
    let id: Uuid = at.id();
    let words = Private::new(written(&times));
    let sealed = app.seal(Owner::Member(member), busy_times::place(id), &mut at, &words)?;
    let number = i64::try_from(times.len()).unwrap_or(i64::MAX);
    let (brought, until) = (at.now, within.until);
    Ok(Ok(Draft(Kept { member, id, times: sealed, number, brought, until })))
}

fn read(text: &str, within: Busy, zone: &Zone) -> Result<Vec<Busy>, Unread> {
    if text.trim().is_empty() {
        return Err(Unread { why: NO_FILE, line: None });
    }
    ics::busy(text, within, zone)
}

/// Keeps `draft` in place of what its member brought before.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn bring(tx: &mut Tx, at: &Moment, draft: &Draft) -> Result<(), Error> {
    busy_times::set(tx, &draft.0)?;
    note(tx, at, draft.0.member, "bring_busy_times")
}

/// Forgets what `member` brought; twice is once.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn remove(tx: &mut Tx, at: &Moment, member: MemberId) -> Result<(), Error> {
    if busy_times::remove(tx, member)? {
        note(tx, at, member, "remove_busy_times")?;
    }
    Ok(())
}

/// What its owner sees of what they brought.
#[derive(Debug, Clone, Copy)]
pub struct Brought {
    /// How many times.
    pub number: i64,
    /// When the file was brought.
    pub brought: Timestamp,
    /// Up to when it was read.
    pub until: Timestamp,
}

/// What `member` brought; `None` where that is nothing.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn own(tx: &mut Tx, member: MemberId) -> Result<Option<Brought>, Error> {
    let found = busy_times::find(tx, member)?;
    let seen =
        |kept: Kept| Brought { number: kept.number, brought: kept.brought, until: kept.until };
    Ok(found.map(seen))
}

/// The job [`busy_times::JOB`] on `member`: what they brought is past, so it is forgotten, and they hear of it.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn due(app: &App, member: Uuid) -> Result<(), Error> {
    let (member, moment) = (MemberId(member), app.moment());
    app.store.write(move |tx| {
        let over = busy_times::find(tx, member)?.is_some_and(|kept| kept.until <= moment.now);
        if !over {
            return plant_again(tx, member.0);
        }
        busy_times::remove(tx, member)?;
        notices::tell(tx, &mut moment.clone(), member, "notice-busy-over", None)
    })
}

/// Plants the timer of what `member` brought again.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn plant_again(tx: &mut Tx, member: Uuid) -> Result<(), Error> {
    match busy_times::find(tx, MemberId(member))? {
        Some(kept) => Ok(kith_store::jobs::plant(tx, busy_times::JOB, member, kept.until)?),
        None => Ok(()),
    }
}

/// Forgets what a member brought who is erased.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn erased(tx: &mut Tx, _: &mut Moment, member: MemberId) -> Result<(), Error> {
    busy_times::remove(tx, member)?;
    Ok(())
}

/// What `member` takes along: when they said that they have no time.
///
/// # Errors
/// [`Error::Fault`] of either store.
pub fn export(app: &App, member: MemberId) -> Result<Value, Error> {
    let found = app.store.read(move |tx| Ok::<_, Error>(busy_times::find(tx, member)?))?;
    let Some(kept) = found else { return Ok(Value::Null) };
    let each = open(app, &kept)?;
    let times =
        each.iter().map(|one| json!({ "from": moment(one.from), "until": moment(one.until) }));
    Ok(json!({ "brought": moment(kept.brought), "times": times.collect::<Vec<_>>() }))
}

/// When the member of `kept` has no time; nothing where they were erased. Opens a seal: call it where a thread may wait.
fn open(app: &App, kept: &Kept) -> Result<Vec<Busy>, Error> {
    let owner = Owner::Member(kept.member);
    let words = app.unseal(owner, busy_times::place(kept.id), &kept.times)?;
    Ok(words.map(|words| again(words.reveal())).unwrap_or_default())
}

/// `times` as they are sealed: microseconds since 1970, two a line.
fn written(times: &[Busy]) -> String {
    let line = |one: &Busy| format!("{} {}\n", one.from.micros(), one.until.micros());
    times.iter().map(line).collect()
}

fn again(text: &str) -> Vec<Busy> {
    let moment = |word: &str| word.parse().ok().and_then(Timestamp::from_micros);
    let line = |line: &str| {
        let (from, until) = line.split_once(' ')?;
        Some(Busy { from: moment(from)?, until: moment(until)? })
    };
    text.lines().filter_map(line).collect()
}
