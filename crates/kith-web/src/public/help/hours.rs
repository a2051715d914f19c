//! When a line answers, seen from now.

use jiff::{
    Zoned,
    civil::{Date, Time, Weekday},
    tz::TimeZone,
};
use kith_core::Timestamp;
use serde::Deserialize;

use super::lines::{Always, Hours, Line};

/// One rule: on some days of the week, or of the month, from an hour on.
#[derive(Debug, Deserialize)]
pub(crate) struct Rule {
    /// Days of the week: `mon`, `tue`, …
    #[serde(default)]
    days: Vec<String>,
    /// Days of the month.
    #[serde(default)]
    month_days: Vec<i8>,
    /// From when, `08:00`.
    from: String,
    /// Until when; at or before `from` means the next day.
    to: Option<String>,
    /// For how many hours, where no end is named.
    hours_long: Option<i64>,
}

/// Whether a line answers now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Now {
    /// At any hour.
    Always,
    /// It does, until then.
    Until(Zoned),
    /// It does not; again from then on.
    From(Zoned),
    /// Nobody has told us.
    Unknown,
}

impl Line {
    /// Whether its hours can be read, as far as it names any.
    pub(super) fn is_sound(&self) -> bool {
        let zone = self.zone.as_deref().map(TimeZone::get);
        match (&self.hours, &zone) {
            (_, Some(Err(_))) | (Some(Hours::Rules(_)), None) => false,
            (Some(Hours::Rules(rules)), _) => rules.iter().all(Rule::is_sound),
            _ => true,
        }
    }

    /// Whether it answers at `now`.
    pub(crate) fn open(&self, now: Timestamp) -> Now {
        let zone = self.zone.as_deref().and_then(|name| TimeZone::get(name).ok());
        match (&self.hours, zone) {
            (Some(Hours::Always(Always::DayAndNight)), _) => Now::Always,
            (Some(Hours::Rules(rules)), Some(zone)) => seen(rules, &now.jiff().to_zoned(zone)),
            _ => Now::Unknown,
        }
    }
}

/// What `rules` say `here` and now.
fn seen(rules: &[Rule], here: &Zoned) -> Now {
    // A month ahead finds the next of any rule; a day back, what began yesterday.
    let days =
        (-1..=32).filter_map(|ahead| here.date().checked_add(jiff::Span::new().days(ahead)).ok());
    let spells: Vec<_> = days
        .flat_map(|day| rules.iter().filter_map(move |rule| rule.spell(day, here.time_zone())))
        .collect();
    let running = spells.iter().filter(|(from, to)| from <= here && here < to);
    if let Some((_, to)) = running.max_by_key(|(_, to)| to.timestamp()) {
        return Now::Until(to.clone());
    }
    let next = spells.into_iter().map(|(from, _)| from).filter(|from| from > here).min();
    next.map_or(Now::Unknown, Now::From)
}

impl Rule {
    /// Whether it can be read.
    fn is_sound(&self) -> bool {
        let time = |text: &String| text.parse::<Time>().is_ok();
        let days = self.days.iter().all(|name| weekday(name).is_some());
        let some = !self.days.is_empty() || !self.month_days.is_empty();
        let ends = self.to.as_ref().map_or(self.hours_long.is_some(), time);
        days && some && ends && time(&self.from)
    }

    /// From when until when it holds, where it begins on `day`.
    fn spell(&self, day: Date, zone: &TimeZone) -> Option<(Zoned, Zoned)> {
        let named = self.days.iter().any(|name| weekday(name) == Some(day.weekday()));
        if !named && !self.month_days.contains(&day.day()) {
            return None;
        }
        let start: Time = self.from.parse().ok()?;
        let from = day.to_datetime(start).to_zoned(zone.clone()).ok()?;
        let to = match (&self.to, self.hours_long) {
            (Some(end), _) => {
                let end: Time = end.parse().ok()?;
                let last = if end <= start { day.tomorrow().ok()? } else { day };
                last.to_datetime(end).to_zoned(zone.clone()).ok()?
            }
            (None, Some(long)) => from.checked_add(jiff::Span::new().hours(long)).ok()?,
            (None, None) => return None,
        };
        Some((from, to))
    }
}

fn weekday(name: &str) -> Option<Weekday> {
    Some(match name {
        "mon" => Weekday::Monday,
        "tue" => Weekday::Tuesday,
        "wed" => Weekday::Wednesday,
        "thu" => Weekday::Thursday,
        "fri" => Weekday::Friday,
        "sat" => Weekday::Saturday,
        "sun" => Weekday::Sunday,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(hours: &str) -> Line {
        toml::from_str(&format!("name = 'A'\ntopics = []\ndial = '1'\n{hours}")).unwrap()
    }

    fn at(text: &str) -> Timestamp {
        text.parse::<jiff::Timestamp>().unwrap().into()
    }

    /// What `line` says at `now`: `until`, `from` or a word, with the time in its zone.
    fn said(line: &Line, now: &str) -> String {
        match line.open(at(now)) {
            Now::Always => "always".to_owned(),
            Now::Unknown => "unknown".to_owned(),
            Now::Until(to) => format!("until {}", to.strftime("%a %H:%M")),
            Now::From(from) => format!("from {}", from.strftime("%a %H:%M")),
        }
    }

    #[test]
    fn hours_over_midnight_belong_to_the_day_they_began() {
        let all = "['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']";
        let hours = format!("hours = [{{ days = {all}, from = '15:00', to = '03:00' }}]");
        let line = line(&format!("{hours}\nzone = 'Asia/Dhaka'"));
        assert_eq!(said(&line, "2026-11-22T08:00:00Z"), "from Sun 15:00"); // 14:00 there
        assert_eq!(said(&line, "2026-11-22T10:00:00Z"), "until Mon 03:00");
        assert_eq!(said(&line, "2026-11-22T20:30:00Z"), "until Mon 03:00"); // 02:30 there
        assert_eq!(said(&line, "2026-11-22T21:00:00Z"), "from Mon 15:00"); // 03:00 there
    }

    #[test]
    fn a_day_of_the_month_may_bring_longer_hours() {
        let hours = "hours = [{ days = ['mon', 'tue'], from = '16:00', to = '21:00' }, \
                     { month_days = [10], from = '08:00', hours_long = 24 }]\nzone = 'Asia/Tokyo'";
        let line = line(hours);
        assert_eq!(said(&line, "2026-11-10T09:00:00Z"), "until Wed 08:00"); // Tuesday the 10th, 18:00
        assert_eq!(said(&line, "2026-11-11T09:00:00Z"), "from Mon 16:00");
    }

    #[test]
    fn what_nobody_told_us_is_unknown() {
        assert_eq!(said(&line(""), "2026-11-22T08:00:00Z"), "unknown");
        assert_eq!(said(&line("hours = '24/7'"), "2026-11-22T08:00:00Z"), "always");
    }
}
