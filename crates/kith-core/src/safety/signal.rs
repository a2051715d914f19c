//! Signals: what was read in a text, and what follows from it. They hold no words.

use uuid::Uuid;

use crate::{Code, FaceId, MessageId, Timestamp, support::safe::Level};

worded! {
    /// What kind of danger or harm was read.
    Category {
        /// The author's own death is spoken of.
        Suicide = "suicide",
        /// The author hurts or wants to hurt their own body.
        SelfHarm = "self_harm",
        /// Worry about somebody else's life.
        OtherAtRisk = "other_at_risk",
        /// Violence, control, stalking, a threat to out.
        Abuse = "abuse",
        /// Sexual violence, disclosed.
        SexualViolence = "sexual_violence",
        /// The author is a minor, or somebody approaches one.
        Minor = "minor",
        /// Sex, images or money are wanted from the reader.
        Solicitation = "solicitation",
        /// An address outside the house is given or asked for.
        ContactExchange = "contact_exchange",
        /// Abuse of the reader or of a group.
        Harassment = "harassment",
        /// Harm to somebody is announced.
        Threat = "threat",
    }
}

worded! {
    /// Whose danger it is.
    Subject {
        /// The author's.
        Own = "self",
        /// Somebody else's.
        Other = "other",
        /// Nobody's.
        Nobody = "none",
    }
}

worded! {
    /// How far a text was read at all.
    Heard {
        /// All of it, or it is too short to tell.
        Full = "full",
        /// It is in a language that nothing here reads.
        Strange = "none",
        /// Reading it failed: nobody knows what it says.
        Unread = "unread",
    }
}

worded! {
    /// What a card of help speaks of; greater is more pressing.
    Help {
        /// A quiet line: help is there.
        Line = "line",
        /// Worry about somebody else.
        Other = "other",
        /// The author may be too young for this place.
        Young = "young",
        /// Somebody hurts the author.
        Hurt = "hurt",
        /// The author's own life.
        Own = "own",
    }
}

/// What was read in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Of suicide and self-harm only.
    pub level: Level,
    /// Whose danger.
    pub subject: Subject,
    /// Each once.
    pub categories: Vec<Category>,
    /// Whether its author is shown help.
    pub offer: bool,
    /// Whether a person is called at once.
    pub page: bool,
    /// Whether it was read at all.
    pub heard: Heard,
}

/// A rule that saw something, and where: bytes of the text, the last one not included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The id of the rule in its pack.
    pub rule: String,
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
}

/// A reading that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signal {
    /// What names it outside.
    pub code: Code,
    /// Of whom, and where; the letter, for what was written to the house.
    pub care: Uuid,
    /// Who wrote it; `None` for what was written to the house.
    pub author: Option<FaceId>,
    /// Which message; `None` for the words of a request or a letter.
    pub message: Option<MessageId>,
    /// What was read.
    pub reading: Reading,
    /// Why.
    pub marks: Vec<Mark>,
    /// The version of the packs that read it; empty where nothing did.
    pub pack: String,
    /// When.
    pub at: Timestamp,
}

impl Reading {
    /// A text that nobody could read: its author is offered help as for a passive wish (SAF-30).
    #[must_use]
    pub const fn unread() -> Self {
        Self {
            level: Level::Calm,
            subject: Subject::Nobody,
            categories: Vec::new(),
            offer: true,
            page: false,
            heard: Heard::Unread,
        }
    }

    /// Whether there is anything to keep.
    #[must_use]
    pub fn says_something(&self) -> bool {
        let seen = self.level > Level::Calm || !self.categories.is_empty();
        seen || self.offer || self.page || self.heard != Heard::Full
    }

    /// How strongly a case calls that opens from it; `None` where none does. It never rests on the offer:
    /// an instance may offer less, and a plan is a plan.
    #[must_use]
    pub fn case(&self) -> Option<Level> {
        match self.level {
            _ if self.page => Some(Level::Danger),
            Level::Danger | Level::Concern => Some(self.level),
            // Whoever may be too young to be here is looked after by a person, not by a machine.
            _ if self.categories.contains(&Category::Minor) => Some(Level::Concern),
            Level::Notice | Level::Calm => None,
        }
    }

    /// What its author is shown; `None` for nothing.
    #[must_use]
    pub fn help(&self) -> Option<Help> {
        let speaks = |of: &[Category]| of.iter().any(|one| self.categories.contains(one));
        if self.level.is_risk() {
            return Some(Help::Own);
        }
        if self.offer && speaks(&[Category::Abuse, Category::SexualViolence]) {
            return Some(Help::Hurt);
        }
        if self.offer && speaks(&[Category::Minor]) {
            return Some(Help::Young);
        }
        if self.offer && speaks(&[Category::OtherAtRisk]) {
            return Some(Help::Other);
        }
        (self.offer || self.level == Level::Notice).then_some(Help::Line)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn reading() -> impl Strategy<Value = Reading> {
        let flags = (any::<bool>(), any::<bool>());
        let level = proptest::sample::select(Level::ALL);
        let categories = proptest::sample::subsequence(Category::ALL, 0..4);
        (level, categories, flags).prop_map(|(level, categories, (offer, page))| Reading {
            level,
            subject: Subject::Own,
            categories,
            offer,
            page,
            heard: Heard::Full,
        })
    }

    proptest! {
        #[test]
        fn danger_always_calls_a_person_and_always_shows_help(reading in reading()) {
            if reading.level == Level::Danger || reading.page {
                prop_assert_eq!(reading.case(), Some(Level::Danger));
            }
            if reading.level.is_risk() {
                prop_assert_eq!(reading.help(), Some(Help::Own));
                prop_assert!(reading.case() >= Some(reading.level));
            }
            prop_assert!(reading.case().is_none() || reading.says_something());
            prop_assert!(reading.help().is_none() || reading.says_something());
        }

        #[test]
        fn whoever_is_offered_help_is_shown_some(reading in reading()) {
            prop_assert!(!reading.offer || reading.help().is_some());
        }
    }

    #[test]
    fn what_follows_is_what_the_table_says() {
        use Category::{Abuse, Harassment, Minor, OtherAtRisk, Solicitation, Suicide};
        let check = |level, categories: &[Category], offer, page, help, case| {
            let (subject, heard) = (Subject::Own, Heard::Full);
            let categories = categories.to_vec();
            let reading = Reading { level, subject, categories, offer, page, heard };
            assert_eq!((reading.help(), reading.case()), (help, case), "{reading:?}");
        };
        check(Level::Calm, &[], false, false, None, None);
        check(Level::Notice, &[Suicide], true, false, Some(Help::Line), None);
        check(Level::Concern, &[Suicide], true, false, Some(Help::Own), Some(Level::Concern));
        check(Level::Danger, &[Suicide], true, true, Some(Help::Own), Some(Level::Danger));
        check(Level::Calm, &[OtherAtRisk], true, false, Some(Help::Other), None);
        check(Level::Calm, &[OtherAtRisk], true, true, Some(Help::Other), Some(Level::Danger));
        check(Level::Calm, &[Abuse], true, false, Some(Help::Hurt), None);
        check(Level::Calm, &[Minor], true, false, Some(Help::Young), Some(Level::Concern));
        check(Level::Calm, &[Solicitation, Harassment], false, false, None, None);
        let unread = Reading::unread();
        assert_eq!((unread.help(), unread.case()), (Some(Help::Line), None));
        assert!(unread.says_something());
    }
}
