//! From a text to signals of danger, so that help can be shown and a trained person called. Pure: no
//! clock, no file, no network, and no text is kept. What follows from a signal is decided elsewhere.
//!
//! It adds to the help button and never replaces it: it misses people, and no clinician has read its
//! packs yet. `docs/safety-model-card.md` says how often, and how to tell us of a miss.

mod compile;
mod features;
mod fold;
mod judge;
mod lexicon;
mod line;
mod memory;
mod model;
mod pack;
mod pattern;
mod reader;
mod reading;
mod scope;
mod shelf;
mod token;
mod trie;

pub use memory::Memory;
pub use model::{BUCKETS, CALM, MOST_MARKS, TABLES};
pub use pack::{EMBEDDED, Flaw, Pack};
pub use reader::{Reader, shelved};
pub use reading::{Because, Category, Coverage, Level, Reading, Role, Subject, Text};
