//! How a journey ends: on a last day that one of the two sets, at once, or because one side is gone. Ending it at once
//! is the goodbye of the talk; a last day only gives both the time to part well.

use jiff::tz::TimeZone;

use crate::{
    DAY, Refusal, Span, Timestamp,
    people::face::Side,
    programme::zone::Zone,
    support::state::Outcome,
    talk::{CLOSED, End, State},
};

/// The latest last day, counted from the setting.
pub const FURTHEST: Span = DAY.times(120);

/// For how long after its setting a last day keeps the question after silence away.
pub const HOLDS: Span = DAY.times(14);

/// For how long after the end both may still write down what they take with them.
pub const AFTERWARDS: Span = DAY.times(30);

/// The last day comes sooner than the notice of the programme, or too late.
pub const DAY_TO_COME: Refusal = Refusal("ending-day-to-come");

/// A last day is set already.
pub const SET: Refusal = Refusal("ending-day-set");

/// No last day is set, or somebody else set it.
pub const NOT_SET: Refusal = Refusal("ending-day-not-set");

/// A mentee sets a last day without saying what they want then.
pub const NO_WISH: Refusal = Refusal("closing-which");

/// Neither a last day is set nor is it over, or it has been over for long.
pub const NOT_NOW: Refusal = Refusal("reflection-not-now");

/// What the mentee wants once it is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// Nothing more: what came of it.
    Done(Outcome),
    /// Another mentor.
    Another,
}

/// Who set the last day, and what the mentee wants then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The mentee, who says so with it.
    Mentee(Then),
    /// The mentor; `None` while the mentee has not said it.
    Mentor(Option<Then>),
    /// A coordinator, for many at once; `None` while the mentee has not said it.
    House(Option<Then>),
}

/// A last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Planned {
    /// Whose doing it is.
    pub by: By,
    /// When it was set.
    pub since: Timestamp,
    /// The day, as midnight of it in UTC.
    pub day: Timestamp,
    /// When it is over where the programme is. The whole day is theirs.
    pub ends: Timestamp,
}

/// What stands of the end of a journey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Closure {
    /// The last day; `None` where none was set.
    pub planned: Option<Planned>,
    /// Whether their talk is open.
    pub talk: State,
}

worded! {
    /// How a journey ended.
    How {
        /// On its last day.
        Planned = "planned",
        /// With a goodbye, sooner than planned or without a plan.
        Early = "early",
        /// In its first days, when both still find out whether it fits.
        NoFault = "no_fault",
        /// One side was silent.
        Absent = "absent",
        /// A block or a measure stands between the two.
        Safeguarding = "safeguarding",
        /// One side left the house.
        Left = "left",
    }
}

worded! {
    /// What somebody wishes for afterwards. The other learns it where both wish for more than nothing.
    After {
        /// Nothing.
        No = "no",
        /// To hear from each other now and then.
        Yes = "yes",
        /// To go on as peers (Kram 1983: redefinition).
        Peers = "peers",
    }
}

impl Then {
    /// Its word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Done(outcome) => outcome.word(),
            Self::Another => "another",
        }
    }

    /// What `word` says; `None` where that is nothing.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        if word == "another" { Some(Self::Another) } else { Outcome::of(word).map(Self::Done) }
    }
}

impl By {
    /// Which of the two it was; `None` where a coordinator set it.
    #[must_use]
    pub const fn side(self) -> Option<Side> {
        match self {
            Self::Mentee(_) => Some(Side::Member),
            Self::Mentor(_) => Some(Side::Helper),
            Self::House(_) => None,
        }
    }

    /// What the mentee wants then; `None` while they have not said it.
    #[must_use]
    pub const fn then(self) -> Option<Then> {
        match self {
            Self::Mentee(then) => Some(then),
            Self::Mentor(then) | Self::House(then) => then,
        }
    }
}

impl Planned {
    /// The last day `day` (midnight of it in UTC), set at `now` where clocks go by `zone`.
    #[must_use]
    pub fn new(now: Timestamp, (by, day): (By, Timestamp), zone: &Zone) -> Self {
        let next = (day + DAY).jiff().to_zoned(TimeZone::UTC).date();
        let ends = next.to_zoned(zone.rules().clone());
        let ends = ends.map_or(day + DAY, |there| there.timestamp().into());
        Self { by, since: now, day, ends }
    }

