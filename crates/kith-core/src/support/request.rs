//! Requests: a call for help, and each step it takes. The promise of no silence is kept here.

use crate::{
    Code, FaceId, ProgrammeId, Refusal, RequestId, SECOND, Span, TalkId, Timestamp,
    programme::Programme,
    support::{
        deadline::Deadline,
        effect::{Effect, Step},
        handover::Handover,
        input::Input,
        kind::Kind,
        notice::Notice,
        safe::{Level, Safe},
        state::{Answer, Place, State, Turn},
        urgency::Urgency,
    },
};

/// A call for help. Its own words are sealed elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Which request.
    pub id: RequestId,
    /// What names it outside.
    pub code: Code,
    /// Who asks.
    pub asker: FaceId,
    /// By whose clocks it runs.
    pub programme: ProgrammeId,
    /// What sort of help.
    pub kind: Kind,
    /// How soon.
    pub urgency: Urgency,
    /// The strongest signal so far of how safe the asker is.
    pub level: Level,
    /// Who may take it.
    pub reach: Reach,
    /// When it was made.
    pub asked: Timestamp,
    /// Since when it is where it is.
    pub since: Timestamp,
    /// Where it is.
    pub state: State,
    /// Who stays until somebody else says yes; `None` unless it is handed over just now.
    pub handover: Option<Handover>,
    /// Until when the next meeting of the two lasts, before which nobody is asked about their silence.
    pub meets: Option<Timestamp>,
}

worded! {
    /// Who may take a request.
    Reach {
        /// Only whom the member chooses, or a coordinator.
        Chosen = "chosen",
        /// Anyone free.
        Anyone = "anyone",
    }
}

/// A request before it is made: everything that its asker and the dice have to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The request's id.
    pub id: RequestId,
    /// What will name it outside.
    pub code: Code,
    /// Who asks.
    pub asker: FaceId,
    /// What sort of help.
    pub kind: Kind,
    /// How soon.
    pub urgency: Urgency,
    /// Whether they are safe right now.
    pub safe: Safe,
    /// Who may take it. A mentor is always chosen.
    pub reach: Reach,
}

/// What the member sees at any time: where the request is, since when, and what happens next by when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Standing {
    /// The key of the words that say where it is.
    pub key: &'static str,
    /// Since when it is there.
    pub since: Timestamp,
    /// What happens next, and by when; `None` where it is closed.
    pub next: Option<Deadline>,
}

/// The request is closed: nothing happens to it any more.
pub const CLOSED: Refusal = Refusal("request-closed");
/// The deadline is still to come: what is due was done already, or the clock jumped back.
pub const NOT_YET: Refusal = Refusal("request-not-yet");
/// That cannot be done where the request is now.
pub const NOT_NOW: Refusal = Refusal("request-not-now");

impl Draft {
    /// Makes the request: the promise begins. Whoever may not be safe comes to cover at once (law 4).
    #[must_use]
    pub fn ask(self, now: Timestamp, rules: &Programme) -> Step {
        let reach = if self.kind.is_for_duty() { self.reach } else { Reach::Chosen };
        let request = Request {
            id: self.id,
            code: self.code,
            asker: self.asker,
            programme: rules.id,
            kind: self.kind,
            urgency: self.urgency,
            level: Level::Calm,
            reach,
            asked: now,
            since: now,
            state: State::Waiting { promise: later(now, rules.timers.promise(self.kind)) },
            handover: None,
            meets: None,
        };
        let asked = Step::to(request).tell(Notice::Asked);
        let heard = asked.request.hears(self.safe.level());
        asked.then(heard)
    }
}

impl Request {
    /// Whose talk it is; `None` where nobody talks about it.
    #[must_use]
    pub fn helps(&self) -> Option<FaceId> {
        let answering = self.state.answer().map(|answer| answer.by);
        answering.or(self.handover.map(|handover| handover.by))
    }

    /// Where it is talked about; `None` where it is not.
    #[must_use]
    pub fn talk(&self) -> Option<TalkId> {
        let answered = self.state.answer().map(|answer| answer.talk);
        answered.or(self.handover.map(|handover| handover.talk))
    }

    /// The one next deadline; `None` where it is closed, and nowhere else.
    #[must_use]
    pub fn deadline(&self) -> Option<Deadline> {
        let deadline = self.state.deadline()?;
        let asks = matches!(self.state.answer(), Some(Answer { turn: Turn::Member(_), .. }));
        let meets = self.meets.filter(|_| asks);
        Some(Deadline { at: meets.map_or(deadline.at, |until| deadline.at.max(until)), ..deadline })
    }

