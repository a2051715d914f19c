//! Stages that were entered; owned table: `stage`.

use kith_core::{FaceId, TalkId, Timestamp, journey::Stage};

use crate::{Fault, Tx, people::worded};

/// A stage that was entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entered {
    /// Which one.
    pub stage: Stage,
    /// Who said so.
    pub by: FaceId,
    /// When.
    pub since: Timestamp,
}

/// Keeps that a stage was entered in `talk`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, talk: TalkId, entered: &Entered) -> Result<(), Fault> {
    tx.run(
        "insert into stage (talk_id, place, stage, by_face, since)
         select $1, coalesce(max(place), 0) + 1, $2, $3, $4 from stage where talk_id = $1",
        &[talk.into(), entered.stage.word().into(), entered.by.into(), entered.since.into()],
    )?;
    Ok(())
}

/// The up to `limit` stages that were entered last in `talk`, the newest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn list(tx: &mut Tx, talk: TalkId, limit: i64) -> Result<Vec<Entered>, Fault> {
    tx.all(
        "select stage, by_face, since from stage where talk_id = $1 order by place desc limit $2",
        &[talk.into(), limit.into()],
        |row| {
            let stage: String = row.get(0)?;
            Ok(Entered { stage: worded(&stage, Stage::of)?, by: row.get(1)?, since: row.get(2)? })
        },
    )
}
