//! What a request may say, and how much at a time somebody new may ask for.

use crate::{DAY, HOUR, Private, Refusal, Span, Timestamp};

/// The longest a request may be, in characters.
pub const LONGEST: usize = 4_000;
/// How long an account counts as new.
pub const NEW: Span = DAY.times(7);
/// How many requests somebody new may have open (SAF-50).
pub const OPEN: i64 = 2;
/// For how long one chosen helper counts: somebody new chooses one within it (SAF-50).
pub const CHOICE: Span = HOUR;

/// A request says something.
pub const BLANK: Refusal = Refusal("request-blank");
/// A request is longer than [`LONGEST`].
pub const LONG: Refusal = Refusal("request-long");
/// Somebody new has [`OPEN`] requests open.
pub const TOO_MANY: Refusal = Refusal("request-too-many");
/// Somebody new chose a helper within the last hour.
pub const TOO_SOON: Refusal = Refusal("request-too-soon");

/// The words of a request, without the space around them.
///
/// # Errors
/// [`BLANK`] where nothing is left, [`LONG`] beyond [`LONGEST`] characters.
pub fn words(text: &str) -> Result<Private, Refusal> {
    let text: String = text.trim().chars().filter(|c| !c.is_control() || *c == '\n').collect();
    if text.trim().is_empty() {
        return Err(BLANK);
    }
    if text.chars().count() > LONGEST {
        return Err(LONG);
    }
    Ok(Private::new(text))
}

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
    fn a_request_says_something_and_not_too_much() {
        let check = |text: &str, expected: Result<&str, Refusal>| {
            assert_eq!(words(text).map(|w| w.reveal().to_owned()), expected.map(str::to_owned));
        };
        check("  hello\n there\u{0} ", Ok("hello\n there"));
        check(" \n\t ", Err(BLANK));
        check("\u{0}", Err(BLANK));
        check(&"雪".repeat(LONGEST + 1), Err(LONG));
        check(&"雪".repeat(LONGEST), Ok(&"雪".repeat(LONGEST)));
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
