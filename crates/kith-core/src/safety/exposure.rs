//! How much hard reading one person at the desk does: with the week's share behind them they open no more
//! (SAF-44).

use crate::{DAY, Refusal, Span, support::safe::Level};

/// Over how long openings are counted.
pub const WEEK: Span = DAY.times(7);

/// How many a house asks of one person in that time, where nothing else is set.
pub const SHARE: i64 = 40;

/// They have read enough for this week.
pub const ENOUGH: Refusal = Refusal("exposure-enough");

/// Whether somebody who opened `opened` of their `share` may open another, for a case that calls at `level`.
/// `alone`: nobody else is there who could. Where somebody is in danger, nobody's rest goes before that.
///
/// # Errors
/// [`ENOUGH`].
pub const fn may_open(
    (opened, share): (i64, i64),
    level: Level,
    alone: bool,
) -> Result<(), Refusal> {
    let must = alone && matches!(level, Level::Danger);
    if opened < share || must { Ok(()) } else { Err(ENOUGH) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_share_is_the_last_one_and_danger_alone_goes_before_rest() {
        assert_eq!(may_open((39, 40), Level::Calm, false), Ok(()));
        assert_eq!(may_open((40, 40), Level::Danger, true), Ok(()));
        assert_eq!(may_open((40, 40), Level::Danger, false), Err(ENOUGH));
        assert_eq!(may_open((40, 40), Level::Concern, true), Err(ENOUGH));
    }

    proptest! {
        #[test]
        fn nobody_opens_beyond_their_share_but_alone_in_danger(
            opened in 0_i64..99, share in 0_i64..99,
            level in proptest::sample::select(Level::ALL), alone: bool,
        ) {
            let may = may_open((opened, share), level, alone).is_ok();
            prop_assert!(may || opened >= share);
            prop_assert!(!may || opened < share || alone && level == Level::Danger);
        }
    }
}
