//! An answered request: who has the word, the ladder for a silent helper, pauses and goodbyes.

use crate::{
    FaceId, Refusal, Timestamp,
    people::face::Side,
    programme::{Programme, timers::Ladder},
    support::{
        effect::{Effect, HandoverEnd, OfferEnd, Step},
        handover::PENDING,
        input::Gone,
        notice::{HelperNotice, Notice},
        request::{NOT_NOW, Request, later},
        state::{Answer, Question, Route, Rung, State, Turn},
    },
    talk::{End, pause::may_rest},
};

/// Nobody has answered it, so there is no talk to speak of.
pub const NOT_ANSWERED: Refusal = Refusal("request-not-answered");
/// It is not with that helper.
pub const NOT_THEIRS: Refusal = Refusal("request-not-theirs");
/// The talk is paused.
pub const PAUSED: Refusal = Refusal("request-paused");
/// The talk is not paused, or the other side paused it.
pub const NOT_PAUSED: Refusal = Refusal("request-not-paused");
/// Somebody waits for the helper's word, who was reminded already: a word first, then a pause.
pub const ANSWER_FIRST: Refusal = Refusal("request-answer-first");
/// Nothing was asked that this would answer.
pub const NOT_ASKED: Refusal = Refusal("request-not-asked");

impl Request {
    pub(super) fn word(
        &self,
        now: Timestamp,
        by: Side,
        rules: &Programme,
    ) -> Result<Step, Refusal> {
        if self.handover.is_some() {
            // Nobody's turn: the clocks of the search run.
            return Ok(Step::to(self.clone()));
        }
        let answer = self.answered()?;
        let turn = match (by, answer.turn) {
            (_, Turn::Paused { .. }) => return Err(PAUSED),
            // Whoever writes again while they wait does not wait longer for it.
            (Side::Member, waiting @ Turn::Helper { .. }) => waiting,
            (Side::Member, Turn::Member(_)) => turn_of(Side::Helper, now, rules),
            (Side::Helper, _) => turn_of(Side::Member, now, rules),
        };
        Ok(self.turned(answer, turn))
    }

    /// A sign of life that asks for no answer: it puts nobody in debt, and lets nobody off the word they owe.
    pub(super) fn lives(&self, now: Timestamp, rules: &Programme) -> Result<Step, Refusal> {
        if self.handover.is_some() {
            return Ok(Step::to(self.clone()));
        }
        let answer = self.answered()?;
        Ok(match answer.turn {
            Turn::Helper { .. } | Turn::Paused { .. } => Step::to(self.clone()),
            Turn::Member(_) => self.turned(answer, turn_of(Side::Member, now, rules)),
        })
    }

    /// As [`Self::lives`]: the two meet until `until`.
    pub(super) fn meet(
        &self,
        now: Timestamp,
        until: Option<Timestamp>,
        rules: &Programme,
    ) -> Result<Step, Refusal> {
        let mut step = self.lives(now, rules)?;
        step.request.meets = until;
        Ok(step)
    }

    pub(super) fn nothing_to_answer(
        &self,
        now: Timestamp,
        by: FaceId,
        rules: &Programme,
    ) -> Result<Step, Refusal> {
        let answer = self.answered_by(by)?;
        match answer.turn {
            Turn::Helper { .. } => {
                Ok(self.turned(answer, turn_of(Side::Member, now, rules)).tell(Notice::YourTurn))
            }
            Turn::Member(_) | Turn::Paused { .. } => Err(NOT_NOW),
        }
    }

    pub(super) fn still_here(&self, now: Timestamp, rules: &Programme) -> Result<Step, Refusal> {
        let state = match self.state {
            State::Answered(answer) => {
                State::Answered(Answer { turn: still_open(answer.turn, now, rules)?, ..answer })
            }
            State::Alternative { .. } => State::Alternative { question: quiet(now, rules) },
            _ => return Err(NOT_ASKED),
        };
        Ok(self.stayed(state).tell(Notice::StillOpen))
    }

