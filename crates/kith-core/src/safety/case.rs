//! Cases: what a person at the desk must look at. Every open state has exactly one next deadline.

use uuid::Uuid;

use super::claim::{CLOCK, REMINDED};
use crate::{
    CaseId, Code, DAY, HOUR, MINUTE, MemberId, Refusal, Span, Timestamp, support::safe::Level,
};

worded! {
    /// What a case comes from.
    Source {
        /// A member said that they are not safe, or not sure; its subject is their request.
        Safe = "safe",
        /// Somebody reported what happened; its subject is their letter.
        Concern = "concern",
        /// Somebody wrote to the house; its subject is their letter.
        Contact = "contact",
        /// Somebody asks that a measure be looked at again; its subject is their letter.
        Appeal = "appeal",
        /// Words of a member in a talk or a request sound like danger; its subject is their care.
        Signal = "signal",
        /// Several people parted from the same person; its subject is their pattern.
        Pattern = "pattern",
        /// A member asks for what is theirs by right; its subject is their letter.
        Right = "right",
    }
}

worded! {
    /// How a case ended.
    End {
        /// It was as it seemed.
        True = "true",
        /// It was not.
        False = "false",
        /// Nobody can tell.
        Unclear = "unclear",
        /// What was asked for is done.
        Done = "done",
        /// It is not done, and why was answered.
        Declined = "declined",
        /// There was nothing to answer, such as an advertisement.
        Empty = "empty",
        /// Nobody wrote again.
        Quiet = "quiet",
        /// Of an appeal: the measure stands.
        Upheld = "upheld",
        /// Of an appeal: the measure was taken back.
        Overturned = "overturned",
    }
}

/// Something that a person at the desk must look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Which case.
    pub id: CaseId,
    /// What names it outside.
    pub code: Code,
    /// What it comes from.
    pub source: Source,
    /// What it is about: a request, a letter, a care or a pattern, as its source says.
    pub subject: Uuid,
    /// How strongly it calls.
    pub level: Level,
    /// When it was opened.
    pub opened: Timestamp,
    /// By when an answer was promised, the last time that somebody wrote.
    pub promised: Timestamp,
    /// When it was last answered; `None` until then.
    pub answered: Option<Timestamp>,
    /// Whether somebody wrote, or was worried about, and has had no answer since.
    pub owed: bool,
    /// How often it has been raised since somebody last wrote.
    pub raised: i64,
    /// Who wants to close it, and how, while it waits for a second person; `None` else.
    pub closing: Option<(MemberId, End)>,
    /// When it came back so that somebody asks how they are; `None` until it did.
    pub followed: Option<Timestamp>,
    /// Where it is.
    pub state: State,
}

/// Where a case is; each open state with its one deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nobody has it; at `until` everybody at the desk is told again.
    Open {
        /// Until when it waits quietly.
        until: Timestamp,
    },
    /// Somebody has it; at `until` it goes back.
    Claimed {
        /// Who.
        by: MemberId,
        /// How long they have it.
        until: Timestamp,
    },
    /// It was answered; at `until` it closes, unless somebody writes again.
    Answered {
        /// By whom.
        by: MemberId,
        /// How long it waits for another word.
        until: Timestamp,
    },
    /// It is over, unless its writer writes again.
    Closed {
        /// How it ended.
        how: End,
        /// When.
        at: Timestamp,
    },
}

/// What happened at a deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// Nobody took it: everybody at the desk is told.
    Raised,
    /// Whoever had it left it lying: it is open again.
    Back,
    /// Nobody wrote again: it is closed.
    Ended,
}

/// Who is told when a case is raised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rung {
    /// Whoever of those who work on it is here now.
    Here,
    /// Everybody who keeps watch: moderators.
    Watch,
    /// Those behind them: leads.
    Backup,
    /// Coordinators, and whatever reaches people outside the house.
    Coordinators,
    /// Everybody who works on it.
    Everybody,
}

/// How many pairs of eyes a case needs to be closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Eyes {
    /// Nobody else works on it.
    One,
    /// Somebody else does.
    Two,
}

/// Somebody else has it.
pub const TAKEN: Refusal = Refusal("case-taken");

/// It is over.
pub const CLOSED: Refusal = Refusal("case-closed");

/// Whoever wrote has had no answer yet.
pub const UNANSWERED: Refusal = Refusal("case-unanswered");

/// Nothing says how it ended.
pub const NO_END: Refusal = Refusal("case-no-end");

