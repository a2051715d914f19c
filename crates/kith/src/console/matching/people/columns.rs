//! Which column of a file is which field. Found by the rules, else by the field's own name or a usual one; never by what
//! stands in the cells.

use anyhow::bail;

use super::{
    cells::{normal, truth},
    rules::{Column, Headers, Rules, With},
    sheet::{Row, Sheet},
};

/// In which role a row is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    Mentee,
    Mentor,
}

impl Side {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Mentee => "mentee",
            Self::Mentor => "mentor",
        }
    }

    fn other(self) -> Self {
        match self {
            Self::Mentee => Self::Mentor,
            Self::Mentor => Self::Mentee,
        }
    }
}

/// Headers by which a field is known without a rule. `*` stands for any words.
const USUAL: &[(&str, &[&str])] = &[
    ("name", &["full name", "your name", "your full name"]),
    ("email", &["email address", "e mail", "e mail address", "username", "your * email address"]),
    ("id", &["#", "code", "mentor id", "mentee id"]),
    (
        "capacity",
        &[
            "how many * willing to mentor",
            "how many mentees *",
            "max * mentees",
            "number of mentees",
            "mentee capacity",
            "mentoring capacity",
            "places",
            "seats",
        ],
    ),
    ("role", &["role type", "mentor or mentee"]),
    ("both", &["both mentor and mentee"]),
    ("grade", &["your grade"]),
    ("organisation", &["your department or agency", "organization", "affiliation"]),
    ("profession", &["your profession"]),
    ("weeks", &["weeks waited", "weeks waiting"]),
    ("left out", &["left out last time"]),
];

/// Where the cells of a field stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// The first of these that holds something.
    Any(Vec<usize>),
    /// All of these, with a blank between.
    Join(Vec<usize>),
    /// A word for each that says yes.
    Flags(Vec<(usize, String)>),
    /// All from here on, each a word.
    From(usize),
}

/// A field in one file.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) source: Source,
    pub(super) split: Option<char>,
    /// The column that must say yes.
    pub(super) only_if: Option<usize>,
}

/// The field `name` in a file, read in the role of `side`; `None` where the rules say nothing and no header is known.
///
/// # Errors
/// Where the rules name a header that the file has not, although it was meant for it.
pub(super) fn find(
    sheet: &Sheet,
    side: Side,
    name: &str,
    rules: &Rules,
) -> anyhow::Result<Option<Found>> {
    let plain = |source| Some(Found { source, split: None, only_if: None });
    let any = |headers: &[String]| {
        let found: Vec<usize> = headers.iter().flat_map(|it| header(sheet, side, it)).collect();
        (!found.is_empty()).then_some(Source::Any(found))
    };
    match rules.columns.get(name) {
        None => Ok(usual(sheet, side, name).and_then(plain)),
        Some(Column::Number(number)) => {
            let widest = sheet.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
            let place = number.checked_sub(1).filter(|&place| place < widest);
            Ok(place.map(|place| Source::Any(vec![place])).and_then(plain))
        }
        Some(Column::One(one)) => Ok(any(std::slice::from_ref(one)).and_then(plain)),
        Some(Column::Any(several)) => Ok(any(several).and_then(plain)),
        Some(Column::With(with)) => with_more(sheet, side, name, with),
    }
}

fn with_more(sheet: &Sheet, side: Side, name: &str, with: &With) -> anyhow::Result<Option<Found>> {
    let all = |headers: &[String]| -> Vec<usize> {
        headers.iter().flat_map(|it| header(sheet, side, it)).collect()
    };
    let own = match side {
        Side::Mentee => with.mentee.as_ref(),
        Side::Mentor => with.mentor.as_ref(),
    };
    let source = if let Some(own) = own {
        Source::Any(all(std::slice::from_ref(own)))
    } else if let Some(from) = with.from {
        Source::From(from.saturating_sub(1))
    } else if let Some(flags) = &with.flags {
        let each = flags.list().into_iter().flat_map(|wanted| {
            let words = header(sheet, side, &wanted).into_iter();
            words.map(move |place| (place, word(sheet, place, &wanted)))
        });
        Source::Flags(each.collect())
    } else if with.join.is_empty() {
        Source::Any(all(&with.column.as_ref().map_or_else(|| vec![name.to_owned()], Headers::list)))
    } else {
        Source::Join(all(&with.join))
    };
    let only_if = match &with.only_if {
        Some(condition) => header(sheet, side, condition).first().copied(),
        None => None,
    };
    let other = with.only.as_ref().is_some_and(|only| normal(only) != side.word());
    let found = Found { source, split: with.split, only_if };
    if other || (found.places(0).is_empty() && with.from.is_none()) {
        return Ok(None);
    }
    if with.from == Some(0) {
        bail!("columns.{name}: columns are numbered from 1");
    }
    Ok(Some(found))
}

/// The word that a column of yes and no stands for: its header, without what all such headers begin with.
fn word(sheet: &Sheet, place: usize, wanted: &str) -> String {
    let header = sheet.header.get(place).map_or("", String::as_str);
    let begin = wanted.strip_suffix('*').unwrap_or_default().trim_end().chars().count();
    let same = |(a, b): (char, char)| a.to_lowercase().eq(b.to_lowercase());
    if header.chars().zip(wanted.chars()).take(begin).all(same) {
        header.chars().skip(begin).collect::<String>().trim().to_owned()
    } else {
        header.to_owned()
    }
}

