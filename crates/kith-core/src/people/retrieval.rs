//! Retrievals: back into an account with neither passphrase nor recovery code, by waiting. Whoever
//! begins one gets a code that opens nothing yet; everybody who is signed in to the account is told,
//! and any of them can stop it. When the time is over and nobody has, the code opens once.

use crate::{Code, DAY, MemberId, RetrievalId, Span, Timestamp};

worded! {
    /// Where a retrieval stands.
    Place {
        /// The time runs, and the code opens nothing.
        Waiting = "waiting",
        /// The time is over: the code opens, once.
        Open = "open",
        /// It opened.
        Used = "used",
        /// Somebody who is signed in stopped it.
        Stopped = "stopped",
        /// Nobody came while it was open.
        Expired = "expired",
    }
}

/// One way back in by waiting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retrieval {
    /// Which retrieval.
    pub id: RetrievalId,
    /// What names it outside, for whoever may stop it. It opens nothing.
    pub code: Code,
    /// Into whose account.
    pub member: MemberId,
    /// When it was begun.
    pub since: Timestamp,
    /// When its next step is: exactly one, wherever it stands.
    pub due: Timestamp,
    /// Where it stands.
    pub place: Place,
}

/// What happens at a deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Nothing: it is not over.
    Later,
    /// It goes on as this.
    Goes(Retrieval),
    /// It is forgotten.
    Forgotten,
}

/// How long one waits, where the house says nothing else.
pub const WAIT: Span = DAY.times(7);
/// How long the code opens once the time is over.
pub const OPEN: Span = DAY.times(7);
/// For how long it counts that one was begun.
pub const MONTH: Span = DAY.times(30);
/// How many may be begun in that time.
pub const MOST: usize = 3;

/// Whether one more may begin at `now`, after those of the `past`: one at a time, [`MOST`] in a
/// [`MONTH`], and none for whoever works on a desk.
#[must_use]
pub fn may_begin(past: &[Retrieval], staff: bool, now: Timestamp) -> bool {
    let recent = past.iter().filter(|one| now < one.since + MONTH).count();
    !staff && recent < MOST && !past.iter().any(|one| one.place.stands())
}

impl Place {
    /// Whether it can still open the account.
    #[must_use]
    pub const fn stands(self) -> bool {
        matches!(self, Self::Waiting | Self::Open)
    }
}

impl Retrieval {
    /// What happens to it at `now`, as far as its deadline says.
    #[must_use]
    pub fn step(self, now: Timestamp) -> Step {
        if now < self.due {
            return Step::Later;
        }
        match self.place {
            // Counted from when it opens: a house that was shut meanwhile takes nothing away.
            Place::Waiting => Step::Goes(Self { place: Place::Open, due: now + OPEN, ..self }),
            Place::Open => Step::Goes(self.over(Place::Expired, now)),
            Place::Used | Place::Stopped | Place::Expired => Step::Forgotten,
        }
    }

    /// The same, stopped at `now`; `None` where there is nothing left to stop.
    #[must_use]
    pub fn stopped(self, now: Timestamp) -> Option<Self> {
        self.place.stands().then(|| self.over(Place::Stopped, now))
    }

    /// The same, used at `now`; `None` where it does not open, or its member works on a desk by now.
    #[must_use]
    pub fn used(self, staff: bool, now: Timestamp) -> Option<Self> {
        let opens = self.place == Place::Open && now < self.due && !staff;
        opens.then(|| self.over(Place::Used, now))
    }

    /// Over, and kept for as long as it counts.
    fn over(self, place: Place, now: Timestamp) -> Self {
        Self { place, due: now.max(self.since + MONTH), ..self }
    }
}

#[cfg(test)]
#[path = "retrieval_laws.rs"]
mod laws;
