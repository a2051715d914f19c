//! Tables of unsigned integers: an exact header, then rows of as many numbers. Read in parallel, hashed beside.

use std::{panic::resume_unwind, path::Path, thread};

use anyhow::{Context as _, bail};
use sha2::{Digest as _, Sha256};

use super::{block::Blocks, block::parts, hexadecimal};

/// What is made of a row.
pub(super) type Row<const N: usize, T> = fn([u32; N]) -> Result<T, Wrong>;

/// What is wrong with a row: which of its fields, from 0, and what was expected there.
pub(super) struct Wrong {
    pub(super) field: usize,
    pub(super) what: &'static str,
}

/// A slip within a part: lines before it, its column in bytes from 1, and what was expected.
struct Slip {
    lines: usize,
    column: usize,
    what: String,
}

/// The rows in the order of the file, and the file's SHA-256.
///
/// # Errors
/// Where the file cannot be read; the first slip with line and column.
pub(super) fn read<const N: usize, T: Copy + Send>(
    path: &Path,
    header: &str,
    row: impl Fn([u32; N]) -> Result<T, Wrong> + Sync,
) -> anyhow::Result<(Vec<T>, String)> {
    let named = || path.display().to_string();
    let mut blocks = Blocks::open(path)?;
    let mut sha = Sha256::new();
    let mut rows: Vec<T> = Vec::new();
    let first = blocks.next().with_context(named)?.unwrap_or_default();
    let end = first.iter().position(|&byte| byte == b'\n').map_or(first.len(), |at| at + 1);
    let (head, _) = first.split_at_checked(end).unwrap_or((&first, &[]));
    if head.trim_ascii() != header.as_bytes() {
        bail!("{}:1:1: the header {header} expected", path.display());
    }
    let (mut block, mut skip) = (Some(first), end);
    while let Some(bytes) = block {
        let lines = bytes.get(skip..).unwrap_or_default();
        let (next, read) = thread::scope(|scope| {
            let hash = scope.spawn(|| sha.update(&bytes));
            let parts = parts(lines, threads());
            let parts: Vec<_> =
                parts.into_iter().map(|part| scope.spawn(|| take(part, &row))).collect();
            let next = blocks.next();
            let joined: Vec<_> = parts.into_iter().map(joined).collect();
            joined_hash(hash);
            (next, joined)
        });
        if rows.is_empty() {
            rows.reserve(about(&read, lines.len(), blocks.size));
        }
        for part in read {
            match part {
                Ok(part) => rows.extend_from_slice(&part),
                Err(Slip { lines, column, what }) => {
                    bail!("{}:{}:{column}: {what} expected", path.display(), rows.len() + lines + 2)
                }
            }
        }
        (block, skip) = (next.with_context(named)?, 0);
    }
    Ok((rows, hexadecimal(&sha.finalize())))
}

fn threads() -> usize {
    thread::available_parallelism().map_or(2, usize::from)
}

fn joined<T>(thread: thread::ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| resume_unwind(panic))
}

fn joined_hash(thread: thread::ScopedJoinHandle<'_, ()>) {
    joined(thread);
}

/// How many rows the whole file will have, by its first block: asked for at once, they need no second place while
/// they grow.
fn about<T>(read: &[Result<Vec<T>, Slip>], bytes: usize, size: u64) -> usize {
    let rows: usize = read.iter().flatten().map(Vec::len).sum();
    let times = usize::try_from(size).unwrap_or(0) / bytes.max(1) + 1;
    if times <= 1 { rows } else { rows.saturating_mul(times) }
}

/// Takes whole lines apart. The one loop over all bytes of a large file: a digit is the common case and comes first.
fn take<const N: usize, T>(
    part: &[u8],
    row: &impl Fn([u32; N]) -> Result<T, Wrong>,
) -> Result<Vec<T>, Slip> {
    let mut rows = Vec::with_capacity(part.len() / (N * 4));
    for line in part.strip_suffix(b"\n").unwrap_or(part).split(|&byte| byte == b'\n') {
        if part.is_empty() {
            break;
        }
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let made = numbers(line).map(row);
        match made {
            Some(Ok(made)) => rows.push(made),
            Some(Err(Wrong { field, what })) => {
                let column = start(line, field);
                return Err(Slip { lines: rows.len(), column, what: what.to_owned() });
            }
            None => {
                let what =
                    format!("{N} unsigned integers of at most nine digits, a comma between,");
                return Err(Slip { lines: rows.len(), column: fault::<N>(line), what });
            }
        }
    }
    Ok(rows)
}

fn numbers<const N: usize>(line: &[u8]) -> Option<[u32; N]> {
    let mut row = [0; N];
    let mut bytes = line.iter();
    for (place, number) in row.iter_mut().enumerate() {
        let (mut sum, mut digits) = (0_u32, 0);
        let ended = loop {
            let Some(byte) = bytes.next() else { break true };
            let digit = byte.wrapping_sub(b'0');
            if digit > 9 {
                if *byte == b',' {
                    break false;
                }
                return None;
            }
            digits += 1;
            sum = sum.wrapping_mul(10).wrapping_add(u32::from(digit));
        };
        if digits == 0 || digits > 9 || ended != (place + 1 == N) {
            return None;
        }
        *number = sum;
    }
    Some(row)
}

/// The column, from 1, at which a field begins.
fn start(line: &[u8], field: usize) -> usize {
    let before = line.split(|&byte| byte == b',').take(field);
    before.map(|field| field.len() + 1).sum::<usize>() + 1
}

/// The column of the first field that is no number, or of the end where fields are missing or too many.
fn fault<const N: usize>(line: &[u8]) -> usize {
    let fields = line.split(|&byte| byte == b',');
    let good =
        |field: &&[u8]| (1..=9).contains(&field.len()) && field.iter().all(u8::is_ascii_digit);
    let place = fields.clone().take(N).take_while(good).count();
    if place < N && place < fields.count() {
        start(line, place)
    } else {
        start(line, N).min(line.len() + 1)
    }
}
