//! A meeting of two: one proposes up to three times, the other takes one or proposes others; either calls it off at any
//! time; and afterwards each says for themselves whether it took place.

use std::ops::RangeInclusive;

use super::{
    agreement::LONG,
    difference::{AGREED, SETTLED, Verdict},
};
use crate::{DAY, MINUTE, Private, Refusal, Span, Timestamp, people::face::Side, talk::CLOSED};

worded! {
    /// How two meet.
    Way {
        /// In writing, in their talk.
        Here = "here",
        /// By telephone.
        Telephone = "telephone",
        /// By a video link of their own choice.
        Link = "link",
        /// At a place.
        Place = "place",
    }
}

worded! {
    /// What somebody says of a meeting that is over.
    Said {
        /// It took place.
        Held = "held",
        /// The mentee did not come.
        Mentee = "mentee",
        /// The mentor did not come.
        Mentor = "mentor",
    }
}

worded! {
    /// What either writes about a meeting.
    Part {
        /// Where they find each other. Both read it.
        Spot = "spot",
        /// What they would like to talk about. Both read it.
        Agenda = "agenda",
        /// What both want to keep. Both read it.
        Notes = "notes",
        /// What only its author reads.
        Own = "own",
        /// What its author says to a coordinator where the two remember it differently.
        Desk = "desk",
    }
}

/// The most times that one proposal holds.
pub const TIMES: usize = 3;

/// How many minutes a meeting may last.
pub const MINUTES: RangeInclusive<u16> = 15..=180;

/// The furthest day of a meeting, counted from its proposal.
pub const FURTHEST: Span = DAY.times(180);

/// Whoever calls off less than this before the beginning calls off late.
pub const LATE: Span = DAY;

/// How many meetings of one journey may be ahead.
pub const AHEAD: usize = 6;

/// How many meetings of one journey may change within a day before there is a new one.
pub const A_DAY: usize = 2 * AHEAD;

/// How often one meeting may change and still be moved.
pub const MOVES: u32 = 20;

/// How near the next meeting is that counts as a sign of life.
pub const NEAR: Span = DAY.times(42);

/// No time, too many, or one that is past or too far away.
pub const NO_TIME: Refusal = Refusal("meeting-no-time");
/// Too short or too long.
pub const LENGTH: Refusal = Refusal("meeting-too-long");
/// A video link that is none.
pub const NO_LINK: Refusal = Refusal("meeting-no-link");
/// A place without words.
pub const NO_PLACE: Refusal = Refusal("meeting-no-place");
/// Enough meetings are ahead.
pub const MANY: Refusal = Refusal("meeting-many");
/// So many have changed today that the other can hardly follow.
pub const OFTEN: Refusal = Refusal("meeting-often");
/// It was moved so often that a new one is clearer.
pub const MOVED: Refusal = Refusal("meeting-moved");
/// It has changed since it was read.
pub const STALE: Refusal = Refusal("meeting-stale");
/// Nobody takes a time that they proposed themselves.
pub const ONES_OWN: Refusal = Refusal("meeting-ones-own");
/// The time has passed meanwhile.
pub const PAST: Refusal = Refusal("meeting-past");
/// It was called off.
pub const OFF: Refusal = Refusal("meeting-off");
/// It has not begun, so nobody can say how it was.
pub const NOT_YET: Refusal = Refusal("meeting-not-yet");

/// What one puts to the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Who.
    pub by: Side,
    /// One to three times, the earliest first, each once.
    pub times: Vec<Timestamp>,
    /// How long.
    pub minutes: u16,
    /// How.
    pub way: Way,
}

/// Where a meeting stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It waits for an answer to its proposal.
    Proposed {
        /// When it would have been, where both had agreed on that before.
        was: Option<Timestamp>,
    },
    /// Both want it then.
    Agreed {
        /// When it begins.
        start: Timestamp,
    },
    /// One called it off.
    Off {
        /// Who.
        by: Side,
        /// When they did.
        at: Timestamp,
        /// When it would have been; `None` where it was never agreed on.
        was: Option<Timestamp>,
    },
}

/// A meeting. Its words are sealed elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// The newest proposal.
    pub proposal: Proposal,
    /// Where it stands.
    pub state: State,
    /// How often it has changed, for calendars.
    pub sequence: u32,
    /// What the mentee says of it.
    pub mentee: Option<Said>,
    /// What the mentor says of it.
    pub mentor: Option<Said>,
    /// What a coordinator settled where they differed; `None` where nobody had to, or has not yet.
    pub settled: Option<Verdict>,
}

/// What came of a meeting, as far as the two say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Account {
    /// Nobody has said anything.
    Unsaid,
    /// Whoever spoke says this.
    Says(Said),
    /// They say different things. Both see that, and a coordinator hears of it.
    Differs,
    /// They said different things, and a coordinator settled this.
    Settled(Verdict),
}

