//! A form that is sent twice is done once.

use kith_core::{Moment, Refusal};
pub use kith_store::once::Post;
use kith_store::once::{Seen, keep, look};

use crate::{Error, Tx};

/// The one-time key was used before, for something else.
pub const ANOTHER: Refusal = Refusal("once-another");

/// Does `deed`, which answers the path where what it made can be seen; a second time, with the same
/// key and the same content, only answers that path again.
///
/// # Errors
/// What `deed` answers; [`ANOTHER`] where the key was used for other content.
pub fn once(
    tx: &mut Tx,
    at: &mut Moment,
    post: &Post,
    deed: impl Fn(&mut Tx, &mut Moment) -> Result<String, Error>,
) -> Result<String, Error> {
    match look(tx, post)? {
        Seen::Same(made) => Ok(made),
        Seen::Other => Err(ANOTHER.into()),
        Seen::New => {
            let made = deed(tx, at)?;
            keep(tx, post, &made, at.now)?;
            Ok(made)
        }
    }
}
