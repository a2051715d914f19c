//! What somebody writes on a journey, in parts: typed in several fields, sealed as one.

use kith_core::{
    Private, Refusal,
    journey::{
        agreement::{self, Part as OfAgreement},
        reflection::Part as OfReflection,
    },
};
use serde_json::{Map, Value, json};

use crate::Fault;

/// A part, by its word.
pub trait Named: Copy + PartialEq + 'static {
    /// Every part, in the order of the handbook.
    const ALL: &'static [Self];

    /// Its word.
    fn word(self) -> &'static str;
}

impl Named for OfAgreement {
    const ALL: &'static [Self] = Self::ALL;

    fn word(self) -> &'static str {
        Self::word(self)
    }
}

impl Named for OfReflection {
    const ALL: &'static [Self] = Self::ALL;

    fn word(self) -> &'static str {
        Self::word(self)
    }
}

/// The parts that have words, in the order of the handbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text<P>(pub Vec<(P, Private)>);

impl<P> Default for Text<P> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<P: Named> Text<P> {
    /// The text with these parts, as they were typed.
    ///
    /// # Errors
    /// The part that is too long, with [`agreement::LONG`].
    pub fn of<'t>(typed: impl IntoIterator<Item = (P, &'t str)>) -> Result<Self, (P, Refusal)> {
        let mut parts = Vec::new();
        for (part, text) in typed {
            let words = agreement::words(text).map_err(|why| (part, why))?;
            parts.extend(words.map(|words| (part, words)));
        }
        Ok(Self(parts))
    }

    /// What stands in `part`; empty where nothing does.
    #[must_use]
    pub fn part(&self, part: P) -> &str {
        let found = self.0.iter().find(|(is, _)| *is == part);
        found.map(|(_, words)| words.reveal()).unwrap_or_default()
    }

    /// The text with these parts alone.
    #[must_use]
    pub fn only(&self, parts: &[P]) -> Self {
        Self(self.0.iter().filter(|(part, _)| parts.contains(part)).cloned().collect())
    }

    pub(super) fn written(&self) -> Private {
        let all =
            self.0.iter().map(|(part, words)| (part.word().to_owned(), json!(words.reveal())));
        Private::new(Value::Object(all.collect()).to_string())
    }

    pub(super) fn read(words: &Private) -> Result<Self, Fault> {
        let all: Map<String, Value> = serde_json::from_str(words.reveal()).map_err(Fault::new)?;
        let text = |part: &P| {
            let words = all.get(part.word()).and_then(Value::as_str);
            words.map(|words| (*part, Private::new(words)))
        };
        Ok(Self(P::ALL.iter().filter_map(text).collect()))
    }

    /// All of it in one, as it is read for danger.
    pub(super) fn whole(&self) -> Private {
        let all: Vec<_> = self.0.iter().map(|(_, words)| words.reveal()).collect();
        Private::new(all.join("\n"))
    }
}
