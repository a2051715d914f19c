//! The practice of a supporter: after the course a practice talk, then shifts with a supervisor beside them, then a person who
//! signs. While it goes on, somebody has promised a day or a clock runs, so that nobody waits in silence.

use super::{
    calendar::Day,
    supervision::{NO_DAY, SILENT},
    term::{NOTICE, Term},
    zone::Zone,
};
use crate::{DAY, HOUR, MemberId, Refusal, Span, Timestamp};

/// How far ahead a day may be.
const FURTHEST: Span = DAY.times(366);

/// How long the day of a supervised shift is: with the night in which such a shift may end.
const NIGHT: Span = HOUR.times(30);

/// For how many months a signature holds.
pub const MONTHS: u16 = 24;

/// How many supervised shifts come before it where nobody set another number.
pub const SHIFTS: u32 = 2;

/// The most that may be set.
pub const MOST_SHIFTS: u32 = 6;

/// Somebody else took it, or it is over.
pub const GONE: Refusal = Refusal("practice-gone");
/// The course comes before the practice talk.
pub const COURSE: Refusal = Refusal("practice-course");
/// It is signed, and that does not end within a month.
pub const SIGNED: Refusal = Refusal("practice-signed-already");
/// A practice talk or a supervised shift is still missing.
pub const EARLY: Refusal = Refusal("practice-early");
/// Before anybody new, a person signs.
pub const FIRST: Refusal = Refusal("practice-first");
/// No language in which it was heard.
pub const TONGUE: Refusal = Refusal("practice-tongue");

worded! {
    /// What is tried out in a practice talk.
    Scenario {
        /// Somebody who says little.
        Quiet = "quiet",
        /// Somebody who wants to be told what to do.
        Advice = "advice",
        /// Somebody who asks for more than a supporter gives.
        Closer = "closer",
        /// Somebody of whom one is worried.
        Danger = "danger",
        /// Something of their own.
        Other = "other",
    }
}

worded! {
    /// What comes next.
    Stage {
        /// The practice talk.
        Talk = "talk",
        /// Shifts with somebody beside them.
        Shifts = "shifts",
        /// A person signs.
        Sign = "sign",
    }
}

/// A supporter on the way to a signature, or one who has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Practice {
    /// Whose.
    pub supporter: MemberId,
    /// With whom; `None` while nobody has taken it.
    pub supervisor: Option<MemberId>,
    /// Since when the supporter waits for a day or an answer; `None` while they do not.
    pub waits: Option<Timestamp>,
    /// When somebody was called for that last.
    pub called: Option<Timestamp>,
    /// The beginning of the day on which the two meet next.
    pub next: Option<Timestamp>,
    /// Whether both were reminded of that day.
    pub reminded: bool,
    /// Since when nothing of it goes on; `None` while something does.
    pub over: Option<Timestamp>,
    /// When a practice talk was noted, since it was signed last.
    pub talked: Option<Timestamp>,
    /// How many shifts were supervised.
    pub shifts: u32,
    /// When it was signed last.
    pub signed: Option<Timestamp>,
    /// Until when that holds.
    pub term: Term,
}

/// What its next deadline does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// Somebody is called, for a supporter waits.
    Call,
    /// Both are reminded of tomorrow.
    Remind,
    /// The day went by and nothing was noted: the supporter waits again.
    Lapse,
    /// The end of the signature is announced.
    Warn,
    /// It does not hold any more.
    Over,
}

impl Practice {
    /// `supporter` asks at `now`.
    #[must_use]
    pub fn new(supporter: MemberId, now: Timestamp) -> Self {
        Self {
            supporter,
            supervisor: None,
            waits: Some(now),
            called: None,
            next: None,
            reminded: false,
            over: None,
            talked: None,
            shifts: 0,
            signed: None,
            term: Term::default(),
        }
    }

