//! One text as the rules see it: words in a row, and the phrases that begin at each. Knows no rules.

use crate::{
    features::hash,
    lexicon::{CARRIES, Lexicon, NOTHING, Symbols},
    token::{Break, Token, Tokens},
    trie::{Edge, Trie},
};

/// A word.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    /// First byte in the original.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// What it is spelt like, as a number.
    pub name: u32,
    /// Where its folded letters stand in [`Tokens`].
    pub letters: (usize, usize),
    symbols: Symbols,
    /// What stands before it.
    pub apart: Break,
    /// Whether it stands between quotation marks.
    pub quoted: bool,
    /// Whether its sentence is a question.
    pub asked: bool,
    /// Which sentence it stands in.
    pub sentence: usize,
}

/// The words and the phrases.
#[derive(Debug)]
pub struct Line {
    /// In the order of the text.
    pub words: Vec<Word>,
    /// Symbol and length in words of what begins at each word; `from` says where.
    marks: Vec<(u32, usize)>,
    from: Vec<usize>,
}

/// How many words a walk may take in before it gives up.
const LONGEST: usize = 40;

impl Line {
    /// Reads `tokens` with the words of `lexicon` and the classes of `phrases`.
    pub fn read(tokens: &Tokens, lexicon: &Lexicon, phrases: &Trie) -> Self {
        let mut words =
            Spelling { tokens, lexicon, words: Vec::with_capacity(tokens.list.len() + 8) };
        words.read();
        let mut line = Self { words: words.words, marks: Vec::new(), from: Vec::new() };
        line.mark(phrases);
        line
    }

    fn mark(&mut self, phrases: &Trie) {
        let mut marks = Vec::with_capacity(self.words.len() * 4);
        for at in 0..self.words.len() {
            self.from.push(marks.len());
            for symbol in self.symbols(at) {
                marks.push((symbol, 1));
                if let Some(node) = phrases.root(symbol) {
                    self.phrases(phrases, node, (at, 1), &mut marks);
                }
            }
        }
        self.marks = marks;
    }

    fn phrases(
        &self,
        trie: &Trie,
        node: u32,
        (at, length): (usize, usize),
        out: &mut Vec<(u32, usize)>,
    ) {
        out.extend(trie.ends(node).iter().map(|class| (*class, length)));
        if !trie.leads_on(node) || self.apart(at + length) == Break::Strong {
            return;
        }
        for symbol in self.symbols(at + length) {
            if let Some(child) = trie.child(node, symbol) {
                self.phrases(trie, child, (at, length + 1), out);
            }
        }
    }

    fn symbols(&self, at: usize) -> impl Iterator<Item = u32> + use<> {
        let symbols = self.words.get(at).map_or([NOTHING; CARRIES], |word| word.symbols);
        symbols.into_iter().take_while(|symbol| *symbol != NOTHING)
    }

    /// What stands before the word at `at`; the end of a sentence behind the last.
    pub fn apart(&self, at: usize) -> Break {
        self.words.get(at).map_or(Break::Strong, |word| word.apart)
    }

    /// What begins at `at`: symbols and how many words they take.
    pub fn at(&self, at: usize) -> &[(u32, usize)] {
        let from = self.from.get(at).copied().unwrap_or(self.marks.len());
        let to = self.from.get(at + 1).copied().unwrap_or(self.marks.len());
        self.marks.get(from..to).unwrap_or_default()
    }

    /// How many words of `class` begin at `at`; the longest.
    pub fn class(&self, at: usize, class: Option<u32>) -> Option<usize> {
        let class = class?;
        self.at(at).iter().filter(|(symbol, _)| *symbol == class).map(|(_, n)| *n).max()
    }

    /// Tells `found` of everything in `rules` that stands in this line.
    pub fn walk(&self, rules: &Trie, found: &mut Vec<Hit>) {
        for at in 0..self.words.len() {
            for (symbol, length) in self.at(at) {
                if let Some(node) = rules.root(*symbol) {
                    self.follow(
                        rules,
                        node,
                        Way { start: at, at: at + length, gap: (0, 0) },
                        found,
                    );
                }
            }
            let way = Way { start: at, at, gap: (0, 0) };
            for (edge, child) in rules.begins() {
                if *edge == Edge::Begin && self.apart(at) != Break::None {
                    self.follow(rules, *child, way, found);
                }
            }
        }
    }

