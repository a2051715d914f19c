//! What repeats: counted by `calcard`, which is told a clock time and a rule and nothing else, and over a span that is bounded
//! before it begins.

use std::panic;

use calcard::{common::timezone::Tz, icalendar::ICalendar};
use jiff::{Timestamp, ToSpan, civil::DateTime, tz::TimeZone};
use kith_core::programme::zone::Zone;

use super::{
    MUCH, NO_RULE, OFTEN, Unread,
    lines::Line,
    times::{Clocks, When},
};

/// How much work a file may make.
const WORK: usize = 40_000;

/// What a rule costs, whatever comes of it.
const RULE: usize = 20;

/// What a rule costs that may be looked through for years before it names a day.
const SPARSE: usize = 4_000;

/// How many times one rule may name, at most.
const TIMES: usize = 12_000;

/// What is left of the work that a file may make.
#[derive(Debug)]
pub(super) struct Budget(usize);

impl Budget {
    /// All of it.
    pub(super) const fn new() -> Self {
        Self(WORK)
    }

    /// Takes `much` of it, for `line`.
    pub(super) fn take(&mut self, much: usize, line: &Line) -> Result<(), Unread> {
        self.0 = self.0.checked_sub(much).ok_or(line.unread(MUCH))?;
        Ok(())
    }
}

/// A rule, taken apart.
struct Rule<'a> {
    often: Often,
    interval: i64,
    /// What else it says; not until when.
    rest: Vec<(&'a str, &'a str)>,
    until: Option<&'a str>,
    counts: bool,
}

/// How often something repeats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Often {
    Hourly,
    Daily,
    Weekly,
    Rarely,
}

/// When what begins at `start` begins again by the rule in `line`, between the two of `span` on its own clock.
pub(super) fn starts(
    line: &Line,
    start: &When,
    [first, last]: [DateTime; 2],
    budget: &mut Budget,
) -> Result<Vec<When>, Unread> {
    let rule = Rule::read(line)?;
    let end = rule.end(line, start)?.map_or(last, |until| until.min(last));
    let over = end < start.clock() || (end < first && !rule.counts);
    if over || last < start.clock() {
        return Ok(Vec::new());
    }
    budget.take(rule.cost(), line)?;
    let begin = rule.near(start.clock(), first);
    let found = expand(&rule.file(begin, end)).ok_or(line.unread(NO_RULE))?;
    // What names no day at all was looked through to the end of the calendar.
    budget.take(if found.is_empty() { SPARSE } else { found.len() }, line)?;
    let past = found.last().is_some_and(|clock| last < *clock);
    if found.len() >= TIMES && !past {
        return Err(line.unread(MUCH));
    }
    let near = found.into_iter().filter(|clock| first <= *clock && *clock <= last);
    Ok(near.map(|clock| start.at(clock)).collect())
}

/// The clock times that repeat in `file`, which is of our own writing. `None` where it cannot be read.
fn expand(file: &str) -> Option<Vec<DateTime>> {
    // A file from anywhere must not end in a panic, not even in one of somebody else's code.
    let counted = panic::catch_unwind(|| {
        let read = ICalendar::parse(file).ok()?;
        let all = read.expand_dates(Tz::Floating, TIMES);
        let seconds = |one: &i64| Timestamp::from_second(*one).ok();
        let starts: Vec<i64> = all.events.iter().map(|one| one.start.timestamp()).collect();
        all.errors.is_empty().then(|| starts.iter().filter_map(seconds).collect::<Vec<_>>())
    });
    let starts = counted.ok()??;
    Some(starts.into_iter().map(|at| TimeZone::UTC.to_datetime(at)).collect())
}

