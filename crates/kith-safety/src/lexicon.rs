//! Every word that a pack names, and how a word that nobody spells so is led back to one: other signs
//! for letters, letters said twice, letters left out, words run together. Knows no rules.

use std::{
    collections::{HashMap, HashSet},
    hash::{BuildHasherDefault, Hasher},
};

use crate::shelf::{Reading, Writer};

/// How many symbols one word may carry: itself and the stems it begins with.
pub const CARRIES: usize = 4;

/// The symbols of a word; [`NOTHING`] where there are fewer.
pub type Symbols = [u32; CARRIES];

/// No symbol.
pub const NOTHING: u32 = u32::MAX;

/// How many letters a word may have to be led back; longer ones are read as they stand.
const LONGEST: usize = 40;

/// FNV-1a: the words are short, and the table is ours.
#[derive(Debug, Clone, Copy)]
pub struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

type Table<T> = HashMap<String, T, BuildHasherDefault<Fnv>>;

/// The words.
#[derive(Debug, Default)]
pub struct Lexicon {
    words: Table<u32>,
    stems: Table<u32>,
    /// Lengths in bytes of the stems, as bits.
    lengths: u64,
    expand: Table<Vec<String>>,
    guard: HashSet<String, BuildHasherDefault<Fnv>>,
    /// A guarded word by each way of leaving one letter out.
    deletes: Table<Vec<String>>,
    /// The hashes of those ways and of the guarded words, so that most words are passed by without
    /// being written out.
    near: HashSet<u64, BuildHasherDefault<Fnv>>,
    next: u32,
}

impl Lexicon {
    /// A lexicon whose symbols begin at `first`.
    pub fn starting(first: u32) -> Self {
        Self { next: first, ..Self::default() }
    }

    /// Brings what is written here in one order, whatever the order in which it came.
    pub fn settle(&mut self) {
        self.deletes.values_mut().for_each(|words| words.sort_unstable());
    }

    /// Writes it.
    pub fn write(&self, to: &mut Writer) {
        for table in [&self.words, &self.stems] {
            to.all(sorted(table).into_iter(), |to, (word, symbol)| {
                to.text(word);
                to.number(*symbol);
            });
        }
        to.all(sorted(&self.expand).into_iter(), |to, (short, long)| {
            to.text(short);
            to.all(long.iter(), |to, word| to.text(word));
        });
        let mut guard: Vec<_> = self.guard.iter().collect();
        guard.sort_unstable();
        to.all(guard.into_iter(), |to, word| to.text(word));
        to.number(self.next);
    }

    /// Reads what was written.
    pub fn read(from: &mut Reading<'_>) -> Option<Self> {
        let mut lexicon = Self::default();
        let pair = |from: &mut Reading<'_>| Some((from.text()?.to_owned(), from.number()?));
        lexicon.words = from.all(pair)?.into_iter().collect();
        for (stem, symbol) in from.all(pair)? {
            lexicon.measure(&stem);
            lexicon.stems.insert(stem, symbol);
        }
        let text = |from: &mut Reading<'_>| Some(from.text()?.to_owned());
        let expand = from.all(|from| Some((text(from)?, from.all(text)?)))?;
        lexicon.expand = expand.into_iter().collect();
        from.all(text)?.iter().for_each(|word| lexicon.guards(word));
        lexicon.next = from.number()?;
        lexicon.settle();
        Some(lexicon)
    }

    /// The number of symbols up to here.
    pub fn symbols(&self) -> u32 {
        self.next
    }

    /// The symbol of `word`, made where there is none.
    pub fn word(&mut self, word: &str) -> u32 {
        Self::made(&mut self.words, &mut self.next, word)
    }

    /// The symbol of what begins with `stem`, made where there is none.
    pub fn stem(&mut self, stem: &str) -> u32 {
        self.measure(stem);
        Self::made(&mut self.stems, &mut self.next, stem)
    }

    fn measure(&mut self, stem: &str) {
        self.lengths |= 1_u64.checked_shl(u32::try_from(stem.len()).unwrap_or(63)).unwrap_or(0);
    }

    fn made(table: &mut Table<u32>, next: &mut u32, word: &str) -> u32 {
        if let Some(symbol) = table.get(word) {
            return *symbol;
        }
        let symbol = *next;
        *next += 1;
        table.insert(word.to_owned(), symbol);
        symbol
    }

    /// Has `short` read as `long`.
    pub fn expands(&mut self, short: String, long: Vec<String>) {
        self.expand.insert(short, long);
    }

    /// Has `word` recognised where it is misspelt.
    pub fn guards(&mut self, word: &str) {
        self.word(word);
        self.guard.insert(word.to_owned());
        self.near.insert(without(word, word.len()));
        self.near.extend((0..word.len()).map(|at| without(word, at)));
        for shorter in shorter(word) {
            self.deletes.entry(shorter).or_default().push(word.to_owned());
        }
    }

