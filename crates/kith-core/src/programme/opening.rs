//! An opening: something that a mentor or a coordinator has heard of and shares until a day: a job, a course, an event,
//! somebody to get to know. From that day on it stands nowhere any more; no clock has to take it away.

use crate::{Code, DAY, FaceId, Private, ProgrammeId, Refusal, Span, TalkId, Timestamp};

worded! {
    /// What it is.
    Kind {
        /// Paid work, or a place to learn a trade.
        Job = "job",
        /// Something to learn.
        Course = "course",
        /// Something that takes place.
        Event = "event",
        /// Somebody who would be good to know.
        Introduction = "introduction",
    }
}

worded! {
    /// Where it is.
    Place {
        /// A coordinator looks at it first.
        Asked = "asked",
        /// Those for whom it is see it.
        Shared = "shared",
        /// A coordinator would rather not share it.
        Declined = "declined",
        /// Whoever shared it took it back.
        Back = "back",
    }
}

/// For whom it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whom {
    /// The mentee in this talk.
    Mentee(TalkId),
    /// Everybody in this programme.
    Programme(ProgrammeId),
}

/// Who shares it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hand {
    /// A mentor.
    Mentor,
    /// A coordinator.
    Coordinator,
}

/// An opening; what it says is sealed and stands apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opening {
    /// What names it outside.
    pub code: Code,
    /// The face that shares it.
    pub author: FaceId,
    /// What it is.
    pub kind: Kind,
    /// For whom.
    pub whom: Whom,
    /// Where it is.
    pub place: Place,
    /// The day from which on it stands nowhere any more.
    pub until: Timestamp,
}

/// How far away its day is at the most.
const AHEAD: Span = DAY.times(400);
/// How many letters its first line has at the most.
const TITLE: usize = 80;
/// How many letters the rest of it has at the most.
const MOST: usize = 1_500;

/// No day to come, or one more than 400 days away.
pub const DAYS: Refusal = Refusal("opening-days");
/// Its first line is none, or longer than fits.
pub const NAMELESS: Refusal = Refusal("opening-title");
/// Nothing is said of it, or more than fits.
pub const WORDS: Refusal = Refusal("opening-words");
/// It is not where that could be done.
pub const NOT_NOW: Refusal = Refusal("opening-not-now");

/// Where an opening begins: a mentor's goes to their mentee at once, and to a programme once a coordinator has looked.
#[must_use]
pub const fn begins(hand: Hand, whom: Whom) -> Place {
    match (hand, whom) {
        (Hand::Mentor, Whom::Programme(_)) => Place::Asked,
        _ => Place::Shared,
    }
}

/// The day until which it stands.
///
/// # Errors
/// [`DAYS`].
pub fn until(day: Option<Timestamp>, now: Timestamp) -> Result<Timestamp, Refusal> {
    day.filter(|day| *day > now && *day <= now + AHEAD).ok_or(DAYS)
}

/// Its first line, and what is said of it, in one text.
///
/// # Errors
/// The field that is to be put right, with [`NAMELESS`] or [`WORDS`].
pub fn words(title: &str, text: &str) -> Result<Private, (&'static str, Refusal)> {
    let (title, text) = (title.trim(), text.trim());
    let plain = |c: char| !c.is_control() || c == '\n';
    let line = (1..=TITLE).contains(&title.chars().count()) && !title.chars().any(char::is_control);
    let fits = (1..=MOST).contains(&text.chars().count()) && text.chars().all(plain);
    match (line, fits) {
        (false, _) => Err(("title", NAMELESS)),
        (_, false) => Err(("text", WORDS)),
        _ => Ok(Private::new(format!("{title}\n{text}"))),
    }
}

/// The same text, as its first line and the rest.
#[must_use]
pub fn parts(words: &Private) -> (&str, &str) {
    words.reveal().split_once('\n').unwrap_or((words.reveal(), ""))
}

