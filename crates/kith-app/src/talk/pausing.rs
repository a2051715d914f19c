//! Pausing a talk until a chosen day, and going on. The request's machine keeps the clock of a pause,
//! so its step pauses the talk, and ends the pause when the day has come.

use kith_core::{Code, FaceId, Moment, TalkId, Timestamp, people::face::Side};
use kith_store::{Tx, audit::deeds};

use super::seat;
use crate::{Error, support::hearing};

/// Pauses the talk that `code` names until `until`: nobody writes before then, and the clocks of its
/// request stand still.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs, [`Error::Refused`] where it is closed or paused
/// already, or the day is past or more than two weeks away.
pub fn pause(
    tx: &mut Tx,
    at: &mut Moment,
    faces: &[(FaceId, Side)],
    code: Code,
    until: Timestamp,
) -> Result<TalkId, Error> {
    let seat = seat::find(tx, faces, code)?;
    hearing::paused(tx, at, seat.talk.request, seat.side, until)?;
    deeds::append(tx, &seat::deed(&seat, "pause", at.now))?;
    Ok(seat.talk.id)
}

/// Goes on before the chosen day.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs, [`Error::Refused`] unless they paused it themselves.
pub fn resume(
    tx: &mut Tx,
    at: &mut Moment,
    faces: &[(FaceId, Side)],
    code: Code,
) -> Result<TalkId, Error> {
    let seat = seat::find(tx, faces, code)?;
    hearing::resumed(tx, at, seat.talk.request, seat.side)?;
    deeds::append(tx, &seat::deed(&seat, "resume", at.now))?;
    Ok(seat.talk.id)
}
