//! What Kith needs of the world outside, where more than one thing can give it.

use crate::bus::Bell;

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
