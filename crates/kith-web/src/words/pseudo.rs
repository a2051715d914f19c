//! The pseudo-locales: English in disguise.

use std::borrow::Cow;

/// Accents on each letter, and vowels twice: about half as long again, and no plain word is left.
pub(super) fn accented(text: &str) -> Cow<'_, str> {
    let mut out = String::with_capacity(text.len() * 3);
    for letter in text.chars() {
        let accented = accent(letter);
        out.push(accented);
        if matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'n' | 'r' | 's') {
            out.push(accented);
        }
    }
    Cow::Owned(out)
}

/// Each word between marks that turn its direction round.
pub(super) fn mirrored(text: &str) -> Cow<'_, str> {
    let mut out = String::with_capacity(text.len() * 2);
    let mut inside = false;
    for letter in text.chars() {
        let wordly = letter.is_alphanumeric() || letter == '’';
        if wordly != inside {
            out.push_str(if wordly { "\u{200f}\u{202e}" } else { "\u{202c}\u{200f}" });
            inside = wordly;
        }
        out.push(letter);
    }
    if inside {
        out.push_str("\u{202c}\u{200f}");
    }
    Cow::Owned(out)
}

const PLAIN: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const ACCENTED: &str = "áƀçďéƒğħíĵķĺɱñóƥɋřšťúṽŵẋýžÁƁÇĎÉƑĞĦÍĴĶĹṀÑÓƤɊŘŠŤÚṼŴẊÝŽ";

fn accent(letter: char) -> char {
    let mut pairs = PLAIN.chars().zip(ACCENTED.chars());
    pairs.find(|(plain, _)| *plain == letter).map_or(letter, |(_, accented)| accented)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_plain_letter_is_left_and_length_grows() {
        let said = accented("Find someone to talk to");
        assert!(!said.chars().any(|letter| letter.is_ascii_alphabetic()), "{said}");
        assert!(said.chars().count() * 10 >= "Find someone to talk to".len() * 13, "{said}");
    }

    #[test]
    fn each_word_is_turned_and_nothing_is_lost() {
        let said = mirrored("Leave now. [Go on]");
        let back: String = said
            .chars()
            .filter(|mark| !matches!(mark, '\u{200f}' | '\u{202e}' | '\u{202c}'))
            .collect();
        assert_eq!(back, "Leave now. [Go on]");
        assert_eq!(said.matches('\u{202e}').count(), 4);
        assert_eq!(said.matches('\u{202c}').count(), 4);
    }
}
