//! The own words of a request: what may be asked. The words themselves are sealed elsewhere.

use crate::{Private, Refusal, talk::message};

/// Nothing was written.
pub const BLANK: Refusal = Refusal("request-blank");
/// It is longer than a message may be, [`message::LONGEST`] characters.
pub const TOO_LONG: Refusal = Refusal("request-too-long");

/// The words as they may be asked, tidied as [`message::fit`] does.
///
/// # Errors
/// [`BLANK`] where nothing is left, [`TOO_LONG`] beyond the limit.
pub fn fit(text: &str) -> Result<Private, Refusal> {
    message::fit(text).map_err(|why| if why == message::BLANK { BLANK } else { TOO_LONG })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_says_something_and_fits_on_a_few_pages() {
        assert_eq!(fit(" \n").unwrap_err(), BLANK);
        assert_eq!(fit(&"a".repeat(4_001)).unwrap_err(), TOO_LONG);
        assert_eq!(fit(" how do I begin? ").unwrap().reveal(), "how do I begin?");
    }
}
