//! A term: something holds until a day, which is announced before it comes.

use crate::{DAY, Span, Timestamp};

/// Until when something holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Term {
    /// The day from which it does not hold any more; `None` where it holds for good.
    pub ends: Option<Timestamp>,
    /// Whether its end was announced.
    pub warned: bool,
}

/// What its next deadline does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// Its end is announced.
    Warn,
    /// It does not hold any more.
    Over,
}

/// How long before its end that is announced.
pub const NOTICE: Span = DAY.times(30);

impl Term {
    /// Whether it has come to its end at `now`.
    #[must_use]
    pub fn is_over(self, now: Timestamp) -> bool {
        self.ends.is_some_and(|end| end <= now)
    }

    /// When something happens next; `None` where nothing does.
    #[must_use]
    pub fn deadline(self, now: Timestamp) -> Option<Timestamp> {
        self.next().filter(|_| !self.is_over(now))
    }

    /// What is planted again where a timer was lost: when its end is announced, or comes, also where that is past.
    #[must_use]
    pub fn next(self) -> Option<Timestamp> {
        self.ends.map(|end| if self.warned { end } else { end + -NOTICE })
    }

    /// What happens at `now`; `None` where nothing does. Where it ended before anybody was warned, its end is told.
    #[must_use]
    pub fn due(self, now: Timestamp) -> Option<Due> {
        let end = self.ends?;
        if end <= now {
            return Some(Due::Over);
        }
        (!self.warned && end + -NOTICE <= now).then_some(Due::Warn)
    }
}
