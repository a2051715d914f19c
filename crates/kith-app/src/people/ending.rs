//! Ending sign-ins: this one, another one, or all the others.

use kith_core::{Code, MemberId, SessionId, people::session::Token};
use kith_store::people::sessions;

use crate::{Error, Tx};

/// Ends the session that `token` shows. One that has ended already stays so.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn end(tx: &mut Tx, token: &Token) -> Result<(), Error> {
    sessions::remove(tx, token)?;
    Ok(())
}

/// Ends the session of `member` that `code` names.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs, or has ended.
pub fn end_one(tx: &mut Tx, member: MemberId, code: Code) -> Result<(), Error> {
    sessions::remove_by_code(tx, member, code)?.then_some(()).ok_or(Error::NotFound)
}

/// Ends the sessions of `member` but `keep`; how many.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn end_others(tx: &mut Tx, member: MemberId, keep: SessionId) -> Result<u64, Error> {
    Ok(sessions::remove_all(tx, member, Some(keep))?)
}
