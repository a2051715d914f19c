//! Holds: a case that is kept longer than a year, because somebody outside may need it. Each has a ground
//! and an end.

use crate::{CaseId, DAY, MemberId, Refusal, Span, Timestamp};

worded! {
    /// Why a case is held.
    Ground {
        /// A court has asked for it, or will.
        Court = "court",
        /// The police have.
        Police = "police",
        /// Somebody claims a right that it proves.
        Claim = "claim",
    }
}

/// A hold on a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hold {
    /// Which case.
    pub case: CaseId,
    /// Who placed it.
    pub by: MemberId,
    /// Why.
    pub ground: Ground,
    /// Since when.
    pub since: Timestamp,
    /// Until when; then it is forgotten like any other.
    pub until: Timestamp,
}

/// The longest hold; it can be placed anew, by somebody who looks at it anew.
pub const LONGEST: Span = DAY.times(730);

/// It ends before it begins, or later than [`LONGEST`].
pub const RANGE: Refusal = Refusal("hold-range");

impl Hold {
    /// Holds `case` from `now` on, for so long.
    ///
    /// # Errors
    /// [`RANGE`].
    pub fn place(
        case: CaseId,
        by: MemberId,
        (ground, length): (Ground, Span),
        now: Timestamp,
    ) -> Result<Self, Refusal> {
        if length < DAY || length > LONGEST {
            return Err(RANGE);
        }
        Ok(Self { case, by, ground, since: now, until: now + length })
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_hold_has_an_end() {
        let check = |days, expected: Option<Refusal>| {
            let (case, by) = (CaseId(Uuid::nil()), MemberId(Uuid::nil()));
            let now = Timestamp::from_micros(1).unwrap();
            let hold = Hold::place(case, by, (Ground::Court, DAY.times(days)), now);
            assert_eq!(hold.err(), expected, "{days}");
        };
        check(0, Some(RANGE));
        check(1, None);
        check(730, None);
        check(731, Some(RANGE));
    }
}
