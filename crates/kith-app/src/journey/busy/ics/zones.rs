//! Zones of a file: by a name that everybody knows, by the rules that the file tells, or by a name that one maker uses.

use std::str::FromStr;

use calcard::common::timezone::Tz;
use kith_core::programme::zone::Zone;

use super::lines::Line;

/// What a file tells of a zone.
#[derive(Debug, Default)]
pub(super) struct Rules {
    /// What it calls it.
    pub(super) id: String,
    /// What everybody calls it, where the file says that.
    place: Option<String>,
    /// How its clocks go: each part from when on, how far from UTC, and on which day of the year.
    parts: Vec<Part>,
}

#[derive(Debug, Default)]
struct Part {
    from: String,
    offset: String,
    rule: Option<String>,
}

/// On which day of each year a clock changes, and when, as POSIX writes it; with the offset from then on.
struct Change {
    offset: i32,
    when: Option<String>,
}

impl Rules {
    /// Another part follows.
    pub(super) fn begin(&mut self) {
        self.parts.push(Part::default());
    }

    /// Takes what `line` says.
    pub(super) fn put(&mut self, line: &Line) {
        let value = || line.value.clone();
        match (line.name.as_str(), self.parts.last_mut()) {
            ("TZID", _) => self.id = value(),
            ("X-LIC-LOCATION", _) => self.place = Some(value()),
            ("DTSTART", Some(part)) => part.from = value(),
            ("TZOFFSETTO", Some(part)) => part.offset = value(),
            ("RRULE", Some(part)) => part.rule = Some(value()),
            _ => {}
        }
    }

    /// The rules as POSIX writes them: the offset that holds in winter and in summer, and when each begins. Of what held in
    /// former years nothing is read.
    fn posix(&self) -> Option<String> {
        let mut changes: Vec<(&str, Change)> = Vec::new();
        for part in &self.parts {
            changes.push((&part.from, Change::of(part)?));
        }
        changes.sort_by_key(|(from, _)| *from);
        let yearly: Vec<&Change> =
            changes.iter().map(|(_, one)| one).filter(|one| one.when.is_some()).rev().collect();
        let Some(one) = yearly.first() else {
            let (_, last) = changes.last().filter(|_| changes.len() == 1)?;
            return Some(format!("STD{}", last.shown()));
        };
        let other = yearly.iter().find(|other| other.offset != one.offset)?;
        let [winter, summer] = if one.offset < other.offset { [one, other] } else { [other, one] };
        let (to_summer, to_winter) = (summer.when.as_deref()?, winter.when.as_deref()?);
        Some(format!("STD{}DST{},{to_summer},{to_winter}", winter.shown(), summer.shown()))
    }
}

impl Change {
    fn of(part: &Part) -> Option<Self> {
        let (sign, digits) = part.offset.split_at_checked(1)?;
        let number: i32 = digits.get(..4)?.parse().ok()?;
        let minutes = number / 100 * 60 + number % 100;
        let offset = if sign == "-" { -minutes } else { minutes };
        Some(Self { offset, when: part.rule.as_deref().and_then(|rule| when(rule, &part.from)) })
    }

    /// The offset as POSIX writes it: the other way round.
    fn shown(&self) -> String {
        let sign = if self.offset > 0 { "-" } else { "+" };
        format!("{sign}{}:{:02}", self.offset.abs() / 60, self.offset.abs() % 60)
    }
}

/// The day of the year that `rule` names, at the hour of `from`.
fn when(rule: &str, from: &str) -> Option<String> {
    let part = |name: &str| {
        let found = rule.split(';').filter_map(|part| part.split_once('='));
        found.clone().find(|(is, _)| is.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    };
    let (month, day): (u8, _) = (part("BYMONTH")?.parse().ok()?, part("BYDAY")?);
    let (nth, name) = day.split_at_checked(day.len().checked_sub(2)?)?;
    let weekday = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"].iter().position(|one| *one == name)?;
    let week = match (nth, part("BYMONTHDAY")) {
        ("-1", None) => 5,
        ("", Some(days)) => (days.split(',').next()?.parse::<u8>().ok()?.checked_sub(1)?) / 7 + 1,
        (nth, _) => nth.trim_start_matches('+').parse().ok().filter(|nth| (1..=5).contains(nth))?,
    };
    let hour = from.split_once('T')?.1.get(..4)?;
    let (hour, minute) = hour.split_at_checked(2)?;
    Some(format!("M{month}.{week}.{weekday}/{hour}:{minute}"))
}

/// The zone of `rules`. `None` where nothing of them is understood.
pub(super) fn of(rules: &Rules) -> Option<Zone> {
    let known = || rules.place.as_deref().and_then(known);
    let told = || rules.posix().and_then(|rules| Zone::by_rules(&rules));
    self::known(&rules.id).or_else(known).or_else(told).or_else(|| named(&rules.id))
}

/// The zone that is called `id`, by anybody. `None` where nobody does.
pub(super) fn named(id: &str) -> Option<Zone> {
    known(id).or_else(|| Zone::named(&Tz::from_str(id).ok()?.name()?).ok())
}

/// The zone of that IANA name, or of a path that ends with one.
fn known(id: &str) -> Option<Zone> {
    let parts: Vec<&str> = id.trim_matches('/').split('/').collect();
    let ends = [parts.len(), 3, 2].into_iter().filter_map(|last| {
        let from = parts.len().checked_sub(last)?;
        parts.get(from..).map(|end| end.join("/"))
    });
    ends.into_iter().find_map(|name| Zone::named(&name).ok())
}
