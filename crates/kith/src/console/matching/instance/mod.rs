//! Reads an instance folder: people, seats, acceptable pairs, and the hash of each file. A slip is named with file,
//! line and column.

mod block;
mod table;

use std::{fs, path::Path};

use anyhow::{Context as _, anyhow, bail};
use kith_match::{Columns, Flaw, Kind, MAX_SCORE, MAX_SEATS, Problem};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use table::{Row, Wrong};

/// The most people that are read; a number beyond is not a programme but a slip.
const MOST_PEOPLE: u64 = 50_000_000;

/// An instance, and the SHA-256 of each of its files.
pub(super) struct Instance {
    pub(super) problem: Problem,
    pub(super) files: Vec<(&'static str, String)>,
}

/// The parts of an instance, before they are checked against one another.
pub(super) struct Parts {
    kind: Kind,
    seats_a: Vec<u32>,
    seats_b: Vec<u32>,
    pairs: Columns,
    files: Vec<(&'static str, String)>,
}

impl Parts {
    /// # Errors
    /// Where a file is missing or is not what the contract says: file, line, column and what was expected.
    pub(super) fn read(folder: &Path) -> anyhow::Result<Self> {
        let (kind, hash) = meta(&folder.join("meta.json"))?;
        let mut files = vec![("meta.json", hash)];
        let (na, nb) = kind.sizes();
        let (pairs, hash) = columns(&folder.join("edges.csv"), kind)?;
        files.push(("edges.csv", hash));
        let mut seats_b = Vec::new();
        if matches!(kind, Kind::Bip { .. }) {
            let (seats, hash) = seats(&folder.join("caps.csv"), "b,capacity", nb)?;
            seats_b = seats;
            files.push(("caps.csv", hash));
        }
        let path = folder.join("caps_a.csv");
        let seats_a = if path.exists() {
            let (seats, hash) = seats(&path, "a,capacity", na)?;
            files.push(("caps_a.csv", hash));
            seats
        } else {
            vec![1; usize::try_from(na)?]
        };
        Ok(Self { kind, seats_a, seats_b, pairs, files })
    }

    /// # Errors
    /// Where a pair is listed twice.
    pub(super) fn check(self, folder: &Path) -> anyhow::Result<Instance> {
        let path = folder.join("edges.csv");
        let made = Problem::from_columns(self.kind, self.seats_a, self.seats_b, self.pairs);
        let problem = made.map_err(|flaw| match flaw {
            Flaw::Twice { a, b } => {
                let line = second(&path, self.kind, [a, b]).unwrap_or(1);
                anyhow!("{}:{line}:1: {flaw}; each pair once expected", path.display())
            }
            other => anyhow!("{}: {other}", path.display()),
        })?;
        Ok(Instance { problem, files: self.files })
    }
}

/// SHA-256 in hexadecimal digits.
pub(super) fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

fn hexadecimal(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    let digit = |nibble: u8| DIGITS.get(usize::from(nibble)).copied().unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

fn meta(path: &Path) -> anyhow::Result<(Kind, String)> {
    let named = path.display();
    let bytes = fs::read(path).with_context(|| named.to_string())?;
    let meta: Value = serde_json::from_slice(&bytes).map_err(|slip| {
        anyhow!("{named}:{}:{}: a JSON object expected", slip.line(), slip.column())
    })?;
    let count = |name: &str| {
        let number = meta.get(name).and_then(Value::as_u64).filter(|&it| it <= MOST_PEOPLE);
        let count = number.and_then(|number| u32::try_from(number).ok());
        count.with_context(|| {
            format!("{named}:1:1: {name:?} must be a whole number from 0 to {MOST_PEOPLE}")
        })
    };
    let kind = match meta.get("kind").and_then(Value::as_str) {
        Some("bip") => Kind::Bip { na: count("na")?, nb: count("nb")? },
        Some("room") => Kind::Room { na: count("na")? },
        _ => bail!("{named}:1:1: \"kind\" must be \"bip\" or \"room\""),
    };
    Ok((kind, sha256(&bytes)))
}

/// The acceptable pairs, in columns as the solver takes them over.
fn columns(path: &Path, kind: Kind) -> anyhow::Result<(Columns, String)> {
    let mut all = Columns::default();
    let hash = pairs(path, kind, |about, part| {
        for column in [&mut all.a, &mut all.b, &mut all.score_a, &mut all.score_b] {
            column.reserve(about);
        }
        all.a.extend(part.iter().map(|&[a, _, _, _]| a));
        all.b.extend(part.iter().map(|&[_, b, _, _]| b));
        all.score_a.extend(part.iter().map(|&[_, _, score, _]| score));
        all.score_b.extend(part.iter().map(|&[_, _, _, score]| score));
    })?;
    Ok((all, hash))
}

/// In which line a pair stands for the second time. The file is read again, because the solver has taken the pairs.
fn second(path: &Path, kind: Kind, pair: [u32; 2]) -> Option<usize> {
    let (mut line, mut lines) = (1, Vec::new());
    let read = pairs(path, kind, |_, part| {
        for [a, b, _, _] in part {
            line += 1;
            if [a, b] == pair {
                lines.push(line);
            }
        }
    });
    read.ok()?;
    lines.get(1).copied()
}

fn pairs(
    path: &Path,
    kind: Kind,
    hand_on: impl FnMut(usize, Vec<[u32; 4]>),
) -> anyhow::Result<String> {
    let (na, nb) = kind.sizes();
    let room = matches!(kind, Kind::Room { .. });
    let far = if room { na } else { nb };
    let row = |[a, b, score_a, score_b]: [u32; 4]| {
        let wrong = |field, what| Err(Wrong { field, what });
        match () {
            () if a >= na => wrong(0, "nobody has this id: an id below the number in meta.json"),
            () if b >= far => wrong(1, "nobody has this id: an id below the number in meta.json"),
            () if room && a >= b => {
                wrong(1, "a larger id than the first, for the smaller comes first")
            }
            () if score_a > MAX_SCORE => wrong(2, "a score from 0 to 1000000"),
            () if score_b > MAX_SCORE => wrong(3, "a score from 0 to 1000000"),
            () => Ok([a, b, score_a, score_b]),
        }
    };
    table::read(path, "a,b,score_a,score_b", row, hand_on)
}

fn seats(path: &Path, header: &str, people: u32) -> anyhow::Result<(Vec<u32>, String)> {
    let row: Row<2, [u32; 2]> = |[id, seats]| match seats {
        0..=MAX_SEATS => Ok([id, seats]),
        _ => Err(Wrong { field: 1, what: "a number of seats from 0 to 1000000" }),
    };
    let mut rows = Vec::new();
    let hash = table::read(path, header, row, |_, mut part| rows.append(&mut part))?;
    let mut seats = vec![None; usize::try_from(people)?];
    for ([id, count], line) in rows.into_iter().zip(2..) {
        match usize::try_from(id).ok().and_then(|id| seats.get_mut(id)) {
            Some(free @ None) => *free = Some(count),
            Some(_) => {
                bail!("{}:{line}:1: {id} is here twice; each id once expected", path.display())
            }
            None => bail!("{}:{line}:1: nobody has the id {id}", path.display()),
        }
    }
    let line = seats.iter().flatten().count() + 2;
    let missing = seats.iter().position(Option::is_none);
    if let Some(id) = missing {
        bail!("{}:{line}:1: the seats of {id} are missing; each id once expected", path.display());
    }
    Ok((seats.into_iter().flatten().collect(), hash))
}
