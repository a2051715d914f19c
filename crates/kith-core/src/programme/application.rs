//! An application: a person's way into a role. From its sending on it keeps the promise of no silence: until it is over
//! there is exactly one next deadline, and one deed at it.

use crate::{
    ApplicationId, Code, DAY, MemberId, ProgrammeId, Refusal, Span, Timestamp, people::grant::Role,
    programme::calendar::Calendar,
};

worded! {
    /// What is decided.
    Verdict {
        /// They have the role.
        Accepted = "accepted",
        /// They fit, and there is no place yet.
        Waiting = "waiting",
        /// They do not have it.
        Declined = "declined",
    }
}

worded! {
    /// How an application ended.
    End {
        /// With the role.
        Accepted = "accepted",
        /// Without it; nobody asked for another look, or another person said the same.
        Declined = "declined",
        /// Its writer took it back.
        Withdrawn = "withdrawn",
    }
}

/// How many people decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Eyes {
    /// One.
    One,
    /// One, and then another who agrees.
    Two,
}

/// What a second person says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// They agree.
    Agree,
    /// They do not.
    Differ,
}

/// An application; what it says is sealed and stands apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Application {
    /// Which one.
    pub id: ApplicationId,
    /// What names it outside.
    pub code: Code,
    /// Of which programme.
    pub programme: ProgrammeId,
    /// Whose.
    pub member: MemberId,
    /// For which role.
    pub role: Role,
    /// When it was sent; `None` while it is a draft.
    pub sent: Option<Timestamp>,
    /// Who decided it last; `None` until somebody did.
    pub by: Option<MemberId>,
    /// Since when it stands on the waiting list; `None` where it never did.
    pub since: Option<Timestamp>,
    /// Whether a lead was called, because it was late.
    pub raised: bool,
    /// Where it is.
    pub state: State,
}

/// Where an application is; each state after the draft that is not the end, with the day that its writer was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Its writer still writes.
    Draft,
    /// It came in, and nobody has opened it; at `until` it is late.
    Sent {
        /// By when it is decided.
        until: Timestamp,
    },
    /// Somebody looks at it; at `until` it is late.
    Review {
        /// By when it is decided.
        until: Timestamp,
    },
    /// One has decided, another is asked. What was promised stays promised: at `until` it is late.
    Second {
        /// What was decided.
        verdict: Verdict,
        /// By when it is decided.
        until: Timestamp,
        /// When the other is asked again.
        ask: Timestamp,
    },
    /// On the waiting list; at `until` its writer hears how it stands.
    Waiting {
        /// Until when.
        until: Timestamp,
    },
    /// Declined; until `until` its writer can ask for another look.
    Declined {
        /// Until when.
        until: Timestamp,
    },
    /// Somebody else is asked to look at it; at `until` it is late.
    Appealed {
        /// By when it is decided.
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
    /// Nobody has decided in time: a lead is called, and its writer hears by when.
    Late,
    /// No second person has answered: they are asked again.
    Second,
    /// It still waits for a place.
    Still,
    /// Nobody asked for another look.
    Over,
    /// It has been over for long: it is forgotten.
    Past,
}

/// Who decides, and who had a hand in it before.
#[derive(Debug, Clone, Copy)]
pub struct Hand<'h> {
    /// Who decides.
    pub who: MemberId,
    /// Whoever decided it before, or was the second person.
    pub before: &'h [MemberId],
}

/// What time it is, and by which calendar working days are counted.
#[derive(Debug, Clone, Copy)]
pub struct Clock<'c> {
    /// What time it is.
    pub now: Timestamp,
    /// The programme's calendar.
    pub calendar: &'c Calendar,
}

/// The version of the written criteria by which applications are decided (EEPM-SCR-1).
pub const CRITERIA: u32 = 1;

/// Within how many working days an application is decided, and an appeal.
pub const PROMISE: u16 = 10;

/// After how many working days a late one is called out again.
pub const AGAIN: u16 = 5;

/// How many working days a second person has.
pub const SECOND: u16 = 3;

/// After which time somebody on the waiting list hears how it stands.
pub const STILL: Span = DAY.times(30);

