//! The port through which staff read what members wrote in confidence. There is no other: it asks for a
//! purpose, only an opening that stands makes one, and each opening is shown to the member. What is
//! addressed to the house (letters, reports) needs none.

use kith_core::{Private, safety::opening::Purpose};
use kith_store::{
    keys::Owner,
    seal::{Place, Sealed},
};

use crate::{App, Error};

/// Opens for `purpose` what `owner` wrote at `place`; `None` where its author was erased.
///
/// # Errors
/// [`Error::NotFound`] where the purpose is over; a fault of the key store.
pub(crate) fn read_for(
    app: &App,
    purpose: &Purpose,
    (owner, place): (Owner, Place),
    sealed: &Sealed,
) -> Result<Option<Private>, Error> {
    if app.now() >= purpose.until() {
        return Err(Error::NotFound);
    }
    app.unseal(owner, place, sealed)
}
