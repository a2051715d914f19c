//! Entering a stage: either says where the two are now, and any stage can be entered again.

use kith_core::{
    Code, FaceId, Moment,
    journey::Stage,
    people::{face::Side, notice::About},
    talk::Talk,
};
use kith_store::{
    Tx,
    journey::stages::{self, Entered},
};

use super::{agreeing, lives, of, tell, tell_other};
use crate::Error;

/// Whoever has `faces` says that the two of the talk `code` are in `stage` now. Where they are already, nothing changes.
///
/// # Errors
/// [`Error::NotFound`] where the journey is not theirs; [`Error::Refused`] where the talk is closed or rests, or no
/// agreement was signed by both.
pub fn enter(
    tx: &mut Tx,
    at: &mut Moment,
    faces: &[(FaceId, Side)],
    (code, stage): (Code, Stage),
) -> Result<(), Error> {
    let (seat, journey) = of(tx, faces, code)?;
    agreeing::may_act(tx, at, &seat)?;
    journey.may_enter()?;
    if journey.stage == Some(stage) {
        return Ok(());
    }
    stages::add(tx, seat.talk.id, &Entered { stage, by: seat.face, since: at.now })?;
    lives(tx, at, &seat, "enter_stage")?;
    tell_other(tx, at, &seat, "notice-journey-stage")?;
    offer_guide(tx, at, &seat.talk)
}

/// Both are told that there is something to read for the part of the way they have come to.
pub(super) fn offer_guide(tx: &mut Tx, at: &mut Moment, talk: &Talk) -> Result<(), Error> {
    for face in [talk.member, talk.helper] {
        tell(tx, at, face, (About::Guide, talk.code), "notice-guide")?;
    }
    Ok(())
}
