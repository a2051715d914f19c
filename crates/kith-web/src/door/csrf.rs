//! Whether a form was sent from one of our own pages: by what the browser says of itself, else by a
//! token in the form (docs/adr/0008).

use axum::http::{HeaderMap, header::ORIGIN};
use kith_core::MemberId;

use crate::{fields::Fields, page::Trouble, visitor::Visitor};

/// Passes a form that one of our pages sent.
pub(crate) fn check(
    visitor: &Visitor,
    headers: &HeaderMap,
    fields: &Fields,
) -> Result<(), Trouble> {
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let ours = match (header("sec-fetch-site"), header(ORIGIN.as_str())) {
        (Some(site), _) => matches!(site, "same-origin" | "none"),
        (None, Some(origin)) => origin == visitor.house.app.site.base_url,
        (None, None) => return stale(is_same(fields.word("token"), &token(visitor))),
    };
    ours.then_some(()).ok_or(Trouble::Forged)
}

/// A token that is old is no attack: the form stands again, with a new one.
fn stale(fresh: bool) -> Result<(), Trouble> {
    fresh.then_some(()).ok_or(Trouble::Stale)
}

/// The token of forms for `visitor`: made from their session, or from where they are while they have
/// none.
pub(crate) fn token(visitor: &Visitor) -> String {
    let secret = match &visitor.token {
        Some(token) => blake3::derive_key("kith form token", token.shown().as_bytes()),
        None => *blake3::keyed_hash(&visitor.house.secret, &visitor.caller.mark()).as_bytes(),
    };
    short(&blake3::Hash::from(secret))
}

/// Compares in a time that does not tell how much of `sent` was right: hashes are compared so.
fn is_same(sent: &str, ours: &str) -> bool {
    blake3::hash(sent.as_bytes()) == blake3::hash(ours.as_bytes())
}

/// Whose form it is, without telling who that is: a form that waited on the sign-in page stands again
/// for the same member only.
pub(crate) fn whose(member: MemberId) -> String {
    let mut hash = blake3::Hasher::new_derive_key("kith owner of a form");
    short(&hash.update(member.0.as_bytes()).finalize())
}

fn short(hash: &blake3::Hash) -> String {
    hash.to_hex().get(..32).unwrap_or_default().to_owned()
}
