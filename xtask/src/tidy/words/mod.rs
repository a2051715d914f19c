//! Words: every key that is asked for has English, every key is asked for, none is said twice.
//!
//! A key is asked for by a text in Rust or in a template that equals it, by another message, or by
//! its beginning, as in `"kind-{word}"`, or where `# used: beginning-*` stands in its file and a text
//! begins so. Which page shows a word, whether its arguments are given, and whether every key that is
//! put together exists, is not seen here: the test that draws all pages sees it.

mod fluent;

use std::collections::{BTreeMap, BTreeSet};

pub use fluent::{Message, messages};

use regex::Regex;

use super::{Finding, pattern};
use crate::tree::{File, Tree};

const ENGLISH: &str = "crates/kith-web/words/en/";
const WORDS: &str = "crates/kith-web/words/";

/// Where a key is surely meant: `say…("key"`, `Refusal("key")`, `say…(w, "key")`. Where more follows,
/// as in `say_of(key, "n", n)`, a text without a dash may name an argument, so only one with a dash is
/// taken for a key.
const ASKED: &str = r#"(?x)\b(?:say\w*|Refusal)\(\s*(?:
    "([a-z][a-z0-9]*(?:-[a-z0-9]+)*)"
    | &?[\w.:]+,\s*"([a-z][a-z0-9]*(?:-[a-z0-9]+)+)"
    | &?[\w.:]+,\s*"([a-z][a-z0-9]*)"\s*\))"#;

/// Finds keys that are asked for, or are said in another language, and have no English.
pub fn english(tree: &Tree) -> Vec<Finding> {
    let known: BTreeSet<_> =
        english_messages(tree).into_iter().map(|message| message.key).collect();
    let asked = pattern(ASKED);
    let mut found = Vec::new();
    for (file, text) in speakers(tree) {
        let keys = asked.captures_iter(&text).filter_map(|it| it.iter().skip(1).flatten().next());
        let gaps = keys.filter(|key| !known.contains(key.as_str()));
        found.extend(gaps.map(|key| no_english(file, key.start(), key.as_str())));
    }
    for (file, message) in all_messages(tree) {
        let keys = message.mentions().into_iter().chain([message.key.clone()]);
        let gaps = keys.filter(|key| !known.contains(key));
        found.extend(gaps.map(|key| no_english(file, message.at, &key)));
    }
    found
}

fn no_english(file: &File, at: usize, key: &str) -> Finding {
    Finding::at(file, at, format!("`{key}` has no English words"))
}

/// Finds keys that nothing asks for, and beginnings that nothing begins with.
pub fn used(tree: &Tree) -> Vec<Finding> {
    let speech = Speech::heard(tree);
    tree.below(ENGLISH, ".ftl").flat_map(|file| speech.unused(file)).collect()
}

/// What the product may ask for.
struct Speech {
    /// Whole keys, and words that may be parts of one.
    texts: BTreeSet<String>,
    /// What stands before the first argument in a text: `help-` of `"help-{kind}"`.
    starts: BTreeSet<String>,
}

