//! The three files of a folder of circles. A slip is named with file, line and column.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context as _, anyhow, bail};
use csv::StringRecord;
use kith_match::{Circle, Circles, Facilitator, Gathering, Peer, Side, ranks};

use super::super::{instance::sha256, lines::Lines};

/// What a folder holds.
pub(super) struct Folder {
    pub(super) gathering: Gathering,
    pub(super) files: Vec<(&'static str, String)>,
}

/// A table of cells under an exact header.
struct Table {
    name: String,
    rows: Vec<Row>,
}

/// A row and the line on which it begins.
struct Row {
    line: u64,
    cells: StringRecord,
}

/// Numbers for words, in the order in which they come.
#[derive(Default)]
struct Words(BTreeMap<String, u32>);

impl Words {
    fn number(&mut self, word: &str) -> u32 {
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        *self.0.entry(word.trim().to_owned()).or_insert(next)
    }

    /// Ascending, each once.
    fn list(&mut self, cell: &str) -> Vec<u32> {
        let words = cell.split(';').filter(|word| !word.trim().is_empty());
        ascending(words.map(|word| self.number(word)).collect())
    }
}

#[derive(Default)]
struct Dictionary {
    languages: Words,
    bands: Words,
    topics: Words,
    facets: Words,
}

impl Folder {
    /// # Errors
    /// Where a file is missing or is not what the contract says.
    pub(super) fn read(folder: &Path, size: (u32, u32)) -> anyhow::Result<Self> {
        let mut files = Vec::new();
        let mut table = |name: &'static str, header: &str| -> anyhow::Result<Table> {
            let path = folder.join(name);
            let bytes = fs::read(&path).with_context(|| path.display().to_string())?;
            files.push((name, sha256(&bytes)));
            Table::read(path.display().to_string(), &bytes, header)
        };
        let mut words = Dictionary::default();
        let people = table("people.csv", "p,language,band,topics,facets,not_alone_in,apart")?;
        let leads = table("facilitators.csv", "f,circles,languages,bands")?;
        let slots = table("slots.csv", "kind,id,start")?;
        let mut peers = people.each(|row| peer(&people, row, &mut words))?;
        let mut facilitators = leads.each(|row| facilitator(&leads, row, &mut words))?;
        for row in &slots.rows {
            slot(&slots, row, (&mut peers, &mut facilitators))?;
        }
        let hours = peers.iter_mut().map(|it| &mut it.hours);
        for hours in hours.chain(facilitators.iter_mut().map(|it| &mut it.hours)) {
            *hours = ascending(std::mem::take(hours));
        }
        Ok(Self { gathering: Gathering { peers, facilitators, size }, files })
    }

    /// Solves with everybody in the order of the lottery, and names people by their own ids again.
    pub(super) fn drawn(
        &self,
        seed: Option<u64>,
        solve: impl Fn(&Gathering) -> Circles,
    ) -> Circles {
        let Some(seed) = seed else { return solve(&self.gathering) };
        let (people, leads) = (&self.gathering.peers, &self.gathering.facilitators);
        let count = |all: usize| u32::try_from(all).unwrap_or(u32::MAX);
        let new = ranks(count(people.len()), Side::A, Some(seed));
        let new_leads = ranks(count(leads.len()), Side::B, Some(seed));
        let mut peers = placed(people, &new);
        for peer in &mut peers {
            peer.apart = ascending(peer.apart.iter().map(|&id| at(&new, id)).collect());
        }
        let facilitators = placed(leads, &new_leads);
        let mut found = solve(&Gathering { peers, facilitators, size: self.gathering.size });
        let (old, old_leads) = (inverse(&new), inverse(&new_leads));
        for Circle { facilitator, members, .. } in &mut found.circles {
            *facilitator = at(&old_leads, *facilitator);
            *members = ascending(members.iter().map(|&id| at(&old, id)).collect());
        }
        for (person, _) in &mut found.left_out {
            *person = at(&old, *person);
        }
        found.left_out.sort_unstable();
        found
    }
}

fn at(list: &[u32], id: u32) -> u32 {
    usize::try_from(id).ok().and_then(|id| list.get(id)).copied().unwrap_or(id)
}

fn inverse(ranks: &[u32]) -> Vec<u32> {
    let mut ids: Vec<u32> = (0..).take(ranks.len()).collect();
    ids.sort_by_key(|&id| at(ranks, id));
    ids
}

/// The same list in the order of the ranks.
fn placed<T: Clone>(list: &[T], ranks: &[u32]) -> Vec<T> {
    let ids = inverse(ranks).into_iter();
    ids.filter_map(|id| list.get(usize::try_from(id).ok()?).cloned()).collect()
}

fn ascending(mut list: Vec<u32>) -> Vec<u32> {
    list.sort_unstable();
    list.dedup();
    list
}

