//! What holds of the chains of deeds, and of the tags of messages.

pub mod anchoring;

use kith_store::{audit::chain, talk::tags};
pub use kith_store::{
    audit::chain::{Broken, Report},
    talk::tags::Report as Words,
};

use crate::{App, Error, talk::franking};

/// Verifies the chain of every stream. A long question: for consoles, and threads of their own.
///
/// # Errors
/// A fault of the store.
pub fn verify(app: &App) -> Result<Report, Error> {
    let key = app.keys.house(chain::PURPOSE, &mut app.moment())?;
    Ok(chain::verify(&app.store, &key)?)
}

/// Verifies the tags of every message, talk by talk. As long a question.
///
/// # Errors
/// A fault of the store.
pub fn words(app: &App) -> Result<Words, Error> {
    Ok(tags::verify(&app.store, &franking::frank(app)?)?)
}
