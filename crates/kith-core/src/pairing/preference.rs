//! Preferences: whom a member would like to be paired with, and whom never.

use crate::{FaceId, Refusal};

/// The last place in an order of wishes.
pub const LAST: u8 = 10;

/// A wish has a place from 1 to 10.
pub const RANGE: Refusal = Refusal("preference-range");

/// What one face wishes about another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Wish {
    /// Wanted, at this place: 1 is the first.
    Rank(u8),
    /// Never. Nobody is told, and no reason is asked.
    Never,
}

/// Whom a face wishes for, or never.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Preference {
    /// Whose wish it is.
    pub of: FaceId,
    /// About whom.
    pub about: FaceId,
    /// What is wished.
    pub wish: Wish,
}

impl Wish {
    /// The wish that stands as a number: 0 is never.
    ///
    /// # Errors
    /// [`RANGE`] beyond [`LAST`].
    pub fn of(number: i64) -> Result<Self, Refusal> {
        match u8::try_from(number).map_err(|_| RANGE)? {
            0 => Ok(Self::Never),
            rank if rank <= LAST => Ok(Self::Rank(rank)),
            _ => Err(RANGE),
        }
    }

    /// The number by which it is kept.
    #[must_use]
    pub fn number(self) -> i64 {
        match self {
            Self::Rank(rank) => i64::from(rank),
            Self::Never => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wish_is_a_place_or_never() {
        for number in 0..=10 {
            assert_eq!(Wish::of(number).map(Wish::number), Ok(number));
        }
        assert_eq!(Wish::of(0), Ok(Wish::Never));
        assert_eq!((Wish::of(11), Wish::of(-1)), (Err(RANGE), Err(RANGE)));
    }
}
