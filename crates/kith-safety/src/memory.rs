//! What is kept of earlier messages of one author in one talk: sums that fade, and no words.

use crate::reading::Level;

/// How much a sign weighs when it is fresh.
const FRESH: u8 = 128;

/// Below this a sign has faded: about twenty messages after it was seen.
const FADED: u8 = 10;

/// How many messages a question waits for its answer.
const PATIENCE: u8 = 3;

/// The signs that are kept, by name; their places are the places in [`Memory`].
pub const KEPT: [&str; 6] = ["hopeless", "burden", "goodbye", "giving", "death", "act"];

/// The memory of one author in one talk. It is as private as their messages and is sealed like them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Memory {
    sums: [u8; KEPT.len()],
    asked: u8,
    patience: u8,
}

impl Memory {
    /// Notes that the other side has asked about danger of this level.
    pub fn asked(&mut self, level: Level) {
        if level > Level::Nothing {
            self.asked = level.number();
            self.patience = PATIENCE;
        }
    }

    /// Lets everything fade by one message.
    pub(crate) fn fade(&mut self) {
        for sum in &mut self.sums {
            *sum -= sum.div_ceil(8).min(*sum);
        }
        self.patience = self.patience.saturating_sub(1);
    }

    /// Keeps the signs whose places in [`KEPT`] are set in `seen`.
    pub(crate) fn keep(&mut self, seen: [bool; KEPT.len()]) {
        for (sum, fresh) in self.sums.iter_mut().zip(seen) {
            if fresh {
                *sum = FRESH;
            }
        }
    }

    /// The signs that have not faded.
    pub(crate) fn signs(self) -> [bool; KEPT.len()] {
        self.sums.map(|sum| sum >= FADED)
    }

    /// The question that waits for an answer.
    pub(crate) fn question(self) -> Level {
        if self.patience > 0 { Level::of(self.asked) } else { Level::Nothing }
    }

    /// Forgets the question.
    pub(crate) fn answered(&mut self) {
        (self.asked, self.patience) = (0, 0);
    }

    /// The memory as it is sealed.
    #[must_use]
    pub fn to_bytes(self) -> [u8; 8] {
        let mut bytes = [0; 8];
        let all = self.sums.into_iter().chain([self.asked, self.patience]);
        bytes.iter_mut().zip(all).for_each(|(byte, value)| *byte = value);
        bytes
    }

    /// The memory that was sealed.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 8]) -> Self {
        let mut memory = Self::default();
        let [.., asked, patience] = bytes;
        memory.sums.iter_mut().zip(bytes).for_each(|(sum, byte)| *sum = byte);
        Self { asked: asked.min(3), patience: patience.min(PATIENCE), ..memory }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_fades_in_about_twenty_messages() {
        let mut memory = Memory::default();
        memory.keep([true, false, false, false, false, false]);
        let lasts = (0..100).take_while(|_| {
            memory.fade();
            memory.signs()[0]
        });
        assert!((15..=22).contains(&lasts.count()));
    }

    #[test]
    fn a_memory_comes_back_as_it_was() {
        let mut memory = Memory::default();
        memory.keep([true, false, true, false, true, false]);
        memory.asked(Level::Imminent);
        assert_eq!(Memory::from_bytes(memory.to_bytes()), memory);
    }

    #[test]
    fn a_question_waits_a_while() {
        let mut memory = Memory::default();
        memory.asked(Level::Active);
        memory.fade();
        assert_eq!(memory.question(), Level::Active);
        (0..3).for_each(|_| memory.fade());
        assert_eq!(memory.question(), Level::Nothing);
    }
}