    /// Whether `word` is recognised where it is misspelt.
    pub fn guarded(&self, word: &str) -> bool {
        self.guard.contains(word)
    }

    /// Whether both together may be a guarded word: never wrong about a no.
    pub fn near(&self, x: &str, y: &str) -> bool {
        let mut hash = Fnv::default();
        hash.write(x.as_bytes());
        hash.write(y.as_bytes());
        self.near.contains(&hash.finish())
    }

    /// What `word` is short for.
    pub fn expanded(&self, word: &str) -> Option<&[String]> {
        self.expand.get(word).map(Vec::as_slice)
    }

    /// The symbols of `word` as it is spelt; `None` where no pack knows it.
    pub fn known(&self, word: &str) -> Option<Symbols> {
        let mut found = [NOTHING; CARRIES];
        let mut slots = found.iter_mut();
        let exact = self.words.get(word).copied();
        let all = exact.into_iter().chain(self.beginnings(word));
        let mut any = false;
        for (symbol, slot) in all.zip(&mut slots) {
            *slot = symbol;
            any = true;
        }
        any.then_some(found)
    }

    fn beginnings<'a>(&'a self, word: &'a str) -> impl Iterator<Item = u32> + 'a {
        let longest = word.len().min(63);
        (2..=longest)
            .rev()
            .filter(|length| self.lengths >> length & 1 == 1)
            .filter_map(|length| self.stems.get(word.get(..length)?).copied())
    }

    /// The words that `word` is meant as; `None` where it is strange to every pack.
    pub fn meant(&self, word: &str, tag: bool) -> Option<Vec<String>> {
        if word.len() > LONGEST || word.len() < 2 {
            return None;
        }
        let single = |word: String| vec![word];
        self.squeezed(word)
            .or_else(|| self.decoded(word))
            .map(single)
            .or_else(|| self.guessed(word).map(single))
            .or_else(|| if tag || word.len() > 7 { self.parted(word) } else { None })
    }

    fn spelt(&self, word: &str) -> Option<String> {
        let known = self.words.contains_key(word)
            || self.expand.contains_key(word)
            || self.known(word).is_some();
        known.then(|| word.to_owned())
    }

    /// `kiiill`, `diee`: letters said more often than they are written.
    fn squeezed(&self, word: &str) -> Option<String> {
        let most = longest_run(word);
        if most < 2 {
            return None;
        }
        let long = (most > 2).then(|| {
            let spelt = |most| self.spelt(&squeeze(word, 3, most));
            spelt(1).or_else(|| spelt(2))
        });
        long.flatten().or_else(|| self.spelt(&squeeze(word, 2, 1)))
    }

    /// `k1ll`, `cu++ing`, `su*cide`: other signs for letters.
    fn decoded(&self, word: &str) -> Option<String> {
        let odd = |c: char| c.is_ascii_digit() || crate::token::stands_for(c);
        if !word.contains(odd) || !word.contains(|c: char| c.is_alphabetic()) {
            return None;
        }
        let variants =
            ['i', 'l'].map(|one| -> String { word.chars().map(|c| letter(c, one)).collect() });
        variants.iter().find_map(|variant| {
            self.spelt(variant)
                .or_else(|| self.squeezed(variant))
                .or_else(|| self.starred(variant))
                .or_else(|| self.guessed(variant))
        })
    }

    fn starred(&self, word: &str) -> Option<String> {
        if !word.contains('*') {
            return None;
        }
        let fits = |guard: &&String| {
            guard.len() == word.len()
                && guard.bytes().zip(word.bytes()).all(|(a, b)| a == b || b == b'*')
        };
        self.guard.iter().filter(fits).min().cloned()
    }

    /// A guarded word one slip away: a letter more, less, other, or two changed round.
    fn guessed(&self, word: &str) -> Option<String> {
        let strange = || (0..=word.len()).all(|at| !self.near.contains(&without(word, at)));
        if word.len() < 3 || !word.is_ascii() || strange() {
            return None;
        }
        let near = |of: &str| self.deletes.get(of).into_iter().flatten();
        let own = shorter(word);
        let longer = near(word);
        let other = own.iter().flat_map(|one| near(one));
        let less = own.iter().filter(|one| self.guard.contains(*one));
        longer.chain(less).chain(other).find(|guess| slip(word, guess)).cloned()
    }

    /// `killmyself`: words run together, of which one is guarded.
    pub fn parted(&self, word: &str) -> Option<Vec<String>> {
        if word.len() > LONGEST || !word.is_ascii() {
            return None;
        }
        let mut parts = Vec::new();
        let whole = self.part(word, &mut parts, &mut 200);
        (whole && parts.iter().any(|part| self.guard.contains(part))).then_some(parts)
    }

