//! How many connections each household has open: who takes too many gets no more, and nobody else
//! notices.

use std::{
    collections::HashMap,
    fmt,
    net::IpAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use crate::door::limits::household;

/// How many connections each household has open, each up to the same limit.
pub(super) struct Crowd {
    most: usize,
    open: Mutex<HashMap<[u8; 16], usize>>,
}

/// The place of one connection; given back when dropped.
pub(super) struct Place {
    crowd: Arc<Crowd>,
    of: [u8; 16],
}

impl Crowd {
    /// Nobody yet; at most `most` connections a household.
    pub(super) fn new(most: usize) -> Arc<Self> {
        Arc::new(Self { most, open: Mutex::default() })
    }

    /// A place for one more connection from `address`; `None` where its household has enough.
    pub(super) fn enter(self: &Arc<Self>, address: IpAddr) -> Option<Place> {
        let of = household(address);
        let mut open = self.locked();
        let theirs = open.entry(of).or_default();
        if *theirs >= self.most {
            return None;
        }
        *theirs += 1;
        Some(Place { crowd: Arc::clone(self), of })
    }

    fn locked(&self) -> MutexGuard<'_, HashMap<[u8; 16], usize>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut open = self.crowd.locked();
        if let Some(theirs) = open.get_mut(&self.of) {
            *theirs -= 1;
            if *theirs == 0 {
                open.remove(&self.of);
            }
        }
    }
}

impl fmt::Debug for Crowd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Crowd({})", self.locked().len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_household_has_so_many_and_what_is_given_back_is_forgotten() {
        let crowd = Crowd::new(2);
        let enter = |address: &str| crowd.enter(address.parse().unwrap());
        let first = enter("2001:db8::1").unwrap();
        let second = enter("2001:db8::2:3").unwrap();
        assert!(enter("2001:db8::4").is_none());
        let other = enter("2001:db8:0:1::1").expect("another household has places of its own");
        drop(first);
        let third = enter("2001:db8::4").expect("a place was given back");
        drop((second, other, third));
        assert!(crowd.locked().is_empty());
    }
}
