//! Accounts: the sign-in name, the pseudonym and the passphrase. An e-mail address is not asked for.

use super::first_guesses::is_common;
use crate::{MemberId, Private, Refusal, Timestamp};

/// The name with which a member signs in: never shown to others, the only one of its kind. Folded:
/// small letters, and a hyphen where the member may type spaces.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SignInName(String);

/// What others call a member: 1 to 60 characters of any script; need not be the only one of its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pseudonym(String);

/// The words with which a member signs in, as they were typed.
#[derive(Debug, Clone)]
pub struct Passphrase(Private);

/// An account: how a person comes in, and nothing about them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The member it belongs to.
    pub member: MemberId,
    /// The folded sign-in name.
    pub name: SignInName,
    /// The hash of the passphrase, with its salt and settings (PHC string).
    pub passphrase: String,
    /// When it was made.
    pub since: Timestamp,
}

/// No sign-in name of 3 to 60 characters.
pub const NAME_LENGTH: Refusal = Refusal("account-name-length");
/// Characters in a sign-in name that nobody can type or see.
pub const NAME_CHARACTERS: Refusal = Refusal("account-name-characters");
/// The sign-in name belongs to somebody.
pub const NAME_TAKEN: Refusal = Refusal("account-name-taken");
/// No pseudonym of 1 to 60 characters.
pub const PSEUDONYM_LENGTH: Refusal = Refusal("account-pseudonym-length");
/// Shorter than eight characters.
pub const PASSPHRASE_SHORT: Refusal = Refusal("account-passphrase-short");
/// Longer than 256 characters.
pub const PASSPHRASE_LONG: Refusal = Refusal("account-passphrase-long");
/// One of those that are tried first.
pub const PASSPHRASE_COMMON: Refusal = Refusal("account-passphrase-common");
/// The passphrase is the name.
pub const PASSPHRASE_NAME: Refusal = Refusal("account-passphrase-name");
/// The name is the passphrase.
pub const NAME_PASSPHRASE: Refusal = Refusal("account-name-passphrase");
/// Name and passphrase do not belong together; the same words for a name that nobody has.
pub const WRONG: Refusal = Refusal("session-wrong");
/// The passphrase that was to be proved is another one.
pub const PASSPHRASE_WRONG: Refusal = Refusal("account-passphrase-wrong");

impl SignInName {
    /// Folds what was typed.
    ///
    /// # Errors
    /// [`NAME_LENGTH`] or [`NAME_CHARACTERS`].
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let name = fold(text);
        if !(3..=60).contains(&name.chars().count()) {
            return Err(NAME_LENGTH);
        }
        if name.chars().any(hides) {
            return Err(NAME_CHARACTERS);
        }
        Ok(Self(name))
    }

    /// The folded name, for its owner.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }
}

/// A name that was typed, made comparable: small letters, one hyphen for each run of spaces.
fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join("-").to_lowercase()
}

impl Pseudonym {
    /// Takes what was typed, without the space around it.
    ///
    /// # Errors
    /// [`PSEUDONYM_LENGTH`] where nothing that can be seen is left, or more than 60 characters.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let seen: String = text.trim().chars().filter(|c| !c.is_control()).collect();
        let visible = seen.chars().any(|c| !hides(c) && !c.is_whitespace());
        if !visible || seen.chars().count() > 60 {
            return Err(PSEUDONYM_LENGTH);
        }
        Ok(Self(seen))
    }

    /// The pseudonym.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }
}

/// Characters that leave no mark, or turn the text round: two names that look alike could differ by
/// them.
fn hides(c: char) -> bool {
    let turns = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let unseen =
        matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\u{3164}');
    c.is_control() || turns || unseen
}

