//! From a text to the pieces it is made of, each with its place in the original. Knows no language.

use crate::fold::{confused, fold, ideograph, unseen};

/// What stands between a piece and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Break {
    /// Nothing but blanks.
    #[default]
    None,
    /// A comma or its like.
    Weak,
    /// The end of a sentence.
    Strong,
}

/// A piece: a word, a number, an address.
#[derive(Debug, Clone, Default)]
pub struct Token {
    /// First byte in the original.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// Where the folded letters begin in [`Tokens::letters`].
    pub from: usize,
    /// Where they end.
    pub to: usize,
    /// What stands before it.
    pub apart: Break,
    /// Whether it stands between quotation marks.
    pub quoted: bool,
    /// Whether its sentence ends with a question mark.
    pub asked: bool,
    /// Whether a `#` stands before it.
    pub tag: bool,
}

/// The pieces of one text.
#[derive(Debug, Default)]
pub struct Tokens {
    letters: String,
    /// In the order of the text.
    pub list: Vec<Token>,
}

impl Tokens {
    /// The folded letters of `token`.
    pub fn text(&self, token: &Token) -> &str {
        self.letters.get(token.from..token.to).unwrap_or_default()
    }

    /// The folded letters from `from` to `to`.
    pub fn letters(&self, (from, to): (usize, usize)) -> &str {
        self.letters.get(from..to).unwrap_or_default()
    }
}

/// How many signs in a row may stand for letters.
const REACH: usize = 6;

/// How many characters an address may have.
const LONGEST: usize = 120;

/// Signs that stand for letters inside a word.
pub fn stands_for(c: char) -> bool {
    matches!(c, '@' | '$' | '!' | '+' | '*' | '|')
}

/// Takes `text` apart.
pub fn tokens(text: &str) -> Tokens {
    let mut reader = Walk::new(text);
    while let Some((at, c)) = reader.peek(0) {
        reader.step(at, c);
    }
    reader.finish();
    reader.out
}

struct Walk<'a> {
    text: &'a str,
    rest: std::str::CharIndices<'a>,
    out: Tokens,
    apart: Break,
    quote: Option<char>,
    sentence: usize,
    tag: bool,
}

impl<'a> Walk<'a> {
    fn new(text: &'a str) -> Self {
        let out = Tokens {
            letters: String::with_capacity(text.len() + 16),
            list: Vec::with_capacity(text.len() / 4 + 4),
        };
        let rest = text.char_indices();
        Self { text, rest, out, apart: Break::Strong, quote: None, sentence: 0, tag: false }
    }

    fn peek(&self, ahead: usize) -> Option<(usize, char)> {
        self.rest.clone().nth(ahead)
    }

    fn at(&self) -> usize {
        self.rest.offset()
    }

    fn step(&mut self, at: usize, c: char) {
        if ideograph(c) {
            self.rest.next();
            self.push(at, self.at(), Self::folding);
        } else if begins(c) || self.leads(c) {
            self.word(at);
        } else if pictured(c) {
            self.rest.next();
            self.push(at, self.at(), Self::as_it_is);
        } else {
            self.between(c);
        }
    }

    /// `$` and `@` before a letter may be the first letter of a word.
    fn leads(&self, c: char) -> bool {
        matches!(c, '@' | '$') && self.peek(1).is_some_and(|(_, next)| next.is_alphabetic())
    }

    fn word(&mut self, start: usize) {
        if let Some((name, length)) = address(self.text.get(start..).unwrap_or_default()) {
            while self.at() < start + length && self.rest.next().is_some() {}
            self.push(start, self.at(), |walk, _| walk.out.letters.push_str(name));
            return;
        }
        let mut end = start;
        while let Some((at, c)) = self.peek(0) {
            if !(self.inside(c, at) || at == start) {
                break;
            }
            self.rest.next();
            if c != '\'' && !unseen(c) {
                end = self.at();
            }
        }
        self.push(start, end, Self::folding);
    }

