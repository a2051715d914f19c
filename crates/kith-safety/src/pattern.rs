//! How a pattern is written, and the plain sequences it stands for.
//!
//! `word` itself · `stem*` what begins so · `a|b` either · `@class` a word or phrase of the class ·
//! `(a b|c)` either phrase · `[a|b c]` or nothing · `~` up to three words between, `~5` up to five · `^` only where a sentence or
//! part of one begins · `$` only where it ends. Everything is bounded, so reading is linear.

/// One step of a sequence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A word, folded.
    Word(String),
    /// A beginning of words, folded.
    Stem(String),
    /// A class, by its name.
    Class(String),
    /// Up to so many words of any kind.
    Gap(u8),
    /// A sentence or part of one begins here.
    Begin,
    /// It ends here.
    End,
}

/// How many sequences one pattern may stand for.
const MOST: usize = 4000;

/// The sequences that `pattern` stands for, in `split`'s words. A class of `own` that is written
/// in a class of phrases is opened by the caller.
///
/// # Errors
/// What is wrong with the pattern.
pub fn sequences(
    pattern: &str,
    split: impl Fn(&str) -> Vec<String>,
) -> Result<Vec<Vec<Step>>, &'static str> {
    let mut out: Vec<Vec<Step>> = vec![Vec::new()];
    for part in parts(pattern) {
        let choices = choices(part, &split)?;
        if out.len() * choices.len() > MOST {
            return Err("stands for too many sequences");
        }
        out = out.iter().flat_map(|head| choices.iter().map(move |c| joined(head, c))).collect();
    }
    let bare = |steps: &Vec<Step>| !steps.iter().any(|step| !matches!(step, Step::Gap(_)));
    if out.iter().any(bare) { Err("may stand for nothing") } else { Ok(out) }
}

fn joined(head: &[Step], tail: &[Step]) -> Vec<Step> {
    head.iter().chain(tail).cloned().collect()
}

fn choices(
    part: &str,
    split: &impl Fn(&str) -> Vec<String>,
) -> Result<Vec<Vec<Step>>, &'static str> {
    if let Some(many) = part.strip_prefix('~') {
        let many = if many.is_empty() { Ok(3) } else { many.parse() };
        return many.map(|n| vec![vec![Step::Gap(n)]]).map_err(|_| "has no number behind ~");
    }
    let (words, optional) = choice(part)?;
    let mut out = Vec::new();
    for word in words {
        let mut steps = Vec::new();
        for one in word.split_whitespace() {
            steps.extend(single(one, split)?);
        }
        out.push(steps);
    }
    if optional {
        out.push(Vec::new());
    }
    Ok(out)
}

/// The parts of `pattern`: blanks divide, except between brackets.
pub fn parts(pattern: &str) -> Vec<&str> {
    let mut inside = false;
    let blank = |c: char| {
        inside = matches!(c, '[' | '(') || (inside && !matches!(c, ']' | ')'));
        c.is_whitespace() && !inside
    };
    pattern.split(blank).filter(|part| !part.is_empty()).collect()
}

/// What `part` lets one choose from, and whether it may be left out.
///
/// # Errors
/// Where a bracket does not close.
pub fn choice(part: &str) -> Result<(Vec<&str>, bool), &'static str> {
    let (inner, optional) = match part.chars().next() {
        Some('[') => (part.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')), true),
        Some('(') => (part.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')), false),
        _ => (Some(part), false),
    };
    Ok((inner.ok_or("does not close a bracket")?.split('|').map(str::trim).collect(), optional))
}

fn single(word: &str, split: &impl Fn(&str) -> Vec<String>) -> Result<Vec<Step>, &'static str> {
    if word == "^" {
        return Ok(vec![Step::Begin]);
    }
    if word == "$" {
        return Ok(vec![Step::End]);
    }
    if let Some(class) = word.strip_prefix('@') {
        return Ok(vec![Step::Class(class.to_owned())]);
    }
    if word.starts_with(':') && word.len() > 2 {
        return Ok(vec![Step::Word(word.to_owned())]);
    }
    let (stem, open) = word.strip_suffix('*').map_or((word, false), |stem| (stem, true));
    let mut words = split(stem);
    if words.is_empty() {
        return Err("has an empty word");
    }
    let last = words.pop().filter(|_| open);
    let all = if open { words } else { split(stem) };
    Ok(all.into_iter().map(Step::Word).chain(last.map(Step::Stem)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pattern: &str, expected: usize) {
        let split = |word: &str| vec![word.to_owned()];
        assert_eq!(sequences(pattern, split).map(|all| all.len()), Ok(expected), "{pattern}");
    }

    #[test]
    fn a_pattern_stands_for_sequences() {
        check("a b c", 1);
        check("a|b c|d", 4);
        check("a|b [c] ~2 d*", 4);
        check("a (b c|d) [e f|g]", 6);
        check("^ @i [so|really] @want $", 3);
    }

    #[test]
    fn what_says_nothing_is_refused() {
        let split = |word: &str| vec![word.to_owned()];
        assert!(sequences("~3", split).is_err());
        assert!(sequences("[a", split).is_err());
        assert!(sequences("a ~x b", split).is_err());
        assert!(sequences("", split).is_err());
    }
}
