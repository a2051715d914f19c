//! Care: the coordinator's desk, the named alternative, cover for whoever is at risk, and the closing.

use crate::{
    Refusal, Timestamp,
    programme::Programme,
    support::{
        effect::{Effect, HandoverEnd, OfferEnd, Step},
        notice::{HelperNotice, Notice},
        offering::end_offer,
        request::{NOT_NOW, Request, later},
        safe::Level,
        state::{Closer, Outcome, Question, State},
    },
    talk::End,
};

/// It is on no coordinator's desk.
pub const NOT_ON_DESK: Refusal = Refusal("request-not-on-desk");

impl Request {
    /// The promise's time is up: a coordinator has it now.
    pub(super) fn escalate(&self, now: Timestamp, rules: &Programme) -> Step {
        let until = rules.desk_until(now);
        self.moved(now, State::Escalated { until }).tell(Notice::PromiseOver)
    }

    /// An alternative is named.
    pub(super) fn name(&self, now: Timestamp, told: Notice, rules: &Programme) -> Step {
        if let Some(handover) = self.handover {
            return self.nobody_takes_over(now, handover, rules);
        }
        let question = Question::Quiet { until: later(now, rules.timers.quiet) };
        self.moved(now, State::Alternative { question }).and(Effect::NameAlternative).tell(told)
    }

    pub(super) fn name_by_hand(&self, now: Timestamp, rules: &Programme) -> Result<Step, Refusal> {
        self.state.desk().ok_or(NOT_ON_DESK)?;
        Ok(self.takes_back(self.name(now, Notice::AlternativeByHand, rules)))
    }

    /// Back into the queue by a coordinator's hand, with a new promise.
    pub(super) fn put_back(&self, now: Timestamp, rules: &Programme) -> Result<Step, Refusal> {
        match self.state {
            State::Escalated { .. } => Ok(self.waits_again(now, rules).tell(Notice::Returned)),
            State::Offered { .. } => Err(NOT_NOW),
            _ => Err(NOT_ON_DESK),
        }
    }

    /// Waiting once more, with a new promise: the one before was kept, or a coordinator gave this one.
    pub(super) fn waits_again(&self, now: Timestamp, rules: &Programme) -> Step {
        self.moved(now, State::Waiting { promise: later(now, rules.timers.promise(self.kind)) })
    }

    /// Hears a signal. At risk, the member sees help first, and cover has the case at once (law 4).
    pub(super) fn hears(&self, level: Level) -> Step {
        let heard = Step::to(Self { level: self.level.max(level), ..self.clone() });
        if level.is_risk() {
            heard.and(Effect::OpenCase(level)).tell(Notice::HelpFirst)
        } else {
            heard
        }
    }

    /// The gentle question: asked once, then silence is taken for an answer.
    pub(super) fn question_due(
        &self,
        now: Timestamp,
        question: Question,
        rules: &Programme,
    ) -> Step {
        match question {
            Question::Quiet { .. } => {
                let asked = Question::Asked { until: later(now, rules.timers.question) };
                self.stayed(self.with_question(asked)).tell(Notice::Question)
            }
            Question::Asked { .. } => {
                self.over(now, Outcome::MovedOn, Closer::Silence).tell(Notice::ClosedQuietly)
            }
        }
    }

    pub(super) fn close(&self, now: Timestamp, how: Outcome) -> Step {
        self.over(now, how, Closer::Member).tell(Notice::Closed)
    }

    /// Closes with the member's account. Nobody is left to be told.
    pub(super) fn erase(&self, now: Timestamp) -> Step {
        self.over(now, Outcome::MovedOn, Closer::Erasure)
    }

    fn over(&self, now: Timestamp, how: Outcome, by: Closer) -> Step {
        let end = match by {
            Closer::Member => End::Done,
            Closer::Silence => End::Silence,
            Closer::Erasure => End::Erased,
        };
        self.let_go(self.moved(now, State::Closed { how, by, at: now }), end)
    }

    /// Lets go of whoever held it: the offer is taken back, the talk closes.
    pub(super) fn let_go(&self, step: Step, how: End) -> Step {
        let step = self.relieves(self.takes_back(step), (HandoverEnd::Over, how));
        let step = match self.state {
            State::Answered(answer) => step.and(Effect::CloseTalk { talk: answer.talk, how }),
            _ => step,
        };
        match self.helps() {
            Some(helper) => step.tell_helper(helper, HelperNotice::TalkClosed),
            None => step,
        }
    }

    /// Whoever it is put to is asked no more.
    pub(super) fn takes_back(&self, step: Step) -> Step {
        match self.state {
            State::Offered { offer, .. } => end_offer(step, offer, OfferEnd::Withdrawn),
            _ => step,
        }
    }
}