/// Nothing says why a report is decided as it is.
pub const NO_REASONS: Refusal = Refusal("case-no-reasons");

/// How long an answered case waits for another word.
const REST: Span = DAY.times(14);

impl Source {
    /// Whether somebody wrote to the house and waits for its answer.
    #[must_use]
    pub const fn is_written(self) -> bool {
        matches!(self, Self::Concern | Self::Contact | Self::Appeal | Self::Right)
    }
}

impl Case {
    /// When the deed at its deadline is due; `None` once it is closed.
    #[must_use]
    pub const fn deadline(&self) -> Option<Timestamp> {
        match self.state {
            State::Open { until }
            | State::Claimed { until, .. }
            | State::Answered { until, .. } => Some(until),
            State::Closed { .. } => None,
        }
    }

    /// Whether somebody waits for what was promised: what has its answer owes none when it is looked at
    /// again.
    #[must_use]
    pub const fn owes(&self) -> bool {
        self.owed && matches!(self.state, State::Open { .. } | State::Claimed { .. })
    }

    /// Whether somebody waits longer than was promised.
    #[must_use]
    pub fn is_late(&self, now: Timestamp) -> bool {
        self.owes() && now >= self.promised
    }

    /// Until when a case that is opened at `now` waits quietly: one where somebody is at risk does not
    /// (law 4), others have `promised`, the desk's own time.
    #[must_use]
    pub fn first_look(level: Level, now: Timestamp, promised: Timestamp) -> Timestamp {
        if level.is_risk() { now } else { promised }
    }

    /// The clock of a claim begins (SAF-113): it is promised for the end of the law's month, and whoever
    /// answers claims is told some days before.
    pub fn begin_clock(&mut self, now: Timestamp) {
        self.promised = now + CLOCK;
        self.state = State::Open { until: self.look(now) };
    }

    /// Until when it waits quietly from `now` on.
    fn look(&self, now: Timestamp) -> Timestamp {
        if self.source == Source::Right && !self.level.is_risk() {
            return (self.promised + -REMINDED).max(now);
        }
        Self::first_look(self.level, now, self.promised)
    }

    /// By when whoever writes at `now` has an answer: `promised`, the desk's own time. The clock of a claim
    /// goes on while it waits, and begins anew once it was answered.
    fn promise(&self, now: Timestamp, promised: Timestamp) -> Timestamp {
        match self.source {
            Source::Right if self.owes() => self.promised,
            Source::Right => now + CLOCK,
            _ => promised,
        }
    }

    /// `by` takes it, or goes on with it.
    ///
    /// # Errors
    /// [`TAKEN`] where somebody else has it, [`CLOSED`] where it is over.
    pub fn claim(&mut self, by: MemberId, now: Timestamp) -> Result<(), Refusal> {
        self.free_for(by)?;
        self.state = State::Claimed { by, until: now + self.lease() };
        Ok(())
    }

    /// `by` answers it.
    ///
    /// # Errors
    /// [`TAKEN`] where somebody else has it, [`CLOSED`] where it is over.
    pub fn answer(&mut self, by: MemberId, now: Timestamp) -> Result<(), Refusal> {
        self.free_for(by)?;
        self.answered = Some(now);
        // What an appeal waits for is a decision.
        self.owed = self.source == Source::Appeal;
        self.raised = 0;
        self.state = State::Answered { by, until: now + REST };
        Ok(())
    }

    /// Whoever it is about wrote again, also after its end; an answer is promised by `promised`.
    pub fn heard(&mut self, now: Timestamp, promised: Timestamp) {
        self.promised = self.promise(now, promised);
        self.owed = true;
        self.closing = None;
        if !matches!(self.state, State::Claimed { .. }) {
            self.raised = 0;
            self.state = State::Open { until: self.look(now) };
        }
    }

    /// Whoever it is about said that they are at risk, as `level` says: it calls at least as strongly from
    /// now on, and whoever has it keeps it no longer than that allows.
    pub fn alarmed(&mut self, level: Level, now: Timestamp, promised: Timestamp) {
        self.level = self.level.max(level);
        self.heard(now, promised);
        if let State::Claimed { by, until } = self.state {
            self.state = State::Claimed { by, until: until.min(now + self.lease()) };
        }
    }

    /// Words of whoever it is about call at `level`. While it waits for somebody already, and calls as
    /// strongly, its rungs go on: whoever writes on and on must not keep it from being raised.
    pub fn called(&mut self, level: Level, now: Timestamp, promised: Timestamp) {
        let waits = matches!(self.state, State::Open { .. }) && self.closing.is_none();
        if !(waits && self.level.is_risk() && level <= self.level) {
            self.alarmed(level, now, promised);
        }
    }