    /// It, where its supporter asks once more at `now`: whoever waits, or has a day, goes on as they are.
    ///
    /// # Errors
    /// [`SIGNED`] where it holds for longer than a month.
    pub fn asks(&self, now: Timestamp) -> Result<Self, Refusal> {
        if self.over.is_none() {
            return Ok(self.clone());
        }
        if self.term.ends.is_some_and(|end| now < end + -NOTICE) {
            return Err(SIGNED);
        }
        Ok(Self { over: None, ..self.clone() }.waiting(now))
    }

    /// It, taken by `supervisor`.
    ///
    /// # Errors
    /// [`GONE`] where somebody has taken it, it is over, or it is their own.
    pub fn take(&self, supervisor: MemberId) -> Result<Self, Refusal> {
        self.stands()?;
        if self.supervisor.is_some() || supervisor == self.supporter {
            return Err(GONE);
        }
        Ok(Self { supervisor: Some(supervisor), ..self.clone() })
    }

    /// It, with `day` as the next, by the clock of `zone`: nobody waits any more.
    ///
    /// # Errors
    /// [`GONE`]; [`NO_DAY`].
    pub fn set(&self, now: Timestamp, day: Option<Day>, zone: &Zone) -> Result<Self, Refusal> {
        self.stands()?;
        if self.supervisor.is_none() {
            return Err(GONE);
        }
        let today = Day::of(now, zone);
        let next = day.filter(|day| *day >= today).and_then(|day| day.begins(zone));
        let next = next.filter(|next| *next <= now + FURTHEST).ok_or(NO_DAY)?;
        Ok(Self { waits: None, called: None, next: Some(next), reminded: false, ..self.clone() })
    }

    /// It, after a practice talk that was noted at `now`: the supporter waits for what comes next.
    ///
    /// # Errors
    /// [`GONE`].
    pub fn talked(&self, now: Timestamp) -> Result<Self, Refusal> {
        self.stands()?;
        Ok(Self { talked: Some(now), ..self.clone() }.noted(now))
    }

    /// It, after a shift that was supervised.
    ///
    /// # Errors
    /// [`GONE`]; [`EARLY`] before the practice talk.
    pub fn supervised(&self, now: Timestamp) -> Result<Self, Refusal> {
        self.stands()?;
        self.talked.ok_or(EARLY)?;
        Ok(Self { shifts: self.shifts.saturating_add(1), ..self.clone() }.noted(now))
    }

    /// What comes next where so many supervised shifts are `wanted`.
    #[must_use]
    pub const fn stage(&self, wanted: u32) -> Stage {
        match self.talked {
            None => Stage::Talk,
            Some(_) if self.shifts < wanted => Stage::Shifts,
            Some(_) => Stage::Sign,
        }
    }

    /// It, signed by `signer` at `now`, where so many supervised shifts are `wanted`.
    ///
    /// # Errors
    /// [`GONE`] for anybody but its supervisor, and where it is over; [`EARLY`].
    pub fn sign(
        &self,
        (now, zone): (Timestamp, &Zone),
        by: MemberId,
        wanted: u32,
    ) -> Result<Self, Refusal> {
        self.may_sign(by, wanted)?;
        let term = Term { ends: Some(until(now, zone)), warned: false };
        let (over, signed) = (Some(now), Some(now));
        Ok(Self { term, over, signed, talked: None, ..self.clone() }.settled())
    }

    /// That `signer` may say how it stands, where so many supervised shifts are `wanted`.
    ///
    /// # Errors
    /// As [`Self::sign`].
    pub fn may_sign(&self, signer: MemberId, wanted: u32) -> Result<(), Refusal> {
        self.stands()?;
        if self.supervisor != Some(signer) || signer == self.supporter {
            return Err(GONE);
        }
        if self.stage(wanted) == Stage::Sign { Ok(()) } else { Err(EARLY) }
    }

    /// It, without its supervisor: a supporter on their way waits for another from `now` on.
    #[must_use]
    pub fn released(&self, now: Timestamp) -> Self {
        let free = Self { supervisor: None, ..self.clone() };
        match (self.over, self.waits) {
            (Some(_), _) => free,
            (None, Some(_)) => Self { called: None, ..free },
            (None, None) => free.waiting(now),
        }
    }

