//! Reading requests: what their pages show. Words are opened after the unit of work that found them.

pub mod desk;
pub mod offer;
pub mod queue;
pub mod request;

use kith_core::{MemberId, Private, RequestId, safety::opening::Purpose};
use kith_store::{keys::Owner, seal::Sealed};

use super::asking;
use crate::{App, Error, safety::port};

/// The sealed words of a request, for whoever may open them.
#[derive(Debug, Clone)]
pub struct Words {
    request: RequestId,
    author: MemberId,
    sealed: Sealed,
    /// What staff reads them for; `None` for their author, and for the helper to whom they are put.
    purpose: Option<Purpose>,
}

impl Words {
    pub(crate) const fn new(request: RequestId, author: MemberId, sealed: Sealed) -> Self {
        Self { request, author, sealed, purpose: None }
    }

    /// The same, for somebody of the staff.
    pub(crate) fn read_for(self, purpose: Purpose) -> Self {
        Self { purpose: Some(purpose), ..self }
    }

    /// Opens them; `None` where their author left for good: "words of a former member, erased".
    ///
    /// # Errors
    /// [`Error::Fault`] of the key store.
    pub fn open(&self, app: &App) -> Result<Option<Private>, Error> {
        let (owner, place) = (Owner::Member(self.author), asking::place(self.request));
        match &self.purpose {
            Some(purpose) => port::read_for(app, purpose, (owner, place), &self.sealed),
            None => app.unseal(owner, place, &self.sealed),
        }
    }
}
