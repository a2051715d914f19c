//! Shifts of helpers, who together are cover; owned table: `duty`.

use kith_core::{FaceId, MemberId, Timestamp, support::duty::Duty};

use crate::{Fault, Tx, engine::Row};

/// Adds `duty`; one that began at the same moment is moved to the later end.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, duty: &Duty) -> Result<(), Fault> {
    tx.run(
        "insert into duty (helper_id, since, until) values ($1, $2, $3)
         on conflict (helper_id, since) do update set until = excluded.until",
        &[duty.helper.into(), duty.from.into(), duty.until.into()],
    )?;
    Ok(())
}

/// Ends the shifts that `helper` stands in at `now`. False where there were none.
///
/// # Errors
/// [`Fault`] of the store.
pub fn end(tx: &mut Tx, helper: FaceId, now: Timestamp) -> Result<bool, Fault> {
    let ended = tx.run(
        "update duty set until = $2 where helper_id = $1 and since <= $2 and until > $2",
        &[helper.into(), now.into()],
    )?;
    Ok(ended > 0)
}

/// The shifts that `helper` stands in at `now`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn of(tx: &mut Tx, helper: FaceId, now: Timestamp) -> Result<Vec<Duty>, Fault> {
    tx.all(
        "select helper_id, since, until from duty
         where helper_id = $1 and since <= $2 and until > $2 order by since",
        &[helper.into(), now.into()],
        read,
    )
}

/// How many helpers stand in a shift at `now`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn count(tx: &mut Tx, now: Timestamp) -> Result<i64, Fault> {
    let count = tx.one(
        "select count(distinct helper_id) from duty where until > $1 and since <= $1",
        &[now.into()],
        |row| row.get(0),
    )?;
    Ok(count.unwrap_or_default())
}

/// Who is on duty at `now`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn members(tx: &mut Tx, now: Timestamp) -> Result<Vec<MemberId>, Fault> {
    tx.all(
        "select distinct owner_id from duty join face on face.id = helper_id
         where until > $1 and since <= $1",
        &[now.into()],
        |row| row.get(0),
    )
}

/// When the next shift after `now` begins; `None` where none is planned.
///
/// # Errors
/// [`Fault`] of the store.
pub fn next(tx: &mut Tx, now: Timestamp) -> Result<Option<Timestamp>, Fault> {
    let next = tx.one(
        "select min(since) from duty where until > $1 and since > $1",
        &[now.into()],
        |row| row.get::<Option<Timestamp>>(0),
    )?;
    Ok(next.flatten())
}

fn read(row: &Row) -> Result<Duty, Fault> {
    Ok(Duty { helper: row.get(0)?, from: row.get(1)?, until: row.get(2)? })
}
