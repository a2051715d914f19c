//! Rust, taken apart just far enough for the law: what is code, what is a comment, what is a text.
//! No parser: macros, and code that does not compile, are read too.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

/// A file of Rust in two forms of the same length, so that an offset means the same in both.
pub struct Source {
    /// Without comments; each byte of a text is `~`.
    pub code: String,
    /// Without comments, texts as they stand.
    pub said: String,
    /// Where each text stands, quotation marks included.
    pub texts: Vec<Range<usize>>,
    /// The modules, impls and functions under `#[cfg(test)]`.
    tests: Vec<Range<usize>>,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Code,
    Comment,
    Text,
}

impl Source {
    /// Takes `text` apart.
    pub fn read(text: &str) -> Self {
        let (mut code, mut said, mut texts) = (String::new(), String::new(), Vec::new());
        let (mut rest, mut before) = (text, ' ');
        while !rest.is_empty() {
            let (kind, length) = next(rest, before);
            let (piece, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
            before = piece.chars().next_back().unwrap_or(' ');
            if kind == Kind::Text {
                texts.push(code.len()..code.len() + piece.len());
            }
            code.push_str(&form(
                piece,
                kind == Kind::Code,
                if kind == Kind::Text { "~" } else { " " },
            ));
            said.push_str(&form(piece, kind != Kind::Comment, " "));
            rest = after;
        }
        let proofs = tests(&code);
        Self { code, said, texts, tests: proofs }
    }

    /// The code without its tests.
    pub fn production(&self) -> String {
        self.without_tests(&self.code)
    }

    /// Code and texts without the tests.
    pub fn production_said(&self) -> String {
        self.without_tests(&self.said)
    }

    fn without_tests(&self, all: &str) -> String {
        self.tests.iter().fold(all.to_owned(), |all, range| {
            let (head, rest) = all.split_at_checked(range.start).unwrap_or((&all, ""));
            let (test, tail) = rest.split_at_checked(range.len()).unwrap_or((rest, ""));
            [head, &form(test, false, " "), tail].concat()
        })
    }

    /// The names of the modules in files of their own that only tests know.
    pub fn proofs(&self) -> Vec<&str> {
        static HEAD: LazyLock<Option<Regex>> = LazyLock::new(|| {
            Regex::new(r"#\[cfg\(test\)\](?:\s*#\[[^\]]*\])*\s*(?:pub(?:\([^)]*\))? )?mod (\w+);")
                .ok()
        });
        let heads = HEAD.iter().flat_map(|head| head.captures_iter(&self.code));
        heads.filter_map(|head| Some(head.get(1)?.as_str())).collect()
    }

    /// Each text with its offset, quotation marks taken off.
    pub fn literals(&self) -> impl Iterator<Item = (usize, &str)> {
        self.texts.iter().filter_map(|range| {
            let text = self.said.get(range.clone())?;
            Some((range.start, text.trim_start_matches(['b', 'c', 'r']).trim_matches(['#', '"'])))
        })
    }
}

/// `piece` as it is, or each byte as `filler`, lines kept.
fn form(piece: &str, keep: bool, filler: &str) -> String {
    if keep {
        return piece.to_owned();
    }
    let form = |c: char| if c == '\n' { "\n".to_owned() } else { filler.repeat(c.len_utf8()) };
    piece.chars().map(form).collect()
}

/// What `rest` begins with, and how long that is; `before` is the character before it.
fn next(rest: &str, before: char) -> (Kind, usize) {
    let word = before.is_alphanumeric() || before == '_';
    if rest.starts_with("//") {
        return (Kind::Comment, rest.find('\n').unwrap_or(rest.len()));
    }
    if rest.starts_with("/*") {
        return (Kind::Comment, comment(rest));
    }
    if let Some(length) = raw(rest).filter(|_| !word) {
        return (Kind::Text, length);
    }
    if rest.starts_with('"') {
        return (Kind::Text, quoted(rest, '"'));
    }
    if letter(rest) {
        return (Kind::Text, quoted(rest, '\''));
    }
    (Kind::Code, rest.chars().next().map_or(1, char::len_utf8))
}

/// The length of a comment that may hold others.
fn comment(rest: &str) -> usize {
    let mut depth = 0_usize;
    for (at, _) in rest.char_indices() {
        let here = rest.get(at..).unwrap_or("");
        if here.starts_with("/*") {
            depth += 1;
        } else if here.starts_with("*/") {
            depth -= 1;
            if depth == 0 {
                return at + 2;
            }
        }
    }
    rest.len()
}

/// The length of the raw text that `rest` begins with.
fn raw(rest: &str) -> Option<usize> {
    let body = rest.strip_prefix("br").or_else(|| rest.strip_prefix('r'))?;
    let marks = body.len() - body.trim_start_matches('#').len();
    let inside = body.get(marks..)?.strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(marks));
    Some(rest.len() - inside.len() + inside.find(&end)? + end.len())
}

