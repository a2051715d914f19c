//! Help lines that the people of a site placed or confirmed: a file of theirs, in the shape of our own
//! directory. What it says goes before what we shipped; what it says wrongly is named by its place.

use std::ops::Range;

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::lines::{Country, Directory, Line};

/// What may stand in a file.
const OF_FILE: &[&str] = &["country"];

/// What may stand in a country.
const OF_COUNTRY: &[&str] = &["code", "name", "emergency", "also", "line"];

/// What may stand in a line. Some of it is there for whoever checks the line, not for the page.
const OF_LINE: &[&str] = &[
    "id",
    "name",
    "topics",
    "languages",
    "dial",
    "then",
    "e164",
    "sms",
    "web",
    "hours",
    "zone",
    "free",
    "anonymous",
    "shows_on_bill",
    "relay_or_sign",
    "sources",
    "checked",
    "verified_at",
    "reviewer",
];

/// What a line can be for.
const TOPICS: [&str; 6] =
    ["suicide", "crisis", "domestic_abuse", "sexual_violence", "youth", "lgbt"];

/// What another emergency number can bring.
const BRINGS: [&str; 5] = ["emergency", "ambulance", "police", "fire", "text"];

/// Whether `text`, a file of help lines, can be used.
///
/// # Errors
/// What to change, with line and column.
pub fn check_help_lines(text: &str) -> Result<(), String> {
    read(text).map(drop)
}

/// Reads `text`, a file of help lines.
///
/// # Errors
/// What to change, with line and column.
pub(super) fn read(text: &str) -> Result<Directory, String> {
    let because =
        |error: toml::de::Error| (error.span().unwrap_or(0..0), error.message().to_owned());
    let read = DeTable::parse(text).map_err(because).and_then(|table| {
        unknown(table.get_ref())?;
        let all: Directory = toml::from_str(text).map_err(because)?;
        all.country.iter().try_for_each(check)?;
        Ok(all)
    });
    read.map_err(|(span, why)| format!("{}: {why}", place(text, span.start)))
}

/// Why a file cannot be used, and which part of it.
type Slip = (Range<usize>, String);

/// Line and column of the byte `at`.
fn place(text: &str, at: usize) -> String {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    format!("line {line}, column {column}")
}

/// Looks for keys that nobody reads: a slip of the pen must not hide that a line was checked.
fn unknown(file: &DeTable<'_>) -> Result<(), Slip> {
    known(file, OF_FILE)?;
    for country in tables(file.get("country")) {
        known(country, OF_COUNTRY)?;
        for line in tables(country.get("line")) {
            known(line, OF_LINE)?;
        }
    }
    Ok(())
}

fn tables<'t, 'i>(list: Option<&'t Spanned<DeValue<'i>>>) -> Vec<&'t DeTable<'i>> {
    let list = list.and_then(|list| list.get_ref().as_array());
    list.into_iter().flatten().filter_map(|one| one.get_ref().as_table()).collect()
}

fn known(table: &DeTable<'_>, keys: &[&str]) -> Result<(), Slip> {
    let odd = table.keys().find(|key| !keys.contains(&key.get_ref().as_ref()));
    odd.map_or(Ok(()), |key| {
        Err((key.span(), format!("{:?} is none of {}", key.get_ref(), keys.join(", "))))
    })
}

/// What a type cannot say of a country.
fn check(country: &Spanned<Country>) -> Result<(), Slip> {
    let (span, country) = (country.span(), country.get_ref());
    let slip = |why: &str| Err((span.clone(), why.to_owned()));
    let letters = country.code.bytes().all(|byte| byte.is_ascii_uppercase());
    if country.code.len() != 2 || !letters {
        return slip("`code` is two capital letters, as in ISO 3166");
    }
    if country.name.is_none() && Directory::embedded().find(&country.code).is_none() {
        return slip("this country is new to Kith: give it a `name`");
    }
    if country.emergency.trim().is_empty() {
        return slip("`emergency` is the number that brings help to a life in danger");
    }
    if !country.also.iter().all(|also| BRINGS.contains(&also.what.as_str())) {
        return slip(&format!("`what` is one of {}", BRINGS.join(", ")));
    }
    let lines = country.line.iter();
    lines
        .map(|line| (line.span(), slip_of(line.get_ref())))
        .try_for_each(|(span, why)| why.map_or(Ok(()), |why| Err((span, why))))
}

