//! The table of the field's standards (`docs/standards.csv`): every test that it names exists, and what is said to be kept
//! names one. That its lines are the benchmarks that the cockpit knows is a test of `kith-core`.

use crate::{asvs, tidy::Finding, tree::Tree};

const TABLE: &str = "docs/standards.csv";

/// What is shown to be kept, and so needs a test.
const SHOWN: [&str; 2] = ["counted", "design"];

/// Finds benchmarks that name a test which does not exist, that should name one and do not, and those that say that there
/// is none and name one all the same.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let Some(table) = tree.files.iter().find(|file| file.path == TABLE) else { return Vec::new() };
    let tests = asvs::tests(tree);
    let mut found = Vec::new();
    for line in table.text.lines().skip(1) {
        let fields: Vec<_> = line.splitn(4, ',').collect();
        let field = |at: usize| fields.get(at).copied().unwrap_or_default();
        let (id, class, proof) = (field(0), field(2), field(3));
        let at = table.text.find(line).unwrap_or_default();
        let gone = proof.split("; ").filter(|one| !one.is_empty() && !tests.contains(*one));
        found.extend(gone.map(|one| Finding::at(table, at, format!("there is no test {one}"))));
        if SHOWN.contains(&class) == proof.is_empty() {
            found.push(Finding::at(table, at, format!("{id} is {class}, and names no such test")));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(row: &str) -> Vec<String> {
        let table = format!("id,mark,class,proof\n{row}\n");
        let test = "#[test]\nfn it_holds() {}\n";
        let tree = Tree::of(&[(TABLE, &table), ("crates/a/src/b.rs", test)]);
        check(&tree).into_iter().map(|finding| finding.says).collect()
    }

    #[test]
    fn what_is_kept_names_a_test_that_exists_and_what_is_open_none() {
        for good in [
            "G1,own,counted,crates/a/src/b.rs::it_holds",
            "G1,own,design,crates/a/src/b.rs::it_holds; crates/a/src/b.rs::it_holds",
            "G1,own,open,",
        ] {
            assert!(says(good).is_empty(), "{good}: {:?}", says(good));
        }
        for bad in [
            "G1,own,counted,crates/a/src/b.rs::it_held",
            "G1,own,design,crates/a/src/b.rs::it_holds; somehow",
            "G1,own,counted,",
            "G1,own,design,",
            "G1,own,open,crates/a/src/b.rs::it_holds",
        ] {
            assert!(!says(bad).is_empty(), "{bad}");
        }
    }
}