impl Passphrase {
    /// Takes a new passphrase for whoever signs in as `name`: at least eight characters, and none that
    /// is tried first. No mixture of signs is asked for: it makes passphrases that are hard to keep in
    /// mind and easy to guess (NIST SP 800-63B-4, 3.1.1.2).
    ///
    /// # Errors
    /// [`PASSPHRASE_SHORT`], [`PASSPHRASE_LONG`], [`PASSPHRASE_COMMON`] or [`PASSPHRASE_NAME`].
    pub fn choose(text: &str, name: &SignInName) -> Result<Self, Refusal> {
        let length = text.chars().count();
        if length < 8 {
            return Err(PASSPHRASE_SHORT);
        }
        if length > 256 {
            return Err(PASSPHRASE_LONG);
        }
        if is_common(text) {
            return Err(PASSPHRASE_COMMON);
        }
        let chosen = Self(Private::new(text));
        if chosen.is_name(name) { Err(PASSPHRASE_NAME) } else { Ok(chosen) }
    }

    /// Whether it is `name`, but for capitals, spaces and stops: who sees the name would know it.
    #[must_use]
    pub fn is_name(&self, name: &SignInName) -> bool {
        plain(self.reveal()) == plain(name.text())
    }

    /// Takes what was typed at the door, to be compared; cut where no passphrase is so long.
    #[must_use]
    pub fn typed(text: &str) -> Self {
        Self(Private::new(text.chars().take(1024).collect::<String>()))
    }

    /// The words, for hashing.
    #[must_use]
    pub fn reveal(&self) -> &str {
        self.0.reveal()
    }
}

/// Small letters and digits only, so that neither spaces nor stops make a phrase rare.
fn plain(text: &str) -> String {
    text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name() -> SignInName {
        SignInName::parse("Amber River Lamp").unwrap()
    }

    #[test]
    fn a_sign_in_name_is_found_however_it_is_typed() {
        let check = |text: &str, name: Result<&str, Refusal>| {
            assert_eq!(
                SignInName::parse(text),
                name.map(|name| SignInName(name.to_owned())),
                "{text}"
            );
        };
        check("  Amber River\tLAMP ", Ok("amber-river-lamp"));
        check("amber-river-lamp", Ok("amber-river-lamp"));
        check("Çağla", Ok("çağla"));
        check("ab", Err(NAME_LENGTH));
        check(&"a".repeat(61), Err(NAME_LENGTH));
        check("am\u{200b}ber", Err(NAME_CHARACTERS));
    }

    #[test]
    fn a_pseudonym_may_be_anything_that_can_be_seen() {
        for good in ["Wren", "Ö", "雪", "🦊", "Mx. O'Neil-Şahin 3", &"a".repeat(60)] {
            assert_eq!(Pseudonym::parse(good).map(|p| p.0), Ok(good.to_owned()));
        }
        for bad in ["", "  ", "\u{200b}", "\u{3164}", &"a".repeat(61)] {
            assert_eq!(Pseudonym::parse(bad), Err(PSEUDONYM_LENGTH), "{bad:?}");
        }
    }

    #[test]
    fn a_passphrase_is_long_and_not_the_first_guess() {
        let check = |text: &str, why: Option<Refusal>| {
            assert_eq!(Passphrase::choose(text, &name()).err(), why, "{text}");
        };
        check("tea by the window", None);
        check("我 今天 很 开心 啊", None);
        check("twelve chars", None);
        check("wet sock", None);
        check("wet soc", Some(PASSPHRASE_SHORT));
        check("a b c d", Some(PASSPHRASE_SHORT));
        check(&"long ".repeat(52), Some(PASSPHRASE_LONG));
        check("Password 1234", Some(PASSPHRASE_COMMON));
        check("aaaaaaaaaaaa", Some(PASSPHRASE_COMMON));
        check("haha haha haha", Some(PASSPHRASE_COMMON));
        check("234567890123", Some(PASSPHRASE_COMMON));
        check("lkjhgfdsapoiu", Some(PASSPHRASE_COMMON));
        check("amber river lamp", Some(PASSPHRASE_NAME));
    }

    #[test]
    fn a_passphrase_is_never_printed() {
        assert_eq!(format!("{:?}", Passphrase::typed("tea by the window")), "Passphrase(…)");
    }
}
