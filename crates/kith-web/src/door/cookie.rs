//! The session's cookie, the only one that Kith sets: `__Host-kith`.

use axum::http::{
    HeaderMap, HeaderName, HeaderValue,
    header::{COOKIE, SET_COOKIE},
};
use kith_core::people::session::Token;

const NAME: &str = "__Host-kith";

/// The token that a browser showed; `None` where it showed none, or one that is none of ours.
pub(crate) fn token(headers: &HeaderMap) -> Option<Token> {
    let cookies = headers.get_all(COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    let mut pairs =
        cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.split_once('='));
    pairs.find(|(name, _)| name.trim() == NAME).and_then(|(_, value)| Token::read(value.trim()))
}

/// The header that gives a browser `token`; it ends with the browser's session, unless the store
/// ends it sooner.
pub(crate) fn give(token: &Token) -> [(HeaderName, HeaderValue); 1] {
    set(&format!(
        "{NAME}={}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=2592000",
        token.shown()
    ))
}

/// The header that takes it back.
pub(crate) fn take_back() -> [(HeaderName, HeaderValue); 1] {
    set(&format!("{NAME}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0"))
}

fn set(line: &str) -> [(HeaderName, HeaderValue); 1] {
    let value = HeaderValue::from_str(line).unwrap_or_else(|_| HeaderValue::from_static(""));
    [(SET_COOKIE, value)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_token_is_found_among_other_cookies() {
        let token = Token::new([7; 32]);
        let mut headers = HeaderMap::new();
        assert_eq!(super::token(&headers), None);
        headers.insert(COOKIE, format!("a=b; {NAME}={}; c=d", token.shown()).parse().unwrap());
        assert_eq!(super::token(&headers), Some(token));
    }
}
