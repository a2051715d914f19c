//! Working days: a programme's weekdays in its own zone, less its own days off.

use std::{collections::BTreeSet, fmt, str::FromStr};

use jiff::civil::{Date, Weekday};

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

    /// The moment `days` working days after `now` (at least one), at the same time of day: from Friday
    /// at three, one working day is Monday at three. Always later than `now`. Where no day within a year
    /// is a working day, every day counts as one.
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
        let then = day.to_datetime(here.time()).to_zoned(self.zone.rules().clone()).ok()?;
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
