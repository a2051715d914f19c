//! Busy times: when somebody has no time, and not one word of why; and the hours that are left for two (docs/adr/0048).

use std::collections::BTreeMap;

use jiff::{ToSpan, civil::DateTime};

use crate::{DAY, HOUR, MINUTE, Span, TalkId, Timestamp, programme::zone::Zone};

/// How far ahead busy times are kept.
pub const AHEAD: Span = DAY.times(90);

/// How many are kept, at most, after those that touch were joined.
pub const MOST: usize = 2_000;

/// How many bytes a file may have.
pub const BYTES: usize = 1024 * 1024;

/// How many times are put to two who look for one.
pub const SUITING: usize = 6;

/// How far ahead of now the first of them is.
const SOONEST: Span = HOUR.times(12);

/// Over how many days they are looked for.
const DAYS: i64 = 14;

/// From which hour on each clock, and until which, people are asked to meet.
const AWAKE: (i8, i8) = (8, 21);

/// A time that is taken: from its first moment to the one after its last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Busy {
    /// Where it begins.
    pub from: Timestamp,
    /// Where it is over.
    pub until: Timestamp,
}

impl Busy {
    /// Whether some moment lies in both.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.from < other.until && other.from < self.until
    }
}

/// `all` cut to what lies `within`, those that overlap or touch joined; the earliest first.
#[must_use]
pub fn joined(all: impl IntoIterator<Item = Busy>, within: Busy) -> Vec<Busy> {
    let cut =
        |one: Busy| Busy { from: one.from.max(within.from), until: one.until.min(within.until) };
    let mut cut: Vec<Busy> = all.into_iter().map(cut).filter(|one| one.from < one.until).collect();
    cut.sort_unstable();
    let mut joined: Vec<Busy> = Vec::with_capacity(cut.len());
    for one in cut {
        match joined.last_mut() {
            Some(last) if one.from <= last.until => last.until = last.until.max(one.until),
            _ => joined.push(one),
        }
    }
    joined
}

/// Who looks for a time, by their clocks, and for how long.
#[derive(Debug, Clone, Copy)]
pub struct Two<'a> {
    /// The clock of whoever reads.
    pub own: &'a Zone,
    /// The clock of the other.
    pub other: &'a Zone,
    /// How many minutes they want.
    pub minutes: u16,
    /// Their talk, which no address names. The choice among free hours depends on it and on the hour alone: whoever looks
    /// twice learns no second free hour, and cannot work out which hour would have been named.
    pub talk: TalkId,
}

/// Up to [`SUITING`] times that suit both, one a day at most, the earliest first: on a full hour of the reader's clock, by day on
/// both clocks, and none of what is `taken`.
#[must_use]
pub fn suiting(now: Timestamp, two: Two<'_>, taken: &[Busy]) -> Vec<Timestamp> {
    let first = two.own.civil(now + SOONEST).date().at(0, 0, 0, 0);
    let mut days: BTreeMap<i64, Timestamp> = BTreeMap::new();
    for day in 0..DAYS {
        let Ok(begin) = first.checked_add(day.days()) else { break };
        let hours = (AWAKE.0..AWAKE.1).filter_map(|hour| {
            let clock = begin.with().hour(hour).build().ok()?;
            two.own.at(clock).filter(|at| now + SOONEST <= *at)
        });
        let free = hours.filter(|at| two.suits(*at, taken));
        if let Some(best) = free.min_by_key(|at| two.lot(*at)) {
            days.insert(day, best);
        }
        if days.len() == SUITING {
            break;
        }
    }
    days.into_values().collect()
}

impl Two<'_> {
    fn suits(self, at: Timestamp, taken: &[Busy]) -> bool {
        let whole = Busy { from: at, until: at + MINUTE.times(i64::from(self.minutes)) };
        let wakes = [self.own, self.other].into_iter().all(|zone| is_day(zone, whole));
        wakes && !taken.iter().any(|one| one.meets(whole))
    }

    /// What decides among free hours.
    fn lot(self, at: Timestamp) -> [u8; 32] {
        let mut lot = blake3::Hasher::new_derive_key("kith 2026 which of two people's free hours");
        lot.update(self.talk.0.as_bytes()).update(&at.micros().to_le_bytes());
        *lot.finalize().as_bytes()
    }
}

/// Whether all of `whole` lies by day, on one day, by the clock of `zone`.
fn is_day(zone: &Zone, whole: Busy) -> bool {
    let (from, until): (DateTime, DateTime) = (zone.civil(whole.from), zone.civil(whole.until));
    let over = |clock: DateTime| (clock.hour(), clock.minute(), clock.second()) > (AWAKE.1, 0, 0);
    from.date() == until.date() && from.hour() >= AWAKE.0 && !over(until)
}

#[cfg(test)]
#[path = "busy_laws.rs"]
mod laws;
