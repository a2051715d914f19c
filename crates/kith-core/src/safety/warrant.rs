//! Warrants: leave to read a talk beyond what was copied for a case. A moderator asks with a reason that
//! the two who talk will read; unless somebody is in danger now, a second person says yes; it lasts half
//! an hour.

use super::{
    letter,
    opening::{LENGTH, Why},
};
use crate::{
    CaseId, Code, DAY, MemberId, Private, Refusal, Span, TalkId, Timestamp, WarrantId,
    people::grant::Role, support::safe::Level,
};

worded! {
    /// On which ground.
    Ground {
        /// Somebody may be in danger, and the talk can tell where or how.
        Danger = "danger",
        /// Harm was reported, and what was copied does not show enough to decide fairly.
        Harm = "harm",
        /// The law of the country demands it.
        Law = "law",
    }
}

/// Leave to read one talk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warrant {
    /// Which warrant.
    pub id: WarrantId,
    /// What names it outside.
    pub code: Code,
    /// For which case.
    pub case: CaseId,
    /// Which talk.
    pub talk: TalkId,
    /// Who asks.
    pub by: MemberId,
    /// In which role.
    pub role: Role,
    /// On which ground.
    pub ground: Ground,
    /// When it was asked for.
    pub at: Timestamp,
    /// Where it is.
    pub state: State,
}

/// Where a warrant is; each open state ends by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// A second person is asked, until then.
    Asked {
        /// Until when.
        until: Timestamp,
    },
    /// It may be used, until then.
    Allowed {
        /// Who said yes; `None` where somebody is in danger now.
        second: Option<MemberId>,
        /// Until when.
        until: Timestamp,
    },
    /// The talk stands open to whoever asked, until then.
    Open {
        /// Who said yes; `None` where somebody is in danger now.
        second: Option<MemberId>,
        /// Until when.
        until: Timestamp,
    },
    /// The second person said no.
    Refused {
        /// Who.
        second: MemberId,
        /// When.
        at: Timestamp,
    },
}

/// Nothing says why, in a sentence.
pub const NO_SENTENCE: Refusal = Refusal("read-no-sentence");

/// The sentence is longer than fits.
pub const LONG: Refusal = Refusal("read-long");

/// Nothing says on which ground.
pub const NO_GROUND: Refusal = Refusal("read-no-ground");

/// Nobody is their own second person.
pub const OWN: Refusal = Refusal("read-own");

/// It waits for no answer: it was given, or its time is over.
pub const NOT_WAITING: Refusal = Refusal("read-not-waiting");

/// It cannot be used: nobody said yes, or its time is over.
pub const NOT_ALLOWED: Refusal = Refusal("read-not-allowed");

/// The most letters (Unicode scalar values) of the sentence.
pub const MOST: usize = 500;

/// How long a second person is waited for, and how long a yes can be used.
const WAIT: Span = DAY;

/// The sentence in which somebody says why, without spaces around it.
///
/// # Errors
/// [`NO_SENTENCE`] and [`LONG`].
pub fn sentence(text: &str) -> Result<Private, Refusal> {
    let words = letter::tidy(text);
    match words.chars().count() {
        0 => Err(NO_SENTENCE),
        count if count > MOST => Err(LONG),
        _ => Ok(Private::new(words)),
    }
}

impl Ground {
    /// Why the talk was opened, as its members read it.
    #[must_use]
    pub const fn why(self) -> Why {
        match self {
            Self::Danger => Why::Danger,
            Self::Harm => Why::Harm,
            Self::Law => Why::Law,
        }
    }
}

impl State {
    /// Where a warrant begins, for a case of `level`: only danger waits for nobody.
    #[must_use]
    pub fn first(level: Level, now: Timestamp) -> Self {
        let until = now + WAIT;
        match level {
            Level::Danger => Self::Allowed { second: None, until },
            Level::Calm | Level::Notice | Level::Concern => Self::Asked { until },
        }
    }
}

impl Warrant {
    /// Whether it waits for a second person at `now`.
    #[must_use]
    pub fn waits(&self, now: Timestamp) -> bool {
        matches!(self.state, State::Asked { until } if now < until)
    }

    /// Until when whoever asked can still begin to read; `None` where they cannot.
    #[must_use]
    pub fn usable(&self, now: Timestamp) -> Option<Timestamp> {
        match self.state {
            State::Allowed { until, .. } if now < until => Some(until),
            _ => None,
        }
    }

    /// `second` says yes.
    ///
    /// # Errors
    /// [`OWN`] and [`NOT_WAITING`].
    pub fn allow(&mut self, second: MemberId, now: Timestamp) -> Result<(), Refusal> {
        self.answerable(second, now)?;
        self.state = State::Allowed { second: Some(second), until: now + WAIT };
        Ok(())
    }

