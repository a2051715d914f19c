//! Reading requests: what their pages show. Words are opened after the unit of work that found them.

pub mod desk;
pub mod offer;
pub mod queue;
pub mod request;

use kith_core::{MemberId, Private, RequestId};
use kith_store::{keys::Owner, seal::Sealed};

use super::asking;
use crate::{App, Error};

/// The sealed words of a request, for whoever may open them.
#[derive(Debug, Clone)]
pub struct Words {
    request: RequestId,
    author: MemberId,
    sealed: Sealed,
}

impl Words {
    pub(crate) const fn new(request: RequestId, author: MemberId, sealed: Sealed) -> Self {
        Self { request, author, sealed }
    }

    /// Opens them; `None` where their author left for good: "words of a former member, erased".
    ///
    /// # Errors
    /// [`Error::Fault`] of the key store.
    pub fn open(&self, app: &App) -> Result<Option<Private>, Error> {
        let place = asking::place(self.request);
        app.unseal(Owner::Member(self.author), place, &self.sealed)
    }
}