    /// `by` closes it. Where somebody was in danger a second person says the same first (SAF-40): until
    /// then it is open, and calls. Whether it is closed.
    ///
    /// # Errors
    /// [`TAKEN`] where somebody else has it, [`CLOSED`] where it is over, [`UNANSWERED`] where somebody
    /// wrote and was never answered, unless there was nothing to answer.
    pub fn close(
        &mut self,
        by: MemberId,
        how: End,
        (now, eyes): (Timestamp, Eyes),
    ) -> Result<bool, Refusal> {
        self.free_for(by)?;
        if self.source.is_written() && self.answered.is_none() && how != End::Empty {
            return Err(UNANSWERED);
        }
        let agreed = self.closing.is_some_and(|(other, same)| other != by && same == how);
        if self.level == Level::Danger && eyes == Eyes::Two && !agreed {
            self.closing = Some((by, how));
            self.state = State::Open { until: now + self.patience() };
            return Ok(false);
        }
        self.closing = None;
        self.state = State::Closed { how, at: now };
        Ok(true)
    }

    /// A while after its end it comes back, once, so that a person asks how they are by `promised`. False
    /// where it is open again already, or came back before.
    pub fn follow_up(&mut self, now: Timestamp, promised: Timestamp) -> bool {
        let over = matches!(self.state, State::Closed { .. });
        if !over || self.level != Level::Danger {
            return false;
        }
        (self.level, self.followed) = (Level::Concern, Some(now));
        self.heard(now, promised);
        true
    }

    /// Who is told at its latest deadline: one who may be in danger is called by rungs (SAF-38), for the
    /// others everybody is told each time.
    #[must_use]
    pub fn rung(&self) -> Rung {
        match (self.level, self.raised) {
            (Level::Danger, ..=1) => Rung::Here,
            (Level::Danger, 2) => Rung::Watch,
            (Level::Danger, 3) => Rung::Backup,
            (Level::Danger, 4) => Rung::Coordinators,
            _ => Rung::Everybody,
        }
    }

    /// What its deadline does at `now`; `None` where none has come.
    pub fn due(&mut self, now: Timestamp) -> Option<Due> {
        if self.deadline().is_none_or(|deadline| now < deadline) {
            return None;
        }
        let (state, due) = match self.state {
            State::Open { .. } => {
                self.raised = self.raised.saturating_add(1);
                (State::Open { until: now + self.patience() }, Due::Raised)
            }
            // Whoever had it is told with the others, at once.
            State::Claimed { .. } => (State::Open { until: now }, Due::Back),
            // An appeal is over when it is decided, and not before.
            State::Answered { .. } if self.source == Source::Appeal => {
                (State::Open { until: now }, Due::Back)
            }
            State::Answered { .. } => (State::Closed { how: End::Quiet, at: now }, Due::Ended),
            State::Closed { .. } => return None,
        };
        self.state = state;
        Some(due)
    }

    fn free_for(&self, who: MemberId) -> Result<(), Refusal> {
        match self.state {
            State::Closed { .. } => Err(CLOSED),
            State::Claimed { by, .. } if by != who => Err(TAKEN),
            _ => Ok(()),
        }
    }

    /// How long one person keeps it without a word.
    fn lease(&self) -> Span {
        match self.level {
            // What is asked for by right takes work.
            _ if self.source == Source::Right && !self.level.is_risk() => DAY.times(7),
            Level::Danger => MINUTE.times(15),
            Level::Concern => HOUR.times(2),
            Level::Notice | Level::Calm => DAY,
        }
    }

    /// How long after a reminder the next one comes: the first soon, then ever later, up to a day.
    fn patience(&self) -> Span {
        let (first, raised) = match (self.level, self.raised) {
            // After a minute, three and five (SAF-38); then ever later.
            (Level::Danger, ..=1) => return MINUTE,
            (Level::Danger, 2 | 3) => return MINUTE.times(2),
            (Level::Danger, raised) => (MINUTE.times(5), raised - 3),
            (Level::Concern, raised) => (HOUR, raised),
            (Level::Notice | Level::Calm, raised) => (DAY, raised),
        };
        let doubled = u32::try_from(raised.clamp(1, 16) - 1).unwrap_or_default();
        first.times(1 << doubled).min(DAY)
    }
}

#[cfg(test)]
#[path = "case_tests.rs"]
mod tests;
