//! Measures: what the house does about somebody, and never without saying why. None comes from a machine,
//! a severe one waits for a second person, and each can be looked at again by somebody else.

pub mod reasons;

use crate::{
    CaseId, Code, DAY, FaceId, MeasureId, MemberId, MessageId, Refusal, Span, Timestamp,
    safety::measure::reasons::Reasons,
};

worded! {
    /// What is done.
    Kind {
        /// Nothing: it was looked at, and that is all.
        None = "none",
        /// They are asked to take a message back themselves.
        Edit = "edit",
        /// A message is hidden from both sides.
        Hide = "hide",
        /// They are told where the line is.
        Warn = "warn",
        /// They meet nobody new for a time.
        Restrict = "restrict",
        /// They come in nowhere but to what is about the measure, for a time.
        Suspend = "suspend",
        /// The same, with no end set.
        Ban = "ban",
        /// It is handed to somebody outside, who is better placed.
        Refer = "refer",
    }
}

worded! {
    /// What a measure weighs.
    Weight {
        /// It is decided.
        Final = "final",
        /// It keeps people apart while somebody looks; it is not a punishment, and ends soon by itself.
        Interim = "interim",
    }
}

worded! {
    /// How a measure ended.
    End {
        /// Its time was over.
        Over = "over",
        /// A second person did not agree to it.
        Declined = "declined",
        /// The house took it back by itself: it was a false alarm, or is not needed any more.
        Lifted = "lifted",
        /// Somebody else looked at it again, and took it back.
        Overturned = "overturned",
    }
}

worded! {
    /// What somebody else says of a measure.
    Verdict {
        /// It stands.
        Upheld = "upheld",
        /// It does not.
        Overturned = "overturned",
    }
}

/// A measure, with its reasons: there is none without. `W` is what the words of the reasons are kept as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure<W> {
    /// What was decided; it never changes.
    pub order: Order<W>,
    /// Who agreed to a severe one; `None` for all others, and until somebody did.
    pub second: Option<MemberId>,
    /// When it was decided.
    pub at: Timestamp,
    /// Since when it is in force; `None` until it is.
    pub since: Option<Timestamp>,
    /// Where it is.
    pub state: State,
}

/// What is decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order<W> {
    /// Which measure.
    pub id: MeasureId,
    /// What names it outside.
    pub code: Code,
    /// The case in which it is decided.
    pub case: CaseId,
    /// Whom it is about.
    pub member: MemberId,
    /// Behind which face they did what it is about.
    pub face: FaceId,
    /// What is done.
    pub kind: Kind,
    /// What it weighs.
    pub weight: Weight,
    /// The message that it is about; `None` where it is about none.
    pub message: Option<MessageId>,
    /// How long it lasts; `None` where it has no length.
    pub length: Option<Span>,
    /// Why.
    pub reasons: Reasons<W>,
    /// Who decides it.
    pub by: MemberId,
}

/// Where a measure is; each state that is not an end, with its one deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It waits for a second person; at `until` they are reminded.
    Proposed {
        /// Until when it waits quietly.
        until: Timestamp,
    },
    /// It is in force; at `until` it is over, or looked at again where it has no end.
    Running {
        /// Until when.
        until: Timestamp,
    },
    /// Somebody else is asked to look at it; at `until` everybody who could is told that it is late.
    Appealed {
        /// Until when they have time.
        until: Timestamp,
    },
    /// Somebody else looked at it, and it stands; `until` as in [`State::Running`].
    Upheld {
        /// Until when.
        until: Timestamp,
    },
    /// It is over.
    Ended {
        /// How.
        how: End,
        /// When.
        at: Timestamp,
    },
}

/// What happened at a deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// Nobody has agreed to it yet: they are reminded.
    Second,
    /// Its time is over.
    Over,
    /// It has no end, and a year has gone by: somebody looks at it again.
    Review,
    /// Whoever looks at it again is late.
    Late,
}

/// For how long after it began a measure can be appealed.
pub const APPEAL: Span = DAY.times(30);

/// Within which time an appeal is decided.
pub const DECIDED: Span = DAY.times(5);

/// How long a proposal waits before its second person is reminded, and a late appeal before the next word.
pub const REMIND: Span = DAY;

/// How long one person alone may suspend somebody.
pub const ALONE: Span = DAY.times(7);

/// The longest interim measure.
pub const INTERIM: Span = DAY.times(7);

