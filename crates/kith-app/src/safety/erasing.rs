//! What stays of a member who is erased: reports outlive the account, doors do not.

use kith_core::{MemberId, Moment};
use kith_store::{
    Tx,
    people::faces,
    safety::{blocks, letters, openings},
};

use super::caring;
use crate::Error;

/// `member` is erased: their letters belong to whoever has the reference code, the doors they closed
/// or were kept out by are forgotten, and so is who opened their words and
/// what was noticed in them. Twice is once.
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
    Ok(())
}
