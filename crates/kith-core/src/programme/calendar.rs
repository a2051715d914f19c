//! Working days: a programme's weekdays in its own zone, less its own days off.

use std::{collections::BTreeSet, fmt, str::FromStr};

use jiff::civil::{Date, Time, Weekday};

use crate::{DAY, Refusal, Timestamp, programme::zone::Zone};

/// When a programme works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// Where its days begin and end.
    pub zone: Zone,
    /// On which weekdays it works.
    pub weekdays: Weekdays,
    /// On which days it does not, whatever the weekday.
    pub days_off: BTreeSet<Day>,
}

/// A set of weekdays: bit 0 is Monday, bit 6 is Sunday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weekdays(u8);

/// A day of the calendar, written `2026-11-22`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

/// A text that is no day.
pub const NOT_A_DAY: Refusal = Refusal("programme-not-a-day");

/// How far ahead working days are looked for: whoever has none within a year counts every day.
const HORIZON: usize = 366;

impl Weekdays {
    /// Monday to Friday.
    pub const MONDAY_TO_FRIDAY: Self = Self(0b001_1111);

    /// The set of these bits; what is beyond Sunday is dropped.
    #[must_use]
    pub const fn from_bits(bits: u8) -> Self {
        Self(bits & 0b111_1111)
    }

    /// Its bits.
    #[must_use]
    pub const fn bits(self) -> u8 {
        self.0
    }

    fn contain(self, day: Weekday) -> bool {
        self.0 >> day.to_monday_zero_offset() & 1 == 1
    }
}

impl Day {
    /// The weekday and date that `now` has in `zone`.
    #[must_use]
    pub fn of(now: Timestamp, zone: &Zone) -> Self {
        Self(now.jiff().to_zoned(zone.rules().clone()).date())
    }

    /// When it begins in `zone`; `None` where the calendar of the machine ends.
    #[must_use]
    pub fn begins(self, zone: &Zone) -> Option<Timestamp> {
        let begins = self.0.to_zoned(zone.rules().clone()).ok()?;
        Some(begins.timestamp().into())
    }

    /// The first day of its month.
    #[must_use]
    pub fn month(self) -> Self {
        Self(self.0.first_of_month())
    }
}

impl Calendar {
    /// Monday to Friday in `zone`, without days off.
    #[must_use]
    pub fn plain(zone: Zone) -> Self {
        Self { zone, weekdays: Weekdays::MONDAY_TO_FRIDAY, days_off: BTreeSet::new() }
    }

    /// Whether the programme works on `day`.
    #[must_use]
    pub fn works_on(&self, day: Day) -> bool {
        self.weekdays.contain(day.0.weekday()) && !self.days_off.contains(&day)
    }

    /// The moment `days` working days after `now` (at least one). From a working day on it is the same
    /// time of day: from Friday at three, one working day is Monday at three. From any other day on it is
    /// the end of the last of them: from Saturday, one working day is Monday at midnight. Always later
    /// than `now`. Where no day within a year is a working day, every day counts as one.
    #[must_use]
    pub fn after_working_days(&self, now: Timestamp, days: u16) -> Timestamp {
        let days = days.max(1);
        let plain = now + DAY.times(days.into());
        self.nth_working_day(now, days).filter(|then| *then > now).unwrap_or(plain)
    }

    /// `None` where there is none within the horizon, or the calendar of the machine ends.
    fn nth_working_day(&self, now: Timestamp, days: u16) -> Option<Timestamp> {
        let here = now.jiff().to_zoned(self.zone.rules().clone());
        let ahead = here.date().tomorrow().ok()?.series(jiff::Span::new().days(1));
        let days = usize::from(days);
        let day = ahead
            .take(HORIZON.max(days.saturating_mul(7)))
            .filter(|day| self.works_on(Day(*day)))
            .nth(days.saturating_sub(1))?;
        let then = if self.works_on(Day(here.date())) {
            day.to_datetime(here.time())
        } else {
            day.tomorrow().ok()?.to_datetime(Time::midnight())
        };
        let then = then.to_zoned(self.zone.rules().clone()).ok()?;
        Some(then.timestamp().into())
    }
}

impl FromStr for Day {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        text.parse().map(Self).map_err(|_| NOT_A_DAY)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{HOUR, MINUTE};