    pub(super) fn turn_due(&self, now: Timestamp, answer: Answer, rules: &Programme) -> Step {
        match answer.turn {
            Turn::Helper { rung, .. } => self.climbs(now, (answer, rung), rules),
            Turn::Member(question) => self.question_due(now, question, rules),
            Turn::Paused { by, owes, .. } => self.pause_due(now, answer, (by, owes), rules),
        }
    }

    /// One rung up the ladder; past its end the request goes back to the queue.
    fn climbs(&self, now: Timestamp, (answer, rung): (Answer, Rung), rules: &Programme) -> Step {
        let Ladder { apologise, another, replace, .. } = rules.timers.ladder;
        let up = |rung, span| self.turned(answer, Turn::Helper { rung, until: later(now, span) });
        match rung {
            Rung::Fresh => up(Rung::Reminded, apologise)
                .tell_helper(answer.by, HelperNotice::Reminder)
                .tell(Notice::HelperReminded),
            Rung::Reminded => up(Rung::Apologised, another)
                .tell_helper(answer.by, HelperNotice::AreYouAllRight)
                .and(Effect::CheckOnHelper(answer.by))
                .tell(Notice::Apology),
            Rung::Apologised => up(Rung::Another, replace).tell(Notice::AnotherOffered),
            Rung::Another => self
                .waits_again(now, rules)
                .and(Effect::CloseTalk { talk: answer.talk, how: End::HelperSilent })
                .and(Effect::PauseCapacity(answer.by))
                .tell_helper(answer.by, HelperNotice::Resting)
                .tell(Notice::HelperSilent),
        }
    }

    /// The helper is gone: an offer goes on, an answered request goes back to the queue. Why is told only
    /// where the helper said goodbye themselves.
    pub(super) fn helper_gone(
        &self,
        now: Timestamp,
        who: FaceId,
        why: Gone,
        rules: &Programme,
    ) -> Result<Step, Refusal> {
        if let State::Offered { offer, care } = self.state
            && offer.to == who
        {
            return Ok(self.goes_on(now, (offer, care), OfferEnd::Withdrawn, rules));
        }
        let (how, told) = match why {
            Gone::Goodbye => (End::Goodbye, Notice::HelperGoodbye),
            Gone::Left => (End::Left, Notice::TalkEnded),
            Gone::Frozen => (End::Frozen, Notice::TalkEnded),
        };
        let back = if self.handover.is_some_and(|handover| handover.by == who) {
            // Somebody else is looked for already: that goes on.
            self.relieves(Step::to(self.clone()), (HandoverEnd::Over, how))
        } else {
            let talk = self.answered_by(who)?.talk;
            self.waits_again(now, rules).and(Effect::CloseTalk { talk, how })
        };
        let back = back.tell(told);
        // Whoever went themselves knows.
        Ok(if why == Gone::Frozen { back.tell_helper(who, HelperNotice::TalkClosed) } else { back })
    }

    /// The member would rather have somebody else: no reason is asked.
    pub(super) fn another(&self, now: Timestamp, rules: &Programme) -> Result<Step, Refusal> {
        if let Some(handover) = self.handover {
            return Ok(self
                .relieves(Step::to(self.clone()), (HandoverEnd::Over, End::Another))
                .tell_helper(handover.by, HelperNotice::TalkClosed)
                .tell(Notice::LookingAgain));
        }
        match self.state {
            State::Answered(_) => Ok(self
                .let_go(self.waits_again(now, rules), End::Another)
                .tell(Notice::LookingAgain)),
            State::Offered { offer, care } if matches!(offer.route, Route::Choice | Route::Run) => {
                let taken_back = self.let_go(Step::to(self.clone()), End::Another);
                let free = self.falls_back(now, care, rules);
                Ok(taken_back.tell(Notice::LookingAgain).then(free))
            }
            _ => Err(NOT_NOW),
        }
    }

    pub(super) fn pause(
        &self,
        now: Timestamp,
        by: Side,
        until: Timestamp,
        rules: &Programme,
    ) -> Result<Step, Refusal> {
        if self.handover.is_some() {
            return Err(PENDING);
        }
        let answer = self.answered()?;
        let owes = match (by, answer.turn) {
            (_, Turn::Paused { .. }) => return Err(PAUSED),
            (Side::Helper, Turn::Helper { rung, .. }) if rung != Rung::Fresh => {
                return Err(ANSWER_FIRST);
            }
            (_, Turn::Helper { .. }) => Side::Helper,
            (_, Turn::Member(_)) => Side::Member,
        };
        may_rest(now, until, rules.timers.pause)?;
        Ok(self
            .turned(answer, Turn::Paused { by, owes, until })
            .and(Effect::PauseTalk { talk: answer.talk, by, until })
            .tell_helper(answer.by, HelperNotice::Paused)
            .tell(Notice::Paused))
    }

