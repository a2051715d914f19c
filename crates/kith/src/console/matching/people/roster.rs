//! People from rows: who is a mentee, who a mentor, and what each said, field by field. A wrong cell is collected with
//! its line, column and what was expected; a row that is left out is said so.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::bail;
use kith_match::people::{Person, Said};

use super::{
    cells::{email, normal, number, truth, words},
    columns::{Found, Side},
    fields::{Field, Form},
    frame::Frame,
    rules::Rules,
    sheet::{Row, Sheet},
};

/// The most slips that are listed.
const MOST_SLIPS: usize = 50;

/// Somebody in one role.
#[derive(Clone, Debug, Default)]
pub(super) struct Someone {
    /// E-mail, else id, else name: what the files of pairs call this person.
    pub(super) key: String,
    pub(super) name: String,
    id: String,
    pub(super) seats: u32,
    pub(super) person: Person,
    choices: Vec<String>,
    never: Vec<String>,
    /// File and line.
    at: String,
    /// The limit of somebody above, such as the supervisor of a project.
    pub(super) under: String,
}

/// Everybody, and what was noticed on the way.
#[derive(Debug, Default)]
pub(super) struct Roster {
    pub(super) mentees: Vec<Someone>,
    pub(super) mentors: Vec<Someone>,
    /// Rows that were left out and answers that were replaced, a sentence each.
    pub(super) notes: Vec<String>,
    /// Which column became what, a sentence for each file and role.
    pub(super) columns: Vec<String>,
    /// The words as they were first written, by their number; one number in all fields.
    pub(super) words: Vec<String>,
    numbers: BTreeMap<String, u32>,
    /// In which role and place a key stands.
    seen: BTreeMap<(Side, String), usize>,
    slips: Vec<String>,
    more_slips: usize,
}

impl Roster {
    /// Reads a file in one role; `alone` where it holds both.
    ///
    /// # Errors
    /// Where a field that the rules need has no column.
    pub(super) fn take(
        &mut self,
        sheet: &Sheet,
        side: Side,
        (fields, rules): (&[Field], &Rules),
        alone: bool,
    ) -> anyhow::Result<()> {
        let frame = Frame::new(sheet, side, (fields, rules), alone)?;
        self.columns.push(frame.said());
        let last = sheet.rows.len();
        for (place, row) in sheet.rows.iter().enumerate() {
            if !alone || self.plays(&frame, row)? {
                self.row(&frame, row, place + 1 == last);
            }
        }
        Ok(())
    }

    /// Whether a row of a file with both roles is somebody in this one.
    fn plays(&mut self, frame: &Frame, row: &Row) -> anyhow::Result<bool> {
        if totals(row) {
            return Ok(frame.side == Side::Mentee);
        }
        if frame
            .own
            .get("both")
            .and_then(|it| it.first(row))
            .is_some_and(|it| truth(&it) == Ok(true))
        {
            return Ok(true);
        }
        let Some(column) = frame.own.get("role") else { return frame.filled(row) };
        let said = column.first(row).unwrap_or_default();
        let role = normal(&said);
        let (mentor, mentee) = (role.contains("mentor"), role.contains("mentee"));
        match (role.contains("both") || (mentor && mentee), mentor, mentee) {
            (true, ..) => Ok(true),
            (false, false, false) => {
                if frame.side == Side::Mentee {
                    self.slip(frame, row, (column, &said, "mentor, mentee or both"));
                }
                Ok(false)
            }
            (false, mentor, _) => Ok(mentor == (frame.side == Side::Mentor)),
        }
    }

