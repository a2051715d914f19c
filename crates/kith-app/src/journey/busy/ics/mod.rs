//! The files of calendars (RFC 5545), read for one thing: when somebody has no time. Every other word of theirs is dropped with
//! its line. Lines, times and zones are read here, so that an answer can name the line; what repeats is counted by
//! `calcard`. Whatever bytes come, the answer is busy times or the line of what could not be read, and its work is bounded.

mod lines;
mod parts;
mod repeats;
mod times;
mod zones;

use std::collections::BTreeSet;

use kith_core::{
    Refusal, Timestamp,
    journey::busy::{BYTES, Busy, MOST, joined},
    programme::zone::Zone,
};

use self::{
    lines::Line,
    parts::{Event, Parts},
    repeats::Budget,
    times::{Clocks, Length, When},
};
use super::Unread;

/// The file is too large.
const LARGE: Refusal = Refusal("busy-large");
/// More stands in it than is read.
const MUCH: Refusal = Refusal("busy-much");
/// It is no calendar.
const NO_CALENDAR: Refusal = Refusal("busy-no-calendar");
/// It ends in the middle, or its parts are not closed as they were opened.
const BROKEN: Refusal = Refusal("busy-broken");
/// A day or hour that is none.
const NO_TIME: Refusal = Refusal("busy-no-time");
/// How it repeats cannot be read.
const NO_RULE: Refusal = Refusal("busy-no-rule");
/// It repeats more often than every hour.
const OFTEN: Refusal = Refusal("busy-often");

/// When the file `text` says that its owner has no time, `within` that span; those that touch joined, the earliest first. What
/// it says by no clock is meant by that of `zone`.
///
/// # Errors
/// [`Unread`].
pub(super) fn busy(text: &str, within: Busy, zone: &Zone) -> Result<Vec<Busy>, Unread> {
    if text.len() > BYTES {
        return Err(Unread { why: LARGE, line: None });
    }
    let parts = parts::read(text)?;
    let clocks = Clocks::new(&parts.zones, zone);
    let mut reader = Reader { within, clocks, moved: BTreeSet::new(), budget: Budget::new() };
    for event in &parts.events {
        reader.note(event)?;
    }
    let mut found = reader.taken(&parts)?;
    for event in parts.events.iter().filter(|event| event.takes) {
        reader.event(event, &mut found)?;
    }
    let all = joined(found, within);
    if all.len() > MOST { Err(Unread { why: MUCH, line: None }) } else { Ok(all) }
}

/// What reads one file.
struct Reader<'a> {
    within: Busy,
    clocks: Clocks<'a>,
    /// What of a series stands for itself: the name of the series, and when that one was to be.
    moved: BTreeSet<(&'a str, Timestamp)>,
    budget: Budget,
}

impl<'a> Reader<'a> {
    /// Notes which one of a series `event` stands for, whether it takes any time or not.
    fn note(&mut self, event: &'a Event) -> Result<(), Unread> {
        if let Some(line) = &event.instead {
            let at = self.clocks.when(line, &line.value)?;
            self.moved.insert((&event.uid, self.clocks.moment(line, &at)?));
        }
        Ok(())
    }

    /// What stands as taken, without an event.
    fn taken(&mut self, parts: &Parts) -> Result<Vec<Busy>, Unread> {
        let mut found = Vec::new();
        let lines = parts.taken.iter().filter(|line| line.param("FBTYPE") != Some("FREE"));
        for line in lines {
            for period in line.value.split(',') {
                self.budget.take(1, line)?;
                let (start, length) = self.clocks.period(line, period)?;
                self.keep(line, (&start, length), &mut found)?;
            }
        }
        Ok(found)
    }

    fn event(&mut self, event: &'a Event, found: &mut Vec<Busy>) -> Result<(), Unread> {
        let Some(line) = &event.start else {
            return Err(Unread { why: NO_TIME, line: Some(event.line) });
        };
        let start = self.clocks.when(line, &line.value)?;
        let length = self.length(event, &start)?;
        let (gone, days) = self.gone(event)?;
        for (start, length) in self.starts(event, (start, length))? {
            self.budget.take(1, line)?;
            let at = self.clocks.moment(line, &start)?;
            let alone = event.instead.is_none() && self.moved.contains(&(&*event.uid, at));
            let on_day = days.contains(&start.day());
            if !alone && !on_day && !gone.contains(&at) {
                self.keep(line, (&start, length), found)?;
            }
        }
        Ok(())
    }

    /// When `event` begins each time, and how long it then is.
    fn starts(
        &mut self,
        event: &Event,
        (start, length): (When, Length),
    ) -> Result<Vec<(When, Length)>, Unread> {
        let mut all = vec![(start.clone(), length)];
        if event.instead.is_some() {
            return Ok(all);
        }
        for line in &event.rules {
            let span = self.clocks.around(&start, self.within, length);
            let found = repeats::starts(line, &start, span, &mut self.budget)?;
            all.extend(found.into_iter().map(|start| (start, length)));
        }
        for line in &event.more {
            for one in line.value.split(',') {
                self.budget.take(1, line)?;
                all.push(if one.contains('/') {
                    self.clocks.period(line, one)?
                } else {
                    (self.clocks.when(line, one)?, length)
                });
            }
        }
        Ok(all)
    }

    /// Which of a series are left out: moments, and whole days.
    fn gone(
        &mut self,
        event: &Event,
    ) -> Result<(BTreeSet<Timestamp>, BTreeSet<jiff::civil::Date>), Unread> {
        let (mut moments, mut days) = (BTreeSet::new(), BTreeSet::new());
        for line in &event.but {
            for one in line.value.split(',') {
                self.budget.take(1, line)?;
                let when = self.clocks.when(line, one)?;
                if let When::Day(day) = when {
                    days.insert(day);
                } else {
                    moments.insert(self.clocks.moment(line, &when)?);
                }
            }
        }
        Ok((moments, days))
    }

    fn length(&self, event: &Event, start: &When) -> Result<Length, Unread> {
        if let Some(line) = &event.end {
            let end = self.clocks.when(line, &line.value)?;
            return self.clocks.between(line, start, &end);
        }
        match &event.length {
            Some(line) => Length::read(&line.value).ok_or(line.unread(NO_TIME)),
            None => Ok(start.alone()),
        }
    }

    fn keep(
        &self,
        line: &Line,
        (start, length): (&When, Length),
        found: &mut Vec<Busy>,
    ) -> Result<(), Unread> {
        let from = self.clocks.moment(line, start)?;
        let until = self.clocks.after(start, length).ok_or(line.unread(NO_TIME))?;
        let one = Busy { from, until };
        if from < until && one.meets(self.within) {
            found.push(one);
        }
        Ok(())
    }
}

#[cfg(test)]
mod laws;
