//! Patterns: several different people part from one and the same person within a month. They call for a human
//! eye, and for nothing else: no machine measures anybody.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::{DAY, FaceId, LetterId, MemberId, Span, Timestamp};

worded! {
    /// How somebody parted from another; what is greater says more. A door that was closed with a report that
    /// came to nothing is no more than that report.
    How {
        /// They closed the door.
        Blocked = "blocked",
        /// They reported what was found to be otherwise, or nothing.
        Dismissed = "dismissed",
        /// They reported what happened.
        Reported = "reported",
        /// They ended the talk and reported it, in one step.
        Stopped = "stopped",
    }
}

/// Somebody parted from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parting {
    /// From whom.
    pub about: MemberId,
    /// Behind which face those were met; `None` where nobody knows.
    pub face: Option<FaceId>,
    /// Who parted.
    pub by: MemberId,
    /// The report; `None` where there is none.
    pub letter: Option<LetterId>,
    /// How.
    pub how: How,
    /// When.
    pub at: Timestamp,
}

/// Several people parted from the same person: a case is open about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pattern {
    /// Which pattern.
    pub id: Uuid,
    /// From whom.
    pub about: MemberId,
    /// Behind which face the last of them met that person.
    pub face: FaceId,
    /// When the last of them parted.
    pub at: Timestamp,
}

/// How many different people parted, each counted once, by the most that they did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Ended a talk and reported it in one step.
    pub stopped: usize,
    /// Reported what happened.
    pub reported: usize,
    /// Closed the door.
    pub blocked: usize,
}

/// How many different people make a pattern (SAF-51).
pub const ENOUGH: usize = 3;

/// Within how long.
pub const WITHIN: Span = DAY.times(30);

impl Counts {
    /// Counts those of `partings`, all from one person, that happened within [`WITHIN`] before `now`. One who
    /// parts several times counts once, so that nobody makes a pattern alone.
    #[must_use]
    pub fn of(partings: &[Parting], now: Timestamp) -> Self {
        let since = now + -WITHIN;
        let mut most = BTreeMap::new();
        for one in partings.iter().filter(|one| one.at > since && one.at <= now) {
            let how = most.entry(one.by).or_insert(one.how);
            *how = one.how.max(*how);
        }
        let number = |how| most.values().filter(|one| **one == how).count();
        Self {
            stopped: number(How::Stopped),
            reported: number(How::Reported),
            blocked: number(How::Blocked),
        }
    }

    /// How many people that are.
    #[must_use]
    pub const fn all(self) -> usize {
        self.stopped + self.reported + self.blocked
    }

    /// Whether they are a pattern.
    #[must_use]
    pub const fn is_pattern(self) -> bool {
        self.all() >= ENOUGH
    }
}

/// What became of the reports of one person, as far as they were decided.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reports {
    /// How many were decided.
    pub all: usize,
    /// In how many it was not as it seemed, or there was nothing to answer.
    pub empty: usize,
}

impl Reports {
    /// Whether most of them came to nothing: a hint for whoever reads them, and never more (SAF-61).
    #[must_use]
    pub const fn are_mostly_empty(self) -> bool {
        self.all >= ENOUGH && self.empty * 2 > self.all
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parting(by: u128, how: How, at: Timestamp) -> Parting {
        let (about, by) = (MemberId(Uuid::from_u128(99)), MemberId(Uuid::from_u128(by)));
        Parting { about, face: None, by, letter: None, how, at }
    }

    fn day(n: i64) -> Timestamp {
        Timestamp::from_micros(0).unwrap() + DAY.times(n)
    }

    fn is_pattern(partings: &[Parting], now: i64) -> bool {
        Counts::of(partings, day(now)).is_pattern()
    }

    #[test]
    fn three_people_within_thirty_days_are_a_pattern() {
        let all = [(1, 1), (2, 20), (3, 30)].map(|(by, at)| parting(by, How::Stopped, day(at)));
        assert!(is_pattern(&all, 30));
        assert!(!is_pattern(&all, 31), "the first is thirty days ago");
        assert!(!is_pattern(&all[..2], 20));
        assert!(!is_pattern(&all, 29), "what is yet to come does not count");
    }

    #[test]
    fn each_person_counts_once_by_the_most_that_they_did() {
        let all = [(1, How::Blocked), (1, How::Stopped), (2, How::Reported), (2, How::Blocked)];
        let nothing = [(3, How::Blocked), (3, How::Dismissed)];
        let all = [all.as_slice(), &nothing].concat();
        let all: Vec<_> = all.into_iter().map(|(by, how)| parting(by, how, day(1))).collect();
        assert_eq!(Counts::of(&all, day(1)), Counts { stopped: 1, reported: 1, blocked: 0 });
    }

    #[test]
    fn one_or_two_reports_say_nothing_about_whoever_wrote_them() {
        let check = |all, empty, mostly| {
            assert_eq!(Reports { all, empty }.are_mostly_empty(), mostly, "{empty} of {all}");
        };
        check(0, 0, false);
        check(2, 2, false);
        check(3, 2, true);
        check(4, 2, false);
    }

    fn partings(people: u128) -> impl Strategy<Value = Vec<Parting>> {
        let one = (0..people, proptest::sample::select(How::ALL), 0_i64..60);
        prop::collection::vec(one.prop_map(|(by, how, at)| parting(by, how, day(at))), 0..40)
    }

    proptest! {
        #[test]
        fn fewer_people_never_make_one(all in partings(2), now in 0_i64..60) {
            prop_assert!(!is_pattern(&all, now), "two people, however often");
        }

        #[test]
        fn one_more_never_undoes_one(all in partings(6), more in partings(6), now in 0_i64..60) {
            let counts = |one: &Parting| one.how != How::Dismissed;
            let more: Vec<_> = more.into_iter().filter(counts).collect();
            let both = [all.clone(), more].concat();
            prop_assert!(!is_pattern(&all, now) || is_pattern(&both, now));
        }

        #[test]
        fn what_came_to_nothing_never_makes_one(all in partings(6), now in 0_i64..60) {
            let nothing = |one: &Parting| Parting { how: How::Dismissed, ..*one };
            let all: Vec<_> = all.iter().flat_map(|one| [*one, nothing(one)]).collect();
            let doors: Vec<_> = all.into_iter().filter(|one| one.how <= How::Dismissed).collect();
            prop_assert!(!is_pattern(&doors, now));
        }
    }
}
