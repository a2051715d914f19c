//! Care: what stands between the house and one person at one place, after words of theirs that worry it.
//! A card shows it to its author, and to nobody else.

use uuid::Uuid;

use crate::{
    CareId, Code, FaceId, HOUR, MINUTE, Refusal, Span, Timestamp,
    safety::signal::{Help, Reading},
    support::safe::Level,
};

worded! {
    /// Where the words stand.
    Place {
        /// In a talk.
        Talk = "talk",
        /// In a request.
        Request = "request",
        /// Beside a check-in, for a coordinator.
        CheckIn = "check_in",
        /// In an application for a role, or in why somebody else should look at it.
        Application = "application",
    }
}

worded! {
    /// Whether people on duty may read the words.
    Consent {
        /// Nobody has asked.
        Unasked = "unasked",
        /// Somebody asks.
        Asked = "asked",
        /// They may.
        Yes = "yes",
        /// They may not.
        No = "no",
    }
}

/// What the house does for one person at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Care {
    /// Which care; the subject of its case.
    pub id: CareId,
    /// What names it outside.
    pub code: Code,
    /// Where.
    pub place: Place,
    /// The talk, the request, the check-in or the application.
    pub at_place: Uuid,
    /// Whose words.
    pub author: FaceId,
    /// What the card speaks of: the most pressing so far.
    pub help: Help,
    /// How strongly its case calls: the strongest so far; calm where there is no case.
    pub level: Level,
    /// Since when.
    pub since: Timestamp,
    /// When something was read last.
    pub last: Timestamp,
    /// What the card spoke of when its author said "not now"; `None` while it shows.
    pub hidden: Option<Help>,
    /// Whether the words may be read.
    pub reading: Consent,
    /// When the house asks how they are; `None` where that is not agreed.
    pub back: Option<Timestamp>,
}

/// The house asks again after half an hour, two hours, or a night.
pub const BACK: [Span; 3] = [MINUTE.times(30), HOUR.times(2), HOUR.times(12)];

/// How long the house waits for a word after it has asked.
pub const ANSWER: Span = MINUTE.times(30);

/// No such time is on the list.
pub const NO_TIME: Refusal = Refusal("care-no-time");

impl Care {
    /// Something was read again: the card and the case go up, never down. The card that was put aside comes
    /// back only for something more pressing.
    pub fn heard(&mut self, reading: &Reading, now: Timestamp) {
        self.last = now;
        self.help = self.help.max(reading.help().unwrap_or(Help::Line));
        self.level = self.level.max(reading.case().unwrap_or(Level::Calm));
        if self.hidden.is_some_and(|hidden| hidden < self.help) {
            self.hidden = None;
        }
    }

    /// Its author says "not now".
    pub fn hide(&mut self) {
        self.hidden = Some(self.help);
    }

    /// Whether its card shows.
    #[must_use]
    pub const fn shows(&self) -> bool {
        self.hidden.is_none()
    }

    /// Its author wants to be asked again after `span`, one of [`BACK`].
    ///
    /// # Errors
    /// [`NO_TIME`].
    pub fn come_back(&mut self, span: Span, now: Timestamp) -> Result<Timestamp, Refusal> {
        if !BACK.contains(&span) {
            return Err(NO_TIME);
        }
        self.back = Some(now + span);
        Ok(now + span)
    }

    /// Whether people on duty may open the words at once: only somebody whose life may be at stake now is
    /// read without having said yes.
    #[must_use]
    pub fn opens_without_yes(&self) -> bool {
        self.level == Level::Danger
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::safety::signal::{Category, Heard, Subject};

    fn now() -> Timestamp {
        Timestamp::from_micros(1_700_000_000_000_000).unwrap()
    }

    fn care() -> Care {
        Care {
            id: CareId(Uuid::from_u128(1)),
            code: Code(Uuid::from_u128(2)),
            place: Place::Talk,
            at_place: Uuid::from_u128(3),
            author: FaceId(Uuid::from_u128(4)),
            help: Help::Line,
            level: Level::Calm,
            since: now(),
            last: now(),
            hidden: None,
            reading: Consent::Unasked,
            back: None,
        }
    }

    fn read(level: Level) -> Reading {
        Reading {
            level,
            subject: Subject::Own,
            categories: vec![Category::Suicide],
            offer: true,
            page: level == Level::Danger,
            heard: Heard::Full,
        }
    }

    proptest! {
        #[test]
        fn a_care_never_goes_down(levels in proptest::collection::vec(0_usize..4, 1..12)) {
            let mut care = care();
            for n in levels {
                let (before, help) = (care.level, care.help);
                let level = Level::ALL[n];
                care.heard(&read(level), now());
                prop_assert!(care.level >= before && care.help >= help);
                prop_assert!(!level.is_risk() || care.level >= level);
            }
        }
    }

    #[test]
    fn not_now_holds_until_something_more_pressing_is_read() {
        let mut care = care();
        care.heard(&read(Level::Notice), now());
        care.hide();
        care.heard(&read(Level::Notice), now());
        assert!(!care.shows());
        care.heard(&read(Level::Concern), now());
        assert!(care.shows());
        care.hide();
        care.heard(&read(Level::Danger), now());
        assert!(!care.shows(), "their word counts, also when it is about their own life");
    }

    #[test]
    fn whoever_stays_is_asked_at_a_time_of_the_list() {
        let mut care = care();
        assert_eq!(care.come_back(HOUR, now()), Err(NO_TIME));
        assert_eq!(care.come_back(BACK[0], now()), Ok(now() + MINUTE.times(30)));
        assert_eq!(care.back, Some(now() + MINUTE.times(30)));
    }

    #[test]
    fn only_danger_opens_words_without_a_yes() {
        let mut care = care();
        care.heard(&read(Level::Concern), now());
        assert!(!care.opens_without_yes());
        care.heard(&read(Level::Danger), now());
        assert!(care.opens_without_yes());
    }
}