impl Speech {
    fn heard(tree: &Tree) -> Self {
        let (quoted, cut) = (pattern(r#"["']([\w.-]+)["']"#), pattern(r#""([a-z][\w-]*-)\{"#));
        let first = |law: &Regex, text: &str| -> Vec<String> {
            law.captures_iter(text).filter_map(|it| Some(it.get(1)?.as_str().to_owned())).collect()
        };
        let mut texts: BTreeSet<_> = all_messages(tree).flat_map(|(_, m)| m.mentions()).collect();
        let mut starts = BTreeSet::new();
        for (_, text) in speakers(tree) {
            texts.extend(first(&quoted, &text));
            starts.extend(first(&cut, &text));
        }
        Self { texts, starts }
    }

    fn unused(&self, file: &File) -> Vec<Finding> {
        let declared = fluent::declared(&file.text);
        let idle = declared.iter().filter(|(_, start)| !self.begins(start));
        let idle = idle
            .map(|(at, start)| Finding::at(file, *at, format!("no text begins with `{start}`")));
        let earned = |key: &str| {
            declared.iter().any(|(_, start)| key.starts_with(start.as_str()) && self.begins(start))
        };
        let silent = messages(&file.text).into_iter();
        let silent = silent.filter(|m| !self.asks(&m.key) && !earned(&m.key));
        idle.chain(silent.map(|m| Finding::at(file, m.at, format!("nothing asks for `{}`", m.key))))
            .collect()
    }

    /// Whether a text is `start`, with or without its dash.
    fn begins(&self, start: &str) -> bool {
        let bare = start.trim_end_matches('-');
        [start, bare].iter().any(|it| self.texts.contains(*it)) || self.starts.contains(start)
    }

    /// Whether a text is `key`, or one of its attributes, or begins it.
    fn asks(&self, key: &str) -> bool {
        let attribute =
            |text: &String| text.strip_prefix(key).is_some_and(|rest| rest.starts_with('.'));
        self.texts.contains(key)
            || self.texts.iter().any(attribute)
            || self.starts.iter().any(|start| key.starts_with(start.as_str()))
    }
}

/// Finds keys that a language says twice.
pub fn once(tree: &Tree) -> Vec<Finding> {
    let mut seen: BTreeMap<(String, String), String> = BTreeMap::new();
    let mut found = Vec::new();
    for (file, message) in all_messages(tree) {
        let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
        if let Some(first) = seen.insert((folder, message.key.clone()), file.path.clone()) {
            let says = format!("`{}` stands in {first} already", message.key);
            found.push(Finding::at(file, message.at, says));
        }
    }
    found
}

/// Finds lines that Fluent would drop without a word.
pub fn understood(tree: &Tree) -> Vec<Finding> {
    let junk = |file| {
        fluent::junk(file)
            .into_iter()
            .map(move |at| Finding::at(file, at, "Fluent drops this line"))
    };
    tree.below(WORDS, ".ftl").flat_map(junk).collect()
}

/// Finds letters in templates outside tags and expressions; the name of the house may stand.
pub fn templates(tree: &Tree) -> Vec<Finding> {
    let markup = pattern(
        r"(?s)\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|<!--.*?-->|<style.*?</style>|<[^>]*>|&#?\w+;|\bKith\b",
    );
    let word = pattern(r"\p{L}+");
    let letters = |file: &File| {
        let blank = |m: &regex::Captures<'_>| " ".repeat(m.get(0).map_or(0, |m| m.len()));
        let bare = markup.replace_all(&file.text, blank).into_owned();
        let first = word.find(&bare).map(|m| (m.start(), m.as_str().to_owned()));
        first.map(|(at, letters)| {
            Finding::at(file, at, format!("`{letters}`: words live in .ftl files"))
        })
    };
    tree.below("crates/kith-web/templates/", ".html").filter_map(letters).collect()
}

/// Every message of every language.
fn all_messages(tree: &Tree) -> impl Iterator<Item = (&File, Message)> {
    tree.below(WORDS, ".ftl")
        .flat_map(|file| messages(&file.text).into_iter().map(move |m| (file, m)))
}

/// Every English message.
pub fn english_messages(tree: &Tree) -> Vec<Message> {
    tree.below(ENGLISH, ".ftl").flat_map(|file| messages(&file.text)).collect()
}

/// What may ask for words: Rust without its comments and tests, templates.
fn speakers(tree: &Tree) -> impl Iterator<Item = (&File, String)> {
    let proofs = tree.proofs();
    let ours =
        move |file: &File| file.path.starts_with("crates/") && !proofs.contains(file.path.as_str());
    let rust = tree.rust().filter(move |(file, _)| ours(file));
    let rust = rust.map(|(file, source)| (file, source.production_said()));
    let templates = tree.below("crates/kith-web/templates/", "");
    rust.chain(templates.map(|file| (file, file.text.clone())))
}

#[cfg(test)]
mod tests;
