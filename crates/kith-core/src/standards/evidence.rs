//! How far a benchmark is kept, from nothing but counts; and as much of that as may leave the house.

use crate::{Timestamp, pairing::disclosure};

worded! {
    /// How far a benchmark is kept; the least first.
    Verdict {
        /// Nobody it asks anything of, or nothing that speaks for it.
        NoEvidence = "none",
        /// Somewhere it is kept, and not everywhere.
        Partly = "partly",
        /// Wherever it asks for something, that is there.
        Met = "met",
    }
}

/// What speaks for a benchmark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Where it is kept; never more than `asked`.
    pub held: u32,
    /// Where it asks for something.
    pub asked: u32,
    /// The newest day on which it was kept; `None` where it never was, or where that would tell of somebody.
    pub newest: Option<Timestamp>,
}

impl Evidence {
    /// How far the benchmark is kept.
    #[must_use]
    pub const fn verdict(&self) -> Verdict {
        match (self.held, self.asked) {
            (0, _) => Verdict::NoEvidence,
            (held, asked) if held < asked => Verdict::Partly,
            _ => Verdict::Met,
        }
    }

    /// As much of it as may be told to whoever may not read what is counted: rounded, and `None` where so few people are
    /// counted, or make up either part, that it would tell of somebody (OUT-60). The verdict follows from these numbers.
    #[must_use]
    pub fn released(self) -> Option<Self> {
        let (held, asked) = disclosure::of_group(self.held, self.asked)?;
        Some(Self { held, asked, newest: None })
    }
}

#[cfg(test)]
mod laws {
    use proptest::prelude::*;

    use super::*;

    fn evidence(held: u32, missing: u32) -> Evidence {
        Evidence { held, asked: held + missing, newest: None }
    }

    #[test]
    fn it_is_met_where_all_hold_partly_where_some_do_and_never_where_nobody_is_counted() {
        for (held, missing, verdict) in [
            (0, 0, Verdict::NoEvidence),
            (0, 9, Verdict::NoEvidence),
            (1, 8, Verdict::Partly),
            (8, 1, Verdict::Partly),
            (1, 0, Verdict::Met),
            (9, 0, Verdict::Met),
        ] {
            assert_eq!(evidence(held, missing).verdict(), verdict, "{held} and {missing} missing");
        }
    }

    #[test]
    fn of_few_nothing_is_told() {
        assert_eq!(evidence(9, 0).released(), None, "fewer than ten people");
        assert_eq!(evidence(12, 2).released(), None, "two could be told apart");
        assert_eq!(evidence(0, 30).released(), None, "not even that none did");
        assert_eq!(evidence(21, 11).released(), Some(evidence(20, 10)));
    }

    proptest! {
        #[test]
        fn more_evidence_never_lowers_the_verdict(held in 0_u32..60, missing in 0_u32..60) {
            let before = evidence(held, missing).verdict();
            prop_assert!(evidence(held + 1, missing).verdict() >= before, "one more that holds");
            if missing > 0 {
                prop_assert!(evidence(held + 1, missing - 1).verdict() >= before, "one was mended");
            }
        }

        #[test]
        fn what_is_told_never_differs_from_what_is_so_and_hides_who_is_few(
            held in 0_u32..60, missing in 0_u32..60,
        ) {
            let all = evidence(held, missing);
            if let Some(told) = all.released() {
                prop_assert_eq!(told.verdict(), all.verdict());
                prop_assert!(held > disclosure::HIDDEN && all.asked >= disclosure::LEAST_GROUP);
                prop_assert!(missing == 0 || missing > disclosure::HIDDEN);
            }
        }
    }
}