    fn row(&mut self, frame: &Frame, row: &Row, last: bool) {
        let at = || format!("{}:{}", frame.sheet.name, row.line);
        if last && totals(row) {
            self.notes.push(format!("{}: a row of totals, left out", at()));
            return;
        }
        let name = frame.own("name", row).unwrap_or_default();
        let address = frame.own("email", row).unwrap_or_default();
        if trial(&name, &address) {
            self.notes.push(format!("{}: a row for trying, left out", at()));
            return;
        }
        let before = self.slips.len() + self.more_slips;
        if !frame.sheet.header.is_empty() {
            let extra = row.cells.iter().skip(frame.sheet.header.len()).find(|it| !it.is_empty());
            if let Some(extra) = extra {
                self.note_slip(format!(
                    "{}: {extra:?}: no cell after the last column expected",
                    at()
                ));
            }
        }
        let someone = self.someone(frame, row, (name, address));
        if self.slips.len() + self.more_slips == before {
            self.add(frame, someone);
        }
    }

    fn someone(&mut self, frame: &Frame, row: &Row, (name, address): (String, String)) -> Someone {
        let mut key = address;
        if let Some(found) = frame.own.get("email").filter(|_| !key.is_empty()) {
            match email(&key) {
                Ok(good) => key = good,
                Err(what) => self.slip(frame, row, (found, &key, &what)),
            }
        }
        let id = frame.own("id", row).unwrap_or_default();
        let keys = [key, id.clone(), name.clone(), format!("line {}", row.line)];
        let key = keys.into_iter().find(|it| !it.is_empty()).unwrap_or_default();
        let seats = self.counted(frame, row, "capacity").unwrap_or(1);
        let seats = if frame.side == Side::Mentor { seats } else { 1 };
        let weeks = self.counted(frame, row, "weeks").unwrap_or(0);
        let left_out = match frame.own.get("left out").zip(frame.own("left out", row)) {
            Some((found, said)) => truth(&said).unwrap_or_else(|what| {
                self.slip(frame, row, (found, &said, &what));
                false
            }),
            None => false,
        };
        let said = frame.fields.iter().map(|(field, found)| {
            found.as_ref().map_or(Said::Nothing, |found| self.said(frame, row, (field, found)))
        });
        let said = said.collect();
        let person = Person { said, weeks, left_out, ..Person::default() };
        let (choices, never) = (frame.list("choices", row), frame.list("never", row));
        let at = format!("{}:{}", frame.sheet.name, row.line);
        let under = frame.own("supervisor", row).unwrap_or_default();
        Someone { key, name, id, seats, person, choices, never, at, under }
    }

    fn counted(&mut self, frame: &Frame, row: &Row, name: &str) -> Option<u32> {
        let found = frame.own.get(name)?;
        let said = found.first(row)?;
        number(&said).map_err(|what| self.slip(frame, row, (found, &said, &what))).ok()
    }

    fn said(&mut self, frame: &Frame, row: &Row, (field, found): (&Field, &Found)) -> Said {
        let cells = found.cells(row);
        if cells.is_empty() {
            return Said::Nothing;
        }
        match &field.form {
            Form::Scale(scale) => {
                let cell = cells.first().cloned().unwrap_or_default();
                let found_at = scale.iter().position(|step| normal(step) == normal(&cell));
                let Some(step) = found_at.and_then(|it| i64::try_from(it).ok()) else {
                    self.slip(frame, row, (found, &cell, &format!("one of {}", scale.join(", "))));
                    return Said::Nothing;
                };
                Said::Place(step)
            }
            Form::Number => {
                let cell = cells.first().cloned().unwrap_or_default();
                number(&cell).map_or_else(
                    |what| {
                        self.slip(frame, row, (found, &cell, &what));
                        Said::Nothing
                    },
                    |it| Said::Place(i64::from(it)),
                )
            }
            Form::Words => {
                let all = cells.iter().flat_map(|cell| words(cell, found.split));
                let mut numbers: Vec<u32> = all.map(|word| self.number(word)).collect();
                numbers.sort_unstable();
                numbers.dedup();
                if numbers.is_empty() { Said::Nothing } else { Said::Words(numbers) }
            }
        }
    }

    /// The number of a word; a new word gets the next one.
    fn number(&mut self, word: String) -> u32 {
        let next = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        let all = &mut self.words;
        *self.numbers.entry(normal(&word)).or_insert_with(|| {
            all.push(word);
            next
        })
    }

