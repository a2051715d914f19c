//! A crisis: what whoever has the case tried, line by line, and when a person asks how they are.

use super::letter;
use crate::{DAY, Private, Refusal, Span, support::safe::Level};

worded! {
    /// What was tried for somebody who may be in danger.
    Tried {
        /// Wrote to them.
        Wrote = "wrote",
        /// Reached them, and they answered.
        Reached = "reached",
        /// Named them a help line, or called one with them.
        Line = "line",
        /// Asked somebody of the house to come.
        Colleague = "colleague",
        /// Tried, and nobody answered.
        Nobody = "nobody",
        /// Told an emergency service, which has it now.
        Services = "services",
    }
}

/// How it stands, after what was tried last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// Somebody is at it.
    Tried,
    /// Nobody answers.
    Silent,
    /// It is with an emergency service.
    Handed,
}

/// Nothing says what was done.
pub const NO_TRIED: Refusal = Refusal("crisis-no-tried");
/// The line is longer than [`LONGEST`] characters.
pub const LONG: Refusal = Refusal("crisis-long");
/// No such time is on the list.
pub const NO_TIME: Refusal = Refusal("crisis-no-time");
/// Nobody was in danger, so nobody comes back to ask.
pub const NO_DANGER: Refusal = Refusal("crisis-no-danger");

/// How many characters a line has, at most.
pub const LONGEST: usize = 500;

/// After how long a person asks how they are: one day, two, or three.
pub const AFTER: [Span; 3] = [DAY, DAY.times(2), DAY.times(3)];

/// A line as it is kept; it may be blank, for what was done already says something.
///
/// # Errors
/// [`LONG`].
pub fn line(text: &str) -> Result<Private, Refusal> {
    let words = letter::tidy(text);
    if words.chars().count() > LONGEST { Err(LONG) } else { Ok(Private::new(words)) }
}

/// How it stands after `tried`, the newest last. What is with a service stays there until they are reached.
#[must_use]
pub fn stands(tried: &[Tried]) -> Stands {
    let last = |what| tried.iter().rposition(|one| *one == what);
    let reached = last(Tried::Reached);
    if last(Tried::Services) > reached {
        Stands::Handed
    } else if last(Tried::Nobody) > reached {
        Stands::Silent
    } else {
        Stands::Tried
    }
}

/// Whether a person comes back to ask after `span`, in a case that calls at `level`.
///
/// # Errors
/// [`NO_DANGER`], [`NO_TIME`].
pub fn may_follow(level: Level, span: Span) -> Result<Span, Refusal> {
    if level != Level::Danger {
        return Err(NO_DANGER);
    }
    AFTER.contains(&span).then_some(span).ok_or(NO_TIME)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::HOUR;

    proptest! {
        #[test]
        fn what_is_with_a_service_stays_there_until_they_are_reached(
            tried in prop::collection::vec(prop::sample::select(Tried::ALL), 0..12),
        ) {
            let mut now = Stands::Tried;
            for one in &tried {
                now = match (one, now) {
                    (Tried::Reached, _) => Stands::Tried,
                    (Tried::Services, _) | (_, Stands::Handed) => Stands::Handed,
                    (Tried::Nobody, _) => Stands::Silent,
                    (_, before) => before,
                };
            }
            prop_assert_eq!(stands(&tried), now);
        }
    }

    #[test]
    fn a_person_asks_within_three_days_and_only_after_danger() {
        assert_eq!(may_follow(Level::Danger, DAY), Ok(DAY));
        for span in [HOUR, DAY.times(4)] {
            assert_eq!(may_follow(Level::Danger, span), Err(NO_TIME));
        }
        assert_eq!(may_follow(Level::Concern, DAY), Err(NO_DANGER));
    }

    #[test]
    fn a_line_is_short_and_may_be_blank() {
        assert_eq!(line(" ").unwrap().reveal(), "");
        assert_eq!(line(&"a".repeat(LONGEST)).unwrap().reveal().len(), LONGEST);
        assert_eq!(line(&"a".repeat(LONGEST + 1)).unwrap_err(), LONG);
    }
}
