//! A file in large blocks that end with a line: one is read while the last is hashed and taken apart.

use std::{fs::File, io::Read as _, path::Path};

use anyhow::Context as _;

/// Large enough that threads are worth starting, small enough to stay near the processor.
const SIZE: usize = 2 << 20;

/// The blocks of a file.
pub(super) struct Blocks {
    file: File,
    /// The beginning of a line whose end has not been read.
    rest: Vec<u8>,
    /// A block that was read and is no longer needed: new memory costs more than what is read into it.
    spare: Vec<u8>,
    done: bool,
    /// The size of the file when it was opened; 0 where it has none.
    pub(super) size: u64,
}

impl Blocks {
    pub(super) fn open(path: &Path) -> anyhow::Result<Self> {
        let named = || path.display().to_string();
        let file = File::open(path).with_context(named)?;
        let size = file.metadata().with_context(named)?.len();
        Ok(Self { file, rest: Vec::new(), spare: Vec::new(), done: false, size })
    }

    /// The next lines, whole; `None` at the end of the file. A line longer than a block makes a longer block.
    pub(super) fn next(&mut self) -> std::io::Result<Option<Vec<u8>>> {
        if self.done {
            return Ok(None);
        }
        let mut block = std::mem::take(&mut self.spare);
        block.clear();
        block.reserve(self.rest.len() + SIZE);
        block.append(&mut self.rest);
        loop {
            let wanted = u64::try_from(SIZE).unwrap_or(u64::MAX);
            let read = self.file.by_ref().take(wanted).read_to_end(&mut block)?;
            if read == 0 {
                self.done = true;
                return Ok((!block.is_empty()).then_some(block));
            }
            if let Some(last) = block.iter().rposition(|&byte| byte == b'\n') {
                self.rest.extend_from_slice(block.get(last + 1..).unwrap_or_default());
                block.truncate(last + 1);
                return Ok(Some(block));
            }
        }
    }
}

impl Blocks {
    /// Takes a block back, to read into it once more.
    pub(super) fn give_back(&mut self, block: Vec<u8>) {
        self.spare = block;
    }
}

/// Cuts lines into about as many parts as there are threads; each part but the last ends with a line.
pub(super) fn parts(mut lines: &[u8], threads: usize) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    for left in (1..=threads).rev() {
        let about = lines.len() / left;
        let rest = lines.get(about..).unwrap_or_default();
        let end =
            rest.iter().position(|&byte| byte == b'\n').map_or(lines.len(), |at| about + at + 1);
        let (part, after) = lines.split_at_checked(end).unwrap_or((lines, &[]));
        parts.push(part);
        lines = after;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn parts_end_with_lines_and_lose_nothing() {
        for text in ["", "1\n", "1", "1\n22\n333\n4444\n55555", "\n\n\n\n"] {
            for threads in 1..5 {
                let parts = parts(text.as_bytes(), threads);
                assert_eq!(parts.concat(), text.as_bytes());
                let inner = parts.iter().filter(|part| !part.is_empty());
                let all: Vec<_> = inner.collect();
                assert!(all.iter().rev().skip(1).all(|part| part.ends_with(b"\n")), "{text:?}");
            }
        }
    }
}
