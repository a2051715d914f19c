//! What reads texts for danger: the packs, compiled once in a process. It reads before a unit of work,
//! keeps nothing, and whatever happens to it happens to no message (SAF-30).

use std::{
    fmt,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, LazyLock},
};

use kith_core::{
    Private,
    safety::signal::{Category, Heard, Mark, Reading, Subject},
    support::safe::Level,
};
use kith_safety::{Coverage, Memory, Reader, Role, Text};

/// Compiled at the first text, or by [`warm`].
static READER: LazyLock<Reader> = LazyLock::new(Reader::new);

/// What was found in a text.
#[derive(Debug, Clone)]
pub struct Found {
    /// What it says.
    pub reading: Reading,
    /// Why.
    pub marks: Vec<Mark>,
    /// The version of the packs; empty where nothing read it.
    pub pack: String,
    /// What this text asks the other side about.
    pub asks: kith_safety::Level,
}

/// How a text is read.
type Read = dyn Fn(&Text<'_>, &mut Memory) -> Found + Send + Sync;

/// What reads texts; its clones share it.
#[derive(Clone)]
pub struct Detector(Arc<Read>);

/// Compiles the packs now: at the start of a house, beside everything else.
pub fn warm() {
    LazyLock::force(&READER);
}

impl Default for Detector {
    fn default() -> Self {
        Self::by(packs)
    }
}

impl Detector {
    /// One that reads in another way: for tests of what happens when it fails.
    #[must_use]
    pub fn by(read: impl Fn(&Text<'_>, &mut Memory) -> Found + Send + Sync + 'static) -> Self {
        Self(Arc::new(read))
    }

    /// Reads `text`, written as `role`, after what `memory` holds. Never fails: what could not be read is
    /// said to be unread, and the memory is then as it was.
    pub(super) fn read(&self, text: &Private, role: Role, memory: &mut Memory) -> Found {
        let before = *memory;
        let text = Text { text: text.reveal(), language: None, role };
        let read = catch_unwind(AssertUnwindSafe(|| (self.0)(&text, memory)));
        read.unwrap_or_else(|_| {
            *memory = before;
            Found::unread()
        })
    }
}

impl Found {
    fn unread() -> Self {
        let (marks, pack, asks) = (Vec::new(), String::new(), kith_safety::Level::Nothing);
        Self { reading: Reading::unread(), marks, pack, asks }
    }
}

/// Reads with the packs that come with the house.
fn packs(text: &Text<'_>, memory: &mut Memory) -> Found {
    let read = READER.read(text, memory);
    let mark = |because: &kith_safety::Because<'_>| Mark {
        rule: because.rule.to_owned(),
        start: because.start,
        end: because.end,
    };
    Found {
        marks: read.because.iter().map(mark).collect(),
        pack: READER.version().to_owned(),
        asks: read.asks,
        reading: Reading {
            level: level(read.level),
            subject: Subject::of(read.subject.name()).unwrap_or(Subject::Nobody),
            categories: read.categories.iter().filter_map(|one| Category::of(one.name())).collect(),
            offer: read.offer,
            page: read.page,
            heard: match read.coverage {
                Coverage::Full => Heard::Full,
                Coverage::None => Heard::Strange,
            },
        },
    }
}

/// A level of the packs as one of the house.
const fn level(level: kith_safety::Level) -> Level {
    match level {
        kith_safety::Level::Nothing => Level::Calm,
        kith_safety::Level::Passive => Level::Notice,
        kith_safety::Level::Active => Level::Concern,
        kith_safety::Level::Imminent => Level::Danger,
    }
}

impl fmt::Debug for Detector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Detector")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_of_the_packs_is_a_word_of_the_house() {
        for category in kith_safety::Category::ALL {
            assert!(Category::of(category.name()).is_some(), "{category:?}");
        }
        for subject in [kith_safety::Subject::Own, kith_safety::Subject::Other] {
            assert!(Subject::of(subject.name()).is_some(), "{subject:?}");
        }
    }

    #[test]
    fn a_detector_that_breaks_says_unread_and_forgets_nothing() {
        let broken = Detector::by(|_, memory| {
            memory.asked(kith_safety::Level::Imminent);
            panic!("broken")
        });
        let mut memory = Memory::default();
        let found = broken.read(&Private::new("hello"), Role::Member, &mut memory);
        assert_eq!((found.reading, memory), (Reading::unread(), Memory::default()));
    }
}
