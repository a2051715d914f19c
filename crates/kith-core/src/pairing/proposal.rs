//! A proposal: a pair that was put to both sides, with one clock. Both say yes, or it goes on to the next best.

use crate::{FaceId, OfferId, Refusal, RunId, Span, Timestamp, people::face::Side};

/// A pair that is put to both sides. Its clock is that of the offer by which the mentor's place is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The offer that keeps the place.
    pub offer: OfferId,
    /// From which run it came.
    pub run: RunId,
    /// Who asked for a mentor.
    pub mentee: FaceId,
    /// The mentor's helper face.
    pub mentor: FaceId,
    /// When it was put to both.
    pub made: Timestamp,
    /// From this moment on it has lapsed: every proposal has exactly one end that comes by itself.
    pub until: Timestamp,
    /// When the mentee said yes; `None` while they have not.
    pub mentee_yes: Option<Timestamp>,
    /// When the mentor said yes; `None` while they have not.
    pub mentor_yes: Option<Timestamp>,
}

worded! {
    /// What one side says.
    Word {
        /// Yes.
        Yes = "yes",
        /// Not this time. No reason is asked, and none is told.
        No = "no",
    }
}

/// What becomes of a proposal when one side has said something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// The other side has not said yes yet.
    Waits(Proposal),
    /// Both said yes.
    Agreed(Proposal),
    /// One said no: it goes on to the next best.
    Declined,
}

worded! {
    /// How a proposal ended.
    End {
        /// Both said yes, and a talk is open.
        Agreed = "agreed",
        /// The mentee said not this time.
        ByMentee = "by_mentee",
        /// The mentor said not this time.
        ByMentor = "by_mentor",
        /// Its time ran out.
        Lapsed = "lapsed",
        /// Something came between: who or what is not told.
        Withdrawn = "withdrawn",
    }
}

/// It is over: its time ran out, or something came between.
pub const OVER: Refusal = Refusal("proposal-over");

impl Proposal {
    /// What becomes of it when `side` says `word` at `now`. Twice is once.
    ///
    /// # Errors
    /// [`OVER`] from its end on.
    pub fn say(&self, now: Timestamp, side: Side, word: Word) -> Result<Step, Refusal> {
        if self.until <= now {
            return Err(OVER);
        }
        if word == Word::No {
            return Ok(Step::Declined);
        }
        let mut next = self.clone();
        let said = match side {
            Side::Member => &mut next.mentee_yes,
            Side::Helper => &mut next.mentor_yes,
        };
        said.get_or_insert(now);
        let both = next.mentee_yes.is_some() && next.mentor_yes.is_some();
        Ok(if both { Step::Agreed(next) } else { Step::Waits(next) })
    }

    /// On which side `face` is; `None` for everybody else, to whom it does not exist.
    #[must_use]
    pub fn side(&self, face: FaceId) -> Option<Side> {
        match face {
            face if face == self.mentee => Some(Side::Member),
            face if face == self.mentor => Some(Side::Helper),
            _ => None,
        }
    }

    /// When `side` said yes; `None` while they have not.
    #[must_use]
    pub const fn yes(&self, side: Side) -> Option<Timestamp> {
        match side {
            Side::Member => self.mentee_yes,
            Side::Helper => self.mentor_yes,
        }
    }

    /// When whoever has not answered is reminded next, after `now`: once after a third of the time, and once when a
    /// sixth of it is left. `None` where no reminder is left.
    #[must_use]
    pub fn reminder(&self, now: Timestamp) -> Option<Timestamp> {
        let whole = self.until.since(self.made).0;
        let times = [self.made + Span(whole / 3), self.made + Span(whole / 6 * 5)];
        times.into_iter().find(|time| now < *time)
    }

    /// For which sides the next best is looked for after it ended so. Whoever stayed silent, or went, is left in peace;
    /// a mentee who said no still asks for a mentor.
    #[must_use]
    pub fn left(&self, end: End) -> Vec<Side> {
        let yes = |side: &Side| self.yes(*side).is_some();
        match end {
            End::Agreed => Vec::new(),
            End::ByMentor => vec![Side::Member],
            End::ByMentee | End::Withdrawn => vec![Side::Member, Side::Helper],
            End::Lapsed => [Side::Member, Side::Helper].into_iter().filter(yes).collect(),
        }
    }
}
