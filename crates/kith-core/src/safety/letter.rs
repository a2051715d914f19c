//! Letters: what somebody writes to the house, or the house to a member, and what is answered.

use super::claim::Claim;
use crate::{Code, LetterId, MemberId, Private, Refusal, TalkId, Timestamp, support::safe::Level};

worded! {
    /// Why there is a letter.
    Kind {
        /// Somebody wrote to the house.
        Contact = "contact",
        /// Somebody reports what happened.
        Concern = "concern",
        /// The house wrote first, to a member it worries about.
        Care = "care",
        /// A member asks that a measure about them be looked at again.
        Appeal = "appeal",
        /// A member asks for what the law gives them about what the house keeps of them.
        Right = "right",
    }
}

worded! {
    /// Who wrote a line of a letter.
    Side {
        /// Whose letter it is.
        Writer = "writer",
        /// The people who look after the house.
        House = "house",
    }
}

worded! {
    /// What a concern is about.
    Matter {
        /// Words that hurt.
        Unkind = "unkind",
        /// Somebody wants sex, or talks of it in a way that is not asked for.
        Sexual = "sexual",
        /// Somebody pushes: to meet, for contact details, for money, for pictures.
        Pressure = "pressure",
        /// Somebody threatens.
        Threat = "threat",
        /// Somebody is put down or shut out for who they are.
        Excluded = "excluded",
        /// Somebody seems to be under eighteen.
        Young = "young",
        /// Somebody may be in danger.
        Danger = "danger",
        /// Something else.
        Other = "other",
    }
}

/// The head of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Which letter.
    pub id: LetterId,
    /// What names it outside.
    pub code: Code,
    /// Why there is one.
    pub kind: Kind,
    /// What a concern is about; `None` for other letters.
    pub matter: Option<Matter>,
    /// What is asked for by right; `None` for other letters.
    pub claim: Option<Claim>,
    /// Whose it is; `None` for somebody without an account, or whose account is gone.
    pub writer: Option<MemberId>,
    /// The talk that a concern is about, or in whose journey somebody asks.
    pub talk: Option<TalkId>,
    /// When it was begun.
    pub at: Timestamp,
}

/// The most letters (Unicode scalar values) that one line may have.
pub const MOST: usize = 4_000;

/// The most letters of a safe way to answer.
pub const MOST_WAY: usize = 300;

/// There are no words.
pub const EMPTY: Refusal = Refusal("letter-empty");

/// There are more words than fit.
pub const LONG: Refusal = Refusal("letter-long");

/// The way to answer is longer than fits.
pub const LONG_WAY: Refusal = Refusal("letter-long-way");

/// Nothing says what a concern is about.
pub const NO_MATTER: Refusal = Refusal("letter-no-matter");

/// `text` without the letter that no store takes, and without spaces around it.
pub(crate) fn tidy(text: &str) -> String {
    text.replace('\0', "").trim().to_owned()
}

/// The words of one line, without spaces around them.
///
/// # Errors
/// [`EMPTY`] and [`LONG`].
pub fn line(text: &str) -> Result<Private, Refusal> {
    let words = tidy(text);
    match words.chars().count() {
        0 => Err(EMPTY),
        count if count > MOST => Err(LONG),
        _ => Ok(Private::new(words)),
    }
}

/// A safe way to answer; `None` where none was given.
///
/// # Errors
/// [`LONG_WAY`].
pub fn way(text: &str) -> Result<Option<Private>, Refusal> {
    let words = tidy(text);
    match words.chars().count() {
        0 => Ok(None),
        count if count > MOST_WAY => Err(LONG_WAY),
        _ => Ok(Some(Private::new(words))),
    }
}

impl Matter {
    /// How strongly it calls for a human eye, before anybody has read it.
    #[must_use]
    pub const fn level(self) -> Level {
        match self {
            Self::Danger => Level::Danger,
            Self::Threat | Self::Young => Level::Concern,
            Self::Unkind | Self::Sexual | Self::Pressure | Self::Excluded | Self::Other => {
                Level::Notice
            }
        }
    }

    /// Whether it goes to the leads for safeguarding and not to the whole desk, while nobody is at risk: whoever
    /// is put down for who they are tells it to few, and it is judged alike each time.
    #[must_use]
    pub const fn is_for_leads(self) -> bool {
        matches!(self, Self::Excluded)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_words_and_not_too_many() {
        let check = |text: &str, expected: Result<&str, Refusal>| {
            assert_eq!(line(text), expected.map(Private::new));
        };
        check(" \u{2003}\n", Err(EMPTY));
        check(" \0 \0", Err(EMPTY));
        check(" hello\n", Ok("hello"));
        check(&"é".repeat(MOST), Ok(&"é".repeat(MOST)));
        check(&"é".repeat(MOST + 1), Err(LONG));
    }

    #[test]
    fn a_way_to_answer_may_be_left_out() {
        assert_eq!(way("  "), Ok(None));
        assert_eq!(way("ring after six"), Ok(Some(Private::new("ring after six"))));
        assert_eq!(way(&"x".repeat(MOST_WAY + 1)), Err(LONG_WAY));
    }

    #[test]
    fn danger_is_never_only_in_the_queue() {
        for matter in [Matter::Danger, Matter::Threat, Matter::Young] {
            assert!(matter.level().is_risk(), "{matter:?}");
        }
        assert!(!Matter::Unkind.level().is_risk());
    }

    #[test]
    fn no_kind_that_may_be_danger_goes_to_the_leads_only() {
        for matter in Matter::ALL.iter().filter(|matter| matter.is_for_leads()) {
            assert!(!matter.level().is_risk(), "{matter:?}");
        }
        assert!(Matter::Excluded.is_for_leads() && !Matter::Unkind.is_for_leads());
    }
}
