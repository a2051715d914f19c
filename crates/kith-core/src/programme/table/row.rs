//! What one row has to say.

use super::{
    Column, DATE, HELD, LANGUAGE, LONG, LONGEST, MINUTES, MISSING, PLACES, ROLE, TIME, TOPIC,
};
use crate::{
    Private, Refusal, Timestamp,
    journey::meeting,
    people::{
        facet::{self, Special},
        grant::Role,
        topic::{LANGUAGES, SLOTS, TOPICS},
    },
    programme::zone::Zone,
};

/// The cells of a row, each with what its column says.
pub type Row = Vec<(Column, String)>;

/// What is wrong with a row, column by column.
pub type Wrong = Vec<(Column, Refusal)>;

/// One answer for the matching.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// What it is about.
    pub kind: facet::Kind,
    /// Which special category it belongs to; `None` for none.
    pub special: Option<Special>,
    /// What it says.
    pub text: String,
}

/// Somebody who is invited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// By what the programme tells its people apart.
    pub key: String,
    /// What the coordinator calls them.
    pub name: String,
    /// As what they are invited: a mentee or a mentor.
    pub role: Role,
    /// How many mentees a mentor takes.
    pub places: u32,
    /// What the sheet says of them.
    pub answers: Vec<Answer>,
    /// What they wrote.
    pub words: Private,
}

/// Two who are invited, and are a pair already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// By what the programme tells its pairs apart.
    pub key: String,
    /// The key of the mentee.
    pub mentee: String,
    /// The key of the mentor.
    pub mentor: String,
}

/// A meeting of such a pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// By what the programme tells its meetings apart.
    pub key: String,
    /// The key of the pair.
    pub pair: String,
    /// When it begins.
    pub start: Timestamp,
    /// For how long.
    pub minutes: u16,
    /// Whether it took place.
    pub held: bool,
}

/// The most letters of a key.
const KEY: usize = 200;
/// The most letters of a name.
const NAME: usize = 80;
/// The most places.
const MOST: u32 = 20;

/// Who stands in `row`, as `role` where the row does not say.
///
/// # Errors
/// Everything that is wrong with it.
pub fn person(row: &Row, role: Option<Role>) -> Result<Person, Wrong> {
    let mut wrong = long(row);
    let key = needed(row, Column::Key, &mut wrong);
    let name = name(row, &key);
    if name.chars().count() > NAME {
        wrong.push((Column::Name, LONG));
    }
    let role = role_of(row, role, &mut wrong);
    let places = number(row, (Column::Places, 1), (1, MOST), (PLACES, &mut wrong));
    let answers = answers(row, &mut wrong);
    let words = Private::new(cell(row, Column::Words));
    match role.filter(|_| wrong.is_empty()) {
        Some(role) => Ok(Person { key, name, role, places, answers, words }),
        None => Err(wrong),
    }
}

/// Which pair stands in `row`.
///
/// # Errors
/// Everything that is wrong with it.
pub fn pair(row: &Row) -> Result<Pair, Wrong> {
    let mut wrong = long(row);
    let [key, mentee, mentor] =
        [Column::Key, Column::Mentee, Column::Mentor].map(|column| needed(row, column, &mut wrong));
    if wrong.is_empty() { Ok(Pair { key, mentee, mentor }) } else { Err(wrong) }
}

/// Which meeting stands in `row`, by the clocks of `zone`.
///
/// # Errors
/// Everything that is wrong with it.
pub fn meeting(row: &Row, zone: &Zone) -> Result<Meeting, Wrong> {
    let mut wrong = long(row);
    let [key, pair] = [Column::Key, Column::Pair].map(|column| needed(row, column, &mut wrong));
    let start = moment(cell(row, Column::Date), zone);
    if start.is_none() {
        wrong.push((Column::Date, DATE));
    }
    let (least, most) = (u32::from(*meeting::MINUTES.start()), u32::from(*meeting::MINUTES.end()));
    let minutes = number(row, (Column::Minutes, 60), (least, most), (MINUTES, &mut wrong));
    let held = yes(cell(row, Column::Held));
    if held.is_none() {
        wrong.push((Column::Held, HELD));
    }
    match (start, held) {
        (Some(start), Some(held)) if wrong.is_empty() => {
            let minutes = u16::try_from(minutes).unwrap_or_default();
            Ok(Meeting { key, pair, start, minutes, held })
        }
        _ => Err(wrong),
    }
}

/// What stands in `column`; empty where there is none.
fn cell(row: &Row, column: Column) -> &str {
    let found = row.iter().find(|(is, _)| *is == column);
    found.map(|(_, text)| text.as_str()).unwrap_or_default()
}

