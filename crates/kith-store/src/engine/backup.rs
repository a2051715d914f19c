//! A copy of a store in a new file, made while the house is open.

use std::{
    fs::{self, File, OpenOptions},
    os::unix::fs::OpenOptionsExt,
    path::Path,
};

use super::sqlite;
use crate::Fault;

/// What became of a backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backup {
    /// It is there, and on disk: so many bytes.
    Made(u64),
    /// The store is a server, which has tools of its own for that.
    Server,
}

/// Copies the store at `place` as it is at this moment into the new file `to`, which nobody but its
/// owner may read. It is on disk when this answers; where it fails, nothing is left of it.
///
/// # Errors
/// [`Fault`] where `to` is there already or cannot be written, or the store cannot be read.
pub fn backup(place: &str, to: &Path) -> Result<Backup, Fault> {
    let Some(file) = place.strip_prefix("sqlite:").map(Path::new) else {
        return Ok(Backup::Server);
    };
    // Made here and not by the engine: never over an older one, and never for others to read.
    let made = OpenOptions::new().write(true).create_new(true).mode(0o600).open(to)?;
    let size = sqlite::copy(file, to).and_then(|()| settle(&made, to));
    if size.is_err() {
        drop(fs::remove_file(to));
    }
    size.map(Backup::Made)
}

/// Sees to it that the file and its name are on disk; its size.
fn settle(made: &File, to: &Path) -> Result<u64, Fault> {
    made.sync_all()?;
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?;
    Ok(made.metadata()?.len())
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;
    use crate::{Scratch, Store, jobs};

    #[test]
    fn a_backup_holds_what_was_kept_and_is_never_written_over() {
        let scratch = Scratch::new(None).unwrap();
        let store = Store::open(&scratch.place).unwrap();
        let plant = |n| {
            let id = uuid::Uuid::from_u128(n);
            let due = kith_core::Timestamp::from_micros(1).unwrap();
            store.write::<_, Fault>(move |tx| jobs::plant(tx, "pear", id, due)).unwrap();
        };
        plant(1);
        let to = scratch.file("copy.db");
        let made = backup(&scratch.place, &to).unwrap();
        assert!(matches!(made, Backup::Made(size) if size > 0), "{made:?}");
        assert_eq!(fs::metadata(&to).unwrap().permissions().mode() & 0o777, 0o600);
        plant(2);
        let before = fs::read(&to).unwrap();
        assert!(backup(&scratch.place, &to).is_err());
        assert_eq!(fs::read(&to).unwrap(), before);
        let copy = Store::open(&format!("sqlite:{}", to.display())).unwrap();
        let late = |tx: &mut crate::Tx| {
            jobs::late(tx, "pear", kith_core::Timestamp::from_micros(2).unwrap())
        };
        assert_eq!(copy.read(late).unwrap(), 1, "as it was at that moment");
        assert_eq!(store.read(late).unwrap(), 2);
    }

    #[test]
    fn what_failed_leaves_nothing_and_a_server_is_left_to_its_own_tools() {
        let scratch = Scratch::new(None).unwrap();
        let to = scratch.file("copy.db");
        let none = format!("sqlite:{}", scratch.file("none.db").display());
        assert!(backup(&none, &to).is_err());
        assert!(!to.exists() && !scratch.file("none.db").exists());
        assert_eq!(backup("postgres://nobody@127.0.0.1:1/none", &to).unwrap(), Backup::Server);
        assert!(!to.exists());
    }
}
