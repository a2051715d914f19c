//! Keys that this node has in memory: few, and not for long.

use std::{collections::HashMap, sync::Arc};

use kith_core::{MINUTE, Timestamp};

use super::rows::Slot;
use crate::seal::DataKey;

/// How many keys stay in memory; when there would be more, all are forgotten, which costs one
/// question each and keeps no list of who was last.
const ROOM: usize = 4096;

/// What the key store says of an owner.
#[derive(Debug, Clone)]
pub(super) struct Known {
    /// `None` where it was destroyed.
    pub(super) key: Option<Arc<DataKey>>,
    /// Whether something kept is known to be sealed with it.
    pub(super) used: bool,
    /// When the key store said so.
    pub(super) at: Timestamp,
}

/// Keys in memory, each used for at most a minute: so long may another node still read with the key
/// of an author who was erased here. Memory itself lets go of it within two.
#[derive(Debug, Default)]
pub(super) struct Cache {
    known: HashMap<Slot, Known>,
    swept: Option<Timestamp>,
}

impl Cache {
    pub(super) fn find(&mut self, slot: Slot, now: Timestamp) -> Option<Known> {
        self.forget_stale(now);
        self.known.get(&slot).filter(|known| is_fresh(known.at, now)).cloned()
    }

    pub(super) fn keep(&mut self, slot: Slot, known: Known) {
        if self.known.len() >= ROOM {
            self.known.clear();
        }
        self.known.insert(slot, known);
    }

    /// Forgets what was heard too long ago; looks at most once a minute.
    pub(super) fn forget_stale(&mut self, now: Timestamp) {
        if !self.swept.is_some_and(|at| is_fresh(at, now)) {
            self.known.retain(|_, known| is_fresh(known.at, now));
            self.swept = Some(now);
        }
    }

    /// Forgets everything.
    pub(super) fn clear(&mut self) {
        self.known.clear();
    }
}

/// A clock that was set back makes nothing live longer.
fn is_fresh(at: Timestamp, now: Timestamp) -> bool {
    (0..MINUTE.0).contains(&now.since(at).0)
}
