//! Notices: telling a member something, in the unit of work in which it happens.

use kith_core::{
    Code, MemberId, Moment, Timestamp,
    people::{
        calling::Stir,
        notice::{About, Notice},
    },
};
use kith_store::people::notices;

use super::calling;
use crate::{Error, Tx};

/// How many wait on a page at most.
const PAGE: i64 = 20;

/// Tells `member` the words with the key `kind`, and where their page is; calls them from outside for
/// it, where they chose that.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn tell(
    tx: &mut Tx,
    at: &mut Moment,
    member: MemberId,
    kind: &str,
    about: Option<(About, Code)>,
) -> Result<(), Error> {
    let (id, code, kind) = (at.id(), at.code(), kind.to_owned());
    let stir = Stir::of(&kind);
    notices::add(tx, &Notice { id, code, member, kind, about, at: at.now, seen: None })?;
    calling::stir(tx, at, member, stir)
}

/// Up to twenty notices of `member` that wait to be seen, newest first.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn list(tx: &mut Tx, member: MemberId) -> Result<Vec<Notice>, Error> {
    Ok(notices::waiting(tx, member, PAGE)?)
}

/// Notes that `member` has seen the notice that `code` names.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs.
pub fn dismiss(tx: &mut Tx, now: Timestamp, member: MemberId, code: Code) -> Result<(), Error> {
    notices::see(tx, member, code, now)?.then_some(()).ok_or(Error::NotFound)
}

/// Whether something that was told to `member` about that, and of that kind, waits to be seen.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn waits(tx: &mut Tx, member: MemberId, about: (About, Code)) -> Result<bool, Error> {
    Ok(notices::waits(tx, member, about)?)
}

/// Notes that `member` opened the page of that: what was told about it, and of that kind, is seen.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn opened(
    tx: &mut Tx,
    now: Timestamp,
    member: MemberId,
    about: (About, Code),
) -> Result<(), Error> {
    notices::see_as(tx, member, about, now)?;
    Ok(())
}
