//! What the model looks at: words, pairs of words, letters in a row, kinds of words, and who or what
//! stands before a word. Every one is a slot of the tables, found by its hash. Knows no weights.

use crate::{
    line::{Line, Word},
    scope::Mark,
    token::Break,
};

/// How many slots each table has.
pub const SLOTS: usize = 1 << 16;

/// The hash of a class's name; 0 for none.
pub type Sense = u32;

/// The class of words for who people are: they teach nothing and are not looked at.
const WHONESS: &str = "whoness";

/// How far a denial reaches, in words.
const REACH: usize = 5;

/// How many kinds of words before a word are looked at with it.
const PAIRS: usize = 4;

/// The letters of a word that are looked at.
const LETTERS: usize = 24;

const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

/// A number for `bytes` that is the same on every machine.
pub fn hash(bytes: &[u8]) -> u32 {
    let all = bytes.iter().fold(BASIS, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(PRIME));
    u32::try_from((all ^ (all >> 32)) & u64::from(u32::MAX)).unwrap_or_default()
}

/// The slot of what the kind `kind` and `parts` make.
fn slot(kind: u32, [a, b]: [u32; 2]) -> u16 {
    let mut all = (u64::from(a) ^ (u64::from(kind) << 33)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    all = (all ^ (all >> 29) ^ u64::from(b)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    u16::try_from((all >> 40) & 0xffff).unwrap_or_default()
}

/// What is known of the words before the one that is looked at.
#[derive(Default)]
struct Before {
    one: u32,
    two: u32,
    who: u32,
    /// The kinds of words before, the nearest first.
    senses: [Sense; PAIRS],
    /// How many words a denial still reaches.
    denied: usize,
}

/// Tells `give` of every slot of the words from `from` to `to`, a sentence of `line`. `letters` has
/// the folded letters of a word, `known` what the packs know of the word at a place.
pub fn features<'a>(
    line: &Line,
    (from, to): (usize, usize),
    letters: impl Fn(&Word) -> &'a str,
    known: &(impl Fn(usize) -> Mark, impl Fn(usize) -> &'a [Sense]),
    mut give: impl FnMut(u16, usize),
) {
    let mut before = Before::default();
    let whoness = hash(WHONESS.as_bytes());
    let mut last = None;
    for (at, word) in line.words.iter().enumerate().take(to).skip(from) {
        let (mark, senses) = (known.0(at), known.1(at));
        if senses.contains(&whoness) {
            continue;
        }
        if word.apart != Break::None {
            before.denied = 0;
        }
        let mut here = |slot| give(slot, at);
        before.word(word, mark, &mut here);
        before.kinds(senses, &mut here);
        if last != Some(word.start) {
            in_a_row(letters(word).as_bytes(), &mut here);
        }
        last = Some(word.start);
        before.go_on(word.name, mark, senses);
    }
}

impl Before {
    fn word(&self, word: &Word, mark: Mark, give: &mut impl FnMut(u16)) {
        let name = word.name;
        give(slot(1, [name, 0]));
        give(slot(2, [self.one, name]));
        give(slot(3, [self.two, name]));
        give(slot(4, [name, self.who]));
        if self.denied > 0 {
            give(slot(5, [name, 0]));
        }
        if word.quoted {
            give(slot(6, [name, 0]));
            give(slot(7, [0, 0]));
        }
        if word.asked {
            give(slot(8, [name, self.who]));
        }
        mark.kinds().for_each(|kind| give(slot(9, [kind, 0])));
    }

    fn kinds(&self, senses: &[Sense], give: &mut impl FnMut(u16)) {
        for sense in senses.iter().take_while(|sense| **sense != 0) {
            give(slot(11, [*sense, 0]));
            give(slot(12, [*sense, self.who]));
            if self.denied > 0 {
                give(slot(14, [*sense, 0]));
            }
            let earlier = self.senses.iter().take_while(|earlier| **earlier != 0);
            earlier.for_each(|earlier| give(slot(13, [*earlier, *sense])));
        }
    }

    fn go_on(&mut self, name: u32, mark: Mark, senses: &[Sense]) {
        if let Some(sense) = senses.first().filter(|sense| **sense != 0) {
            self.senses.rotate_right(1);
            self.senses.first_mut().into_iter().for_each(|first| *first = *sense);
        }
        (self.two, self.one) = (self.one, name);
        self.who = mark.who().unwrap_or(self.who);
        self.denied = if mark.denies() { REACH } else { self.denied.saturating_sub(1) };
    }
}

/// Three, four and five letters in a row, the word's ends among them.
fn in_a_row(letters: &[u8], give: &mut impl FnMut(u16)) {
    let mut padded = [b' '; LETTERS + 2];
    let most = letters.len().min(LETTERS);
    padded.iter_mut().skip(1).zip(letters.iter().take(most)).for_each(|(to, from)| *to = *from);
    let whole = padded.get(..most + 2).unwrap_or_default();
    for length in 3..=5 {
        whole.windows(length).for_each(|part| give(slot(10, [hash(part), 0])));
    }
}
