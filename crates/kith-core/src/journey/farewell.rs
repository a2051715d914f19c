//! A farewell: a coordinator sets one last day for many journeys, because a programme ends. Nobody is told before a while in
//! which it can be stopped whole; then each of them ends as every journey does, on its day, whoever is silent.

use uuid::Uuid;

use crate::{Code, MINUTE, MemberId, Refusal, Span, Timestamp};

worded! {
    /// Where it is.
    State {
        /// Nobody was told yet.
        Waiting = "waiting",
        /// The two of each journey were told.
        Told = "told",
        /// It was stopped, and nobody was told.
        Stopped = "stopped",
    }
}

worded! {
    /// What became of one of its journeys.
    How {
        /// Both were told of the day.
        Told = "told",
        /// A day was set already: that one stands.
        Planned = "planned",
        /// It was over, or could not be ended so.
        Over = "over",
    }
}

/// For how long it can be stopped.
pub const UNDO: Span = MINUTE.times(10);

/// How many can be chosen one by one.
pub const MOST: usize = 50;

/// No journey was chosen.
pub const NOBODY: Refusal = Refusal("farewell-nobody");

/// More than [`MOST`] were ticked.
pub const TOO_MANY: Refusal = Refusal("farewell-too-many");

/// They were told already, or it was stopped.
pub const TOO_LATE: Refusal = Refusal("farewell-too-late");

/// One last day for many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Farewell {
    /// Which.
    pub id: Uuid,
    /// What names it outside.
    pub code: Code,
    /// Who set it; `None` once they have left.
    pub by: Option<MemberId>,
    /// The day, as midnight of it in UTC.
    pub day: Timestamp,
    /// When it was set.
    pub made: Timestamp,
    /// When they are told.
    pub due: Timestamp,
    /// Where it is.
    pub state: State,
}

impl Farewell {
    /// That it may be stopped: nobody was told.
    ///
    /// # Errors
    /// [`TOO_LATE`].
    pub fn may_stop(&self, now: Timestamp) -> Result<(), Refusal> {
        if self.state == State::Waiting && now < self.due { Ok(()) } else { Err(TOO_LATE) }
    }

    /// Whether they are told now.
    #[must_use]
    pub fn is_due(&self, now: Timestamp) -> bool {
        self.state == State::Waiting && self.due <= now
    }
}

#[cfg(test)]
mod laws {
    use super::*;

    #[test]
    fn at_each_moment_it_can_be_stopped_or_they_are_told_and_never_both() {
        let made = Timestamp::from_micros(1_795_000_000_000_000).unwrap();
        for state in State::ALL.iter().copied() {
            for minutes in 0..30 {
                let (id, now) = (Uuid::nil(), made + MINUTE.times(minutes));
                let (code, due) = (Code(id), made + UNDO);
                let one = Farewell { id, code, by: None, day: made, made, due, state };
                let (stops, goes) = (one.may_stop(now).is_ok(), one.is_due(now));
                assert_eq!(stops ^ goes, state == State::Waiting, "{state:?} after {minutes}");
                assert_eq!(stops, state == State::Waiting && minutes < 10);
            }
        }
    }
}
