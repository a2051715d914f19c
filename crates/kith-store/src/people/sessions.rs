//! Sign-ins; owned table: `session`.

use kith_core::{
    Code, MemberId, SessionId, Span, Timestamp,
    people::{
        device::{Browser, Device, System},
        session::{Session, Token},
    },
};

use super::worded;
use crate::{
    Fault, Tx,
    engine::Row,
    seal::{Place, Sealed},
};

/// Adds `session`, which is recognised by `token`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, session: &Session, token: &Token) -> Result<(), Fault> {
    tx.run(
        "insert into session (id, code, member_id, token, since, seen, browser, system, shared)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &[
            session.id.into(),
            session.code.into(),
            session.member.into(),
            token.hash().as_slice().into(),
            session.since.into(),
            session.seen.into(),
            session.device.browser.word().into(),
            session.device.system.word().into(),
            session.device.shared.map(|Span(micros)| micros).into(),
        ],
    )?;
    Ok(())
}

/// The session that is recognised by `token`, whether it still stands or not.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, token: &Token) -> Result<Option<Session>, Fault> {
    tx.one(
        "select id, code, member_id, since, seen, browser, system, shared from session where token = $1",
        &[token.hash().as_slice().into()],
        read,
    )
}

/// The sessions of `member`, last used first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn list(tx: &mut Tx, member: MemberId) -> Result<Vec<Session>, Fault> {
    tx.all(
        "select id, code, member_id, since, seen, browser, system, shared from session
         where member_id = $1 order by seen desc, id desc",
        &[member.into()],
        read,
    )
}

/// Notes that `id` was used at `now`; a form that was handed back ([`open`]) is kept no longer. False
/// where it has ended.
///
/// # Errors
/// [`Fault`] of the store.
pub fn note(tx: &mut Tx, id: SessionId, now: Timestamp) -> Result<bool, Fault> {
    let noted = tx
        .run("update session set seen = $2, kept = null where id = $1", &[id.into(), now.into()])?;
    Ok(noted == 1)
}

/// Where the form stands that came while `id` was locked.
#[must_use]
pub fn place(id: SessionId) -> Place {
    Place { table: "session", row: id.0, column: "kept" }
}

/// Whether `id` is locked, and if so, whether it keeps a form.
///
/// # Errors
/// [`Fault`] of the store.
pub fn lock_of(tx: &mut Tx, id: SessionId) -> Result<Option<bool>, Fault> {
    tx.one(
        "select kept is not null from session where id = $1 and locked is not null",
        &[id.into()],
        |row| row.get(0),
    )
}

/// Locks `id` at `now`, until it is opened.
///
/// # Errors
/// [`Fault`] of the store.
pub fn lock(tx: &mut Tx, id: SessionId, now: Timestamp) -> Result<(), Fault> {
    tx.run("update session set locked = $2 where id = $1", &[id.into(), now.into()])?;
    Ok(())
}

/// Keeps the `form` that came while `id` was locked, in the place of an older one.
///
/// # Errors
/// [`Fault`] of the store.
pub fn keep(tx: &mut Tx, id: SessionId, form: &Sealed) -> Result<(), Fault> {
    tx.run("update session set kept = $2 where id = $1", &[id.into(), form.into()])?;
    Ok(())
}

/// Opens `id`, which was locked and is used again at `now`; the form that it kept. That stays until
/// the next page, as an answer may be lost on its way.
///
/// # Errors
/// [`Fault`] of the store.
pub fn open(tx: &mut Tx, id: SessionId, now: Timestamp) -> Result<Option<Sealed>, Fault> {
    tx.run("update session set locked = null, seen = $2 where id = $1", &[id.into(), now.into()])?;
    let kept = tx.one("select kept from session where id = $1", &[id.into()], |row| row.get(0))?;
    Ok(kept.flatten())
}

/// Lets `id` be recognised by `token` alone. False where it has ended.
///
/// # Errors
/// [`Fault`] of the store.
pub fn rotate(tx: &mut Tx, id: SessionId, token: &Token) -> Result<bool, Fault> {
    let set = tx.run(
        "update session set token = $2 where id = $1",
        &[id.into(), token.hash().as_slice().into()],
    )?;
    Ok(set == 1)
}

/// Removes the session that is recognised by `token`. False where there is none.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, token: &Token) -> Result<bool, Fault> {
    Ok(tx.run("delete from session where token = $1", &[token.hash().as_slice().into()])? == 1)
}

/// Removes the session of `member` that `code` names. False where there is none.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove_by_code(tx: &mut Tx, member: MemberId, code: Code) -> Result<bool, Fault> {
    let removed = tx.run(
        "delete from session where member_id = $1 and code = $2",
        &[member.into(), code.into()],
    )?;
    Ok(removed == 1)
}

/// Removes the sessions of `member`, but for `keep`; how many.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove_all(tx: &mut Tx, member: MemberId, keep: Option<SessionId>) -> Result<u64, Fault> {
    match keep {
        Some(keep) => tx.run(
            "delete from session where member_id = $1 and id <> $2",
            &[member.into(), keep.into()],
        ),
        None => tx.run("delete from session where member_id = $1", &[member.into()]),
    }
}

/// Removes the sessions of everybody; how many.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove_everyones(tx: &mut Tx) -> Result<u64, Fault> {
    tx.run("delete from session", &[])
}

/// Whether `member` was seen at `since` or later, in whichever browser.
///
/// # Errors
/// [`Fault`] of the store.
pub fn was_seen(tx: &mut Tx, member: MemberId, since: Timestamp) -> Result<bool, Fault> {
    let seen: Option<Timestamp> = tx
        .one("select max(seen) from session where member_id = $1", &[member.into()], |row| {
            row.get(0)
        })?
        .flatten();
    Ok(seen.is_some_and(|seen| seen >= since))
}

/// Removes the sessions that were last used before `before`; how many.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, before: Timestamp) -> Result<u64, Fault> {
    tx.run("delete from session where seen < $1", &[before.into()])
}

fn read(row: &Row) -> Result<Session, Fault> {
    let (browser, system): (String, String) = (row.get(5)?, row.get(6)?);
    Ok(Session {
        id: row.get(0)?,
        code: row.get(1)?,
        member: row.get(2)?,
        since: row.get(3)?,
        seen: row.get(4)?,
        device: Device {
            browser: worded(&browser, Browser::of)?,
            system: worded(&system, System::of)?,
            shared: row.get::<Option<i64>>(7)?.map(Span),
        },
    })
}
