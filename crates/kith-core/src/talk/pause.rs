//! Pauses: either side may rest the talk until a day it chooses, within the programme's limit.

use crate::{Refusal, Span, Timestamp};

/// A pause ends in the future.
pub const PAST: Refusal = Refusal("talk-pause-past");
/// A pause is longer than the programme allows.
pub const TOO_LONG: Refusal = Refusal("talk-pause-too-long");

/// Whether a talk may rest from `now` until `until`, at most `limit` long.
///
/// # Errors
/// [`PAST`] unless it ends later than now, [`TOO_LONG`] beyond the limit.
pub fn may_rest(now: Timestamp, until: Timestamp, limit: Span) -> Result<(), Refusal> {
    if until <= now {
        return Err(PAST);
    }
    if until > now + limit { Err(TOO_LONG) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{DAY, SECOND};

    #[test]
    fn a_pause_ends_later_and_within_the_limit() {
        let now = Timestamp::from_micros(0).unwrap();
        let check = |until, expected| {
            assert_eq!(may_rest(now, until, DAY.times(14)), expected, "{until:?}");
        };
        check(now, Err(PAST));
        check(now + -SECOND, Err(PAST));
        check(now + SECOND, Ok(()));
        check(now + DAY.times(14), Ok(()));
        check(now + DAY.times(14) + SECOND, Err(TOO_LONG));
    }
}
