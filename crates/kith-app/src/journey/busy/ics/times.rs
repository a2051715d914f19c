//! Days, hours and lengths, as such files write them, and the clocks that they are meant by.

use std::collections::BTreeMap;

use jiff::{
    ToSpan,
    civil::{Date, DateTime},
};
use kith_core::{DAY, SECOND, Timestamp, journey::busy::Busy, programme::zone::Zone};

use super::{
    NO_TIME, Unread,
    lines::Line,
    zones::{self, Rules},
};

/// The years that are read.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2200;

/// The most days that anything lasts.
const LONGEST: i64 = 3_660;

/// When something is.
#[derive(Debug, Clone)]
pub(super) enum When {
    /// On a day, whole.
    Day(Date),
    /// When a clock there shows that.
    Clock(DateTime, Zone),
}

/// How long something is: first so many days by the calendar, then so many seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Length {
    /// Days.
    pub(super) days: i64,
    /// Seconds.
    pub(super) seconds: i64,
}

/// The clocks of a file.
#[derive(Debug)]
pub(super) struct Clocks<'a> {
    zones: BTreeMap<&'a str, Zone>,
    /// That of its owner, by which everything is meant that names no other.
    own: &'a Zone,
}

impl When {
    /// The day it is on, where it is.
    pub(super) fn day(&self) -> Date {
        match self {
            Self::Day(day) => *day,
            Self::Clock(clock, _) => clock.date(),
        }
    }

    /// How long it is where nothing says so: a day lasts a day, and an hour takes no time.
    pub(super) const fn alone(&self) -> Length {
        match self {
            Self::Day(_) => Length { days: 1, seconds: 0 },
            Self::Clock(..) => Length { days: 0, seconds: 0 },
        }
    }

    /// What its clock shows.
    pub(super) fn clock(&self) -> DateTime {
        match self {
            Self::Day(day) => day.at(0, 0, 0, 0),
            Self::Clock(clock, _) => *clock,
        }
    }

    /// The same, at `clock`.
    pub(super) fn at(&self, clock: DateTime) -> Self {
        match self {
            Self::Day(_) => Self::Day(clock.date()),
            Self::Clock(_, zone) => Self::Clock(clock, zone.clone()),
        }
    }
}

impl<'a> Clocks<'a> {
    /// Those of `rules`, in the file of somebody who lives by `own`.
    pub(super) fn new(rules: &'a [Rules], own: &'a Zone) -> Self {
        let zones = rules.iter().filter_map(|one| Some((one.id.as_str(), zones::of(one)?)));
        Self { zones: zones.collect(), own }
    }

    /// When `text`, in `line`, says that it is.
    pub(super) fn when(&self, line: &Line, text: &str) -> Result<When, Unread> {
        self.read(line, text.trim()).ok_or(line.unread(NO_TIME))
    }

    fn read(&self, line: &Line, text: &str) -> Option<When> {
        let (clock, utc) = match text.strip_suffix(['Z', 'z']) {
            Some(clock) => (clock, true),
            None => (text, false),
        };
        let Some((date, hour)) = clock.split_once(['T', 't']) else {
            return day(clock).filter(|_| !utc).map(When::Day);
        };
        let ([hours, minutes, seconds], date) = (pairs(hour)?, day(date)?);
        let shown = date.at(0, 0, 0, 0).with().hour(hours).minute(minutes).second(seconds.min(59));
        let zone = if utc { Zone::UTC } else { self.zone(line.param("TZID")) };
        Some(When::Clock(shown.build().ok()?, zone))
    }

    /// The zone called `id`: as the file tells it, else as it is known, else that of its owner.
    fn zone(&self, id: Option<&str>) -> Zone {
        let Some(id) = id else { return self.own.clone() };
        let told = self.zones.get(id).cloned();
        told.or_else(|| zones::named(id)).unwrap_or_else(|| self.own.clone())
    }

    /// From when on, and how long, `text` in `line` says.
    pub(super) fn period(&self, line: &Line, text: &str) -> Result<(When, Length), Unread> {
        let (from, until) = text.split_once('/').ok_or(line.unread(NO_TIME))?;
        let start = self.when(line, from)?;
        let length = match Length::read(until.trim()) {
            Some(length) => length,
            None => self.between(line, &start, &self.when(line, until)?)?,
        };
        Ok((start, length))
    }

