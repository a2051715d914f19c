//! What the pages of this room say in one way: sentences with a moment in them, kinds and topics.

use kith_app::programme::listing::Topic;
use kith_core::{
    Timestamp,
    people::topic::LANGUAGES,
    support::{kind::Kind, ranking::Reason},
};

use crate::words::{Arg, Markup, Words, escape};

/// What stands in a sentence where its moment will be; a letter that nobody can type.
const HOLE: char = '\u{f8ff}';

/// What stands at `key`, with `args` in their places and the moment `at` in the place of `when`.
pub(crate) fn timed(w: &Words, key: &str, args: &[(&str, Arg)], at: Timestamp) -> Markup {
    holed(w, key, args, &w.time(at))
}

/// The same by the clock of `zone`.
pub(crate) fn timed_in(
    w: &Words,
    key: &str,
    args: &[(&str, Arg)],
    (at, zone): (Timestamp, &str),
) -> Markup {
    holed(w, key, args, &w.time_in(at, zone))
}

fn holed(w: &Words, key: &str, args: &[(&str, Arg)], time: &Markup) -> Markup {
    let mut all: Vec<(&str, Arg)> = args.to_vec();
    all.push(("when", HOLE.to_string().into()));
    let (said, mut out) = (w.say_with(key, &all), String::new());
    for letter in said.chars() {
        match letter {
            HOLE => out.push_str(&time.0),
            other => escape(&mut out, other),
        }
    }
    Markup(out)
}

/// A plain sentence where others hold a moment.
pub(crate) fn plain(text: &str) -> Markup {
    Markup::linked(&text.replace(['[', ']'], ""), &[])
}

/// The colour of a kind; its word and its icon stand beside it.
pub(crate) const fn tint(kind: Kind) -> &'static str {
    match kind {
        Kind::Listen => "emo",
        Kind::Know => "inf",
        Kind::Hand => "ins",
        Kind::Mirror | Kind::Mentor => "men",
    }
}

/// The name of `kind`.
pub(crate) fn kind(w: &Words, kind: Kind) -> String {
    w.say(&format!("kind-{}", kind.word()))
}

/// The name of `topic`, in the words of the house where it has some.
pub(crate) fn topic(w: &Words, topic: &Topic) -> String {
    let key = format!("facet-topic-{}", topic.slug);
    if w.knows(&key) { w.say(&key) } else { topic.name.clone() }
}

/// The name that the speakers of the language `tag` use for it.
pub(crate) fn tongue(tag: &str) -> String {
    let known = LANGUAGES.iter().find(|(known, _)| *known == tag);
    known.map_or_else(|| tag.to_owned(), |(_, name)| (*name).to_owned())
}

/// The names of `topics`.
pub(crate) fn topics(w: &Words, topics: &[Topic]) -> Vec<String> {
    topics.iter().map(|one| topic(w, one)).collect()
}

/// Why a helper fits, in words for whoever chooses them.
pub(crate) fn reasons(w: &Words, reasons: &[Reason]) -> Vec<String> {
    reasons.iter().map(|reason| said(w, ("reason", reason))).collect()
}

/// The same, in words for the helper.
pub(crate) fn own_reasons(w: &Words, reasons: &[Reason]) -> Vec<String> {
    reasons.iter().map(|reason| said(w, ("own", reason))).collect()
}

fn said(w: &Words, (side, reason): (&str, &Reason)) -> String {
    let (what, n) = match reason {
        Reason::Topics(n) => ("topics", *n),
        Reason::Facets(n) => ("facets", *n),
        Reason::Hours(n) => ("hours", *n),
        Reason::Free => ("free", 0),
    };
    w.say_of(&format!("{side}-{what}"), "n", i64::from(n))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::words::{Locale, Vocabulary};

    #[test]
    fn a_moment_stands_in_its_sentence_and_names_stay_text() {
        let w = Words::new(Arc::new(Vocabulary::new()), Locale::English);
        let at = Timestamp::from_micros(1_795_372_200_000_000).unwrap();
        let said = timed(&w, "request-at-offered-choice-more", &[("name", "<b>".into())], at);
        assert!(said.0.contains("&lt;b&gt;"), "{said}");
        assert!(said.0.contains("<time datetime=\"2026-11-22T18:30:00Z\" data-local>"), "{said}");
    }
}
