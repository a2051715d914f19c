//! An agreement: what two people promise each other, in their own words. Each change is a version of its own, which both
//! sign again; until then the last one that both signed holds.

use crate::{DAY, Private, Refusal, Span, Timestamp, people::face::Side, safety::letter};

worded! {
    /// One part of an agreement.
    Part {
        /// What it is for.
        Purpose = "purpose",
        /// How often they meet, and how.
        Rhythm = "rhythm",
        /// For how long.
        Length = "length",
        /// What stays between them, and what does not.
        Between = "between",
        /// What they do when one cannot come.
        Missed = "missed",
    }
}

/// The most letters (Unicode scalar values) that a part may have.
pub const MOST: usize = 1_000;

/// The latest day of the review, counted from the writing.
pub const FURTHEST: Span = DAY.times(400);

/// A part is longer than fits.
pub const LONG: Refusal = Refusal("agreement-long");

/// Not a word stands in it.
pub const EMPTY: Refusal = Refusal("agreement-empty");

/// The day on which they look at it again is past, or more than a year away.
pub const REVIEW: Refusal = Refusal("agreement-review-day");

/// There is a newer version than the one that was read.
pub const STALE: Refusal = Refusal("agreement-stale");

/// A part is still empty, so nobody signs it.
pub const UNFINISHED: Refusal = Refusal("agreement-unfinished");

/// A version before it has a number. Its words are sealed elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Draft {
    /// When it was written.
    pub written: Timestamp,
    /// The day on which both look at it again.
    pub review: Timestamp,
    /// Whether every part has words.
    pub whole: bool,
}

/// One version of an agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Its place among the versions, from 1 on.
    pub number: u32,
    /// What was written.
    pub draft: Draft,
    /// When the mentee signed it; `None` while they have not.
    pub mentee: Option<Timestamp>,
    /// When the mentor signed it; `None` while they have not.
    pub mentor: Option<Timestamp>,
}

impl Draft {
    /// What is written at `now`, with so many parts that have words.
    ///
    /// # Errors
    /// [`EMPTY`]; [`REVIEW`].
    pub fn new(now: Timestamp, review: Timestamp, parts: usize) -> Result<Self, Refusal> {
        if parts == 0 {
            return Err(EMPTY);
        }
        if review <= now || now + FURTHEST < review {
            return Err(REVIEW);
        }
        Ok(Self { written: now, review, whole: parts == Part::ALL.len() })
    }
}

impl Version {
    /// It, signed by `side` at `now`. Nobody signs for the other, and twice is once.
    ///
    /// # Errors
    /// [`UNFINISHED`].
    pub fn sign(&self, now: Timestamp, side: Side) -> Result<Self, Refusal> {
        if !self.draft.whole {
            return Err(UNFINISHED);
        }
        let mut signed = self.clone();
        let own = match side {
            Side::Member => &mut signed.mentee,
            Side::Helper => &mut signed.mentor,
        };
        own.get_or_insert(now);
        Ok(signed)
    }

    /// When `side` signed it; `None` while they have not.
    #[must_use]
    pub const fn signed(&self, side: Side) -> Option<Timestamp> {
        match side {
            Side::Member => self.mentee,
            Side::Helper => self.mentor,
        }
    }

    /// Since when both have signed it; `None` while one has not.
    #[must_use]
    pub fn holds(&self) -> Option<Timestamp> {
        self.mentee.zip(self.mentor).map(|(mentee, mentor)| mentee.max(mentor))
    }
}

/// What was typed into a part, without spaces around it; `None` where that is nothing.
///
/// # Errors
/// [`LONG`].
pub fn words(text: &str) -> Result<Option<Private>, Refusal> {
    let words = letter::tidy(text);
    match words.chars().count() {
        0 => Ok(None),
        count if count > MOST => Err(LONG),
        _ => Ok(Some(Private::new(words))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_has_words_and_a_day_to_come() {
        let now = Timestamp::from_micros(1_795_000_000_000_000).unwrap();
        let draft = |days, parts| Draft::new(now, now + DAY.times(days), parts);
        assert_eq!(draft(30, 0), Err(EMPTY));
        assert_eq!(draft(0, 5), Err(REVIEW));
        assert_eq!(draft(401, 5), Err(REVIEW));
        assert_eq!(draft(400, 4).map(|draft| draft.whole), Ok(false));
        assert_eq!(draft(1, Part::ALL.len()).map(|draft| draft.whole), Ok(true));
    }

    #[test]
    fn a_part_may_be_empty_and_not_too_long() {
        assert_eq!(words(" \n\0"), Ok(None));
        assert_eq!(words("\0 \0"), Ok(None));
        assert_eq!(words(&"é".repeat(MOST)), Ok(Some(Private::new("é".repeat(MOST)))));
        assert_eq!(words(&"é".repeat(MOST + 1)), Err(LONG));
    }
}
