//! The tables of journeys, of those that go well (`docs/journeys.csv`) and of unhappy paths (`docs/unhappy-paths.csv`): every
//! clause of every step names tests that exist, what proves it elsewhere, or what is missing and why; and no step is left out.

use std::collections::BTreeSet;

use crate::{
    asvs,
    tidy::Finding,
    tree::{File, Tree},
};

const TABLE: &str = "docs/unhappy-paths.csv";
const JOURNEYS: &str = "docs/journeys.csv";

/// The journeys of harassment, crisis, false accusation, misuse by staff and lost access.
const STEPS: [&str; 17] = [
    "J1.x5", "J1.x6", "J1.x7", "J1.x8", "J1.x9", "J1.x11", "J3.x3", "J3.x4", "J4.x1", "J4.x5",
    "J5.x6", "J6.x1", "J6.x2", "J6.x3", "J6.x4", "J6.x5", "J6.x6",
];

/// The journeys of a mentee, a mentor, a supporter and a coordinator, where they go well.
const GOOD: [&str; 38] = [
    "J2.1", "J2.2", "J2.3", "J2.4", "J2.5", "J2.6", "J2.7", "J2.8", "J2.9", "J2.10", "J2.11",
    "J2.12", "J3.1", "J3.2", "J3.3", "J3.4", "J3.5", "J3.6", "J3.7", "J3.8", "J3.9", "J4.1",
    "J4.2", "J4.3", "J4.4", "J4.5", "J4.6", "J4.7", "J4.8", "J5.1", "J5.2", "J5.3", "J5.4", "J5.5",
    "J5.6", "J5.7", "J5.8", "J5.9",
];

/// How a proof begins that is no test of this tree.
const ELSEWHERE: [&str; 3] = ["browser: ", "missing: ", "review: "];

/// Finds clauses of unhappy paths without a proof, proofs that do not exist, clauses that stand twice, and steps without a
/// clause.
pub fn check(tree: &Tree) -> Vec<Finding> {
    walked(tree, TABLE, &STEPS)
}

/// The same of the journeys that go well.
pub fn journeys(tree: &Tree) -> Vec<Finding> {
    walked(tree, JOURNEYS, &GOOD)
}

fn walked(tree: &Tree, path: &str, steps: &[&str]) -> Vec<Finding> {
    let Some(table) = tree.files.iter().find(|file| file.path == path) else { return Vec::new() };
    let tests = asvs::tests(tree);
    let (mut seen, mut found) = (BTreeSet::new(), Vec::new());
    let mut reader = csv::Reader::from_reader(table.text.as_bytes());
    for row in reader.records() {
        let row = row.unwrap_or_default();
        let field = |at: usize| row.get(at).unwrap_or_default().to_owned();
        let (step, clause, proof) = (field(0), field(1), field(2));
        let mut say = |says: String| found.push(Finding::at(table, place(table, &clause), says));
        if proof.is_empty() {
            say(format!("{step} does not say what proves it: {clause}"));
        }
        for one in proof.split("; ").filter(|one| !one.is_empty()) {
            let is_elsewhere = ELSEWHERE.iter().any(|begin| one.starts_with(begin));
            if !is_elsewhere && !tests.contains(one) {
                say(format!("there is no test {one}"));
            }
        }
        if !seen.insert((step.clone(), clause.clone())) {
            say(format!("{step} says twice: {clause}"));
        }
    }
    let bare = steps.iter().filter(|step| !seen.iter().any(|(of, _)| of == *step));
    found.extend(bare.map(|step| Finding::at(table, 0, format!("{step} has no clause"))));
    found
}

/// Where `clause` stands in the table.
fn place(table: &File, clause: &str) -> usize {
    table.text.find(clause).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(rows: &str) -> Vec<String> {
        let table = format!("step,clause,proof\n{rows}\n");
        let test = "#[test]\nfn it_holds() {}\n";
        let tree = Tree::of(&[(TABLE, &table), ("crates/a/src/b.rs", test)]);
        let found = check(&tree).into_iter().map(|finding| finding.says);
        found.filter(|says| !says.ends_with("has no clause")).collect()
    }

    #[test]
    fn a_clause_names_tests_that_exist_or_says_what_is_missing() {
        for good in [
            "J1.x5,a card,crates/a/src/b.rs::it_holds",
            "J1.x5,\"a card, at once\",crates/a/src/b.rs::it_holds; browser: the journey",
            "J1.x5,a log,missing: not built",
        ] {
            assert!(says(good).is_empty(), "{good}: {:?}", says(good));
        }
        for bad in [
            "J1.x5,a card,crates/a/src/b.rs::it_held",
            "J1.x5,a card,",
            "J1.x5,a card,somehow",
            "J1.x5,a card,missing: a\nJ1.x5,a card,missing: b",
        ] {
            assert!(!says(bad).is_empty(), "{bad}");
        }
    }

    #[test]
    fn no_step_is_left_out() {
        let tree = Tree::of(&[(TABLE, "step,clause,proof\nJ1.x5,a card,missing: a\n")]);
        assert_eq!(check(&tree).len(), STEPS.len() - 1);
        let tree = Tree::of(&[(JOURNEYS, "step,clause,proof\nJ2.1,a page,missing: a\n")]);
        assert_eq!(journeys(&tree).len(), GOOD.len() - 1);
    }
}
