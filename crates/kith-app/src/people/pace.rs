//! Slowing down whoever guesses at a name, or at the passphrase of somebody who is signed in. A stranger can make its owner wait for a few seconds, and
//! never shut them out.

use std::{
    collections::HashMap,
    hash::Hash,
    sync::{Mutex, PoisonError},
};

use kith_core::{MINUTE, SECOND, Span, Timestamp};

/// How many wrong tries cost nothing.
const FREE: i64 = 5;
/// The longest wait, in seconds.
const LONGEST: i64 = 8;
/// How long it takes until one wrong try is forgotten.
const FORGET: Span = MINUTE;
/// How many names are remembered at most.
const NAMES: usize = 4096;

/// Wrong tries at names, whatever a name is (`N`), in memory only.
#[derive(Debug)]
pub struct Pace<N>(Mutex<HashMap<N, Tries>>);

#[derive(Debug, Clone, Copy)]
struct Tries {
    wrong: i64,
    at: Timestamp,
}

impl<N> Default for Pace<N> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<N: Clone + Eq + Hash> Pace<N> {
    /// How long whoever tries `name` at `now` has to wait for an answer.
    #[must_use]
    pub fn wait(&self, name: &N, now: Timestamp) -> Span {
        let names = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let wrong = names.get(name).map_or(0, |tries| tries.left(now));
        SECOND.times((wrong - FREE + 1).clamp(0, LONGEST))
    }

    /// Notes that a try at `name` was wrong.
    pub fn wrong(&self, name: &N, now: Timestamp) {
        let mut names = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if names.len() >= NAMES {
            names.retain(|_, tries| tries.left(now) > 1);
        }
        if names.len() < NAMES || names.contains_key(name) {
            let left = names.get(name).map_or(0, |tries| tries.left(now));
            names.insert(name.clone(), Tries { wrong: left + 1, at: now });
        }
    }

    /// Notes that a try at `name` was right: what came before is forgotten.
    pub fn right(&self, name: &N) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(name);
    }
}

impl Tries {
    fn left(self, now: Timestamp) -> i64 {
        (self.wrong - now.since(self.at).0.max(0) / FORGET.0).max(0)
    }
}

#[cfg(test)]
mod tests {
    use kith_core::people::account::SignInName;

    use super::*;

    #[test]
    fn guessing_gets_slower_and_the_owner_is_never_shut_out() {
        let (pace, name) = (Pace::default(), SignInName::parse("amber river lamp").unwrap());
        let now = Timestamp::from_micros(0).unwrap();
        let waits: Vec<_> = (0..20)
            .map(|_| {
                let wait = pace.wait(&name, now);
                pace.wrong(&name, now);
                wait.0 / SECOND.0
            })
            .collect();
        assert_eq!(waits[..7], [0, 0, 0, 0, 0, 1, 2]);
        assert_eq!(waits.last(), Some(&LONGEST));
        assert_eq!(pace.wait(&name, now + MINUTE.times(20)), Span(0));
        pace.right(&name);
        assert_eq!(pace.wait(&name, now), Span(0));
    }

    #[test]
    fn names_that_nobody_has_do_not_fill_the_memory() {
        let (pace, now) = (Pace::default(), Timestamp::from_micros(0).unwrap());
        for n in 0..NAMES + 100 {
            pace.wrong(&SignInName::parse(&format!("name-{n}")).unwrap(), now);
        }
        assert!(pace.0.lock().unwrap().len() <= NAMES);
    }
}
