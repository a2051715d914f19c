//! What leaves the house by the outbox, and in which words at most: that something waits, never what.
//! Where nothing is set up that could carry it, a line is done as soon as it is taken.

pub mod case;
pub mod mail;

use std::{fmt, sync::Arc};

use kith_core::Code;
use uuid::Uuid;

pub use self::case::case_waits;
use crate::ports::{Hook, Mailer};

/// What carries things out of the house, as far as the site set it up.
#[derive(Clone, Default)]
pub struct Outside {
    /// What carries mail.
    pub mailer: Option<Arc<dyn Mailer>>,
    /// What calls the site's own machine.
    pub hook: Option<Arc<dyn Hook>>,
}

/// What names the line `id` outside, the same each time that it is carried: receivers know by it what
/// they have had. An id itself prints its millisecond and never leaves.
pub(crate) fn outward(id: Uuid) -> Code {
    let mut hash = blake3::Hasher::new_derive_key("kith line that leaves the house");
    let hash = *hash.update(id.as_bytes()).finalize().as_bytes();
    let mut code = [0; 16];
    code.iter_mut().zip(hash).for_each(|(to, from)| *to = from);
    Code(Uuid::from_bytes(code))
}

impl fmt::Debug for Outside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mail, hook) = (self.mailer.is_some(), self.hook.is_some());
        f.debug_struct("Outside").field("mail", &mail).field("hook", &hook).finish()
    }
}
