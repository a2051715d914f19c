//! What the model looks at: words, pairs of words, letters in a row, kinds of words, who or what stands
//! before a word, and what the rules saw there. Every one is a mark, found by its hash. Knows no weights.

use crate::{
    line::{Line, Word},
    scope::Mark,
    token::Break,
};

/// The hash of a class's name; 0 for none.
pub type Sense = u32;

/// What a rule found: its first word, the hash of its name, and what came of it.
#[derive(Debug, Clone, Copy)]
pub struct Seen {
    pub at: usize,
    pub rule: u32,
    pub outcome: u32,
}

/// The class of words for who people are: they teach nothing and are not looked at.
const WHONESS: &str = "whoness";

/// How far a denial reaches, in words.
const REACH: usize = 5;

/// How many kinds of words before a word are looked at with it.
const PAIRS: usize = 8;

/// How many kinds of the word before are looked at with a word, and of a word with the word before.
const NEXT: usize = 3;

/// The letters of a word that are looked at.
const LETTERS: usize = 24;

const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

/// A number for `bytes` that is the same on every machine.
pub fn hash(bytes: &[u8]) -> u32 {
    let all = bytes.iter().fold(BASIS, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(PRIME));
    low(all ^ (all >> 32))
}

fn low(number: u64) -> u32 {
    u32::try_from(number & u64::from(u32::MAX)).unwrap_or_default()
}

/// The mark of the kind `kind` that `key` makes.
fn mark(kind: u64, key: u64) -> u32 {
    let mut all = (key ^ (kind << 57) ^ kind).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    all = (all ^ (all >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    low(all >> 32)
}

fn two(a: u32, b: u32) -> u64 {
    (u64::from(a) << 32) | u64::from(b)
}

/// What is known of the words before the one that is looked at.
#[derive(Default)]
struct Before {
    one: u32,
    two: u32,
    who: u32,
    /// The kinds of the word before.
    next: [Sense; NEXT],
    /// The kinds of words before, the nearest first.
    senses: [Sense; PAIRS],
    /// How many words a denial still reaches.
    denied: usize,
}

/// Tells `give` of every mark of the words from `from` to `to`, a sentence of `line`. `letters` has
/// the folded letters of a word, `known` what the packs know of the word at a place.
pub fn features<'a>(
    line: &Line,
    (from, to): (usize, usize),
    letters: impl Fn(&Word) -> &'a str,
    known: &(impl Fn(usize) -> Mark, impl Fn(usize) -> &'a [Sense]),
    mut give: impl FnMut(u32, usize),
) {
    let mut before = Before::default();
    let whoness = hash(WHONESS.as_bytes());
    let mut last = None;
    for (at, word) in line.words.iter().enumerate().take(to).skip(from) {
        let (kind, senses) = (known.0(at), known.1(at));
        if senses.contains(&whoness) {
            continue;
        }
        if word.apart != Break::None {
            before.denied = 0;
        }
        let mut here = |mark| give(mark, at);
        before.word(word, kind, &mut here);
        before.kinds(word.name, senses, &mut here);
        if last != Some(word.start) {
            in_a_row(letters(word).as_bytes(), &mut here);
        }
        last = Some(word.start);
        before.go_on(word.name, kind, senses);
    }
}

/// The marks of what the rules found.
pub fn of_rules(seen: &Seen, mut give: impl FnMut(u32, usize)) {
    give(mark(15, two(seen.rule, seen.outcome)), seen.at);
    give(mark(16, u64::from(seen.outcome)), seen.at);
}

impl Before {
    fn word(&self, word: &Word, kind: Mark, give: &mut impl FnMut(u32)) {
        let name = word.name;
        give(mark(1, u64::from(name)));
        give(mark(2, two(self.one, name)));
        give(mark(3, two(self.two, name)));
        give(mark(4, two(name, self.who)));
        if self.denied > 0 {
            give(mark(5, u64::from(name)));
        }
        if word.quoted {
            give(mark(6, u64::from(name)));
            give(mark(7, 0));
        }
        if word.asked {
            give(mark(8, two(name, self.who)));
        }
        for kind in kind.kinds() {
            give(mark(9, u64::from(kind)));
        }
    }

    fn kinds(&self, name: u32, senses: &[Sense], give: &mut impl FnMut(u32)) {
        for sense in known(&self.next) {
            give(mark(17, two(*sense, name)));
        }
        for (nth, sense) in known(senses).enumerate() {
            give(mark(11, u64::from(*sense)));
            give(mark(12, two(*sense, self.who)));
            if self.denied > 0 {
                give(mark(14, u64::from(*sense)));
            }
            if nth < NEXT {
                give(mark(18, two(self.one, *sense)));
            }
            for earlier in known(&self.senses) {
                give(mark(13, two(*earlier, *sense)));
            }
        }
    }

    fn go_on(&mut self, name: u32, kind: Mark, senses: &[Sense]) {
        let person = (kind.who().is_some() || kind.denies()).then(|| kind.who().unwrap_or(9));
        if let Some(person) = person
            && senses.first().is_none_or(|sense| *sense == 0)
        {
            self.keep(person);
        }
        for sense in known(senses).take(2) {
            self.keep(*sense);
        }
        self.next = [0; NEXT];
        self.next.iter_mut().zip(senses).for_each(|(to, from)| *to = *from);
        (self.two, self.one) = (self.one, name);
        self.who = kind.who().unwrap_or(self.who);
        self.denied = if kind.denies() { REACH } else { self.denied.saturating_sub(1) };
    }

    fn keep(&mut self, sense: Sense) {
        self.senses.rotate_right(1);
        self.senses.first_mut().into_iter().for_each(|first| *first = sense);
    }
}

fn known(senses: &[Sense]) -> impl Iterator<Item = &Sense> {
    senses.iter().take_while(|sense| **sense != 0)
}

/// Four and five letters in a row, the word's ends among them.
fn in_a_row(letters: &[u8], give: &mut impl FnMut(u32)) {
    let inner = letters.iter().take(LETTERS).copied();
    let (mut row, mut many) = (0_u64, 0);
    for byte in [b' '].into_iter().chain(inner).chain([b' ']) {
        row = (row << 8) | u64::from(byte);
        many += 1;
        if many > 3 {
            give(mark(10, row & 0xffff_ffff));
        }
        if many > 4 {
            give(mark(19, row & 0xff_ffff_ffff));
        }
    }
}
