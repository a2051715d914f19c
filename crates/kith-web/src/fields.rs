//! What a form sent: its fields by name, as they were typed. The door has read them before a handler
//! sees the request, so that nothing typed is lost, whatever happens next.

use std::{
    fmt::{self, Write},
    sync::Arc,
};

use axum::{extract::FromRequestParts, http::request::Parts};
use form_urlencoded::parse;
use jiff::{civil::Date, tz::TimeZone};
use kith_app::{Error, once::Post};
use kith_core::{Code, Private, Timestamp};
use uuid::Uuid;

use crate::{house::House, page::Trouble, visitor::Visitor};

/// The fields of a form; `Debug` shows their names only.
#[derive(Clone, Default)]
pub(crate) struct Fields(Arc<Vec<(String, String)>>);

/// What a form carries for the house, not for its reader.
const UNSEEN: [&str; 3] = ["once", "token", "whose"];

impl Fields {
    /// The fields of `body`; bytes that are no text become U+FFFD, and the answer says so.
    pub(crate) fn read(body: &[u8]) -> (Self, bool) {
        let fields: Vec<_> = parse(body).map(|(name, value)| (name.into(), value.into())).collect();
        let damaged = fields.iter().any(|(_, value): &(_, String)| value.contains('\u{fffd}'));
        // Somebody may have typed U+FFFD itself, or pasted it: only what was not sent so is damage.
        let sent = body.windows(9).any(|nine| nine.eq_ignore_ascii_case(b"%ef%bf%bd"));
        (Self(Arc::new(fields)), damaged && !sent)
    }

    /// These fields, as they came in another way than a line.
    pub(crate) fn of(fields: Vec<(String, String)>) -> Self {
        Self(Arc::new(fields))
    }

    /// What was typed into `name`, with the line ends of the house; empty where there is no such field.
    pub(crate) fn text(&self, name: &str) -> String {
        self.first(name).unwrap_or_default().replace("\r\n", "\n")
    }

    /// The same, without spaces around it and in confidence.
    pub(crate) fn private(&self, name: &str) -> Private {
        Private::new(self.text(name).trim())
    }

    /// What was chosen in `name`, where it is one of a few words; empty where nothing was.
    pub(crate) fn word(&self, name: &str) -> &str {
        self.first(name).unwrap_or_default().trim()
    }

    /// The beginning of the day in `name`, in UTC; `None` where that is no day.
    pub(crate) fn day(&self, name: &str) -> Option<Timestamp> {
        let day: Date = self.word(name).parse().ok()?;
        day.to_zoned(TimeZone::UTC).ok().map(|there| there.timestamp().into())
    }

    /// Everything that was chosen in `name`.
    pub(crate) fn all(&self, name: &str) -> Vec<&str> {
        self.0.iter().filter(|(is, _)| is == name).map(|(_, value)| value.as_str()).collect()
    }

    /// Whether `value` was chosen in `name`: for templates that draw the form again.
    pub(crate) fn chose(&self, name: &str, value: &str) -> bool {
        self.0.iter().any(|(is, chosen)| is == name && chosen == value)
    }

    /// The code in `name`.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is none: such a form was not drawn by us.
    pub(crate) fn code(&self, name: &str) -> Result<Code, Error> {
        self.word(name).parse().map_err(|_| Error::NotFound)
    }

    /// The one-time key of this form with what it held, for [`crate::work::once`]. A form without a
    /// key counts as its own content: sent twice, it is done once.
    pub(crate) fn post(&self, visitor: &Visitor) -> Post {
        let owner = visitor.known.as_ref().map(|known| known.member);
        let (key, content) = self.marks(&visitor.house.forms, &visitor.path);
        Post { owner, key, content }
    }

    /// What is kept of the form that was sent to `path`: its name, and the mark of its content. Without
    /// the `secret` of the house neither tells what it held, not even to whoever guesses right.
    fn marks(&self, secret: &[u8; 32], path: &str) -> (Code, String) {
        let key = self.word("once");
        let mut content = blake3::Hasher::new_keyed(secret);
        for part in [key, path] {
            content.update(&length(part)).update(part.as_bytes());
        }
        for (name, value) in self.seen() {
            content.update(&length(name)).update(name.as_bytes());
            content.update(&length(value)).update(value.as_bytes());
        }
        let content = content.finalize();
        let named = if key.len() == 32 { key.as_bytes() } else { content.as_bytes().as_slice() };
        let mut named_by = blake3::Hasher::new_derive_key("kith key of a form");
        let mut name = [0; 16];
        let hash = *named_by.update(named).finalize().as_bytes();
        name.iter_mut().zip(hash).for_each(|(to, from)| *to = from);
        (Code(Uuid::from_bytes(name)), content.to_hex().to_string())
    }