    fn part(&self, rest: &str, parts: &mut Vec<String>, patience: &mut u8) -> bool {
        if rest.is_empty() {
            return true;
        }
        if parts.len() > 6 {
            return false;
        }
        for length in (1..=rest.len().min(12)).rev() {
            if *patience == 0 {
                return false;
            }
            let Some((head, tail)) = rest.split_at_checked(length) else { continue };
            let whole = self.words.contains_key(head) || self.expand.contains_key(head);
            if !whole || (length == 1 && !matches!(head, "i" | "a" | "u")) {
                continue;
            }
            *patience -= 1;
            parts.push(head.to_owned());
            if self.part(tail, parts, patience) {
                return true;
            }
            parts.pop();
        }
        false
    }
}

fn sorted<T>(table: &Table<T>) -> Vec<(&String, &T)> {
    let mut all: Vec<_> = table.iter().collect();
    all.sort_unstable_by_key(|(word, _)| *word);
    all
}

fn letter(c: char, one: char) -> char {
    match c {
        '1' | '!' | '|' => one,
        '0' => 'o',
        '3' => 'e',
        '$' | '5' => 's',
        '@' | '4' => 'a',
        '7' | '+' => 't',
        '8' => 'b',
        '9' => 'g',
        _ => c,
    }
}

fn longest_run(word: &str) -> usize {
    let (mut last, mut run, mut most) = ('\0', 0, 0);
    for c in word.chars() {
        run = if c == last { run + 1 } else { 1 };
        last = c;
        most = most.max(run);
    }
    most
}

/// `word` with every letter that is said at least `from` times in a row said `most` times.
fn squeeze(word: &str, from: usize, most: usize) -> String {
    let letters: Vec<char> = word.chars().collect();
    let runs = letters.chunk_by(|a, b| a == b);
    runs.flat_map(|run| run.iter().take(if run.len() < from { run.len() } else { most })).collect()
}

/// The hash of `word` without the byte at `at`.
fn without(word: &str, at: usize) -> u64 {
    let mut hash = Fnv::default();
    let (head, tail) = word.as_bytes().split_at_checked(at).unwrap_or((word.as_bytes(), &[]));
    hash.write(head);
    hash.write(tail.get(1..).unwrap_or_default());
    hash.finish()
}

fn shorter(word: &str) -> Vec<String> {
    let without = |(at, c): (usize, char)| {
        let tail = word.get(at + c.len_utf8()..).unwrap_or_default();
        [word.get(..at).unwrap_or_default(), tail].concat()
    };
    word.char_indices().map(without).collect()
}

/// Whether `said` may be `meant` with one slip of the fingers. The first letter is rarely the wrong
/// one, and short words leave little to know them by.
fn slip(said: &str, meant: &str) -> bool {
    let (said, right) = (said.as_bytes(), meant.as_bytes());
    let front = said.iter().zip(right).take_while(|(x, y)| x == y).count();
    let rest = |word: &'_ [u8]| word.get(front..).map(<[u8]>::to_vec).unwrap_or_default();
    let (mut said, mut right) = (rest(said), rest(right));
    while said.last().is_some() && said.last() == right.last() {
        said.pop();
        right.pop();
    }
    let turned =
        matches!((said.as_slice(), right.as_slice()), ([p, q], [r, s]) if p == s && q == r);
    match (said.len(), right.len()) {
        (2, 2) => turned && meant.len() > 2,
        (0, 1) | (1, 0) => front > 0 && meant.len() > 3,
        (1, 1) => front > 0 && meant.len() > 4,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon() -> Lexicon {
        let mut lexicon = Lexicon::starting(10);
        for word in ["kill", "myself", "suicide", "cutting", "die", "want", "to"] {
            lexicon.guards(word);
        }
        for word in ["i", "skill", "bed"] {
            lexicon.word(word);
        }
        lexicon.stem("suicid");
        lexicon
    }

    #[track_caller]
    fn meant(word: &str, expected: &str) {
        let found = lexicon().meant(word, false).map(|all| all.join(" "));
        assert_eq!(found.unwrap_or_default(), expected, "{word}");
    }

    #[test]
    fn a_word_is_led_back() {
        meant("kiiiill", "kill");
        meant("k1ll", "kill");
        meant("ki11", "kill");
        meant("cu++ing", "cutting");
        meant("su*c*de", "suicide");
        meant("5u1c1d3", "suicide");
        meant("sucide", "suicide");
        meant("myslef", "myself");
        meant("iwanttodie", "i want to die");
        meant("killmyself", "kill myself");
    }

    #[test]
    fn other_words_stay_what_they_are() {
        for word in ["hill", "diet", "b4", "wonderful", "kiss", "mill"] {
            meant(word, "");
        }
        assert!(lexicon().known("skill").is_some_and(|found| found[1] == NOTHING));
        assert!(lexicon().known("suicidal").is_some());
    }
}
