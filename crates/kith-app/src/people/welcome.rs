//! The welcome: which question comes next. It hangs on Today, and nobody has to answer it.

use kith_core::{MemberId, Moment, people::welcome::Step};
use kith_store::people::welcomes;

use crate::{Error, Tx};

/// The next question of the welcome for `member`; `None` where all were answered or passed over.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn next_step(tx: &mut Tx, member: MemberId) -> Result<Option<Step>, Error> {
    Ok(Step::next(&welcomes::list(tx, member)?))
}

/// Notes that `member` is done with `step`, answered or passed over.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn done(tx: &mut Tx, at: &mut Moment, member: MemberId, step: Step) -> Result<(), Error> {
    welcomes::add(tx, member, step, at.now)?;
    Ok(())
}