    fn at(text: &str) -> Timestamp {
        text.parse::<jiff::Zoned>().unwrap().timestamp().into()
    }

    fn calendar(zone: &str, days_off: &[&str]) -> Calendar {
        let days_off = days_off.iter().map(|day| day.parse().unwrap()).collect();
        Calendar { days_off, ..Calendar::plain(Zone::named(zone).unwrap()) }
    }

    #[test]
    fn weekends_days_off_and_changing_clocks_are_stepped_over() {
        let check = |days_off: &[&str], from, days, to| {
            let then = calendar("Europe/Berlin", days_off).after_working_days(at(from), days);
            assert_eq!(then, at(to), "{from} + {days}");
        };
        check(&[], "2026-11-20T15:00[Europe/Berlin]", 1, "2026-11-23T15:00[Europe/Berlin]");
        check(&[], "2026-11-21T15:00[Europe/Berlin]", 2, "2026-11-25T00:00[Europe/Berlin]");
        let off = ["2026-12-24", "2026-12-25"];
        check(&off, "2026-12-23T09:00[Europe/Berlin]", 2, "2026-12-29T09:00[Europe/Berlin]");
        // Summer time begins on Sunday 29 March: the same time of day, one hour less in between.
        check(&[], "2026-03-27T15:00[Europe/Berlin]", 1, "2026-03-30T15:00[Europe/Berlin]");
        // A day late in the evening here is the next day elsewhere: the programme's own zone counts.
        check(&[], "2026-11-19T23:30[America/New_York]", 1, "2026-11-23T05:30[Europe/Berlin]");
    }

    #[test]
    fn a_programme_that_never_works_still_keeps_its_clock() {
        let never = Calendar { weekdays: Weekdays::from_bits(0), ..calendar("UTC", &[]) };
        let now = at("2026-11-20T15:00[UTC]");
        assert_eq!(never.after_working_days(now, 2), now + DAY.times(2));
    }

    #[test]
    fn a_time_that_the_clock_skips_is_taken_after_the_gap() {
        let all = Weekdays::from_bits(127);
        let calendar = Calendar { weekdays: all, ..calendar("Europe/Berlin", &[]) };
        let then = calendar.after_working_days(at("2026-03-28T02:30[Europe/Berlin]"), 1);
        assert_eq!(then, at("2026-03-29T03:30[Europe/Berlin]"));
    }

    #[test]
    fn days_and_zones_are_read_strictly() {
        assert_eq!("2026-02-30".parse::<Day>(), Err(NOT_A_DAY));
        assert_eq!("2026-02-28".parse::<Day>().unwrap().to_string(), "2026-02-28");
        assert_eq!(Zone::named("Europe/Berlin").unwrap().to_string(), "Europe/Berlin");
        assert!(Zone::named("Moon/Tycho").is_err());
        assert_eq!(Zone::UTC.name(), "UTC");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..<_>::default() })]

        #[test]
        fn always_later_always_on_a_working_day_and_never_shorter_for_more_days(
            zone in prop::sample::select(vec![
                "UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia",
                "Asia/Kathmandu", "America/St_Johns",
            ]),
            bits in any::<u8>(),
            minutes in 0_i64..40_000_000,
            days in 0_u16..30,
            off in prop::collection::btree_set(0_i64..400, 0..60),
        ) {
            let zone = Zone::named(zone).unwrap();
            let now = Timestamp::from_micros(0).unwrap() + MINUTE.times(minutes);
            let off = off.into_iter().map(|n| Day::of(now + DAY.times(n), &zone)).collect();
            let weekdays = Weekdays::from_bits(bits);
            let calendar = Calendar { zone, weekdays, days_off: off };
            let then = calendar.after_working_days(now, days);
            prop_assert!(then > now);
            prop_assert!(calendar.after_working_days(now, days + 1) >= then);
            // The end of a day is the beginning of the next, and a zone may skip a whole day, as Apia did.
            let works = [-48, -24, -1, 0].map(|h| Day::of(then + HOUR.times(h), &calendar.zone));
            prop_assert!(weekdays.bits() == 0 || works.iter().any(|day| calendar.works_on(*day)));
        }
    }
}
