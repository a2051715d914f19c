//! Resting from hard reading: how much somebody at the desk has opened this week, and giving back the cases that
//! they have.

use kith_core::{
    Code, MemberId, Moment, Timestamp,
    safety::{
        case::Case,
        exposure::{WEEK, may_open},
        opening::role_for_copies,
    },
};
use kith_store::{
    Tx,
    once::Post,
    safety::{cases, openings},
};

use super::{
    crew,
    noting::{self, Then},
};
use crate::{
    App, Error,
    once::once,
    people::{grants, recognising::Known},
};

/// What somebody at the desk carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Load {
    /// How many private texts they opened in the last seven days.
    pub opened: i64,
    /// How many the house asks of one person at most.
    pub share: i64,
    /// How many cases they have in their hands.
    pub cases: usize,
}

/// The same note for each case that is given back, each sealed by itself.
#[derive(Debug, Clone)]
pub struct Draft(Vec<(Code, noting::Draft)>);

/// What `member` carries at `now`, where the house asks `share` of each.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn load(tx: &mut Tx, now: Timestamp, member: MemberId, share: i64) -> Result<Load, Error> {
    let opened = opened(tx, now, member)?;
    Ok(Load { opened, share, cases: held(tx, now, member)?.len() })
}

/// How many private texts `member` opened in the last seven days.
fn opened(tx: &mut Tx, now: Timestamp, member: MemberId) -> Result<i64, Error> {
    let counts = openings::counts(tx, now + -WEEK)?;
    Ok(counts.into_iter().find(|(by, _)| *by == member).map_or(0, |(_, n)| n))
}

/// Seals `text` for each case that `known` has. May wait for the key store: call it aside.
///
/// # Errors
/// [`Error::Refused`] where it is blank or too long.
pub fn draft(app: &App, known: &Known, text: &str) -> Result<Draft, Error> {
    let (by, now) = (known.member, app.now());
    let held = app.store.read(move |tx| held(tx, now, by))?;
    let note = |case: &Case| Ok((case.code, noting::draft(app, text)?));
    held.iter().map(note).collect::<Result<_, _>>().map(Draft)
}

/// The cases that `member` has and works on. One that came to be none of theirs goes back by its own clock.
fn held(tx: &mut Tx, now: Timestamp, member: MemberId) -> Result<Vec<Case>, Error> {
    let mut held = Vec::new();
    for case in cases::held(tx, member)? {
        if crew::of(tx, now, &case)?.contains(&member) {
            held.push(case);
        }
    }
    Ok(held)
}

/// `known` gives back to the desk the cases that they have, each with the note, once for each `post`.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn hand_over(
    tx: &mut Tx,
    at: &mut Moment,
    post: &Post,
    known: &Known,
    Draft(notes): &Draft,
) -> Result<(), Error> {
    once(tx, at, post, |tx, at| {
        for (code, note) in notes {
            noting::keep(tx, at, known, (*code, note, Then::Back))?;
        }
        Ok(String::new())
    })?;
    Ok(())
}

/// Whether `by` may open another private text for `case`, where the house asks `share` of each.
///
/// # Errors
/// [`Error::Refused`] where they have read enough, and somebody else can, or nobody's life is at stake.
pub(super) fn may(
    tx: &mut Tx,
    now: Timestamp,
    (by, case): (MemberId, &Case),
    share: i64,
) -> Result<(), Error> {
    let opened = opened(tx, now, by)?;
    let alone = opened >= share && alone(tx, now, (by, case), share)?;
    Ok(may_open((opened, share), case.level, alone)?)
}

/// Whether nobody but `by` is here now who could open what `case` is about.
fn alone(
    tx: &mut Tx,
    now: Timestamp,
    (by, case): (MemberId, &Case),
    share: i64,
) -> Result<bool, Error> {
    let mut others = crew::of(tx, now, case)?;
    others.retain(|one| *one != by);
    for other in crew::here(tx, now, &others)? {
        let opens = role_for_copies(&grants::holding(tx, other, now)?, false).is_ok();
        if opens && opened(tx, now, other)? < share {
            return Ok(false);
        }
    }
    Ok(true)
}
