//! The small model beside the rules: tables of weights over the marks of [`crate::features`]. Adds up;
//! knows no words and no rules.

use std::borrow::Cow;

/// The model that comes with the crate.
pub const EMBEDDED: &[u8] = include_bytes!("../model/model.bin");

/// What the tables are asked, in their order.
pub const TABLES: usize = 11;

/// Own danger, level 1 and more.
pub const PASSIVE: usize = 0;
/// Own danger, level 2 and more.
pub const ACTIVE: usize = 1;
/// Own danger that is planned, prepared or under way.
pub const PLAN: usize = 2;
/// Somebody else's danger.
pub const OTHER: usize = 3;
/// The first of the other kinds of harm, in the order of [`crate::Category::ALL`].
pub const KINDS: usize = 4;

/// The weights of every table, by mark, and how they are read.
///
/// In bytes: a head for each table; where the marks of each bucket begin, and where the last ends; the
/// lower halves of all marks; their rows of weights.
#[derive(Debug)]
pub struct Model {
    bytes: Cow<'static, [u8]>,
    head: [Head; TABLES],
    /// How many marks there are.
    many: usize,
    /// A bit for each mark's first bits, so that most strange marks are passed by at once.
    known: Vec<u64>,
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
    /// From which score on it is yes although a rule's words were denied, quoted or past; of a plan, although no rule saw one.
    pub sure: f32,
    /// From which score on it agrees with a rule that does not count alone.
    pub nod: f32,
}

/// How many bits of a mark name its bucket.
pub const BUCKETS: u32 = 14;

/// The most marks that a model may know.
pub const MOST_MARKS: usize = 90_000;

/// A sum is never further from nothing.
const MOST: i32 = 32_000;

/// How many bytes the head of one table takes.
const HEAD: usize = 20;

/// Where the buckets begin.
const FROM: usize = HEAD * TABLES;

/// Where the marks begin.
const MARKS: usize = FROM + 4 * ((1 << BUCKETS) + 1);

/// What is added to how many marks of a stretch are known before its root divides the sum.
pub const CALM: u16 = 10;

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

/// How many bits of a mark the sieve looks at.
const SIEVE: u32 = 19;

/// Where the sieve has its bit for `mark`. Only the bits that a model keeps of a mark may count: those
/// of its bucket and its lower half.
fn sieve(mark: u32) -> (usize, u64) {
    let kept = (mark >> (32 - BUCKETS) << 16) | (mark & 0xffff);
    let at = kept >> (BUCKETS + 16 - SIEVE);
    (usize::try_from(at >> 6).unwrap_or_default(), 1 << (at & 63))
}

impl Model {
    /// The model written in `bytes`; `None` where they are none.
    pub fn of(bytes: Cow<'static, [u8]>) -> Option<Self> {
        let many = bytes.len().checked_sub(MARKS)? / (2 + TABLES);
        if many > MOST_MARKS || bytes.len() != MARKS + many * (2 + TABLES) {
            return None;
        }
        let mut head = [Head::default(); TABLES];
        for (place, head) in head.iter_mut().enumerate() {
            let number = |field: usize| {
                let at = place * HEAD + field * 4;
                let four = bytes.get(at..at + 4).and_then(|part| part.try_into().ok());
                f32::from_le_bytes(four.unwrap_or_default())
            };
            *head = Head {
                step: number(0),
                bias: number(1),
                cut: number(2),
                sure: number(3),
                nod: number(4),
            };
        }
        let mut model = Self { bytes, head, many, known: vec![0; 1 << (SIEVE - 6)] };
        model.know();
        Some(model)
    }

    fn know(&mut self) {
        for bucket in 0..1_u32 << BUCKETS {
            for tag in self.tags(bucket).map_or(Vec::new(), |(_, tags)| tags.to_vec()).chunks(2) {
                let low = tag.iter().rev().fold(0, |low, byte| low << 8 | u32::from(*byte));
                let (word, bit) = sieve(bucket << (32 - BUCKETS) | low);
                self.known.get_mut(word).into_iter().for_each(|word| *word |= bit);
            }
        }
    }

    /// Adds the weights at `place` to `sums`.
    pub fn add(&self, place: usize, sums: &mut Sums) {
        for (sum, weight) in sums.all.iter_mut().zip(self.row(place)) {
            *sum += i32::from(weight.cast_signed());
        }
        sums.many = sums.many.saturating_add(1);
    }

    /// Where the weights of `mark` stand; `None` where it weighs nothing.
    pub fn place(&self, mark: u32) -> Option<usize> {
        let (word, bit) = sieve(mark);
        if self.known.get(word)? & bit == 0 {
            return None;
        }
        let (from, tags) = self.tags(mark >> (32 - BUCKETS))?;
        let tag = u16::try_from(mark & 0xffff).ok()?.to_le_bytes();
        Some(from + tags.chunks_exact(2).position(|known| known == tag)?)
    }

    /// The place of the first mark of `bucket`, and the lower halves of all of them.
    fn tags(&self, bucket: u32) -> Option<(usize, &[u8])> {
        let at = FROM + 4 * usize::try_from(bucket).ok()?;
        let (from, to) = (self.number(at)?, self.number(at + 4)?);
        Some((from, self.bytes.get(MARKS + 2 * from..MARKS + 2 * to)?))
    }

    fn row(&self, place: usize) -> [u8; TABLES] {
        let at = MARKS + 2 * self.many + TABLES * place;
        let row = self.bytes.get(at..).and_then(<[u8]>::first_chunk);
        row.copied().unwrap_or_default()
    }

    fn number(&self, at: usize) -> Option<usize> {
        let four = self.bytes.get(at..)?.first_chunk()?;
        usize::try_from(u32::from_le_bytes(*four)).ok()
    }

    /// The weight at `place` in `table`.
    pub fn weight(&self, place: usize, table: usize) -> i32 {
        self.row(place).get(table).map_or(0, |byte| i32::from(byte.cast_signed()))
    }

    /// The score of `sums` in each table.
    pub fn scores(&self, sums: Sums) -> [f32; TABLES] {
        let mut out = [0.0; TABLES];
        for ((score, head), sum) in out.iter_mut().zip(self.head).zip(sums.all) {
            let sum = i16::try_from(sum.clamp(-MOST, MOST)).map_or(0.0, f32::from);
            let many = sums.many.saturating_add(CALM);
            *score = head.bias + head.step * sum / f32::from(many).sqrt();
        }
        out
    }

    /// How the table is read.
    pub fn head(&self, table: usize) -> Head {
        self.head.get(table).copied().unwrap_or_default()
    }
}
