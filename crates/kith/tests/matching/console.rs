//! Calls the binary in a folder of its own.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;
use tempfile::TempDir;

/// A folder that passes, in which the binary is called.
pub struct Desk {
    pub folder: TempDir,
}

/// How a call ended.
pub struct Said {
    pub code: i32,
    pub report: Value,
    pub told: String,
}

impl Desk {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn file(&self, name: &str, text: impl AsRef<[u8]>) -> &Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    pub fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// Calls `kith match` with words between blanks.
    pub fn call(&self, line: &str) -> Said {
        let out = Command::new(env!("CARGO_BIN_EXE_kith"))
            .current_dir(self.folder.path())
            .arg("match")
            .args(line.split_whitespace())
            .output()
            .unwrap();
        Said {
            code: out.status.code().unwrap(),
            report: serde_json::from_slice(&out.stdout).unwrap_or(Value::Null),
            told: String::from_utf8(out.stderr).unwrap(),
        }
    }

    /// Every file in the folder, by name.
    pub fn names(&self) -> Vec<String> {
        let all = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<_> =
            all.map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

/// A file of ours under `fixtures/match`.
pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/match").join(name)
}
