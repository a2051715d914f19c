//! Timers, and other work that runs later: one line for each name and subject; owned table: `job`.

use kith_core::{Moment, Timestamp};
use uuid::Uuid;

use crate::{Fault, Tx, dead, dialect::CLAIM_JOB, engine::Row};

/// A job that a worker has claimed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// What runs.
    pub name: String,
    /// On what.
    pub subject: Uuid,
    /// How often it has been claimed since it was planted, this time included.
    pub tries: i64,
    /// When it is due again, unless whoever claimed it says otherwise before: the end of the lease.
    pub lease: Timestamp,
}

/// Plants the job `name` on `subject`, due at `due`; one that stood there is moved.
///
/// # Errors
/// [`Fault`] of the store.
pub fn plant(tx: &mut Tx, name: &str, subject: Uuid, due: Timestamp) -> Result<(), Fault> {
    tx.run(
        "insert into job (name, subject_id, due, tries) values ($1, $2, $3, 0)
         on conflict (name, subject_id) do update set due = excluded.due, tries = 0",
        &[name.into(), subject.into(), due.into()],
    )?;
    Ok(())
}

/// Plants the job `name` on `subject` where none stands; false where one did, which stays as it is.
///
/// # Errors
/// [`Fault`] of the store.
pub fn plant_missing(
    tx: &mut Tx,
    name: &str,
    subject: Uuid,
    due: Timestamp,
) -> Result<bool, Fault> {
    let planted = tx.run(
        "insert into job (name, subject_id, due, tries) values ($1, $2, $3, 0)
         on conflict (name, subject_id) do nothing",
        &[name.into(), subject.into(), due.into()],
    )?;
    Ok(planted == 1)
}

/// When the job `name` on `subject` is due; `None` where none is planted.
///
/// # Errors
/// [`Fault`] of the store.
pub fn due(tx: &mut Tx, name: &str, subject: Uuid) -> Result<Option<Timestamp>, Fault> {
    tx.one(
        "select due from job where name = $1 and subject_id = $2",
        &[name.into(), subject.into()],
        |row| row.get(0),
    )
}

/// Pulls the job `name` on `subject` out. False where there was none.
///
/// # Errors
/// [`Fault`] of the store.
pub fn pull(tx: &mut Tx, name: &str, subject: Uuid) -> Result<bool, Fault> {
    let pulled = tx.run(
        "delete from job where name = $1 and subject_id = $2",
        &[name.into(), subject.into()],
    )?;
    Ok(pulled == 1)
}

/// Claims the job that has been due longest; it is due again at `until`, unless its deed moves or
/// pulls it.
///
/// # Errors
/// [`Fault`] of the store.
pub fn claim(tx: &mut Tx, now: Timestamp, until: Timestamp) -> Result<Option<Job>, Fault> {
    tx.one(CLAIM_JOB, &[now.into(), until.into()], |row| read(row, until))
}

/// Ends the claimed `job`: what it asked for is done. False where its deed planted it anew, or where
/// the lease had ended and somebody else has it.
///
/// # Errors
/// [`Fault`] of the store.
pub fn finish(tx: &mut Tx, job: &Job) -> Result<bool, Fault> {
    let ended = tx.run(
        "delete from job where name = $1 and subject_id = $2 and due = $3 and tries = $4",
        &[job.name.as_str().into(), job.subject.into(), job.lease.into(), job.tries.into()],
    )?;
    Ok(ended == 1)
}

/// Puts the claimed `job` off until `due`. False as for [`finish`].
///
/// # Errors
/// [`Fault`] of the store.
pub fn put_off(tx: &mut Tx, job: &Job, due: Timestamp) -> Result<bool, Fault> {
    let moved = tx.run(
        "update job set due = $5
         where name = $1 and subject_id = $2 and due = $3 and tries = $4",
        &[
            job.name.as_str().into(),
            job.subject.into(),
            job.lease.into(),
            job.tries.into(),
            due.into(),
        ],
    )?;
    Ok(moved == 1)
}

/// Gives the claimed `job` up; the id of its row among the dead, `None` as for [`finish`].
///
/// # Errors
/// [`Fault`] of the store.
pub fn bury(tx: &mut Tx, at: &mut Moment, job: &Job) -> Result<Option<Uuid>, Fault> {
    if !finish(tx, job)? {
        return Ok(None);
    }
    dead::add(tx, at, ("job", &job.name), job.subject, job.tries).map(Some)
}

/// How many jobs `name` failed and are tried again, or were due before `before` and did not run.
///
/// # Errors
/// [`Fault`] of the store.
pub fn late(tx: &mut Tx, name: &str, before: Timestamp) -> Result<i64, Fault> {
    let late = tx.one(
        "select count(*) from
             (select subject_id from job where name = $1 and tries > 1
              union select subject_id from job where name = $1 and due < $2) as late",
        &[name.into(), before.into()],
        |row| row.get(0),
    )?;
    Ok(late.unwrap_or_default())
}

/// When the next job is due; `None` where none waits.
///
/// # Errors
/// [`Fault`] of the store.
pub fn next_due(tx: &mut Tx) -> Result<Option<Timestamp>, Fault> {
    tx.one("select due from job order by due limit 1", &[], |row| row.get(0))
}

fn read(row: &Row, lease: Timestamp) -> Result<Job, Fault> {
    Ok(Job { name: row.get(0)?, subject: row.get(1)?, tries: row.get(2)?, lease })
}
