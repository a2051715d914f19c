//! Callings: whether and when a member is called from outside Kith, by choice. In Kith itself every
//! notice stands anyway.

use jiff::civil::Time;

use crate::{
    HOUR, MINUTE, Refusal, Span, Timestamp,
    programme::zone::{UNKNOWN, Zone},
};

worded! {
    /// For what a member wants to be called.
    #[derive(Default)]
    Called {
        /// For nothing. So it is until they choose.
        #[default]
        Never = "never",
        /// Only when somebody answers them.
        Answers = "answers",
        /// For every notice.
        Everything = "everything",
    }
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stir {
    /// Somebody answered.
    Answer,
    /// Anything else that a notice tells.
    News,
}

/// The hours of the day in which nobody is called: minutes of the day, from the first until before the
/// second; over midnight where the first is later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quiet {
    from: i16,
    until: i16,
}

/// Whether and when a member is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calling {
    /// For what.
    pub called: Called,
    /// By which clock their quiet hours go.
    pub zone: Zone,
    /// When not; `None` where any hour will do.
    pub quiet: Option<Quiet>,
}

/// A time of the day that cannot be read.
pub const NO_TIME: Refusal = Refusal("calling-no-time");
/// Quiet hours of which only one end was given, or which are all day.
pub const ONE_END: Refusal = Refusal("calling-one-end");
/// No such time zone.
pub const NO_ZONE: Refusal = Refusal("calling-no-zone");

/// How long something waits before anybody is called for it: whoever is here sees it by themselves.
pub const GRACE: Span = MINUTE.times(10);

/// How long after one call the next may come: at most four a day.
pub const PAUSE: Span = HOUR.times(6);

impl Stir {
    /// What a notice of that `kind` is to whoever gets it.
    #[must_use]
    pub fn of(kind: &str) -> Self {
        let answers = [
            "notice-application-accepted",
            "notice-application-declined",
            "notice-application-waiting",
            "notice-letter-answer",
            "notice-request-alternative",
            "notice-request-alternative-by-hand",
            "notice-request-answered",
            "notice-request-proposed",
        ];
        if answers.contains(&kind) { Self::Answer } else { Self::News }
    }
}

impl Called {
    /// Whether that calls for a call.
    #[must_use]
    pub fn wants(self, stir: Stir) -> bool {
        match self {
            Self::Never => false,
            Self::Answers => stir == Stir::Answer,
            Self::Everything => true,
        }
    }
}

impl Quiet {
    /// From and until, in minutes of the day; `None` where that is no time of the day, or all day.
    #[must_use]
    pub fn new(from: i16, until: i16) -> Option<Self> {
        let held = [from, until].iter().all(|minute| (0..24 * 60).contains(minute));
        (held && from != until).then_some(Self { from, until })
    }

    /// Reads both ends as they were typed, `22:00` and `08:00`; two blanks mean none.
    ///
    /// # Errors
    /// [`NO_TIME`], [`ONE_END`].
    pub fn read(from: &str, until: &str) -> Result<Option<Self>, Refusal> {
        match (from.trim(), until.trim()) {
            ("", "") => Ok(None),
            ("", _) | (_, "") => Err(ONE_END),
            (from, until) => Self::new(minute(from)?, minute(until)?).map(Some).ok_or(ONE_END),
        }
    }

    /// Both ends, in minutes of the day.
    #[must_use]
    pub const fn minutes(self) -> (i16, i16) {
        (self.from, self.until)
    }

    /// Both ends as they are typed.
    #[must_use]
    pub fn shown(self) -> (String, String) {
        let shown = |minute: i16| format!("{:02}:{:02}", minute / 60, minute % 60);
        (shown(self.from), shown(self.until))
    }

    fn holds(self, minute: i16) -> bool {
        if self.from < self.until {
            (self.from..self.until).contains(&minute)
        } else {
            minute >= self.from || minute < self.until
        }
    }
}

/// The minute of the day of `22:00`.
fn minute(text: &str) -> Result<i16, Refusal> {
    let (hour, minute) = text.split_once(':').ok_or(NO_TIME)?;
    let two = |digits: &str| digits.parse::<i8>().map_err(|_| NO_TIME);
    let time = Time::new(two(hour)?, two(minute)?, 0, 0).map_err(|_| NO_TIME)?;
    Ok(of_day(time))
}

fn of_day(time: Time) -> i16 {
    i16::from(time.hour()) * 60 + i16::from(time.minute())
}

impl Calling {
    /// The choice as it was made in a form.
    ///
    /// # Errors
    /// [`NO_ZONE`] where there is no such zone; as [`Quiet::read`].
    pub fn read(called: Called, zone: &str, (from, until): (&str, &str)) -> Result<Self, Refusal> {
        let zone =
            Zone::named(zone.trim()).map_err(|why| if why == UNKNOWN { NO_ZONE } else { why })?;
        Ok(Self { called, zone, quiet: Quiet::read(from, until)? })
    }

