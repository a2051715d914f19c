//! What a cell says: yes or no, a number, a list. A cell that says something else is named with what was expected.

/// The text by which headers and words are compared: small letters, everything but letters and digits a blank.
pub(super) fn normal(text: &str) -> String {
    let plain: String = text
        .chars()
        .flat_map(char::to_lowercase)
        .map(|c| if c.is_alphanumeric() || matches!(c, '#' | '+') { c } else { ' ' })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Yes or no, however it is written.
///
/// # Errors
/// What was expected.
pub(super) fn truth(cell: &str) -> Result<bool, String> {
    match normal(cell).as_str() {
        _ if cell.trim() == "✓" => Ok(true),
        "yes" | "y" | "true" | "1" | "x" | "ja" | "oui" | "si" | "sí" => Ok(true),
        "no" | "n" | "false" | "0" | "" | "nein" | "non" => Ok(false),
        _ => Err("yes or no".to_owned()),
    }
}

/// A number; of a range (`3-5`, `3 to 5`, `10+`, `up to 3`) its upper end.
///
/// # Errors
/// What was expected.
pub(super) fn number(cell: &str) -> Result<u32, String> {
    let expected = || "a whole number, or a range like 3-5 or 10+".to_owned();
    let plain = cell.trim().to_lowercase();
    let plain = plain.trim_start_matches("up to ").trim_end_matches('+');
    let plain = plain.replace(['–', '—', '−'], "-").replace(" to ", "-");
    let ends: Option<Vec<u32>> = plain.split('-').map(|end| whole(end.trim())).collect();
    match ends.as_deref() {
        Some([one]) => Ok(*one),
        Some([low, high]) if low <= high => Ok(*high),
        _ => Err(expected()),
    }
}

/// `3`, and `3.0` as spreadsheets like to write it.
fn whole(text: &str) -> Option<u32> {
    let text = text.strip_suffix(".0").unwrap_or(text);
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits { text.parse().ok().filter(|&it| it <= kith_match::MAX_SEATS) } else { None }
}

/// An address with something on both sides of its one `@`; compared in small letters.
///
/// # Errors
/// What was expected.
pub(super) fn email(cell: &str) -> Result<String, String> {
    let good = |it: &(&str, &str)| {
        !it.0.is_empty() && !it.1.is_empty() && !it.1.contains('@') && !cell.contains(' ')
    };
    cell.split_once('@')
        .filter(good)
        .map(|_| cell.to_lowercase())
        .ok_or("an e-mail address".to_owned())
}

/// The words of a cell: its parts between `split`, or the whole cell.
pub(super) fn words(cell: &str, split: Option<char>) -> Vec<String> {
    let parts: Vec<&str> = match split {
        Some(split) => cell.split(split).collect(),
        None => vec![cell],
    };
    parts.into_iter().map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_compared_without_their_manners() {
        assert_eq!(
            normal(" What types of\u{A0}support … do you need?* "),
            "what types of support do you need"
        );
        assert_eq!(normal("E-Mail_Address"), "e mail address");
    }

    #[test]
    fn numbers_and_ranges() {
        let check = |cell, expected: Option<u32>| assert_eq!(number(cell).ok(), expected, "{cell}");
        check("3", Some(3));
        check("3.0", Some(3));
        check(" 3 - 5 ", Some(5));
        check("3–5", Some(5));
        check("2 to 4", Some(4));
        check("10+", Some(10));
        check("up to 3", Some(3));
        check("5-3", None);
        check("-1", None);
        check("two", None);
        check("1000001", None);
        check("", None);
    }

    #[test]
    fn yes_and_no() {
        for yes in ["Yes", " y ", "TRUE", "1", "x", "✓"] {
            assert_eq!(truth(yes), Ok(true), "{yes}");
        }
        for no in ["no", "No ", "0", "", "FALSE"] {
            assert_eq!(truth(no), Ok(false), "{no}");
        }
        assert!(truth("maybe").is_err());
    }

    #[test]
    fn addresses() {
        assert_eq!(email("Ada@Example.org"), Ok("ada@example.org".to_owned()));
        for bad in ["ada", "@b", "a@", "a b@c", "a@b@c"] {
            assert!(email(bad).is_err(), "{bad}");
        }
    }
}
