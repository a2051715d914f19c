//! The text files of the repository, read once; what is built or fetched is left out.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use crate::rust::Source;

/// Folders that hold nothing of ours.
const ELSEWHERE: [&str; 3] = [".git", "node_modules", "target"];

/// Every text file, in the order of the paths.
pub struct Tree {
    pub files: Vec<File>,
}

/// One of them.
pub struct File {
    /// From the root of the repository, with `/`.
    pub path: String,
    pub text: String,
    /// The same, taken apart; of Rust only.
    pub source: Option<Source>,
}

impl Tree {
    /// Reads what stands below `root`. What is not UTF-8 is no text and is passed over.
    pub fn read(root: &Path) -> anyhow::Result<Self> {
        let mut paths = Vec::new();
        walk(root, &mut paths)?;
        paths.sort();
        let mut files = Vec::new();
        for path in paths {
            if let Ok(text) = String::from_utf8(fs::read(&path)?) {
                let name = path.strip_prefix(root)?.display().to_string();
                files.push(File::new(&name, &text));
            }
        }
        Ok(Self { files })
    }

    /// The Rust of the product and of this law, each with what it says.
    pub fn rust(&self) -> impl Iterator<Item = (&File, &Source)> {
        self.files.iter().filter_map(|file| file.source.as_ref().map(|source| (file, source)))
    }

    /// The paths of the Rust that is for tests alone: by its folder, or by a module that only tests
    /// know. A module is known by its name within its crate.
    pub fn proofs(&self) -> BTreeSet<&str> {
        let heads: BTreeSet<_> = self
            .rust()
            .flat_map(|(file, source)| {
                let home = home(&file.path);
                source.proofs().into_iter().map(move |name| (home, name))
            })
            .collect();
        let folders = ["/tests/", "/examples/", "/benches/"];
        let proof = |path: &&str| {
            let name = path.rsplit('/').next().unwrap_or("").trim_end_matches(".rs");
            folders.iter().any(|it| path.contains(it)) || heads.contains(&(home(path), name))
        };
        self.rust().map(|(file, _)| file.path.as_str()).filter(proof).collect()
    }

    /// Files whose path begins with `folder` and ends with `ending`.
    pub fn below<'a>(
        &'a self,
        folder: &'a str,
        ending: &'a str,
    ) -> impl Iterator<Item = &'a File> + 'a {
        let wanted = move |file: &&File| file.path.starts_with(folder) && file.ends(ending);
        self.files.iter().filter(wanted)
    }

    /// The text of the file at `path`; empty where there is none.
    pub fn text(&self, path: &str) -> &str {
        self.files.iter().find(|file| file.path == path).map_or("", |file| &file.text)
    }
}

impl File {
    /// A file called `path` that says `text`.
    pub fn new(path: &str, text: &str) -> Self {
        let path = path.replace('\\', "/");
        let source = Path::new(&path)
            .extension()
            .is_some_and(|kind| kind == "rs")
            .then(|| Source::read(text));
        Self { path, text: text.to_owned(), source }
    }

    /// Whether the path ends with `ending`.
    pub fn ends(&self, ending: &str) -> bool {
        self.path.ends_with(ending)
    }
}

/// The crate that `path` lies in.
fn home(path: &str) -> &str {
    path.split("/src/").next().unwrap_or(path)
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        let elsewhere = ELSEWHERE.iter().any(|name| entry.file_name() == *name);
        if kind.is_dir() && !elsewhere {
            walk(&entry.path(), found)?;
        } else if kind.is_file() && !elsewhere {
            found.push(entry.path());
        }
    }
    Ok(())
}

/// The line, from 1, on which the byte `at` of `text` stands.
pub fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

#[cfg(test)]
impl Tree {
    /// A tree of `files`: path and text.
    pub fn of(files: &[(&str, &str)]) -> Self {
        Self { files: files.iter().map(|(path, text)| File::new(path, text)).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_counted_from_one() {
        assert_eq!(line_of("a\nb\nc", 0), 1);
        assert_eq!(line_of("a\nb\nc", 4), 3);
    }

    #[test]
    fn this_repository_is_read_without_what_was_built() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let tree = Tree::read(root).unwrap();
        assert!(tree.text("xtask/src/tree.rs").contains("this_repository_is_read"));
        assert!(tree.files.iter().all(|file| !file.path.starts_with("target/")));
    }
}
