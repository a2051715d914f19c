//! The directory of help lines: `data/helplines.toml`, as it was written down.

use jiff::civil::Date;
use kith_core::{DAY, Timestamp};
use serde::Deserialize;
use toml::Spanned;

use super::{hours::Rule, placed};

pub(super) const DIRECTORY: &str = include_str!("../../../data/helplines.toml");

/// Emergency numbers and help lines by country.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Directory {
    pub(super) country: Vec<Spanned<Country>>,
}

/// One country.
#[derive(Debug, Deserialize)]
pub(crate) struct Country {
    /// Its ISO 3166 code.
    pub(crate) code: String,
    /// What it is called, where we have no word for it.
    pub(crate) name: Option<String>,
    /// The number that brings help to a life in danger.
    pub(crate) emergency: String,
    /// Other numbers of that kind.
    #[serde(default)]
    pub(crate) also: Vec<Also>,
    /// Its help lines.
    #[serde(default)]
    pub(crate) line: Vec<Spanned<Line>>,
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
    /// What names it among the lines of its country; empty where nothing does.
    #[serde(default)]
    pub(super) id: String,
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
    /// The same, in a file of the site.
    pub(super) checked: Option<toml::value::Datetime>,
    /// The entry that we shipped, behind the one with which a site replaced it.
    #[serde(skip)]
    shipped: Option<Box<Self>>,
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

    /// The same, with what the people of a site wrote into `own`, a file of theirs. One that cannot be
    /// read says nothing: the house does not open with it.
    pub(crate) fn with(own: &str) -> Self {
        let mut all = Self::embedded();
        for placed in placed::read(own).unwrap_or_default().country {
            let code = &placed.get_ref().code;
            match all.country.iter_mut().find(|known| known.get_ref().code == *code) {
                Some(known) => known.get_mut().take(placed.into_inner()),
                None => all.country.push(placed),
            }
        }
        all
    }

    /// The country of that code.
    pub(crate) fn find(&self, code: &str) -> Option<&Country> {
        self.countries().find(|country| country.code.eq_ignore_ascii_case(code))
    }

    /// All countries.
    pub(crate) fn countries(&self) -> impl Iterator<Item = &Country> {
        self.country.iter().map(Spanned::get_ref)
    }
}

impl Country {
    /// Puts what `own` says before what stands here; a line of ours that it replaces stays behind it.
    fn take(&mut self, mut own: Self) {
        for known in std::mem::take(&mut self.line) {
            let id = known.get_ref().id.as_str();
            let over = own.line.iter_mut().find(|line| !id.is_empty() && line.get_ref().id == id);
            match over {
                Some(over) => over.get_mut().shipped = Some(Box::new(known.into_inner())),
                None => self.line.push(known),
            }
        }
        self.line.splice(..0, own.line);
        self.name = own.name.or_else(|| self.name.take());
        self.emergency = own.emergency;
        if !own.also.is_empty() {
            self.also = own.also;
        }
    }
}

impl Line {
    /// On which day somebody confirmed it.
    pub(super) fn day(&self) -> Option<Date> {
        let Some(checked) = self.checked else { return self.verified_at.parse().ok() };
        let day = checked.date?;
        let (month, date) = (i8::try_from(day.month).ok()?, i8::try_from(day.day).ok()?);
        Date::new(i16::try_from(day.year).ok()?, month, date).ok()
    }

    /// What is shown of it at `now`: itself, or the entry that we shipped once nobody has looked at
    /// this one for two years, so that a site that placed a line never shows fewer than one that did not.
    pub(super) fn standing(&self, now: Timestamp) -> Option<&Self> {
        match (self.confirmed(now), &self.shipped) {
            (Confirmed::TooLongAgo, shipped) => shipped.as_ref()?.standing(now),
            _ => Some(self),
        }
    }

    /// Whether it is confirmed at `now`.
    pub(crate) fn confirmed(&self, now: Timestamp) -> Confirmed {
        let Some(day) = self.day() else { return Confirmed::NotYet };
        let Ok(then) = day.to_zoned(jiff::tz::TimeZone::UTC) else { return Confirmed::NotYet };
        match now.since(then.timestamp().into()).0 / DAY.0 {
            // Nobody has, who names a day that is still to come.
            ..=-2 => Confirmed::NotYet,
            -1..=365 => Confirmed::On(day),
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
        let lines: Vec<_> = read.countries().flat_map(|country| &country.line).collect();
        assert!(lines.len() >= 37, "{}", lines.len());
        assert!(lines.iter().all(|line| line.get_ref().day().is_none()));
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
        check("2062-11-03", Confirmed::NotYet);
    }
}
