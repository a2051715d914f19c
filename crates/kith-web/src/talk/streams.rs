//! How many feeds a person has open: a third ends the oldest, so that forgotten tabs cost nothing.

use std::{
    collections::{HashMap, VecDeque},
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use kith_core::MemberId;
use tokio::sync::Notify;

/// How many feeds a person may have open.
const MOST: usize = 2;

/// The feeds that are open, the oldest of each person first.
#[derive(Default)]
pub(crate) struct Streams(Mutex<HashMap<MemberId, VecDeque<Arc<Notify>>>>);

/// A feed's place among those of its reader; given back when dropped.
pub(crate) struct Held {
    streams: Arc<Streams>,
    who: MemberId,
    /// Notified when the feed must end, because its reader has opened newer ones.
    pub(crate) enough: Arc<Notify>,
}

impl Streams {
    /// Opens one for `who`, and ends their oldest where that is one too many.
    pub(crate) fn open(self: &Arc<Self>, who: MemberId) -> Held {
        let enough = Arc::new(Notify::new());
        let mut all = self.locked();
        let theirs = all.entry(who).or_default();
        theirs.push_back(Arc::clone(&enough));
        while theirs.len() > MOST {
            if let Some(oldest) = theirs.pop_front() {
                oldest.notify_one();
            }
        }
        Held { streams: Arc::clone(self), who, enough }
    }

    fn locked(&self) -> MutexGuard<'_, HashMap<MemberId, VecDeque<Arc<Notify>>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let mut all = self.streams.locked();
        if let Some(theirs) = all.get_mut(&self.who) {
            theirs.retain(|feed| !Arc::ptr_eq(feed, &self.enough));
            if theirs.is_empty() {
                all.remove(&self.who);
            }
        }
    }
}

impl fmt::Debug for Streams {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Streams({})", self.locked().len())
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_third_feed_ends_the_oldest_and_what_is_dropped_is_forgotten() {
        let streams = Arc::new(Streams::default());
        let open = || streams.open(MemberId(Uuid::from_u128(1)));
        let (first, second, third) = (open(), open(), open());
        let ended = |held: &Held| Arc::strong_count(&held.enough) == 1;
        assert_eq!([&first, &second, &third].map(ended), [true, false, false]);
        drop((first, second, third));
        assert!(streams.locked().is_empty());
    }
}
