//! The register of checks, each with its next deadline; owned table: `screening`.

use kith_core::{
    MemberId, Timestamp,
    programme::check::{Check, Kind, Outcome},
};
use uuid::Uuid;

use crate::{Fault, Tx, engine::Row, jobs, people::worded};

/// The job that waits for the deadline of a check; its subject is the check.
pub const JOB: &str = "check";

/// Adds `check` as `id`, kept by `by` at `now`, and plants its deadline.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(
    tx: &mut Tx,
    (id, check): (Uuid, &Check),
    by: MemberId,
    now: Timestamp,
) -> Result<(), Fault> {
    tx.run(
        "insert into screening (id, code, member_id, kind, issued, expires, outcome, warned, by_id, at)
         values ($1, $2, $3, $4, $5, $6, $7, false, $8, $9)",
        &[
            id.into(),
            check.code.into(),
            check.member.into(),
            check.kind.word().into(),
            check.issued.into(),
            check.expires.into(),
            check.outcome.word().into(),
            by.into(),
            now.into(),
        ],
    )?;
    set(tx, (id, check), now)
}

/// Keeps what was announced of `check`, and plants its next deadline.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, (id, check): (Uuid, &Check), now: Timestamp) -> Result<(), Fault> {
    tx.run(
        "update screening set warned = $2, until = $3 where id = $1",
        &[id.into(), check.warned.into(), check.deadline(now).into()],
    )?;
    match check.deadline(now) {
        Some(due) => jobs::plant(tx, JOB, id, due),
        None => jobs::pull(tx, JOB, id).map(drop),
    }
}

/// The check `id`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, id: Uuid) -> Result<Option<Check>, Fault> {
    tx.one(
        "select code, member_id, kind, issued, expires, outcome, warned from screening where id = $1",
        &[id.into()],
        read,
    )
}

/// What was looked at about `member`, the newest first; up to 50.
///
/// # Errors
/// [`Fault`] of the store.
pub fn of(tx: &mut Tx, member: MemberId) -> Result<Vec<Check>, Fault> {
    tx.all(
        "select code, member_id, kind, issued, expires, outcome, warned from screening
         where member_id = $1 order by issued desc, at desc, id desc limit 50",
        &[member.into()],
        read,
    )
}

/// The newest check of `member` of each kind, the newest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn newest(tx: &mut Tx, member: MemberId) -> Result<Vec<Check>, Fault> {
    tx.all(
        "select code, member_id, kind, issued, expires, outcome, warned from screening as it
         where member_id = $1 and not exists
             (select 1 from screening as newer where newer.member_id = $1 and newer.kind = it.kind
              and (newer.issued, newer.at, newer.id) > (it.issued, it.at, it.id))
         order by issued desc",
        &[member.into()],
        read,
    )
}

/// Checks with a deadline for which no timer stands, after the id `after`; up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn without_timer(tx: &mut Tx, after: Uuid, limit: i64) -> Result<Vec<Uuid>, Fault> {
    tx.all(
        "select id from screening where until is not null and id > $1
         and not exists (select 1 from job where job.name = 'check'
                         and job.subject_id = screening.id)
         order by id limit $2",
        &[after.into(), limit.into()],
        |row| row.get(0),
    )
}

/// Forgets what was looked at about `member`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, member: MemberId) -> Result<(), Fault> {
    let ids: Vec<Uuid> = tx.all(
        "delete from screening where member_id = $1 returning id",
        &[member.into()],
        |row| row.get(0),
    )?;
    ids.into_iter().try_for_each(|id| jobs::pull(tx, JOB, id).map(drop))
}

pub(crate) fn read(row: &Row) -> Result<Check, Fault> {
    let (kind, outcome): (String, String) = (row.get(2)?, row.get(5)?);
    Ok(Check {
        code: row.get(0)?,
        member: row.get(1)?,
        kind: worded(&kind, Kind::of)?,
        issued: row.get(3)?,
        expires: row.get(4)?,
        outcome: worded(&outcome, Outcome::of)?,
        warned: row.get(6)?,
    })
}
