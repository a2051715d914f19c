//! Hours: what a helper gave, from what the house keeps anyway and from what they entered themselves. They are compared with
//! nobody's, and no line of them tells with whom, or what about.

use std::collections::BTreeSet;

use super::{calendar::Day, zone::Zone};
use crate::{Code, DAY, MINUTE, Refusal, Span, Timestamp, journey::meeting::Said};

worded! {
    /// What time was given to.
    Kind {
        /// A meeting that both say took place.
        Meeting = "meeting",
        /// Being on duty.
        Duty = "duty",
        /// A practice talk, or a shift with somebody beside them.
        Practice = "practice",
        /// A course that was passed.
        Training = "training",
        /// Talking the work over with somebody.
        Supervision = "supervision",
        /// Getting ready for somebody.
        Preparation = "preparation",
        /// The way there and back.
        Travel = "travel",
    }
}

worded! {
    /// Why a meeting is not counted yet.
    Wait {
        /// Whoever reads has not said whether it took place.
        Own = "own",
        /// The other has not.
        Other = "other",
        /// They say different things.
        Differs = "differs",
    }
}

/// What one enters oneself.
pub const OWN: [Kind; 3] = [Kind::Preparation, Kind::Travel, Kind::Supervision];

/// The most minutes of one entry.
pub const MOST: u32 = 720;

/// The most minutes that one enters for one day.
const A_DAY: u32 = 1440;

/// The most entries of one day.
const ENTRIES: usize = 12;

/// How far back one enters.
const BACK: Span = DAY.times(5 * 366);

/// No day, one that has not come, or one too long ago.
pub const NO_DAY: Refusal = Refusal("hours-no-day");
/// No minutes, or more than [`MOST`].
pub const LENGTH: Refusal = Refusal("hours-length");
/// Nothing that one enters oneself.
pub const NO_KIND: Refusal = Refusal("hours-no-kind");
/// That day is full.
pub const FULL: Refusal = Refusal("hours-full");

/// A meeting of a helper, as far as hours need it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// What names it.
    pub code: Code,
    /// When it began.
    pub start: Timestamp,
    /// How long it was to last.
    pub minutes: u16,
    /// What the other side says of it.
    pub theirs: Option<Said>,
    /// What the helper says of it.
    pub own: Option<Said>,
    /// In which programme.
    pub programme: Option<Code>,
    /// Whether their journey goes on; afterwards nobody says anything of it any more.
    pub open: bool,
}

/// One line of the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The day, by the clock of whoever gave it.
    pub day: Day,
    /// What it went to.
    pub kind: Kind,
    /// How much.
    pub minutes: u32,
    /// In which programme; `None` where it belongs to none.
    pub programme: Option<Code>,
    /// What names it, where its owner entered it and may take it back; `None` where the house counted it.
    pub own: Option<Code>,
}

/// What somebody enters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// For which day.
    pub day: Day,
    /// How much.
    pub minutes: u32,
    /// What it went to.
    pub kind: Kind,
}

/// All lines of one helper, the newest day first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger(Vec<Line>);

/// A meeting that is over and not counted: what names it, when it began, and why.
pub type Unsettled = (Code, Timestamp, Wait);

impl Held {
    /// When it ended.
    fn end(&self) -> Timestamp {
        self.start + MINUTE.times(i64::from(self.minutes))
    }

    /// Why it is not counted yet; `None` where it is, or never will be.
    #[must_use]
    pub fn wait(&self) -> Option<Wait> {
        self.unsettled().filter(|_| self.open)
    }

    /// Whether its journey is over and it was never settled: it never counts.
    #[must_use]
    pub fn lapsed(&self) -> bool {
        !self.open && self.unsettled().is_some()
    }

    fn unsettled(&self) -> Option<Wait> {
        match (self.own, self.theirs) {
            (None, _) => Some(Wait::Own),
            (Some(Said::Held), None) => Some(Wait::Other),
            (Some(one), Some(other)) if one != other => Some(Wait::Differs),
            (Some(_), _) => None,
        }
    }