impl Table {
    fn read(name: String, bytes: &[u8], header: &str) -> anyhow::Result<Self> {
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
        let (mut rows, mut lines) = (Vec::new(), Lines::of(bytes));
        for (line, row) in (1_u64..).zip(reader.records()) {
            let cells = row.map_err(|_| anyhow!("{name}:{line}:1: letters in UTF-8 expected"))?;
            rows.push(Row { line: lines.at(&cells), cells });
        }
        let width = header.split(',').count();
        if rows.is_empty() || rows.remove(0).cells.iter().ne(header.split(',')) {
            bail!("{name}:1:1: the header {header} expected");
        }
        let table = Self { name, rows };
        if let Some(row) = table.rows.iter().find(|row| row.cells.len() != width) {
            return Err(table.slip(row, row.cells.len().min(width), &format!("{width} cells")));
        }
        Ok(table)
    }

    /// One thing for each row, whose first cell must be its place.
    fn each<T>(&self, mut make: impl FnMut(&Row) -> anyhow::Result<T>) -> anyhow::Result<Vec<T>> {
        let mut all = Vec::new();
        for row in &self.rows {
            if self.number(row, 0)? != u32::try_from(all.len())? {
                return Err(self.slip(
                    row,
                    0,
                    &format!("the id {}: ids from 0, in order,", all.len()),
                ));
            }
            all.push(make(row)?);
        }
        Ok(all)
    }

    fn cell<'a>(&self, row: &'a Row, place: usize) -> anyhow::Result<&'a str> {
        row.cells.get(place).with_context(|| self.slip(row, place, "a cell"))
    }

    fn number(&self, row: &Row, place: usize) -> anyhow::Result<u32> {
        let number = self.cell(row, place)?.trim().parse();
        number.map_err(|_| self.slip(row, place, "a whole number"))
    }

    fn slip(&self, row: &Row, place: usize, expected: &str) -> anyhow::Error {
        let column = row.cells.iter().take(place).map(|cell| cell.len() + 1).sum::<usize>() + 1;
        anyhow!("{}:{}:{column}: {expected} expected", self.name, row.line)
    }
}

fn peer(table: &Table, row: &Row, words: &mut Dictionary) -> anyhow::Result<Peer> {
    let mut topics: Vec<(u32, u32)> = Vec::new();
    for topic in table.cell(row, 3)?.split(';').filter(|topic| !topic.trim().is_empty()) {
        let (name, weight) = topic.rsplit_once(':').unwrap_or((topic, ""));
        let weight = weight.trim().parse().ok().filter(|&weight: &u32| weight <= 1_000);
        let weight = weight
            .with_context(|| table.slip(row, 3, "topic:weight, each weight at most 1000,"))?;
        topics.push((words.topics.number(name), weight));
    }
    topics.sort_unstable();
    let twice = topics.windows(2).any(|two| matches!(two, [one, next] if one.0 == next.0));
    if twice || topics.iter().map(|topic| topic.1).sum::<u32>() > 1_000 {
        return Err(table.slip(row, 3, "each topic once, and weights that sum to at most 1000,"));
    }
    let mut apart = Vec::new();
    for id in table.cell(row, 6)?.split(';').filter(|id| !id.trim().is_empty()) {
        let id = id
            .trim()
            .parse()
            .ok()
            .filter(|&id| usize::try_from(id).is_ok_and(|id: usize| id < table.rows.len()));
        apart.push(id.with_context(|| table.slip(row, 6, "ids of people"))?);
    }
    Ok(Peer {
        language: words.languages.number(table.cell(row, 1)?),
        band: words.bands.number(table.cell(row, 2)?),
        topics,
        facets: words.facets.list(table.cell(row, 4)?),
        not_alone_in: words.facets.list(table.cell(row, 5)?),
        apart: ascending(apart),
        hours: Vec::new(),
    })
}

fn facilitator(table: &Table, row: &Row, words: &mut Dictionary) -> anyhow::Result<Facilitator> {
    Ok(Facilitator {
        circles: table.number(row, 1)?,
        languages: words.languages.list(table.cell(row, 2)?),
        bands: words.bands.list(table.cell(row, 3)?),
        hours: Vec::new(),
    })
}

fn slot(
    table: &Table,
    row: &Row,
    (peers, leads): (&mut [Peer], &mut [Facilitator]),
) -> anyhow::Result<()> {
    let hour = table.number(row, 2)?;
    if hour > 167 {
        return Err(table.slip(row, 2, "an hour of the week from 0 to 167"));
    }
    let id = usize::try_from(table.number(row, 1)?)?;
    let hours = match table.cell(row, 0)? {
        "p" => peers.get_mut(id).map(|it| &mut it.hours),
        "f" => leads.get_mut(id).map(|it| &mut it.hours),
        _ => return Err(table.slip(row, 0, "p or f")),
    };
    hours.with_context(|| table.slip(row, 1, "the id of somebody in the other files"))?.push(hour);
    Ok(())
}
