//! The public address of a programme: what stands on a poster.

use std::fmt;

use crate::Refusal;

/// The last part of a programme’s address: 3 to 40 small letters, digits and hyphens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slug(String);

/// A text that is no such address.
pub const NOT_A_SLUG: Refusal = Refusal("programme-slug");

/// Another programme has that address.
pub const TAKEN: Refusal = Refusal("programme-slug-taken");

/// What stands at `/programmes/` already.
const OURS: &str = "new";

/// What a name becomes in which no letter can stand in an address.
const NAMELESS: &str = "programme";

/// The most letters of an address.
const MOST: usize = 40;

/// How many of them any two proposals for one name share at the least.
const STEM: usize = 30;

impl Slug {
    /// Reads what was typed.
    ///
    /// # Errors
    /// [`NOT_A_SLUG`].
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let fits = (3..=MOST).contains(&text.len()) && text.chars().all(plain) && text != OURS;
        fits.then(|| Self(text.to_owned())).ok_or(NOT_A_SLUG)
    }

    /// A proposal for the programme `name`; `nth` tells it from others of that name: 1 adds nothing.
    #[must_use]
    pub fn proposed(name: &str, nth: usize) -> Self {
        let ending = if nth > 1 { format!("-{nth}") } else { String::new() };
        let words =
            name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        let bare = words.collect::<Vec<_>>().join("-").to_ascii_lowercase();
        let fits = (3..).contains(&bare.len()) && bare != OURS;
        let bare = if fits { bare.as_str() } else { NAMELESS };
        let cut: String = bare.chars().take(MOST.saturating_sub(ending.len())).collect();
        Self(format!("{}{ending}", cut.trim_end_matches('-')))
    }

    /// How each proposal for `name` begins.
    #[must_use]
    pub fn stem(name: &str) -> String {
        Self::proposed(name, 1).0.chars().take(STEM).collect()
    }

    /// The first proposal for `name` that is not among `taken`.
    #[must_use]
    pub fn free(name: &str, taken: &[String]) -> Self {
        let is_taken = |nth: &usize| taken.contains(&Self::proposed(name, *nth).0);
        let before = (1..=taken.len()).take_while(is_taken).count();
        Self::proposed(name, before.saturating_add(1))
    }

    /// It, as it stands in an address.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_can_stand_on_a_poster_is_an_address_and_ours_are_kept() {
        for good in ["abc", "back-to-work", "2027", "a".repeat(40).as_str()] {
            assert_eq!(Slug::parse(good).map(|slug| slug.to_string()), Ok(good.to_owned()));
        }
        for bad in ["", "ab", "new", "Back", "a b c", "a/b/c", "naïve", "a".repeat(41).as_str()] {
            assert_eq!(Slug::parse(bad), Err(NOT_A_SLUG), "{bad}");
        }
    }

    #[test]
    fn a_name_becomes_an_address() {
        let check = |name, nth, slug| assert_eq!(Slug::proposed(name, nth).text(), slug);
        check("Back to Work, 2027!", 1, "back-to-work-2027");
        check("Back to Work, 2027!", 3, "back-to-work-2027-3");
        check("نحو العمل", 1, "programme");
        check("New", 1, "programme");
        check("New", 2, "programme-2");
    }

    #[test]
    fn the_first_address_that_is_free_is_proposed() {
        let check = |taken: &[&str], free| {
            let taken: Vec<_> = taken.iter().map(|slug| (*slug).to_owned()).collect();
            assert_eq!(Slug::free("Back to work", &taken).text(), free);
        };
        check(&[], "back-to-work");
        check(&["back-to-work-2", "back-to-work-again"], "back-to-work");
        check(&["back-to-work", "back-to-work-3"], "back-to-work-2");
        check(&["back-to-work", "back-to-work-2"], "back-to-work-3");
    }

    proptest! {
        #[test]
        fn every_name_has_an_address_and_each_of_many_another(name in "\\PC{0,90}", nth in 1_usize..99) {
            let slug = Slug::proposed(&name, nth);
            prop_assert_eq!(Slug::parse(slug.text()), Ok(slug.clone()));
            prop_assert!(slug.text().starts_with(&Slug::stem(&name)));
            prop_assert_ne!(slug, Slug::proposed(&name, nth + 1));
        }
    }
}
