//! The session's cookie, the only one that Kith sets: `__Host-kith`.

use axum::http::{
    HeaderMap, HeaderName, HeaderValue,
    header::{COOKIE, SET_COOKIE},
};
use kith_core::{Span, people::session::Token};

const NAME: &str = "__Host-kith";

/// The token that a browser showed; `None` where it showed none, or one that is none of ours.
pub(crate) fn token(headers: &HeaderMap) -> Option<Token> {
    let cookies = headers.get_all(COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    let mut pairs =
        cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.split_once('='));
    pairs.find(|(name, _)| name.trim() == NAME).and_then(|(_, value)| Token::read(value.trim()))
}

/// The header that gives a browser `token`: for thirty days, or, where others use the device too, until
/// it is closed. The store may end it sooner.
pub(crate) fn give(token: &Token, shared: Option<Span>) -> [(HeaderName, HeaderValue); 1] {
    let lasts = if shared.is_some() { "" } else { "; Max-Age=2592000" };
    set(&format!("{NAME}={}; Path=/; Secure; HttpOnly; SameSite=Lax{lasts}", token.shown()))
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
