//! A reference: somebody outside who knows an applicant answers a few questions. They need no account, may say no, and
//! may write in their own time; after a month their page is closed.

use crate::{ApplicationId, DAY, Private, Refusal, Span, Timestamp};

worded! {
    /// Where a reference is.
    State {
        /// It was asked for.
        Asked = "asked",
        /// It came in.
        Given = "given",
        /// Whoever was asked would rather not.
        Refused = "refused",
        /// Its time was over.
        Over = "over",
    }
}

worded! {
    /// What a referee is asked.
    Part {
        /// How they know each other.
        Known = "known",
        /// How it is to be with them when things are hard.
        With = "with",
        /// Whether anything speaks against it.
        Against = "against",
    }
}

/// A reference; names, address and words are sealed and stand apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// For which application.
    pub application: ApplicationId,
    /// Whether the house wrote to the referee; else the applicant gave them the link.
    pub mailed: bool,
    /// When it was asked for.
    pub asked: Timestamp,
    /// When the referee was reminded; `None` until they were.
    pub chased: Option<Timestamp>,
    /// Whether the referee lets the applicant read it.
    pub shared: bool,
    /// Where it is.
    pub state: State,
}

/// What its next deadline does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// The referee is reminded, once.
    Chase,
    /// Its time is over.
    Over,
}

/// How many references an application has that stand or came in.
pub const MOST: usize = 2;
/// How many a member asks for in [`WINDOW`], whatever became of them: nobody is flooded.
pub const ENOUGH: i64 = 6;
/// The time in which they are counted.
pub const WINDOW: Span = DAY.times(30);
/// After which time a referee is reminded.
pub const CHASE: Span = DAY.times(10);
/// For how long its page is open.
pub const LASTS: Span = DAY.times(30);
/// The most letters (Unicode scalar values) of a part.
pub const LONGEST: usize = 2_000;
/// The most letters of a name.
pub const NAME: usize = 80;

/// As many were asked for as can be.
pub const FULL: Refusal = Refusal("reference-full");
/// The house wrote to this address not long ago, or whoever has it would rather not be written to.
pub const NO_MAIL: Refusal = Refusal("reference-no-mail");
/// No name stands there, or one that is too long.
pub const NO_NAME: Refusal = Refusal("reference-no-name");
/// A part is longer than fits.
pub const LONG: Refusal = Refusal("reference-long");
/// The first two parts have words where it is sent.
pub const EMPTY: Refusal = Refusal("reference-empty");
/// It is over: given, refused, or too late.
pub const SHUT: Refusal = Refusal("reference-shut");

impl Part {
    /// Whether a reference can be sent without it.
    #[must_use]
    pub const fn is_needed(self) -> bool {
        !matches!(self, Self::Against)
    }
}

impl Reference {
    /// When the deed at its deadline is due; `None` once it is over.
    #[must_use]
    pub fn deadline(&self) -> Option<Timestamp> {
        let open = self.state == State::Asked;
        let next = if self.mailed && self.chased.is_none() { CHASE } else { LASTS };
        open.then(|| self.asked + next)
    }

    /// Until when its page is open.
    #[must_use]
    pub fn until(&self) -> Timestamp {
        self.asked + LASTS
    }

    /// Whether its referee can still write at `now`.
    ///
    /// # Errors
    /// [`SHUT`].
    pub fn may_write(&self, now: Timestamp) -> Result<(), Refusal> {
        let open = self.state == State::Asked && now < self.until();
        open.then_some(()).ok_or(SHUT)
    }

    /// What its deadline does at `now`; `None` where none has come.
    pub fn due(&mut self, now: Timestamp) -> Option<Due> {
        if self.deadline().is_none_or(|deadline| now < deadline) {
            return None;
        }
        if now < self.until() {
            self.chased = Some(now);
            return Some(Due::Chase);
        }
        self.state = State::Over;
        Some(Due::Over)
    }
}

/// A name, without spaces around it.
///
/// # Errors
/// [`NO_NAME`].
pub fn name(typed: &str) -> Result<Private, Refusal> {
    let name = typed.trim().replace('\0', "");
    let letters = name.chars().count();
    if (1..=NAME).contains(&letters) { Ok(Private::new(name)) } else { Err(NO_NAME) }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn reference(mailed: bool) -> Reference {
        Reference {
            application: ApplicationId(Uuid::nil()),
            mailed,
            asked: Timestamp::from_micros(1_795_000_000_000_000).unwrap(),
            chased: None,
            shared: false,
            state: State::Asked,
        }
    }

    #[test]
    fn a_referee_is_reminded_once_and_after_a_month_it_is_closed() {
        let mut it = reference(true);
        let days = |n| reference(true).asked + DAY.times(n);
        assert_eq!(it.due(days(9)), None);
        assert_eq!(it.due(days(10)), Some(Due::Chase));
        assert_eq!(it.due(days(11)), None);
        assert_eq!((it.may_write(days(29)), it.may_write(days(30))), (Ok(()), Err(SHUT)));
        assert_eq!(it.due(days(30)), Some(Due::Over));
        assert_eq!((it.due(days(99)), it.deadline()), (None, None));
    }

    #[test]
    fn whoever_has_no_mail_is_not_reminded_and_whoever_answered_is_done() {
        let mut by_hand = reference(false);
        assert_eq!(by_hand.deadline(), Some(by_hand.until()));
        assert_eq!(by_hand.due(by_hand.until()), Some(Due::Over));
        let given = Reference { state: State::Given, ..reference(true) };
        assert_eq!((given.deadline(), given.may_write(given.asked)), (None, Err(SHUT)));
        let mut late = reference(true);
        assert_eq!(
            late.due(late.until()),
            Some(Due::Over),
            "a house that slept reminds nobody late"
        );
        assert_eq!(name("  "), Err(NO_NAME));
    }
}
