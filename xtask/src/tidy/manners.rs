//! Manners of Rust that no lint knows: a reason beside every bent lint, no empty names, a first line
//! that says what the file is.

use super::{Finding, pattern};
use crate::{
    rust::Source,
    tree::{File, Tree},
};

/// `Helper` and `Service` alone are words of the handbook.
const NAMES: &str = r"\b(?:struct|enum|trait|type)\s+(?:\w*(?:Manager|Util|Utils|Processor|Handler)|\w+(?:Helper|Service))\b|\bfn\s+(?:do|handle|process)_\w+|\bmod\s+(?:utils?|helpers?|data|info|common|misc)\b";

/// Finds all three. Tests may begin with what they use.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let proofs = tree.proofs();
    let begun = |file: &File| {
        if proofs.contains(file.path.as_str()) { Vec::new() } else { first_line(file) }
    };
    let each = |(file, source)| [reasons(file, source), names(file, source), begun(file)].concat();
    tree.rust().flat_map(each).collect()
}

fn reasons(file: &File, source: &Source) -> Vec<Finding> {
    let bent = pattern(r"(?s)#!?\[(?:allow|expect)\([^\]]*\]");
    let silent = bent.find_iter(&source.code).filter(|m| !m.as_str().contains("reason"));
    silent.map(|m| Finding::at(file, m.start(), "a lint is bent with a reason")).collect()
}

fn names(file: &File, source: &Source) -> Vec<Finding> {
    let empty = pattern(NAMES);
    empty
        .find_iter(&source.code)
        .map(|m| Finding::at(file, m.start(), format!("`{}` says nothing", m.as_str())))
        .collect()
}

/// What a file is stands first, or, in a file of one noun, at that noun.
fn first_line(file: &File) -> Vec<Finding> {
    let imports = pattern(r"^\s*((pub )?use [^;]*;\s*)*");
    let said = imports.replace(&file.text, "").starts_with("//");
    let found = (!said).then(|| Finding::at(file, 0, "the first line says what the file is"));
    found.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::{super::tests::found, *};

    #[track_caller]
    fn rust(text: &str, expected: usize) {
        assert_eq!(found(check, "a.rs", &format!("//! A file.\n{text}")), expected, "{text}");
    }

    #[test]
    fn bent_lints_have_reasons() {
        rust("#[expect(clippy::too_many_lines, reason = \"the published table\")]", 0);
        rust("#[expect(clippy::too_many_lines)]", 1);
        rust("#![allow(\n    dead_code,\n)]", 1);
    }

    #[test]
    fn names_say_something() {
        rust("struct Block; struct Helper; struct Service; fn process() {} mod database;", 0);
        rust("struct BlockManager;", 1);
        rust("struct BlockService;", 1);
        rust("fn handle_post() {}", 1);
        rust("mod utils;", 1);
    }

    #[test]
    fn a_file_says_what_it_is() {
        assert_eq!(found(check, "a.rs", "use b;\nstruct A;"), 1);
        assert_eq!(found(check, "crates/kith/tests/a.rs", "use b;\nstruct A;"), 0);
        assert_eq!(found(check, "a.rs", "use b;\n\n/// A thing.\nstruct A;"), 0);
    }
}
