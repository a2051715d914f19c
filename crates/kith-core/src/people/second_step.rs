//! The second step of a sign-in: six digits that an app makes anew every half minute. Whoever works on
//! a desk needs one; any member may have one.

use crate::{MINUTE, Refusal, Span, Timestamp};

worded! {
    /// Whether whoever works on a desk needs a second step.
    Ask {
        /// Pages of staff open only to whoever has set one up.
        Required = "required",
        /// It can be set up, and nobody is led to it.
        Offered = "offered",
    }
}

/// What is kept of the second step of a member, beside its secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SecondStep {
    /// Since when.
    pub since: Timestamp,
    /// The half minute whose digits were taken last.
    pub last: i64,
    /// How often in a row they were wrong.
    pub wrong: i64,
    /// When they were last.
    pub missed: Timestamp,
}

/// Neither the digits of this moment nor a recovery code; or one that was taken before.
pub const WRONG: Refusal = Refusal("second-step-wrong");
/// Too often wrong in a row.
pub const OFTEN: Refusal = Refusal("second-step-often");
/// The sign-in that waited for its second step is over.
pub const OVER: Refusal = Refusal("second-step-over");

/// How often in a row the digits may be wrong. Whoever guesses knows the passphrase already, so no
/// stranger makes anybody wait here.
pub const MOST: i64 = 5;
/// How long no digits are taken then.
pub const PAUSE: Span = MINUTE.times(15);
/// How long a sign-in waits for its second step.
pub const PATIENCE: Span = MINUTE.times(10);

impl SecondStep {
    /// Set up at `now`, with the digits of the half minute `last`.
    #[must_use]
    pub fn new(now: Timestamp, last: i64) -> Self {
        Self { since: now, last, wrong: 0, missed: now }
    }

    /// Whether no digits are taken at `now`.
    #[must_use]
    pub fn rests(self, now: Timestamp) -> bool {
        self.wrong >= MOST && now < self.missed + PAUSE
    }

    /// The same after the digits of the half minute `step` were typed at `now`; `None` for digits that
    /// belong to none.
    ///
    /// # Errors
    /// [`WRONG`], and with it what is kept of that; [`OFTEN`], where they were not looked at.
    pub fn takes(self, step: Option<i64>, now: Timestamp) -> Result<Self, (Refusal, Self)> {
        if self.rests(now) {
            return Err((OFTEN, self));
        }
        match step {
            Some(step) if step > self.last => Ok(Self { last: step, wrong: 0, ..self }),
            _ => Err((WRONG, self.missed_at(now))),
        }
    }

    /// The same where they were wrong once more; what lies long back no longer counts.
    fn missed_at(self, now: Timestamp) -> Self {
        let before = if now < self.missed + PAUSE { self.wrong } else { 0 };
        Self { wrong: before + 1, missed: now, ..self }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::SECOND;

    fn start() -> Timestamp {
        Timestamp::from_micros(1_700_000_000_000_000).unwrap()
    }

    proptest! {
        #[test]
        fn no_digits_are_taken_twice_nor_older_ones_after_newer(
            tries in prop::collection::vec((0_i64..20, 0_i64..120), 0..60),
        ) {
            let (mut kept, mut now, mut taken) = (SecondStep::new(start(), 3), start(), vec![3]);
            for (step, pause) in tries {
                now = now + SECOND.times(pause);
                match kept.takes(Some(step), now) {
                    Ok(next) => {
                        prop_assert!(taken.iter().all(|before| *before < step));
                        taken.push(step);
                        kept = next;
                    }
                    Err((_, next)) => {
                        prop_assert_eq!(next.last, kept.last);
                        kept = next;
                    }
                }
            }
        }

        #[test]
        fn in_a_quarter_of_an_hour_five_guesses_are_looked_at(
            pauses in prop::collection::vec(0_i64..200, 0..120),
        ) {
            let (mut kept, mut now) = (SecondStep::new(start(), 0), start());
            let mut looked: Vec<Timestamp> = Vec::new();
            for pause in pauses {
                now = now + SECOND.times(pause);
                let Err((why, next)) = kept.takes(None, now) else { unreachable!() };
                if why == WRONG {
                    looked.push(now);
                }
                kept = next;
            }
            for first in &looked {
                let near = looked.iter().filter(|at| *at >= first && **at < *first + PAUSE);
                // A row that was nearly full may end just before, and the next one begin just after.
                prop_assert!(near.count() <= 2 * 5);
            }
        }
    }

    #[test]
    fn after_five_wrong_ones_even_the_right_ones_wait_and_then_they_are_taken() {
        let (mut kept, now) = (SecondStep::new(start(), 1), start());
        for _ in 0..MOST {
            kept = kept.takes(None, now).unwrap_err().1;
        }
        assert_eq!(kept.takes(Some(2), now).unwrap_err().0, OFTEN);
        assert_eq!(kept.takes(Some(2), now + PAUSE).unwrap().wrong, 0);
    }
}
