//! Whether the house can keep its promise.

use kith_core::{Timestamp, people::grant::Role};
use kith_store::people::grants;

use crate::{Error, Tx};

/// Whether somebody is coordinator at `now`: without one, a request that nobody takes would reach
/// nobody.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn has_coordinator(tx: &mut Tx, now: Timestamp) -> Result<bool, Error> {
    Ok(!grants::holders(tx, Role::Coordinator, now)?.is_empty())
}
