//! Cutting a file into rows. Where a row ends is found here, line by line, so that a quote which was never closed costs
//! its own line and no other; what stands in its cells is read by the library.

use kith_core::{
    Refusal,
    programme::table::{
        BIG, BYTES, CELLS, Column, EMPTY, Kind, LINES, MANY, NO_COLUMN, NOT_TEXT, Problem, QUOTE,
        ROWS, Row, STRAY, TWICE, cell, column, is_known,
    },
};

/// A file, cut.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// Its rows, each with the line on which it begins.
    pub(super) rows: Vec<(u32, Row)>,
    /// How many rows there are, those that cannot be read too.
    pub(super) all: usize,
    /// What is wrong with those that cannot be cut.
    pub(super) problems: Vec<Problem>,
    /// The headings that are not read.
    pub(super) unread: Vec<String>,
    /// The headings that are.
    headings: Vec<(Column, String)>,
}

/// What stands between cells.
const BETWEEN: [u8; 3] = [b',', b';', b'\t'];

/// Where a row ends, and how.
struct End {
    /// The first byte of the next row.
    next: usize,
    /// How many lines it went on for.
    lines: u32,
    /// What is wrong with its quotes.
    wrong: Option<Refusal>,
}

/// Cuts `text` into rows of `kind`.
///
/// # Errors
/// [`BIG`], [`NOT_TEXT`], [`EMPTY`], [`MANY`], [`NO_COLUMN`], [`TWICE`].
pub(super) fn cut(kind: Kind, text: &str) -> Result<Sheet, Refusal> {
    if text.len() > BYTES {
        return Err(BIG);
    }
    if text.contains(['\u{fffd}', '\0']) {
        return Err(NOT_TEXT);
    }
    let text = text.trim_start_matches('\u{feff}');
    let bytes = text.as_bytes();
    let between = between(text);
    let (mut at, mut line, mut sheet) = (0, 1_u32, Sheet::default());
    let mut columns: Option<Vec<Option<Column>>> = None;
    while at < bytes.len() {
        let end = end(bytes, at, between);
        let here = text.get(at..end.next).unwrap_or_default();
        let begins = line;
        (at, line) = (end.next, line.saturating_add(end.lines));
        if here.trim().is_empty() {
            continue;
        }
        let cells = cells(here, between);
        let Some(known) = &columns else {
            columns = Some(sheet.head(kind, &cells)?);
            continue;
        };
        // A row without a word in it is a row that somebody emptied.
        if end.wrong.is_none() && cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        sheet.all += 1;
        if sheet.all > ROWS {
            return Err(MANY);
        }
        let uneven = (cells.len() != known.len()).then_some(CELLS);
        match end.wrong.or(uneven) {
            Some(why) => {
                sheet.problems.push(Problem { line: begins, column: String::new(), why });
            }
            None => sheet.rows.push((begins, row(known, &cells))),
        }
    }
    if sheet.all == 0 { Err(EMPTY) } else { Ok(sheet) }
}

impl Sheet {
    /// What the file calls `column`.
    pub(super) fn heading(&self, column: Column) -> String {
        let found = self.headings.iter().find(|(is, _)| *is == column);
        found.map_or_else(|| column.word().to_owned(), |(_, heading)| heading.clone())
    }

    /// Reads the headings: what each column says.
    fn head(&mut self, kind: Kind, cells: &[String]) -> Result<Vec<Option<Column>>, Refusal> {
        let columns: Vec<_> = cells.iter().map(|heading| column(kind, heading)).collect();
        for (found, heading) in columns.iter().zip(cells) {
            let heading: String = heading.trim().chars().take(80).collect();
            match found {
                Some(column) if self.headings.iter().any(|(is, _)| is == column) => {
                    return Err(TWICE);
                }
                Some(column) => self.headings.push((*column, heading)),
                None if is_known(kind, &heading) || heading.is_empty() => {}
                None => self.unread.push(heading),
            }
        }
        self.unread.truncate(50);
        let has = |column: &Column| columns.contains(&Some(*column));
        if kind.needs().iter().all(has) { Ok(columns) } else { Err(NO_COLUMN) }
    }
}

/// What stands between cells: whatever the first line has most of.
fn between(text: &str) -> u8 {
    let head = text.lines().next().unwrap_or_default();
    let count = |mark: &u8| head.bytes().filter(|byte| byte == mark).count();
    let most = BETWEEN.iter().copied().rev().max_by_key(count);
    most.unwrap_or(b',')
}

