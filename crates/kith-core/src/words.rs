//! What a person wrote in confidence.

use std::fmt;

/// Words that somebody wrote in confidence. They are never printed by accident: `Debug` shows `…`.
#[derive(Clone, PartialEq, Eq)]
pub struct Private(String);

impl Private {
    /// Takes `text` into confidence, as it is.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The words, for whoever may read them.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Private {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

impl From<String> for Private {
    fn from(text: String) -> Self {
        Self(text)
    }
}