/// Every cell that is too long.
fn long(row: &Row) -> Wrong {
    let long = row.iter().filter(|(_, text)| text.chars().count() > LONGEST);
    long.map(|(column, _)| (*column, LONG)).collect()
}

fn needed(row: &Row, column: Column, wrong: &mut Wrong) -> String {
    let text = cell(row, column);
    if text.is_empty() {
        wrong.push((column, MISSING));
    } else if text.chars().count() > KEY && !wrong.contains(&(column, LONG)) {
        wrong.push((column, LONG));
    }
    text.to_owned()
}

/// What somebody is called: by one column or two, or else by their key.
fn name(row: &Row, key: &str) -> String {
    let whole = cell(row, Column::Name);
    let parts = [cell(row, Column::First), cell(row, Column::Last)];
    let joined = parts.join(" ").trim().to_owned();
    let found = [whole.to_owned(), joined].into_iter().find(|name| !name.is_empty());
    found.unwrap_or_else(|| key.chars().take(NAME).collect())
}

fn role_of(row: &Row, usual: Option<Role>, wrong: &mut Wrong) -> Option<Role> {
    let role = match cell(row, Column::Role).to_lowercase().as_str() {
        "" => usual,
        "mentee" | "mentees" => Some(Role::Mentee),
        "mentor" | "mentors" => Some(Role::Mentor),
        _ => None,
    };
    if role.is_none() {
        wrong.push((Column::Role, ROLE));
    }
    role
}

fn number(
    row: &Row,
    (column, usual): (Column, u32),
    (least, most): (u32, u32),
    (why, wrong): (Refusal, &mut Wrong),
) -> u32 {
    let text = cell(row, column);
    if text.is_empty() {
        return usual;
    }
    let found = text.parse().ok().filter(|number| (least..=most).contains(number));
    if found.is_none() {
        wrong.push((column, why));
    }
    found.unwrap_or(usual)
}

/// Yes or no; an empty cell is a no.
fn yes(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "" | "no" | "n" | "0" | "false" => Some(false),
        "yes" | "y" | "1" | "true" | "held" => Some(true),
        _ => None,
    }
}

/// A day and an hour; noon where there is none.
fn moment(text: &str, zone: &Zone) -> Option<Timestamp> {
    let whole = if text.contains(':') { text.to_owned() } else { format!("{text}T12:00") };
    zone.moment(&whole)
}

/// What a row says for the matching; each thing once.
fn answers(row: &Row, wrong: &mut Wrong) -> Vec<Answer> {
    let mut all = Vec::new();
    for (column, text) in row {
        if *column == Column::Identity && yes(cell(row, Column::Alike)) == Some(false) && asks(row)
        {
            continue;
        }
        for part in text.split([';', ',', '|']).map(str::trim).filter(|part| !part.is_empty()) {
            match answer(*column, part) {
                Ok(Some(answer)) if !all.contains(&answer) => all.push(answer),
                Ok(_) => {}
                Err(why) if wrong.contains(&(*column, why)) => {}
                Err(why) => wrong.push((*column, why)),
            }
        }
    }
    all
}

/// Whether the sheet asks if they want somebody like themselves.
fn asks(row: &Row) -> bool {
    row.iter().any(|(column, _)| *column == Column::Alike)
}

/// What `part` of `column` says for the matching; `None` for a column that says nothing to it.
fn answer(column: Column, part: &str) -> Result<Option<Answer>, Refusal> {
    let small = part.to_lowercase();
    let word = small.split_whitespace().collect::<Vec<_>>().join("-");
    let (kind, special, text) = match column {
        Column::Languages => {
            let known = |(tag, name): &&(&str, &str)| *tag == small || name.to_lowercase() == small;
            let (tag, _) = LANGUAGES.iter().find(known).ok_or(LANGUAGE)?;
            (facet::Kind::Language, None, (*tag).to_owned())
        }
        Column::Topics => {
            let (slug, special) = TOPICS.iter().find(|(slug, _)| *slug == word).ok_or(TOPIC)?;
            (facet::Kind::Topic, *special, (*slug).to_owned())
        }
        Column::Times => {
            let slot = SLOTS.iter().find(|slot| **slot == word).ok_or(TIME)?;
            (facet::Kind::Slot, None, (*slot).to_owned())
        }
        Column::Interests | Column::Profession | Column::Identity => {
            let special = (column == Column::Identity).then_some(Special::Orientation);
            let kind = facet::Kind::Interest;
            (kind, special, kind.parse(part).map_err(|_| LONG)?)
        }
        _ => return Ok(None),
    };
    Ok(Some(Answer { kind, special, text }))
}
