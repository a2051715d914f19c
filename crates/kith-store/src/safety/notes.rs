//! What those who work on a case write for one another; owned table: `case_note`.

use kith_core::{CaseId, MemberId, Timestamp, safety::crisis::Tried};
use uuid::Uuid;

use crate::{Fault, Tx, people::worded, seal::Sealed};

/// One note.
#[derive(Debug, Clone)]
pub struct Note {
    /// Which note.
    pub id: Uuid,
    /// On which case.
    pub case: CaseId,
    /// Who wrote it.
    pub by: MemberId,
    /// What was tried for somebody who may be in danger; `None` where it is only a note.
    pub tried: Option<Tried>,
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
        "insert into case_note (id, case_id, by_id, words, at, tried)
         values ($1, $2, $3, $4, $5, $6)",
        &[
            note.id.into(),
            note.case.into(),
            note.by.into(),
            (&note.words).into(),
            note.at.into(),
            note.tried.map(Tried::word).into(),
        ],
    )?;
    Ok(())
}

/// The notes on the case `id`, the newest first; up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn list(tx: &mut Tx, id: CaseId, limit: i64) -> Result<Vec<Note>, Fault> {
    tx.all(
        "select id, case_id, by_id, words, at, tried from case_note where case_id = $1
         order by at desc, id desc limit $2",
        &[id.into(), limit.into()],
        |row| {
            let tried: Option<String> = row.get(5)?;
            Ok(Note {
                id: row.get(0)?,
                case: row.get(1)?,
                by: row.get(2)?,
                words: row.get(3)?,
                at: row.get(4)?,
                tried: tried.map(|word| worded(&word, Tried::of)).transpose()?,
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
