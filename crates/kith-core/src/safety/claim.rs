//! Claims: what a member asks of the house by law about what it keeps of them (SAF-113). Each is a
//! letter and a case with a clock of its own.

use crate::{DAY, Refusal, Span};

worded! {
    /// What is asked for.
    Right {
        /// Something is wrong and shall be put right.
        Rectify = "rectify",
        /// It shall be kept, and not be used, until something is settled.
        Restrict = "restrict",
        /// It shall not be used for this any more.
        Object = "object",
    }
}

worded! {
    /// For which use of what the house keeps.
    Use {
        /// Finding whom somebody fits.
        Pairing = "pairing",
        /// Reading texts by rules, to notice danger.
        Noticing = "noticing",
        /// Counting, without a name.
        Counting = "counting",
        /// Writing by mail.
        Calling = "calling",
        /// Reports, cases and measures.
        Cases = "cases",
        /// All of it.
        Everything = "everything",
    }
}

/// What is asked for, and for which use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claim {
    /// What.
    pub right: Right,
    /// For which use.
    pub purpose: Use,
}

/// By when a claim is answered: the month of the law, at its shortest but for February.
pub const CLOCK: Span = DAY.times(30);

/// How long before that its leads are told that it waits.
pub const REMINDED: Span = DAY.times(10);

/// Nothing says what is asked for.
pub const NO_RIGHT: Refusal = Refusal("claim-no-right");

/// Nothing says for which use.
pub const NO_USE: Refusal = Refusal("claim-no-use");

impl Claim {
    /// What was chosen; each word that is none is named.
    ///
    /// # Errors
    /// [`NO_RIGHT`] and [`NO_USE`], each with its field.
    pub fn read(right: &str, purpose: &str) -> Result<Self, Vec<(&'static str, Refusal)>> {
        match (Right::of(right), Use::of(purpose)) {
            (Some(right), Some(purpose)) => Ok(Self { right, purpose }),
            (right, purpose) => {
                let no_right = right.is_none().then_some(("right", NO_RIGHT));
                let no_use = purpose.is_none().then_some(("use", NO_USE));
                Err(no_right.into_iter().chain(no_use).collect())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claim_says_what_and_for_which_use() {
        let both = Claim { right: Right::Object, purpose: Use::Noticing };
        assert_eq!(Claim::read("object", "noticing"), Ok(both));
        assert_eq!(Claim::read("object", ""), Err(vec![("use", NO_USE)]));
        assert_eq!(Claim::read("x", "y"), Err(vec![("right", NO_RIGHT), ("use", NO_USE)]));
    }
}
