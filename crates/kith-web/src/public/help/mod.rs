//! `/help`: urgent help. Needs no account, no script and no store; the country is chosen, or taken from
//! the browser's language, never from where the request comes from.

mod hours;
pub(crate) mod lines;
pub(crate) mod near;
mod placed;

use askama::Template;
use axum::{
    http::{HeaderMap, Uri, header::ACCEPT_LANGUAGE},
    response::Response,
};
use kith_core::Timestamp;
use toml::Spanned;

pub use self::placed::check_help_lines;
use self::{
    hours::Now,
    lines::{Confirmed, Country, Directory, Line},
};
use crate::{
    doors::{Doors, May},
    house::House,
    page::{Page, draw},
    shell::Shell,
    visitor::Passing,
};

/// The page.
#[derive(Template)]
#[template(path = "public/help.html")]
pub(crate) struct Help {
    w: Shell,
    /// The code and name of each country.
    countries: Vec<(String, String)>,
    /// The chosen one; empty where nobody knows.
    chosen: String,
    /// Its emergency number; empty where nobody knows the country.
    emergency: String,
    /// Other numbers of that kind: what they bring, and what one dials.
    also: Vec<(String, String)>,
    lines: Vec<Shown>,
}

/// A help line, ready to be read.
pub(crate) struct Shown {
    pub(crate) name: String,
    about: String,
    /// Whether somebody answers now, and what a call costs.
    pub(crate) open: String,
    /// What one dials, to be read and to be called; empty where one can only write.
    pub(crate) dial: String,
    /// What one writes to; empty where one can only call.
    pub(crate) sms: String,
    /// What to write or to press, and whether anybody confirmed the line.
    pub(crate) notes: Vec<String>,
    /// Lines that answer now come first.
    rank: u8,
}

/// Its door.
pub(super) fn doors() -> Doors {
    Doors::new().get("/help", May::Anyone, show)
}

async fn show(Passing(visitor): Passing, uri: Uri, headers: HeaderMap) -> Response {
    let visitor = visitor.recognised_soon().await;
    let mut asked = form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes());
    let chosen =
        asked.find(|(name, _)| name == "country").map(|(_, code)| code).unwrap_or_default();
    let spoken = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let house = &visitor.house;
    let region =
        house.helplines.find(&chosen).or_else(|| spoken_in(house, spoken.unwrap_or_default()));
    let w = visitor.shell("help-title");
    draw(&Help::new(w, &house.helplines, region, house.app.now()))
}

/// The numbers of the visitor's country that stand on a card.
pub(crate) struct Near {
    /// The number that brings help to a life in danger.
    pub(crate) emergency: String,
    /// Up to three lines, those for the matter at hand first.
    pub(crate) lines: Vec<Shown>,
}

/// The numbers of the country that the browser of `w` speaks of, for `topics`, the first of them first;
/// `None` where it names none.
pub(crate) fn near(w: &Shell, topics: &[&str], now: Timestamp) -> Option<Near> {
    let country = spoken_in(w.house(), w.languages())?;
    let place = |line: &Line| {
        let places = line.topics.iter();
        places.filter_map(|topic| topics.iter().position(|one| one == topic)).min()
    };
    let standing = country.line.iter().filter_map(|line| line.get_ref().standing(now));
    let mut lines: Vec<_> = standing
        .filter_map(|line| Some((place(line)?, Shown::new(w, line, now))))
        .map(|(place, line)| ((line.rank, place), line))
        .collect();
    lines.sort_by_key(|(rank, _)| *rank);
    let lines = lines.into_iter().take(3).map(|(_, line)| line).collect();
    Some(Near { emergency: country.emergency.clone(), lines })
}

/// The first country that a list of languages names: `en-GB` does, `en` does not.
fn spoken_in<'h>(house: &'h House, languages: &str) -> Option<&'h Country> {
    let mut tags = languages.split([',', ';']).filter_map(|tag| tag.trim().rsplit_once('-'));
    tags.find_map(|(_, region)| house.helplines.find(region))
}

impl Help {
    fn new(w: Shell, all: &Directory, country: Option<&Country>, now: Timestamp) -> Self {
        let mut lines: Vec<_> = country.map(|country| shown(&w, country, now)).unwrap_or_default();
        lines.sort_by_key(|line| line.rank);
        let also = country.map(|country| country.also.as_slice()).unwrap_or_default();
        Self {
            also: also
                .iter()
                .map(|also| (w.say(&format!("help-also-{}", also.what)), also.dial.clone()))
                .collect(),
            chosen: country.map(|country| country.code.clone()).unwrap_or_default(),
            emergency: country.map(|country| country.emergency.clone()).unwrap_or_default(),
            countries: countries(&w, all),
            lines,
            w,
        }
    }
}

