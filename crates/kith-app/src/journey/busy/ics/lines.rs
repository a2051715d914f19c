//! The lines of a file: unfolded, taken apart, and dropped where nothing of them is needed.

use kith_core::Refusal;

use super::Unread;

/// What is read; every other line is dropped before anything looks at what it says.
const READ: [&str; 18] = [
    "BEGIN",
    "END",
    "UID",
    "DTSTART",
    "DTEND",
    "DURATION",
    "RRULE",
    "RDATE",
    "EXDATE",
    "RECURRENCE-ID",
    "TRANSP",
    "STATUS",
    "X-MICROSOFT-CDO-BUSYSTATUS",
    "FREEBUSY",
    "TZID",
    "TZOFFSETTO",
    "X-LIC-LOCATION",
    "X-WR-TIMEZONE",
];

/// A line.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Where it begins in the file, from one.
    pub(super) number: usize,
    /// Its name, in capitals.
    pub(super) name: String,
    /// What stands beside its name: names in capitals, and what they say.
    params: Vec<(String, String)>,
    /// What it says.
    pub(super) value: String,
}

impl Line {
    /// What stands beside its name as `name`.
    pub(super) fn param(&self, name: &str) -> Option<&str> {
        let found = self.params.iter().find(|(is, _)| is == name);
        found.map(|(_, value)| value.as_str())
    }

    /// That it could not be read.
    pub(super) const fn unread(&self, why: Refusal) -> Unread {
        Unread { why, line: Some(self.number) }
    }
}

/// The lines of `text` that are needed, in their order.
pub(super) fn read(text: &str) -> Vec<Line> {
    let mut found = Vec::new();
    let mut whole: Option<(usize, String)> = None;
    for (at, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let line = line.strip_suffix('\r').unwrap_or(line);
        if let (Some(more), Some((_, begun))) = (line.strip_prefix([' ', '\t']), &mut whole) {
            begun.push_str(more);
        } else {
            found.extend(whole.take().and_then(|(number, line)| take_apart(number, &line)));
            whole = Some((at + 1, line.to_owned()));
        }
    }
    found.extend(whole.and_then(|(number, line)| take_apart(number, &line)));
    found
}

/// `None` where it is not needed.
fn take_apart(number: usize, line: &str) -> Option<Line> {
    let ends = line.find([';', ':'])?;
    let (name, rest) = line.split_at_checked(ends)?;
    let name = name.trim().to_ascii_uppercase();
    if !READ.contains(&name.as_str()) {
        return None;
    }
    let (params, value) = beside(rest)?;
    Some(Line { number, name, params, value: value.trim().to_owned() })
}

/// What stands between a name and its colon, and what comes after that. Within quotes a colon is a letter like any other.
fn beside(rest: &str) -> Option<(Vec<(String, String)>, &str)> {
    let mut quoted = false;
    let is_end = |(_, letter): &(usize, char)| {
        quoted ^= *letter == '"';
        *letter == ':' && !quoted
    };
    let (end, _) = rest.char_indices().find(is_end)?;
    let (params, value) = rest.split_at_checked(end)?;
    let each = params.split(';').filter_map(|one| {
        let (name, value) = one.split_once('=')?;
        Some((name.trim().to_ascii_uppercase(), value.trim().trim_matches('"').to_owned()))
    });
    Some((each.collect(), value.strip_prefix(':')?))
}