    /// When a call for what happens at `now` may go out, where the last went at `last`: never in quiet
    /// hours, never sooner than [`PAUSE`] after the last.
    #[must_use]
    pub fn due(&self, now: Timestamp, last: Option<Timestamp>) -> Timestamp {
        let rested = last.map(|last| last + PAUSE);
        self.awake((now + GRACE).max(rested.unwrap_or(now)))
    }

    /// The first moment from `at` on that is not in quiet hours.
    #[must_use]
    pub fn awake(&self, at: Timestamp) -> Timestamp {
        // Where a clock is put forward the end of the night may fall into the gap: looked at again.
        (0..3).fold(at, |at, _| self.after_night(at).unwrap_or(at))
    }

    /// The end of the quiet hours that `at` lies in.
    fn after_night(&self, at: Timestamp) -> Option<Timestamp> {
        let quiet = self.quiet?;
        let here = at.jiff().to_zoned(self.zone.rules().clone());
        let minute = of_day(here.time());
        if !quiet.holds(minute) {
            return None;
        }
        let day = here.date();
        let day = if minute < quiet.until { day } else { day.tomorrow().ok()? };
        let (hour, rest) =
            (i8::try_from(quiet.until / 60).ok()?, i8::try_from(quiet.until % 60).ok()?);
        let end = day.at(hour, rest, 0, 0);
        // Of an hour that comes twice the second counts: the night is never cut short.
        let end = self.zone.rules().to_ambiguous_zoned(end).later().ok()?;
        Some(end.timestamp().into())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::DAY;

    const ZONES: [&str; 5] =
        ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"];

    fn calling() -> impl Strategy<Value = Calling> {
        let zone = proptest::sample::select(&ZONES[..]);
        (zone, 0_i16..1440, 0_i16..1440).prop_map(|(zone, from, until)| Calling {
            called: Called::Everything,
            zone: Zone::named(zone).unwrap(),
            quiet: Quiet::new(from, until),
        })
    }

    /// Any moment of two years, so with every change of a clock.
    fn moment() -> impl Strategy<Value = Timestamp> {
        (0_i64..730 * 1440).prop_map(|minutes| {
            Timestamp::from_micros(1_700_000_000_000_000).unwrap() + MINUTE.times(minutes)
        })
    }

    fn is_quiet(calling: &Calling, at: Timestamp) -> bool {
        let here = at.jiff().to_zoned(calling.zone.rules().clone());
        calling.quiet.is_some_and(|quiet| quiet.holds(of_day(here.time())))
    }

    proptest! {
        #[test]
        fn a_call_never_falls_into_quiet_hours_and_never_waits_longer_than_they_last(
            calling in calling(), now in moment(),
        ) {
            let awake = calling.awake(now);
            prop_assert!(awake >= now);
            prop_assert!(!is_quiet(&calling, awake), "{awake:?}");
            prop_assert!(awake.since(now) <= HOUR.times(25));
            if !is_quiet(&calling, now) {
                prop_assert_eq!(awake, now);
            }
        }

        #[test]
        fn whatever_happens_there_are_at_most_four_calls_a_day(
            calling in calling(), start in moment(), waits in prop::collection::vec(0_i64..180, 60),
        ) {
            let (mut now, mut calls) = (start, Vec::<Timestamp>::new());
            for wait in waits {
                now = now + MINUTE.times(wait);
                let due = calling.due(now, calls.last().copied());
                calls.push(due);
                now = due;
            }
            for (at, call) in calls.iter().enumerate() {
                let day = calls.iter().skip(at).filter(|later| later.since(*call) < DAY).count();
                prop_assert!(day <= 4, "{day} in one day");
            }
        }
    }

    #[test]
    fn quiet_hours_are_read_as_they_are_typed() {
        let check = |from: &str, until: &str, read: Result<Option<(i16, i16)>, Refusal>| {
            let quiet = Quiet::read(from, until).map(|quiet| quiet.map(Quiet::minutes));
            assert_eq!(quiet, read, "{from} {until}");
        };
        check("22:00", "08:30", Ok(Some((1320, 510))));
        check(" ", "", Ok(None));
        check("22:00", "", Err(ONE_END));
        check("22:00", "22:00", Err(ONE_END));
        check("24:00", "08:00", Err(NO_TIME));
        check("late", "08:00", Err(NO_TIME));
        check("22:61", "08:00", Err(NO_TIME));
        assert_eq!(Quiet::new(1320, 510).unwrap().shown(), ("22:00".into(), "08:30".into()));
    }

    #[test]
    fn only_an_answer_calls_whoever_wants_only_answers() {
        for (called, answer, news) in [
            (Called::Never, false, false),
            (Called::Answers, true, false),
            (Called::Everything, true, true),
        ] {
            assert_eq!(called.wants(Stir::of("notice-request-answered")), answer);
            assert_eq!(called.wants(Stir::of("notice-roles-changed")), news);
        }
        assert_eq!(Called::default(), Called::Never);
    }

    #[test]
    fn a_zone_that_is_none_is_refused() {
        let read = |zone| Calling::read(Called::Answers, zone, ("", ""));
        assert_eq!(read("Europe/Atlantis"), Err(NO_ZONE));
        assert!(read(" Europe/Berlin ").is_ok());
    }
}
