//! Keeps SQLite's log short, beside the writer: copying it back into the file would make those wait
//! who are in the middle of writing.

use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, bounded};
use rusqlite::Connection;

use crate::Fault;

/// From which length on the log is copied back.
const LONG: u64 = 4 << 20;

/// How often its length is looked at.
const EVERY: Duration = Duration::from_secs(1);

/// Starts a thread that copies the log of `file` back by `connection` whenever it is long, without
/// waiting for anybody and without anybody waiting; it ends when what this returns is dropped.
pub(super) fn keep_short(file: &Path, connection: Connection) -> Result<Sender<()>, Fault> {
    let (open, closed) = bounded(0);
    let log = beside(file);
    let live = move || watch(&log, &connection, &closed);
    thread::Builder::new().name("kith-checkpoint".into()).spawn(live)?;
    Ok(open)
}

fn watch(log: &Path, connection: &Connection, closed: &Receiver<()>) {
    while closed.recv_timeout(EVERY) == Err(RecvTimeoutError::Timeout) {
        if fs::metadata(log).is_ok_and(|log| log.len() >= LONG) {
            // What a reader still needs stays; the next look comes in a second.
            drop(connection.execute_batch("pragma wal_checkpoint(passive)"));
        }
    }
}

fn beside(file: &Path) -> PathBuf {
    let mut name = OsString::from(file);
    name.push("-wal");
    name.into()
}
