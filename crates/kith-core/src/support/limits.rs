//! How far a helper's own settings may go.

use crate::{DAY, HOUR, Refusal, Span, Timestamp};

/// The most places one helper may offer.
pub const MOST_PLACES: u32 = 20;
/// The longest leave, or rest from new requests.
pub const LONGEST_LEAVE: Span = DAY.times(366);
/// The longest shift: whoever listens longer listens badly.
pub const LONGEST_SHIFT: Span = HOUR.times(12);

/// More places than one person can hold.
pub const PLACES: Refusal = Refusal("capacity-places");
/// A leave ends in the future, and within a year.
pub const LEAVE: Refusal = Refusal("capacity-leave");
/// A shift ends in the future, and within half a day.
pub const SHIFT: Refusal = Refusal("duty-shift");

/// Whether a helper may offer so many places.
///
/// # Errors
/// [`PLACES`] beyond [`MOST_PLACES`].
pub fn places(places: u32) -> Result<u32, Refusal> {
    if places <= MOST_PLACES { Ok(places) } else { Err(PLACES) }
}

/// Whether a leave, or a rest from new requests, may last until then.
///
/// # Errors
/// [`LEAVE`] unless it ends after `now` and within [`LONGEST_LEAVE`].
pub fn leave(until: Timestamp, now: Timestamp) -> Result<Timestamp, Refusal> {
    within(until, now, LONGEST_LEAVE).ok_or(LEAVE)
}

/// Whether a shift may last until then.
///
/// # Errors
/// [`SHIFT`] unless it ends after `now` and within [`LONGEST_SHIFT`].
pub fn shift(until: Timestamp, now: Timestamp) -> Result<Timestamp, Refusal> {
    within(until, now, LONGEST_SHIFT).ok_or(SHIFT)
}

fn within(until: Timestamp, now: Timestamp, most: Span) -> Option<Timestamp> {
    (now < until && until <= now + most).then_some(until)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_helper_sets_ends_and_stays_bearable() {
        let now = Timestamp::from_micros(0).unwrap();
        assert_eq!(places(0), Ok(0));
        assert_eq!(places(MOST_PLACES + 1), Err(PLACES));
        assert_eq!(leave(now, now), Err(LEAVE));
        assert_eq!(leave(now + DAY, now), Ok(now + DAY));
        assert_eq!(leave(now + DAY.times(367), now), Err(LEAVE));
        assert_eq!(shift(now + HOUR, now), Ok(now + HOUR));
        assert_eq!(shift(now + HOUR.times(13), now), Err(SHIFT));
    }
}
