//! One cell of a table, as it is written and as it is read again. Used by every table that leaves the house.

/// What spreadsheets take for the beginning of a formula.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '|', '%', '\t', '\r'];

/// `text` as a cell that no spreadsheet takes for a formula, and that does not end early.
#[must_use]
pub fn written(text: &str) -> String {
    let guard = if text.starts_with(FORMULA) { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

/// Cells as a line.
#[must_use]
pub fn line(cells: &[&str]) -> String {
    let mut line = cells.iter().map(|cell| written(cell)).collect::<Vec<_>>().join(",");
    line.push_str("\r\n");
    line
}

/// What stood in a cell before [`written`] guarded it, without spaces around it.
#[must_use]
pub fn read(cell: &str) -> &str {
    let cell = cell.trim();
    cell.strip_prefix('\'').filter(|rest| rest.starts_with(FORMULA)).unwrap_or(cell).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_or_ends_early() {
        for (text, cell) in [
            ("Back to work", "\"Back to work\""),
            ("=1+1", "\"'=1+1\""),
            ("@work", "\"'@work\""),
            ("a \"b\", c", "\"a \"\"b\"\", c\""),
        ] {
            assert_eq!(written(text), cell);
        }
        assert_eq!(line(&["a", "-1"]), "\"a\",\"'-1\"\r\n");
    }

    #[test]
    fn what_goes_out_comes_in() {
        for text in ["=1+1", "'quoted'", "plain", "-5"] {
            let cell = written(text);
            assert_eq!(read(cell.trim_matches('"')), text);
        }
    }
}