    /// Whether `c` goes on with the word before it.
    fn inside(&self, c: char, at: usize) -> bool {
        if begins(c) || unseen(c) {
            return !ideograph(c);
        }
        let apostrophe = matches!(c, '\'' | '’' | '‘' | 'ʼ' | '´' | '`');
        let mut next = self.text.get(at..).unwrap_or_default().chars();
        if apostrophe {
            return next.nth(1).is_some_and(char::is_alphabetic);
        }
        stands_for(c)
            && next.take(REACH).find(|c| !stands_for(*c)).is_some_and(char::is_alphanumeric)
    }

    fn folding(&mut self, text: &str) {
        let from = self.out.letters.len();
        let letters = &mut self.out.letters;
        text.chars().for_each(|c| fold(c, |d| letters.push(d)));
        let word = letters.get(from..).unwrap_or_default();
        if word.bytes().any(|b| b.is_ascii_lowercase()) && !word.is_ascii() {
            let plain: String = word.chars().map(|c| confused(c).unwrap_or(c)).collect();
            letters.truncate(from);
            letters.push_str(&plain);
        }
    }

    fn as_it_is(&mut self, text: &str) {
        self.out.letters.push_str(text);
    }

    fn push(&mut self, start: usize, end: usize, write: impl FnOnce(&mut Self, &'a str)) {
        let from = self.out.letters.len();
        let text = self.text;
        write(self, text.get(start..end).unwrap_or_default());
        let to = self.out.letters.len();
        if from == to {
            return;
        }
        let (apart, quoted, tag) = (self.apart, self.quote.is_some(), self.tag);
        self.out.list.push(Token { start, end, from, to, apart, quoted, asked: false, tag });
        (self.apart, self.tag) = (Break::None, false);
    }

    fn between(&mut self, c: char) {
        let next = self.peek(1).map_or(' ', |(_, next)| next);
        self.rest.next();
        self.tag |= c == '#';
        match c {
            '?' | '？' | '؟' => self.close(true),
            '.' if next == '.' || next.is_alphanumeric() => {
                self.apart = self.apart.max(Break::Weak);
            }
            '.' | '!' | '。' | '！' | '।' | '॥' => self.close(false),
            ',' | ';' | ':' | '–' | '—' | '(' | ')' | '/' | '،' | '؛' | '、' | '，' | '：'
            | '|' | '~' | '-' | '…' | '\n' => self.apart = self.apart.max(Break::Weak),
            '"' | '“' | '”' | '„' | '«' | '»' | '「' | '」' | '\'' | '‘' | '’' => {
                self.mark(c, next);
            }
            _ => {}
        }
    }

    /// A quotation mark opens, closes, or is an apostrophe gone astray.
    fn mark(&mut self, c: char, next: char) {
        let single = matches!(c, '\'' | '‘' | '’');
        let kind = if single { '\'' } else { '"' };
        if self.quote == Some(kind) {
            self.quote = None;
            return;
        }
        let closes = |d: char| match c {
            '\'' | '‘' | '’' => matches!(d, '\'' | '’'),
            _ => matches!(d, '"' | '”' | '“' | '»' | '«' | '」'),
        };
        let later = self.text.get(self.at()..).unwrap_or_default();
        if self.quote.is_none() && !next.is_whitespace() && later.contains(closes) {
            self.quote = Some(kind);
        }
    }

    fn close(&mut self, asked: bool) {
        self.apart = Break::Strong;
        let from = self.sentence;
        if asked {
            self.out.list.iter_mut().skip(from).for_each(|token| token.asked = true);
        }
        self.sentence = self.out.list.len();
    }

    fn finish(&mut self) {
        // A quotation that nothing closes was none.
        if self.quote.is_some() {
            self.out.list.iter_mut().rev().take_while(|t| t.quoted).for_each(|t| t.quoted = false);
        }
    }
}

fn begins(c: char) -> bool {
    c.is_alphanumeric()
        || marks_a_vowel(c)
        || matches!(c, '\u{1F130}'..='\u{1F189}' | '\u{1F1E6}'..='\u{1F1FF}')
}

/// Vowel signs of the scripts of India, which stand on their letter but count for reading.
fn marks_a_vowel(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{903}' | '\u{93A}'..='\u{94F}' | '\u{962}' | '\u{963}' | '\u{E31}'..='\u{E4E}')
}

fn pictured(c: char) -> bool {
    matches!(c, '\u{2600}'..='\u{27BF}' | '\u{1F300}'..='\u{1FAFF}') && !unseen(c)
}

/// What kind of address the text begins with, and how many bytes of it.
fn address(text: &str) -> Option<(&'static str, usize)> {
    let mut letters = text.char_indices().enumerate();
    let blank = letters.find(|(many, (_, c))| *many == LONGEST || c.is_whitespace());
    let length = blank.map_or(text.len(), |(_, (at, _))| at);
    let chunk = text.get(..length)?.trim_end_matches(['.', ',', ')', '!', '?', ';', '"', '\'']);
    let low = |start: &str| chunk.get(..start.len()).is_some_and(|s| s.eq_ignore_ascii_case(start));
    if low("http://") || low("https://") || low("www.") {
        return Some((":url:", chunk.len()));
    }
    if let Some((name, host)) = chunk.split_once('@')
        && !name.is_empty()
        && host.split_once('.').is_some_and(|(a, b)| !a.is_empty() && b.len() > 1)
        && host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))
    {
        return Some((":email:", chunk.len()));
    }
    telephone(text)
}

