//! An honest estimate of how long an answer takes, from how long the last ones took.

use crate::Span;

/// How long an answer takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Estimate {
    /// Too few were answered to say: "we do not know yet".
    Unknown,
    /// Half of them were answered within this time.
    Half {
        /// The upper median: at least half waited no longer.
        within: Span,
        /// Of how many.
        n: usize,
    },
}

/// From how many answers on an estimate is given.
pub const ENOUGH: usize = 10;

/// The estimate from `waits`: how long each recent request like this one waited for its answer, in any
/// order. Requests that found none must be there too, with the time they waited until then.
#[must_use]
pub fn estimate(mut waits: Vec<Span>) -> Estimate {
    let n = waits.len();
    if n < ENOUGH {
        return Estimate::Unknown;
    }
    let (_, within, _) = waits.select_nth_unstable(n / 2);
    Estimate::Half { within: *within, n }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::MINUTE;

    #[test]
    fn ten_answers_are_enough_and_nine_are_not() {
        let check = |minutes: &[i64], expected| {
            let waits = minutes.iter().map(|n| MINUTE.times(*n)).collect();
            assert_eq!(estimate(waits), expected, "{minutes:?}");
        };
        let half = |minutes, n| Estimate::Half { within: MINUTE.times(minutes), n };
        check(&[], Estimate::Unknown);
        check(&[1; 9], Estimate::Unknown);
        check(&[1; 10], half(1, 10));
        check(&[9, 8, 7, 6, 5, 4, 3, 2, 1, 100], half(6, 10));
        check(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 5_000], half(6, 11));
    }
}
