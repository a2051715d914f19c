//! A member’s calendar: what it calls their meetings, its address, and what is fetched there. Whoever has the address needs
//! no session; it tells when, and neither whom nor what about.

use kith_core::{
    Code, FaceId, MemberId, Moment, Timestamp,
    journey::{
        calendar::{Calendar, KEPT, Wording},
        meeting::Entry,
    },
    people::{face::Side, session::Token},
    talk::State,
};
use kith_store::{
    Tx,
    journey::{
        calendars,
        meetings::{self, Kept},
    },
    people::{faces, tastes},
};
use uuid::Uuid;

use super::meeting::reading;
use crate::{
    Error,
    people::{leaving, notices, registering::note},
    safety::standing,
};

/// How many meetings of one face stand in what is fetched, at most.
const MOST: i64 = 500;

/// One line of a calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// What names it in this one calendar, the same for ever. In the other’s it has another name: whoever sees both
    /// must not find the two by it.
    pub name: Code,
    /// When it is, and whether it stands.
    pub entry: Entry,
    /// When it changed the last time.
    pub changed: Timestamp,
}

/// What is fetched.
#[derive(Debug, Clone)]
pub struct Feed {
    /// What it calls each meeting.
    pub wording: Wording,
    /// In which language; `None` where its owner never chose.
    pub locale: Option<String>,
    /// The meetings, the earliest first.
    pub lines: Vec<Line>,
}

/// The calendar of `member`.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn own(tx: &mut Tx, member: MemberId) -> Result<Calendar, Error> {
    Ok(calendars::find(tx, member)?)
}

/// Keeps what the calendar of `member` calls their meetings.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn word(tx: &mut Tx, at: &Moment, member: MemberId, wording: Wording) -> Result<(), Error> {
    calendars::word(tx, member, wording)?;
    note(tx, at, member, "word_calendar")
}

/// Gives the calendar of `member` an address, in place of the one before; what stands in it, which is kept nowhere.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn open(tx: &mut Tx, at: &mut Moment, member: MemberId) -> Result<Token, Error> {
    let token = Token::new(at.bytes());
    calendars::open(tx, member, &token, at.now)?;
    note(tx, at, member, "open_calendar")?;
    notices::tell(tx, at, member, "notice-calendar-opened", None)?;
    Ok(token)
}

/// Ends the address of the calendar of `member`; twice is once.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn shut(tx: &mut Tx, at: &Moment, member: MemberId) -> Result<(), Error> {
    if calendars::shut(tx, member)? {
        note(tx, at, member, "shut_calendar")?;
    }
    Ok(())
}

/// What whoever shows `token` fetches.
///
/// # Errors
/// [`Error::NotFound`] where it opens nothing, its owner is leaving, or a measure keeps them out.
pub fn fetched(tx: &mut Tx, now: Timestamp, token: &Token) -> Result<Feed, Error> {
    let member = calendars::owner(tx, token)?.ok_or(Error::NotFound)?;
    if leaving::is_away(tx, member)? || standing::barred(tx, now, member)?.is_some() {
        return Err(Error::NotFound);
    }
    let mut lines = Vec::new();
    for face in faces::list(tx, member)? {
        let all = meetings::of_face(tx, face.id, now + -KEPT, MOST)?;
        lines.extend(all.iter().filter_map(|(kept, over)| line(face.id, kept, *over)));
    }
    lines.sort_by_key(|line| line.entry.start);
    let (wording, locale) =
        (calendars::find(tx, member)?.wording, tastes::find(tx, member)?.locale);
    Ok(Feed { wording, locale, lines })
}

/// The line of the meeting `code`, and what `member` calls it.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs, or was never agreed on.
pub fn one(
    tx: &mut Tx,
    (ours, member): (&[(FaceId, Side)], MemberId),
    code: Code,
) -> Result<(Wording, Line), Error> {
    let seen = reading::meeting(tx, (ours, member), code)?;
    let over = match seen.seat.talk.state {
        State::Closed { at, .. } => Some(at),
        State::Open | State::Paused { .. } => None,
    };
    let line = line(seen.seat.face, &seen.kept, over).ok_or(Error::NotFound)?;
    Ok((calendars::find(tx, member)?.wording, line))
}

/// Forgets the calendar of a member who is erased.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn erased(tx: &mut Tx, _: &mut Moment, member: MemberId) -> Result<(), Error> {
    Ok(calendars::remove(tx, member)?)
}

/// The line of `kept` in the calendar of whoever is behind `reader`, where its journey ended at `over`.
fn line(reader: FaceId, kept: &Kept, over: Option<Timestamp>) -> Option<Line> {
    let entry = kept.meeting.entry(over)?;
    let mut name = [0; 16];
    blake3::Hasher::new_derive_key("kith 2026 the name of a meeting in a calendar")
        .update(kept.code.0.as_bytes())
        .update(reader.0.as_bytes())
        .finalize_xof()
        .fill(&mut name);
    let changed = over.unwrap_or(kept.changed).max(kept.changed);
    Some(Line { name: Code(Uuid::from_bytes(name)), entry, changed })
}
