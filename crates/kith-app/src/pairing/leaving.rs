//! What stays of a member who is erased: nothing that anybody wished or decided about them.

use kith_core::{MemberId, Moment};
use kith_store::{
    Tx,
    journey::rematches,
    pairing::{avoidances, exclusions, preferences},
    people::faces,
};

use crate::Error;

/// `member` is erased. Called while their faces still stand. Twice is once.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn erased(tx: &mut Tx, _: &mut Moment, member: MemberId) -> Result<(), Error> {
    avoidances::forget(tx, member)?;
    rematches::untie(tx, member)?;
    for face in faces::list(tx, member)? {
        exclusions::forget(tx, face.id)?;
        preferences::forget(tx, face.id)?;
        rematches::forget(tx, face.id)?;
    }
    Ok(())
}
