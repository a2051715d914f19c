//! A safety plan: what its owner wrote for hard hours, in six parts. Nobody else reads it.

use super::letter;
use crate::{Private, Refusal};

worded! {
    /// One part of a plan. They go from what one can do alone to what others can do.
    Part {
        /// How it shows that a hard time begins.
        Signs = "signs",
        /// What one can do alone.
        Alone = "alone",
        /// Places and people that take one's mind off.
        Company = "company",
        /// Whom one can ask for help.
        People = "people",
        /// People and lines that are there for a crisis.
        Lines = "lines",
        /// How one's surroundings become safer.
        Surroundings = "surroundings",
    }
}

/// The most letters (Unicode scalar values) that a part may have.
pub const MOST: usize = 2_000;

/// A part is longer than fits.
pub const LONG: Refusal = Refusal("plan-long");

/// How many digits a number has that can be called: at least, at most.
const DIGITS: (usize, usize) = (3, 15);

/// From how many digits on spaces may stand between them: what is shorter is dialled as one word.
const GROUPED: usize = 6;

/// The most buttons that a part gets.
const BUTTONS: usize = 12;

/// A number that its owner wrote down, ready to be called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// What stands before it in its line: whose it is. Empty where nothing does.
    pub whose: String,
    /// The number as it was written.
    pub shown: String,
    /// What is dialled: digits, after a plus where there was one.
    pub dial: String,
}

/// What was typed into a part, without spaces around it; `None` where that is nothing.
///
/// # Errors
/// [`LONG`].
pub fn words(text: &str) -> Result<Option<Private>, Refusal> {
    let words = letter::tidy(text);
    match words.chars().count() {
        0 => Ok(None),
        count if count > MOST => Err(LONG),
        _ => Ok(Some(Private::new(words))),
    }
}

impl Part {
    /// Whether numbers in it get a button: they are somebody's.
    #[must_use]
    pub const fn calls(self) -> bool {
        matches!(self, Self::Company | Self::People | Self::Lines)
    }
}

/// The numbers in `text` that can be called, in their order; at most twelve. A day, a year and a time of
/// day are none.
#[must_use]
pub fn numbers(text: &str) -> Vec<Number> {
    text.lines().flat_map(of_line).take(BUTTONS).collect()
}

fn of_line(line: &str) -> Vec<Number> {
    let (mut found, mut rest, mut before) = (Vec::new(), line, String::new());
    while let Some(start) = rest.find(begins) {
        let (lead, tail) = rest.split_at(start);
        let end = tail.find(|mark| !continues(mark)).unwrap_or(tail.len());
        let (run, after) = tail.split_at(end);
        before.push_str(lead);
        match number(&before, run, after) {
            Some(number) => {
                before.clear();
                found.push(number);
            }
            None => before.push_str(run),
        }
        rest = after;
    }
    found
}

fn begins(mark: char) -> bool {
    mark.is_ascii_digit() || mark == '+' || mark == '('
}

fn continues(mark: char) -> bool {
    begins(mark) || matches!(mark, ' ' | '\u{a0}' | '\u{202f}' | '-' | '–' | '.' | '/' | ')')
}

/// The number that `run` is, which stands between `before` and `after`; `None` where it is none.
fn number(before: &str, run: &str, after: &str) -> Option<Number> {
    let shown = run.trim_end_matches(|mark: char| !mark.is_ascii_digit());
    let digits: String = shown.chars().filter(char::is_ascii_digit).collect();
    let in_word = before.ends_with(char::is_alphanumeric)
        || (shown.len() == run.len() && after.starts_with(char::is_alphanumeric));
    let clock = before.ends_with(':')
        && before.trim_end_matches(':').ends_with(|c: char| c.is_ascii_digit())
        || after.starts_with(':');
    let long = (DIGITS.0..=DIGITS.1).contains(&digits.len());
    let short_in_parts = digits.len() < GROUPED && digits.len() != shown.len();
    let again = shown.rfind('+').is_some_and(|at| at > 0);
    if in_word || clock || !long || short_in_parts || again || is_day(shown) || is_year(shown) {
        return None;
    }
    let plus = if shown.starts_with('+') { "+" } else { "" };
    let whose = before.trim_matches(|mark: char| !mark.is_alphanumeric()).to_owned();
    Some(Number { whose, shown: shown.to_owned(), dial: format!("{plus}{digits}") })
}