    /// Whether both say that it took place.
    #[must_use]
    pub fn counts(&self) -> bool {
        (self.own, self.theirs) == (Some(Said::Held), Some(Said::Held))
    }
}

impl Entry {
    /// What was typed, where it is `today`.
    ///
    /// # Errors
    /// The field with [`NO_DAY`], [`LENGTH`], or [`NO_KIND`].
    pub fn new(
        (day, minutes, kind): (Option<Day>, Option<u32>, Option<Kind>),
        today: Day,
    ) -> Result<Self, (&'static str, Refusal)> {
        let begins = |day: Day| day.begins(&Zone::UTC);
        let oldest = begins(today).map(|now| now + -BACK);
        let fits = |day: &Day| *day <= today && begins(*day) >= oldest;
        let day = day.filter(fits).ok_or(("day", NO_DAY))?;
        let fits = |minutes: &u32| (1..=MOST).contains(minutes);
        let minutes = minutes.filter(fits).ok_or(("minutes", LENGTH))?;
        let kind = kind.filter(|kind| OWN.contains(kind)).ok_or(("kind", NO_KIND))?;
        Ok(Self { day, minutes, kind })
    }

    /// That it still fits into its day, of which so many minutes are entered already, one number for each entry.
    ///
    /// # Errors
    /// [`FULL`].
    pub fn may_add(&self, entered: &[u32]) -> Result<(), Refusal> {
        let all = entered.iter().fold(self.minutes, |all, one| all.saturating_add(*one));
        if entered.len() < ENTRIES && all <= A_DAY { Ok(()) } else { Err(FULL) }
    }
}

/// What counts of `meetings` at `now`, by the clock of `zone`, and what is over and waits for a word, the newest first. Where
/// two overlap, the time in which they do counts once.
#[must_use]
pub fn count(mut meetings: Vec<Held>, now: Timestamp, zone: &Zone) -> (Vec<Line>, Vec<Unsettled>) {
    meetings.sort_by_key(|held| (held.start, held.code));
    let (mut lines, mut unsettled, mut counted) = (Vec::new(), Vec::new(), None);
    for held in meetings.iter().filter(|held| held.end() <= now) {
        unsettled.extend(held.wait().map(|wait| (held.code, held.start, wait)));
        let from = counted.map_or(held.start, |until| held.start.max(until));
        if !held.counts() || held.end() <= from {
            continue;
        }
        counted = Some(held.end());
        let minutes = u32::try_from(held.end().since(from).0 / MINUTE.0).unwrap_or_default();
        let (day, programme) = (Day::of(held.start, zone), held.programme);
        lines.push(Line { day, kind: Kind::Meeting, minutes, programme, own: None });
    }
    unsettled.reverse();
    (lines, unsettled)
}

/// A time on duty: from when, until when, and whether somebody was beside them.
pub type OnDuty = (Timestamp, Timestamp, bool);

/// What counts of `duties` that are over at `now`, by the clock of `zone`. Where two overlap, or one of `meetings` counts, that
/// time counts once.
#[must_use]
pub fn on_duty(
    mut duties: Vec<OnDuty>,
    meetings: &[Held],
    (now, zone): (Timestamp, &Zone),
) -> Vec<Line> {
    duties.sort_unstable();
    let taken = spans(meetings, now);
    let (mut lines, mut counted) = (Vec::new(), None);
    for (since, until, beside) in duties.into_iter().filter(|(_, until, _)| *until <= now) {
        let from = counted.map_or(since, |counted| since.max(counted));
        if until <= from {
            continue;
        }
        counted = Some(until);
        let within = |(begin, end): &(Timestamp, Timestamp)| {
            let (begin, end) = ((*begin).max(from), (*end).min(until));
            if begin < end { end.since(begin).0 } else { 0 }
        };
        let left = until.since(from).0 - taken.iter().map(within).sum::<i64>();
        let minutes = u32::try_from(left / MINUTE.0).unwrap_or_default();
        let kind = if beside { Kind::Practice } else { Kind::Duty };
        if minutes > 0 {
            lines.push(Line {
                day: Day::of(from, zone),
                kind,
                minutes,
                programme: None,
                own: None,
            });
        }
    }
    lines
}

