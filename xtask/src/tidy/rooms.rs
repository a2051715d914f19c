//! What a room never names. Read from the text: a name behind an alias or a macro of others is not
//! seen, nor is what happens inside a unit of work.

use std::collections::BTreeSet;

use super::{Finding, pattern};
use crate::{
    rust::Source,
    tree::{File, Tree},
};

/// A sentence of the law: below `rooms`, but not in `except`, nothing matches `pattern`.
struct Never {
    /// Beginnings of paths.
    rooms: &'static [&'static str],
    /// Beginnings or endings of paths.
    except: &'static [&'static str],
    pattern: &'static str,
    /// What may stand there although it matches.
    but: &'static str,
    says: &'static str,
    /// Whether tests are bound too.
    tests: bool,
}

const ALL: &[&str] = &["crates/"];
const PURE: &[&str] =
    &["crates/kith-core/", "crates/kith-match/", "crates/kith-measure/", "crates/kith-safety/"];
const SYNC: &[&str] = &[
    "crates/kith-app/",
    "crates/kith-core/",
    "crates/kith-match/",
    "crates/kith-measure/",
    "crates/kith-safety/",
    "crates/kith-store/",
];

const LAW: &[Never] = &[
    Never {
        rooms: PURE,
        except: &[],
        pattern: r"\bSystemTime\b|\bInstant::now|\b(Timestamp|Zoned)::now|\bfs::|\bFile::(open|create)|std::(net|process)\b|\benv::\w|use std::\{[^;]*\b(env|fs|net|process)\b|\bgetrandom\b|\brand::",
        but: "",
        says: "a pure room reads no clock, file, environment or chance",
        tests: false,
    },
    Never {
        rooms: SYNC,
        except: &[],
        pattern: r"\basync\b|\.await\b|\btokio\b|\baxum\b",
        but: "",
        says: "async stays at the door",
        tests: true,
    },
    Never {
        rooms: &["crates/kith/src/"],
        except: &["crates/kith/src/main.rs", "crates/kith/src/outside/"],
        pattern: r"\basync\b|\.await\b",
        but: "",
        says: "in the binary only main and outside/ are async",
        tests: false,
    },
    Never {
        rooms: ALL,
        except: &["crates/kith-store/src/engine/"],
        pattern: r"\b(rusqlite|tokio_postgres|sqlx)\b|\bpostgres::",
        but: "",
        says: "only the store's engine/ names a driver",
        tests: true,
    },
    Never {
        rooms: &["crates/kith-store/src/"],
        except: &["/src/engine/", "/src/dialect.rs", "crates/kith-store/src/engine/"],
        pattern: r"(?i)\w*(sqlite|postgres)\w*",
        but: "",
        says: "only engine/ and dialect.rs name an engine",
        tests: false,
    },
    Never {
        rooms: ALL,
        except: &["crates/kith-web/", "crates/kith-testkit/"],
        pattern: r"\b(askama|tower_http)\b|\baxum\b(::\w+)?",
        but: "axum::serve",
        says: "only kith-web speaks HTTP and draws pages",
        tests: false,
    },
    Never {
        rooms: &["crates/kith-web/"],
        except: &[],
        pattern: r"\bkith_store\b",
        but: "",
        says: "kith-web hands deeds to a unit of work and never sees the store",
        tests: false,
    },
    Never {
        rooms: ALL,
        except: &["crates/kith/src/settings.rs", "crates/kith-testkit/", "/build.rs"],
        pattern: r"\bstd::env\b|\benv::\w+|use std::\{[^;]*\benv\b",
        but: "",
        says: "only kith/src/settings.rs reads the environment",
        tests: false,
    },
    Never {
        rooms: ALL,
        except: &[],
        pattern: r"\bstatic\s+mut\b|\bunsafe\b",
        but: "",
        says: "nothing here needs it",
        tests: true,
    },
    Never {
        rooms: ALL,
        except: &["crates/kith-store/src/engine/sqlite.rs", "crates/kith-testkit/"],
        pattern: r"\bthread_local!|\bstatic\s+\w+\s*:[^=;]*\b(Mutex|RwLock|Atomic\w+|RefCell|Cell|OnceLock|OnceCell)\b",
        but: "",
        says: "everything hangs from App: no global state",
        tests: false,
    },
    Never {
        rooms: ALL,
        except: &["crates/kith-testkit/"],
        pattern: r"\bkith_testkit\b|\bxtask\b",
        but: "",
        says: "production does not know its tests",
        tests: false,
    },
    Never {
        rooms: ALL,
        except: &["crates/kith/", "/build.rs"],
        pattern: r"\be?print(ln)?!",
        but: "",
        says: "only the console prints",
        tests: false,
    },
];

const SQL: &str = r"(?is)^\s*(select\s.+\sfrom\s|insert\s+into\s|update\s+\w+\s+set\s|delete\s+from\s|(create|drop)\s+(table|index|unique|view)\s|alter\s+table\s|pragma\s+\w|with\s+\w+\s+as\s*\()";

/// Finds names that a room never speaks.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let proofs = tree.proofs();
    LAW.iter().flat_map(|never| never.broken(tree, &proofs)).collect()
}