    /// The fields that their reader knows of.
    pub(crate) fn seen(&self) -> impl Iterator<Item = (&str, &str)> {
        let all = self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        all.filter(|(name, _)| !UNSEEN.contains(name))
    }

    /// Whether there is nothing that a reader typed or chose.
    pub(crate) fn is_empty(&self) -> bool {
        self.seen().next().is_none()
    }

    /// All of it in one line, to be carried by another form and read by [`Fields::read`]. Letters
    /// beyond ASCII stand as they are, so that a long text in any script still fits.
    pub(crate) fn line(&self) -> String {
        // A passphrase is typed again: it stands in no page.
        let carries = |name: &str| name != "token" && !name.contains("passphrase");
        let pairs = self.0.iter().filter(|(name, _)| carries(name));
        let each = pairs.map(|(name, value)| format!("{}={}", carried(name), carried(value)));
        each.collect::<Vec<_>>().join("&")
    }

    /// What stands first in `name`.
    pub(crate) fn first(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(is, _)| is == name).map(|(_, value)| value.as_str())
    }
}

/// `text` as it stands in a line of fields.
fn carried(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        match letter {
            ' ' => out.push('+'),
            plain if plain.is_alphanumeric() || !plain.is_ascii() => out.push(plain),
            other => drop(write!(out, "%{:02X}", u32::from(other))),
        }
    }
    out
}

/// The length of `part`, so that no two lists of parts look alike.
fn length(part: &str) -> [u8; 8] {
    u64::try_from(part.len()).unwrap_or(u64::MAX).to_le_bytes()
}

impl fmt::Debug for Fields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.iter().map(|(name, _)| name)).finish()
    }
}

impl FromRequestParts<House> for Fields {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, _: &House) -> Result<Self, Trouble> {
        Ok(parts.extensions.get::<Self>().cloned().unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_comes_back_as_it_was() {
        let (fields, damaged) =
            Fields::read("body=one%0D%0Atwo+%26+th%C3%A9&kind=know&kind=hand".as_bytes());
        assert!(!damaged);
        assert_eq!(fields.text("body"), "one\ntwo & thé");
        assert_eq!(fields.all("kind"), ["know", "hand"]);
        assert!(fields.chose("kind", "hand") && !fields.chose("kind", "listen"));
        assert_eq!(Fields::read(fields.line().as_bytes()).0.0, fields.0);
        let (odd, _) = Fields::read("b=%25%26%3D+%2B%0A%E2%80%9C%F0%9F%99%82&%3D=".as_bytes());
        assert_eq!(Fields::read(odd.line().as_bytes()).0.0, odd.0);
        assert_eq!(format!("{fields:?}"), "{\"body\", \"kind\", \"kind\"}");
    }

    #[test]
    fn a_passphrase_and_a_token_are_not_carried() {
        let (fields, _) = Fields::read(b"passphrase=tea&passphrase-new=cup&token=1&body=Hello");
        assert_eq!(fields.line(), "body=Hello");
    }

    #[test]
    fn what_is_kept_of_a_form_tells_nothing_without_the_secret_of_the_house() {
        let (plain, _) = Fields::read(b"body=Hello");
        let (ours, theirs) = ([1; 32], [2; 32]);
        assert_eq!(plain.marks(&ours, "/asks"), plain.marks(&ours, "/asks"), "sent again, known");
        assert_ne!(plain.marks(&ours, "/asks").0, plain.marks(&theirs, "/asks").0);
        assert_ne!(plain.marks(&ours, "/asks").1, plain.marks(&theirs, "/asks").1);
        assert_ne!(plain.marks(&ours, "/asks"), plain.marks(&ours, "/other"));
        let (keyed, _) = Fields::read(b"once=0123456789abcdef0123456789abcdef&body=Hello");
        let (other, _) = Fields::read(b"once=0123456789abcdef0123456789abcdef&body=Bye");
        let [keyed, other] = [keyed, other].map(|fields| fields.marks(&ours, "/asks"));
        assert_eq!(keyed.0, other.0, "the key names the form");
        assert_ne!(keyed.1, other.1);
    }

    #[test]
    fn bytes_that_are_no_text_are_noticed_and_a_typed_mark_is_not() {
        assert!(Fields::read(b"body=%ff%fe").1);
        assert!(!Fields::read(b"body=%EF%BF%BD").1);
    }
}