/// The length of a text between two `mark`s, escapes passed over.
fn quoted(rest: &str, mark: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        if c == mark && !escaped {
            return at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    rest.len()
}

/// Whether `rest` begins with a letter in marks, not with a lifetime.
fn letter(rest: &str) -> bool {
    let mut chars = rest.chars();
    chars.next() == Some('\'') && (chars.next() == Some('\\') || chars.next() == Some('\''))
}

/// The modules, impls and functions under `#[cfg(test)]` in `code`.
fn tests(code: &str) -> Vec<Range<usize>> {
    static HEAD: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(
            r"#\[cfg\(test\)\](\s*#\[[^\]]*\])*\s*(pub(\([^)]*\))? )?(mod \w+|impl[^{;]*|fn \w+[^{;]*) *\{",
        )
        .ok()
    });
    let heads = HEAD.iter().flat_map(|head| head.find_iter(code));
    heads
        .filter_map(|head| {
            let body = code.get(head.end() - 1..)?;
            Some(head.start()..head.end() - 1 + closed(body, '{', '}')?)
        })
        .collect()
}

/// The length of the bracket that `text` begins with, up to and with the one that closes it. An
/// arrow closes nothing.
pub fn closed(text: &str, open: char, shut: char) -> Option<usize> {
    let (mut depth, mut before) = (0_usize, ' ');
    for (at, c) in text.char_indices() {
        if c == open {
            depth += 1;
        } else if c == shut && !(shut == '>' && matches!(before, '-' | '=')) {
            depth = depth.checked_sub(1)?;
            if depth == 0 {
                return Some(at + c.len_utf8());
            }
        }
        before = c;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, code: &str) {
        let source = Source::read(text);
        assert_eq!(source.code, code);
        assert_eq!(source.code.len(), source.said.len());
    }

    #[test]
    fn comments_and_texts_are_told_from_code() {
        check("a // b\nc", "a     \nc");
        check("a /* b /* c */ d */ e", "a                   e");
        check(r#"say("a // b") ;"#, "say(~~~~~~~~) ;");
        check(r##"x(r#"a"b"#)"##, "x(~~~~~~~~)");
        check(r#"x("a\"b")"#, "x(~~~~~~)");
        check("'\"' b 'a c", "~~~ b 'a c");
        check("fn f<'a>(x: &'a str) {}", "fn f<'a>(x: &'a str) {}");
        check("é \"é\"", "é ~~~~");
    }

    #[test]
    fn literals_lose_their_marks() {
        let source = Source::read("a(\"one\") b(r#\"two\"#)");
        assert_eq!(source.literals().collect::<Vec<_>>(), [(2, "one"), (11, "two")]);
    }

    #[test]
    fn tests_are_not_production() {
        let source = Source::read("fn a() {}\n#[cfg(test)]\nmod tests { fn b() {} }\nfn c() {}");
        let code = source.production();
        assert!(code.contains("fn a") && code.contains("fn c") && !code.contains("fn b"), "{code}");
    }

    #[test]
    fn a_function_for_tests_is_not_production() {
        let code =
            Source::read("impl A {\n#[cfg(test)]\npub(super) fn b() -> X { c }\nfn d() {} }")
                .production();
        assert!(code.contains("fn d") && !code.contains("fn b"), "{code}");
        let kept = Source::read("#[cfg(test)]\nuse a::b;\nfn c() {}").production();
        assert!(kept.contains("fn c"), "{kept}");
    }

    #[test]
    fn brackets_find_their_partner() {
        assert_eq!(closed("(a(b)c)d", '(', ')'), Some(7));
        assert_eq!(closed("<F: Fn() -> T>(", '<', '>'), Some(14));
        assert_eq!(closed("{a", '{', '}'), None);
    }
}