/// As much of the beginning of `text` as an address may take, so that reading stays linear.
fn near(text: &str) -> &str {
    text.char_indices().nth(LONGEST).map_or(text, |(end, _)| text.get(..end).unwrap_or_default())
}

fn telephone(text: &str) -> Option<(&'static str, usize)> {
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let text = near(text);
    let part = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '(' | ')' | '/' | '.');
    let run = text.find(|c| !part(c)).unwrap_or(text.len());
    let run = text.get(..run)?.trim_end_matches(|c: char| !c.is_ascii_digit());
    let digits = run.bytes().filter(u8::is_ascii_digit).count();
    let goes_on = text.get(run.len()..)?.starts_with(char::is_alphabetic);
    ((9..=15).contains(&digits) && !goes_on && !run.contains("  "))
        .then_some((":phone:", run.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let tokens = tokens(text);
        let words: Vec<_> = tokens.list.iter().map(|token| tokens.text(token)).collect();
        assert_eq!(words.join(" "), expected);
        for token in &tokens.list {
            assert!(text.get(token.start..token.end).is_some(), "{token:?}");
        }
    }

    #[test]
    fn a_text_falls_into_words() {
        check("I can't, not today!", "i can't not today");
        check("k!ll mys3lf!", "k!ll mys3lf");
        check("cu++ing f*ck $uicide", "cu++ing f*ck $uicide");
        check("我想死", "我 想 死");
        check("मैं जीना", "मैं जीना");
        check("🔪 me", "🔪 me");
        check("call 0170 123 45 67 8 or a.b@c.org", "call :phone: or :email:");
        check("kιll", "kill");
    }

    #[test]
    fn sentences_questions_and_quotations_are_marked() {
        let found = tokens("He said \"go away\". Are you ok? Yes, I am");
        let marks: Vec<_> = found.list.iter().map(|t| (t.apart, t.quoted, t.asked)).collect();
        assert_eq!(marks[2], (Break::None, true, false));
        assert_eq!(marks[4], (Break::Strong, false, true));
        assert_eq!(marks[7], (Break::Strong, false, false));
        assert_eq!(marks[8].0, Break::Weak);
        assert!(tokens("it's \"open").list.iter().all(|t| !t.quoted));
    }
}
