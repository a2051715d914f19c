//! What those who work on a case write for one another; owned table: `case_note`.

use kith_core::{CaseId, MemberId, Timestamp};
use uuid::Uuid;

use crate::{Fault, Tx, seal::Sealed};

/// One note.
#[derive(Debug, Clone)]
pub struct Note {
    /// Which note.
    pub id: Uuid,
    /// On which case.
    pub case: CaseId,
    /// Who wrote it.
    pub by: MemberId,
    /// What it says, sealed.
    pub words: Sealed,
    /// When.
    pub at: Timestamp,
}

/// Adds `note`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, note: &Note) -> Result<(), Fault> {
    tx.run(
        "insert into case_note (id, case_id, by_id, words, at) values ($1, $2, $3, $4, $5)",
        &[note.id.into(), note.case.into(), note.by.into(), (&note.words).into(), note.at.into()],
    )?;
    Ok(())
}

/// The notes on the case `id`, the newest first; up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn list(tx: &mut Tx, id: CaseId, limit: i64) -> Result<Vec<Note>, Fault> {
    tx.all(
        "select id, case_id, by_id, words, at from case_note where case_id = $1
         order by at desc, id desc limit $2",
        &[id.into(), limit.into()],
        |row| {
            Ok(Note {
                id: row.get(0)?,
                case: row.get(1)?,
                by: row.get(2)?,
                words: row.get(3)?,
                at: row.get(4)?,
            })
        },
    )
}

/// Removes the notes on the case `id`; how many.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, id: CaseId) -> Result<u64, Fault> {
    tx.run("delete from case_note where case_id = $1", &[id.into()])
}
