//! Which crate may use which, by the tables of every `Cargo.toml`.

use toml::{Table, Value};

use super::Finding;
use crate::tree::{File, Tree};

/// A crate, the crates of the house that it may use, and the rooms it belongs to.
struct Room {
    name: &'static str,
    may: &'static [&'static str],
    /// The others' crates that live in this room, of those that [`BOUND`] names.
    holds: &'static [&'static str],
}

const BELOW: &[&str] = &[
    "kith-app",
    "kith-core",
    "kith-match",
    "kith-measure",
    "kith-safety",
    "kith-store",
    "kith-web",
];

const ROOMS: &[Room] = &[
    Room { name: "kith-core", may: &[], holds: &[] },
    Room { name: "kith-match", may: &[], holds: &[] },
    Room { name: "kith-measure", may: &[], holds: &[] },
    Room { name: "kith-safety", may: &[], holds: &[] },
    Room {
        name: "kith-store",
        may: &["kith-core"],
        holds: &["rusqlite", "postgres", "tokio-postgres"],
    },
    Room {
        name: "kith-app",
        may: &["kith-core", "kith-match", "kith-measure", "kith-safety", "kith-store"],
        holds: &[],
    },
    Room {
        name: "kith-web",
        may: &["kith-app", "kith-core"],
        holds: &["askama", "axum", "hyper", "tokio", "tower", "tower-http"],
    },
    Room { name: "kith", may: BELOW, holds: &["axum", "getrandom", "tokio"] },
    Room { name: "kith-testkit", may: BELOW, holds: &["axum", "tokio", "tower"] },
];

/// Crates of others that only some rooms may name; `sqlx` belongs to none.
const BOUND: &[&str] = &[
    "askama",
    "axum",
    "getrandom",
    "hyper",
    "postgres",
    "rand",
    "rusqlite",
    "sqlx",
    "tokio",
    "tokio-postgres",
    "tower",
    "tower-http",
];

/// Finds arrows that the house does not draw. Crates that a dependency brings with it are not seen.
pub fn check(tree: &Tree) -> Vec<Finding> {
    manifests(tree).flat_map(|(file, name, table)| crate_arrows(file, &name, &table)).collect()
}

/// Finds crates that have left the law of the workspace.
pub fn lints(tree: &Tree) -> Vec<Finding> {
    let obeys = |table: &Table| {
        table.get("lints").and_then(|lints| lints.get("workspace")).and_then(Value::as_bool)
    };
    manifests(tree)
        .filter(|(_, _, table)| obeys(table) != Some(true))
        .map(|(file, ..)| Finding::at(file, 0, "needs `[lints] workspace = true`"))
        .collect()
}

/// Each crate's file, name and table.
fn manifests(tree: &Tree) -> impl Iterator<Item = (&File, String, Table)> {
    tree.below("", "Cargo.toml").filter_map(|file| {
        let table: Table = file.text.parse().ok()?;
        let name = table.get("package")?.get("name")?.as_str()?.to_owned();
        Some((file, name, table))
    })
}

fn crate_arrows(file: &File, name: &str, table: &Table) -> Vec<Finding> {
    if name == "xtask" {
        let kith = names(table, "dependencies").into_iter().filter(|to| to.starts_with("kith"));
        // What teaches the detector must see texts as the detector does (ADR 0016).
        let kith = kith.filter(|to| to != "kith-safety");
        return kith.map(|to| refused(file, &to, "the law stands beside the house")).collect();
    }
    let Some(room) = ROOMS.iter().find(|room| room.name == name) else {
        return vec![Finding::at(file, 0, format!("{name} has no room: add it to xtask's arrows"))];
    };
    let leaf = room.may.is_empty() && name != "kith-core";
    let built = ["dependencies", "build-dependencies"].map(|kind| names(table, kind)).concat();
    let tested = names(table, "dev-dependencies");
    let wrong_built = built.iter().filter(|to| !room.allows(to)).map(|to| (to, "no such arrow"));
    let wrong_tested = tested.iter().filter(|to| leaf && to.starts_with("kith"));
    let alone = wrong_tested.map(|to| (to, "a leaf is tested alone"));
    wrong_built.chain(alone).map(|(to, why)| refused(file, to, why)).collect()
}

fn refused(file: &File, to: &str, why: &str) -> Finding {
    let at = file.text.find(to).unwrap_or(0);
    Finding::at(file, at, format!("may not use {to}: {why}"))
}

impl Room {
    fn allows(&self, to: &str) -> bool {
        let ours = to.starts_with("kith") || to == "xtask";
        if ours { self.may.contains(&to) } else { !BOUND.contains(&to) || self.holds.contains(&to) }
    }
}

/// The crates in every table called `kind`, those for one platform too, by their true names.
fn names(table: &Table, kind: &str) -> Vec<String> {
    let platforms = table.get("target").and_then(Value::as_table).into_iter().flatten();
    let inner = platforms.filter_map(|(_, platform)| platform.get(kind));
    let tables = table.get(kind).into_iter().chain(inner).filter_map(Value::as_table);
    let true_name = |(name, entry): (&String, &Value)| {
        entry.get("package").and_then(Value::as_str).unwrap_or(name).to_owned()
    };
    tables.flatten().map(true_name).collect()
}

#[cfg(test)]
mod tests {
    use super::{super::tests::found, *};

    #[track_caller]
    fn arrows(name: &str, table: &str, expected: usize) {
        let text = format!("[package]\nname = \"{name}\"\n{table}");
        assert_eq!(found(check, "crates/x/Cargo.toml", &text), expected, "{text}");
    }

    #[test]
    fn only_drawn_arrows_pass() {
        arrows("kith-web", "[dependencies]\nkith-app.workspace = true\naxum = \"1\"", 0);
        arrows("kith-web", "[dependencies]\nkith-store.workspace = true", 1);
        arrows("kith-app", "[dependencies]\ntokio.workspace = true", 1);
        arrows("kith-app", "[dependencies]\nrusqlite = { version = \"1\" }", 1);
        arrows("kith-app", "[dependencies]\nlite = { package = \"rusqlite\" }", 1);
        arrows("kith-core", "[target.'cfg(unix)'.dependencies]\nkith-store = { path = \"\" }", 1);
        arrows("kith-store", "[build-dependencies]\nkith-app = { path = \"\" }", 1);
        arrows("kith-somewhere", "", 1);
        arrows("xtask", "[dependencies]\nkith-core.workspace = true", 1);
    }

    #[test]
    fn the_testkit_is_for_tests() {
        arrows("kith", "[dependencies]\nkith-testkit.workspace = true", 1);
        arrows("kith", "[dev-dependencies]\nkith-testkit.workspace = true", 0);
        arrows("kith-match", "[dev-dependencies]\nkith-testkit.workspace = true", 1);
    }

    #[test]
    fn every_crate_obeys_the_lints() {
        let bad = "[package]\nname = \"kith\"";
        assert_eq!(found(lints, "crates/kith/Cargo.toml", bad), 1);
        let good = "[package]\nname = \"kith\"\n[lints]\nworkspace = true";
        assert_eq!(found(lints, "crates/kith/Cargo.toml", good), 0);
    }
}
