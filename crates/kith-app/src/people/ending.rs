//! Ending sign-ins: this one, another one, or all the others.

use kith_core::{
    Code, MemberId, Moment, SessionId, Timestamp,
    people::session::{Lasting, Session, Token},
};
use kith_store::{
    audit::deeds::{self, Deed},
    journey::calendars,
    people::{grants, sessions},
};
use uuid::Uuid;

use crate::{Error, Tx};

/// Ends the session that `token` shows. One that has ended already stays so.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn end(tx: &mut Tx, token: &Token) -> Result<(), Error> {
    sessions::remove(tx, token)?;
    Ok(())
}

/// The sessions of `member` that stand at `now`, last used first.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn list(tx: &mut Tx, now: Timestamp, member: MemberId) -> Result<Vec<Session>, Error> {
    let lasting = Lasting::of(&grants::holding(tx, member, now)?);
    let mut all = sessions::list(tx, member)?;
    all.retain(|session| session.stands(now, lasting));
    Ok(all)
}

/// Ends the session of `member` that `code` names; which one it was.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs, or has ended.
pub fn end_one(tx: &mut Tx, member: MemberId, code: Code) -> Result<SessionId, Error> {
    let all = sessions::list(tx, member)?;
    let one = all.iter().find(|session| session.code == code).ok_or(Error::NotFound)?;
    sessions::remove_by_code(tx, member, code)?;
    Ok(one.id)
}

/// Ends the sessions of `member` but `keep`, and the address of their calendar, which needs none; how many.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn end_others(tx: &mut Tx, member: MemberId, keep: Option<SessionId>) -> Result<u64, Error> {
    calendars::shut(tx, member)?;
    Ok(sessions::remove_all(tx, member, keep)?)
}

/// Ends every session of `member`, by the console; how many.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn end_all_of(tx: &mut Tx, at: &mut Moment, member: MemberId) -> Result<u64, Error> {
    let ended = end_others(tx, member, None)?;
    note(tx, at, (deeds::of_member(member), "end_sessions"), member.0)?;
    Ok(ended)
}

/// Ends every session of everybody, by the console; how many.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn end_everyones(tx: &mut Tx, at: &mut Moment) -> Result<u64, Error> {
    let ended = sessions::remove_everyones(tx)?;
    note(tx, at, ("house".to_owned(), "end_all_sessions"), Uuid::nil())?;
    Ok(ended)
}

/// What the console did: like a role that it gives, by nobody who has an account.
fn note(
    tx: &mut Tx,
    at: &Moment,
    (stream, verb): (String, &'static str),
    object: Uuid,
) -> Result<(), Error> {
    Ok(deeds::append(tx, &Deed { stream, actor: None, verb, object, at: at.now })?)
}

/// Forgets the sessions that nobody has used for as long as any may last unused; how many.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn forget(tx: &mut Tx, now: Timestamp) -> Result<u64, Error> {
    Ok(sessions::forget(tx, now + -Lasting::of(&[]).idle)?)
}
