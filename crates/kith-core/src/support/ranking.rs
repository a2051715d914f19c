//! Suggestions: which helpers fit a request, from plain numbers, with reasons that both sides allow to be
//! shown. No person is scored; the order means only "more in common first".

use std::cmp::Reverse;

use crate::FaceId;

/// What a helper and the asker have in common, as plain numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The helper's face.
    pub face: FaceId,
    /// What stands between the two; empty where nothing does.
    pub barriers: Vec<Barrier>,
    /// Topics of the request that the helper knows.
    pub topics: Common,
    /// Experiences and interests of both.
    pub facets: Common,
    /// Hours a week at which both are there.
    pub hours: u32,
    /// Places that the helper has free.
    pub places: u32,
}

/// How much is shared, and how much of that both allow to be shown to the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Common {
    /// Everything both allow to be used for finding a fit.
    pub all: u32,
    /// What may be shown; never more than `all`.
    pub shown: u32,
}

/// A helper who fits, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The helper's face.
    pub face: FaceId,
    /// Why, the weightiest first; never empty.
    pub reasons: Vec<Reason>,
}

/// Why a helper is suggested. Made only of what both allow to be shown, and of what any member sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// They know this many of the topics.
    Topics(u32),
    /// They share this many experiences or interests.
    Facets(u32),
    /// They are there at the same hours, this many a week.
    Hours(u32),
    /// They have room.
    Free,
}

worded! {
    /// What stands between two people; never told to either.
    Barrier {
        /// They are the same person, by another face.
        Oneself = "oneself",
        /// One of them closed the door.
        Blocked = "blocked",
        /// A person looks at what was reported of whoever asks before anybody is asked.
        Looked = "looked",
        /// One of them set a boundary that the other, or the request, would cross.
        Boundary = "boundary",
        /// They share no language.
        Language = "language",
        /// The helper is on leave, or wants no new requests.
        Away = "away",
        /// The helper has no place free.
        Full = "full",
        /// The helper passed on this request, or a talk of the two ended badly.
        Before = "before",
    }
}

/// How many are suggested.
pub const MOST: usize = 3;

/// Up to [`MOST`] helpers who fit, most in common first. A `lot` of chance breaks ties, the least first, so
/// that the same helper is not always asked. Whoever has a barrier or no place free is left out.
#[must_use]
pub fn suggest(candidates: &[Candidate], lot: impl Fn(FaceId) -> u64) -> Vec<Suggestion> {
    let mut fit: Vec<_> = candidates
        .iter()
        .filter(|candidate| candidate.barriers.is_empty() && candidate.places > 0)
        .collect();
    fit.sort_by_cached_key(|candidate| {
        let Candidate { face, topics, facets, hours, places, .. } = candidate;
        (Reverse((topics.all, facets.all, *hours, *places)), lot(*face), *face)
    });
    fit.into_iter().take(MOST).map(Candidate::suggestion).collect()
}

impl Candidate {
    fn suggestion(&self) -> Suggestion {
        let reasons = [
            (self.topics.shown, Reason::Topics(self.topics.shown)),
            (self.facets.shown, Reason::Facets(self.facets.shown)),
            (self.hours, Reason::Hours(self.hours)),
            (self.places, Reason::Free),
        ];
        let reasons = reasons.into_iter().filter(|(n, _)| *n > 0).map(|(_, reason)| reason);
        Suggestion { face: self.face, reasons: reasons.collect() }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn face(n: u128) -> FaceId {
        FaceId(Uuid::from_u128(n))
    }

    fn candidate(n: u128, topics: u32) -> Candidate {
        Candidate {
            face: face(n),
            barriers: Vec::new(),
            topics: Common { all: topics, shown: topics },
            facets: Common::default(),
            hours: 0,
            places: 1,
        }
    }

    fn faces(candidates: &[Candidate]) -> Vec<FaceId> {
        suggest(candidates, |_| 0).into_iter().map(|suggestion| suggestion.face).collect()
    }

    #[test]
    fn more_in_common_comes_first_and_three_are_enough() {
        let all = [candidate(1, 1), candidate(2, 4), candidate(3, 2), candidate(4, 3)];
        assert_eq!(faces(&all), [face(2), face(4), face(3)]);
    }

    #[test]
    fn nothing_in_common_outweighs_a_barrier() {
        for &barrier in Barrier::ALL {
            let barred = Candidate { barriers: vec![barrier], ..candidate(1, 99) };
            assert_eq!(faces(&[barred, candidate(2, 0)]), [face(2)], "{barrier:?}");
        }
        assert_eq!(faces(&[Candidate { places: 0, ..candidate(1, 99) }]), []);
    }

    #[test]
    fn what_may_not_be_shown_finds_a_fit_and_stays_untold() {
        let hidden = Common { all: 5, shown: 0 };
        let quiet = Candidate { facets: hidden, ..candidate(1, 1) };
        let first = suggest(&[candidate(2, 1), quiet], |_| 0).remove(0);
        assert_eq!(first.face, face(1));
        assert_eq!(first.reasons, [Reason::Topics(1), Reason::Free]);
    }

    #[test]
    fn chance_decides_between_equals() {
        let equals = [candidate(1, 1), candidate(2, 1)];
        let lot = |of: FaceId| u64::from(of != face(2));
        assert_eq!(suggest(&equals, lot).remove(0).face, face(2));
    }
}
