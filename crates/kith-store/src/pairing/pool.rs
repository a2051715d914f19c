//! Who waits for a mentor: a view of the table `request`.

use kith_core::{FaceId, RequestId};

use crate::{Fault, Tx};

/// Requests for a mentor that nobody holds and that are not closed, the longest waiting first; up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn waiting(tx: &mut Tx, limit: i64) -> Result<Vec<RequestId>, Fault> {
    tx.all(
        "select id from request where kind = 'mentor'
         and place in ('waiting', 'escalated', 'alternative') order by asked, id limit $1",
        &[limit.into()],
        |row| row.get(0),
    )
}

/// Whether a talk between the two ended before, whichever side each was on.
///
/// # Errors
/// [`Fault`] of the store.
pub fn talked(tx: &mut Tx, one: FaceId, other: FaceId) -> Result<bool, Fault> {
    let found = tx.one(
        "select 1 from talk where closed is not null
         and ((member_face = $1 and helper_face = $2) or (member_face = $2 and helper_face = $1))
         limit 1",
        &[one.into(), other.into()],
        |_| Ok(()),
    )?;
    Ok(found.is_some())
}
