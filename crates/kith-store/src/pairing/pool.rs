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