/// After which time a measure without an end is looked at again.
pub const REVIEW: Span = DAY.times(365);

/// The lengths that may be chosen, in days.
pub const LENGTHS: [i64; 6] = [1, 3, 7, 14, 30, 90];

/// It has no length, and needs one.
pub const NO_LENGTH: Refusal = Refusal("measure-no-length");
/// It keeps people apart meanwhile, and is none that can.
pub const NOT_INTERIM: Refusal = Refusal("measure-not-interim");
/// An interim measure is short.
pub const TOO_LONG: Refusal = Refusal("measure-interim-long");
/// It is about a message, and none is named.
pub const NO_MESSAGE: Refusal = Refusal("measure-no-message");
/// Whoever decided it looks at it again, or agrees to it.
pub const OWN: Refusal = Refusal("measure-own");
/// It is not where that could be done.
pub const NOT_NOW: Refusal = Refusal("measure-not-now");
/// It can be appealed no more: it is too late, or it was looked at again already.
pub const TOO_LATE: Refusal = Refusal("measure-appeal-late");

impl<W> Order<W> {
    /// Decides it at `now`: in force at once, unless it is so severe that a second person must agree.
    ///
    /// # Errors
    /// [`NO_LENGTH`], [`NO_MESSAGE`]; [`NOT_INTERIM`] and [`TOO_LONG`] for one that is interim.
    pub fn decide(mut self, now: Timestamp) -> Result<Measure<W>, Refusal> {
        let timed = matches!(self.kind, Kind::Restrict | Kind::Suspend);
        let interim = self.weight == Weight::Interim;
        if interim && !timed && self.kind != Kind::Hide {
            return Err(NOT_INTERIM);
        }
        if !timed && !interim {
            self.length = None;
        } else if self.length.is_none() {
            return Err(NO_LENGTH);
        }
        if interim && self.length.is_some_and(|length| length > INTERIM) {
            return Err(TOO_LONG);
        }
        if matches!(self.kind, Kind::Edit | Kind::Hide) && self.message.is_none() {
            return Err(NO_MESSAGE);
        }
        let state = State::Proposed { until: now + REMIND };
        let waits = self.is_severe();
        let mut measure = Measure { order: self, second: None, at: now, since: None, state };
        if !waits {
            measure.begin(now);
        }
        Ok(measure)
    }

    /// Whether one person alone must not decide it.
    #[must_use]
    pub fn is_severe(&self) -> bool {
        let long = self.length.is_none_or(|length| length > ALONE);
        self.kind == Kind::Ban || self.kind == Kind::Suspend && long
    }
}

impl<W> Measure<W> {
    /// When the deed at its deadline is due; `None` once it is over.
    #[must_use]
    pub const fn deadline(&self) -> Option<Timestamp> {
        match self.state {
            State::Proposed { until }
            | State::Running { until }
            | State::Appealed { until }
            | State::Upheld { until } => Some(until),
            State::Ended { .. } => None,
        }
    }

    /// When what it does ends; `None` where no end is set, or it is not in force.
    #[must_use]
    pub fn ends(&self) -> Option<Timestamp> {
        self.since.zip(self.order.length).map(|(since, length)| since + length)
    }

    /// Whether what it does is in force at `now`.
    #[must_use]
    pub fn holds(&self, now: Timestamp) -> bool {
        let stands = match self.state {
            State::Running { .. } | State::Appealed { .. } | State::Upheld { .. } => true,
            State::Proposed { .. } => false,
            // A hidden message stays hidden when nothing more can be said about it.
            State::Ended { how, .. } => how == End::Over && self.order.kind == Kind::Hide,
        };
        stands && self.ends().is_none_or(|end| now < end)
    }

    /// Whether `who` had a hand in it.
    #[must_use]
    pub fn is_by(&self, who: MemberId) -> bool {
        self.order.by == who || self.second == Some(who)
    }

    /// Until when it can be appealed; `None` where it cannot be.
    #[must_use]
    pub fn open_to_appeal(&self, now: Timestamp) -> Option<Timestamp> {
        let open =
            matches!(self.state, State::Running { .. } | State::Ended { how: End::Over, .. });
        let until = self.since.filter(|_| open && self.order.kind != Kind::None)? + APPEAL;
        (now < until).then_some(until)
    }

