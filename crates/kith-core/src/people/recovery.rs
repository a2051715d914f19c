//! Recovery codes: the way back in for a member who lost the passphrase. Ten, each for one time.

use std::fmt;

use crate::{Refusal, Timestamp};

/// How many there are in a set.
pub const SET: usize = 10;

/// Name and code do not belong together, or the code was used; the same words for a name that nobody
/// has.
pub const WRONG: Refusal = Refusal("recovery-wrong");

/// The letters of a code: no I, L, O or U, which are easily misread.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// How many letters a code has: 120 bits of chance. One of before has sixteen, and is read as well.
const LENGTH: usize = 24;
const OLD_LENGTH: usize = 16;

/// Twenty-four letters that are shown once, and kept as a hash.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode(String);

/// How many codes of a set are left, and since when there are fewer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Left {
    /// How many can still be used.
    pub codes: usize,
    /// When the last one was used; `None` while none was.
    pub used: Option<Timestamp>,
}

impl RecoveryCode {
    /// The code made of fresh chance.
    #[must_use]
    pub fn new(chance: [u8; 32]) -> Self {
        let letter =
            |byte: &u8| LETTERS.get(usize::from(byte % 32)).map_or('0', |l| char::from(*l));
        Self(chance.iter().take(LENGTH).map(letter).collect())
    }

    /// Reads what was typed, with or without spaces and hyphens; `None` where it cannot be a code.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let letters = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–'));
        let code: Option<String> = letters.map(meant).collect();
        code.filter(|code| matches!(code.len(), LENGTH | OLD_LENGTH)).map(Self)
    }

    /// As it is shown: groups of four.
    #[must_use]
    pub fn shown(&self) -> String {
        let letters: Vec<char> = self.0.chars().collect();
        letters.chunks(4).map(String::from_iter).collect::<Vec<_>>().join("-")
    }

    /// What is kept of it. A plain hash is enough: nobody guesses 120 bits.
    #[must_use]
    pub fn hash(&self) -> [u8; 32] {
        let mut hash = blake3::Hasher::new_derive_key("kith recovery code");
        *hash.update(self.0.as_bytes()).finalize().as_bytes()
    }
}

/// The letter that was meant by what was typed.
fn meant(typed: char) -> Option<char> {
    let letter = match typed.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let known = u8::try_from(letter).is_ok_and(|byte| LETTERS.contains(&byte));
    known.then_some(letter)
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_at_least_112_bits_of_chance_and_every_letter_is_drawn_alike() {
        let mut counts = std::collections::BTreeMap::new();
        for byte in 0..=u8::MAX {
            let code = RecoveryCode::new([byte; 32]).0;
            *counts.entry(code.chars().next().unwrap()).or_insert(0) += 1;
            assert!(code.len() * 5 >= 112, "{} bits", code.len() * 5);
        }
        assert_eq!(counts.len(), 32);
        assert!(counts.values().all(|n| *n == 8), "{counts:?}");
    }

    #[test]
    fn a_code_is_read_however_it_is_typed_and_never_printed() {
        let chance: Vec<u8> = [0, 1, 33].into_iter().chain(31..60).collect();
        let code = RecoveryCode::new(chance.try_into().unwrap());
        assert_eq!(code.shown(), "011Z-0123-4567-89AB-CDEF-GHJK");
        for typed in ["011z-o123-4567-89ab-cdef-ghjk", " 0llz O123456789AB–CDEFGHJK "] {
            assert_eq!(RecoveryCode::read(typed), Some(code.clone()), "{typed}");
        }
        let old = RecoveryCode::read("o1iz mnpq 4567 89ab").map(|code| code.shown());
        assert_eq!(old.as_deref(), Some("011Z-MNPQ-4567-89AB"), "one of before still opens");
        for bad in ["", "011Z-MNPQ-4567-89A", "U11Z-MNPQ-4567-89AB", "011Z-MNPQ-4567-89AB-C"] {
            assert_eq!(RecoveryCode::read(bad), None, "{bad}");
        }
        assert_eq!(format!("{code:?}"), "…");
    }
}