/// For how long another look can be asked for.
pub const APPEAL: Span = DAY.times(30);

/// For how long one is kept that ended without the role: its writer may apply anew, and ask what was said.
pub const KEPT: Span = DAY.times(180);

/// Whoever had a hand in it cannot decide here, and nobody decides about themselves.
pub const OWN: Refusal = Refusal("application-own");
/// It is not where that could be done.
pub const NOT_NOW: Refusal = Refusal("application-not-now");
/// Nobody decides on what they have not opened.
pub const NOT_READ: Refusal = Refusal("application-not-read");
/// Another look can be asked for no more.
pub const TOO_LATE: Refusal = Refusal("application-appeal-late");

/// The roles that one applies for here, by their words.
#[must_use]
pub fn role(word: &str) -> Option<Role> {
    Role::of(word).filter(|role| matches!(role, Role::Mentee | Role::Mentor))
}

impl Clock<'_> {
    fn days(self, days: u16) -> Timestamp {
        self.calendar.after_working_days(self.now, days)
    }
}

impl Application {
    /// By when its writer hears of it; `None` for a draft, and once it is over.
    #[must_use]
    pub const fn promise(&self) -> Option<Timestamp> {
        match self.state {
            State::Draft | State::Ended { .. } => None,
            State::Sent { until }
            | State::Review { until }
            | State::Second { until, .. }
            | State::Waiting { until }
            | State::Declined { until }
            | State::Appealed { until } => Some(until),
        }
    }

    /// When the deed at its deadline is due; `None` for a draft, and for one that ended with the role.
    #[must_use]
    pub fn deadline(&self) -> Option<Timestamp> {
        match self.state {
            State::Second { until, ask, .. } => Some(until.min(ask)),
            State::Ended { how: End::Declined | End::Withdrawn, at } => Some(at + KEPT),
            _ => self.promise(),
        }
    }

