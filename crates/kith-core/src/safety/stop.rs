//! Ending a talk and reporting it in one step, and the pattern that several such ends about one person make.

use std::collections::BTreeSet;

use crate::{DAY, LetterId, MemberId, Refusal, Span, TalkId, Timestamp};

/// A talk that somebody ended and reported in one step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stop {
    /// The report.
    pub letter: LetterId,
    /// The talk.
    pub talk: TalkId,
    /// Who ended it.
    pub by: MemberId,
    /// About whom.
    pub about: MemberId,
    /// When.
    pub at: Timestamp,
}

/// How many different people make a pattern (SAF-51).
pub const ENOUGH: usize = 3;

/// Within how long.
pub const WITHIN: Span = DAY.times(30);

/// The talk is over already: there is nothing to end, and a report of its own tells of it.
pub const OVER: Refusal = Refusal("stop-over");

/// Whether `stops`, all about one person, are a pattern at `now`: enough different people within the
/// time. One who ends several talks counts once, so that nobody makes a pattern alone.
#[must_use]
pub fn is_pattern(stops: &[Stop], now: Timestamp) -> bool {
    let since = now + -WITHIN;
    let recent = stops.iter().filter(|stop| stop.at > since && stop.at <= now);
    recent.map(|stop| stop.by).collect::<BTreeSet<_>>().len() >= ENOUGH
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn stop(by: u128, at: Timestamp) -> Stop {
        let id = Uuid::from_u128;
        let (letter, talk) = (LetterId(id(1)), TalkId(id(2)));
        Stop { letter, talk, by: MemberId(id(by)), about: MemberId(id(99)), at }
    }

    fn day(n: i64) -> Timestamp {
        Timestamp::from_micros(0).unwrap() + DAY.times(n)
    }

    #[test]
    fn three_people_within_thirty_days_are_a_pattern() {
        let stops = [stop(1, day(1)), stop(2, day(20)), stop(3, day(30))];
        assert!(is_pattern(&stops, day(30)));
        assert!(!is_pattern(&stops, day(31)), "the first is thirty days ago");
        assert!(!is_pattern(&stops[..2], day(20)));
        assert!(!is_pattern(&stops, day(29)), "what is yet to come does not count");
    }

    proptest! {
        #[test]
        fn fewer_people_never_make_one(
            days in prop::collection::vec((0_u128..2, 0_i64..60), 0..40), now in 0_i64..60,
        ) {
            let stops: Vec<_> = days.iter().map(|(by, at)| stop(*by, day(*at))).collect();
            prop_assert!(!is_pattern(&stops, day(now)), "two people, however often");
        }

        #[test]
        fn one_more_end_never_undoes_one(
            days in prop::collection::vec((0_u128..6, 0_i64..60), 0..20),
            more in (0_u128..6, 0_i64..60), now in 0_i64..60,
        ) {
            let mut stops: Vec<_> = days.iter().map(|(by, at)| stop(*by, day(*at))).collect();
            let before = is_pattern(&stops, day(now));
            stops.push(stop(more.0, day(more.1)));
            prop_assert!(!before || is_pattern(&stops, day(now)));
        }
    }
}
