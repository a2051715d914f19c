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

/// Sixteen letters, 80 bits of chance: shown once, kept as a hash.
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
        Self(chance.iter().take(16).map(letter).collect())
    }

    /// Reads what was typed, with or without spaces and hyphens; `None` where it cannot be a code.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let letters = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–'));
        let code: Option<String> = letters.map(meant).collect();
        code.filter(|code| code.len() == 16).map(Self)
    }

    /// As it is shown: four groups of four.
    #[must_use]
    pub fn shown(&self) -> String {
        let letters: Vec<char> = self.0.chars().collect();
        letters.chunks(4).map(String::from_iter).collect::<Vec<_>>().join("-")
    }

    /// What is kept of it. A plain hash is enough: nobody guesses 80 bits.
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
    fn a_code_is_read_however_it_is_typed_and_never_printed() {
        let code = RecoveryCode::new(
            [0, 1, 33, 31, 20, 21, 22, 23, 4, 5, 6, 7, 8, 9, 10, 11].repeat(2).try_into().unwrap(),
        );
        assert_eq!(code.shown(), "011Z-MNPQ-4567-89AB");
        for typed in ["011Z-MNPQ-4567-89AB", "o1iz mnpq 4567 89ab", " 0llzmnpq456789AB "] {
            assert_eq!(RecoveryCode::read(typed), Some(code.clone()), "{typed}");
        }
        for bad in ["", "011Z-MNPQ-4567-89A", "U11Z-MNPQ-4567-89AB", "011Z-MNPQ-4567-89ABC"] {
            assert_eq!(RecoveryCode::read(bad), None, "{bad}");
        }
        assert_eq!(format!("{code:?}"), "…");
    }
}
