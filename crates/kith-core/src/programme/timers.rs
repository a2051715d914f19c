//! The clocks of a programme: how long each step of the promise of no silence may take.

use crate::{DAY, HOUR, MINUTE, Refusal, Span, support::kind::Kind, support::state::Route};

/// How long each step may take. A programme sets its own; these are spans after the step before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timers {
    /// From asking until a coordinator has it, for kinds that helpers on duty take.
    pub promise: Span,
    /// The same for mentors.
    pub mentor_promise: Span,
    /// How long a helper on duty holds the next request.
    pub hold: Span,
    /// How long a chosen person has.
    pub direct: Span,
    /// How long a chosen mentor has, and both sides of a proposal.
    pub mentor_direct: Span,
    /// Working days that a coordinator has.
    pub desk_days: u16,
    /// Without a word, until the member is asked.
    pub quiet: Span,
    /// From the question until silence is taken for an answer.
    pub question: Span,
    /// The ladder for a silent helper.
    pub ladder: Ladder,
    /// The longest pause of a talk.
    pub pause: Span,
    /// The least notice before the last day of a journey.
    pub notice: Span,
    /// From the beginning of a journey on, for how long an end of it counts as nobody's fault.
    pub trial: Span,
    /// How often the two of a journey are asked how it goes, after the first month.
    pub check_in: Span,
    /// How long somebody rests after a journey that ended early, before a run puts them forward again.
    pub cool_down: Span,
}

/// The ladder for a silent helper, rung by rung.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ladder {
    /// From the member's word until the helper is reminded.
    pub remind: Span,
    /// Then until the member has an apology.
    pub apologise: Span,
    /// Then until the member is offered somebody else.
    pub another: Span,
    /// Then until the request goes back to the queue.
    pub replace: Span,
}

/// What a programme starts with.
pub const DEFAULT: Timers = Timers {
    promise: HOUR.times(4),
    mentor_promise: DAY.times(3),
    hold: MINUTE.times(2),
    direct: DAY,
    mentor_direct: DAY.times(3),
    desk_days: 2,
    quiet: DAY.times(7),
    question: DAY.times(7),
    ladder: Ladder { remind: DAY, apologise: DAY, another: DAY, replace: DAY },
    pause: DAY.times(14),
    notice: DAY.times(14),
    trial: DAY.times(60),
    check_in: DAY.times(30),
    cool_down: DAY.times(14),
};

/// How many times as long as others two may be silent, with no word owed, who have agreed on how often they meet.
const UNHURRIED: i64 = 3;

/// Each clock runs at least a minute and at most a year, and a coordinator has 1 to 60 days.
pub const OUT_OF_RANGE: Refusal = Refusal("programme-timer-out-of-range");

impl Default for Timers {
    fn default() -> Self {
        DEFAULT
    }
}

impl Timers {
    /// These timers, if a programme may run by them.
    ///
    /// # Errors
    /// [`OUT_OF_RANGE`] where one of them is too short or too long.
    pub fn checked(self) -> Result<Self, Refusal> {
        let Ladder { remind, apologise, another, replace } = self.ladder;
        let spans = [
            self.promise,
            self.mentor_promise,
            self.hold,
            self.direct,
            self.mentor_direct,
            self.quiet,
            self.question,
            remind,
            apologise,
            another,
            replace,
            self.pause,
            self.notice,
            self.trial,
            self.check_in,
            self.cool_down,
        ];
        let sound = spans.iter().all(|span| (MINUTE..=DAY.times(366)).contains(span));
        if sound && (1..=60).contains(&self.desk_days) { Ok(self) } else { Err(OUT_OF_RANGE) }
    }

    /// These timers for a mentee and a mentor whose agreement holds: people who meet every second week are not silent
    /// after one. A word that waits for the mentor waits no longer than any other.
    #[must_use]
    pub fn unhurried(self) -> Self {
        Self { quiet: self.quiet.times(UNHURRIED), ..self }
    }

    /// From asking until a coordinator has a request of that kind.
    #[must_use]
    pub const fn promise(&self, kind: Kind) -> Span {
        if kind.is_for_duty() { self.promise } else { self.mentor_promise }
    }

    /// How long an offer stands that came by this route.
    #[must_use]
    pub const fn offer(&self, kind: Kind, route: Route) -> Span {
        match route {
            Route::Queue => self.hold,
            Route::Choice | Route::Hand | Route::Run if kind.is_for_duty() => self.direct,
            Route::Choice | Route::Hand | Route::Run => self.mentor_direct,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_defaults_stand_and_a_clock_that_stands_still_does_not() {
        assert_eq!(DEFAULT.checked(), Ok(DEFAULT));
        assert_eq!(Timers { quiet: Span(0), ..DEFAULT }.checked(), Err(OUT_OF_RANGE));
        assert_eq!(Timers { desk_days: 0, ..DEFAULT }.checked(), Err(OUT_OF_RANGE));
    }

    #[test]
    fn two_who_agreed_may_be_silent_for_three_weeks() {
        let timers = DEFAULT.unhurried();
        assert_eq!(timers, Timers { quiet: DAY.times(21), ..DEFAULT });
    }

    #[test]
    fn a_mentor_has_longer() {
        assert_eq!(DEFAULT.promise(Kind::Listen), HOUR.times(4));
        assert_eq!(DEFAULT.promise(Kind::Mentor), DAY.times(3));
        assert_eq!(DEFAULT.offer(Kind::Listen, Route::Queue), MINUTE.times(2));
        assert_eq!(DEFAULT.offer(Kind::Mentor, Route::Choice), DAY.times(3));
    }
}
