//! The table of unhappy paths (`docs/unhappy-paths.csv`): every clause of every step names tests that
//! exist, what proves it elsewhere, or what is missing and why; and no step is left out.

use std::collections::BTreeSet;

use crate::{
    asvs,
    tidy::Finding,
    tree::{File, Tree},
};

const TABLE: &str = "docs/unhappy-paths.csv";

/// The journeys of harassment, crisis, false accusation, misuse by staff and lost access.
const STEPS: [&str; 17] = [
    "J1.x5", "J1.x6", "J1.x7", "J1.x8", "J1.x9", "J1.x11", "J3.x3", "J3.x4", "J4.x1", "J4.x5",
    "J5.x6", "J6.x1", "J6.x2", "J6.x3", "J6.x4", "J6.x5", "J6.x6",
];

/// How a proof begins that is no test of this tree.
const ELSEWHERE: [&str; 3] = ["browser: ", "missing: ", "review: "];

/// Finds clauses without a proof, proofs that do not exist, clauses that stand twice, and steps without
/// a clause.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let Some(table) = tree.files.iter().find(|file| file.path == TABLE) else { return Vec::new() };
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
    let bare = STEPS.iter().filter(|step| !seen.iter().any(|(of, _)| of == *step));
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
    }
}
