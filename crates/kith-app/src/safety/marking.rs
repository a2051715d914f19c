//! Reference codes are kept as a mark only: a keyed hash, with a key that is not in the database.

use kith_core::{Refusal, safety::receipt::Receipt};

use crate::{App, Error};

/// Nothing stands under that code, or it is none: one answer for both.
pub const NO_LETTER: Refusal = Refusal("receipt-no-letter");

/// The mark of `receipt`. May wait for the key store: call it aside.
pub(super) fn mark(app: &App, receipt: Receipt) -> Result<String, Error> {
    let key = app.keys.house("reference codes", &mut app.moment())?;
    Ok(blake3::keyed_hash(&key, &receipt.bits()).to_hex().to_string())
}