impl Never {
    fn broken(&self, tree: &Tree, proofs: &BTreeSet<&str>) -> Vec<Finding> {
        let law = pattern(self.pattern);
        let bound = tree.rust().filter(|(file, _)| self.binds(&file.path, proofs));
        bound
            .flat_map(|(file, source)| {
                let code = if self.tests { source.code.clone() } else { source.production() };
                let names: Vec<_> =
                    law.find_iter(&code).map(|m| (m.start(), m.as_str().to_owned())).collect();
                names.into_iter().filter(|(_, name)| name != self.but).map(|(at, name)| {
                    Finding::at(file, at, format!("`{}`: {}", name.trim(), self.says))
                })
            })
            .collect()
    }

    fn binds(&self, path: &str, proofs: &BTreeSet<&str>) -> bool {
        self.rooms.iter().any(|room| path.starts_with(room))
            && !self.except.iter().any(|e| path.starts_with(e) || path.ends_with(e))
            && (self.tests || !proofs.contains(path))
    }
}

/// Finds SQL in the texts of every room but the store.
pub fn sql(tree: &Tree) -> Vec<Finding> {
    let law = pattern(SQL);
    let ours = |file: &File| {
        file.path.starts_with("crates/") && !file.path.starts_with("crates/kith-store/")
    };
    let spoken = |(file, source): (&File, &Source)| {
        let texts = source.literals().filter(|(_, text)| law.is_match(text));
        texts.map(|(at, _)| Finding::at(file, at, "SQL lives in kith-store")).collect::<Vec<_>>()
    };
    tree.rust().filter(|(file, _)| ours(file)).flat_map(spoken).collect()
}

#[cfg(test)]
mod tests {
    use super::{super::tests::found, *};

    #[track_caller]
    fn law(path: &str, text: &str, expected: usize) {
        assert_eq!(found(check, path, text), expected, "{path}: {text}");
    }

    #[test]
    fn every_sentence_of_the_law_can_be_broken() {
        law("crates/kith-core/src/a.rs", "let t = Timestamp::now();", 1);
        law("crates/kith-match/src/a.rs", "use std::{cmp, fs};", 1);
        law("crates/kith-app/src/a.rs", "pub async fn f() {}", 1);
        law("crates/kith/src/demo.rs", "pub async fn f() {}", 1);
        law("crates/kith-app/src/a.rs", "use rusqlite::Connection;", 1);
        law("crates/kith-store/src/a.rs", "match engine { Engine::Sqlite => 1 }", 1);
        law("crates/kith/src/main.rs", "axum::Router::new()", 1);
        law("crates/kith-web/src/a.rs", "use kith_store::Tx;", 1);
        law("crates/kith-web/src/a.rs", "std::env::var(\"X\")", 1);
        law("crates/kith-web/src/a.rs", "static mut X: u8 = 0;", 1);
        law("crates/kith-web/src/a.rs", "static X: Mutex<u8> = Mutex::new(0);", 1);
        law("crates/kith/src/main.rs", "use kith_testkit::World;", 1);
        law("crates/kith-web/src/a.rs", "println!(\"x\")", 1);
    }

    #[test]
    fn what_the_law_allows_passes() {
        law("crates/kith-core/src/a.rs", "//! Timestamp::now is not asked here.\nlet t = now;", 0);
        law("crates/kith-core/src/a.rs", "#[cfg(test)]\nmod tests { fn f() { fs::read(); } }", 0);
        law("crates/kith/src/main.rs", "async fn f() { axum::serve(a, b).await }", 0);
        law("crates/kith-store/src/engine/a.rs", "rusqlite::Connection", 0);
        law("crates/kith-store/src/dialect.rs", "Sql { sqlite: \"a\", postgres: \"b\" }", 0);
        law("crates/kith/src/settings.rs", "std::env::var(\"KITH_LISTEN\")", 0);
        law(
            "crates/kith-web/src/a.rs",
            "env!(\"CARGO_PKG_VERSION\"); static X: LazyLock<u8> = y;",
            0,
        );
        law("crates/kith/tests/a.rs", "use kith_testkit::World;", 0);
    }

    #[test]
    fn a_module_for_tests_is_known_by_its_parent() {
        let inside = ("crates/kith-store/src/a.rs", "fn sqlite() {}");
        let parent = ("crates/kith-store/src/other.rs", "#[cfg(test)]\n#[path = \"a.rs\"]\nmod a;");
        assert_eq!(check(&Tree::of(&[inside])).len(), 1);
        assert_eq!(check(&Tree::of(&[inside, parent])).len(), 0);
    }

    #[test]
    fn sql_is_known_by_its_beginning() {
        let bad = "a(\"select id\n from block where x = $1\"); b(r#\"delete from block\"#)";
        assert_eq!(found(sql, "crates/kith-app/src/a.rs", bad), 2);
        assert_eq!(found(sql, "crates/kith-store/src/a.rs", bad), 0);
        let good = "// select a from b\n say(\"select one\"); say(\"with care\"); say(\"update\")";
        assert_eq!(found(sql, "crates/kith-app/src/a.rs", good), 0);
    }
}