/// Whether `shown` is a day: three groups, one of them a year.
fn is_day(shown: &str) -> bool {
    let parts: Vec<&str> =
        shown.split(['-', '.', '/', ' ']).filter(|part| !part.is_empty()).collect();
    let [first, middle, last] = parts.as_slice() else { return false };
    middle.len() <= 2
        && ((is_year(first) && last.len() <= 2) || (first.len() <= 2 && is_year(last)))
}

fn is_year(shown: &str) -> bool {
    shown.len() == 4 && (shown.starts_with("19") || shown.starts_with("20"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn dials(text: &str) -> Vec<String> {
        numbers(text).into_iter().map(|number| number.dial).collect()
    }

    #[test]
    fn numbers_are_found_as_people_write_them() {
        for (text, expected) in [
            ("Mara: 0660 123 45 67", &["06601234567"][..]),
            ("+43 (1) 406-95-35, after six", &["+4314069535"]),
            ("Samaritans 116 123", &["116123"]),
            ("112 or 988", &["112", "988"]),
            ("at 18:30, or 9-17 on 2026-11-23, since 2019", &[]),
            ("on 23.11.2026 and 23/11/2026", &[]),
            ("flat 12, bus 4", &[]),
            ("a1234b 12ab345", &[]),
            ("Bo 555 123 4567 and Kim 555 765 4321", &["5551234567", "5557654321"]),
            ("call +1 555 123 4567.", &["+15551234567"]),
            ("00000000000000000000000", &[]),
            ("", &[]),
        ] {
            assert_eq!(dials(text), expected, "{text}");
        }
    }

    #[test]
    fn a_number_says_whose_it_is() {
        let found = numbers("My sister Mara – 0660 123 45 67\nBo, next door: 555 0100 99");
        let of: Vec<_> = found.iter().map(|number| number.whose.as_str()).collect();
        assert_eq!(of, ["My sister Mara", "Bo, next door"]);
        assert_eq!(found[0].shown, "0660 123 45 67");
    }

    #[test]
    fn a_part_may_be_empty_and_not_too_long() {
        assert_eq!(words(" \n\0"), Ok(None));
        assert_eq!(words(" tea \n"), Ok(Some(Private::new("tea"))));
        assert_eq!(words(&"é".repeat(MOST)), Ok(Some(Private::new("é".repeat(MOST)))));
        assert_eq!(words(&"é".repeat(MOST + 1)), Err(LONG));
    }

    proptest! {
        #[test]
        fn whatever_is_dialled_was_written(text in "[-+0-9a-z ().:/\n]{0,80}") {
            for Number { shown, dial, .. } in numbers(&text) {
                prop_assert!(text.contains(&shown));
                let digits: String = shown.chars().filter(char::is_ascii_digit).collect();
                prop_assert_eq!(dial.trim_start_matches('+'), digits.as_str());
                prop_assert!((3..=15).contains(&digits.len()));
                prop_assert_eq!(dial.starts_with('+'), shown.starts_with('+'));
            }
        }

        #[test]
        fn a_number_in_groups_is_found_in_any_line(
            groups in prop::collection::vec("[0-9]{3,4}", 3..=3), gap in "[ ./-]", who in "[a-z]{1,9}",
        ) {
            let text = format!("{who}: {}\nand more", groups.join(&gap));
            prop_assert_eq!(dials(&text), [groups.concat()]);
        }
    }
}
