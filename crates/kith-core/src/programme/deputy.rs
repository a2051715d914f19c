//! A deputy: whoever stands in for a coordinator who is away, from a day to a day.

use uuid::Uuid;

use crate::{Code, DAY, MemberId, Refusal, Span, Timestamp};

/// For how long at most somebody stands in.
pub const LONGEST: Span = DAY.times(90);

/// Its days are no days to come, or too far apart.
pub const DAYS: Refusal = Refusal("deputy-days");

/// Nobody was named, or oneself.
pub const WHO: Refusal = Refusal("deputy-who");

/// Who stands in for whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deputy {
    /// Which.
    pub id: Uuid,
    /// What names it outside.
    pub code: Code,
    /// Who is away.
    pub member: MemberId,
    /// Who stands in.
    pub deputy: MemberId,
    /// From the beginning of which day on.
    pub since: Timestamp,
    /// Until when.
    pub until: Timestamp,
}

impl Deputy {
    /// That they may stand in so.
    ///
    /// # Errors
    /// [`WHO`]; [`DAYS`].
    pub fn checked(self, now: Timestamp) -> Result<Self, Refusal> {
        if self.member == self.deputy {
            return Err(WHO);
        }
        let to_come = self.since < self.until && now < self.until;
        let near = self.until <= self.since + LONGEST && self.since <= now + LONGEST;
        if to_come && near { Ok(self) } else { Err(DAYS) }
    }
}

#[cfg(test)]
mod laws {
    use super::*;

    #[test]
    fn nobody_stands_in_for_themselves_nor_in_the_past_nor_for_ever() {
        let now = Timestamp::from_micros(1_795_000_000_000_000).unwrap();
        let check = |deputy: u128, from: i64, to: i64, expected: Option<Refusal>| {
            let (id, member) = (Uuid::nil(), MemberId(Uuid::from_u128(1)));
            let (since, until) = (now + DAY.times(from), now + DAY.times(to));
            let deputy = MemberId(Uuid::from_u128(deputy));
            let one = Deputy { id, code: Code(id), member, deputy, since, until };
            assert_eq!(one.checked(now).err(), expected, "{from} to {to}");
        };
        check(2, 0, 7, None);
        check(2, -1, 90, Some(DAYS));
        check(1, 0, 7, Some(WHO));
        check(2, 7, 7, Some(DAYS));
        check(2, -7, -1, Some(DAYS));
        check(2, 91, 95, Some(DAYS));
    }
}
