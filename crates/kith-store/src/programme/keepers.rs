//! Who sees to what waits for a coordinator; owned table: `keeper`.

use kith_core::{Code, MemberId, Timestamp};

use crate::{Fault, Tx};

/// Keeps that `member` sees to what `code` names, whoever did before. False where they do already.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, code: Code, member: MemberId, now: Timestamp) -> Result<bool, Fault> {
    let set = tx.run(
        "insert into keeper (code, member_id, since) values ($1, $2, $3)
         on conflict (code) do update set member_id = excluded.member_id, since = excluded.since
         where keeper.member_id <> excluded.member_id",
        &[code.into(), member.into(), now.into()],
    )?;
    Ok(set > 0)
}

/// `member` sees to what `code` names no more. False where they did not.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, code: Code, member: MemberId) -> Result<bool, Fault> {
    let removed = tx.run(
        "delete from keeper where code = $1 and member_id = $2",
        &[code.into(), member.into()],
    )?;
    Ok(removed > 0)
}

/// `member` sees to nothing any more.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove_all(tx: &mut Tx, member: MemberId) -> Result<u64, Fault> {
    tx.run("delete from keeper where member_id = $1", &[member.into()])
}

/// Forgets who saw to something since before `before`; how many.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, before: Timestamp) -> Result<u64, Fault> {
    tx.run("delete from keeper where since < $1", &[before.into()])
}

/// Everything that `member` sees to, with since when, the oldest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn of(tx: &mut Tx, member: MemberId) -> Result<Vec<(Code, Timestamp)>, Fault> {
    tx.all(
        "select code, since from keeper where member_id = $1 order by since, code",
        &[member.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}
