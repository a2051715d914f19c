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

/// Hands the rows on in the order of the file, part by part; before the first part about how many there will be.
/// Gives the file's SHA-256.
///
/// # Errors
/// Where the file cannot be read; the first slip with line and column.
pub(super) fn read<const N: usize, T: Send>(
    path: &Path,
    header: &str,
    row: impl Fn([u32; N]) -> Result<T, Wrong> + Sync,
    mut hand_on: impl FnMut(usize, Vec<T>),
) -> anyhow::Result<String> {
    let named = || path.display().to_string();
    let mut blocks = Blocks::open(path)?;
    let mut sha = Sha256::new();
    let mut rows = 0;
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
            let read: Vec<_> = parts.into_iter().map(joined).collect();
            joined(hash);
            (next, read)
        });
        let mut about = if rows == 0 { about(&read, lines.len(), blocks.size) } else { 0 };
        for part in read {
            match part {
                Ok(part) => {
                    rows += part.len();
                    hand_on(std::mem::take(&mut about), part);
                }
                Err(Slip { lines, column, what }) => {
                    bail!("{}:{}:{column}: {what} expected", path.display(), rows + lines + 2)
                }
            }
        }
        blocks.give_back(bytes);
        (block, skip) = (next.with_context(named)?, 0);
    }
    Ok(hexadecimal(&sha.finalize()))
}

fn threads() -> usize {
    thread::available_parallelism().map_or(2, usize::from)
}

fn joined<T>(thread: thread::ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| resume_unwind(panic))
}

/// How many rows the whole file will have, by its first block: asked for at once, they need no second place while
/// they grow.
fn about<T>(read: &[Result<Vec<T>, Slip>], bytes: usize, size: u64) -> usize {
    let rows: usize = read.iter().flatten().map(Vec::len).sum();
    let times = usize::try_from(size).unwrap_or(0) / bytes.max(1) + 1;
    if times <= 1 { rows } else { rows.saturating_mul(times) }
}

/// Takes whole lines apart. The one loop over all bytes of a large file: eight digits at once where that is possible,
/// else byte by byte.
fn take<const N: usize, T>(
    part: &[u8],
    row: &impl Fn([u32; N]) -> Result<T, Wrong>,
) -> Result<Vec<T>, Slip> {
    let mut rows = Vec::with_capacity(part.len() / (N * 4));
    let mut rest = part;
    while !rest.is_empty() {
        let (line, read, used) = if let Some((numbers, used)) = swift(rest) {
            (rest, Some(numbers), used)
        } else {
            let end = rest.iter().position(|&byte| byte == b'\n').unwrap_or(rest.len());
            let line = rest.get(..end).unwrap_or_default();
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            (line, numbers(line), end + 1)
        };
        match read.map(row) {
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
        rest = rest.get(used..).unwrap_or_default();
    }
    Ok(rows)
}

/// The numbers of the next line and how many bytes it takes, where each has at most seven digits and the line ends with
/// a plain line break that is not among the last bytes.
fn swift<const N: usize>(rest: &[u8]) -> Option<([u32; N], usize)> {
    let (mut row, mut at) = ([0; N], 0);
    for (place, number) in row.iter_mut().enumerate() {
        let (value, digits) = up_to_seven(*rest.get(at..)?.first_chunk()?)?;
        let after = if place + 1 == N { b'\n' } else { b',' };
        if rest.get(at + digits) != Some(&after) {
            return None;
        }
        (*number, at) = (value, at + digits + 1);
    }
    Some((row, at))
}

/// The number that eight bytes begin with, and how many digits it has; nothing without a digit or with eight. All bytes
/// at once: a digit is 0 to 9 after `^ '0'`; the digits go to the end, behind zeros; then pairs, fours, the whole.
fn up_to_seven(bytes: [u8; 8]) -> Option<(u32, usize)> {
    let values = u64::from_le_bytes(bytes) ^ 0x3030_3030_3030_3030;
    let others = (values.wrapping_add(0x7676_7676_7676_7676) | values) & 0x8080_8080_8080_8080;
    let digits = others.trailing_zeros() / 8;
    if digits == 0 || digits == 8 {
        return None;
    }
    let digit = values << (64 - 8 * digits);
    let pair = digit.wrapping_mul(10).wrapping_add(digit >> 8);
    let high = (pair & 0x0000_00FF_0000_00FF).wrapping_mul(0x000F_4240_0000_0064);
    let low = ((pair >> 16) & 0x0000_00FF_0000_00FF).wrapping_mul(0x0000_2710_0000_0001);
    let value = u32::try_from(high.wrapping_add(low) >> 32).ok()?;
    Some((value, usize::try_from(digits).ok()?))
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

#[cfg(test)]
mod tests {
    use super::{Slip, numbers, swift, take, up_to_seven};

    #[test]
    fn eight_bytes_are_read_as_one_by_one() {
        let check =
            |bytes: &[u8; 8], expected| assert_eq!(up_to_seven(*bytes), expected, "{bytes:?}");
        check(b"1,000000", Some((1, 1)));
        check(b"1234567,", Some((1_234_567, 7)));
        check(b"0000009\n", Some((9, 7)));
        check(b"12\xFF\xFF9999", Some((12, 2)));
        check(b"42/:;<=>", Some((42, 2)));
        check(b"12345678", None);
        check(b",1234567", None);
        check(b"-1234567", None);
        for number in (0..10_000_000_u32).step_by(977) {
            let text = format!("{number},        ");
            let digits = text.find(',').unwrap();
            assert_eq!(
                up_to_seven(*text.as_bytes().first_chunk().unwrap()),
                Some((number, digits))
            );
        }
    }

    #[test]
    fn both_ways_of_reading_agree() {
        for line in [
            "1,2",
            "1,",
            ",2",
            "1;2",
            "1,2,3",
            "12345678,1",
            "123456789,1",
            "1234567890,1",
            "1, 2",
            "a,b",
            "",
        ] {
            let long = format!("{line}\n                ");
            if let Some((read, used)) = swift::<2>(long.as_bytes()) {
                assert_eq!(
                    (Some(read), used),
                    (numbers(line.as_bytes()), line.len() + 1),
                    "{line}"
                );
            }
            let whole = format!("7,8\n{line}\n9,9\n");
            let read: Result<Vec<[u32; 2]>, Slip> = take(whole.as_bytes(), &Ok);
            let expected = numbers::<2>(line.as_bytes()).map(|it| vec![[7, 8], it, [9, 9]]);
            assert_eq!(read.ok(), expected, "{line}");
        }
    }
}
