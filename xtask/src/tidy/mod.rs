//! What the tree must look like: never-arrows, sizes, words, styles, marks. Each check is a function
//! from the tree to what it found, tried below on a bad and on a good snippet.

mod arrows;
mod locked;
mod manners;
mod marks;
mod migrations;
mod rooms;
mod sizes;
mod styles;
mod voice;
mod words;

use std::path::Path;

use regex::Regex;

use crate::{
    asvs, benchmarks, paths,
    tree::{File, Tree, line_of},
};

/// Something that a check has to say about a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    pub path: String,
    pub line: usize,
    pub says: String,
    pub weight: Weight,
}

/// What follows from a finding.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Weight {
    /// Nothing lands until it is gone.
    Fails,
    /// A reader should ask why; nothing stops.
    Asks,
}

type Check = fn(&Tree) -> Vec<Finding>;

/// Name and function of each; what one of them cannot see stands at its head.
const CHECKS: &[(&str, Check)] = &[
    ("arrows between crates", arrows::check),
    ("lints in every crate", arrows::lints),
    ("rooms and what they never name", rooms::check),
    ("SQL only in the store", rooms::sql),
    ("sizes of files and templates", sizes::files),
    ("sizes of functions", sizes::functions),
    ("names of migrations", migrations::names),
    ("words that exist", words::english),
    ("words that are used", words::used),
    ("words said once", words::once),
    ("words that Fluent understands", words::understood),
    ("no words in templates", words::templates),
    ("voice", voice::check),
    ("colours by token", styles::colours),
    ("logical directions", styles::directions),
    ("no style attributes", styles::attributes),
    ("reasons, names, first lines", manners::check),
    ("left-over marks", marks::leftovers),
    ("hosts and machine paths", marks::places),
    ("second versions", locked::check),
    ("the table of application security", asvs::check),
    ("the unhappy paths", paths::check),
    ("the journeys that go well", paths::journeys),
    ("the standards of the field", benchmarks::check),
];

/// Runs every check over the repository at `root`; whether nothing fails.
pub fn run(root: &Path) -> anyhow::Result<bool> {
    let tree = Tree::read(root)?;
    let mut failed = 0;
    for (name, check) in CHECKS {
        failed += usize::from(!report(name, &check(&tree)));
    }
    let released = migrations::released(root);
    failed += usize::from(!report("released migrations", &migrations::unchanged(&tree, &released)));
    let passed = CHECKS.len() + 1 - failed;
    println!("tidy: {passed} passed, {failed} failed, 0 skipped");
    Ok(failed == 0)
}

/// Prints what a check found; whether it holds.
fn report(name: &str, found: &[Finding]) -> bool {
    let holds = found.iter().all(|finding| finding.weight == Weight::Asks);
    println!("{} {name}", if holds { "ok    " } else { "BROKEN" });
    for Finding { path, line, says, weight } in found {
        let mark = if *weight == Weight::Asks { "asks: " } else { "" };
        println!("       {path}:{line}: {mark}{says}");
    }
    holds
}

impl Finding {
    /// One that fails, at the byte `at` of `file`.
    pub fn at(file: &File, at: usize, says: impl Into<String>) -> Self {
        let line = line_of(&file.text, at);
        Self { path: file.path.clone(), line, says: says.into(), weight: Weight::Fails }
    }
}

/// The pattern that one of the laws is written as.
pub fn pattern(text: &str) -> Regex {
    #[expect(clippy::expect_used, reason = "an unreadable law must stop the build")]
    Regex::new(text).expect("a law is a regular expression")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many findings of `check` a tree of one file gives.
    #[track_caller]
    pub fn found(check: Check, path: &str, text: &str) -> usize {
        check(&Tree::of(&[(path, text)])).len()
    }

    #[test]
    fn what_only_asks_does_not_fail() {
        let file = File::new("a.txt", "one\ntwo");
        let fails = Finding::at(&file, 5, "no");
        assert_eq!(fails.line, 2);
        let asks = Finding { weight: Weight::Asks, ..Finding::at(&file, 0, "why") };
        assert!(report("it", &[asks]));
        assert!(!report("it", &[fails]));
    }
}
