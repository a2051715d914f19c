//! Sizes: a limit fails, what comes near it asks a question. Blank lines and comments of a function
//! are not counted; those of a file are.

use super::{Finding, Weight, pattern};
use crate::{
    rust::{Source, closed},
    tree::{File, Tree},
};

/// From where on a size asks, and from where on it fails.
struct Limit {
    what: &'static str,
    asks: usize,
    fails: usize,
}

const FILE: Limit = Limit { what: "lines", asks: 300, fails: 500 };
const TEMPLATE: Limit = Limit { what: "lines of template", asks: 80, fails: 120 };
const FUNCTION: Limit = Limit { what: "lines of function", asks: 40, fails: 60 };
const PARAMETERS: Limit = Limit { what: "parameters", asks: 3, fails: 5 };

impl Limit {
    /// What is to be said of `size`; nothing where it is small enough.
    fn judge(&self, file: &File, at: usize, name: &str, size: usize) -> Option<Finding> {
        let says = format!(
            "{name}: {size} {} (asks above {}, fails above {})",
            self.what, self.asks, self.fails
        );
        let found = Finding::at(file, at, says);
        match size {
            _ if size > self.fails => Some(found),
            _ if size > self.asks => Some(Finding { weight: Weight::Asks, ..found }),
            _ => None,
        }
    }
}

/// Finds files and templates that got away.
pub fn files(tree: &Tree) -> Vec<Finding> {
    let judge = |file: &File| {
        let limit = match file.path.rsplit_once('.')? {
            (path, "html") if path.contains("/templates/") => TEMPLATE,
            (_, "rs" | "css" | "js" | "mjs") => FILE,
            _ => return None,
        };
        limit.judge(file, 0, "file", file.text.lines().count())
    };
    tree.files.iter().filter_map(judge).collect()
}

/// Finds functions that are long, or are told too much.
pub fn functions(tree: &Tree) -> Vec<Finding> {
    let judged = |(file, source)| {
        let each = move |f: Function| {
            let long = FUNCTION.judge(file, f.at, &f.name, f.lines);
            long.into_iter().chain(PARAMETERS.judge(file, f.at, &f.name, f.parameters))
        };
        shapes(source).into_iter().flat_map(each)
    };
    tree.rust().flat_map(judged).collect()
}

/// A function's shape.
#[derive(Debug, PartialEq)]
struct Function {
    name: String,
    at: usize,
    lines: usize,
    /// Without `self`.
    parameters: usize,
}

fn shapes(source: &Source) -> Vec<Function> {
    let head = pattern(r"\bfn\s+(\w+)\s*");
    head.captures_iter(&source.code)
        .filter_map(|found| {
            let (whole, name) = (found.get(0)?, found.get(1)?);
            shape(source.code.get(whole.end()..)?).map(|(lines, parameters)| {
                (name.as_str().to_owned(), whole.start(), lines, parameters)
            })
        })
        .map(|(name, at, lines, parameters)| Function { name, at, lines, parameters })
        .collect()
}

/// Lines and parameters of the function whose generics or parameters `rest` begins with.
fn shape(rest: &str) -> Option<(usize, usize)> {
    let generics = if rest.starts_with('<') { closed(rest, '<', '>')? } else { 0 };
    let list = rest.get(generics..)?;
    let list = list.get(..closed(list, '(', ')')?)?;
    let after = rest.get(generics + list.len()..)?;
    let end = after.find([';', '{'])?;
    let body = after.get(end..)?;
    let length = if body.starts_with('{') { closed(body, '{', '}')? } else { 1 };
    let whole = rest.get(..generics + list.len() + end + length)?;
    let lines = whole.lines().filter(|line| !line.trim().is_empty()).count();
    Some((lines, parameters(list)))
}

/// How many values the bracketed `list` takes; `self` is none.
fn parameters(list: &str) -> usize {
    let inner = list.trim_start_matches('(');
    let mut parts = vec![String::new()];
    let (mut depth, mut before) = (0_i32, ' ');
    for c in inner.strip_suffix(')').unwrap_or(inner).chars() {
        match c {
            '(' | '[' | '{' | '<' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            '>' if before != '-' => depth -= 1,
            _ => {}
        }
        if c == ',' && depth == 0 {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(c);
        }
        before = c;
    }
    let receiver = pattern(r"^(&\s*('\w+\s+)?)?(mut\s+)?self\b");
    parts.iter().filter(|part| !part.trim().is_empty() && !receiver.is_match(part.trim())).count()
}

#[cfg(test)]
mod tests {
    use super::{super::tests::found, *};

    #[track_caller]
    fn check(text: &str, lines: usize, parameters: usize) {
        let shapes = shapes(&Source::read(text));
        let first = shapes.first().unwrap();
        assert_eq!((first.lines, first.parameters), (lines, parameters), "{text}");
    }

    #[test]
    fn a_function_is_measured() {
        check("fn a() {}", 1, 0);
        check("fn a(&self, b: u8, c: (u8, u8)) {\n    // why\n\n    b\n}", 3, 2);
        check("fn a<T: Fn(u8) -> u8>(f: T, m: Map<u8, u8>,) -> u8 { f(1) }", 1, 2);
        check("fn a(&'a mut self, f: impl Fn(A, B) -> C);", 1, 1);
        check("fn a() {\n say(\"}\n\n\");\n}", 4, 0);
    }

    #[test]
    fn limits_fail_and_what_is_near_asks() {
        let long = |n: usize| format!("fn a() {{\n{}}}", "b();\n".repeat(n));
        let judged = |text: &str| functions(&Tree::of(&[("a.rs", text)])).pop().map(|f| f.weight);
        assert_eq!(judged(&long(38)), None);
        assert_eq!(judged(&long(39)), Some(Weight::Asks));
        assert_eq!(judged(&long(59)), Some(Weight::Fails));
        assert_eq!(judged("fn a(b: B, c: C, d: D) {}"), None);
        assert_eq!(judged("fn a(&self, b: B, c: C, d: D, e: E, f: F) {}"), Some(Weight::Asks));
        assert_eq!(judged("fn a(b: B, c: C, d: D, e: E, f: F, g: G) {}"), Some(Weight::Fails));
    }

    #[test]
    fn files_and_templates_have_limits_of_their_own() {
        let lines = |n: usize| "a\n".repeat(n);
        assert_eq!(found(files, "a.rs", &lines(300)), 0);
        assert_eq!(found(files, "a.rs", &lines(301)), 1);
        assert_eq!(found(files, "a.md", &lines(999)), 0);
        assert_eq!(found(files, "crates/kith-web/templates/a.html", &lines(80)), 0);
        assert_eq!(found(files, "crates/kith-web/templates/a.html", &lines(121)), 1);
    }
}