    /// `by` agrees to it: it is in force from `now` on.
    ///
    /// # Errors
    /// [`OWN`] where they decided it themselves, [`NOT_NOW`] where it waits for nobody.
    pub fn agree(&mut self, by: MemberId, now: Timestamp) -> Result<(), Refusal> {
        self.waits_for(by)?;
        self.second = Some(by);
        self.begin(now);
        Ok(())
    }

    /// `by` does not agree to it: it never begins.
    ///
    /// # Errors
    /// [`OWN`] where they decided it themselves, [`NOT_NOW`] where it waits for nobody.
    pub fn decline(&mut self, by: MemberId, now: Timestamp) -> Result<(), Refusal> {
        self.waits_for(by)?;
        self.second = Some(by);
        self.state = State::Ended { how: End::Declined, at: now };
        Ok(())
    }

    /// The house takes it back by itself: everything is as it was before.
    ///
    /// # Errors
    /// [`NOT_NOW`] where it is over, or somebody else looks at it just now.
    pub fn lift(&mut self, now: Timestamp) -> Result<(), Refusal> {
        match self.state {
            State::Proposed { .. } | State::Running { .. } | State::Upheld { .. } => {
                self.state = State::Ended { how: End::Lifted, at: now };
                Ok(())
            }
            State::Appealed { .. } | State::Ended { .. } => Err(NOT_NOW),
        }
    }

    /// Whom it is about asks that somebody else looks at it. It stays in force meanwhile.
    ///
    /// # Errors
    /// [`TOO_LATE`].
    pub fn appeal(&mut self, now: Timestamp) -> Result<(), Refusal> {
        self.open_to_appeal(now).ok_or(TOO_LATE)?;
        self.state = State::Appealed { until: now + DECIDED };
        Ok(())
    }

    /// `by` has looked at it again.
    ///
    /// # Errors
    /// [`OWN`] where they had a hand in it, [`NOT_NOW`] where nobody asked.
    pub fn judge(&mut self, by: MemberId, verdict: Verdict, now: Timestamp) -> Result<(), Refusal> {
        if self.is_by(by) || self.order.member == by {
            return Err(OWN);
        }
        let State::Appealed { .. } = self.state else { return Err(NOT_NOW) };
        let over = |how| State::Ended { how, at: now };
        let until = self.last_day(now);
        self.state = match verdict {
            Verdict::Overturned => over(End::Overturned),
            Verdict::Upheld if until <= now => over(End::Over),
            Verdict::Upheld => State::Upheld { until },
        };
        Ok(())
    }

    /// What its deadline does at `now`; `None` where none has come.
    pub fn due(&mut self, now: Timestamp) -> Option<Due> {
        if self.deadline().is_none_or(|deadline| now < deadline) {
            return None;
        }
        let (state, due) = match self.state {
            State::Proposed { .. } => (State::Proposed { until: now + REMIND }, Due::Second),
            State::Appealed { .. } => (State::Appealed { until: now + REMIND }, Due::Late),
            State::Running { .. } if self.order.kind == Kind::Ban => {
                (State::Running { until: now + REVIEW }, Due::Review)
            }
            State::Upheld { .. } if self.order.kind == Kind::Ban => {
                (State::Upheld { until: now + REVIEW }, Due::Review)
            }
            State::Running { .. } | State::Upheld { .. } => {
                (State::Ended { how: End::Over, at: now }, Due::Over)
            }
            State::Ended { .. } => return None,
        };
        self.state = state;
        Some(due)
    }

    /// Begins it. What does nothing is over as it begins.
    fn begin(&mut self, now: Timestamp) {
        self.since = Some(now);
        self.state = match self.order.kind {
            Kind::None => State::Ended { how: End::Over, at: now },
            _ => State::Running { until: self.last_day(now) },
        };
    }

    /// When it is over, as far as that can be said: at its end, where it has one; at its review, where it
    /// lasts; else when it can be appealed no more.
    fn last_day(&self, now: Timestamp) -> Timestamp {
        let since = self.since.unwrap_or(now);
        match (self.ends(), self.order.kind) {
            (Some(end), _) => end,
            (None, Kind::Ban) => (since + REVIEW).max(now + DAY),
            (None, _) => since + APPEAL,
        }
    }

    fn waits_for(&self, by: MemberId) -> Result<(), Refusal> {
        if self.order.by == by || self.order.member == by {
            return Err(OWN);
        }
        match self.state {
            State::Proposed { .. } => Ok(()),
            _ => Err(NOT_NOW),
        }
    }
}

#[cfg(test)]
#[path = "measure_tests.rs"]
mod tests;
