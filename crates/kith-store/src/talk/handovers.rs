//! Talks that were handed over; owned table: `handover`.

use kith_core::{FaceId, TalkId, Timestamp, support::effect::HandoverEnd};
use uuid::Uuid;

use super::talks;
use crate::{Fault, Tx, audit::events, engine::Row, people::worded, seal::Sealed};

/// A handover as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Which.
    pub id: Uuid,
    /// The talk that is handed over.
    pub talk: TalkId,
    /// By whom.
    pub by: FaceId,
    /// Since when.
    pub since: Timestamp,
    /// When and how it ended; `None` while somebody is looked for.
    pub end: Option<(Timestamp, HandoverEnd)>,
    /// The talk that opened with whoever took it.
    pub next: Option<TalkId>,
    /// What they should know.
    pub note: Option<Sealed>,
}

/// Keeps that `talk` is handed over by `by` since `now`; whoever looks at it sees that.
///
/// # Errors
/// [`Fault`] of the store.
pub fn begin(
    tx: &mut Tx,
    id: Uuid,
    (talk, by): (TalkId, FaceId),
    note: Option<&Sealed>,
    now: Timestamp,
) -> Result<(), Fault> {
    tx.run(
        "insert into handover (id, talk_id, by_id, since, note) values ($1, $2, $3, $4, $5)",
        &[id.into(), talk.into(), by.into(), now.into(), note.into()],
    )?;
    events::append(tx, &talks::topic(talk), "handed", id, now)?;
    Ok(())
}

/// Keeps how the handover of `talk` ended, and the `next` talk; where nobody took it, the note goes.
///
/// # Errors
/// [`Fault`] of the store.
pub fn end(
    tx: &mut Tx,
    talk: TalkId,
    (how, next): (HandoverEnd, Option<TalkId>),
    now: Timestamp,
) -> Result<(), Fault> {
    tx.run(
        "update handover set until = $2, how = $3, next_id = $4
         where talk_id = $1 and until is null",
        &[talk.into(), now.into(), how.word().into(), next.into()],
    )?;
    tx.run(
        "update handover set note = null where talk_id = $1 and until is not null
         and next_id is null",
        &[talk.into()],
    )?;
    events::append(tx, &talks::topic(talk), "handed", talk.0, now)?;
    Ok(())
}

/// Lets go what whoever took `next` should know.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, next: TalkId) -> Result<(), Fault> {
    tx.run("update handover set note = null where next_id = $1", &[next.into()])?;
    Ok(())
}

/// Each time `talk` was handed over, the first first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn of(tx: &mut Tx, talk: TalkId) -> Result<Vec<Kept>, Fault> {
    tx.all(
        "select id, talk_id, by_id, since, until, how, next_id, note from handover
         where talk_id = $1 order by since, id",
        &[talk.into()],
        read,
    )
}

/// The handover by which `talk` opened; `None` where it did not come from another.
///
/// # Errors
/// [`Fault`] of the store.
pub fn into(tx: &mut Tx, talk: TalkId) -> Result<Option<Kept>, Fault> {
    tx.one(
        "select id, talk_id, by_id, since, until, how, next_id, note from handover
         where next_id = $1",
        &[talk.into()],
        read,
    )
}

fn read(row: &Row) -> Result<Kept, Fault> {
    let how: Option<String> = row.get(5)?;
    let how = how.map(|word| worded(&word, HandoverEnd::of)).transpose()?;
    Ok(Kept {
        id: row.get(0)?,
        talk: row.get(1)?,
        by: row.get(2)?,
        since: row.get(3)?,
        end: row.get::<Option<Timestamp>>(4)?.zip(how),
        next: row.get(6)?,
        note: row.get(7)?,
    })
}
