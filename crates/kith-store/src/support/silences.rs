//! Helpers who fell silent, to be asked after by a coordinator; owned table: `silence`.

use kith_core::{FaceId, MemberId, RequestId, Timestamp};

use crate::{Fault, Tx};

/// A helper's silence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Silence {
    /// Whose; the helper's face.
    pub helper: FaceId,
    /// In which request.
    pub request: RequestId,
    /// Since when somebody is to ask after them.
    pub since: Timestamp,
}

/// Adds `silence`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, silence: &Silence) -> Result<(), Fault> {
    tx.run(
        "insert into silence (helper_id, request_id, since) values ($1, $2, $3)
         on conflict do nothing",
        &[silence.helper.into(), silence.request.into(), silence.since.into()],
    )?;
    Ok(())
}

/// Keeps that `by` has asked after `helper`. False where nobody had to.
///
/// # Errors
/// [`Fault`] of the store.
pub fn see(tx: &mut Tx, helper: FaceId, by: MemberId, now: Timestamp) -> Result<bool, Fault> {
    let seen = tx.run(
        "update silence set seen = $2, seen_by = $3 where helper_id = $1 and seen is null",
        &[helper.into(), now.into(), by.into()],
    )?;
    Ok(seen > 0)
}
