//! How long words of a talk are kept: as long as the house says after the last word, or shorter where their
//! author chose so for their own. Nobody can choose for the words of the other.

use crate::{DAY, Span, Timestamp};

worded! {
    /// What an author chooses for their own words in one talk.
    Choice {
        /// As long as the house keeps them.
        House = "house",
        /// Three months.
        Quarter = "quarter",
        /// One month.
        Month = "month",
        /// One week.
        Week = "week",
    }
}

impl Choice {
    /// How long after the last word; `None` as the house has it.
    #[must_use]
    pub const fn span(self) -> Option<Span> {
        match self {
            Self::House => None,
            Self::Quarter => Some(DAY.times(90)),
            Self::Month => Some(DAY.times(30)),
            Self::Week => Some(DAY.times(7)),
        }
    }
}

/// When words go whose talk had its `last` word then, where the house keeps them for `house` and their
/// author chose `own`. A choice never keeps anything longer.
#[must_use]
pub fn until(last: Timestamp, house: Span, own: Choice) -> Timestamp {
    last + own.span().map_or(house, |span| span.min(house))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_choice_shortens_and_never_lengthens(
            last in 0_i64..4_000_000_000_000_000, house in 1_i64..2_000,
            own in prop::sample::select(Choice::ALL),
        ) {
            let last = Timestamp::from_micros(last).unwrap();
            let until = until(last, DAY.times(house), own);
            prop_assert!(until <= last + DAY.times(house));
            prop_assert!(until > last, "nothing goes while it is said");
            prop_assert!(own.span().is_none_or(|span| until <= last + span));
        }
    }
}