    /// The moment of `when`, which stands in `line`.
    pub(super) fn moment(&self, line: &Line, when: &When) -> Result<Timestamp, Unread> {
        self.begins(when).ok_or(line.unread(NO_TIME))
    }

    fn begins(&self, when: &When) -> Option<Timestamp> {
        match when {
            When::Day(day) => self.own.at(day.at(0, 0, 0, 0)),
            When::Clock(clock, zone) => zone.at(*clock),
        }
    }

    /// How long it is from `start` until `end`: days are counted by the calendar, hours as they pass.
    pub(super) fn between(&self, line: &Line, start: &When, end: &When) -> Result<Length, Unread> {
        if let (When::Day(first), When::Day(last)) = (start, end) {
            let days = first.until(*last).map_err(|_| line.unread(NO_TIME))?.get_days();
            return Ok(Length { days: days.into(), seconds: 0 });
        }
        let passed = self.moment(line, end)?.since(self.moment(line, start)?);
        Ok(Length { days: 0, seconds: passed.0.div_euclid(SECOND.0) })
    }

    /// When it is over, where it is `length` long.
    pub(super) fn after(&self, start: &When, length: Length) -> Option<Timestamp> {
        let clock = start.clock().checked_add(length.days.days()).ok()?;
        Some(self.begins(&start.at(clock))? + SECOND.times(length.seconds))
    }

    /// Between what the clock of `start` shows at most when something that meets `within` begins, where it is `length` long:
    /// a day more on either side.
    pub(super) fn around(&self, start: &When, within: Busy, length: Length) -> [DateTime; 2] {
        let zone = match start {
            When::Day(_) => self.own,
            When::Clock(_, zone) => zone,
        };
        let before = DAY.times(length.days.saturating_add(1)).0;
        let before = before.saturating_add(SECOND.times(length.seconds.max(0)).0);
        let first = within.from + -kith_core::Span(before.max(DAY.0));
        [zone.civil(first), zone.civil(within.until + DAY)]
    }
}

impl Length {
    /// `text`, such as `P1D`, `PT1H30M` or `P2W`. `None` where it is none, or is less than nothing.
    pub(super) fn read(text: &str) -> Option<Self> {
        let text = text.strip_prefix('+').unwrap_or(text).strip_prefix(['P', 'p'])?;
        let (mut length, mut number, mut some) = (Self { days: 0, seconds: 0 }, None, false);
        for letter in text.chars() {
            if let Some(digit) = letter.to_digit(10) {
                let more = i64::from(number.unwrap_or(0_i32)).checked_mul(10)?;
                number = Some(i32::try_from(more + i64::from(digit)).ok()?);
                continue;
            }
            let Some(unit) = unit(letter) else {
                if matches!(letter, 'T' | 't') && number.is_none() {
                    continue;
                }
                return None;
            };
            let count = i64::from(number.take()?);
            length.days = length.days.checked_add(count.checked_mul(unit.days)?)?;
            length.seconds = length.seconds.checked_add(count.checked_mul(unit.seconds)?)?;
            some = true;
        }
        let short = length.days <= LONGEST && length.seconds <= LONGEST * 86_400;
        (some && number.is_none() && short).then_some(length)
    }
}

fn unit(letter: char) -> Option<Length> {
    let (days, seconds) = match letter.to_ascii_uppercase() {
        'W' => (7, 0),
        'D' => (1, 0),
        'H' => (0, 3600),
        'M' => (0, 60),
        'S' => (0, 1),
        _ => return None,
    };
    Some(Length { days, seconds })
}

/// Eight digits as a day.
fn day(text: &str) -> Option<Date> {
    let (year, rest) = text.split_at_checked(4)?;
    let ([month, day, none], year) = (pairs(&format!("{rest}00"))?, digits(year)?);
    let year = i16::try_from(year).ok().filter(|year| YEARS.contains(year))?;
    Date::new(year, month, day).ok().filter(|_| none == 0)
}

/// Six digits, two by two.
fn pairs(text: &str) -> Option<[i8; 3]> {
    let number = digits(text).filter(|_| text.len() == 6)?;
    let pair = |by: u32| i8::try_from(number / by % 100).ok();
    Some([pair(10_000)?, pair(100)?, pair(1)?])
}

fn digits(text: &str) -> Option<u32> {
    text.parse().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()))
}