    /// Where it is, since when, and what happens next by when.
    #[must_use]
    pub fn standing(&self) -> Standing {
        let key = match self.state.place() {
            _ if self.handover.is_some() => "request-place-handover",
            Place::Waiting => "request-place-waiting",
            Place::Offered => "request-place-offered",
            Place::Answered => "request-place-answered",
            Place::Escalated => "request-place-escalated",
            Place::Alternative => "request-place-alternative",
            Place::Closed => "request-place-closed",
        };
        Standing { key, since: self.since, next: self.deadline() }
    }

    /// What becomes of it when `input` happens at `now`. Time never runs backwards for a request: a clock
    /// that jumped back stands still here until it has caught up.
    ///
    /// # Errors
    /// [`CLOSED`] once it is closed, [`NOT_YET`] for a deadline still to come, [`NOT_NOW`] where the input
    /// does not belong to the state; the refusals of [`super::offering`] and [`super::answering`].
    pub fn step(&self, now: Timestamp, input: Input, rules: &Programme) -> Result<Step, Refusal> {
        if self.state.place() == Place::Closed {
            return Err(CLOSED);
        }
        let step = self.take(now.max(self.since), input, rules)?;
        Ok(self.at_desk(step))
    }

    fn take(&self, now: Timestamp, input: Input, rules: &Programme) -> Result<Step, Refusal> {
        match input {
            Input::Offer { id, room, route } => self.offer(now, (id, room, route), rules),
            Input::Accept { room, talk } => self.accept(now, room, talk, rules),
            Input::Pass { by } => self.pass(now, by, rules),
            Input::Due => self.due(now, rules),
            Input::Word { by } => self.word(now, by, rules),
            Input::Lives => self.lives(now, rules),
            Input::Meet { until } => self.meet(now, until, rules),
            Input::NothingToAnswer { by } => self.nothing_to_answer(now, by, rules),
            Input::HelperGone { who, why } => self.helper_gone(now, who, why, rules),
            Input::HandOver { by } => self.hand_over(now, by, rules),
            Input::Keep { by } => self.keep(now, by, rules),
            Input::Pause { by, until } => self.pause(now, by, until, rules),
            Input::Resume { by } => self.resume(now, by, rules),
            Input::Widen => self.widen(now, rules),
            Input::StillHere => self.still_here(now, rules),
            Input::Another => self.another(now, rules),
            Input::AskerAway => self.asker_away(now, rules),
            Input::Close(how) => Ok(self.close(now, how)),
            Input::Return => self.put_back(now, rules),
            Input::Name => self.name_by_hand(now, rules),
            Input::Signal(level) => Ok(self.hears(level)),
            Input::Erase => Ok(self.erase(now)),
        }
    }

    fn due(&self, now: Timestamp, rules: &Programme) -> Result<Step, Refusal> {
        let deadline = self.deadline().ok_or(CLOSED)?;
        if now < deadline.at {
            return Err(NOT_YET);
        }
        match self.state {
            State::Waiting { .. } => Ok(self.escalate(now, rules)),
            State::Offered { offer, care } => Ok(self.offer_due(now, offer, care, rules)),
            State::Answered(answer) => Ok(self.turn_due(now, answer, rules)),
            State::Escalated { .. } => Ok(self.name(now, Notice::Alternative, rules)),
            State::Alternative { question } => Ok(self.question_due(now, question, rules)),
            State::Closed { .. } => Err(CLOSED),
        }
    }

    /// Comes to the desk or leaves it, in whichever step that happens: the desk never lags behind.
    fn at_desk(&self, step: Step) -> Step {
        match (self.state.desk(), step.request.state.desk()) {
            (None, Some(until)) => step.and(Effect::Escalate { until }),
            (Some(_), None) => step.and(Effect::LeaveDesk),
            _ => step,
        }
    }

    /// A step into another place at `now`, where the meetings of the two are over.
    pub(super) fn moved(&self, now: Timestamp, state: State) -> Step {
        Step::to(Self { since: now, state, meets: None, ..self.clone() })
    }

    /// A step within the place, whose time runs on.
    pub(super) fn stayed(&self, state: State) -> Step {
        Step::to(Self { state, ..self.clone() })
    }
}

/// `span` after `now`, and never at once: a clock that was set to nothing must not spin.
pub(super) fn later(now: Timestamp, span: Span) -> Timestamp {
    now + span.max(SECOND)
}