/// A line in a calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// When it begins.
    pub start: Timestamp,
    /// When it ends.
    pub end: Timestamp,
    /// How often it has changed.
    pub sequence: u32,
    /// Whether it takes place.
    pub stands: bool,
}

impl Part {
    /// Whether both read it.
    #[must_use]
    pub const fn is_shared(self) -> bool {
        !matches!(self, Self::Own | Self::Desk)
    }
}

impl Proposal {
    /// What `by` proposes at `now`.
    ///
    /// # Errors
    /// [`NO_TIME`]; [`LENGTH`].
    pub fn new(
        now: Timestamp,
        by: Side,
        mut times: Vec<Timestamp>,
        (minutes, way): (u16, Way),
    ) -> Result<Self, Refusal> {
        times.sort_unstable();
        times.dedup();
        let fits = |time: &Timestamp| *time > now && *time <= now + FURTHEST;
        if times.is_empty() || times.len() > TIMES || !times.iter().all(fits) {
            return Err(NO_TIME);
        }
        if !MINUTES.contains(&minutes) {
            return Err(LENGTH);
        }
        Ok(Self { by, times, minutes, way })
    }
}

impl Meeting {
    /// A new one, which waits for the other.
    #[must_use]
    pub const fn new(proposal: Proposal) -> Self {
        let state = State::Proposed { was: None };
        Self { proposal, state, sequence: 0, mentee: None, mentor: None, settled: None }
    }

    /// It, moved: what was agreed on stands no longer, and the other is asked anew. Whoever does so has read it when it
    /// had changed `read` times.
    ///
    /// # Errors
    /// [`OFF`]; [`CLOSED`] once it has begun; [`STALE`]; [`MOVED`].
    pub fn propose(&self, now: Timestamp, read: u32, proposal: Proposal) -> Result<Self, Refusal> {
        let was = match self.state {
            State::Off { .. } => return Err(OFF),
            State::Agreed { start } if start <= now => return Err(CLOSED),
            State::Agreed { start } => Some(start),
            State::Proposed { was } => was,
        };
        self.is_read(read)?;
        if self.sequence >= MOVES {
            return Err(MOVED);
        }
        Ok(Self { proposal, ..self.changed(State::Proposed { was }) })
    }

    /// It, at the time `start` of the proposal, which `side` has read when it had changed `read` times; twice is once.
    ///
    /// # Errors
    /// [`OFF`]; [`STALE`]; [`ONES_OWN`]; [`PAST`].
    pub fn take(
        &self,
        now: Timestamp,
        side: Side,
        (read, start): (u32, Timestamp),
    ) -> Result<Self, Refusal> {
        match self.state {
            State::Off { .. } => return Err(OFF),
            State::Agreed { start: is } if is == start && self.proposal.by != side => {
                return Ok(self.clone());
            }
            State::Agreed { .. } | State::Proposed { .. } => self.is_read(read)?,
        }
        let open = matches!(self.state, State::Proposed { .. });
        if !open || !self.proposal.times.contains(&start) {
            return Err(STALE);
        }
        if self.proposal.by == side {
            return Err(ONES_OWN);
        }
        if start <= now {
            return Err(PAST);
        }
        Ok(self.changed(State::Agreed { start }))
    }

    /// It, called off by `by`: twice is once.
    ///
    /// # Errors
    /// [`CLOSED`] once it is over.
    pub fn call_off(&self, now: Timestamp, by: Side) -> Result<Self, Refusal> {
        let was = match self.state {
            State::Off { .. } => return Ok(self.clone()),
            State::Agreed { start } if self.end(start) <= now => return Err(CLOSED),
            State::Agreed { start } => Some(start),
            State::Proposed { was } => was,
        };
        Ok(self.changed(State::Off { by, at: now, was }))
    }

    /// It, with what `side` says of it. Nobody speaks for the other; whoever speaks again says something else.
    ///
    /// # Errors
    /// [`NOT_YET`] before it has begun; [`OFF`]; [`SETTLED`].
    pub fn say(&self, now: Timestamp, side: Side, said: Said) -> Result<Self, Refusal> {
        match self.state {
            State::Off { .. } => Err(OFF),
            State::Agreed { .. } if self.settled.is_some() => Err(SETTLED),
            State::Agreed { start } if start <= now => {
                let mut told = self.clone();
                match side {
                    Side::Member => told.mentee = Some(said),
                    Side::Helper => told.mentor = Some(said),
                }
                Ok(told)
            }
            State::Agreed { .. } | State::Proposed { .. } => Err(NOT_YET),
        }
    }

    /// It, with what a coordinator settled.
    ///
    /// # Errors
    /// [`SETTLED`] where one did before; [`AGREED`] where the two do not differ, or no longer.
    pub fn settle(&self, verdict: Verdict) -> Result<Self, Refusal> {
        match self.account() {
            Account::Settled(_) => Err(SETTLED),
            Account::Differs => Ok(Self { settled: Some(verdict), ..self.clone() }),
            Account::Unsaid | Account::Says(_) => Err(AGREED),
        }
    }