impl<'a> Rule<'a> {
    fn read(line: &'a Line) -> Result<Self, Unread> {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"=;,+-".contains(&byte);
        if line.value.len() > 500 || !line.value.bytes().all(plain) {
            return Err(line.unread(NO_RULE));
        }
        let mut rule = Self {
            often: Often::Rarely,
            interval: 1,
            rest: Vec::new(),
            until: None,
            counts: false,
        };
        for part in line.value.split(';').filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=').ok_or(line.unread(NO_RULE))?;
            match name {
                "FREQ" => rule.often = Often::of(line, value)?,
                "INTERVAL" => {
                    let read = value.parse::<u16>().ok().filter(|interval| *interval > 0);
                    rule.interval = read.ok_or(line.unread(NO_RULE))?.into();
                }
                "COUNT" => rule.counts = true,
                _ => {}
            }
            if name == "UNTIL" {
                rule.until = Some(value);
            } else {
                rule.rest.push((name, value));
            }
        }
        let each = |name: &str| rule.part(name).map_or(1, |value| value.split(',').count());
        let hours = if rule.often == Often::Hourly { 24 } else { each("BYHOUR") };
        if hours * each("BYMINUTE") * each("BYSECOND") > 24 {
            return Err(line.unread(OFTEN));
        }
        rule.part("FREQ").map(|_| ()).ok_or(line.unread(NO_RULE))?;
        Ok(rule)
    }

    fn part(&self, name: &str) -> Option<&'a str> {
        self.rest.iter().find(|(is, _)| *is == name).map(|(_, value)| *value)
    }

    /// What its clock shows at the last time that it may name; `None` where it goes on.
    fn end(&self, line: &Line, start: &When) -> Result<Option<DateTime>, Unread> {
        let Some(until) = self.until else { return Ok(None) };
        let utc = Zone::UTC;
        let clocks = Clocks::new(&[], &utc);
        let read = match (clocks.when(line, until)?, start) {
            (When::Day(day), _) => day.at(23, 59, 59, 0),
            (When::Clock(clock, _), When::Clock(_, zone)) if until.ends_with(['Z', 'z']) => {
                let at = utc.at(clock);
                at.map(|at| zone.civil(at)).ok_or(line.unread(NO_RULE))?
            }
            (When::Clock(clock, _), _) => clock,
        };
        Ok(Some(read))
    }

    /// How much work it may make.
    fn cost(&self) -> usize {
        let few = ["BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS"];
        let sparse =
            self.often != Often::Rarely && few.iter().any(|name| self.part(name).is_some());
        if sparse { SPARSE } else { RULE }
    }

    /// The last time before `first` from which it may be counted as well as from `start`.
    fn near(&self, start: DateTime, first: DateTime) -> DateTime {
        let hours = match self.often {
            _ if self.counts => return start,
            Often::Hourly => 1,
            Often::Daily => 24,
            Often::Weekly => 7 * 24,
            Often::Rarely => return start,
        };
        let step = hours * self.interval;
        let passed = start.duration_until(first).as_hours();
        let skip = passed.div_euclid(step).max(0) * step;
        start.checked_add((skip / 24).days().hours(skip % 24)).unwrap_or(start)
    }

    /// A file that says only when it begins and how it repeats, until `end` at the latest.
    fn file(&self, begin: DateTime, end: DateTime) -> String {
        let show = |clock: DateTime| clock.strftime("%Y%m%dT%H%M%S").to_string();
        let mut rule: Vec<String> =
            self.rest.iter().map(|(name, value)| format!("{name}={value}")).collect();
        if !self.counts || self.until.is_some() {
            rule.retain(|part| !part.starts_with("COUNT="));
            rule.push(format!("UNTIL={}", show(end)));
        }
        let (rule, begin) = (rule.join(";"), show(begin));
        format!(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:{begin}\r\nRRULE:{rule}\r\n\
             END:VEVENT\r\nEND:VCALENDAR\r\n"
        )
    }
}

impl Often {
    fn of(line: &Line, word: &str) -> Result<Self, Unread> {
        match word {
            "SECONDLY" | "MINUTELY" => Err(line.unread(OFTEN)),
            "HOURLY" => Ok(Self::Hourly),
            "DAILY" => Ok(Self::Daily),
            "WEEKLY" => Ok(Self::Weekly),
            "MONTHLY" | "YEARLY" => Ok(Self::Rarely),
            _ => Err(line.unread(NO_RULE)),
        }
    }
}
