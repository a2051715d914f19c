//! Words sealed before a unit of work and opened after it; only what is sealed enters one.

use kith_core::{Moment, Private};
pub use kith_store::{
    keys::Owner,
    seal::{Place, Sealed},
};

use crate::{App, Error};

impl App {
    /// Seals the `words` of `owner` for `place`. May wait for the key store: call it before the unit
    /// of work, and on a thread that may wait.
    ///
    /// # Errors
    /// [`Error::NotFound`] where the owner was erased; a fault of the key store.
    pub fn seal(
        &self,
        owner: Owner,
        place: Place,
        at: &mut Moment,
        words: &Private,
    ) -> Result<Sealed, Error> {
        self.keys.seal(owner, place, at, words)?.ok_or(Error::NotFound)
    }

    /// Opens what `owner` wrote at `place`; `None` where its author was erased: "words of a former
    /// member, erased".
    ///
    /// # Errors
    /// A fault of the key store, or where the seal does not fit owner and place.
    pub fn unseal(
        &self,
        owner: Owner,
        place: Place,
        sealed: &Sealed,
    ) -> Result<Option<Private>, Error> {
        Ok(self.keys.unseal(owner, place, sealed, self.now())?)
    }
}
