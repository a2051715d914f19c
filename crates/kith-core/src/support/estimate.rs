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
