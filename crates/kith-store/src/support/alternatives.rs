//! What was named where nobody was found in time; owned table: `alternative`.

use kith_core::{MemberId, RequestId, Timestamp};
use uuid::Uuid;

use crate::{Fault, Tx, engine::Row, seal::Sealed};

/// An alternative as it is kept: a service, or the help lines of the member's country.
#[derive(Debug, Clone)]
pub struct Alternative {
    /// Which.
    pub id: Uuid,
    /// For which request.
    pub request: RequestId,
    /// When it was named.
    pub at: Timestamp,
    /// The service; `None` for the help lines.
    pub service: Option<Uuid>,
    /// The coordinator; `None` where the house named it.
    pub by: Option<MemberId>,
    /// The coordinator's letter, sealed with their key.
    pub note: Option<Sealed>,
}

/// Adds `alternative`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, alternative: &Alternative) -> Result<(), Fault> {
    tx.run(
        "insert into alternative (id, request_id, at, service_id, by_id, note)
         values ($1, $2, $3, $4, $5, $6)",
        &[
            alternative.id.into(),
            alternative.request.into(),
            alternative.at.into(),
            alternative.service.into(),
            alternative.by.into(),
            alternative.note.as_ref().into(),
        ],
    )?;
    Ok(())
}

/// What was named for `request`, the oldest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn of(tx: &mut Tx, request: RequestId) -> Result<Vec<Alternative>, Fault> {
    tx.all(
        "select id, request_id, at, service_id, by_id, note from alternative
         where request_id = $1 order by at, id limit 20",
        &[request.into()],
        read,
    )
}

fn read(row: &Row) -> Result<Alternative, Fault> {
    Ok(Alternative {
        id: row.get(0)?,
        request: row.get(1)?,
        at: row.get(2)?,
        service: row.get(3)?,
        by: row.get(4)?,
        note: row.get(5)?,
    })
}
