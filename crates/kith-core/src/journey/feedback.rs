//! What each of the two says of walking together, on a short scale, when its day has come (EEPM-MON-3). The other never
//! reads it; a mentor hears what enough mentees say, together. The questions are the house’s own words and no validated instrument.

use std::collections::BTreeMap;

use crate::{DAY, Refusal, Span, Timestamp, pairing::disclosure, people::face::Side, talk::End};

/// The version of the questions. A change of their words is a new one; each answer is kept with its own.
pub const VERSION: u32 = 1;

/// How far an answer may come from its day and still count in figures.
pub const WINDOW: Span = DAY.times(7);

/// How long an answer is waited for.
pub const OPEN: Span = DAY.times(30);

/// The most that can be said to a question.
pub const MOST: u8 = 4;

/// Something is said to none of the questions.
pub const NOTHING: Refusal = Refusal("feedback-nothing");

/// Up to so many points, of 12, it is low.
const LOW: u8 = 3;

/// By so many points below the best time before it has fallen.
const DROP: u8 = 3;

/// By so many points the two see it differently.
const APART: u8 = 4;

worded! {
    /// A day on which both are asked, in the order of their time (OUT-11).
    Wave {
        /// Six weeks after the first contact.
        SixWeeks = "six_weeks",
        /// Three months after it.
        ThreeMonths = "three_months",
        /// When it has ended.
        End = "end",
    }
}

worded! {
    /// What is asked.
    Item {
        /// Whether what they agree on happens: trust.
        Kept = "kept",
        /// Whether they can say what does not go well: trust.
        Honest = "honest",
        /// Whether they feel heard: trust.
        Heard = "heard",
        /// Whether it leads where the mentee wants to go: career function (Kram 1983).
        Forward = "forward",
        /// Whether it gives courage: psychosocial function.
        Courage = "courage",
    }
}

/// Those that tell of trust between the two.
const TRUST: [Item; 3] = [Item::Kept, Item::Honest, Item::Heard];

/// What somebody said to each question; one that they left is not in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers(BTreeMap<Item, u8>);

/// What one of the two said, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// Which of the two.
    pub side: Side,
    /// When they were asked.
    pub wave: Wave,
    /// When they said it.
    pub at: Timestamp,
    /// What.
    pub answers: Answers,
}

/// What the answers of two call a coordinator for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Alert {
    /// It is low for one of them, or has fallen.
    pub dropped: bool,
    /// They see it differently.
    pub apart: bool,
}

/// What enough people said of one mentor, together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pool {
    /// About how many, to the nearest five.
    pub people: u32,
    /// The mean of each question in tenths; one that too few answered is not in it.
    pub means: BTreeMap<Item, u32>,
}

impl Wave {
    /// Its day, where the first contact was at `first`; `None` for the end, which has its own.
    #[must_use]
    pub fn day(self, first: Timestamp) -> Option<Timestamp> {
        match self {
            Self::SixWeeks => Some(first + DAY.times(42)),
            Self::ThreeMonths => Some(first + DAY.times(91)),
            Self::End => None,
        }
    }

    /// The one to ask at `now`, with its day: a week after that it is left out.
    #[must_use]
    pub fn due(first: Timestamp, now: Timestamp) -> Option<(Self, Timestamp)> {
        let mut days = Self::days(first);
        days.find(|(_, day)| *day <= now && now <= *day + WINDOW)
    }

    /// The day of the next one after `now`.
    #[must_use]
    pub fn next(first: Timestamp, now: Timestamp) -> Option<Timestamp> {
        Self::days(first).map(|(_, day)| day).find(|day| now < *day)
    }

    /// Whether both are asked where it ended as `how` at `at`.
    #[must_use]
    pub fn is_asked_after(how: End, at: Timestamp, now: Timestamp) -> bool {
        let parted_well = matches!(how, End::Done | End::Goodbye | End::Another | End::HandedOver);
        parted_well && now <= at + WINDOW
    }

    fn days(first: Timestamp) -> impl Iterator<Item = (Self, Timestamp)> {
        Self::ALL.iter().filter_map(move |wave| Some((*wave, wave.day(first)?)))
    }
}

