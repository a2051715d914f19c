//! Files that appear whole or not at all.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use anyhow::Context as _;
use tempfile::{Builder, NamedTempFile};

/// A file that is being written beside its place, and stands there after [`Draft::keep`]. Dropped before, it leaves
/// nothing.
pub(super) struct Draft {
    path: PathBuf,
    to: Place,
}

enum Place {
    Beside(BufWriter<NamedTempFile>),
    /// A pipe or a device: nothing can be moved there.
    Straight(BufWriter<File>),
}

impl Draft {
    pub(super) fn new(path: &Path) -> anyhow::Result<Self> {
        let named = || path.display().to_string();
        let device = fs::metadata(path).is_ok_and(|it| !it.is_file() && !it.is_dir());
        let to = if device {
            let file = OpenOptions::new().write(true).open(path).with_context(named)?;
            Place::Straight(BufWriter::new(file))
        } else {
            let folder = path.parent().filter(|it| !it.as_os_str().is_empty());
            let file = beside(folder.unwrap_or(Path::new("."))).with_context(named)?;
            Place::Beside(BufWriter::with_capacity(1 << 16, file))
        };
        Ok(Self { path: path.to_owned(), to })
    }

    /// Puts the file in its place.
    pub(super) fn keep(self) -> anyhow::Result<()> {
        let named = || self.path.display().to_string();
        match self.to {
            Place::Straight(mut file) => file.flush().with_context(named),
            Place::Beside(file) => {
                let file = file
                    .into_inner()
                    .map_err(io::IntoInnerError::into_error)
                    .with_context(named)?;
                file.persist(&self.path).map_err(|it| it.error).with_context(named)?;
                Ok(())
            }
        }
    }
}

impl Write for Draft {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.to {
            Place::Beside(file) => file.write(bytes),
            Place::Straight(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.to {
            Place::Beside(file) => file.flush(),
            Place::Straight(file) => file.flush(),
        }
    }
}

/// A file of its own name in the same folder, with the rights that any new file has.
fn beside(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".kith-").suffix(".part");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}
