//! People from rows: who is a mentee, who a mentor, and what each said, field by field. A wrong cell is collected with
//! its line, column and what was expected; a row that is left out is said so.

use std::collections::BTreeMap;

use anyhow::bail;
use kith_match::people::{Person, Said};

use super::{
    cells::{email, normal, number, truth, words},
    columns::{Found, Side, find},
    fields::{Field, Form},
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
    under: String,
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
    slips: Vec<String>,
    more_slips: usize,
}

/// The columns of one file in one role.
struct Frame<'a> {
    sheet: &'a Sheet,
    side: Side,
    fields: Vec<(&'a Field, Option<Found>)>,
    own: BTreeMap<&'static str, Found>,
}

const OWN: [&str; 9] =
    ["name", "email", "id", "capacity", "role", "both", "weeks", "left out", "choices"];

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
        let frame = self.frame(sheet, side, (fields, rules), alone)?;
        let last = sheet.rows.len();
        for (place, row) in sheet.rows.iter().enumerate() {
            if !alone || self.plays(&frame, row)? {
                self.row(&frame, row, place + 1 == last);
            }
        }
        Ok(())
    }

    fn frame<'a>(
        &mut self,
        sheet: &'a Sheet,
        side: Side,
        (fields, rules): (&'a [Field], &Rules),
        alone: bool,
    ) -> anyhow::Result<Frame<'a>> {
        let mut own = BTreeMap::new();
        for name in OWN.into_iter().chain(["never", "supervisor"]) {
            let found = find(sheet, side, name, rules)?;
            own.extend(found.filter(|_| alone || name != "role").map(|found| (name, found)));
        }
        let mut columns = Vec::new();
        for field in fields {
            let found = find(sheet, side, &field.name, rules)?;
            if found.is_none() && !field.optional(side) {
                bail!(
                    "{}:1:1: no column for {:?}: add it to [columns] of the rules; the columns are {}",
                    sheet.name,
                    field.name,
                    sheet.header.join(", ")
                );
            }
            let found = found.map(|found| field.parted(found, sheet));
            columns.push((field, found));
        }
        let frame = Frame { sheet, side, fields: columns, own };
        self.columns.push(frame.said());
        Ok(frame)
    }

    /// Whether a row of a file with both roles is somebody in this one.
    fn plays(&mut self, frame: &Frame, row: &Row) -> anyhow::Result<bool> {
        if totals(row) {
            return Ok(frame.side == Side::Mentee);
        }
        if frame
            .own
            .get("both")
            .and_then(|it| frame.cell(it, row))
            .is_some_and(|it| truth(&it) == Ok(true))
        {
            return Ok(true);
        }
        let Some(column) = frame.own.get("role") else { return frame.filled(row) };
        let said = frame.cell(column, row).unwrap_or_default();
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
        let said = frame.cell(found, row)?;
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
        match list.iter_mut().find(|other| other.key == someone.key) {
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

    fn note_slip(&mut self, slip: String) {
        if self.slips.contains(&slip) {
            return;
        }
        if self.slips.len() < MOST_SLIPS {
            self.slips.push(slip);
        } else {
            self.more_slips += 1;
        }
    }

    /// Seats of mentors from a file of their own: key, id or name, then a number. A first row without a number is a
    /// header.
    pub(super) fn seats(&mut self, sheet: &Sheet) {
        let known = places(&self.mentors);
        for (at, row) in sheet.rows.iter().enumerate() {
            let [who, count, ..] = row.cells.as_slice() else {
                self.note_slip(format!(
                    "{}:{}: a name and a number expected",
                    sheet.name, row.line
                ));
                continue;
            };
            let place = known.get(&normal(who)).and_then(|&place| usize::try_from(place).ok());
            match (place.and_then(|place| self.mentors.get_mut(place)), number(count)) {
                (Some(mentor), Ok(seats)) => mentor.seats = seats,
                (_, Err(_)) if at == 0 => {}
                (None, _) => self.note_slip(format!(
                    "{}:{}: column 1: {who:?}: a mentor expected",
                    sheet.name, row.line
                )),
                (_, Err(what)) => self.note_slip(format!(
                    "{}:{}: column 2: {count:?}: {what} expected",
                    sheet.name, row.line
                )),
            }
        }
    }

    /// What supervisors have room for, over all that they supervise. Two levels of seats are no pairing problem that is
    /// solved here, so the upper one must leave the lower one free.
    pub(super) fn supervisors(&mut self, sheet: &Sheet) {
        for (place, row) in sheet.rows.iter().enumerate() {
            let [who, count, ..] = row.cells.as_slice() else {
                self.note_slip(format!(
                    "{}:{}: a name and a number expected",
                    sheet.name, row.line
                ));
                continue;
            };
            let under = self.mentors.iter().filter(|it| normal(&it.under) == normal(who));
            let seats: u64 = under.map(|it| u64::from(it.seats)).sum();
            match number(count) {
                Ok(room) if u64::from(room) >= seats => {}
                Err(_) if place == 0 => {}
                Ok(room) => self.note_slip(format!(
                    "{}:{}: column 2: {room}: at least {seats} expected, the seats of all that {who} supervises; lower those",
                    sheet.name, row.line
                )),
                Err(what) => self.note_slip(format!("{}:{}: column 2: {count:?}: {what} expected", sheet.name, row.line)),
            }
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
                    let places = names.iter().map(|name| (name, far.get(&normal(name))));
                    let lost = places.clone().filter(|(_, place)| place.is_none());
                    unknown.extend(lost.map(|(name, _)| {
                        format!(
                            "{}: {} names {name:?}: somebody of the other role expected",
                            someone.at, someone.key
                        )
                    }));
                    places.filter_map(|(_, place)| place.copied()).collect()
                };
                (someone.person.choices, someone.person.never) =
                    (all(&someone.choices), all(&someone.never));
            }
        }
        unknown.into_iter().for_each(|slip| self.note_slip(slip));
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

impl Frame<'_> {
    fn cell(&self, found: &Found, row: &Row) -> Option<String> {
        found.cells(row).into_iter().next()
    }

    fn own(&self, name: &str, row: &Row) -> Option<String> {
        self.cell(self.own.get(name)?, row)
    }

    fn list(&self, name: &str, row: &Row) -> Vec<String> {
        let Some(found) = self.own.get(name) else { return Vec::new() };
        let cells = found.cells(row);
        cells.iter().flat_map(|cell| words(cell, found.split.or(Some(';')))).collect()
    }

    /// Without a column of roles: whether a cell of a column that begins with this role is filled.
    fn filled(&self, row: &Row) -> anyhow::Result<bool> {
        let prefix = format!("{} ", self.side.word());
        let begins = |other: &str| {
            self.sheet
                .header
                .iter()
                .enumerate()
                .filter(move |(_, it)| normal(it).starts_with(other))
                .map(|(at, _)| at)
                .collect::<Vec<_>>()
        };
        let own = begins(&prefix);
        if own.is_empty() {
            bail!(
                "{}:1:1: a column \"role\" with mentor, mentee or both expected, or two files: --mentors and --mentees",
                self.sheet.name
            );
        }
        Ok(own.iter().any(|&place| row.cells.get(place).is_some_and(|it| !it.is_empty())))
    }

    /// Which column became what.
    fn said(&self) -> String {
        let header = &self.sheet.header;
        let own = self.own.iter().map(|(name, found)| (*name, found));
        let fields = self
            .fields
            .iter()
            .filter_map(|(field, found)| Some((field.name.as_str(), found.as_ref()?)));
        let all: Vec<_> = own.chain(fields).collect();
        let used: Vec<usize> =
            all.iter().flat_map(|(_, found)| found.places(header.len())).collect();
        let rest = header.iter().enumerate().filter(|(place, _)| !used.contains(place));
        let rest: Vec<String> = rest.map(|(_, name)| format!("\"{name}\"")).collect();
        let said: Vec<String> = all
            .iter()
            .map(|(name, found)| match found.split {
                Some(split) => format!("{name} = {} (list by {split})", found.said(header)),
                None => format!("{name} = {}", found.said(header)),
            })
            .collect();
        let unused = if rest.is_empty() {
            String::new()
        } else {
            format!("; not used: {}", rest.join(", "))
        };
        format!(
            "{} as {}s ({}): {}{unused}",
            self.sheet.name,
            self.side.word(),
            self.sheet.how,
            said.join(", ")
        )
    }
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

/// The places of people by key, id and name.
fn places(list: &[Someone]) -> BTreeMap<String, u32> {
    let each = (0..).zip(list).flat_map(|(place, it)| {
        [&it.name, &it.id, &it.key].map(|word| (normal(word), place)).into_iter()
    });
    each.filter(|(word, _)| !word.is_empty()).collect()
}
