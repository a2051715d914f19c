//! What the two write down at the end of a journey; owned table: `reflection`.

use kith_core::{FaceId, TalkId, Timestamp, journey::closure::After};
use uuid::Uuid;

use crate::{
    Fault, Tx,
    people::worded,
    seal::{Place, Sealed},
};

/// What one of the two wrote down.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Which one.
    pub id: Uuid,
    /// In whose talk.
    pub talk: TalkId,
    /// Who wrote it, and with whose key it is sealed.
    pub author: FaceId,
    /// What it says, sealed.
    pub words: Sealed,
    /// Since when the other reads what they take with them; `None`: not at all.
    pub shared: Option<Timestamp>,
    /// Since when coordinators read the exit form; `None`: not at all.
    pub handed_in: Option<Timestamp>,
    /// What they wish for afterwards.
    pub after: After,
    /// When it was written.
    pub written: Timestamp,
}

/// Where the words of the reflection `id` are sealed.
#[must_use]
pub fn place(id: Uuid) -> Place {
    Place { table: "reflection", row: id, column: "words" }
}

/// Keeps `kept`, in place of what its author wrote there before.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, kept: &Kept) -> Result<(), Fault> {
    tx.run(
        "insert into reflection (id, talk_id, author_face, words, shared, handed_in, afterwards, written)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (talk_id, author_face) do update set id = excluded.id, words = excluded.words,
         shared = excluded.shared, handed_in = excluded.handed_in,
         afterwards = excluded.afterwards, written = excluded.written",
        &[
            kept.id.into(),
            kept.talk.into(),
            kept.author.into(),
            (&kept.words).into(),
            kept.shared.into(),
            kept.handed_in.into(),
            kept.after.word().into(),
            kept.written.into(),
        ],
    )?;
    Ok(())
}

/// What `author` wrote down in `talk`; `None` where that is nothing.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, talk: TalkId, author: FaceId) -> Result<Option<Kept>, Fault> {
    tx.one(
        "select id, talk_id, author_face, words, shared, handed_in, afterwards, written
         from reflection where talk_id = $1 and author_face = $2",
        &[talk.into(), author.into()],
        |row| {
            let after: String = row.get(6)?;
            Ok(Kept {
                id: row.get(0)?,
                talk: row.get(1)?,
                author: row.get(2)?,
                words: row.get(3)?,
                shared: row.get(4)?,
                handed_in: row.get(5)?,
                after: worded(&after, After::of)?,
                written: row.get(7)?,
            })
        },
    )
}

/// Forgets what `author` wrote down in `talk`; how many rows went.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, talk: TalkId, author: FaceId) -> Result<u64, Fault> {
    tx.run(
        "delete from reflection where talk_id = $1 and author_face = $2",
        &[talk.into(), author.into()],
    )
}
