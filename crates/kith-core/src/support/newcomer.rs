//! How much at a time somebody new may ask for (SAF-50).

use crate::{DAY, HOUR, Refusal, Span, Timestamp};

/// How long an account counts as new.
pub const NEW: Span = DAY.times(7);
/// How many requests somebody new may have open.
pub const OPEN: i64 = 2;
/// For how long one chosen helper counts: somebody new chooses one within it.
pub const CHOICE: Span = HOUR;

/// Somebody new has [`OPEN`] requests open.
pub const TOO_MANY: Refusal = Refusal("request-too-many");
/// Somebody new chose a helper within the last hour.
pub const TOO_SOON: Refusal = Refusal("request-too-soon");

/// Whether somebody who is here since `since` may ask for more with `open` requests open.
///
/// # Errors
/// [`TOO_MANY`] for somebody new who has enough open.
pub fn may_ask(since: Timestamp, open: i64, now: Timestamp) -> Result<(), Refusal> {
    if is_new(since, now) && open >= OPEN { Err(TOO_MANY) } else { Ok(()) }
}

/// Whether somebody who is here since `since` may choose one more helper after `chosen` within
/// [`CHOICE`].
///
/// # Errors
/// [`TOO_SOON`] for somebody new who chose one.
pub fn may_choose(since: Timestamp, chosen: i64, now: Timestamp) -> Result<(), Refusal> {
    if is_new(since, now) && chosen >= 1 { Err(TOO_SOON) } else { Ok(()) }
}

fn is_new(since: Timestamp, now: Timestamp) -> bool {
    now < since + NEW
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(n: i64) -> Timestamp {
        Timestamp::from_micros(0).unwrap() + DAY.times(n)
    }

    #[test]
    fn somebody_new_has_two_open_and_chooses_one_an_hour() {
        assert_eq!(may_ask(day(0), 1, day(1)), Ok(()));
        assert_eq!(may_ask(day(0), 2, day(1)), Err(TOO_MANY));
        assert_eq!(may_ask(day(0), 2, day(7)), Ok(()));
        assert_eq!(may_choose(day(0), 0, day(1)), Ok(()));
        assert_eq!(may_choose(day(0), 1, day(1)), Err(TOO_SOON));
        assert_eq!(may_choose(day(0), 1, day(8)), Ok(()));
    }
}
