//! The directory of help lines: `data/helplines.toml`, as it was written down.

use jiff::civil::Date;
use kith_core::{DAY, Timestamp};
use serde::Deserialize;

use super::hours::Rule;

const DIRECTORY: &str = include_str!("../../../data/helplines.toml");

/// Emergency numbers and help lines by country.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Directory {
    country: Vec<Country>,
}

/// One country.
#[derive(Debug, Deserialize)]
pub(crate) struct Country {
    /// Its ISO 3166 code.
    pub(crate) code: String,
    /// The number that brings help to a life in danger.
    pub(crate) emergency: String,
    /// Other numbers of that kind.
    #[serde(default)]
    pub(crate) also: Vec<Also>,
    /// Its help lines.
    #[serde(default)]
    pub(crate) line: Vec<Line>,
}

/// Another emergency number.
#[derive(Debug, Deserialize)]
pub(crate) struct Also {
    /// What one dials.
    pub(crate) dial: String,
    /// `emergency`, `ambulance`, `police`, `fire` or `text`.
    pub(crate) what: String,
}

/// One help line. What is missing is unknown, never “no”.
#[derive(Debug, Deserialize)]
pub(crate) struct Line {
    /// What it is called.
    pub(crate) name: String,
    /// What it is for.
    pub(crate) topics: Vec<String>,
    /// What one dials in its country.
    pub(crate) dial: Option<String>,
    /// What one dials after the answer.
    pub(crate) then: Option<String>,
    /// Where one writes.
    pub(crate) sms: Option<Sms>,
    /// Whether a call costs nothing.
    pub(crate) free: Option<bool>,
    /// When somebody answers.
    pub(crate) hours: Option<Hours>,
    /// In which zone the hours are meant.
    pub(crate) zone: Option<String>,
    /// When somebody confirmed it, as a date; empty until somebody did.
    #[serde(default)]
    verified_at: String,
}

/// A number to write to.
#[derive(Debug, Deserialize)]
pub(crate) struct Sms {
    /// The number.
    pub(crate) code: String,
    /// The word to begin with.
    pub(crate) keyword: Option<String>,
}

/// When a line answers.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum Hours {
    /// Always.
    Always(Always),
    /// By rules.
    Rules(Vec<Rule>),
}

/// The word for “always”.
#[derive(Debug, Deserialize)]
pub(crate) enum Always {
    /// Day and night, every day.
    #[serde(rename = "24/7")]
    DayAndNight,
}

/// Whether somebody has made sure of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Confirmed {
    /// Nobody has, yet.
    NotYet,
    /// On that day.
    On(Date),
    /// More than a year ago.
    LongAgo(Date),
    /// More than two years ago: such a line is not shown.
    TooLongAgo,
}

impl Directory {
    /// Reads the directory that is compiled in; an empty one where it cannot be read, which the test
    /// below forbids.
    pub(crate) fn embedded() -> Self {
        toml::from_str(DIRECTORY).unwrap_or_default()
    }

    /// The country of that code.
    pub(crate) fn find(&self, code: &str) -> Option<&Country> {
        self.country.iter().find(|country| country.code.eq_ignore_ascii_case(code))
    }

    /// The codes of all countries.
    pub(crate) fn codes(&self) -> impl Iterator<Item = &str> {
        self.country.iter().map(|country| country.code.as_str())
    }
}

impl Line {
    /// Whether it is confirmed at `now`.
    pub(crate) fn confirmed(&self, now: Timestamp) -> Confirmed {
        let Ok(day) = self.verified_at.parse::<Date>() else { return Confirmed::NotYet };
        let Ok(then) = day.to_zoned(jiff::tz::TimeZone::UTC) else { return Confirmed::NotYet };
        match now.since(then.timestamp().into()).0 / DAY.0 {
            ..=365 => Confirmed::On(day),
            366..=730 => Confirmed::LongAgo(day),
            _ => Confirmed::TooLongAgo,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_directory_can_be_read_and_names_nobody_who_did_not_confirm() {
        let read: Directory = toml::from_str(DIRECTORY).unwrap();
        assert!(read.country.len() >= 38);
        let lines: usize = read.country.iter().map(|country| country.line.len()).sum();
        assert!(lines >= 37, "{lines}");
        for line in read.country.iter().flat_map(|country| &country.line) {
            assert!(line.dial.is_some() || line.sms.is_some(), "{} cannot be reached", line.name);
        }
    }

    #[test]
    fn a_confirmation_grows_old() {
        let mut line: Line = toml::from_str("name = 'A'\ntopics = []\ndial = '1'").unwrap();
        let now = Timestamp::from_micros(1_795_372_200_000_000).unwrap(); // 22 November 2026
        let mut check = |day: &str, expected| {
            day.clone_into(&mut line.verified_at);
            assert_eq!(line.confirmed(now), expected, "{day}");
        };
        check("", Confirmed::NotYet);
        check("2026-11-03", Confirmed::On(Date::constant(2026, 11, 3)));
        check("2025-10-03", Confirmed::LongAgo(Date::constant(2025, 10, 3)));
        check("2024-10-03", Confirmed::TooLongAgo);
    }
}
