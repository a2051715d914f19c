//! The journey of a mentee and a mentor, from their first words to a good goodbye: where it stands, and what either may
//! do there. It hangs from their talk: it begins when that opens, rests with it, and ends with it (docs/adr/0030).

pub mod agreement;
pub mod busy;
pub mod calendar;
pub mod closure;
pub mod contact;
pub mod difference;
pub mod farewell;
pub mod feedback;
pub mod goal;
pub mod guide;
pub mod health;
pub mod introduction;
pub mod meeting;
pub mod midterm;
pub mod reflection;
pub mod rematch;
pub mod rhythm;

use self::agreement::{STALE, Version};
use crate::{Refusal, Timestamp, people::face::Side, talk::CLOSED};

worded! {
    /// A stage of a journey (Kram 1983). People move back and forth, so each can be entered again.
    Stage {
        /// Getting to know each other.
        Initiation = "initiation",
        /// Working on what they came for.
        Cultivation = "cultivation",
        /// Getting ready to part.
        Separation = "separation",
        /// Becoming something else to each other: peers, friends, alumni.
        Redefinition = "redefinition",
    }
}

/// Where a journey stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Nobody has written anything of an agreement yet.
    Preparation,
    /// An agreement is written, and not yet signed by both.
    Agreement,
    /// On the way.
    At(Stage),
    /// Over.
    Closure,
}

/// Before the stages stands an agreement that both have signed.
pub const NOT_AGREED: Refusal = Refusal("journey-not-agreed");

/// The talk of the two rests, and their journey with it.
pub const RESTS: Refusal = Refusal("journey-rests");

/// A journey as far as it has come.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Journey {
    /// The newest version of their agreement; `None` while nothing is written.
    pub newest: Option<Version>,
    /// The stage that was entered last; `None` until both have signed an agreement.
    pub stage: Option<Stage>,
    /// Whether it is over.
    pub over: bool,
}

impl Journey {
    /// Where it stands.
    #[must_use]
    pub fn place(&self) -> Place {
        match (self.over, self.stage, &self.newest) {
            (true, ..) => Place::Closure,
            (_, Some(stage), _) => Place::At(stage),
            (_, None, Some(_)) => Place::Agreement,
            (_, None, None) => Place::Preparation,
        }
    }

    /// The version after the one with the number `read`, which is the newest that its writer has read (0: none). It
    /// carries no signature, not even its writer's.
    ///
    /// # Errors
    /// [`CLOSED`]; [`STALE`] where there is a newer one.
    pub fn write(&self, read: u32, draft: agreement::Draft) -> Result<Version, Refusal> {
        self.goes_on()?;
        let newest = self.newest.as_ref().map_or(0, |version| version.number);
        if read != newest {
            return Err(STALE);
        }
        Ok(Version { number: newest.saturating_add(1), draft, mentee: None, mentor: None })
    }

    /// The newest version, signed by `side` at `now`, where its number is `read`. Twice is once.
    ///
    /// # Errors
    /// [`CLOSED`]; [`STALE`] where they have read another one; [`agreement::UNFINISHED`].
    pub fn sign(&self, now: Timestamp, side: Side, read: u32) -> Result<Version, Refusal> {
        self.goes_on()?;
        let newest = self.newest.as_ref().filter(|version| version.number == read).ok_or(STALE)?;
        newest.sign(now, side)
    }

    /// Whether any stage may be entered now.
    ///
    /// # Errors
    /// [`CLOSED`]; [`NOT_AGREED`] until both have signed an agreement.
    pub fn may_enter(&self) -> Result<(), Refusal> {
        self.goes_on()?;
        self.stage.map(drop).ok_or(NOT_AGREED)
    }

    fn goes_on(&self) -> Result<(), Refusal> {
        if self.over { Err(CLOSED) } else { Ok(()) }
    }
}

#[cfg(test)]
#[path = "laws.rs"]
mod laws;