impl Answers {
    /// What is `said` to each question.
    ///
    /// # Errors
    /// [`NOTHING`].
    pub fn new(said: impl Fn(Item) -> Option<u8>) -> Result<Self, Refusal> {
        let fits = |item: Item| said(item).filter(|points| *points <= MOST);
        let all: BTreeMap<_, _> =
            Item::ALL.iter().filter_map(|item| Some((*item, fits(*item)?))).collect();
        if all.is_empty() { Err(NOTHING) } else { Ok(Self(all)) }
    }

    /// What was said to `item`; `None` where they left it.
    #[must_use]
    pub fn get(&self, item: Item) -> Option<u8> {
        self.0.get(&item).copied()
    }

    /// The word by which they are kept: a digit for each question, in their order; a stroke for what was left.
    #[must_use]
    pub fn word(&self) -> String {
        let one = |item: &Item| {
            self.get(*item).map_or_else(|| "-".to_owned(), |points| points.to_string())
        };
        Item::ALL.iter().map(one).collect()
    }

    /// What `word` says; `None` where that is nothing.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        let digits =
            word.chars().map(|letter| letter.to_digit(10).and_then(|it| it.try_into().ok()));
        let all: BTreeMap<Item, Option<u8>> = Item::ALL.iter().copied().zip(digits).collect();
        let said = Self::new(|item| all.get(&item).copied().flatten()).ok();
        said.filter(|said| said.word() == word)
    }

    /// The points of trust, of 12; `None` where one of its questions was left.
    fn trust(&self) -> Option<u8> {
        TRUST.iter().map(|item| self.get(*item)).sum()
    }
}

/// What the answers `given` call for, where a coordinator was in touch with the two last at `seen`: what they know already
/// calls no more.
#[must_use]
pub fn alert(given: &[Given], seen: Option<Timestamp>) -> Alert {
    let [ada, mo] = [Side::Member, Side::Helper].map(|side| trust(given, side));
    let is_new = |at: Timestamp| seen.is_none_or(|seen| at > seen);
    let calls = |own: &[(Wave, Timestamp, u8)]| {
        let Some(((_, at, now), before)) = own.split_last() else { return false };
        let best = before.iter().map(|(_, _, points)| *points).max();
        is_new(*at) && (*now <= LOW || best.is_some_and(|best| now + DROP <= best))
    };
    let last = ada.iter().rev().find_map(|one| Some((one, mo.iter().find(|it| it.0 == one.0)?)));
    let apart = last.is_some_and(|((_, one_at, one), (_, at, other))| {
        one.abs_diff(*other) >= APART && is_new(*one_at.max(at))
    });
    Alert { dropped: calls(&ada) || calls(&mo), apart }
}

/// The points of trust of `side`, in the order of the waves.
fn trust(given: &[Given], side: Side) -> Vec<(Wave, Timestamp, u8)> {
    let own = given.iter().filter(|one| one.side == side);
    let mut own: Vec<_> =
        own.filter_map(|one| Some((one.wave, one.at, one.answers.trust()?))).collect();
    own.sort_unstable();
    own
}

impl Pool {
    /// What is said in `all`, one of each person; `None` where they are too few to be told of (OUT-60). A mean at either
    /// end would tell what each of them said, so it stops half a point before.
    #[must_use]
    pub fn of(all: &[Answers]) -> Option<Self> {
        let people = disclosure::released(u32::try_from(all.len()).ok()?)?;
        let mean = |item: &Item| {
            let said: Vec<_> = all.iter().filter_map(|one| one.get(*item)).collect();
            let count = u32::try_from(said.len()).ok().filter(|n| *n > disclosure::HIDDEN)?;
            let sum: u32 = said.into_iter().map(u32::from).sum();
            Some((*item, ((sum * 10 + count / 2) / count).clamp(LEAST_MEAN, MOST_MEAN)))
        };
        Some(Self { people, means: Item::ALL.iter().filter_map(mean).collect() })
    }
}

/// The least mean that is told, in tenths.
const LEAST_MEAN: u32 = 5;

/// The greatest.
const MOST_MEAN: u32 = 35;

#[cfg(test)]
#[path = "feedback_laws.rs"]
mod laws;
