//! What somebody may do here at this moment: asked by every deed that a measure may stand in the way of.

use kith_core::{
    Code, FaceId, MemberId, Timestamp,
    safety::standing::{self, Act, Hold},
};
use kith_store::{Tx, people::faces, safety::measures};

use crate::Error;

/// Whether `member` may do `act` at `now`.
///
/// # Errors
/// [`Error::Refused`] where a measure stands in the way.
pub fn may(tx: &mut Tx, now: Timestamp, member: MemberId, act: Act) -> Result<(), Error> {
    let holds: Vec<Hold> =
        measures::holds(tx, member, now)?.iter().map(|(hold, _)| *hold).collect();
    Ok(standing::may(&holds, act)?)
}

/// The same for whoever is behind `face`. Nothing stands in the way of one who is gone.
///
/// # Errors
/// As [`may`].
pub fn may_behind(tx: &mut Tx, now: Timestamp, face: FaceId, act: Act) -> Result<(), Error> {
    let owner = faces::find(tx, face)?.map(|face| face.owner);
    owner.map_or(Ok(()), |owner| may(tx, now, owner, act))
}

/// The measure that keeps `member` out at `now`; `None` where they may come in.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn barred(tx: &mut Tx, now: Timestamp, member: MemberId) -> Result<Option<Code>, Error> {
    let holds = measures::holds(tx, member, now)?;
    let bar = holds.into_iter().find(|(hold, _)| standing::may(&[*hold], Act::Enter).is_err());
    Ok(bar.map(|(_, code)| code))
}
