//! What holds of the chains of deeds.

use kith_store::audit::chain;
pub use kith_store::audit::chain::{Broken, Report};

use crate::{App, Error};

/// Verifies the chain of every stream. A long question: for consoles, and threads of their own.
///
/// # Errors
/// A fault of the store.
pub fn verify(app: &App) -> Result<Report, Error> {
    let key = app.keys.house(chain::PURPOSE, &mut app.moment())?;
    Ok(chain::verify(&app.store, &key)?)
}