    /// `second` says no.
    ///
    /// # Errors
    /// [`OWN`] and [`NOT_WAITING`].
    pub fn refuse(&mut self, second: MemberId, now: Timestamp) -> Result<(), Refusal> {
        self.answerable(second, now)?;
        self.state = State::Refused { second, at: now };
        Ok(())
    }

    /// Whoever asked begins to read; the moment until which they may.
    ///
    /// # Errors
    /// [`NOT_ALLOWED`].
    pub fn begin(&mut self, by: MemberId, now: Timestamp) -> Result<Timestamp, Refusal> {
        match self.state {
            State::Allowed { second, until } if by == self.by && now < until => {
                let until = now + LENGTH;
                self.state = State::Open { second, until };
                Ok(until)
            }
            _ => Err(NOT_ALLOWED),
        }
    }

    /// Until when the talk stands open to `by` at `now`; `None` where it does not.
    #[must_use]
    pub fn opens(&self, by: MemberId, now: Timestamp) -> Option<Timestamp> {
        match self.state {
            State::Open { until, .. } if by == self.by && now < until => Some(until),
            _ => None,
        }
    }

    fn answerable(&self, second: MemberId, now: Timestamp) -> Result<(), Refusal> {
        if second == self.by {
            return Err(OWN);
        }
        self.waits(now).then_some(()).ok_or(NOT_WAITING)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::MINUTE;

    fn member(n: u128) -> MemberId {
        MemberId(Uuid::from_u128(n))
    }

    fn start() -> Timestamp {
        Timestamp::from_micros(1_700_000_000_000_000).unwrap()
    }

    fn asked(level: Level) -> Warrant {
        let id = Uuid::from_u128(1);
        Warrant {
            id: id.into(),
            code: Code(id),
            case: id.into(),
            talk: id.into(),
            by: member(1),
            role: Role::Moderator,
            ground: Ground::Harm,
            at: start(),
            state: State::first(level, start()),
        }
    }

    /// What somebody can try.
    #[derive(Debug, Clone, Copy)]
    enum Try {
        Allow(u128),
        Refuse(u128),
        Begin(u128),
        Pass(i64),
    }

    fn tries() -> impl Strategy<Value = Vec<Try>> {
        let one = prop_oneof![
            (1_u128..4).prop_map(Try::Allow),
            (1_u128..4).prop_map(Try::Refuse),
            (1_u128..4).prop_map(Try::Begin),
            (0_i64..2_000).prop_map(Try::Pass),
        ];
        prop::collection::vec(one, 0..30)
    }

    proptest! {
        #[test]
        fn nobody_reads_alone_below_danger_nor_longer_than_half_an_hour(
            tries in tries(), level in prop::sample::select(Level::ALL),
        ) {
            let (mut warrant, mut now) = (asked(level), start());
            let (mut yes, mut begun) = (None, None);
            for one in tries {
                match one {
                    Try::Allow(n) => if warrant.allow(member(n), now).is_ok() { yes = Some(n) },
                    Try::Refuse(n) => if warrant.refuse(member(n), now).is_ok() { yes = None },
                    Try::Begin(n) => if warrant.begin(member(n), now).is_ok() { begun = Some(now) },
                    Try::Pass(minutes) => now = now + MINUTE.times(minutes),
                }
                prop_assert_ne!(yes, Some(1), "nobody is their own second person");
                for n in 1..4 {
                    let Some(until) = warrant.opens(member(n), now) else { continue };
                    prop_assert_eq!(n, 1, "it opens to whoever asked, and nobody else");
                    prop_assert!(level == Level::Danger || yes.is_some());
                    prop_assert!(begun.is_some_and(|begun| until == begun + LENGTH));
                }
            }
        }
    }

    #[test]
    fn in_danger_it_opens_at_once_and_closes_after_half_an_hour() {
        let mut warrant = asked(Level::Danger);
        assert_eq!(warrant.begin(member(2), start()), Err(NOT_ALLOWED));
        let until = warrant.begin(member(1), start()).unwrap();
        assert_eq!(warrant.opens(member(1), start()), Some(until));
        assert_eq!(warrant.opens(member(1), until), None);
        assert_eq!(warrant.begin(member(1), until), Err(NOT_ALLOWED), "once, and then asked anew");
    }

    #[test]
    fn a_yes_that_comes_too_late_opens_nothing() {
        let mut warrant = asked(Level::Concern);
        let late = start() + WAIT;
        assert_eq!(warrant.allow(member(2), late), Err(NOT_WAITING));
        warrant.allow(member(2), start()).unwrap();
        assert_eq!(warrant.refuse(member(3), start()), Err(NOT_WAITING));
        assert_eq!(warrant.begin(member(1), late), Err(NOT_ALLOWED));
    }

    #[test]
    fn a_reason_is_a_sentence() {
        assert_eq!(sentence("  "), Err(NO_SENTENCE));
        assert_eq!(sentence(&"x".repeat(MOST + 1)), Err(LONG));
        assert_eq!(sentence(" because \n"), Ok(Private::new("because")));
    }
}
