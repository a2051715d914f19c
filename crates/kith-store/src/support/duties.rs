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

/// How many helpers stand in a shift at `now` and take on new requests.
///
/// # Errors
/// [`Fault`] of the store.
pub fn count(tx: &mut Tx, now: Timestamp) -> Result<i64, Fault> {
    let count = tx.one(
        "select count(distinct helper_id) from duty where until > $1 and since <= $1
         and not exists (select 1 from capacity where capacity.helper_id = duty.helper_id
             and (paused_since is not null or no_new_until > $1 or leave_until > $1))",
        &[now.into()],
        |row| row.get(0),
    )?;
    Ok(count.unwrap_or_default())
}

/// Whether `helper` is one of them.
///
/// # Errors
/// [`Fault`] of the store.
pub fn takes(tx: &mut Tx, helper: FaceId, now: Timestamp) -> Result<bool, Fault> {
    let takes = tx.one(
        "select count(*) from duty where helper_id = $2 and until > $1 and since <= $1
         and not exists (select 1 from capacity where capacity.helper_id = $2
             and (paused_since is not null or no_new_until > $1 or leave_until > $1))",
        &[now.into(), helper.into()],
        |row| row.get::<i64>(0),
    )?;
    Ok(takes.unwrap_or_default() > 0)
}

/// Who is on duty at `now` and takes on new requests.
///
/// # Errors
/// [`Fault`] of the store.
pub fn members(tx: &mut Tx, now: Timestamp) -> Result<Vec<MemberId>, Fault> {
    tx.all(
        "select distinct owner_id from duty join face on face.id = helper_id
         where until > $1 and since <= $1
         and not exists (select 1 from capacity where capacity.helper_id = duty.helper_id
             and (paused_since is not null or no_new_until > $1 or leave_until > $1))",
        &[now.into()],
        |row| row.get(0),
    )
}

/// The shifts of `helper` that began at `since` or later and are over at `now`, the newest first; up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn ended(
    tx: &mut Tx,
    helper: FaceId,
    (since, now): (Timestamp, Timestamp),
    limit: i64,
) -> Result<Vec<Duty>, Fault> {
    tx.all(
        "select helper_id, since, until from duty
         where helper_id = $1 and since >= $2 and until <= $3 order by since desc limit $4",
        &[helper.into(), since.into(), now.into(), limit.into()],
        read,
    )
}

fn read(row: &Row) -> Result<Duty, Fault> {
    Ok(Duty { helper: row.get(0)?, from: row.get(1)?, until: row.get(2)? })
}