    pub(super) fn resume(
        &self,
        now: Timestamp,
        by: Side,
        rules: &Programme,
    ) -> Result<Step, Refusal> {
        let answer = self.answered()?;
        match answer.turn {
            Turn::Paused { by: who, owes, .. } if who == by => {
                Ok(self.goes_on_talking(answer, after_pause(owes, now, rules)))
            }
            _ => Err(NOT_PAUSED),
        }
    }

    /// The pause is over, and whoever has the word is asked for it.
    fn pause_due(
        &self,
        now: Timestamp,
        answer: Answer,
        (by, owes): (Side, Side),
        rules: &Programme,
    ) -> Step {
        let on = self.goes_on_talking(answer, after_pause(owes, now, rules));
        match (by, owes) {
            (_, Side::Helper) => on.tell_helper(answer.by, HelperNotice::Reminder),
            (Side::Member, Side::Member) => {
                let asked = Question::Asked { until: later(now, rules.timers.question) };
                let turned = on.request.turned(answer, Turn::Member(asked));
                on.then(turned.tell(Notice::Question))
            }
            (Side::Helper, Side::Member) => on,
        }
    }

    fn goes_on_talking(&self, answer: Answer, turn: Turn) -> Step {
        self.turned(answer, turn)
            .and(Effect::ResumeTalk { talk: answer.talk })
            .tell_helper(answer.by, HelperNotice::PauseOver)
            .tell(Notice::PauseOver)
    }

    /// The state with this question in it, wherever questions are asked.
    pub(super) fn with_question(&self, question: Question) -> State {
        match self.state {
            State::Answered(answer) => {
                State::Answered(Answer { turn: Turn::Member(question), ..answer })
            }
            _ => State::Alternative { question },
        }
    }

    fn turned(&self, answer: Answer, turn: Turn) -> Step {
        self.stayed(State::Answered(Answer { turn, ..answer }))
    }

    fn answered(&self) -> Result<Answer, Refusal> {
        self.state.answer().copied().ok_or(NOT_ANSWERED)
    }

    pub(super) fn answered_by(&self, who: FaceId) -> Result<Answer, Refusal> {
        self.state.answer().copied().filter(|answer| answer.by == who).ok_or(NOT_THEIRS)
    }
}

fn quiet(now: Timestamp, rules: &Programme) -> Question {
    Question::Quiet { until: later(now, rules.timers.quiet) }
}

/// That side has the word, from now on.
pub(super) fn turn_of(side: Side, now: Timestamp, rules: &Programme) -> Turn {
    match side {
        Side::Member => Turn::Member(quiet(now, rules)),
        Side::Helper => {
            Turn::Helper { rung: Rung::Fresh, until: later(now, rules.timers.ladder.remind) }
        }
    }
}

/// As [`turn_of`], but a helper's pause counts as the first rung: pausing again and again would be silence
/// by another name.
fn after_pause(owes: Side, now: Timestamp, rules: &Programme) -> Turn {
    match owes {
        Side::Member => turn_of(Side::Member, now, rules),
        Side::Helper => {
            Turn::Helper { rung: Rung::Reminded, until: later(now, rules.timers.ladder.apologise) }
        }
    }
}

/// A member who was asked says that it is still open; one who was offered somebody else, that they would
/// rather wait.
fn still_open(turn: Turn, now: Timestamp, rules: &Programme) -> Result<Turn, Refusal> {
    match turn {
        Turn::Member(_) => Ok(turn_of(Side::Member, now, rules)),
        Turn::Helper { rung: Rung::Another, .. } => Ok(after_pause(Side::Helper, now, rules)),
        Turn::Helper { .. } | Turn::Paused { .. } => Err(NOT_ASKED),
    }
}
