//! Clocks that jump: a deadline that was set while the clock stood too far ahead is brought back.

use crate::{
    DAY, Timestamp,
    programme::Programme,
    support::{
        kind::Kind,
        request::{Request, later},
        state::{Answer, Care, Offer, Question, Route, Rung, State, Turn},
    },
};

/// By which clocks a deadline is measured.
#[derive(Clone, Copy)]
struct Measure<'a> {
    now: Timestamp,
    kind: Kind,
    rules: &'a Programme,
}

impl Request {
    /// The request with its clocks set right; `None` where they are. No deadline lies further ahead than
    /// its timer reaches from now: one that does was set by a clock that has jumped back since, or by a
    /// timer that the programme has shortened, and would mean silence until then. For a look at every open
    /// request at the start and now and then; it never brings a deadline forward that was set rightly.
    #[must_use]
    pub fn set_right(&self, now: Timestamp, rules: &Programme) -> Option<Self> {
        let state = Measure { now, kind: self.kind, rules }.state(self.state);
        let right = Self { since: self.since.min(now), state, ..self.clone() };
        (right != *self).then_some(right)
    }
}

impl Measure<'_> {
    fn state(self, state: State) -> State {
        match state {
            State::Waiting { promise } => State::Waiting { promise: self.promise(promise) },
            State::Offered { offer, care } => {
                State::Offered { offer: self.offer(offer), care: self.care(care) }
            }
            State::Answered(answer) => {
                State::Answered(Answer { turn: self.turn(answer.turn), ..answer })
            }
            State::Escalated { until } => State::Escalated { until: self.desk(until) },
            State::Alternative { question } => {
                State::Alternative { question: self.question(question) }
            }
            closed @ State::Closed { .. } => closed,
        }
    }

    fn promise(self, promise: Timestamp) -> Timestamp {
        promise.min(later(self.now, self.rules.timers.promise(self.kind)).max(self.pair()))
    }

    fn desk(self, until: Timestamp) -> Timestamp {
        // A day of grace: where summer time begins, a later moment may have the earlier deadline.
        until.min((self.rules.desk_until(self.now) + DAY).max(self.pair()))
    }

    /// Until when whoever looks after it may wait for both sides of a proposal.
    fn pair(self) -> Timestamp {
        later(self.now, self.rules.timers.offer(self.kind, Route::Run)) + DAY
    }

    fn offer(self, offer: Offer) -> Offer {
        let latest = later(self.now, self.rules.timers.offer(self.kind, offer.route));
        Offer { until: offer.until.min(latest), ..offer }
    }

    fn care(self, care: Care) -> Care {
        match care {
            Care::Queue { promise } => Care::Queue { promise: self.promise(promise) },
            Care::Desk { until } => Care::Desk { until: self.desk(until) },
        }
    }

    fn turn(self, turn: Turn) -> Turn {
        match turn {
            Turn::Helper { rung, until } => {
                let ladder = &self.rules.timers.ladder;
                let span = match rung {
                    Rung::Fresh => ladder.remind,
                    Rung::Reminded => ladder.apologise,
                    Rung::Apologised => ladder.another,
                    Rung::Another => ladder.replace,
                };
                Turn::Helper { rung, until: until.min(later(self.now, span)) }
            }
            Turn::Member(question) => Turn::Member(self.question(question)),
            Turn::Paused { by, owes, until } => {
                let latest = later(self.now, self.rules.timers.pause);
                Turn::Paused { by, owes, until: until.min(latest) }
            }
        }
    }

    fn question(self, question: Question) -> Question {
        let timers = &self.rules.timers;
        match question {
            Question::Quiet { until } => {
                Question::Quiet { until: until.min(later(self.now, timers.quiet)) }
            }
            Question::Asked { until } => {
                Question::Asked { until: until.min(later(self.now, timers.question)) }
            }
        }
    }
}