/// The times of those of `meetings` that count at `now`; no two overlap.
fn spans(meetings: &[Held], now: Timestamp) -> Vec<(Timestamp, Timestamp)> {
    let counts = meetings.iter().filter(|held| held.counts() && held.end() <= now);
    let mut all: Vec<_> = counts.map(|held| (held.start, held.end())).collect();
    all.sort_unstable();
    let mut spans: Vec<(Timestamp, Timestamp)> = Vec::new();
    for (start, end) in all {
        match spans.last_mut() {
            Some(last) if start <= last.1 => last.1 = last.1.max(end),
            _ => spans.push((start, end)),
        }
    }
    spans
}

impl Ledger {
    /// The ledger of these `lines`. A talk that was noted takes the place of what its owner entered for that day themselves.
    #[must_use]
    pub fn new(mut lines: Vec<Line>) -> Self {
        let talks = lines.iter().filter(|line| line.kind == Kind::Supervision);
        let noted: BTreeSet<_> =
            talks.filter(|line| line.own.is_none()).map(|line| line.day).collect();
        lines.retain(|line| {
            line.kind != Kind::Supervision || line.own.is_none() || !noted.contains(&line.day)
        });
        lines.sort_by(|one, other| other.day.cmp(&one.day).then(one.kind.cmp(&other.kind)));
        Self(lines)
    }

    /// All lines, the newest day first.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.0
    }

    /// All minutes.
    #[must_use]
    pub fn total(&self) -> u32 {
        sum(&self.0)
    }

    /// The first day of each month that has lines, with its minutes, the newest first.
    #[must_use]
    pub fn months(&self) -> Vec<(Day, u32)> {
        self.0
            .chunk_by(|one, next| one.day.month() == next.day.month())
            .filter_map(|lines| lines.first().map(|line| (line.day.month(), sum(lines))))
            .collect()
    }

    /// The lines of the month that begins with `month`, the newest day first.
    #[must_use]
    pub fn of_month(&self, month: Day) -> Vec<&Line> {
        self.0.iter().filter(|line| line.day.month() == month).collect()
    }

    /// The minutes of each kind that has some, in the order of the handbook.
    #[must_use]
    pub fn by_kind(&self) -> Vec<(Kind, u32)> {
        let of = |kind: &Kind| (*kind, self.given(|line| line.kind == *kind));
        Kind::ALL.iter().map(of).filter(|(_, minutes)| *minutes > 0).collect()
    }

    /// The minutes in each programme that has some; `None` is time that belongs to none, and stands last.
    #[must_use]
    pub fn by_programme(&self) -> Vec<(Option<Code>, u32)> {
        let mut all: Vec<_> = self.0.iter().map(|line| line.programme).collect();
        all.sort_by_key(|code| (code.is_none(), *code));
        all.dedup();
        let of = |code| (code, self.given(|line| line.programme == code));
        all.into_iter().map(of).collect()
    }

    /// The minutes of the lines of which `counts` is true.
    #[must_use]
    pub fn given(&self, counts: impl Fn(&Line) -> bool) -> u32 {
        let of = self.0.iter().filter(|line| counts(line));
        of.fold(0, |all, line| all.saturating_add(line.minutes))
    }
}

fn sum(lines: &[Line]) -> u32 {
    lines.iter().fold(0, |all, line| all.saturating_add(line.minutes))
}

#[cfg(test)]
#[path = "hours_laws.rs"]
mod laws;