fn usual(sheet: &Sheet, side: Side, name: &str) -> Option<Source> {
    let names = USUAL.iter().filter(|(field, _)| normal(field) == normal(name));
    let names = std::iter::once(name).chain(names.flat_map(|(_, names)| names.iter().copied()));
    let found = names.into_iter().map(|name| header(sheet, side, name)).find(|it| !it.is_empty());
    let join = || {
        let parts = ["first name", "last name"].map(|part| {
            let found = header(sheet, side, part);
            if found.is_empty() { header(sheet, side, &format!("your {part}")) } else { found }
        });
        (name == "name" && parts.iter().all(|it| !it.is_empty()))
            .then(|| Source::Join(parts.concat()))
    };
    found.map(Source::Any).or_else(join)
}

/// The places of the headers that `wanted` names: the same words, with or without the role before them. The other
/// role's column is never taken for this one's.
pub(super) fn header(sheet: &Sheet, side: Side, wanted: &str) -> Vec<usize> {
    let pattern: Vec<String> = wanted.split(['*', '…']).map(normal).collect();
    let places = |fits: &dyn Fn(&str) -> bool| -> Vec<usize> {
        let headers = sheet.header.iter().enumerate();
        headers.filter(|(_, header)| fits(&normal(header))).map(|(place, _)| place).collect()
    };
    let bare = |header: &str, side: Side| {
        header.strip_prefix(side.word()).and_then(|it| it.strip_prefix(' ')).map(str::to_owned)
    };
    let own = places(&|header| bare(header, side).is_some_and(|it| like(&it, &pattern)));
    let many = wanted.ends_with('*');
    let same = places(&|header| {
        like(header, &pattern) && (bare(header, side.other()).is_none() || header == normal(wanted))
    });
    match (own.is_empty(), many) {
        (false, _) => own,
        (true, true) => same,
        (true, false) => same.into_iter().take(1).collect(),
    }
}

/// Whether a header is made of these parts, with anything between them.
fn like(header: &str, pattern: &[String]) -> bool {
    let [first, rest @ ..] = pattern else { return false };
    let Some(mut left) = header.strip_prefix(first.as_str()) else { return false };
    for part in rest {
        let Some(at) = left.find(part.as_str()) else { return false };
        left = left.get(at + part.len()..).unwrap_or_default();
    }
    left.is_empty() || pattern.last().is_some_and(String::is_empty)
}

impl Found {
    /// The cells of this field in a row: none, one, or a word for each flag.
    pub(super) fn cells(&self, row: &Row) -> Vec<String> {
        let cell = |place: &usize| row.cells.get(*place).filter(|it| !it.is_empty()).cloned();
        let yes = |place: usize| cell(&place).is_some_and(|it| truth(&it) == Ok(true));
        if self.only_if.is_some_and(|place| !yes(place)) {
            return Vec::new();
        }
        match &self.source {
            Source::Any(places) => places.iter().find_map(cell).into_iter().collect(),
            Source::Join(places) => {
                let parts: Vec<String> = places.iter().filter_map(cell).collect();
                if parts.is_empty() { Vec::new() } else { vec![parts.join(" ")] }
            }
            Source::Flags(flags) => {
                let said = flags.iter().filter(|(place, _)| yes(*place));
                said.map(|(_, word)| word.clone()).collect()
            }
            Source::From(from) => {
                let cells = row.cells.iter().skip(*from);
                cells.filter(|cell| !cell.is_empty()).cloned().collect()
            }
        }
    }

    /// The first of its cells that holds something.
    pub(super) fn first(&self, row: &Row) -> Option<String> {
        self.cells(row).into_iter().next()
    }

    /// The places of its columns.
    pub(super) fn places(&self, width: usize) -> Vec<usize> {
        match &self.source {
            Source::Any(places) | Source::Join(places) => places.clone(),
            Source::Flags(places) => places.iter().map(|(place, _)| *place).collect(),
            Source::From(from) => (*from..width).collect(),
        }
    }

    /// How the report names it.
    pub(super) fn said(&self, header: &[String]) -> String {
        let name = |place: &usize| {
            header
                .get(*place)
                .map_or_else(|| format!("column {}", place + 1), |it| format!("\"{it}\""))
        };
        let list =
            |places: &[usize], between| places.iter().map(name).collect::<Vec<_>>().join(between);
        match &self.source {
            Source::Any(places) => list(places, " or "),
            Source::Join(places) => list(places, " + "),
            Source::Flags(flags) => {
                let places: Vec<usize> = flags.iter().map(|(place, _)| *place).collect();
                list(&places, ", ")
            }
            Source::From(from) => format!("all from {}", name(from)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(headers: &[&str], side: Side, wanted: &str, expected: &[usize]) {
        let header = headers.iter().map(|&it| it.to_owned()).collect();
        let sheet = Sheet { name: String::new(), header, rows: Vec::new(), how: String::new() };
        assert_eq!(super::header(&sheet, side, wanted), expected, "{headers:?} {wanted}");
    }

    #[test]
    fn a_header_is_known_by_its_words() {
        check(&["a", " Full  NAME?"], Side::Mentee, "Full name", &[1]);
        check(&["name", "full name"], Side::Mentee, "full name", &[1]);
        check(&["Your Department email address"], Side::Mentee, "your * email address", &[0]);
        check(&["Your Department email addresses"], Side::Mentee, "your * email address", &[]);
        check(&["topic: work", "topic: grief", "other"], Side::Mentee, "Topic: *", &[0, 1]);
        check(&["x", "x"], Side::Mentee, "x", &[0]);
    }

    #[test]
    fn a_role_before_a_header_is_taken_for_that_role_only() {
        let both = ["Mentor Languages", "Mentee Languages"];
        check(&both, Side::Mentor, "languages", &[0]);
        check(&both, Side::Mentee, "languages", &[1]);
        check(&["Mentor Languages"], Side::Mentee, "languages", &[]);
        check(&["Mentor Languages", "Languages"], Side::Mentee, "languages", &[1]);
    }
}