    /// The last answer of a person wins, in the place of the first.
    fn add(&mut self, frame: &Frame, someone: Someone) {
        let list = match frame.side {
            Side::Mentee => &mut self.mentees,
            Side::Mentor => &mut self.mentors,
        };
        let next = list.len();
        let place = *self.seen.entry((frame.side, someone.key.clone())).or_insert(next);
        match list.get_mut(place) {
            Some(other) => {
                self.notes.push(format!(
                    "{}: {} was here already ({}); the last answer counts",
                    someone.at, someone.key, other.at
                ));
                *other = someone;
            }
            None => list.push(someone),
        }
    }

    fn slip(&mut self, frame: &Frame, row: &Row, (found, said, expected): (&Found, &str, &str)) {
        let column = found.said(&frame.sheet.header);
        self.note_slip(format!(
            "{}:{}: {column}: {said:?}: {expected} expected",
            frame.sheet.name, row.line
        ));
    }

    pub(super) fn note_slip(&mut self, slip: String) {
        if self.slips.contains(&slip) {
            return;
        }
        if self.slips.len() < MOST_SLIPS {
            self.slips.push(slip);
        } else {
            self.more_slips += 1;
        }
    }

    /// Gives everybody a number by their key, and turns the names of choices into places.
    ///
    /// # Errors
    /// All slips together, where there are any.
    pub(super) fn close(&mut self) -> anyhow::Result<()> {
        let mut numbers: BTreeMap<String, u32> = BTreeMap::new();
        for someone in self.mentees.iter_mut().chain(&mut self.mentors) {
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            someone.person.who = *numbers.entry(someone.key.clone()).or_insert(next);
        }
        let (mentees, mentors) = (places(&self.mentees), places(&self.mentors));
        let mut unknown = Vec::new();
        for (list, far) in [(&mut self.mentees, &mentors), (&mut self.mentors, &mentees)] {
            for someone in list {
                let mut all = |names: &[String]| -> Vec<u32> {
                    let places = names.iter().map(|name| (name, one(far, name)));
                    let lost = places.clone().filter(|(_, place)| place.is_none());
                    unknown.extend(lost.map(|(name, _)| {
                        format!(
                            "{}: {} names {name:?}: one person of the other role expected",
                            someone.at, someone.key
                        )
                    }));
                    places.filter_map(|(_, place)| place).collect()
                };
                (someone.person.choices, someone.person.never) =
                    (all(&someone.choices), all(&someone.never));
            }
        }
        for slip in unknown {
            self.note_slip(slip);
        }
        if self.slips.is_empty() {
            return Ok(());
        }
        let more = match self.more_slips {
            0 => String::new(),
            more => format!("\nand {more} more"),
        };
        bail!("{}{more}", self.slips.join("\n"))
    }
}

/// The places of people by key, id and name; several where a name is not enough.
pub(super) fn places(list: &[Someone]) -> BTreeMap<String, BTreeSet<u32>> {
    let mut places: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
    for (place, it) in (0..).zip(list) {
        for word in [&it.name, &it.id, &it.key].map(|word| normal(word)) {
            if !word.is_empty() {
                places.entry(word).or_default().insert(place);
            }
        }
    }
    places
}

/// The one place of a name; nothing where nobody or several are called so.
pub(super) fn one(places: &BTreeMap<String, BTreeSet<u32>>, name: &str) -> Option<u32> {
    let found = places.get(&normal(name))?;
    if found.len() == 1 { found.first().copied() } else { None }
}

/// A row of sums: its first filled cell says so.
fn totals(row: &Row) -> bool {
    let first = row.cells.iter().find(|it| !it.is_empty()).map(|it| normal(it));
    first.is_some_and(|it| matches!(it.as_str(), "total" | "totals" | "sum" | "grand total"))
}

/// A row that somebody made to try the form.
fn trial(name: &str, address: &str) -> bool {
    let name = normal(name);
    let named = ["test", "test test", "testing", "test user", "test mentor", "test mentee"];
    named.contains(&name.as_str()) || address.to_lowercase().starts_with("test@")
}
