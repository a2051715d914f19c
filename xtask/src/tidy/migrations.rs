//! Migrations are append-only from the first release on: what a tag `v*` holds is compared with the
//! tree. Git keeps the released text already, so there is no list of sums to keep in step; before
//! the first tag every edit is free. A clone without tags cannot know, and passes.

use std::{collections::BTreeSet, path::Path, process::Command};

use super::{Finding, pattern};
use crate::tree::{File, Tree};

const FOLDER: &str = "crates/kith-store/migrations/";
const LIST: &str = "crates/kith-store/src/migrations.rs";

/// Finds migrations whose name is not `NNNN_<feature>_<what>.sql`, whose number stands already in
/// their folder, or which the store does not list. Features may keep room between their numbers.
pub fn names(tree: &Tree) -> Vec<Finding> {
    let shape = pattern(r"^((?:[a-z]+/)?\d{4})_[a-z]+(_[a-z]+)*\.sql$");
    let listed = tree.text(LIST);
    let mut taken = BTreeSet::new();
    let mut fault = |file: &File| {
        let name = file.path.strip_prefix(FOLDER).unwrap_or(&file.path);
        let number = shape.captures(name).and_then(|found| found.get(1));
        let step = format!("\"{}\"", name.trim_end_matches(".sql"));
        let says = match number {
            None => "is not called NNNN_<feature>_<what>.sql".to_owned(),
            Some(number) if !taken.insert(number.as_str().to_owned()) => {
                format!("{} stands twice", number.as_str())
            }
            Some(_) if !listed.contains(&step) => format!("is not listed in {LIST}"),
            Some(_) => return None,
        };
        Some(Finding::at(file, 0, says))
    };
    tree.below(FOLDER, "").filter_map(&mut fault).collect()
}

/// Finds released migrations, path and text, that were edited or removed.
pub fn unchanged(tree: &Tree, released: &[(String, String)]) -> Vec<Finding> {
    let edited = released.iter().filter(|(path, text)| tree.text(path) != text);
    edited
        .map(|(path, _)| {
            let says = "was released: write a new step instead of changing this one";
            Finding::at(&File::new(path, ""), 0, says)
        })
        .collect()
}

/// The migrations of the last tag `v*`, path and text; none where there is no such tag.
pub fn released(root: &Path) -> Vec<(String, String)> {
    let Some(tag) = git(root, &["describe", "--tags", "--abbrev=0", "--match", "v*"]) else {
        return Vec::new();
    };
    let tag = tag.trim();
    let paths = git(root, &["ls-tree", "-r", "--name-only", tag, FOLDER]).unwrap_or_default();
    let text = |path: &str| git(root, &["show", &format!("{tag}:{path}")]);
    paths.lines().filter_map(|path| Some((path.to_owned(), text(path)?))).collect()
}

/// What git answers; `None` where it cannot.
fn git(root: &Path, words: &[&str]) -> Option<String> {
    let answer = Command::new("git").arg("-C").arg(root).args(words).output().ok()?;
    answer.status.success().then(|| String::from_utf8(answer.stdout).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(files: &[&str], expected: usize) {
        let paths: Vec<_> = files.iter().map(|name| format!("{FOLDER}{name}")).collect();
        let mut all: Vec<_> = paths.iter().map(|path| (path.as_str(), "")).collect();
        all.push((LIST, "steps![\"0001_people_member\", \"0002_audit_deed\", \"0003_x\", \"keys/0001_data_key\"]"));
        assert_eq!(names(&Tree::of(&all)).len(), expected, "{files:?}");
    }

    #[test]
    fn a_number_is_taken_once() {
        check(&["0001_people_member.sql", "0002_audit_deed.sql"], 0);
        check(&["0001_people_member.sql", "0003_x.sql", "keys/0001_data_key.sql"], 0);
        check(&["0001_people_member.sql", "0001_people_member.sql"], 1);
        check(&["0001_people_member.sql", "0002_nobody_lists_it.sql"], 1);
        check(&["first.sql"], 1);
    }

    #[test]
    fn a_released_step_stands_for_ever() {
        let path = format!("{FOLDER}0001_people_member.sql");
        let released = [(path.clone(), "create".to_owned())];
        assert_eq!(unchanged(&Tree::of(&[(&path, "create")]), &released), []);
        assert_eq!(unchanged(&Tree::of(&[(&path, "create more")]), &released).len(), 1);
        assert_eq!(unchanged(&Tree::of(&[]), &released).len(), 1);
        assert_eq!(unchanged(&Tree::of(&[(&path, "free")]), &[]), []);
    }
}
