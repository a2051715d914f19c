//! Calendars of members, and the addresses from which they are fetched; owned table: `calendar`.

use kith_core::{
    MemberId, Timestamp,
    journey::calendar::{Calendar, Wording},
    people::session::Token,
};

use crate::{Fault, Tx, engine::Row, people::worded};

/// The calendar of `member`; the default one where they never chose.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, member: MemberId) -> Result<Calendar, Fault> {
    let found =
        tx.one("select wording, since from calendar where member_id = $1", &[member.into()], read)?;
    Ok(found.unwrap_or_default())
}

/// Whose calendar is fetched with `token`; `None` where that opens none.
///
/// # Errors
/// [`Fault`] of the store.
pub fn owner(tx: &mut Tx, token: &Token) -> Result<Option<MemberId>, Fault> {
    tx.one(
        "select member_id from calendar where token = $1",
        &[token.hash().as_slice().into()],
        |row| row.get(0),
    )
}

/// Keeps what the calendar of `member` calls their meetings.
///
/// # Errors
/// [`Fault`] of the store.
pub fn word(tx: &mut Tx, member: MemberId, wording: Wording) -> Result<(), Fault> {
    tx.run(
        "insert into calendar (member_id, wording) values ($1, $2)
         on conflict (member_id) do update set wording = excluded.wording",
        &[member.into(), wording.word().into()],
    )?;
    Ok(())
}

/// Keeps that the calendar of `member` is fetched with `token`, and with no other.
///
/// # Errors
/// [`Fault`] of the store.
pub fn open(tx: &mut Tx, member: MemberId, token: &Token, now: Timestamp) -> Result<(), Fault> {
    tx.run(
        "insert into calendar (member_id, wording, token, since) values ($1, $2, $3, $4)
         on conflict (member_id) do update set token = excluded.token, since = excluded.since",
        &[
            member.into(),
            Wording::default().word().into(),
            token.hash().as_slice().into(),
            now.into(),
        ],
    )?;
    Ok(())
}

/// Keeps that the calendar of `member` is fetched no more. False where it never was.
///
/// # Errors
/// [`Fault`] of the store.
pub fn shut(tx: &mut Tx, member: MemberId) -> Result<bool, Fault> {
    let shut = tx.run(
        "update calendar set token = null, since = null
         where member_id = $1 and token is not null",
        &[member.into()],
    )?;
    Ok(shut == 1)
}

/// Forgets the calendar of `member`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, member: MemberId) -> Result<(), Fault> {
    tx.run("delete from calendar where member_id = $1", &[member.into()])?;
    Ok(())
}

fn read(row: &Row<'_>) -> Result<Calendar, Fault> {
    let wording: String = row.get(0)?;
    Ok(Calendar { wording: worded(&wording, Wording::of)?, since: row.get(1)? })
}
