//! Work that failed too often, kept for a person to look at; owned table: `dead_work`.

use kith_core::{Moment, Timestamp};
use uuid::Uuid;

use crate::{Fault, Tx, engine::Row};

/// Work that is done no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dead {
    /// Which.
    pub id: Uuid,
    /// Where it came from: `job` or `outbox`.
    pub source: String,
    /// The name of the job, or the topic of the line.
    pub name: String,
    /// On what.
    pub subject: Uuid,
    /// How often it was tried.
    pub tries: i64,
    /// When it was given up.
    pub at: Timestamp,
}

/// Adds the work `name` on `subject`, given up now after `tries`; its id.
pub(crate) fn add(
    tx: &mut Tx,
    at: &mut Moment,
    (source, name): (&str, &str),
    subject: Uuid,
    tries: i64,
) -> Result<Uuid, Fault> {
    let id: Uuid = at.id();
    tx.run(
        "insert into dead_work (id, source, name, subject_id, tries, at)
         values ($1, $2, $3, $4, $5, $6)",
        &[id.into(), source.into(), name.into(), subject.into(), tries.into(), at.now.into()],
    )?;
    Ok(id)
}

/// Up to `limit` pieces of dead work, the newest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn list(tx: &mut Tx, limit: i64) -> Result<Vec<Dead>, Fault> {
    tx.all(
        "select id, source, name, subject_id, tries, at from dead_work order by at desc, id desc
         limit $1",
        &[limit.into()],
        read,
    )
}

/// Removes the dead work `id`: somebody looked at it. False where it was gone.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, id: Uuid) -> Result<bool, Fault> {
    Ok(tx.run("delete from dead_work where id = $1", &[id.into()])? == 1)
}

fn read(row: &Row) -> Result<Dead, Fault> {
    Ok(Dead {
        id: row.get(0)?,
        source: row.get(1)?,
        name: row.get(2)?,
        subject: row.get(3)?,
        tries: row.get(4)?,
        at: row.get(5)?,
    })
}