    /// It, where nothing of it goes on from `now`. What was noted and signed stays.
    #[must_use]
    pub fn stopped(&self, now: Timestamp) -> Self {
        Self { over: self.over.or(Some(now)), ..self.clone() }.settled()
    }

    /// Whether somebody meets new people at `now`: it is signed and holds, or this is the day of a supervised shift.
    #[must_use]
    pub fn lets(&self, now: Timestamp) -> bool {
        let today = self.next.is_some_and(|next| next <= now && now < next + NIGHT);
        let beside = self.over.is_none() && self.supervisor.is_some() && self.talked.is_some();
        self.holds(now) || beside && today
    }

    /// Whether it is signed at `now`.
    #[must_use]
    pub fn holds(&self, now: Timestamp) -> bool {
        self.signed.is_some() && !self.term.is_over(now)
    }

    /// When something happens next; `None` where nothing does.
    #[must_use]
    pub fn deadline(&self) -> Option<Timestamp> {
        [self.meets().map(|(at, _)| at), self.ends().map(|(at, _)| at)].into_iter().flatten().min()
    }

    /// What happens at `now`; `None` where nothing does.
    #[must_use]
    pub fn due(&self, now: Timestamp) -> Option<Due> {
        let both = [self.meets(), self.ends()].into_iter().flatten();
        both.filter(|(at, _)| *at <= now).min_by_key(|(at, _)| *at).map(|(_, due)| due)
    }

    /// It, after that was done at `now`.
    #[must_use]
    pub fn done(&self, now: Timestamp, due: Due) -> Self {
        let it = self.clone();
        match due {
            Due::Call => Self { called: Some(now), ..it },
            Due::Remind => Self { reminded: true, ..it },
            Due::Lapse => it.waiting(now),
            Due::Warn => Self { term: Term { warned: true, ..self.term }, ..it },
            Due::Over => Self { signed: None, term: Term::default(), ..it },
        }
    }

    /// The next thing between the two.
    fn meets(&self) -> Option<(Timestamp, Due)> {
        let call = self.waits.map(|since| (self.called.unwrap_or(since) + SILENT, Due::Call));
        let day = self.next.map(|next| {
            if self.reminded {
                (next + DAY.times(2), Due::Lapse)
            } else {
                (next + -DAY, Due::Remind)
            }
        });
        call.or(day).filter(|_| self.over.is_none())
    }

    /// The next thing of its signature. Where that ended before anybody was warned, its end is told.
    fn ends(&self) -> Option<(Timestamp, Due)> {
        let end = self.term.ends?;
        let at = self.term.next()?;
        Some((at, if at < end { Due::Warn } else { Due::Over }))
    }

    /// Something was noted: a day that is still to come stays; else the supporter waits for what comes next.
    fn noted(self, now: Timestamp) -> Self {
        if self.next.is_some_and(|next| now < next) { self } else { self.waiting(now) }
    }

    /// The supporter waits from `now` on, for a day or an answer.
    fn waiting(self, now: Timestamp) -> Self {
        Self { waits: Some(now), called: None, next: None, reminded: false, ..self }
    }

    /// Nobody waits.
    fn settled(self) -> Self {
        Self { waits: None, called: None, next: None, reminded: false, ..self }
    }

    fn stands(&self) -> Result<(), Refusal> {
        if self.over.is_none() { Ok(()) } else { Err(GONE) }
    }
}

/// The beginning of the day, in `zone`, from which a signature of `now` does not hold any more.
fn until(now: Timestamp, zone: &Zone) -> Timestamp {
    let day = now.jiff().to_zoned(zone.rules().clone()).date();
    let last = day.saturating_add(jiff::Span::new().months(MONTHS));
    let there = last.to_zoned(zone.rules().clone());
    there.map_or(now + DAY.times(i64::from(MONTHS) * 30), |at| at.timestamp().into())
}

#[cfg(test)]
#[path = "practice_laws.rs"]
mod laws;
