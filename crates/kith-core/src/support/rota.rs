//! The rota: shifts that are made ahead, who may take a place in one, and where people are wanted. A place is a promise;
//! who is really there is said by [`super::duty`] alone.

use jiff::{ToSpan, civil::DateTime};

use crate::{
    DAY, HOUR, MINUTE, Refusal, Span, Timestamp,
    programme::{calendar::Day, zone::Zone},
    support::limits,
};

/// The shortest shift.
pub const SHORTEST: Span = MINUTE.times(30);
/// The longest stretch of shifts with less than [`REST`] between them.
pub const STRETCH: Span = HOUR.times(8);
/// The longest shift: as long as a stretch, and an hour more in the night in which the clock is put back.
pub const LONGEST: Span = HOUR.times(9);
/// What lies between two stretches of one person.
pub const REST: Span = HOUR.times(9);
/// The most that one person promises for any seven days.
pub const WEEK: Span = HOUR.times(20);
/// The most people in one shift.
pub const MOST_WANTED: u32 = 20;
/// For how many weeks a pattern is laid down at once.
pub const MOST_WEEKS: u32 = 26;
/// Whoever gives a place back later than this before its shift, a coordinator hears of it.
pub const LATE: Span = DAY.times(2);
/// How long before its shift somebody is reminded.
pub const REMIND: Span = HOUR.times(12);
/// How long after its begin a shift is looked at: who has not come?
pub const GRACE: Span = MINUTE.times(15);
/// How long before its shift somebody may already come.
pub const EARLY: Span = MINUTE.times(30);

/// A shift ends after it begins, lasts half an hour to eight hours, and lies ahead.
pub const TIMES: Refusal = Refusal("rota-times");
/// One to twenty people.
pub const WANTED: Refusal = Refusal("rota-wanted");
/// One to twenty-six weeks.
pub const WEEKS: Refusal = Refusal("rota-weeks");
/// Every place is taken.
pub const FULL: Refusal = Refusal("rota-full");
/// The shift has begun.
pub const BEGUN: Refusal = Refusal("rota-begun");
/// A shift is begun from half an hour before it until its end.
pub const NOT_NOW: Refusal = Refusal("rota-not-now");
/// They hold a place at that time already.
pub const OVERLAPS: Refusal = Refusal("rota-overlaps");
/// Too little rest before or after.
pub const TIRED: Refusal = Refusal("rota-tired");
/// Enough for that week.
pub const ENOUGH: Refusal = Refusal("rota-enough");
/// They are away then.
pub const AWAY: Refusal = Refusal("rota-away-then");

/// From when until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hours {
    /// From when.
    pub since: Timestamp,
    /// Until when.
    pub until: Timestamp,
}

/// A shift that is made ahead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shift {
    /// When.
    pub hours: Hours,
    /// The tag of the language that is written in it; `None` for whichever.
    pub tongue: Option<String>,
    /// How many people are wanted.
    pub wanted: u32,
}

/// A stretch of time in which people are wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// When.
    pub hours: Hours,
    /// In which language; `None` for whichever.
    pub tongue: Option<String>,
    /// How many are wanted and not there.
    pub missing: u32,
}

impl Hours {
    /// How long.
    #[must_use]
    pub fn length(self) -> Span {
        self.until.since(self.since)
    }

    /// Whether it overlaps `other`.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.since < other.until && other.since < self.until
    }

    /// Whether whoever promised to be there may go on duty for it at `now`.
    #[must_use]
    pub fn may_begin(self, now: Timestamp) -> bool {
        self.since + -EARLY <= now && now < self.until
    }

    /// Whether it goes on at `now`.
    #[must_use]
    pub fn covers(self, now: Timestamp) -> bool {
        self.since <= now && now < self.until
    }
}

impl Shift {
    /// This shift, if it may be made at `now`.
    ///
    /// # Errors
    /// [`TIMES`], [`WANTED`].
    pub fn checked(self, now: Timestamp) -> Result<Self, Refusal> {
        let length = self.hours.length();
        let sound = now < self.hours.since
            && (SHORTEST..=LONGEST).contains(&length)
            && self.hours.since <= now + limits::LONGEST_LEAVE;
        if !sound {
            return Err(TIMES);
        }
        if (1..=MOST_WANTED).contains(&self.wanted) { Ok(self) } else { Err(WANTED) }
    }
}

/// The hours of a pattern: on the day and at the time of `begin` (such as `2026-11-30T18:00`) by the clock of `zone`, until
/// the clock there shows `end` (such as `20:00`; the next day where that is not after the begin), and then each week, `weeks`
/// times in all. The clock counts: six in the evening stays six in the evening when it is put forward or back, and a night of
/// eight hours is one by the clock. A week in which the clock leaves the shift out has none.
///
/// # Errors
/// [`TIMES`] for what is no day and no time, too short or too long; [`WEEKS`].
pub fn weekly(zone: &Zone, (begin, end): (&str, &str), weeks: u32) -> Result<Vec<Hours>, Refusal> {
    if !(1..=MOST_WEEKS).contains(&weeks) {
        return Err(WEEKS);
    }
    let begin: DateTime = begin.trim().parse().map_err(|_| TIMES)?;
    let end: jiff::civil::Time = end.trim().parse().map_err(|_| TIMES)?;
    let mut last = begin.date().to_datetime(end);
    if last <= begin {
        last = last.checked_add(1.day()).map_err(|_| TIMES)?;
    }
    let minutes = last.duration_since(begin).as_mins();
    if !(SHORTEST..=STRETCH).contains(&MINUTE.times(minutes)) {
        return Err(TIMES);
    }
    let moment = |clock: DateTime, week: u32| {
        let there = clock.checked_add(i64::from(week).weeks()).ok()?;
        there.to_zoned(zone.rules().clone()).ok().map(|there| there.timestamp().into())
    };
    let hours = |week| Some(Hours { since: moment(begin, week)?, until: moment(last, week)? });
    let all: Option<Vec<_>> = (0..weeks).map(hours).collect();
    let mut all = all.ok_or(TIMES)?;
    all.retain(|hours| hours.length() >= SHORTEST);
    if all.is_empty() { Err(TIMES) } else { Ok(all) }
}

