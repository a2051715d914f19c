//! Compiled packs as bytes, so that a start need not compile them. Whole numbers are written seven bits
//! at a time, the low ones first; words with their length before them. Knows no language.

use crate::{
    compile::{Compiled, Known, Meaning, Tests, Together},
    lexicon::Lexicon,
    reading::Category,
    scope::Scopes,
    trie::Trie,
};

/// The packs that come with the crate, compiled.
pub const EMBEDDED: &[u8] = include_bytes!("../model/packs.bin");

/// Writes.
#[derive(Debug, Default)]
pub struct Writer(pub Vec<u8>);

impl Writer {
    pub fn long(&mut self, mut number: u64) {
        while number > 0x7f {
            self.0.push(u8::try_from(number & 0x7f).unwrap_or_default() | 0x80);
            number >>= 7;
        }
        self.0.push(u8::try_from(number).unwrap_or_default());
    }

    pub fn number(&mut self, number: u32) {
        self.long(u64::from(number));
    }

    pub fn size(&mut self, size: usize) {
        self.long(u64::try_from(size).unwrap_or_default());
    }

    pub fn text(&mut self, text: &str) {
        self.size(text.len());
        self.0.extend(text.as_bytes());
    }

    /// How many there are, and each.
    pub fn all<T>(
        &mut self,
        list: impl ExactSizeIterator<Item = T>,
        mut one: impl FnMut(&mut Self, T),
    ) {
        self.size(list.len());
        list.for_each(|item| one(self, item));
    }
}

/// Reads what [`Writer`] wrote; `None` where the bytes end too early or say something else.
#[derive(Debug)]
pub struct Reading<'a>(pub &'a [u8]);

impl<'a> Reading<'a> {
    pub fn long(&mut self) -> Option<u64> {
        let mut number = 0;
        for step in 0..10 {
            let (first, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= u64::from(first & 0x7f).checked_shl(step * 7)?;
            if first & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    pub fn number(&mut self) -> Option<u32> {
        u32::try_from(self.long()?).ok()
    }

    pub fn size(&mut self) -> Option<usize> {
        usize::try_from(self.long()?).ok()
    }

    pub fn text(&mut self) -> Option<&'a str> {
        let length = self.size()?;
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        std::str::from_utf8(text).ok()
    }

    pub fn all<T>(&mut self, mut one: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let many = self.size()?;
        // No item is shorter than a byte.
        let mut out = Vec::with_capacity(many.min(self.0.len()));
        for _ in 0..many {
            out.push(one(self)?);
        }
        Some(out)
    }
}

/// `compiled` as bytes.
pub fn written(compiled: &Compiled) -> Vec<u8> {
    let mut to = Writer::default();
    to.text(&compiled.version);
    compiled.lexicon.write(&mut to);
    compiled.phrases.write(&mut to);
    compiled.rules.write(&mut to);
    to.all(compiled.meanings.iter(), meaning);
    to.all(compiled.boths.iter(), together);
    to.all(compiled.scopes.iter(), |to, scopes| {
        for class in scopes.0 {
            to.number(class.map_or(0, |class| class + 1));
        }
    });
    to.all(compiled.everyday.iter(), |to, class| to.number(*class));
    to.all(compiled.marks.iter(), |to, known| {
        to.size(known.language);
        to.number(u32::from(known.bit));
        to.number(known.sense);
        to.number(known.tests);
    });
    to.all(compiled.signs.iter(), |to, sign| to.text(sign));
    to.0
}

/// What was compiled into `bytes`; `None` where they are something else.
pub fn read(bytes: &[u8]) -> Option<Compiled> {
    let from = &mut Reading(bytes);
    let compiled = Compiled {
        version: from.text()?.to_owned(),
        lexicon: Lexicon::read(from)?,
        phrases: Trie::read(from)?,
        rules: Trie::read(from)?,
        meanings: from.all(read_meaning)?,
        boths: from.all(read_together)?,
        scopes: from.all(read_scopes)?,
        everyday: from.all(Reading::number)?,
        marks: from.all(|from| {
            let language = from.size()?;
            let bit = u16::try_from(from.number()?).ok()?;
            let (sense, tests) = (from.number()?, from.number()?);
            Some(Known { language, bit, sense, tests })
        })?,
        signs: from.all(|from| Some(from.text()?.to_owned()))?,
    };
    from.0.is_empty().then_some(compiled)
}

fn read_scopes(from: &mut Reading<'_>) -> Option<Scopes> {
    let mut scopes = Scopes::default();
    for class in &mut scopes.0 {
        *class = from.number()?.checked_sub(1);
    }
    Some(scopes)
}

fn place(category: Option<Category>) -> usize {
    let place = Category::ALL.iter().position(|known| Some(*known) == category);
    place.map_or(0, |place| place + 1)
}

fn category(place: usize) -> Option<Category> {
    place.checked_sub(1).and_then(|place| Category::ALL.get(place)).copied()
}

fn flags(all: &[bool]) -> u32 {
    all.iter().rev().fold(0, |bits, flag| bits * 2 + u32::from(*flag))
}

fn meaning(to: &mut Writer, rule: &Meaning) {
    let Tests { negation, subject, first, past, quote, question } = rule.scope;
    to.text(&rule.id);
    to.number(rule.mark);
    to.size(place(rule.category));
    to.number(u32::from(rule.level));
    to.long(rule.signs);
    to.size(rule.language);
    to.number(flags(&[rule.page, negation, subject, first, past, quote, question, rule.alone]));
}

fn read_meaning(from: &mut Reading<'_>) -> Option<Meaning> {
    let (id, mark, category) = (from.text()?.to_owned(), from.number()?, category(from.size()?));
    let level = u8::try_from(from.number()?).ok()?;
    let (signs, language, bits) = (from.long()?, from.size()?, from.number()?);
    let flag = |place: u32| bits >> place & 1 == 1;
    let scope = Tests {
        negation: flag(1),
        subject: flag(2),
        first: flag(3),
        past: flag(4),
        quote: flag(5),
        question: flag(6),
    };
    let (page, alone) = (flag(0), flag(7));
    Some(Meaning { mark, id, category, level, page, alone, signs, language, scope })
}

fn together(to: &mut Writer, both: &Together) {
    to.text(&both.id);
    to.size(place(both.category));
    to.number(u32::from(both.level));
    to.long(both.signs);
    to.number(flags(&[both.page, both.sentence]));
}

fn read_together(from: &mut Reading<'_>) -> Option<Together> {
    let (id, category) = (from.text()?.to_owned(), category(from.size()?));
    let level = u8::try_from(from.number()?).ok()?;
    let (signs, bits) = (from.long()?, from.number()?);
    let (page, sentence) = (bits & 1 == 1, bits & 2 == 2);
    Some(Together { id, category, level, page, signs, sentence })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_words_come_back() {
        let mut to = Writer::default();
        for number in [0, 1, 127, 128, 70_000, u64::MAX] {
            to.long(number);
        }
        to.text("für");
        let mut from = Reading(&to.0);
        let back: Vec<_> = (0..6).filter_map(|_| from.long()).collect();
        assert_eq!(back, [0, 1, 127, 128, 70_000, u64::MAX]);
        assert_eq!(from.text(), Some("für"));
        assert_eq!(from.long(), None);
    }

    #[test]
    fn other_bytes_are_refused() {
        assert!(read(&[]).is_none());
        assert!(read(EMBEDDED.get(..EMBEDDED.len() - 1).unwrap()).is_none());
        assert!(read(&[EMBEDDED, &[0]].concat()).is_none());
    }
}