    fn follow(&self, rules: &Trie, node: u32, way: Way, found: &mut Vec<Hit>) {
        let ends = rules.ends(node).iter();
        found.extend(ends.map(|what| Hit {
            what: *what,
            start: way.start,
            end: way.at,
            gap: way.gap,
        }));
        for (edge, child) in rules.others(node) {
            match edge {
                Edge::Begin | Edge::End if self.apart(way.at) != Break::None => {
                    self.follow(rules, *child, way, found);
                }
                Edge::Gap(most) => self.skip(rules, (*child, *most), way, found),
                _ => {}
            }
        }
        if rules.leads_on(node) {
            self.step(rules, node, way, found);
        }
    }

    fn skip(&self, rules: &Trie, (node, most): (u32, u8), way: Way, found: &mut Vec<Hit>) {
        for more in 0..=usize::from(most) {
            let at = way.at + more;
            if at - way.start > LONGEST || (more > 0 && self.apart(at - 1) == Break::Strong) {
                return;
            }
            let gap = if more > 0 { (way.at, at) } else { way.gap };
            self.follow(rules, node, Way { at, gap, ..way }, found);
        }
    }

    fn step(&self, rules: &Trie, node: u32, way: Way, found: &mut Vec<Hit>) {
        if way.at > way.start && self.apart(way.at) == Break::Strong {
            return;
        }
        for (symbol, length) in self.at(way.at) {
            if let Some(child) = rules.child(node, *symbol) {
                self.follow(rules, child, Way { at: way.at + length, ..way }, found);
            }
        }
    }
}

#[derive(Debug, Clone, Copy)]
struct Way {
    start: usize,
    at: usize,
    gap: (usize, usize),
}

/// Something that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    /// What it means.
    pub what: u32,
    /// Its first word.
    pub start: usize,
    /// The word after its last.
    pub end: usize,
    /// The last words that it passes over.
    pub gap: (usize, usize),
}

/// From tokens to words.
struct Spelling<'a> {
    tokens: &'a Tokens,
    lexicon: &'a Lexicon,
    words: Vec<Word>,
}

