//! The day on which both look at their agreement again: each says for themselves whether they carry on, change something, or
//! stop. Neither learns what the other said before both have.

use crate::{DAY, Refusal, Span, Timestamp, people::face::Side};

/// After so long whoever has not answered is reminded, once.
pub const REMIND: Span = DAY.times(7);

/// After so long without an answer of both a coordinator is called.
pub const SILENT: Span = DAY.times(14);

/// Both have said it, so it stands.
pub const SAID: Refusal = Refusal("midterm-already");

worded! {
    /// What one wants, the lesser first.
    Choice {
        /// To carry on as it is.
        CarryOn = "carry_on",
        /// To change something.
        Change = "change",
        /// To stop.
        Stop = "stop",
    }
}

/// How far the two have come with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Midterm {
    /// When both were asked.
    pub asked: Timestamp,
    /// When whoever was silent was reminded; `None` while nobody was.
    pub reminded: Option<Timestamp>,
    /// What the mentee wants; `None` while they have not said it.
    pub mentee: Option<Choice>,
    /// What the mentor wants; `None` while they have not said it.
    pub mentor: Option<Choice>,
}

impl Midterm {
    /// What `side` wants; `None` while they have not said it.
    #[must_use]
    pub const fn said(&self, side: Side) -> Option<Choice> {
        match side {
            Side::Member => self.mentee,
            Side::Helper => self.mentor,
        }
    }

    /// What comes of it once both have said it: of the two wishes the greater.
    #[must_use]
    pub fn comes(&self) -> Option<Choice> {
        self.mentee.zip(self.mentor).map(|(one, other)| one.max(other))
    }

    /// Whether anybody is to be reminded at `now`.
    #[must_use]
    pub fn reminds(&self, now: Timestamp) -> bool {
        self.comes().is_none() && self.reminded.is_none() && now >= self.asked + REMIND
    }

    /// Whether a coordinator is called at `now`.
    #[must_use]
    pub fn is_silent(&self, now: Timestamp) -> bool {
        self.comes().is_none() && now >= self.asked + SILENT
    }

    /// That something may still be said, or said anew.
    ///
    /// # Errors
    /// [`SAID`].
    pub fn may_say(&self) -> Result<(), Refusal> {
        if self.comes().is_some() { Err(SAID) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn j2_11_each_says_it_for_themselves_and_the_greater_wish_comes_of_it() {
        let asked = Timestamp::from_micros(1_795_000_000_000_000).unwrap();
        let it = |mentee, mentor| Midterm { asked, reminded: None, mentee, mentor };
        let later = |days| asked + DAY.times(days);
        let open = it(Some(Choice::Stop), None);
        assert_eq!((open.comes(), open.may_say()), (None, Ok(())));
        assert_eq!([6, 7].map(|days| open.reminds(later(days))), [false, true]);
        assert_eq!([13, 14].map(|days| open.is_silent(later(days))), [false, true]);
        let reminded = Midterm { reminded: Some(later(7)), ..open };
        assert!(!reminded.reminds(later(8)), "once");
        for one in Choice::ALL.iter().copied() {
            for other in Choice::ALL.iter().copied() {
                let both = it(Some(one), Some(other));
                assert_eq!(both.comes(), Some(one.max(other)));
                assert!(!both.reminds(later(99)) && !both.is_silent(later(99)));
                assert_eq!(both.may_say(), Err(SAID));
            }
        }
        assert_eq!(Choice::CarryOn.max(Choice::Change).max(Choice::Stop), Choice::Stop);
    }
}
