//! The small model beside the rules: four tables of weights over the slots of [`crate::features`].
//! Adds up; knows no words and no rules.

use std::borrow::Cow;

use crate::features::SLOTS;

/// The model that comes with the crate.
pub const EMBEDDED: &[u8] = include_bytes!("../model/model.bin");

/// What the tables are asked, in their order.
pub const TABLES: usize = 4;

/// Own danger, level 1 and more.
pub const PASSIVE: usize = 0;
/// Own danger, level 2 and more.
pub const ACTIVE: usize = 1;
/// Own danger that is planned, prepared or under way.
pub const PLAN: usize = 2;
/// Somebody else's danger.
pub const OTHER: usize = 3;

/// The weights of every table, by slot, and how they are read.
#[derive(Debug)]
pub struct Model {
    weights: Cow<'static, [u8]>,
    head: [Head; TABLES],
}

/// How a sum of one table becomes a score.
#[derive(Debug, Clone, Copy, Default)]
pub struct Head {
    /// What one step of a weight is worth.
    pub step: f32,
    /// What is added.
    pub bias: f32,
    /// From which score on the answer is yes.
    pub cut: f32,
    /// From which score on it is yes although a rule's words were denied, quoted or past.
    pub sure: f32,
}

/// The sixteenth of a sum is never further from nothing.
const MOST: i32 = 32_000;

/// How many bytes the head of one table takes.
const HEAD: usize = 16;

/// How many bytes a model has.
pub const BYTES: usize = HEAD * TABLES + SLOTS * TABLES;

/// The sums of a stretch of text.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sums {
    all: [i32; TABLES],
    many: u16,
}

impl Sums {
    /// Both together.
    pub fn and(self, other: Self) -> Self {
        let mut all = self.all;
        all.iter_mut().zip(other.all).for_each(|(a, b)| *a += b);
        Self { all, many: self.many.saturating_add(other.many) }
    }
}

/// By how much a score must lie above what was found in teaching. The lines that teach are shorter and
/// plainer than what people write to each other: read without it, one in five of the demo's ordinary
/// messages showed help and one in thirty called a person.
const CAUTION: f32 = 3.0;

impl Model {
    /// The model written in `bytes`; `None` where they are none.
    pub fn of(bytes: Cow<'static, [u8]>) -> Option<Self> {
        if bytes.len() != BYTES {
            return None;
        }
        let mut head = [Head::default(); TABLES];
        for (place, head) in head.iter_mut().enumerate() {
            let number = |field: usize| {
                let at = place * HEAD + field * 4;
                let four = bytes.get(at..at + 4).and_then(|part| part.try_into().ok());
                f32::from_le_bytes(four.unwrap_or_default())
            };
            let (cut, sure) = (number(2) + CAUTION, number(3) + CAUTION);
            *head = Head { step: number(0), bias: number(1), cut, sure };
        }
        Some(Self { weights: bytes, head })
    }

    /// Adds what stands at `slot` to `sums`.
    pub fn add(&self, slot: u16, sums: &mut Sums) {
        for (sum, weight) in sums.all.iter_mut().zip(self.at(slot)) {
            *sum += i32::from(weight.cast_signed());
        }
        sums.many = sums.many.saturating_add(1);
    }

    fn at(&self, slot: u16) -> &[u8] {
        let at = HEAD * TABLES + usize::from(slot) * TABLES;
        self.weights.get(at..at + TABLES).unwrap_or_default()
    }

    /// The weight of `slot` in `table`.
    pub fn weight(&self, slot: u16, table: usize) -> i32 {
        self.at(slot).get(table).map_or(0, |byte| i32::from(byte.cast_signed()))
    }

    /// The score of `sums` in each table.
    pub fn scores(&self, sums: Sums) -> [f32; TABLES] {
        let mut out = [0.0; TABLES];
        for ((score, head), sum) in out.iter_mut().zip(self.head).zip(sums.all) {
            let sum = i16::try_from((sum / 16).clamp(-MOST, MOST)).map_or(0.0, f32::from) * 16.0;
            *score = head.bias + head.step * sum / f32::from(sums.many.max(1)).sqrt();
        }
        out
    }

    /// How the table is read.
    pub fn head(&self, table: usize) -> Head {
        self.head.get(table).copied().unwrap_or_default()
    }
}
