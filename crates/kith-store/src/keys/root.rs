//! The root key's file: one key a line, the newest last; it wraps every data key.

use std::{
    fs,
    io::{ErrorKind, Write},
    path::Path,
};

use kith_core::Moment;
use zeroize::Zeroizing;

use crate::Fault;

/// A root key; the newest wraps, older ones only unwrap until all is wrapped anew.
#[derive(Clone)]
pub(super) struct Root {
    pub(super) secret: Zeroizing<[u8; 32]>,
}

impl Root {
    /// What names it beside what it wraps; tells nothing of the key.
    pub(super) fn id(&self) -> i64 {
        let id = blake3::derive_key("kith 2026 id of a root key", &*self.secret);
        id.first_chunk().map_or(0, |id| i64::from_be_bytes(*id))
    }

    pub(super) fn cast(at: &mut Moment) -> Self {
        Self { secret: Zeroizing::new(at.bytes()) }
    }

    fn written(&self) -> Zeroizing<String> {
        let hash = blake3::Hash::from_bytes(*self.secret);
        Zeroizing::new(hash.to_hex().to_string())
    }

    fn read(line: &str) -> Option<Self> {
        let hash = blake3::Hash::from_hex(line).ok()?;
        Some(Self { secret: Zeroizing::new(*hash.as_bytes()) })
    }
}

/// The keys in `file`, newest last; `None` where there is no such file.
///
/// # Errors
/// [`Fault`] where it cannot be read, others may read it too, or it holds something else.
pub(super) fn read(file: &Path) -> Result<Option<Vec<Root>>, Fault> {
    let text = match fs::read_to_string(file) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        text => Zeroizing::new(text?),
    };
    refuse_if_shared(file)?;
    let keys: Option<Vec<_>> = text.lines().map(Root::read).collect();
    let keys = keys.filter(|keys| !keys.is_empty());
    let wrong = || Fault::new(format!("{} holds no root key", file.display()));
    keys.map(Some).ok_or_else(wrong)
}

/// Writes `keys` in the place of what `file` held.
pub(super) fn write(file: &Path, keys: &[Root]) -> Result<(), Fault> {
    aside(file, keys)?.persist(file).map_err(|failed| failed.error)?;
    settle(file)
}

/// Writes `key` where there is no `file` yet; another node may come first, and then its key stays.
pub(super) fn found(file: &Path, key: &Root) -> Result<(), Fault> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    match aside(file, std::slice::from_ref(key))?.persist_noclobber(file) {
        Err(failed) if failed.error.kind() != ErrorKind::AlreadyExists => Err(failed.error.into()),
        _ => settle(file),
    }
}

/// Holds `file`, so that nobody else writes to it, until this is dropped; `None` where we may not either:
/// whoever keeps the house keeps that file.
///
/// # Errors
/// [`Fault`] where it cannot be asked.
pub(super) fn hold(file: &Path) -> Result<Option<fs::File>, Fault> {
    if fs::metadata(file)?.permissions().readonly() {
        return Ok(None);
    }
    let beside = fs::File::create(file.with_extension("lock"));
    match beside {
        Ok(beside) => {
            beside.lock()?;
            Ok(Some(beside))
        }
        Err(error) => match error.kind() {
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Ok(None),
            _ => Err(error.into()),
        },
    }
}

/// A file that only its owner may read, on disk beside `file`, so that it can take its place at once.
fn aside(file: &Path, keys: &[Root]) -> Result<tempfile::NamedTempFile, Fault> {
    let folder = file.parent().ok_or_else(|| Fault::new("a root key file needs a folder"))?;
    let mut new = tempfile::NamedTempFile::new_in(folder)?;
    for key in keys {
        writeln!(new, "{}", *key.written())?;
    }
    new.as_file().sync_all()?;
    Ok(new)
}

/// The name is on disk too, before anything is wrapped by what it names.
fn settle(file: &Path) -> Result<(), Fault> {
    let folder = file.parent().ok_or_else(|| Fault::new("a root key file needs a folder"))?;
    Ok(fs::File::open(folder)?.sync_all()?)
}

#[cfg(unix)]
fn refuse_if_shared(file: &Path) -> Result<(), Fault> {
    use std::os::unix::fs::PermissionsExt;

    let mode = fs::metadata(file)?.permissions().mode() & 0o777;
    let others = mode & 0o077;
    if others == 0 {
        return Ok(());
    }
    let place = file.display();
    let asked = format!("{place} may be read by others (mode {mode:o}): `chmod 600 {place}`");
    Err(Fault::new(asked))
}

#[cfg(not(unix))]
fn refuse_if_shared(_: &Path) -> Result<(), Fault> {
    Ok(())
}
