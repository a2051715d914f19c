//! Reads an instance from its bytes. Strict: exact headers, unsigned integers, every id once.

use serde_json::Value;

/// The most people that are read; a file that names more is not an instance but an attack on memory.
const MOST_PEOPLE: u64 = 50_000_000;
const MOST: u32 = 1_000_000;

/// The files of an instance, the pairs, and the certificate, as bytes.
#[derive(Clone, Copy, Debug)]
pub struct Papers<'a> {
    /// `meta.json`.
    pub meta: &'a [u8],
    /// `edges.csv`.
    pub edges: &'a [u8],
    /// `caps.csv`; needed with mentors.
    pub caps: Option<&'a [u8]>,
    /// `caps_a.csv`, where it exists.
    pub caps_a: Option<&'a [u8]>,
    /// The pairs.
    pub pairs: &'a [u8],
    /// The certificate.
    pub certificate: &'a [u8],
}

/// What cannot be judged because it cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {what}")]
pub struct Unreadable {
    /// Which file.
    pub file: &'static str,
    /// From 1; 0 where the whole file is meant.
    pub line: usize,
    /// What was expected.
    pub what: String,
}

/// The instance as the verifier sees it. People are numbered once: members from 0, mentors after them.
pub(super) struct Instance {
    pub(super) room: bool,
    pub(super) na: usize,
    pub(super) people: usize,
    pub(super) seats: Vec<u32>,
    /// Ascending by (a, b).
    pub(super) edges: Vec<Row>,
}

#[derive(Clone, Copy)]
pub(super) struct Row {
    pub(super) a: usize,
    /// The mentor's own number.
    pub(super) b: usize,
    pub(super) score_a: u32,
    pub(super) score_b: u32,
}

impl Instance {
    pub(super) fn read(papers: &Papers) -> Result<Self, Unreadable> {
        let (room, na, nb) = meta(papers.meta)?;
        let mut seats = match papers.caps_a {
            Some(bytes) => seats("caps_a.csv", "a,capacity", bytes, na)?,
            None => vec![1; na],
        };
        if !room {
            let bytes = papers.caps.ok_or_else(|| bad("caps.csv", 0, "is missing"))?;
            seats.extend(self::seats("caps.csv", "b,capacity", bytes, nb)?);
        }
        let edges = edges(papers.edges, room, na, nb)?;
        Ok(Self { room, na, people: na + nb, seats, edges })
    }

    /// The place of a pair among the edges.
    pub(super) fn find(&self, a: usize, b: usize) -> Option<usize> {
        let (a, b) = if self.room && b < a { (b, a) } else { (a, b) };
        self.edges.binary_search_by_key(&(a, b), |row| (row.a, row.b)).ok()
    }
}

pub(super) fn bad(file: &'static str, line: usize, what: &str) -> Unreadable {
    Unreadable { file, line, what: what.to_owned() }
}

/// Whether they are peers, and how many on each side.
fn meta(bytes: &[u8]) -> Result<(bool, usize, usize), Unreadable> {
    let wrong = || bad("meta.json", 0, "kind bip with na and nb, or kind room with na, expected");
    let meta: Value = serde_json::from_slice(bytes).map_err(|_| wrong())?;
    let count = |name| {
        let count = meta.get(name)?.as_u64().filter(|&count| count <= MOST_PEOPLE)?;
        usize::try_from(count).ok()
    };
    let na = count("na").ok_or_else(wrong)?;
    match meta.get("kind").and_then(Value::as_str) {
        Some("room") => Ok((true, na, 0)),
        Some("bip") => Ok((false, na, count("nb").ok_or_else(wrong)?)),
        _ => Err(wrong()),
    }
}

fn seats(
    file: &'static str,
    header: &str,
    bytes: &[u8],
    people: usize,
) -> Result<Vec<u32>, Unreadable> {
    let mut seats = vec![None; people];
    for (line, [id, count]) in table(file, header, bytes)?.into_iter().enumerate() {
        if count > MOST {
            return Err(bad(file, line + 2, "more than 1000000 seats"));
        }
        match usize::try_from(id).ok().and_then(|id| seats.get_mut(id)) {
            Some(free @ None) => *free = Some(count),
            _ => return Err(bad(file, line + 2, "every id exactly once expected")),
        }
    }
    let all: Option<Vec<u32>> = seats.into_iter().collect();
    all.ok_or_else(|| bad(file, 0, "every id exactly once expected"))
}

fn edges(bytes: &[u8], room: bool, na: usize, nb: usize) -> Result<Vec<Row>, Unreadable> {
    let file = "edges.csv";
    let far = if room { na } else { nb };
    let mut edges = Vec::new();
    for (line, [a, b, score_a, score_b]) in
        table(file, "a,b,score_a,score_b", bytes)?.into_iter().enumerate()
    {
        let wrong = |what| Err(bad(file, line + 2, what));
        let (Ok(a), Ok(b)) = (usize::try_from(a), usize::try_from(b)) else {
            return wrong("an id is out of range");
        };
        if a >= na || b >= far {
            return wrong("an id is out of range");
        }
        if score_a > MOST || score_b > MOST {
            return wrong("a score is above 1000000");
        }
        if room && a >= b {
            return wrong("a must be smaller than b");
        }
        edges.push(Row { a, b, score_a, score_b });
    }
    let key = |row: &Row| (row.a, row.b);
    if !edges.is_sorted_by_key(key) {
        edges.sort_unstable_by_key(key);
    }
    if edges.windows(2).any(|two| matches!(two, [one, next] if key(one) == key(next))) {
        return Err(bad(file, 0, "a pair is listed twice"));
    }
    Ok(edges)
}

/// Rows of `N` unsigned integers of at most nine digits under exactly this header.
pub(super) fn table<const N: usize>(
    file: &'static str,
    header: &str,
    bytes: &[u8],
) -> Result<Vec<[u32; N]>, Unreadable> {
    let mut lines = bytes.strip_suffix(b"\n").unwrap_or(bytes).split(|&byte| byte == b'\n');
    let first = lines.next().unwrap_or_default().trim_ascii();
    if first != header.as_bytes() {
        return Err(bad(file, 1, &format!("the header {header} expected")));
    }
    let rows = lines.enumerate().map(|(place, line)| {
        row(line.strip_suffix(b"\r").unwrap_or(line))
            .ok_or_else(|| bad(file, place + 2, &format!("{N} unsigned integers expected")))
    });
    rows.collect()
}

fn row<const N: usize>(line: &[u8]) -> Option<[u32; N]> {
    let mut row = [0; N];
    let mut fields = line.split(|&byte| byte == b',');
    for place in &mut row {
        *place = number(fields.next()?)?;
    }
    fields.next().is_none().then_some(row)
}

fn number(digits: &[u8]) -> Option<u32> {
    if digits.is_empty() || digits.len() > 9 {
        return None;
    }
    digits.iter().try_fold(0, |sum, digit| {
        digit.is_ascii_digit().then(|| sum * 10 + u32::from(digit - b'0'))
    })
}