    /// Whether it is over.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        matches!(self.state, State::Ended { .. })
    }

    /// Whether it is for `who`, who holds `roles`, to look at: coordinators, and leads where it is late, appealed, or
    /// asks for a second person. It does not exist for staff while it is a draft, nor once it is taken back, nor ever
    /// for its own writer.
    #[must_use]
    pub fn is_for(&self, who: MemberId, roles: &[Role]) -> bool {
        let gone = matches!(self.state, State::Draft | State::Ended { how: End::Withdrawn, .. });
        let called =
            self.raised || matches!(self.state, State::Appealed { .. } | State::Second { .. });
        let staff = roles.contains(&Role::Coordinator) || called && roles.contains(&Role::Lead);
        !gone && who != self.member && staff
    }

    /// Whether `by` can decide it now: who decided is not their own second person, and an appeal is for somebody who
    /// never had a hand in it.
    #[must_use]
    pub fn may_decide(&self, by: Hand<'_>) -> bool {
        let Hand { who, before } = by;
        match self.state {
            State::Review { .. } | State::Waiting { .. } => who != self.member,
            State::Second { .. } => who != self.member && self.by != Some(who),
            State::Appealed { .. } => who != self.member && !before.contains(&who),
            State::Draft | State::Sent { .. } | State::Declined { .. } | State::Ended { .. } => {
                false
            }
        }
    }

    /// Its writer sends it.
    ///
    /// # Errors
    /// [`NOT_NOW`] where it was sent.
    pub fn send(&mut self, clock: Clock<'_>) -> Result<(), Refusal> {
        let State::Draft = self.state else { return Err(NOT_NOW) };
        self.sent = Some(clock.now);
        self.state = State::Sent { until: clock.days(PROMISE) };
        Ok(())
    }

    /// Somebody opens it: from now on they look at it. What was promised stays promised.
    pub fn look(&mut self) {
        if let State::Sent { until } = self.state {
            self.state = State::Review { until };
        }
    }

    /// `by` decides it: at once, or as soon as a second person agrees. Whoever decides an appeal is the second pair of
    /// eyes, and theirs is the last word.
    ///
    /// # Errors
    /// [`OWN`]; [`NOT_READ`]; [`NOT_NOW`].
    pub fn decide(
        &mut self,
        by: Hand<'_>,
        verdict: Verdict,
        eyes: Eyes,
        clock: Clock<'_>,
    ) -> Result<(), Refusal> {
        let until = match self.state {
            State::Sent { .. } => return Err(NOT_READ),
            State::Waiting { .. } if verdict == Verdict::Waiting => return Err(NOT_NOW),
            State::Review { until } | State::Waiting { until } | State::Appealed { until } => until,
            State::Draft | State::Second { .. } | State::Declined { .. } | State::Ended { .. } => {
                return Err(NOT_NOW);
            }
        };
        if !self.may_decide(by) {
            return Err(OWN);
        }
        if let State::Appealed { .. } = self.state {
            self.settle(verdict, clock.now);
            if verdict == Verdict::Declined {
                self.state = State::Ended { how: End::Declined, at: clock.now };
            }
            return Ok(());
        }
        self.by = Some(by.who);
        match eyes {
            Eyes::One => self.settle(verdict, clock.now),
            Eyes::Two => self.state = State::Second { verdict, until, ask: clock.days(SECOND) },
        }
        Ok(())
    }

    /// `by`, the second person, says `word`. Where they differ it is looked at once more.
    ///
    /// # Errors
    /// [`OWN`] where they decided it themselves, [`NOT_NOW`] where nobody is asked.
    pub fn answer(&mut self, by: Hand<'_>, word: Word, now: Timestamp) -> Result<(), Refusal> {
        let State::Second { verdict, until, .. } = self.state else { return Err(NOT_NOW) };
        if !self.may_decide(by) {
            return Err(OWN);
        }
        match word {
            Word::Agree => self.settle(verdict, now),
            Word::Differ => self.state = State::Review { until },
        }
        Ok(())
    }

    /// Its writer asks that somebody else looks at it.
    ///
    /// # Errors
    /// [`TOO_LATE`].
    pub fn appeal(&mut self, clock: Clock<'_>) -> Result<(), Refusal> {
        match self.state {
            State::Declined { until } if clock.now < until => {
                self.state = State::Appealed { until: clock.days(PROMISE) };
                Ok(())
            }
            _ => Err(TOO_LATE),
        }
    }

    /// Its writer takes it back.
    ///
    /// # Errors
    /// [`NOT_NOW`] where it is over.
    pub fn withdraw(&mut self, now: Timestamp) -> Result<(), Refusal> {
        if self.is_over() {
            return Err(NOT_NOW);
        }
        self.state = State::Ended { how: End::Withdrawn, at: now };
        Ok(())
    }

    /// What its deadline does; `None` where none has come.
    pub fn due(&mut self, clock: Clock<'_>) -> Option<Due> {
        if self.deadline().is_none_or(|deadline| clock.now < deadline) {
            return None;
        }
        let again = clock.days(AGAIN);
        let (state, due) = match self.state {
            State::Sent { .. } => (State::Sent { until: again }, Due::Late),
            State::Review { .. } => (State::Review { until: again }, Due::Late),
            State::Appealed { .. } => (State::Appealed { until: again }, Due::Late),
            State::Second { verdict, until, .. } => {
                let (late, ask) = (until <= clock.now, clock.days(SECOND));
                let until = if late { again } else { until };
                let due = if late { Due::Late } else { Due::Second };
                (State::Second { verdict, until, ask }, due)
            }
            State::Waiting { .. } => (State::Waiting { until: clock.now + STILL }, Due::Still),
            State::Declined { .. } => {
                (State::Ended { how: End::Declined, at: clock.now }, Due::Over)
            }
            State::Ended { .. } => (self.state, Due::Past),
            State::Draft => return None,
        };
        self.raised |= due == Due::Late;
        self.state = state;
        Some(due)
    }

    fn settle(&mut self, verdict: Verdict, now: Timestamp) {
        self.raised = false;
        self.state = match verdict {
            Verdict::Accepted => State::Ended { how: End::Accepted, at: now },
            Verdict::Waiting => {
                self.since.get_or_insert(now);
                State::Waiting { until: now + STILL }
            }
            Verdict::Declined => State::Declined { until: now + APPEAL },
        };
    }
}

#[cfg(test)]
#[path = "application_tests.rs"]
mod tests;
