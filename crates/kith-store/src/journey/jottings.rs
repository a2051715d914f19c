//! What either writes about a meeting, one row for each author and part; owned table: `jotting`.

use kith_core::{FaceId, TalkId, Timestamp, journey::meeting::Part};
use uuid::Uuid;

use crate::{
    Fault, Tx,
    engine::Row,
    people::worded,
    seal::{Place, Sealed},
};

/// One of them.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Which one.
    pub id: Uuid,
    /// Who wrote it.
    pub author: FaceId,
    /// What it is.
    pub part: Part,
    /// What it says, sealed.
    pub words: Sealed,
    /// When it was written.
    pub written: Timestamp,
}

/// Where the words of the jotting `id` are sealed.
#[must_use]
pub fn place(id: Uuid) -> Place {
    Place { table: "jotting", row: id, column: "words" }
}

/// Keeps `kept` about `meeting`, in place of what its author wrote there before.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, meeting: Uuid, kept: &Kept) -> Result<(), Fault> {
    remove(tx, meeting, kept.author, kept.part)?;
    tx.run(
        "insert into jotting (id, meeting_id, author_face, part, words, written)
         values ($1, $2, $3, $4, $5, $6)",
        &[
            kept.id.into(),
            meeting.into(),
            kept.author.into(),
            kept.part.word().into(),
            (&kept.words).into(),
            kept.written.into(),
        ],
    )?;
    Ok(())
}

/// Takes away what `author` wrote in `part` about `meeting`. False where that was nothing.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, meeting: Uuid, author: FaceId, part: Part) -> Result<bool, Fault> {
    let removed = tx.run(
        "delete from jotting where meeting_id = $1 and author_face = $2 and part = $3",
        &[meeting.into(), author.into(), part.word().into()],
    )?;
    Ok(removed == 1)
}

/// Takes away where the two of `meeting` would have met, whoever wrote it.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove_spot(tx: &mut Tx, meeting: Uuid) -> Result<(), Fault> {
    tx.run("delete from jotting where meeting_id = $1 and part = 'spot'", &[meeting.into()])?;
    Ok(())
}

/// What was written about `meeting`: at most one of each author and part, in the order of its writing.
///
/// # Errors
/// [`Fault`] of the store.
pub fn list(tx: &mut Tx, meeting: Uuid) -> Result<Vec<Kept>, Fault> {
    tx.all(
        "select id, author_face, part, words, written from jotting where meeting_id = $1
         order by written, id",
        &[meeting.into()],
        read,
    )
}

/// Forgets what `author` wrote about the meetings in `talk`; how many parts.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, talk: TalkId, author: FaceId) -> Result<u64, Fault> {
    tx.run(
        "delete from jotting where author_face = $2
         and meeting_id in (select id from meeting where talk_id = $1)",
        &[talk.into(), author.into()],
    )
}

fn read(row: &Row<'_>) -> Result<Kept, Fault> {
    let part: String = row.get(2)?;
    Ok(Kept {
        id: row.get(0)?,
        author: row.get(1)?,
        part: worded(&part, Part::of)?,
        words: row.get(3)?,
        written: row.get(4)?,
    })
}