/// The code and name of each country, by name.
fn countries(w: &Shell, all: &Directory) -> Vec<(String, String)> {
    let name =
        |of: &Country| of.name.clone().unwrap_or_else(|| w.say(&format!("country-{}", of.code)));
    let mut countries: Vec<_> =
        all.countries().map(|country| (country.code.clone(), name(country))).collect();
    countries.sort_by(|(_, one), (_, other)| one.cmp(other));
    countries
}

fn shown(w: &Shell, country: &Country, now: Timestamp) -> Vec<Shown> {
    let lines = country.line.iter().map(Spanned::get_ref);
    lines.filter_map(|line| line.standing(now)).map(|line| Shown::new(w, line, now)).collect()
}

impl Shown {
    fn new(w: &Shell, line: &Line, now: Timestamp) -> Self {
        let topics: Vec<_> =
            line.topics.iter().map(|topic| w.say(&format!("help-topic-{topic}"))).collect();
        let (rank, open) = open(w, &line.open(now));
        let free = match line.free {
            Some(true) => w.say("help-free"),
            Some(false) => w.say("help-not-free"),
            None => String::new(),
        };
        Self {
            name: line.name.clone(),
            about: topics.join(" · "),
            open: [open, free]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" · "),
            dial: line.dial.clone().unwrap_or_default(),
            sms: line.sms.as_ref().map(|sms| sms.code.clone()).unwrap_or_default(),
            notes: notes(w, line, now),
            rank,
        }
    }

    /// The number in groups that can be read aloud.
    pub(crate) fn spoken(&self) -> String {
        grouped(&self.dial)
    }
}

/// Whether a line answers now: its place in the list, and the words.
fn open(w: &Shell, now: &Now) -> (u8, String) {
    let clock = |at: &jiff::Zoned| at.strftime("%H:%M").to_string();
    let day =
        |at: &jiff::Zoned| w.say(&format!("time-weekday-{}", at.weekday().to_monday_one_offset()));
    match now {
        Now::Always => (0, w.say("help-open-always")),
        Now::Until(to) => (0, w.say_of("help-open-until", "clock", clock(to))),
        Now::From(from) => {
            let args = [("day", day(from).into()), ("clock", clock(from).into())];
            (2, w.say_with("help-opens", &args))
        }
        Now::Unknown => (1, w.say("help-hours-unknown")),
    }
}

fn notes(w: &Shell, line: &Line, now: Timestamp) -> Vec<String> {
    let then = line.then.as_ref().map(|key| w.say_of("help-then", "key", key.as_str()));
    let word = line.sms.as_ref().and_then(|sms| sms.keyword.as_deref());
    let word = word.map(|word| w.say_of("help-keyword", "word", word));
    let said = match line.confirmed(now) {
        Confirmed::NotYet => w.say("help-not-confirmed"),
        Confirmed::On(day) => w.say_of("help-confirmed", "day", day.to_string()),
        Confirmed::LongAgo(day) => w.say_of("help-check", "day", day.to_string()),
        Confirmed::TooLongAgo => String::new(),
    };
    then.into_iter().chain(word).chain([said]).collect()
}

/// `number` in groups of three, the last of up to four; short codes as they are.
fn grouped(number: &str) -> String {
    let digits: Vec<char> = number.chars().collect();
    if digits.len() < 6 {
        return number.to_owned();
    }
    let lead = if digits.len() > 7 { 4 } else { 3 };
    let (first, rest) = digits.split_at(lead);
    let mut out: String = first.iter().collect();
    let mut rest = rest;
    while !rest.is_empty() {
        let size = if rest.len() <= 4 { rest.len() } else { 3 };
        let (group, more) = rest.split_at(size);
        out.push('\u{a0}');
        out.extend(group);
        rest = more;
    }
    out
}

impl Page for Help {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let now = kith_testkit::now();
        let all = Directory::embedded();
        let known = all.countries().map(Some).chain([None]);
        known.map(|country| Self::new(shell("help-title"), &all, country, now)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_can_be_read_aloud() {
        for (number, said) in [
            ("988", "988"),
            ("116123", "116 123"),
            ("08003008355", "0800 300 8355"),
            ("1800737732", "1800 737 732"),
        ] {
            assert_eq!(grouped(number).replace('\u{a0}', " "), said);
        }
    }
}
