//! Answering a proposal: the other takes one of its times; and either calls the meeting off.

use kith_core::{
    Code, FaceId, Moment, Timestamp, journey::meeting::Meeting, people::face::Side, talk::State,
};
use kith_store::Tx;

use super::{found, settle, tell};
use crate::{Error, journey::agreeing, support::hearing, talk::seat::Seat};

/// Whoever has `faces` takes the time `start` of the meeting `code`, which had changed `read` times when they read it.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs; [`Error::Refused`] where the talk is closed or rests, the proposal is their
/// own, is past or has changed, or a measure holds them back.
pub fn take(
    tx: &mut Tx,
    at: &mut Moment,
    faces: &[(FaceId, Side)],
    (code, read, start): (Code, u32, Timestamp),
) -> Result<(), Error> {
    let (seat, mut kept) = found(tx, faces, code)?;
    agreeing::may_act(tx, at, &seat)?;
    let taken = kept.meeting.take(at.now, seat.side, (read, start))?;
    if taken == kept.meeting {
        return Ok(());
    }
    answered(tx, at, &seat, &kept.meeting)?;
    kept.meeting = taken;
    kept.changed = at.now;
    settle(tx, at, &seat, (&kept, "take_meeting"))?;
    tell(tx, at, (seat.other(), code), "notice-meeting-taken")
}

/// Whoever has `faces` calls the meeting `code` off; twice is once. That is possible while the talk rests too.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs; [`Error::Refused`] where the talk is closed, or the meeting is over.
pub fn call_off(
    tx: &mut Tx,
    at: &mut Moment,
    faces: &[(FaceId, Side)],
    code: Code,
) -> Result<(), Error> {
    let (seat, mut kept) = found(tx, faces, code)?;
    if !matches!(seat.talk.state, State::Paused { .. }) {
        agreeing::may_write(tx, at, &seat)?;
    }
    let off = kept.meeting.call_off(at.now, seat.side)?;
    if off == kept.meeting {
        return Ok(());
    }
    answered(tx, at, &seat, &kept.meeting)?;
    kept.meeting = off;
    kept.changed = at.now;
    settle(tx, at, &seat, (&kept, "call_off_meeting"))?;
    tell(tx, at, (seat.other(), code), "notice-meeting-off")
}

/// A mentor who answers what the mentee proposed, `before`, has said the word they owed for it.
fn answered(tx: &mut Tx, at: &mut Moment, seat: &Seat, before: &Meeting) -> Result<(), Error> {
    if seat.side == Side::Member || !before.waits_for(seat.side) {
        return Ok(());
    }
    match hearing::heard(tx, at, seat.talk.request, seat.side) {
        // Called off while they rest, or by somebody whom a measure holds back: the word stays owed.
        Err(Error::Refused(_)) => Ok(()),
        heard => heard,
    }
}
