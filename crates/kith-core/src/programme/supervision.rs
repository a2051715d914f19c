//! Supervision: a helper talks their own work over with a supervisor. The helper asks, one supervisor takes it with a day, and
//! until there is a day a clock runs, so that nobody asks into silence.

use super::{calendar::Day, zone::Zone};
use crate::{DAY, MemberId, Private, Refusal, Span, Timestamp};

/// After so long without an answer somebody is called, and again after the same.
pub const SILENT: Span = DAY.times(3);

/// How far ahead the next day may be.
const FURTHEST: Span = DAY.times(366);

/// The most letters of a note.
const LONGEST: usize = 4000;

/// Somebody else took it, or it is over.
pub const GONE: Refusal = Refusal("supervision-gone");
/// No day, one that is past, or one too far away.
pub const NO_DAY: Refusal = Refusal("supervision-no-day");
/// A note without words, or with too many.
pub const NO_WORDS: Refusal = Refusal("supervision-no-words");
/// The talk of that day is noted.
pub const NOTED: Refusal = Refusal("supervision-noted");

/// A helper and their supervisor, or a helper who waits for one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supervision {
    /// Who talks their work over.
    pub supervisee: MemberId,
    /// With whom; `None` while nobody has taken it.
    pub supervisor: Option<MemberId>,
    /// Since when the supervisee waits for a day; `None` while they do not.
    pub waits: Option<Timestamp>,
    /// When somebody was called for that last.
    pub called: Option<Timestamp>,
    /// The beginning of the day on which they talk next.
    pub next: Option<Timestamp>,
    /// Whether both were reminded of that day.
    pub reminded: bool,
    /// When it ended; `None` while it goes on.
    pub over: Option<Timestamp>,
}

/// What its next deadline does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// Somebody is called, for a helper waits.
    Call,
    /// Both are reminded of tomorrow.
    Remind,
}

impl Supervision {
    /// `supervisee` asks at `now`.
    #[must_use]
    pub const fn new(supervisee: MemberId, now: Timestamp) -> Self {
        Self {
            supervisee,
            supervisor: None,
            waits: Some(now),
            called: None,
            next: None,
            reminded: false,
            over: None,
        }
    }

    /// It, where its supervisee asks once more at `now`: whoever waits already waits since then.
    ///
    /// # Errors
    /// [`GONE`] where it is over.
    pub fn asks(&self, now: Timestamp) -> Result<Self, Refusal> {
        self.stands()?;
        Ok(Self { waits: self.waits.or(Some(now)), ..self.clone() })
    }

    /// It, taken by `supervisor`.
    ///
    /// # Errors
    /// [`GONE`] where somebody has taken it, it is over, or it is their own.
    pub fn take(&self, supervisor: MemberId) -> Result<Self, Refusal> {
        self.stands()?;
        if self.supervisor.is_some() || supervisor == self.supervisee {
            return Err(GONE);
        }
        Ok(Self { supervisor: Some(supervisor), ..self.clone() })
    }

    /// It, with `day` as the next, by the clock of `zone`: nobody waits any more.
    ///
    /// # Errors
    /// [`GONE`]; [`NO_DAY`].
    pub fn set(&self, now: Timestamp, day: Option<Day>, zone: &Zone) -> Result<Self, Refusal> {
        self.stands()?;
        if self.supervisor.is_none() {
            return Err(GONE);
        }
        let today = Day::of(now, zone);
        let next = day.filter(|day| *day >= today).and_then(|day| day.begins(zone));
        let next = next.filter(|next| *next <= now + FURTHEST).ok_or(NO_DAY)?;
        Ok(Self { waits: None, called: None, next: Some(next), reminded: false, ..self.clone() })
    }

    /// It, after a talk that was noted: a day that has come is over, and nobody waits any more.
    ///
    /// # Errors
    /// [`GONE`].
    pub fn talked(&self, now: Timestamp) -> Result<Self, Refusal> {
        self.stands()?;
        let next = self.next.filter(|next| now < *next);
        Ok(Self { waits: None, called: None, next, ..self.clone() })
    }

    /// It, without its supervisor: the supervisee waits for another from `now` on.
    #[must_use]
    pub fn released(&self, now: Timestamp) -> Self {
        let waits = self.waits.or(Some(now));
        Self { supervisor: None, waits, called: None, next: None, reminded: false, ..self.clone() }
    }

