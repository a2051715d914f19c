//! With whom a member wants not to be put together, and says so to nobody but the house: a former partner, a colleague,
//! somebody with whom it did not go well. No reason is asked for, and nothing that runs ends by it.

use crate::{
    Code, Refusal, Timestamp,
    people::{account::Pseudonym, mailbox::Address},
};

/// How many somebody may keep away from.
pub const MOST: i64 = 50;

/// As many are kept as may be.
pub const ENOUGH: Refusal = Refusal("avoid-enough");

/// Somebody whom a member wants not to be put together with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Avoidance {
    /// What names it outside.
    pub code: Code,
    /// Since when.
    pub since: Timestamp,
}

/// By what somebody who was never met here is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Known {
    /// The name by which others call them here.
    Name(Pseudonym),
    /// Their mail address. Whoever comes with it later counts too.
    Mail(Address),
}

impl Known {
    /// Takes what was typed: an address where it has an `@`, else a name.
    ///
    /// # Errors
    /// What keeps an address from being one, or a name from being one.
    pub fn parse(typed: &str) -> Result<Self, Refusal> {
        if typed.contains('@') {
            Address::parse(typed).map(Self::Mail)
        } else {
            Pseudonym::parse(typed).map(Self::Name)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::{account::PSEUDONYM_LENGTH, mailbox::NOT_AN_ADDRESS};

    #[test]
    fn what_has_an_at_sign_is_an_address_and_all_else_a_name() {
        assert!(matches!(Known::parse(" Kim@example.org "), Ok(Known::Mail(_))));
        assert!(matches!(Known::parse(" Kim "), Ok(Known::Name(name)) if name.text() == "Kim"));
        assert_eq!(Known::parse("kim@"), Err(NOT_AN_ADDRESS));
        assert_eq!(Known::parse("  "), Err(PSEUDONYM_LENGTH));
    }
}
