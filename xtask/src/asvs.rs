//! The table of application security (`docs/asvs.csv`): every test that it names exists, every row says
//! how things stand, and the line about it in `SECURITY.md` counts what the table holds.

use std::{collections::BTreeSet, fs, path::Path};

use crate::{
    tidy::{Finding, pattern},
    tree::{File, Tree},
};

const TABLE: &str = "docs/asvs.csv";
const PAGE: &str = "SECURITY.md";

/// How the line begins that counts the table.
const BEGINS: &str = "OWASP ASVS 5.0.0: ";

/// How many requirements there are in levels 1 and 2, and in level 3 of the chapters that we hold to.
const ROWS: usize = 287;

/// One row.
struct Row {
    id: String,
    applies: bool,
    status: String,
    evidence: Vec<String>,
}

/// Finds rows that do not hold: a test that does not exist, a status that is none, a row that is there
/// twice; and a line in `SECURITY.md` that counts otherwise.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let Some(table) = tree.files.iter().find(|file| file.path == TABLE) else { return Vec::new() };
    let rows = rows(table);
    let tests = tests(tree);
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for row in &rows {
        let at = table.text.find(&row.id).unwrap_or_default();
        let faults = row.faults(&tests);
        found.extend(faults.into_iter().map(|says| Finding::at(table, at, says)));
        if !seen.insert(&row.id) {
            found.push(Finding::at(table, at, format!("{} stands twice", row.id)));
        }
    }
    if rows.len() != ROWS {
        found.push(Finding::at(table, 0, format!("{} rows, and not {ROWS}", rows.len())));
    }
    let line = line(&rows);
    if let Some(page) = tree.files.iter().find(|file| file.path == PAGE)
        && !page.text.lines().any(|is| is == line)
    {
        let at = page.text.find(BEGINS).unwrap_or_default();
        found.push(Finding::at(page, at, "the table counts otherwise: run `cargo xtask asvs`"));
    }
    found
}

/// Writes the line that counts the table into `SECURITY.md`; always holds.
pub fn write(root: &Path) -> anyhow::Result<bool> {
    let page = root.join(PAGE);
    let line = line(&rows(&File::new(TABLE, &fs::read_to_string(root.join(TABLE))?)));
    let text = fs::read_to_string(&page)?;
    let lines = text.lines().map(|is| if is.starts_with(BEGINS) { &line } else { is });
    fs::write(page, lines.collect::<Vec<_>>().join("\n") + "\n")?;
    println!("{line}");
    Ok(true)
}

fn rows(table: &File) -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(table.text.as_bytes());
    let read = reader.records().filter_map(Result::ok);
    let row = |record: csv::StringRecord| {
        let field = |at: usize| record.get(at).unwrap_or_default().to_owned();
        let evidence =
            field(4).split("; ").filter(|one| !one.is_empty()).map(str::to_owned).collect();
        Row { id: field(0), applies: field(2) == "yes", status: field(3), evidence }
    };
    read.map(row).collect()
}

/// Every test of the tree, as `path::name`.
pub fn tests(tree: &Tree) -> BTreeSet<String> {
    let law = pattern(r"#\[test\]\s*(?:#\[[^\]]*\]\s*)*fn (\w+)");
    let all = tree.rust().flat_map(|(file, _)| {
        let names = law.captures_iter(&file.text).filter_map(|it| Some(it.get(1)?.as_str()));
        names.map(|name| format!("{}::{name}", file.path)).collect::<Vec<_>>()
    });
    all.collect()
}

impl Row {
    fn faults(&self, tests: &BTreeSet<String>) -> Vec<String> {
        let known = if self.applies {
            ["met", "part", "missing"].contains(&self.status.as_str()) && !self.evidence.is_empty()
        } else {
            self.status == "none"
        };
        let says = (!known).then(|| format!("{} does not say how things stand", self.id));
        let proofs = self.evidence.iter().filter(|one| !one.starts_with("review: "));
        let gone = proofs.filter(|one| !tests.contains(*one));
        says.into_iter().chain(gone.map(|one| format!("there is no test {one}"))).collect()
    }

    fn is_proven(&self) -> bool {
        self.evidence.iter().any(|one| !one.starts_with("review: "))
    }
}

/// The line that counts `rows`.
fn line(rows: &[Row]) -> String {
    let apply: Vec<_> = rows.iter().filter(|row| row.applies).collect();
    let count = |status: &str| apply.iter().filter(|row| row.status == status).count();
    let proven = apply.iter().filter(|row| row.is_proven()).count();
    format!(
        "{BEGINS}of {} requirements {} apply; {} are met, {} in part, {} are missing; for {proven} a test \
         stands ([the table](docs/asvs.csv)).",
        rows.len(),
        apply.len(),
        count("met"),
        count("part"),
        count("missing"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "id,level,applies,status,evidence,date\n";

    fn says(row: &str) -> Vec<String> {
        let table = format!("{HEAD}{row}\n");
        let test = "#[test]\n#[ignore]\nfn it_holds() {}\n";
        let tree = Tree::of(&[("docs/asvs.csv", &table), ("crates/a/src/b.rs", test)]);
        let found = check(&tree).into_iter().map(|finding| finding.says);
        found.filter(|says| !says.contains("rows, and not")).collect()
    }

    #[test]
    fn a_row_names_a_test_that_exists_or_a_review() {
        for good in [
            "V1.1.1,2,yes,met,crates/a/src/b.rs::it_holds,2026-11-23",
            "V1.1.1,2,yes,part,crates/a/src/b.rs::it_holds; review: the rest,2026-11-23",
            "V1.1.1,2,yes,missing,review: not yet,2026-11-23",
            "V1.1.1,2,no: there is none,none,,2026-11-23",
        ] {
            assert!(says(good).is_empty(), "{good}: {:?}", says(good));
        }
        for bad in [
            "V1.1.1,2,yes,met,crates/a/src/b.rs::it_held,2026-11-23",
            "V1.1.1,2,yes,met,,2026-11-23",
            "V1.1.1,2,yes,perhaps,review: it,2026-11-23",
            "V1.1.1,2,no: why,met,,2026-11-23",
            "V1.1.1,2,yes,met,review: a,d\nV1.1.1,2,yes,met,review: a,d",
        ] {
            assert!(!says(bad).is_empty(), "{bad}");
        }
    }
}
