//! The public history, counted within each topic; owned table: `event`.

use kith_core::Timestamp;
use uuid::Uuid;

use crate::{Fault, Tx, engine::Row};

/// One event: something about `subject` changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its place within its topic, from 1.
    pub seq: i64,
    /// What happened, as a word.
    pub kind: String,
    /// To what.
    pub subject: Uuid,
    /// When.
    pub at: Timestamp,
}

/// Appends an event to `topic`; its seq. Whoever listens to the topic hears of it after the commit.
///
/// # Errors
/// [`Fault`] of the store.
pub fn append(
    tx: &mut Tx,
    topic: &str,
    kind: &str,
    subject: Uuid,
    now: Timestamp,
) -> Result<i64, Fault> {
    let seq = tx.one(
        "insert into event (topic, seq, kind, subject_id, at)
         select $1, coalesce(max(seq), 0) + 1, $2, $3, $4 from event where topic = $1
         returning seq",
        &[topic.into(), kind.into(), subject.into(), now.into()],
        |row| row.get(0),
    )?;
    let seq = seq.ok_or_else(|| Fault::new("an event without a seq"))?;
    tx.ring(topic, seq);
    Ok(seq)
}

/// Up to `limit` events of `topic` after `after`, oldest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn after(tx: &mut Tx, topic: &str, after: i64, limit: i64) -> Result<Vec<Event>, Fault> {
    tx.all(
        "select seq, kind, subject_id, at from event where topic = $1 and seq > $2
         order by seq limit $3",
        &[topic.into(), after.into(), limit.into()],
        read,
    )
}

/// The seq of the newest event of `topic`; 0 where there is none.
///
/// # Errors
/// [`Fault`] of the store.
pub fn last(tx: &mut Tx, topic: &str) -> Result<i64, Fault> {
    let seq = tx.one(
        "select coalesce(max(seq), 0) from event where topic = $1",
        &[topic.into()],
        |row| row.get(0),
    )?;
    Ok(seq.unwrap_or_default())
}

fn read(row: &Row) -> Result<Event, Fault> {
    Ok(Event { seq: row.get(0)?, kind: row.get(1)?, subject: row.get(2)?, at: row.get(3)? })
}
