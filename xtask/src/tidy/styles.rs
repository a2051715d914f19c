//! The stylesheet: colours stand in tokens, directions are logical, and no element is dressed by
//! hand. Contrast is measured elsewhere, in a browser.

use super::{Finding, pattern};
use crate::tree::{File, Tree, line_of};

const COLOUR: &str = r"(?i)#[0-9a-f]{3,8}\b|\b(rgba?|hsla?|oklch|oklab|lab|lch|hwb|color)\(|[:\s,(](white|black|red|green|blue|gr[ae]y|yellow|orange|purple|pink)\b";
const DIRECTION: &str = r"\b(left|right)\b|\bmargin-(top|bottom)\b";

/// One declaration with the selector it stands under.
struct Rule<'a> {
    selector: &'a str,
    text: &'a str,
    at: usize,
}

/// Finds colours outside custom properties of `:root`. A token may be mixed with black or white;
/// doorways and figures, being drawings, may have colours of their own.
pub fn colours(tree: &Tree) -> Vec<Finding> {
    let drawn =
        |rule: &Rule<'_>| rule.selector.contains(".door") || rule.selector.contains("figure svg");
    let token = |rule: &Rule<'_>| rule.text.starts_with("--") && rule.selector.contains(":root");
    broken(tree, COLOUR, "a colour outside the tokens", |rule| drawn(rule) || token(rule))
}

/// Finds left and right where there should be start and end.
pub fn directions(tree: &Tree) -> Vec<Finding> {
    let mirrored = |rule: &Rule<'_>| pattern(r#"\[dir="?rtl"?\]"#).is_match(rule.selector);
    broken(tree, DIRECTION, "start and end, not left and right", mirrored)
}

/// Finds `style` attributes, which the policy of every page refuses.
pub fn attributes(tree: &Tree) -> Vec<Finding> {
    let attribute = pattern(r#"\sstyle=\\?["']"#);
    let proofs = tree.proofs();
    let ours = |file: &&File| {
        let kind = file.path.rsplit('.').next();
        matches!(kind, Some("html" | "js" | "rs")) && !proofs.contains(file.path.as_str())
    };
    let says = "no style attribute: make it a class";
    let hits = |file: &File| {
        let found = attribute.find_iter(&file.text);
        found.map(|m| Finding::at(file, m.start(), says)).collect::<Vec<_>>()
    };
    tree.below("crates/", "").filter(ours).flat_map(hits).collect()
}

fn broken(tree: &Tree, law: &str, says: &str, excused: impl Fn(&Rule<'_>) -> bool) -> Vec<Finding> {
    let law = pattern(law);
    let mut found = Vec::new();
    for file in tree.below("crates/", ".css") {
        let text = blanked(&blanked(&file.text, r"(?s)/\*.*?\*/"), r"\b(black|white) \d+%");
        for rule in rules(&text).iter().filter(|rule| !excused(rule)) {
            if let Some(hit) = law.find(rule.text) {
                let line = line_of(&text, rule.at + hit.start());
                let says = format!("`{}`: {says}", hit.as_str().trim_matches([':', ' ', ',', '(']));
                found.push(Finding { line, ..Finding::at(file, 0, says) });
            }
        }
    }
    found
}

/// `text` with what matches `law` blanked, line by line.
fn blanked(text: &str, law: &str) -> String {
    let blank = |m: &regex::Captures<'_>| -> String {
        let hit = m.get(0).map_or("", |m| m.as_str());
        hit.chars().map(|c| if c == '\n' { '\n' } else { ' ' }).collect()
    };
    pattern(law).replace_all(text, blank).into_owned()
}

/// The declarations of a sheet, nested or not; what stands before a brace is no declaration.
fn rules(text: &str) -> Vec<Rule<'_>> {
    let (mut found, mut selectors, mut start) = (Vec::new(), vec![""], 0);
    for (at, c) in text.char_indices().filter(|(_, c)| matches!(c, '{' | '}' | ';')) {
        let piece = text.get(start..at).unwrap_or("");
        if c == '{' {
            selectors.push(piece.trim());
        } else if let Some(selector) = selectors.last() {
            let lead = piece.len() - piece.trim_start().len();
            found.push(Rule { selector, text: piece.trim(), at: start + lead });
        }
        if c == '}' {
            selectors.pop();
        }
        start = at + 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{super::tests::found, *};

    const CSS: &str = "crates/kith-web/assets/kith.css";

    #[test]
    fn colours_are_tokens() {
        let good =
            "/* #fff */ @supports (color: light-dark(#000, #fff)) { :root { --paper: #faf5ec; } }
            a { color: var(--ink); background: color-mix(in oklab, var(--pine), black 35%); } .door { background: var(--a, #f6d9a8); }";
        assert_eq!(found(colours, CSS, good), 0);
        assert_eq!(found(colours, CSS, "a { color: #fff }"), 1);
        assert_eq!(found(colours, CSS, "a { --x: #fff }"), 1);
        assert_eq!(
            found(colours, CSS, "@media print { a { color: red; border: 1px solid rgb(0 0 0) } }"),
            2
        );
    }

    #[test]
    fn directions_are_logical() {
        let good = ".copyright, [dir=rtl] .a { box-shadow: 1px; } [dir=rtl] .b { margin-left: 1px }
            .c { margin-inline-start: 1px; margin-block: 0 }";
        assert_eq!(found(directions, CSS, good), 0);
        assert_eq!(
            found(directions, CSS, ".a { margin-left: 0; text-align: right; margin-top: 0 }"),
            3
        );
    }

    #[test]
    fn nothing_is_dressed_by_hand() {
        let page = "crates/kith-web/templates/a.html";
        assert_eq!(found(attributes, page, "<p style=\"color: x\">"), 1);
        assert_eq!(found(attributes, page, "<p class=\"style\">"), 0);
        assert_eq!(found(attributes, "crates/kith-web/src/a.rs", "a(\"<p style=\\\"x\\\">\")"), 1);
    }
}
