//! Fluent, read by lines: messages with what belongs to them, and lines that are nothing.

use crate::{tidy::pattern, tree::File};

/// A message: its key, its words, attributes included, and where it stands.
#[derive(Debug, Clone)]
pub struct Message {
    pub key: String,
    pub words: String,
    pub at: usize,
}

impl Message {
    /// The messages and terms that this one is made of.
    pub fn mentions(&self) -> Vec<String> {
        let inner = pattern(r"\{\s*(-?[a-z][\w-]*)\s*[.}]");
        inner
            .captures_iter(&self.words)
            .filter_map(|it| Some(it.get(1)?.as_str().to_owned()))
            .collect()
    }
}

/// The messages of a file, in its order.
pub fn messages(text: &str) -> Vec<Message> {
    let head = pattern(r"^(-?[A-Za-z][\w-]*) *= ?(.*)");
    let mut found: Vec<Message> = Vec::new();
    for (at, line) in lines(text) {
        if let Some((_, [key, words])) = head.captures(line).map(|it| it.extract()) {
            found.push(Message { key: key.to_owned(), words: words.to_owned(), at });
        } else if let Some(last) = found.last_mut().filter(|_| continues(line)) {
            last.words.push('\n');
            last.words.push_str(line.trim());
        }
    }
    found
}

/// The beginnings that a file declares as used, each with where it stands.
pub fn declared(text: &str) -> Vec<(usize, String)> {
    let mark = pattern(r"^#+ *used: *([\w-]+-)\*\s*$");
    lines(text)
        .filter_map(|(at, line)| Some((at, mark.captures(line)?.get(1)?.as_str().to_owned())))
        .collect()
}

/// Where lines stand that are neither message, nor comment, nor what follows one.
pub fn junk(file: &File) -> Vec<usize> {
    let known = pattern(r"^(-?[A-Za-z][\w-]* *=|#{1,3}( |$))");
    let odd = |(_, line): &(usize, &str)| {
        !known.is_match(line) && !continues(line) && !line.trim().is_empty()
    };
    lines(&file.text).filter(odd).map(|(at, _)| at).collect()
}

fn continues(line: &str) -> bool {
    line.starts_with(' ') || line.starts_with('}')
}

fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split('\n').map(move |line| {
        let here = at;
        at += line.len() + 1;
        (here, line.trim_end_matches('\r'))
    })
}
