//! What somebody forgot: marks of unfinished work, hosts of registries, paths of one machine.

use super::{Finding, pattern};
use crate::tree::{File, Tree};

// The brackets keep these lines from finding themselves.
const LEFTOVER: &str = r"\b(T[O]DO|F[I]XME)\b|\b(todo|unimplemented|dbg)!\s*\(";
const HOST: &str = r"registry\.npmjs\.org|registry\.yarnpkg\.com|(index|static)\.crates\.io|files\.pythonhosted\.org|pypi\.org|proxy\.golang\.org|sparse\+http|replace-with\s*=|\[registr[i]es";
const PLACE: &str = r#"(^|[\s"'`=(,])(/(home|root|work|Users|mnt)/\w|[A-Z]:\\\\?Users)"#;

/// What stands beside this folder on one machine; only `./test` looks there, and can do without.
const BESIDE: &str = r"\.\./shared\b";

/// Finds unfinished work.
pub fn leftovers(tree: &Tree) -> Vec<Finding> {
    let law = pattern(LEFTOVER);
    let files = tree.files.iter().filter(|file| !locked(file));
    files.flat_map(|file| hits(file, &law, "finish it or leave it out")).collect()
}

/// Finds what only one machine, or one network, has.
pub fn places(tree: &Tree) -> Vec<Finding> {
    let (host, place) = (pattern(HOST), pattern(&format!("(?m){PLACE}")));
    let beside = pattern(BESIDE);
    let address = pattern(r#""resolved":|source = "registry\+https://[^g]"#);
    let each = |file: &File| {
        let law = if locked(file) { &address } else { &host };
        let apart = if file.path == "test" {
            Vec::new()
        } else {
            hits(file, &beside, "is not part of this house")
        };
        [
            apart,
            hits(file, law, "names a package registry"),
            hits(file, &place, "is a path of one machine"),
        ]
        .concat()
    };
    tree.files.iter().flat_map(each).collect()
}

/// Lock files are written by tools; of them only recorded addresses matter.
fn locked(file: &File) -> bool {
    file.ends("Cargo.lock") || file.ends("package-lock.json")
}

fn hits(file: &File, law: &regex::Regex, says: &str) -> Vec<Finding> {
    let found = law.find_iter(&file.text);
    found.map(|m| Finding::at(file, m.start(), format!("`{}` {says}", m.as_str().trim()))).collect()
}

#[cfg(test)]
mod tests {
    use super::{super::tests::found, *};

    #[test]
    fn unfinished_work_is_found() {
        assert_eq!(found(leftovers, "a.rs", concat!("// TO", "DO: later")), 1);
        assert_eq!(found(leftovers, "a.rs", concat!("fn a() { to", "do!() }")), 1);
        assert_eq!(found(leftovers, "a.md", "What is to do, todo lists"), 0);
    }

    #[test]
    fn places_of_one_machine_are_found() {
        assert_eq!(found(places, "a.sh", concat!("cd /ho", "me/ada/kith")), 1);
        assert_eq!(found(places, "a.rs", "mod jobs; // crates/kith-app/src/jobs/mod.rs"), 0);
        assert_eq!(found(places, "a.sh", "/usr/bin/chromium"), 0);
        assert_eq!(found(places, "a.rs", concat!("include_str!(\"../", "shared/x\")")), 1);
        assert_eq!(found(places, "test", concat!("../", "shared/tools")), 0);
    }

    #[test]
    fn registries_are_found() {
        assert_eq!(
            found(places, "e2e/.npmrc", concat!("registry=https://registry.npm", "js.org")),
            1
        );
        assert_eq!(
            found(places, "e2e/package-lock.json", concat!("\"resol", "ved\": \"https://x\"")),
            1
        );
        assert_eq!(found(places, "Cargo.lock", "source = \"registry+https://github.com/x\""), 0);
        assert_eq!(
            found(places, "Cargo.lock", "source = \"registry+https://mirror.example/x\""),
            1
        );
    }
}
