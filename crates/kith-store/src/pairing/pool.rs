//! Who waits for a mentor: a view of the table `request`.

use kith_core::{FaceId, ProgrammeId, Timestamp};

use crate::{Fault, Tx};

/// Whether `face` asked for a mentor and has none yet.
///
/// # Errors
/// [`Fault`] of the store.
pub fn waits(tx: &mut Tx, face: FaceId) -> Result<bool, Fault> {
    let found = tx.one(
        "select 1 from request where asker_id = $1 and kind = 'mentor'
         and place in ('waiting', 'offered', 'escalated', 'alternative') limit 1",
        &[face.into()],
        |_| Ok(()),
    )?;
    Ok(found.is_some())
}

/// How many asked for a mentor in `programme` since `since`, answered or not.
///
/// # Errors
/// [`Fault`] of the store.
pub fn asked_since(tx: &mut Tx, programme: ProgrammeId, since: Timestamp) -> Result<i64, Fault> {
    let count = tx.one(
        "select count(*) from request where kind = 'mentor' and asked >= $1 and programme_id = $2",
        &[since.into(), programme.into()],
        |row| row.get(0),
    )?;
    Ok(count.unwrap_or_default())
}

/// The helper faces with which `face` talked as a member, in talks that ended.
///
/// # Errors
/// [`Fault`] of the store.
pub fn talked_with(tx: &mut Tx, face: FaceId) -> Result<Vec<FaceId>, Fault> {
    tx.all(
        "select distinct helper_face from talk where member_face = $1 and closed is not null",
        &[face.into()],
        |row| row.get(0),
    )
}