/// Whether somebody who holds places at `held` may take one at `hours`, which begins after `now`.
///
/// # Errors
/// [`BEGUN`], [`OVERLAPS`], [`TIRED`], [`ENOUGH`].
pub fn may_take(held: &[Hours], hours: Hours, now: Timestamp) -> Result<(), Refusal> {
    if hours.since <= now {
        return Err(BEGUN);
    }
    if held.iter().any(|one| one.overlaps(hours)) {
        return Err(OVERLAPS);
    }
    let mut all = held.to_vec();
    all.push(hours);
    all.sort_unstable();
    // A night that the clock makes longer is not too long for one who does nothing else.
    if stretch(&all, hours) > STRETCH.max(hours.length()) {
        return Err(TIRED);
    }
    if all.iter().any(|first| load(&all, *first) > WEEK) { Err(ENOUGH) } else { Ok(()) }
}

/// How long the stretch of `all` is that `hours` stands in. `all` is in order.
fn stretch(all: &[Hours], hours: Hours) -> Span {
    let mut run: Option<Hours> = None;
    for one in all {
        run = Some(match run {
            Some(run) if one.since.since(run.until) < REST => {
                Hours { until: one.until.max(run.until), ..run }
            }
            Some(run) if run.overlaps(hours) => return run.length(),
            _ => *one,
        });
    }
    run.map_or(Span(0), Hours::length)
}

/// How much begins in the seven days from the begin of `first` on.
fn load(all: &[Hours], first: Hours) -> Span {
    let week = first.since..first.since + DAY.times(7);
    Span(all.iter().filter(|one| week.contains(&one.since)).map(|one| one.length().0).sum())
}

/// Where people are wanted: for each language, stretches in order of time, each with how many are missing. `shifts` come with
/// how many hold a place in them; a place too many in one shift fills none in another.
#[must_use]
pub fn gaps(shifts: &[(Shift, u32)]) -> Vec<Gap> {
    let lacks = |(shift, held): &(Shift, u32)| (shift.clone(), shift.wanted.saturating_sub(*held));
    let open: Vec<_> = shifts.iter().map(lacks).filter(|(_, missing)| *missing > 0).collect();
    let mut tongues: Vec<_> = open.iter().map(|(shift, _)| shift.tongue.clone()).collect();
    tongues.sort_unstable();
    tongues.dedup();
    tongues.iter().flat_map(|tongue| gaps_in(&open, tongue.as_ref())).collect()
}

fn gaps_in(open: &[(Shift, u32)], tongue: Option<&String>) -> Vec<Gap> {
    let open: Vec<_> = open.iter().filter(|(shift, _)| shift.tongue.as_ref() == tongue).collect();
    let mut edges: Vec<_> =
        open.iter().flat_map(|(shift, _)| [shift.hours.since, shift.hours.until]).collect();
    edges.sort_unstable();
    edges.dedup();
    let mut gaps: Vec<Gap> = Vec::new();
    for pair in edges.windows(2) {
        let [since, until] = *pair else { continue };
        let missing =
            open.iter().filter(|(shift, _)| shift.hours.covers(since)).map(|(_, n)| *n).sum();
        match gaps.last_mut() {
            _ if missing == 0 => {}
            Some(last) if last.hours.until == since && last.missing == missing => {
                last.hours.until = until;
            }
            _ => gaps.push(Gap { hours: Hours { since, until }, tongue: tongue.cloned(), missing }),
        }
    }
    gaps
}

/// `gaps` day by day, from the day of `now` by the clock of `zone` on, for `days` days: each day with the parts of the gaps
/// that lie in it.
#[must_use]
pub fn by_day(gaps: &[Gap], zone: &Zone, now: Timestamp, days: i64) -> Vec<(Day, Vec<Gap>)> {
    let noon = zone.moment(&format!("{}T12:00", Day::of(now, zone))).unwrap_or(now);
    let day = |n| Day::of(noon + DAY.times(n), zone);
    let begins = |n| day(n).begins(zone).unwrap_or(noon + DAY.times(n));
    let clip = |gap: &Gap, whole: Hours| {
        let hours = Hours {
            since: gap.hours.since.max(whole.since),
            until: gap.hours.until.min(whole.until),
        };
        (hours.since < hours.until).then(|| Gap { hours, ..gap.clone() })
    };
    let one = |n| {
        let whole = Hours { since: begins(n), until: begins(n + 1) };
        let mut all: Vec<_> = gaps.iter().filter_map(|gap| clip(gap, whole)).collect();
        all.sort_by_key(|gap| gap.hours);
        (day(n), all)
    };
    (0..days).map(one).collect()
}

#[cfg(test)]
#[path = "rota_laws.rs"]
mod laws;