impl Opening {
    /// Whether those for whom it is see it.
    #[must_use]
    pub fn stands(&self, now: Timestamp) -> bool {
        self.place == Place::Shared && now < self.until
    }

    /// The same, after a coordinator looked at it.
    ///
    /// # Errors
    /// [`NOT_NOW`] where nobody was asked to, or its day has come.
    pub fn looked_at(self, now: Timestamp, shares: Look) -> Result<Self, Refusal> {
        if self.place != Place::Asked || self.until <= now {
            return Err(NOT_NOW);
        }
        let place = match shares {
            Look::Share => Place::Shared,
            Look::Decline => Place::Declined,
        };
        Ok(Self { place, ..self })
    }

    /// The same, taken back by whoever shared it; twice is once.
    #[must_use]
    pub fn taken_back(self) -> Self {
        Self { place: Place::Back, ..self }
    }
}

/// What a coordinator says to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Those in the programme shall see it.
    Share,
    /// They shall not.
    Decline,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn at(day: i64) -> Timestamp {
        Timestamp::from_micros(1_700_000_000_000_000).unwrap() + DAY.times(day)
    }

    fn opening(hand: Hand, whom: Whom) -> Opening {
        let id = Uuid::from_u128(1);
        let (place, kind) = (begins(hand, whom), Kind::Job);
        Opening { code: Code(id), author: FaceId(id), kind, whom, place, until: at(10) }
    }

    fn whom() -> [Whom; 2] {
        let id = Uuid::from_u128(2);
        [Whom::Mentee(TalkId(id)), Whom::Programme(ProgrammeId(id))]
    }

    #[test]
    fn what_a_mentor_shares_with_a_programme_a_coordinator_sees_first() {
        let [mentee, programme] = whom();
        assert!(opening(Hand::Mentor, mentee).stands(at(0)));
        assert!(opening(Hand::Coordinator, programme).stands(at(0)));
        let asked = opening(Hand::Mentor, programme);
        assert!(!asked.stands(at(0)));
        assert!(asked.looked_at(at(9), Look::Share).unwrap().stands(at(9)));
        assert_eq!(asked.looked_at(at(10), Look::Share), Err(NOT_NOW), "its day has come");
        let declined = asked.looked_at(at(1), Look::Decline).unwrap();
        assert_eq!(declined.looked_at(at(1), Look::Share), Err(NOT_NOW));
    }

    #[test]
    fn it_ends_with_its_day_and_has_words_and_a_first_line() {
        let [mentee, _] = whom();
        let it = opening(Hand::Mentor, mentee);
        assert!(it.stands(at(9)) && !it.stands(at(10)));
        assert_eq!(until(Some(at(1)), at(0)), Ok(at(1)));
        for day in [None, Some(at(0)), Some(at(401))] {
            assert_eq!(until(day, at(0)), Err(DAYS));
        }
        let whole = words(" A bakery looks for hands ", " Ask for Lu.\nMornings. ").unwrap();
        assert_eq!(parts(&whole), ("A bakery looks for hands", "Ask for Lu.\nMornings."));
        for (title, text, field) in
            [("", "x", "title"), ("x\ny", "x", "title"), ("x", " ", "text"), ("x", "\u{7}", "text")]
        {
            assert_eq!(words(title, text).map_err(|(field, _)| field).err(), Some(field));
        }
    }

    proptest! {
        #[test]
        fn nothing_comes_back_once_it_is_taken_back(
            hand in prop::bool::ANY, to in prop::bool::ANY, looks in prop::collection::vec(prop::bool::ANY, 0..6),
        ) {
            let [mentee, programme] = whom();
            let hand = if hand { Hand::Mentor } else { Hand::Coordinator };
            let mut it = opening(hand, if to { mentee } else { programme }).taken_back();
            for share in looks {
                let look = if share { Look::Share } else { Look::Decline };
                it = it.looked_at(at(1), look).unwrap_or(it);
                prop_assert!(!it.stands(at(1)));
            }
        }
    }
}