    /// Until when nobody is asked about their silence because of it.
    #[must_use]
    pub fn holds(&self) -> Timestamp {
        self.ends.min(self.since + HOLDS)
    }
}

impl After {
    /// Whether each learns what the other wishes for.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self != Self::No && other != Self::No
    }
}

impl Closure {
    /// That the last day `next` may be set, with the `notice` of the programme.
    ///
    /// # Errors
    /// [`CLOSED`]; [`SET`]; [`DAY_TO_COME`].
    pub fn may_plan(&self, next: &Planned, notice: Span) -> Result<(), Refusal> {
        self.goes_on()?;
        if self.planned.is_some() {
            return Err(SET);
        }
        if next.ends <= next.since + notice || next.since + FURTHEST < next.day {
            return Err(DAY_TO_COME);
        }
        Ok(())
    }

    /// That `side` may take the last day back: they set it.
    ///
    /// # Errors
    /// [`CLOSED`]; [`NOT_SET`].
    pub fn may_take_back(&self, side: Side) -> Result<(), Refusal> {
        self.goes_on()?;
        self.planned.filter(|planned| planned.by.side() == Some(side)).map(drop).ok_or(NOT_SET)
    }

    /// That a coordinator may take the last day back: one of them set it.
    ///
    /// # Errors
    /// [`CLOSED`]; [`NOT_SET`].
    pub fn house_may_take_back(&self) -> Result<(), Refusal> {
        self.goes_on()?;
        self.planned.filter(|planned| planned.by.side().is_none()).map(drop).ok_or(NOT_SET)
    }

    /// The last day, with what the mentee wants then.
    ///
    /// # Errors
    /// [`CLOSED`]; [`NOT_SET`].
    pub fn wish(&self, then: Then) -> Result<Planned, Refusal> {
        self.goes_on()?;
        let planned = self.planned.ok_or(NOT_SET)?;
        let by = match planned.by {
            By::Mentee(_) => By::Mentee(then),
            By::Mentor(_) => By::Mentor(Some(then)),
            By::House(_) => By::House(Some(then)),
        };
        Ok(Planned { by, ..planned })
    }

    /// The last day that is over at `now`, and with it the journey; `None` where it goes on, or is over already.
    #[must_use]
    pub fn due(&self, now: Timestamp) -> Option<Planned> {
        self.goes_on().ok()?;
        self.planned.filter(|planned| planned.ends <= now)
    }

    /// That either may write down now what they take with them.
    ///
    /// # Errors
    /// [`NOT_NOW`]; [`CLOSED`] where the two were parted.
    pub fn may_reflect(&self, now: Timestamp) -> Result<(), Refusal> {
        match self.talk {
            State::Closed { how: End::Frozen, .. } => Err(CLOSED),
            State::Closed { at, .. } if now <= at + AFTERWARDS => Ok(()),
            State::Closed { .. } => Err(NOT_NOW),
            State::Open | State::Paused { .. } => self.planned.map(drop).ok_or(NOT_NOW),
        }
    }

    /// How it ended, where it had begun at `since` and nobody is asked for a reason in the first `trial`; `None` while it
    /// goes on.
    #[must_use]
    pub fn how(&self, since: Timestamp, trial: Span) -> Option<How> {
        let State::Closed { how, at } = self.talk else { return None };
        Some(match how {
            End::Frozen => How::Safeguarding,
            End::Left | End::Erased => How::Left,
            End::Silence | End::HelperSilent => How::Absent,
            End::Done | End::Goodbye | End::Another | End::HandedOver => match self.planned {
                Some(planned) if planned.ends + -DAY <= at => How::Planned,
                _ if at <= since + trial => How::NoFault,
                _ => How::Early,
            },
        })
    }

    fn goes_on(&self) -> Result<(), Refusal> {
        if matches!(self.talk, State::Closed { .. }) { Err(CLOSED) } else { Ok(()) }
    }
}

#[cfg(test)]
#[path = "closure_laws.rs"]
mod laws;