    /// When something happens next; `None` where nothing does.
    #[must_use]
    pub fn deadline(&self) -> Option<Timestamp> {
        let call = self.waits.map(|since| self.called.unwrap_or(since) + SILENT);
        let remind = self.next.filter(|_| !self.reminded).map(|next| next + -DAY);
        let first = [call, remind].into_iter().flatten().min();
        first.filter(|_| self.over.is_none())
    }

    /// What happens at `now`; `None` where nothing does. Nobody is reminded of a day that has come.
    #[must_use]
    pub fn due(&self, now: Timestamp) -> Option<Due> {
        let due = self.deadline().filter(|due| *due <= now)?;
        let calls = self.waits.is_some_and(|since| self.called.unwrap_or(since) + SILENT == due);
        Some(if calls { Due::Call } else { Due::Remind })
    }

    /// It, after that was done at `now`.
    #[must_use]
    pub fn done(&self, now: Timestamp, due: Due) -> Self {
        match due {
            Due::Call => Self { called: Some(now), ..self.clone() },
            Due::Remind => Self { reminded: true, ..self.clone() },
        }
    }

    fn stands(&self) -> Result<(), Refusal> {
        if self.over.is_none() { Ok(()) } else { Err(GONE) }
    }
}

/// What was noted, as it was typed.
///
/// # Errors
/// [`NO_WORDS`].
pub fn words(text: &str) -> Result<Private, Refusal> {
    let words = text.trim().replace('\0', "");
    let fits = !words.is_empty() && words.chars().count() <= LONGEST;
    if fits { Ok(Private::new(words)) } else { Err(NO_WORDS) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn now() -> Timestamp {
        Timestamp::from_micros(1_795_000_000_000_000).unwrap()
    }

    fn member(n: u128) -> MemberId {
        MemberId(Uuid::from_u128(n))
    }

    #[test]
    fn j4_7_one_takes_it_with_a_day_and_nobody_takes_it_twice_or_from_themselves() {
        let asked = Supervision::new(member(1), now());
        assert_eq!(asked.take(member(1)), Err(GONE));
        let taken = asked.take(member(2)).unwrap();
        assert_eq!(taken.take(member(3)), Err(GONE));
        assert_eq!(asked.set(now(), None, &Zone::UTC), Err(GONE), "nobody has taken it");
        let set =
            |days| taken.set(now(), Some(Day::of(now() + DAY.times(days), &Zone::UTC)), &Zone::UTC);
        assert_eq!([-1, 0, 365, 368].map(|days| set(days).is_ok()), [false, true, true, false]);
        assert_eq!(taken.set(now(), None, &Zone::UTC), Err(NO_DAY));
        let over = Supervision { over: Some(now()), ..taken };
        assert_eq!((over.asks(now()), over.talked(now())), (Err(GONE), Err(GONE)));
        assert_eq!(over.deadline(), None);
    }

    #[test]
    fn both_are_reminded_the_day_before_and_once() {
        let day = Day::of(now() + DAY.times(9), &Zone::UTC);
        let taken = Supervision::new(member(1), now()).take(member(2)).unwrap();
        let set = taken.set(now(), Some(day), &Zone::UTC).unwrap();
        let eve = set.next.unwrap() + -DAY;
        assert_eq!((set.deadline(), set.due(eve)), (Some(eve), Some(Due::Remind)));
        let told = set.done(eve, Due::Remind);
        assert_eq!((told.deadline(), told.due(eve)), (None, None));
        let after = told.talked(set.next.unwrap() + DAY).unwrap();
        assert_eq!(after.next, None);
    }

    proptest! {
        #[test]
        fn whoever_waits_is_never_without_a_next_call(
            steps in prop::collection::vec((0_u8..6, 0_i64..9), 0..30),
        ) {
            let (mut it, mut at) = (Supervision::new(member(1), now()), now());
            for (step, days) in steps {
                at = at + DAY.times(days);
                it = match step {
                    0 => it.asks(at).unwrap(),
                    1 => it.take(member(2)).unwrap_or(it),
                    2 => it.set(at, Some(Day::of(at + DAY, &Zone::UTC)), &Zone::UTC).unwrap_or(it),
                    3 => it.talked(at).unwrap(),
                    4 => it.released(at),
                    _ => it.due(at).map_or(it.clone(), |due| it.done(at, due)),
                };
                prop_assert!(it.supervisor.is_some() || it.waits.is_some() || it.next.is_none());
                if it.waits.is_some() {
                    prop_assert!(it.deadline().is_some_and(|due| due <= at + SILENT));
                }
            }
        }
    }
}