/// What a type cannot say of a line; `None` where it is well.
fn slip_of(line: &Line) -> Option<String> {
    let topics = line.topics.iter().all(|topic| TOPICS.contains(&topic.as_str()));
    if !topics || line.topics.is_empty() {
        return Some(format!("`topics` are some of {}", TOPICS.join(", ")));
    }
    let dial = line.dial.as_deref().unwrap_or_default();
    let sms = line.sms.as_ref().map(|sms| sms.code.as_str()).unwrap_or_default();
    if dial.trim().is_empty() && sms.trim().is_empty() {
        return Some("a line needs `dial` or `sms`: else nobody can reach it".to_owned());
    }
    if line.checked.is_some() && line.day().is_none() {
        return Some("`checked` is a day, such as 2026-11-23".to_owned());
    }
    (!line.is_sound()).then(|| {
        "`hours` are \"24/7\", or rules with days, `from` and `to` as 08:00, and a `zone`"
            .to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::{super::lines::Confirmed, *};

    const OWN: &str = r#"
[[country]]
code = "AT"
emergency = "144"
also = [{ dial = "133", what = "police" }]

[[country.line]]
id = "at-ours"
name = "Our own line"
topics = ["crisis"]
dial = "0800123456"
hours = [{ days = ["mon"], from = "08:00", to = "20:00" }]
zone = "Europe/Vienna"
checked = 2026-11-20

[[country]]
code = "GB"
emergency = "999"

[[country.line]]
id = "gb-samaritans"
name = "Samaritans"
topics = ["suicide"]
dial = "116123"
hours = "24/7"
checked = 2026-11-20

[[country]]
code = "XK"
name = "Kosovo"
emergency = "112"
"#;

    #[test]
    fn what_a_site_places_goes_before_what_we_shipped() {
        let all = Directory::with("");
        let (ours, shipped) = (Directory::with(OWN), all.find("GB").unwrap());
        let austria = ours.find("AT").unwrap();
        assert_eq!(austria.emergency, "144");
        assert_eq!(austria.line.first().unwrap().get_ref().name, "Our own line");
        let britain = ours.find("GB").unwrap();
        assert_eq!(britain.line.len(), shipped.line.len(), "the same line, confirmed now");
        assert!(britain.also.len() == shipped.also.len() && !shipped.also.is_empty());
        let first = britain.line.first().unwrap().get_ref();
        assert!(first.name == "Samaritans" && first.day().is_some());
        assert_eq!(ours.find("XK").unwrap().name.as_deref(), Some("Kosovo"));
        assert_eq!(ours.countries().count(), all.countries().count() + 1);
    }

    #[test]
    fn a_line_that_a_site_forgot_falls_back_to_the_one_we_shipped() {
        let (all, ours) = (Directory::with(""), Directory::with(OWN));
        let stand = |all: &Directory, code: &str, now: kith_core::Timestamp| -> Vec<_> {
            let lines = all.find(code).unwrap().line.iter();
            let standing = lines.filter_map(|line| line.get_ref().standing(now));
            standing.map(|line| (line.id.clone(), line.confirmed(now))).collect()
        };
        let now: kith_core::Timestamp =
            "2026-11-23T00:00:00Z".parse::<jiff::Timestamp>().unwrap().into();
        let later = now + kith_core::DAY.times(800);
        assert!(matches!(stand(&ours, "GB", now).first(), Some((_, Confirmed::On(_)))));
        for code in ["GB", "AT"] {
            let (mut shipped, mut left) = (stand(&all, code, later), stand(&ours, code, later));
            shipped.sort_by(|(one, _), (other, _)| one.cmp(other));
            left.sort_by(|(one, _), (other, _)| one.cmp(other));
            assert_eq!(left, shipped, "{code}: as a site that placed nothing");
            assert!(left.iter().all(|(_, said)| *said == Confirmed::NotYet), "{left:?}");
        }
    }

    #[test]
    fn a_slip_is_named_with_its_place() {
        for (from, to, place, why) in [
            ("checked = 2026-11-20", "cheked = 2026-11-20", "line 14, column 1", "cheked"),
            ("checked = 2026-11-20", "checked = \"soon\"", "line 14, column 11", ""),
            ("checked = 2026-11-20", "checked = 08:00:00", "line 7, column 1", "such as"),
            ("\"crisis\"", "\"weather\"", "line 7, column 1", "topics"),
            ("0800123456", " ", "line 7, column 1", "nobody can reach"),
            ("dial = \"0800123456\"", "", "line 7, column 1", "nobody can reach"),
            ("\"08:00\"", "\"eight\"", "line 7, column 1", "hours"),
            ("\"Europe/Vienna\"", "\"Vienna\"", "line 7, column 1", "zone"),
            ("name = \"Kosovo\"", "", "line 28, column 1", "`name`"),
            ("\"police\"", "\"soldiers\"", "line 2, column 1", "ambulance"),
            ("\"144\"", "144", "line 4, column 13", "string"),
            ("\"144\"", "\"144", "line 4, column 17", ""),
        ] {
            let said = check_help_lines(&OWN.replacen(from, to, 1)).unwrap_err();
            assert!(said.starts_with(place) && said.contains(why), "{to}: {said}");
        }
        assert_eq!(check_help_lines(OWN), Ok(()));
    }

    #[test]
    fn our_own_directory_keeps_the_same_rules() {
        assert_eq!(check_help_lines(super::super::lines::DIRECTORY), Ok(()));
    }
}