impl Spelling<'_> {
    fn read(&mut self) {
        let list = &self.tokens.list;
        let mut at = 0;
        while let Some(token) = list.get(at) {
            let rest = list.get(at..).unwrap_or_default();
            at += self.letters(rest).or_else(|| self.halves(rest)).unwrap_or_else(|| {
                self.token(token);
                1
            });
        }
    }

    /// `s u i c i d e`, `k.i.l.l`: letters set apart from each other.
    fn letters(&mut self, rest: &[Token]) -> Option<usize> {
        let text = |token: &Token| self.tokens.text(token);
        let one = |token: &&Token| text(token).len() == 1;
        let run = rest.iter().take(24).take_while(one).count();
        if run < 3 {
            return None;
        }
        let part = rest.get(..run)?;
        let whole: String = part.iter().map(text).collect();
        if let Some(words) = self.whole(&whole) {
            self.put(part, &words);
            return Some(run);
        }
        let length = (3..run)
            .rev()
            .find(|length| whole.get(..*length).is_some_and(|word| self.lexicon.guarded(word)))?;
        self.put(rest.get(..length)?, &[whole.get(..length)?.to_owned()]);
        Some(length)
    }

    /// `sui cide`: a guarded word in two halves that are no words.
    fn halves(&mut self, rest: &[Token]) -> Option<usize> {
        let [a, b, ..] = rest else { return None };
        let (x, y) = (self.tokens.text(a), self.tokens.text(b));
        let strange = |word: &str| self.lexicon.known(word).is_none() && word.is_ascii();
        if x.len() + y.len() > 12 || b.apart == Break::Strong || !self.lexicon.near(x, y) {
            return None;
        }
        let whole = [x, y].concat();
        if !(self.lexicon.guarded(&whole) && strange(x) && strange(y)) {
            return None;
        }
        self.put(rest.get(..2)?, &[whole]);
        Some(2)
    }

    fn whole(&self, word: &str) -> Option<Vec<String>> {
        if self.lexicon.guarded(word) || self.lexicon.expanded(word).is_some() {
            return Some(vec![word.to_owned()]);
        }
        let plain = self
            .lexicon
            .meant(word, false)
            .filter(|all| all.iter().any(|one| self.lexicon.guarded(one)));
        plain.or_else(|| self.lexicon.parted(word))
    }

    fn token(&mut self, token: &Token) {
        let text = self.tokens.text(token);
        if self.spell(token, text) {
            return;
        }
        if text.contains('\'') {
            let joined: String = text.chars().filter(|c| *c != '\'').collect();
            if self.lexicon.expanded(&joined).is_some() {
                self.spell(token, &joined);
                return;
            }
            for part in text.split('\'').filter(|part| !part.is_empty()) {
                self.loose(token, part);
            }
            return;
        }
        self.loose(token, text);
    }

    fn loose(&mut self, token: &Token, text: &str) {
        if self.spell(token, text) {
            return;
        }
        if text.starts_with(|c: char| c.is_ascii_digit()) && self.number(token, text) {
            return;
        }
        match self.lexicon.meant(text, token.tag) {
            Some(words) => self.put(std::slice::from_ref(token), &words),
            None => self.push(token, text, None),
        }
    }

    /// `40`, `40mg`: a number, a year, or more than a few, and what is counted.
    fn number(&mut self, token: &Token, text: &str) -> bool {
        let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        let (_, unit) = text.split_at_checked(digits).unwrap_or((text, ""));
        if !unit.is_empty() && self.lexicon.meant(text, false).is_some() {
            return false;
        }
        let digits = text.get(..digits).unwrap_or_default();
        let year = digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
        let kind = match digits.len() {
            4 if year => ":year:",
            2 | 3 => ":many:",
            _ => ":num:",
        };
        let both = [kind, digits].map(|word| self.lexicon.known(word));
        let both = both.into_iter().flatten().flatten().filter(|symbol| *symbol != NOTHING);
        let mut symbols = [NOTHING; CARRIES];
        symbols.iter_mut().zip(both).for_each(|(slot, symbol)| *slot = symbol);
        self.push(token, kind, Some(symbols));
        if !unit.is_empty() {
            self.push(token, unit, self.lexicon.known(unit));
        }
        true
    }

    /// Puts `text` as it is spelt, or what it is short for; whether a pack knows it.
    fn spell(&mut self, token: &Token, text: &str) -> bool {
        if let Some(long) = self.lexicon.expanded(text) {
            for word in long {
                self.push(token, word, self.lexicon.known(word));
            }
            return true;
        }
        let known = self.lexicon.known(text);
        let number = known.filter(|_| !text.bytes().all(|b| b.is_ascii_digit()));
        if number.is_some() {
            self.push(token, text, number);
        }
        number.is_some()
    }

    /// Puts `words` in the place of `tokens`.
    fn put(&mut self, tokens: &[Token], words: &[String]) {
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return };
        let mut whole = first.clone();
        (whole.end, whole.to) = (last.end, last.to);
        for word in words {
            if !self.spell(&whole, word) {
                self.push(&whole, word, self.lexicon.known(word));
            }
        }
    }

    fn push(&mut self, token: &Token, text: &str, symbols: Option<Symbols>) {
        // What one token stands for hangs together.
        let again = self.words.last().is_some_and(|word| word.start == token.start);
        let apart = if again { Break::None } else { token.apart };
        let Token { start, end, from, to, quoted, asked, .. } = *token;
        let letters = (from, to);
        let symbols = symbols.unwrap_or([NOTHING; CARRIES]);
        let name = hash(text.as_bytes());
        let before = self.words.last().map_or(0, |word| word.sentence);
        let sentence = before + usize::from(apart == Break::Strong);
        let word = Word { start, end, name, letters, symbols, apart, quoted, asked, sentence };
        self.words.push(word);
    }
}
