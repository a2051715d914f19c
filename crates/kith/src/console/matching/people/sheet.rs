//! A spreadsheet as it was saved: which letters, which separator, and its cells with their lines. What the cells mean is
//! asked elsewhere.

use std::{fs, path::Path};

use anyhow::{Context as _, bail};

use super::super::lines::Lines;

/// Rows of cells, blank lines left out.
#[derive(Debug)]
pub(super) struct Sheet {
    /// The name of the file, for whoever has to mend it.
    pub(super) name: String,
    /// Empty where the file has no header.
    pub(super) header: Vec<String>,
    pub(super) rows: Vec<Row>,
    /// How the file was read: letters and separator.
    pub(super) how: String,
}

/// One row, with the line on which it begins.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) line: u64,
    pub(super) cells: Vec<String>,
}

impl Sheet {
    /// Reads a file; `header` says whether its first row names the columns.
    ///
    /// # Errors
    /// Where the file cannot be read, or has no header.
    pub(super) fn read(path: &Path, header: bool) -> anyhow::Result<Self> {
        let name = path.display().to_string();
        let bytes = fs::read(path).with_context(|| name.clone())?;
        let (letters, text) = decode(&bytes);
        let (told, text, skipped) = hint(&text);
        let separator = told.unwrap_or_else(|| separator(text));
        let mut rows = rows(text, separator);
        if let Some(row) = rows.last().filter(|row| unclosed(text, row)) {
            bail!("{name}:{}:1: a quotation mark that closes the last cell expected", row.line);
        }
        for row in &mut rows {
            row.line += skipped;
        }
        rows.retain(|row| row.cells.iter().any(|cell| !cell.is_empty()));
        if header && rows.is_empty() {
            bail!("{name}:1:1: a header with the names of the columns expected");
        }
        let head = if header { rows.remove(0).cells } else { Vec::new() };
        let between = match separator {
            b'\t' => "tab",
            b';' => "semicolon",
            _ => "comma",
        };
        Ok(Self { name, header: head, rows, how: format!("{letters}, {between}") })
    }
}

/// Whether the last cell swallows lines because its quotation mark is never closed.
fn unclosed(text: &str, last: &Row) -> bool {
    text.matches('"').count() % 2 == 1 && last.cells.iter().any(|cell| cell.contains('\n'))
}

/// The letters of a file, by its mark or by what they can be: UTF-16 has a zero in every second byte of a table, UTF-8
/// proves itself, and every byte means something in Windows-1252, which holds all of Latin-1 that is printed.
fn decode(bytes: &[u8]) -> (&'static str, String) {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return ("UTF-8", String::from_utf8_lossy(rest).into_owned());
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return ("UTF-16", utf16(rest, u16::from_le_bytes));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return ("UTF-16", utf16(rest, u16::from_be_bytes));
    }
    let zeros =
        |odd: usize| bytes.iter().skip(odd).step_by(2).take(100).filter(|&&byte| byte == 0).count();
    match (zeros(0), zeros(1)) {
        (0, 1..) => ("UTF-16", utf16(bytes, u16::from_le_bytes)),
        (1.., 0) => ("UTF-16", utf16(bytes, u16::from_be_bytes)),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => ("UTF-8", text.to_owned()),
            Err(_) => ("Windows-1252", bytes.iter().map(|&byte| windows_1252(byte)).collect()),
        },
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).filter_map(|two| two.try_into().ok().map(unit));
    char::decode_utf16(units).map(|it| it.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// Windows-1252 differs from Latin-1 in 0x80..=0x9F only (Unicode's table of it; five places are not used).
fn windows_1252(byte: u8) -> char {
    const HIGH: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ";
    match byte {
        0x80..=0x9F => HIGH.chars().nth(usize::from(byte - 0x80)).unwrap_or(' '),
        _ => char::from(byte),
    }
}

/// `sep=;`, which some programs write before the header: the separator, the rest, and the lines that this took.
fn hint(text: &str) -> (Option<u8>, &str, u64) {
    let told = text.strip_prefix("sep=").and_then(|rest| {
        let (told, rest) = rest.split_once('\n')?;
        let [byte] = told.trim_end_matches('\r').as_bytes() else { return None };
        Some((*byte, rest))
    });
    told.map_or((None, text, 0), |(byte, rest)| (Some(byte), rest, 1))
}

/// The separator under which the rows agree most on how many cells they have; of equals the one with more cells.
fn separator(text: &str) -> u8 {
    let judged = b",;\t".map(|separator| {
        let rows = rows(text, separator);
        let width = rows.first().map_or(0, |row| row.cells.len());
        let same = rows.iter().filter(|row| row.cells.len() == width).count();
        let share = (same * 100).checked_div(rows.len()).unwrap_or(0);
        ((width > 1, share, width), separator)
    });
    let best = judged.into_iter().max_by_key(|(judged, separator)| (*judged, *separator == b','));
    best.map_or(b',', |(_, separator)| separator)
}

fn rows(text: &str, separator: u8) -> Vec<Row> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let records = reader.records().filter_map(Result::ok);
    let mut lines = Lines::of(text.as_bytes());
    records
        .map(|record| {
            let line = lines.at(&record);
            Row { line, cells: record.iter().map(tidied).collect() }
        })
        .collect()
}

/// Without the blanks around it; a blank that does not break is a blank.
fn tidied(cell: &str) -> String {
    let plain = cell.replace(['\u{A0}', '\u{202F}', '\u{2007}'], " ").replace('\u{200B}', "");
    plain.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], letters: &str, text: &str) {
        assert_eq!(decode(bytes), (super::decode(bytes).0, text.to_owned()));
        assert_eq!(decode(bytes).0, letters);
    }

    #[test]
    fn letters_are_told_by_their_mark_or_by_what_they_can_be() {
        check(b"\xEF\xBB\xBFna\xC3\xAFve", "UTF-8", "naïve");
        check(b"na\xC3\xAFve", "UTF-8", "naïve");
        check(b"na\xEFve \x80 \x96", "Windows-1252", "naïve € –");
        check(b"\xFF\xFEn\0\xEF\0", "UTF-16", "nï");
        check(b"\xFE\xFF\0n\0\xEF", "UTF-16", "nï");
        check(b"n\0a\0,\0", "UTF-16", "na,");
        check(b"", "UTF-8", "");
    }

    #[test]
    fn the_separator_is_the_one_the_rows_agree_on() {
        let check =
            |text, expected: char| assert_eq!(char::from(separator(text)), expected, "{text}");
        check("a,b\n1,2\n", ',');
        check("a;b, or c\n1;2\n3;4\n", ';');
        check("a\tb\n1,5\t2\n", '\t');
        check("\"a;b\",c\n1,2\n", ',');
        check("a\n1\n", ',');
        check("", ',');
    }

    #[test]
    fn quoted_line_breaks_keep_the_line_of_their_row() {
        let rows = rows("a,b\r\n\"1\r\n2\",x\r\n\r\n3,\u{A0}y \r\n", b',');
        let lines: Vec<_> = rows.iter().map(|row| (row.line, row.cells.len())).collect();
        assert_eq!(lines, [(1, 2), (2, 2), (5, 2)]);
        assert_eq!(rows[1].cells[0], "1\r\n2");
        assert_eq!(rows[2].cells[1], "y");
    }
}
