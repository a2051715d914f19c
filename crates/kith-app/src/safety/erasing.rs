//! What stays of a member who is erased: reports outlive the account, doors do not.

use kith_core::{MemberId, Moment};
use kith_store::{
    Tx,
    people::faces,
    safety::{blocks, letters, openings, patterns, plans, stops},
};

use super::caring;
use crate::Error;

/// `member` is erased: their letters belong to whoever has the reference code, the doors they closed
/// or were kept out by are forgotten, and so are who opened their words, what was noticed in them, who
/// parted from them, and their plan. Twice is once.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn erased(tx: &mut Tx, _: &mut Moment, member: MemberId) -> Result<(), Error> {
    letters::untie(tx, member)?;
    blocks::forget(tx, member)?;
    openings::forget(tx, member)?;
    for face in faces::list(tx, member)? {
        caring::forget_face(tx, face.id)?;
    }
    plans::remove(tx, member)?;
    stops::forget(tx, member)?;
    patterns::forget(tx, member)?;
    Ok(())
}
