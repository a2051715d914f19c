//! A language pack as it is written down: words, rules and masks of one language, each with its own
//! examples. Reads the file; knows nothing of texts.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The packs that come with the crate, in the order in which they are read.
pub const EMBEDDED: &[(&str, &str)] = &[
    ("universal", include_str!("../packs/universal.toml")),
    ("en", include_str!("../packs/en.toml")),
    ("en-other", include_str!("../packs/en-other.toml")),
    ("en-ideas", include_str!("../packs/en-ideas.toml")),
    ("en-senses", include_str!("../packs/en-senses.toml")),
    ("es", include_str!("../packs/es.toml")),
    ("fr", include_str!("../packs/fr.toml")),
    ("de", include_str!("../packs/de.toml")),
    ("pt", include_str!("../packs/pt.toml")),
    ("it", include_str!("../packs/it.toml")),
    ("nl", include_str!("../packs/nl.toml")),
    ("pl", include_str!("../packs/pl.toml")),
    ("tr", include_str!("../packs/tr.toml")),
    ("ru", include_str!("../packs/ru.toml")),
    ("uk", include_str!("../packs/uk.toml")),
    ("ar", include_str!("../packs/ar.toml")),
    ("hi", include_str!("../packs/hi.toml")),
    ("zh", include_str!("../packs/zh.toml")),
    ("ja", include_str!("../packs/ja.toml")),
];

/// One pack.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// The language, as in BCP 47; the same in packs that belong together.
    pub language: String,
    /// Counts up with each change.
    pub version: u32,
    /// Who has read it as a native reader or clinician; empty until somebody did.
    pub reviewer: String,
    /// The day of that reading; empty until then.
    pub reviewed_at: String,
    /// Everyday words, by which the language is known.
    #[serde(default)]
    pub everyday: Vec<String>,
    /// What is written short, and what it stands for.
    #[serde(default)]
    pub expand: BTreeMap<String, String>,
    /// Words that are recognised even where they are misspelt.
    #[serde(default)]
    pub guard: Vec<String>,
    /// Right words that stand near a guarded one.
    #[serde(default)]
    pub ordinary: Vec<String>,
    /// Classes of words and phrases, named `@class` in patterns. Those that [`crate::scope`] asks
    /// for have fixed names.
    #[serde(default)]
    pub class: BTreeMap<String, Vec<String>>,
    /// What must be seen.
    #[serde(default)]
    pub rule: Vec<Rule>,
    /// What must be seen together.
    #[serde(default)]
    pub both: Vec<Both>,
    /// What takes the words from under a rule: idioms, titles, other meanings.
    #[serde(default)]
    pub mask: Vec<Mask>,
}

/// A rule.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Unique over all packs; stored with the signal.
    pub id: String,
    /// Where it leads, or `none` for a sign that counts only beside others.
    pub category: String,
    /// 0 to 3.
    #[serde(default)]
    pub level: u8,
    /// Whether a person on duty is called whatever the level.
    #[serde(default)]
    pub page: bool,
    /// Whether it counts by itself; else only where the model thinks so too.
    #[serde(default = "yes")]
    pub alone: bool,
    /// Names of the sign, for [`Both`] and the memory of a talk.
    #[serde(default)]
    pub sign: Vec<String>,
    /// Patterns: any of them.
    pub any: Vec<String>,
    /// Patterns around the words that take them away from this rule.
    #[serde(default)]
    pub unless: Vec<String>,
    /// Which tests of scope are made; all those of a person's own statement unless given.
    #[serde(default = "whole_scope")]
    pub scope: Vec<String>,
    /// What the rule must see.
    pub hit: Vec<String>,
    /// What it must not.
    pub miss: Vec<String>,
}

fn yes() -> bool {
    true
}

fn whole_scope() -> Vec<String> {
    ["negation", "subject", "past", "quote", "question"].map(str::to_owned).to_vec()
}

/// Signs that mean more together than each alone.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Both {
    /// Unique over all packs.
    pub id: String,
    /// Where it leads.
    pub category: String,
    /// 0 to 3.
    #[serde(default)]
    pub level: u8,
    /// Whether a person on duty is called whatever the level.
    #[serde(default)]
    pub page: bool,
    /// The signs that must all be there.
    pub all: Vec<String>,
    /// Whether they must stand in one sentence.
    #[serde(default)]
    pub sentence: bool,
    /// What it must see.
    pub hit: Vec<String>,
    /// What it must not.
    pub miss: Vec<String>,
}

/// Phrases that say something else than their words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mask {
    /// Patterns.
    pub any: Vec<String>,
}

/// Why a pack is not taken.
#[derive(Debug, thiserror::Error)]
pub enum Flaw {
    /// The file is not what a pack looks like.
    #[error("pack {pack}: {why}")]
    Unreadable {
        /// Its name.
        pack: String,
        /// What the reader of the format says.
        why: String,
    },
    /// A pattern says something that cannot be.
    #[error("pack {pack}: {pattern:?}: {why}")]
    Pattern {
        /// Its name.
        pack: String,
        /// The pattern.
        pattern: String,
        /// What is wrong with it.
        why: &'static str,
    },
    /// A rule is not whole.
    #[error("rule {rule}: {why}")]
    Rule {
        /// Its id.
        rule: String,
        /// What is wrong with it.
        why: &'static str,
    },
}

impl Pack {
    /// Reads the pack called `name`.
    ///
    /// # Errors
    /// [`Flaw::Unreadable`] where `text` is not a pack, [`Flaw::Rule`] where a rule lacks an example.
    pub fn read(name: &str, text: &str) -> Result<Self, Flaw> {
        let unreadable =
            |why: toml::de::Error| Flaw::Unreadable { pack: name.to_owned(), why: why.to_string() };
        let pack: Self = toml::from_str(text).map_err(unreadable)?;
        let bare = pack.rule.iter().find(|rule| rule.hit.is_empty() || rule.miss.is_empty());
        match bare {
            Some(rule) => Err(Flaw::Rule { rule: rule.id.clone(), why: "needs a hit and a miss" }),
            None => Ok(pack),
        }
    }
}
