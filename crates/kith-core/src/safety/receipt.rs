//! Reference codes: with one, whoever wrote to the house reads its answer, even without an account.

use std::{fmt, str::FromStr};

use crate::{Moment, Refusal};

/// A reference code: 60 bits of chance, written `XXXX-XXXX-XXXX`. Whoever has it may read the answer,
/// so it is shown once and `Debug` shows `…`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Receipt(u64);

/// A text that is no reference code.
pub const NOT_A_RECEIPT: Refusal = Refusal("receipt-not-a-code");

/// Thirty-two signs of five bits each; those that look alike (I, L, O, U) are left out.
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

const LENGTH: usize = 12;

impl Receipt {
    /// A fresh code.
    pub fn draw(at: &mut Moment) -> Self {
        let whole = at.bytes().iter().take(8).fold(0, |sum, byte| sum << 8 | u64::from(*byte));
        Self(whole >> 4)
    }

    /// Its 60 bits, for the keyed hash by which it is kept.
    #[must_use]
    pub const fn bits(self) -> [u8; 8] {
        self.0.to_be_bytes()
    }
}

impl fmt::Display for Receipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for place in 0..LENGTH {
            if place == 4 || place == 8 {
                f.write_str("-")?;
            }
            let five = self.0 >> (5 * (LENGTH - 1 - place)) & 31;
            let sign = usize::try_from(five).ok().and_then(|five| SIGNS.get(five));
            write!(f, "{}", char::from(*sign.unwrap_or(&b'0')))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Receipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

impl FromStr for Receipt {
    type Err = Refusal;

    /// Reads a code as people copy it: in any case, with or without its hyphens, and with a letter
    /// that looks like a digit taken for it.
    fn from_str(text: &str) -> Result<Self, Refusal> {
        let signs =
            text.chars().filter(|sign| !sign.is_whitespace() && *sign != '-' && *sign != '–');
        let (mut whole, mut count) = (0_u64, 0);
        for sign in signs {
            count += 1;
            let five = value(sign).filter(|_| count <= LENGTH).ok_or(NOT_A_RECEIPT)?;
            whole = whole << 5 | five;
        }
        if count == LENGTH { Ok(Self(whole)) } else { Err(NOT_A_RECEIPT) }
    }
}

fn value(sign: char) -> Option<u64> {
    let sign = match sign.to_ascii_uppercase() {
        'I' | 'L' => '1',
        'O' => '0',
        other => other,
    };
    SIGNS.iter().position(|one| char::from(*one) == sign).and_then(|at| u64::try_from(at).ok())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Timestamp;

    proptest! {
        #[test]
        fn a_code_is_read_however_it_was_copied(lot: [u8; 32]) {
            let mut at = Moment::new(Timestamp::from_micros(1).unwrap(), lot);
            let code = Receipt::draw(&mut at);
            let shown = code.to_string();
            prop_assert_eq!(shown.len(), 14);
            prop_assert_eq!(shown.parse(), Ok(code));
            let copied = format!(" {} ", shown.to_lowercase().replace('-', " ").replace('0', "o"));
            prop_assert_eq!(copied.parse(), Ok(code));
            prop_assert_ne!(Receipt::draw(&mut at), code);
        }

        #[test]
        fn no_text_stops_the_reader(text in ".{0,40}") {
            let _ = text.parse::<Receipt>();
        }
    }

    #[test]
    fn what_is_no_code_is_refused() {
        for bad in ["", "0000-0000-000", "0000-0000-00000", "U000-0000-0000", "0000-0000-000!"] {
            assert_eq!(bad.parse::<Receipt>(), Err(NOT_A_RECEIPT), "{bad}");
        }
        assert_eq!(format!("{:?}", "0000-0000-0000".parse::<Receipt>().unwrap()), "…");
    }
}
