//! Talks of two who were brought together: neither asked the other for help, so nobody waits and no clock runs.

use kith_core::{
    FaceId, Moment, Timestamp,
    journey::introduction::Introduction,
    people::notice::About,
    safety::standing::Act,
    talk::{End, State, Talk},
};
use kith_store::{Tx, journey::introductions, people::faces, talk::talks};

use super::seat::Seat;
use crate::{Error, people::notices, safety::standing};

/// By which introduction the two of `talk` met, and since when they have it; `None` where one of them asked for help.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn began(tx: &mut Tx, talk: &Talk) -> Result<Option<Introduction>, Error> {
    Ok(introductions::made(tx, talk.id)?.map(|kept| kept.introduction))
}

/// Whether the two of `talk` were brought together.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn are(tx: &mut Tx, talk: &Talk) -> Result<bool, Error> {
    Ok(began(tx, talk)?.is_some())
}

/// That whoever sits on `seat` may be heard now: a measure may hold them back.
///
/// # Errors
/// [`Error::Refused`] where it does.
pub fn may_be_heard(tx: &mut Tx, now: Timestamp, seat: &Seat) -> Result<(), Error> {
    standing::may_behind(tx, now, seat.face, Act::Write(seat.talk.since))
}

/// Whoever sits on `seat` ends the talk: the other is told that it is over. Nobody else is looked for.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn part(tx: &mut Tx, at: &mut Moment, seat: &Seat) -> Result<(), Error> {
    let closed = State::Closed { how: End::Goodbye, at: at.now };
    talks::set(tx, seat.talk.id, &closed, at.now)?;
    tell(tx, at, &seat.talk, seat.other())
}

/// Whoever is behind `face` is erased: their talk is over, and the other is told so. Twice is once.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn erased(tx: &mut Tx, at: &mut Moment, talk: &Talk, face: FaceId) -> Result<(), Error> {
    talks::set(tx, talk.id, &State::Closed { how: End::Erased, at: at.now }, at.now)?;
    talk.other(face).map_or(Ok(()), |other| tell(tx, at, talk, other))
}

/// Tells whoever is behind `face` that the talk is over.
fn tell(tx: &mut Tx, at: &mut Moment, talk: &Talk, face: FaceId) -> Result<(), Error> {
    match faces::find(tx, face)? {
        Some(face) => {
            let about = Some((About::Talk, talk.code));
            notices::tell(tx, at, face.owner, "notice-introduced-over", about)
        }
        None => Ok(()),
    }
}

/// A door closed between the people behind these faces: what they have with one another by an introduction is over.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn freeze(tx: &mut Tx, at: &mut Moment, one: FaceId, other: FaceId) -> Result<(), Error> {
    for talk in talks::open_between(tx, one, other)? {
        if are(tx, &talk)? {
            let closed = State::Closed { how: End::Frozen, at: at.now };
            talks::set(tx, talk.id, &closed, at.now)?;
        }
    }
    Ok(())
}
