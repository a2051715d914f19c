//! Timers, and other work that runs later: one line for each name and subject; owned table: `job`.

use kith_core::Timestamp;
use uuid::Uuid;

use crate::{Fault, Tx, dialect::CLAIM_JOB, engine::Row};

/// A job that a worker has claimed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// What runs.
    pub name: String,
    /// On what.
    pub subject: Uuid,
    /// How often it has been claimed since it was planted, this time included.
    pub tries: i64,
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
    tx.one(CLAIM_JOB, &[now.into(), until.into()], read)
}

/// When the next job is due; `None` where none waits.
///
/// # Errors
/// [`Fault`] of the store.
pub fn next_due(tx: &mut Tx) -> Result<Option<Timestamp>, Fault> {
    tx.one("select due from job order by due limit 1", &[], |row| row.get(0))
}

fn read(row: &Row) -> Result<Job, Fault> {
    Ok(Job { name: row.get(0)?, subject: row.get(1)?, tries: row.get(2)? })
}