/// Where the row that begins at `from` ends. One whose quote is never closed, or not soon, ends with its first line.
fn end(bytes: &[u8], from: usize, between: u8) -> End {
    let (mut quoted, mut closed, mut fresh, mut stray) = (false, false, true, false);
    let (mut lines, mut first) = (1, None);
    for (at, byte) in bytes.iter().enumerate().skip(from) {
        let ends = *byte == b'\n';
        if ends && first.is_none() {
            first = Some(at + 1);
        }
        if ends && !quoted {
            return whole((at + 1, lines), stray, first);
        }
        match byte {
            b'"' if quoted => (quoted, closed) = (false, true),
            b'"' if fresh || closed => (quoted, closed) = (true, false),
            _ if quoted => {}
            byte if *byte == between => (fresh, closed) = (true, false),
            b'\r' => {}
            _ => {
                stray |= closed;
                (fresh, closed) = (false, false);
            }
        }
        if *byte != between || quoted {
            fresh = false;
        }
        if ends {
            lines += 1;
        }
        if usize::try_from(lines).is_ok_and(|lines| lines > LINES) {
            break;
        }
    }
    if quoted {
        return End { next: first.unwrap_or(bytes.len()), lines: 1, wrong: Some(QUOTE) };
    }
    whole((bytes.len(), lines), stray, first)
}

/// A row that goes on for so many lines and is over. One that went on, and on whose quotes something follows, took the
/// quotes of its neighbour for its own: it ends with its `first` line.
fn whole((next, lines): (usize, u32), stray: bool, first: Option<usize>) -> End {
    match first.filter(|_| stray && lines > 1) {
        Some(first) => End { next: first, lines: 1, wrong: Some(QUOTE) },
        None => End { next, lines, wrong: stray.then_some(STRAY) },
    }
}

/// The cells of a row.
fn cells(row: &str, between: u8) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(between)
        .buffer_capacity(row.len().max(64))
        .from_reader(row.as_bytes());
    let read = reader.records().next().and_then(Result::ok).unwrap_or_default();
    read.iter().map(str::to_owned).collect()
}

/// What `cells` say, by the columns that are read.
fn row(columns: &[Option<Column>], cells: &[String]) -> Row {
    let known = columns.iter().zip(cells);
    known.filter_map(|(column, text)| Some(((*column)?, cell::read(text).to_owned()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(sheet: &Sheet) -> Vec<u32> {
        sheet.rows.iter().map(|(line, _)| *line).collect()
    }

    fn told(sheet: &Sheet) -> Vec<(u32, Refusal)> {
        sheet.problems.iter().map(|problem| (problem.line, problem.why)).collect()
    }

    #[test]
    fn a_quote_that_is_never_closed_costs_its_own_line_and_no_other() {
        let open = format!("key,name\na,\"Ann\nb,Bea\n{}", "c,Cy\n".repeat(60));
        let sheet = cut(Kind::People, &open).unwrap();
        assert_eq!(told(&sheet), [(2, QUOTE)]);
        assert_eq!((sheet.rows.len(), sheet.all), (61, 62));
        let last = cut(Kind::People, "key,name\na,Ann\nb,\"Bea\nc,Cy").unwrap();
        assert_eq!((told(&last), lines(&last)), (vec![(3, QUOTE)], vec![2, 4]));
        let quoted = "\"key\",\"name\"\n\"a\",\"Ann\n\"b\",\"Bea\"\n\"c\",\"Cy\"\n";
        let quoted = cut(Kind::People, quoted).unwrap();
        assert_eq!((told(&quoted), lines(&quoted)), (vec![(2, QUOTE)], vec![3, 4]));
        let stray =
            cut(Kind::People, "key,name\na,\"Ann\" B\nb,5\" tall\nc,\"a \"\"b\"\"\"").unwrap();
        assert_eq!((told(&stray), lines(&stray)), (vec![(2, STRAY)], vec![3, 4]));
        assert_eq!(stray.rows[1].1[1].1, "a \"b\"");
    }

    #[test]
    fn a_cell_may_go_on_over_lines_and_the_next_row_keeps_its_number() {
        let sheet =
            cut(Kind::People, "key,words\r\na,\"one\r\ntwo, three\"\r\nb,four\r\n").unwrap();
        assert_eq!(lines(&sheet), [2, 4]);
        assert_eq!(sheet.rows[0].1[1].1, "one\r\ntwo, three");
    }

    #[test]
    fn files_come_as_spreadsheets_save_them() {
        for text in
            ["\u{feff}key;name\na;Ann", "key\tname\na\tAnn", "key,name\r\na,Ann\r\n,\r\n\r\n"]
        {
            let sheet = cut(Kind::People, text).unwrap();
            assert_eq!(sheet.rows[0].1[1].1, "Ann", "{text:?}");
            assert_eq!(sheet.all, 1);
        }
        let sheet = cut(Kind::People, "key,grade,stands\na,HEO,waits\nb,AO").unwrap();
        assert_eq!(
            (sheet.unread.clone(), told(&sheet)),
            (vec!["grade".to_owned()], vec![(3, CELLS)])
        );
        let why = |text: &str| cut(Kind::People, text).unwrap_err();
        assert_eq!(why("name\nAnn"), NO_COLUMN);
        assert_eq!(why("key,email\na,b"), TWICE);
        assert_eq!(why("key,name\n"), EMPTY);
        assert_eq!(why("key\nb\u{fffd}"), NOT_TEXT);
        assert_eq!(why(&format!("key\n{}", "a\n".repeat(10_001))), MANY);
        assert_eq!(why(&"a".repeat(4_000_001)), BIG);
    }
}
