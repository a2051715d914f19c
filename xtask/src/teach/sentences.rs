//! How the sentences are written down: a label, a tab, a text. `{a|b}` in a text stands for either,
//! `{a|}` for it or nothing. Knows no weights.

use anyhow::{Context as _, bail};

use super::draw::Draw;

/// What a sentence teaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// The author's own danger, at least and at most of this level.
    Own(u8, u8),
    /// Somebody else's.
    Other,
    /// Harm of another kind: the place of its name in [`KINDS`].
    Kind(usize),
}

/// The kinds of harm beside danger to one's own life and another's, as labels name them.
pub const KINDS: [&str; 7] = [
    "abuse",
    "sexual_violence",
    "minor",
    "solicitation",
    "contact_exchange",
    "harassment",
    "threat",
];

/// A sentence to learn from.
#[derive(Debug, Clone)]
pub struct Sentence {
    pub label: Label,
    pub text: String,
    /// How much it counts: those from one line count together.
    pub weight: f64,
    /// The line that it comes from, counted over all files.
    pub line: usize,
    /// Whether fingers slipped in it.
    pub slipped: bool,
}

/// How many sentences one line may stand for.
const MOST: usize = 8;

/// From how many on they count no more together.
const FULL: usize = 3;

/// The sentences that `file` stands for, whose lines count from `from`.
pub fn sentences(file: &str, from: usize) -> anyhow::Result<Vec<Sentence>> {
    let mut out = Vec::new();
    for (at, line) in file.lines().enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (name, text) =
            line.split_once('\t').with_context(|| format!("line {}: no tab", at + 1))?;
        let label = label(name).with_context(|| format!("line {}: {name}", at + 1))?;
        let texts = written_out(text, at);
        let weight = count(texts.len().min(FULL)) / count(texts.len());
        let mut draw = Draw::from(u64::try_from(at).unwrap_or_default());
        let line = from + at;
        for text in texts {
            if label != Label::Own(0, 0) {
                let (text, weight) = (slipped(&text, &mut draw), weight / 2.0);
                out.push(Sentence { label, text, weight, line, slipped: true });
            }
            out.push(Sentence { label, text, weight, line, slipped: false });
        }
    }
    Ok(out)
}

fn count(many: usize) -> f64 {
    u32::try_from(many).map_or(1.0, f64::from)
}

fn label(name: &str) -> anyhow::Result<Label> {
    Ok(match name {
        "0" => Label::Own(0, 0),
        "1" => Label::Own(1, 1),
        "1-2" => Label::Own(1, 2),
        "2" => Label::Own(2, 2),
        "2-3" => Label::Own(2, 3),
        "3" => Label::Own(3, 3),
        "other" => Label::Other,
        "1-3" => Label::Own(1, 3),
        _ => match KINDS.iter().position(|kind| *kind == name) {
            Some(kind) => Label::Kind(kind),
            None => bail!("no label"),
        },
    })
}

/// The texts that `text` stands for; some of them, where there are many.
fn written_out(text: &str, seed: usize) -> Vec<String> {
    let parts = parts(text);
    let all = parts.iter().fold(1_usize, |all, choices| all.saturating_mul(choices.len()));
    let mut draw = Draw::from(u64::try_from(seed).unwrap_or_default() ^ 0x6b69_7468);
    let mut out = Vec::new();
    for number in 0..all.min(MOST) {
        let mut rest = number;
        let mut one = String::new();
        for choices in &parts {
            let at = if all <= MOST { rest % choices.len() } else { draw.below(choices.len()) };
            rest /= choices.len();
            one.push_str(choices.get(at).copied().unwrap_or_default());
        }
        let one = one.split_whitespace().collect::<Vec<_>>().join(" ");
        if !out.contains(&one) {
            out.push(one);
        }
    }
    out
}

/// `text` as hurried fingers write it: in every third word or so two letters change places, or one is
/// left out or said twice.
fn slipped(text: &str, draw: &mut Draw) -> String {
    let word = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        if letters.len() > 3 && draw.below(3) == 0 {
            let at = 1 + draw.below(letters.len() - 2);
            match (draw.below(3), letters.get(at).copied()) {
                (0, _) => letters.swap(at, at + 1),
                (1, Some(letter)) => letters.insert(at, letter),
                _ => {
                    letters.remove(at);
                }
            }
        }
        letters.into_iter().collect::<String>()
    };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// `text` as a row of choices.
fn parts(text: &str) -> Vec<Vec<&str>> {
    let mut out = Vec::new();
    for part in text.split('{') {
        match part.split_once('}') {
            Some((inner, rest)) => {
                out.push(inner.split('|').collect());
                out.push(vec![rest]);
            }
            None => out.push(vec![part]),
        }
    }
    out
}
