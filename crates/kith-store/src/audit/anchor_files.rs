//! The files into which anchors are dropped: one a day, written on at its end.

use std::{
    fs::{self, File, OpenOptions},
    io::{ErrorKind, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use kith_core::Timestamp;

use super::anchors::{Log, Stands};
use crate::Fault;

/// How the name of such a file begins.
const PREFIX: &str = "kith-anchors-";

/// What was written, and what is missing since the anchor before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dropped {
    /// Into which file.
    pub file: PathBuf,
    /// How many streams stand in it.
    pub streams: usize,
    /// Those that stood there before, and are gone or went back.
    pub lost: Vec<String>,
}

/// Writes down in `folder` where the streams stand `now`: behind what this day's file holds, or into a
/// new one that begins with where all of them stand. A file that is not what was written is left as it
/// is, and never written on. On disk when this answers.
///
/// # Errors
/// [`Fault`] where the folder cannot be read or written.
pub fn drop_into(
    folder: &Path,
    now: &Stands,
    at: Timestamp,
    key: &[u8; 32],
) -> Result<Dropped, Fault> {
    fs::create_dir_all(folder)?;
    let (newest, log) = newest(folder, key)?;
    let today = at.jiff().strftime("%Y-%m-%d").to_string();
    let goes_on = newest.filter(|file| log.wrong.is_none() && is_of(file, &today));
    let anew = goes_on.is_none();
    let file = goes_on.unwrap_or_else(|| unused(folder, &today));
    let text = log.next(now, at, key, anew);
    let mut open = OpenOptions::new();
    let mut open = open.append(true).create(true).mode(0o640).open(&file)?;
    open.write_all(text.as_bytes())?;
    open.sync_all()?;
    File::open(folder)?.sync_all()?;
    let lost = log.lost(now).map(ToOwned::to_owned).collect();
    Ok(Dropped { file, streams: now.len(), lost })
}

/// Whether `file` is one of `day`.
fn is_of(file: &Path, day: &str) -> bool {
    let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    name.strip_prefix(PREFIX).is_some_and(|rest| rest.starts_with(day))
}

/// A name in `folder` for a file of `day` that is not there yet.
fn unused(folder: &Path, day: &str) -> PathBuf {
    let mut number = 1_u32;
    loop {
        let file = folder.join(format!("{PREFIX}{day}-{number:02}.txt"));
        if !file.exists() {
            return file;
        }
        number += 1;
    }
}

/// The newest file in `folder` and what it says; an empty log where there is none.
fn newest(folder: &Path, key: &[u8; 32]) -> Result<(Option<PathBuf>, Log), Fault> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let file = entry?.path();
        let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if name.starts_with(PREFIX) {
            files.push(file);
        }
    }
    files.sort();
    let Some(file) = files.pop() else { return Ok((None, Log::default())) };
    let log = Log::read(&text(&file)?, key);
    Ok((Some(file), log))
}

/// What stands in `file`, read with `key`.
///
/// # Errors
/// [`Fault`] where it cannot be read.
pub fn read(file: &Path, key: &[u8; 32]) -> Result<Log, Fault> {
    Ok(Log::read(&text(file)?, key))
}

/// The text of `file`; what is no text cannot be what was written.
fn text(file: &Path) -> Result<String, Fault> {
    match fs::read_to_string(file) {
        Err(error) if error.kind() == ErrorKind::InvalidData => Ok("?".to_owned()),
        text => Ok(text?),
    }
}