    /// What `side` says of it.
    #[must_use]
    pub const fn said(&self, side: Side) -> Option<Said> {
        match side {
            Side::Member => self.mentee,
            Side::Helper => self.mentor,
        }
    }

    /// What came of it.
    #[must_use]
    pub fn account(&self) -> Account {
        if let Some(verdict) = self.settled {
            return Account::Settled(verdict);
        }
        match (self.mentee, self.mentor) {
            (None, None) => Account::Unsaid,
            (Some(one), Some(other)) if one != other => Account::Differs,
            (Some(said), _) | (None, Some(said)) => Account::Says(said),
        }
    }

    /// When it begins; `None` unless both want it.
    #[must_use]
    pub const fn start(&self) -> Option<Timestamp> {
        match self.state {
            State::Agreed { start } => Some(start),
            State::Proposed { .. } | State::Off { .. } => None,
        }
    }

    /// When it ends, where it begins at `start`.
    #[must_use]
    pub fn end(&self, start: Timestamp) -> Timestamp {
        start + MINUTE.times(i64::from(self.proposal.minutes))
    }

    /// When it ends, where both want it and it is near enough to be a sign of life at `now`.
    #[must_use]
    pub fn lives(&self, now: Timestamp) -> Option<Timestamp> {
        let end = self.end(self.start()?);
        (now < end && end <= now + NEAR).then_some(end)
    }

    /// Whether it is still to come, or to be answered, at `now`.
    #[must_use]
    pub fn is_ahead(&self, now: Timestamp) -> bool {
        match self.state {
            State::Agreed { start } => now < self.end(start),
            State::Proposed { .. } => self.proposal.times.iter().any(|time| now < *time),
            State::Off { .. } => false,
        }
    }

    /// Whether it waits for an answer of `side`.
    #[must_use]
    pub fn waits_for(&self, side: Side) -> bool {
        matches!(self.state, State::Proposed { .. }) && self.proposal.by != side
    }

    /// Whether it was called off less than [`LATE`] before its beginning.
    #[must_use]
    pub fn is_late(&self) -> bool {
        matches!(self.state, State::Off { at, was: Some(was), .. } if was < at + LATE)
    }

    /// When something about it is next told: that the last of the proposed times is past, to whoever proposed them; to both the
    /// day before that it comes, and the day after that either can say how it was. `None` where it is off.
    #[must_use]
    pub fn next(&self, now: Timestamp) -> Option<Timestamp> {
        let start = match self.state {
            State::Proposed { .. } => return self.proposal.times.last().copied(),
            State::Agreed { start } => start,
            State::Off { .. } => return None,
        };
        let eve = start + -DAY;
        Some(if now < eve { eve } else { start + DAY })
    }

    /// How it stands in a calendar, where its journey ended at `over`; `None` where no calendar has ever held it.
    #[must_use]
    pub fn entry(&self, over: Option<Timestamp>) -> Option<Entry> {
        let (start, stands) = match self.state {
            State::Agreed { start } => (start, true),
            State::Proposed { was } | State::Off { was, .. } => (was?, false),
        };
        let dropped = stands && over.is_some_and(|over| over < start);
        let sequence = self.sequence.saturating_add(u32::from(dropped));
        Some(Entry { start, end: self.end(start), sequence, stands: stands && !dropped })
    }

    fn is_read(&self, read: u32) -> Result<(), Refusal> {
        if read == self.sequence { Ok(()) } else { Err(STALE) }
    }

    fn changed(&self, state: State) -> Self {
        Self { state, sequence: self.sequence.saturating_add(1), ..self.clone() }
    }
}

/// The most letters of where two meet.
const SPOT: usize = 300;

/// Where two meet, as it was typed; `None` where nothing was.
///
/// # Errors
/// [`NO_LINK`] where a video link is no address that begins with `https://`; [`NO_PLACE`] where a place has no words;
/// [`LONG`].
pub fn spot(way: Way, text: &str) -> Result<Option<Private>, Refusal> {
    // One line, whatever was pasted: it may stand in a calendar file.
    let text = text.trim().replace(char::is_control, " ");
    let host = text.strip_prefix("https://").and_then(|rest| rest.split('/').next());
    let links = host.is_some_and(|host| host.contains('.')) && !text.contains(char::is_whitespace);
    match way {
        _ if text.chars().count() > SPOT => Err(LONG),
        Way::Link if !links => Err(NO_LINK),
        Way::Place if text.is_empty() => Err(NO_PLACE),
        _ if text.is_empty() => Ok(None),
        _ => Ok(Some(Private::new(text))),
    }
}

#[cfg(test)]
#[path = "meeting_laws.rs"]
mod laws;
