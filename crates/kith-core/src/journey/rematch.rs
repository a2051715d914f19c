//! Looking again after a journey that ended early: whether a run may put somebody forward, and from when on (EEPM-CLO-5). A
//! second disappointment hurts more than the first, so a person says yes before a third beginning.

use crate::{DAY, Refusal, Span, Timestamp};

/// Over how long ends count together.
pub const YEAR: Span = DAY.times(365);

/// After how many a coordinator says yes first.
pub const SECOND: usize = 2;

/// They rest for a while before the next beginning.
pub const RESTS: Refusal = Refusal("rematch-rests");

/// A coordinator says yes first.
pub const ASKS: Refusal = Refusal("rematch-asks");

/// A journey of theirs that ended early.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Short {
    /// When it ended.
    pub ended: Timestamp,
    /// Whether the mentee asked for somebody else: whoever was left does not rest before the next.
    pub rests: bool,
}

/// Whether somebody is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rematch {
    /// They are.
    Free,
    /// From then on.
    Rests(Timestamp),
    /// Once a coordinator says yes; they have known it since then.
    Asks(Timestamp),
}

/// How it stands at `now` for whoever has `short` behind them, in any order, where a coordinator said `yes` last at that
/// time, and the programme lets them rest for `cool_down`.
#[must_use]
pub fn rematch(
    short: &[Short],
    yes: Option<Timestamp>,
    cool_down: Span,
    now: Timestamp,
) -> Rematch {
    let recent = || short.iter().filter(|one| now < one.ended + YEAR);
    let Some(last) = recent().map(|one| one.ended).max() else { return Rematch::Free };
    if yes.is_some_and(|yes| last <= yes) {
        return Rematch::Free;
    }
    if recent().count() >= SECOND {
        return Rematch::Asks(last);
    }
    let until = recent().filter(|one| one.rests).map(|one| one.ended + cool_down).max();
    until.filter(|until| now < *until).map_or(Rematch::Free, Rematch::Rests)
}

impl Rematch {
    /// That somebody may be put forward.
    ///
    /// # Errors
    /// [`RESTS`]; [`ASKS`].
    pub const fn may(self) -> Result<(), Refusal> {
        match self {
            Self::Free => Ok(()),
            Self::Rests(_) => Err(RESTS),
            Self::Asks(_) => Err(ASKS),
        }
    }
}

#[cfg(test)]
mod laws {
    use proptest::prelude::*;

    use super::*;

    const REST: Span = DAY.times(14);

    fn at(days: i64) -> Timestamp {
        Timestamp::from_micros(1_795_000_000_000_000).unwrap() + DAY.times(days)
    }

    fn ended(days_ago: i64, rests: bool) -> Short {
        Short { ended: at(-days_ago), rests }
    }

    #[test]
    fn eepm_clo_5_whether_when_and_by_whose_yes() {
        let check = |short: &[Short], yes: Option<i64>, expected| {
            let yes = yes.map(|days| at(-days));
            assert_eq!(rematch(short, yes, REST, at(0)), expected, "{short:?} {yes:?}");
        };
        check(&[], None, Rematch::Free);
        check(&[ended(3, true)], None, Rematch::Rests(at(11)));
        check(&[ended(14, true)], None, Rematch::Free);
        check(&[ended(3, true)], Some(1), Rematch::Free);
        check(&[ended(3, false)], None, Rematch::Free);
        check(&[ended(3, false), ended(90, true)], None, Rematch::Asks(at(-3)));
        check(&[ended(3, true), ended(90, true)], Some(4), Rematch::Asks(at(-3)));
        check(&[ended(3, true), ended(90, true)], Some(2), Rematch::Free);
        check(&[ended(20, true), ended(400, true)], None, Rematch::Free);
    }

    proptest! {
        #[test]
        fn a_coordinators_yes_always_opens_and_time_alone_opens_after_one(
            ago in prop::collection::vec((0_i64..500, any::<bool>()), 0..6),
        ) {
            let short: Vec<_> = ago.iter().map(|(days, rests)| ended(*days, *rests)).collect();
            prop_assert_eq!(rematch(&short, Some(at(0)), REST, at(0)), Rematch::Free);
            prop_assert_eq!(rematch(&short, None, REST, at(400)), Rematch::Free);
            if short.len() < SECOND {
                prop_assert_eq!(rematch(&short, None, REST, at(14)), Rematch::Free);
            }
        }
    }
}
