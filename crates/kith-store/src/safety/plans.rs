//! Safety plans, each sealed with its owner's key; owned table: `plan`.

use kith_core::{MemberId, Timestamp};
use uuid::Uuid;

use crate::{
    Fault, Tx,
    seal::{Place, Sealed},
};

/// A plan as it is kept.
#[derive(Debug, Clone)]
pub struct Line {
    /// Which text.
    pub id: Uuid,
    /// What it says, sealed.
    pub words: Sealed,
    /// When it was changed last.
    pub at: Timestamp,
}

/// Where the words of the plan `id` are sealed.
#[must_use]
pub fn place(id: Uuid) -> Place {
    Place { table: "plan", row: id, column: "words" }
}

/// Keeps `line` as the plan of `member`, in the place of the one before.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, member: MemberId, line: &Line) -> Result<(), Fault> {
    tx.run(
        "insert into plan (member_id, id, words, at) values ($1, $2, $3, $4)
         on conflict (member_id) do update set id = excluded.id, words = excluded.words, at = excluded.at",
        &[member.into(), line.id.into(), (&line.words).into(), line.at.into()],
    )?;
    Ok(())
}

/// The plan of `member`; `None` where there is none.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, member: MemberId) -> Result<Option<Line>, Fault> {
    tx.one("select id, words, at from plan where member_id = $1", &[member.into()], |row| {
        Ok(Line { id: row.get(0)?, words: row.get(1)?, at: row.get(2)? })
    })
}

/// Removes the plan of `member`. False where there was none.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, member: MemberId) -> Result<bool, Fault> {
    Ok(tx.run("delete from plan where member_id = $1", &[member.into()])? == 1)
}
