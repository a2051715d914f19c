//! What can be chosen in a form, and what was.

use kith_app::Site;
use kith_core::people::{device::Device, facet::Audience};

use axum::http::{HeaderMap, header::USER_AGENT};

use crate::{fields::Fields, words::Words};

/// One thing that can be chosen.
#[derive(Debug, Clone)]
pub(super) struct Choice {
    /// What is sent.
    pub(super) value: String,
    /// What it is called.
    pub(super) name: String,
    /// Whether it is chosen.
    pub(super) chosen: bool,
}

impl Choice {
    /// One that is sent as `value`.
    pub(super) fn new(value: &str, name: String, chosen: bool) -> Self {
        Self { value: value.to_owned(), name, chosen }
    }
}

/// Each of `values`, called by the words at the key that begins with `prefix` and ends with it.
pub(super) fn choices<'v>(
    words: &Words,
    prefix: &str,
    values: impl IntoIterator<Item = &'v str>,
    chosen: impl Fn(&str) -> bool,
) -> Vec<Choice> {
    let choice = |value: &str| {
        let name = words.say(&format!("{prefix}{}", value.replace([':', '_'], "-")));
        Choice::new(value, name, chosen(value))
    };
    values.into_iter().map(choice).collect()
}

/// “3 of 12”, for a group of questions that is folded away.
pub(super) fn count(words: &Words, n: usize, all: usize) -> String {
    words.say_with("choices-count", &[("n", n.into()), ("all", all.into())])
}

/// Who may see something: every audience that there is by now, and the one that was chosen before.
pub(super) fn audiences(words: &Words, chosen: &str) -> Vec<Choice> {
    let open = Audience::ALL.iter().filter(|one| one.is_offered() || one.word() == chosen);
    choices(words, "audience-", open.map(|one| one.word()), |value| value == chosen)
}

/// On what the sender of `headers` reads, in two words, and whether others use it too: what they chose
/// in `fields`.
pub(super) fn device(site: &Site, headers: &HeaderMap, fields: &Fields) -> Device {
    let name = headers.get(USER_AGENT).and_then(|value| value.to_str().ok());
    let shared = is_shared(fields).then_some(site.shared_idle);
    Device { shared, ..Device::named(name.unwrap_or_default()) }
}

/// Whether they chose that others use their device too.
pub(super) fn is_shared(fields: &Fields) -> bool {
    fields.chose("shared", "yes")
}

/// What can have been done on the page before, and the line that says so.
pub(super) const DONE: [(&str, &str); 13] = [
    ("saved", "done-saved"),
    ("consent", "done-consent"),
    ("ended", "done-ended"),
    ("passphrase", "done-passphrase"),
    ("renamed", "done-renamed"),
    ("roles", "done-roles"),
    ("code", "done-code"),
    ("proven", "done-proven"),
    ("no-mail", "done-no-mail"),
    ("stopped", "done-stopped"),
    ("step", "done-step"),
    ("step-ended", "done-step-ended"),
    ("recovered", "done-recovered"),
];
