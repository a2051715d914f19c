//! Duty: a helper's shift at the queue.

use crate::{FaceId, Refusal, Timestamp};

/// A helper's shift.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Duty {
    /// Whose.
    pub helper: FaceId,
    /// From when.
    pub from: Timestamp,
    /// Until when.
    pub until: Timestamp,
}

/// Only whoever is on duty takes the next request.
pub const OFF: Refusal = Refusal("duty-off");
/// A shift ends after it begins.
pub const BACKWARDS: Refusal = Refusal("duty-backwards");

impl Duty {
    /// A shift of `helper`.
    ///
    /// # Errors
    /// [`BACKWARDS`] where it would not end after it begins.
    pub fn begin(helper: FaceId, from: Timestamp, until: Timestamp) -> Result<Self, Refusal> {
        if from < until { Ok(Self { helper, from, until }) } else { Err(BACKWARDS) }
    }

    /// Whether the helper is on duty at `now`.
    #[must_use]
    pub fn covers(&self, now: Timestamp) -> bool {
        self.from <= now && now < self.until
    }
}

/// Whether `helper` may take the next request at `now`.
///
/// # Errors
/// [`OFF`] unless one of `shifts` is theirs and covers `now`.
pub fn may_take(helper: FaceId, shifts: &[Duty], now: Timestamp) -> Result<(), Refusal> {
    let on = shifts.iter().any(|shift| shift.helper == helper && shift.covers(now));
    if on { Ok(()) } else { Err(OFF) }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{HOUR, SECOND};

    #[test]
    fn only_whoever_is_on_duty_takes_the_next() {
        let (bo, cy) = (FaceId(Uuid::from_u128(1)), FaceId(Uuid::from_u128(2)));
        let noon = Timestamp::from_micros(0).unwrap();
        let shift = Duty::begin(bo, noon, noon + HOUR).unwrap();
        let check = |who, now, expected| {
            assert_eq!(may_take(who, &[shift], now), expected, "{now:?}");
        };
        check(bo, noon + -SECOND, Err(OFF));
        check(bo, noon, Ok(()));
        check(bo, noon + HOUR, Err(OFF));
        check(cy, noon, Err(OFF));
        assert_eq!(Duty::begin(bo, noon, noon), Err(BACKWARDS));
    }
}
