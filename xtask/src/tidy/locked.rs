//! A second version of a crate needs a sentence: an entry with its reason in `deny.toml`.

use std::collections::BTreeMap;

use toml::{Table, Value};

use super::Finding;
use crate::tree::{File, Tree};

/// Finds second versions that `deny.toml` does not explain, and explanations that nothing needs.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let deny = File::new("deny.toml", tree.text("deny.toml"));
    let (doubles, explained) = (doubles(tree.text("Cargo.lock")), explained(&deny.text));
    let silent = doubles.iter().filter(|name| !explained.contains(name));
    let silent = silent
        .map(|name| Finding::at(&deny, 0, format!("{name} is locked twice without a sentence")));
    let idle = explained.iter().filter(|name| !doubles.contains(name));
    let idle = idle.map(|name| {
        Finding::at(
            &deny,
            deny.text.find(name.as_str()).unwrap_or(0),
            format!("{name} is locked once"),
        )
    });
    silent.chain(idle).collect()
}

/// The crates that stand in `lock` more than once.
fn doubles(lock: &str) -> Vec<String> {
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    for name in entries(lock, &["package"], "name") {
        *count.entry(name).or_default() += 1;
    }
    count.into_iter().filter(|(_, n)| *n > 1).map(|(name, _)| name).collect()
}

/// The crates that `deny` skips with a reason.
fn explained(deny: &str) -> Vec<String> {
    let names = entries(deny, &["bans", "skip"], "crate");
    names.into_iter().map(|name| name.split('@').next().unwrap_or("").to_owned()).collect()
}

/// The text at `key` of each entry of the array at `path`; of `skip`, only those with a reason.
fn entries(text: &str, path: &[&str], key: &str) -> Vec<String> {
    let table: Table = text.parse().unwrap_or_default();
    let whole = Value::Table(table);
    let array =
        path.iter().try_fold(&whole, |value, step| value.get(step)).and_then(Value::as_array);
    let kept = |entry: &&Value| key != "crate" || entry.get("reason").is_some();
    let values =
        array.into_iter().flatten().filter(kept).filter_map(|entry| entry.get(key)?.as_str());
    values.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn judged(lock: &[&str], deny: &str, expected: usize) {
        let entry = |name: &&str| format!("[[package]]\nname = \"{name}\"\n");
        let lock = lock.iter().map(entry).collect::<Vec<_>>().concat();
        let found = check(&Tree::of(&[("Cargo.lock", &lock), ("deny.toml", deny)]));
        assert_eq!(found.len(), expected, "{found:?}");
    }

    #[test]
    fn a_second_version_needs_a_sentence() {
        judged(&["a", "b"], "", 0);
        judged(&["a", "a"], "", 1);
        judged(
            &["a", "a"],
            "[bans]\nskip = [{ crate = \"a@1\", reason = \"b has not moved\" }]",
            0,
        );
        judged(&["a", "a"], "[bans]\nskip = [{ crate = \"a@1\" }]", 1);
        judged(&["a", "b"], "[bans]\nskip = [{ crate = \"a@1\", reason = \"it had\" }]", 1);
    }
}
