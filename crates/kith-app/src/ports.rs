//! What Kith needs of the world outside, where more than one thing can give it.

use crate::{
    Fault,
    bus::Bell,
    outgoing::{case::Call, mail::Mail},
};

/// Tells every node that a topic of events grew: at most once, in order within each topic. Losing a
/// ring costs freshness and never words, for the events themselves are in the store; who hears
/// nothing for long asks there.
///
/// The contract is a test, run against every implementation: `kith_testkit::bus`.
pub trait Bus: Send + Sync {
    /// Tells whoever listens to `topic`, on any node, that its newest event has the seq `seq`. Never
    /// waits, neither for a listener nor for a network.
    fn ring(&self, topic: &str, seq: i64);

    /// Listens to `topic` until the bell is dropped.
    fn listen(&self, topic: &str) -> Bell;
}

/// Carries mail. The same mail may be handed over again, under the same id, where it was not known
/// whether the first went through.
pub trait Mailer: Send + Sync {
    /// Hands `mail` to whoever delivers it; waits for the answer, for some seconds at most.
    ///
    /// # Errors
    /// [`Undelivered`]; neither its words nor a log hold the address.
    fn carry(&self, mail: &Mail) -> Result<(), Undelivered>;
}

/// Why a mail was not carried.
#[derive(Debug)]
pub enum Undelivered {
    /// The address will never take it.
    Refused,
    /// It may go later.
    Later(Fault),
}

/// Calls a machine that the site chose. The same call may come again, under the same id.
pub trait Hook: Send + Sync {
    /// Makes `call`; waits for the answer, for some seconds at most.
    ///
    /// # Errors
    /// A fault that says why, without a word of what the machine answered.
    fn call(&self, call: &Call) -> Result<(), Fault>;
}
