//! The register of checks: what was looked at, when, until when it holds, and what came of it. Never a certificate and
//! never a record: those stay with whoever they belong to (EEPM-SCR-5, NMS-6).

use super::term::{Due, Term};
use crate::{Code, MemberId, Refusal, Timestamp};

worded! {
    /// What was looked at.
    Kind {
        /// Who they are.
        Identity = "identity",
        /// A record of convictions, as the law of the place allows.
        Record = "record",
        /// Training in keeping people safe.
        Safeguarding = "safeguarding",
        /// A registration with a profession.
        Profession = "profession",
    }
}

worded! {
    /// What came of it.
    Outcome {
        /// Nothing stands in the way.
        Clear = "clear",
        /// Something was found, weighed for itself, and does not stand in the way.
        Weighed = "weighed",
        /// It stands in the way.
        Bars = "bars",
    }
}

/// One check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// What names it outside.
    pub code: Code,
    /// About whom.
    pub member: MemberId,
    /// What was looked at.
    pub kind: Kind,
    /// The day it was issued.
    pub issued: Timestamp,
    /// The day from which it does not hold any more; `None` where it holds for good.
    pub expires: Option<Timestamp>,
    /// What came of it.
    pub outcome: Outcome,
    /// Whether its end was announced.
    pub warned: bool,
}

/// A day of issue that is still to come, or an end before it.
pub const DAYS: Refusal = Refusal("check-days");

impl Check {
    /// Whether its days make sense at `now`.
    ///
    /// # Errors
    /// [`DAYS`].
    pub fn checked(self, now: Timestamp) -> Result<Self, Refusal> {
        let sound = self.issued <= now && self.expires.is_none_or(|end| self.issued < end);
        if sound { Ok(self) } else { Err(DAYS) }
    }

    /// When something happens next; `None` where nothing does.
    #[must_use]
    pub fn deadline(&self, now: Timestamp) -> Option<Timestamp> {
        self.term().deadline(now)
    }

    /// What is planted again where a timer was lost.
    #[must_use]
    pub fn next(&self) -> Option<Timestamp> {
        self.term().next()
    }

    /// What happens at `now`; `None` where nothing does.
    pub fn due(&mut self, now: Timestamp) -> Option<Due> {
        let due = self.term().due(now);
        self.warned |= due == Some(Due::Warn);
        due
    }

    fn term(&self) -> Term {
        Term { ends: self.expires, warned: self.warned }
    }
}

/// Whether whoever has `checks`, the newest first, meets nobody new at `now`: of some kind the newest does not hold any
/// more, or stands in the way. Where nothing was looked at, nothing bars.
#[must_use]
pub fn bars(checks: &[Check], now: Timestamp) -> bool {
    Kind::ALL.iter().any(|kind| {
        let newest = checks.iter().find(|check| check.kind == *kind);
        newest.is_some_and(|check| check.outcome == Outcome::Bars || check.term().is_over(now))
    })
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::DAY;

    fn at(day: i64) -> Timestamp {
        Timestamp::from_micros(1_795_000_000_000_000).unwrap() + DAY.times(day)
    }

    fn check(kind: Kind, issued: i64, expires: Option<i64>) -> Check {
        Check {
            code: Code(Uuid::nil()),
            member: MemberId(Uuid::nil()),
            kind,
            issued: at(issued),
            expires: expires.map(at),
            outcome: Outcome::Clear,
            warned: false,
        }
    }

    #[test]
    fn its_end_is_announced_once_and_then_comes() {
        let mut it = check(Kind::Record, 0, Some(100));
        assert_eq!((it.deadline(at(1)), it.due(at(69))), (Some(at(70)), None));
        assert_eq!(it.due(at(70)), Some(Due::Warn));
        assert_eq!((it.deadline(at(70)), it.due(at(71))), (Some(at(100)), None));
        assert_eq!((it.due(at(100)), it.deadline(at(100))), (Some(Due::Over), None));
        assert_eq!(check(Kind::Record, 0, None).deadline(at(1)), None);
    }

    #[test]
    fn what_ran_out_bars_until_a_newer_one_of_its_kind_is_there() {
        let old = check(Kind::Record, 0, Some(100));
        let other = check(Kind::Identity, 50, None);
        let all = [other.clone(), old.clone()];
        assert!(!bars(&all, at(99)) && bars(&all, at(100)));
        assert!(!bars(&[check(Kind::Record, 98, Some(400)), other, old.clone()], at(100)));
        let refused = Check { outcome: Outcome::Bars, ..check(Kind::Record, 98, None) };
        assert!(bars(&[refused, old], at(99)));
        assert!(!bars(&[], at(0)), "where nothing was looked at nothing bars");
        assert_eq!(check(Kind::Record, 2, None).checked(at(1)), Err(DAYS));
        assert_eq!(check(Kind::Record, 2, Some(2)).checked(at(3)), Err(DAYS));
    }

    #[test]
    fn a_timer_that_was_lost_is_planted_for_the_warning_and_then_for_the_end() {
        let mut it = check(Kind::Record, 0, Some(60));
        assert_eq!(it.next(), Some(at(30)));
        assert_eq!(it.due(at(30)), Some(Due::Warn));
        assert_eq!((it.next(), it.deadline(at(61))), (Some(at(60)), None));
    }
}
