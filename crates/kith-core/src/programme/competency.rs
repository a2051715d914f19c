//! The twelve competencies of whoever supports others: what a supervisor saw of each, and how somebody rates themselves on it.
//! They follow the categories of SAMHSA for peer workers; what they are called stands in our own words.

use crate::Refusal;

worded! {
    /// One of the twelve, in the order of the standard (SAMHSA-1 to SAMHSA-12).
    Competency {
        /// A relationship that is warm and has two sides.
        Relationship = "relationship",
        /// Support as the other wants it.
        Support = "support",
        /// One's own story, told where it helps.
        Story = "story",
        /// The person, and not the case.
        Person = "person",
        /// Plans that belong to whoever makes them.
        Plan = "plan",
        /// What else there is, and the way there.
        Ways = "ways",
        /// Small things that make a day easier.
        Skills = "skills",
        /// An evening on which somebody is in danger.
        Crisis = "crisis",
        /// Plain words.
        Words = "words",
        /// Working with others.
        Team = "team",
        /// Speaking up.
        Voice = "voice",
        /// Going on learning.
        Growth = "growth",
    }
}

worded! {
    /// What a supervisor saw of a competency.
    Seen {
        /// They can do it.
        Can = "can",
        /// They can with somebody beside them.
        Support = "support",
        /// It did not come up.
        Unseen = "unseen",
    }
}

worded! {
    /// How somebody rates themselves on a competency.
    Level {
        /// It is new to them.
        New = "new",
        /// They try it.
        Trying = "trying",
        /// It mostly works.
        Mostly = "mostly",
        /// They feel at home in it.
        Home = "home",
    }
}

/// A competency for which nothing was chosen.
pub const UNMARKED: Refusal = Refusal("practice-unmarked");
/// A rating of nothing.
pub const EMPTY: Refusal = Refusal("rating-empty");

/// What was seen of each of the twelve, in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marks(Vec<Seen>);

/// How somebody rated themselves, in the order of the twelve; `None` for what they left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rating(Vec<Option<Level>>);

impl Marks {
    /// These marks, one for each of the twelve.
    ///
    /// # Errors
    /// [`UNMARKED`] where one is missing.
    pub fn new(chosen: impl Fn(Competency) -> Option<Seen>) -> Result<Self, Refusal> {
        let all: Option<_> = Competency::ALL.iter().map(|of| chosen(*of)).collect();
        all.map(Self).ok_or(UNMARKED)
    }

    /// Each competency with what was seen of it.
    pub fn each(&self) -> impl Iterator<Item = (Competency, Seen)> {
        Competency::ALL.iter().copied().zip(self.0.iter().copied())
    }

    /// As it is kept: words, with blanks between them.
    #[must_use]
    pub fn text(&self) -> String {
        self.0.iter().map(|seen| seen.word()).collect::<Vec<_>>().join(" ")
    }

    /// What [`Self::text`] kept; `None` for anything else.
    #[must_use]
    pub fn kept(text: &str) -> Option<Self> {
        let all: Vec<_> = text.split(' ').map(Seen::of).collect::<Option<_>>()?;
        (all.len() == Competency::ALL.len()).then_some(Self(all))
    }
}

impl Rating {
    /// What somebody chose, each as they like.
    ///
    /// # Errors
    /// [`EMPTY`] where they chose nothing at all.
    pub fn new(chosen: impl Fn(Competency) -> Option<Level>) -> Result<Self, Refusal> {
        let all: Vec<_> = Competency::ALL.iter().map(|of| chosen(*of)).collect();
        if all.iter().all(Option::is_none) { Err(EMPTY) } else { Ok(Self(all)) }
    }

    /// Each competency with what was chosen.
    pub fn each(&self) -> impl Iterator<Item = (Competency, Option<Level>)> {
        Competency::ALL.iter().copied().zip(self.0.iter().copied())
    }

    /// As it is kept: words, with blanks between them, and a stroke for what was left out.
    #[must_use]
    pub fn text(&self) -> String {
        let word = |level: &Option<Level>| level.map_or("-", Level::word);
        self.0.iter().map(word).collect::<Vec<_>>().join(" ")
    }

    /// What [`Self::text`] kept; `None` for anything else.
    #[must_use]
    pub fn kept(text: &str) -> Option<Self> {
        let one = |word| if word == "-" { Some(None) } else { Level::of(word).map(Some) };
        let all: Vec<_> = text.split(' ').map(one).collect::<Option<_>>()?;
        (all.len() == Competency::ALL.len()).then_some(Self(all))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn there_are_twelve_and_a_sign_off_speaks_of_each() {
        assert_eq!(Competency::ALL.len(), 12);
        assert!(Marks::new(|_| Some(Seen::Unseen)).is_ok(), "what did not come up is an answer");
        let but = |of| (of != Competency::Crisis).then_some(Seen::Can);
        assert_eq!(Marks::new(but), Err(UNMARKED));
    }

    #[test]
    fn a_rating_may_leave_out_whatever_it_likes_but_everything() {
        assert_eq!(Rating::new(|_| None), Err(EMPTY));
        let one = |of| (of == Competency::Story).then_some(Level::Trying);
        let rating = Rating::new(one).unwrap();
        assert_eq!(rating.each().filter(|(_, level)| level.is_some()).count(), 1);
        assert_eq!(rating.text(), "- - trying - - - - - - - - -");
    }

    proptest! {
        #[test]
        fn what_is_kept_is_read_again(
            seen in prop::collection::vec(0_usize..3, 12),
            levels in prop::collection::vec(0_usize..5, 12),
        ) {
            let place = |of: Competency| Competency::ALL.iter().position(|is| *is == of).unwrap();
            let marks = Marks::new(|of| Some(Seen::ALL[seen[place(of)]])).unwrap();
            prop_assert_eq!(Marks::kept(&marks.text()), Some(marks));
            if let Ok(rating) = Rating::new(|of| Level::ALL.get(levels[place(of)]).copied()) {
                prop_assert_eq!(Rating::kept(&rating.text()), Some(rating));
            }
        }

        #[test]
        fn anything_else_is_none(text in "[a-z -]{0,80}") {
            prop_assert!(Marks::kept(&text).is_none_or(|marks| marks.text() == text));
            prop_assert!(Rating::kept(&text).is_none_or(|rating| rating.text() == text));
        }
    }
}
