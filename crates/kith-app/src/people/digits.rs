//! The digits of a second step, and the secret from which an app makes them (TOTP, RFC 6238: SHA-1,
//! six digits, half a minute, one to either side, which is what every app knows).

use kith_core::{Moment, Private, SECOND, Timestamp};
use totp_rs::{Builder, Secret, Totp};

use crate::Site;

/// How many bytes of chance a secret has (RFC 4226, 4).
const BYTES: usize = 20;

/// A fresh secret, as apps read it: letters and digits.
#[must_use]
pub fn fresh(at: &mut Moment) -> Private {
    let chance = at.bytes();
    let secret: &[u8] = chance.first_chunk::<BYTES>().map_or(&[], |secret| secret);
    Private::new(Secret::from(secret).to_base32())
}

/// The address that an app on the same device takes: it names the house, and nobody.
#[must_use]
pub fn link(site: &Site, secret: &Private) -> String {
    let house = site.base_url.split("://").last().unwrap_or_default();
    let house = house.replace(':', "%3A").replace('/', "");
    format!("otpauth://totp/Kith:{house}?secret={}&issuer=Kith", secret.reveal())
}

/// To which half minute `digits` belong at `now`; `None` for none. A secret that is none has no digits.
#[must_use]
pub fn step_of(secret: &Private, digits: &str, now: Timestamp) -> Option<i64> {
    let digits: String = digits.chars().filter(|c| !c.is_whitespace()).collect();
    let seconds = u64::try_from(now.micros() / SECOND.0).ok()?;
    let step = made_from(secret)?.check(&digits, seconds)?;
    i64::try_from(step).ok()
}

/// The digits that an app with `secret` shows at `now`.
#[must_use]
pub fn shown(secret: &Private, now: Timestamp) -> Option<String> {
    let seconds = u64::try_from(now.micros() / SECOND.0).ok()?;
    Some(made_from(secret)?.generate(seconds).to_string())
}

fn made_from(secret: &Private) -> Option<Totp> {
    let secret = Secret::try_from_base32(secret.reveal()).ok()?;
    if secret.as_ref().len() != BYTES {
        return None;
    }
    Builder::new().with_secret(secret).build().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The secret of RFC 6238, appendix B: the twenty digits 1 to 0, twice.
    fn known() -> Private {
        Private::new(Secret::from(b"12345678901234567890".as_slice()).to_base32())
    }

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_micros(seconds * SECOND.0).unwrap()
    }

    #[test]
    fn the_digits_are_those_of_the_standard() {
        // RFC 6238, appendix B, SHA-1, the last six of eight digits.
        for (seconds, digits) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
        ] {
            assert_eq!(shown(&known(), at(seconds)).as_deref(), Some(digits));
            assert_eq!(step_of(&known(), digits, at(seconds)), Some(seconds / 30));
        }
    }

    #[test]
    fn digits_are_taken_half_a_minute_to_either_side_and_no_further() {
        let digits = shown(&known(), at(3000)).unwrap();
        for (seconds, step) in
            [(2969, None), (2970, Some(100)), (3029, Some(100)), (3059, Some(100)), (3060, None)]
        {
            assert_eq!(step_of(&known(), &digits, at(seconds)), step, "{seconds}");
        }
        let spaced = format!(" {} {} ", &digits[..3], &digits[3..]);
        assert_eq!(step_of(&known(), &spaced, at(3000)), Some(100));
        for bad in ["", "12345", "1234567", "12345a", "١٢٣٤٥٦", "-12345"] {
            assert_eq!(step_of(&known(), bad, at(3000)), None, "{bad}");
        }
    }

    #[test]
    fn a_secret_is_long_enough_and_one_that_is_none_has_no_digits() {
        let mut moment = Moment::new(at(0), [7; 32]);
        let (one, other) = (fresh(&mut moment), fresh(&mut moment));
        assert_eq!(one.reveal().len(), 32);
        assert_ne!(one, other);
        for bad in ["", "ABCDEFGH", "no secret", &"A".repeat(64)] {
            assert_eq!(shown(&Private::new(bad), at(0)), None, "{bad}");
        }
    }

    #[test]
    fn the_address_for_an_app_names_the_house_and_nobody() {
        let site = Site { base_url: "http://127.0.0.1:8080".to_owned(), ..Site::default() };
        let link = link(&site, &Private::new("ABC"));
        assert_eq!(link, "otpauth://totp/Kith:127.0.0.1%3A8080?secret=ABC&issuer=Kith");
    }
}
