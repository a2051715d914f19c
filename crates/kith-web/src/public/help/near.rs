//! Whom to call in one country, in short: for pages that are about something else.

use axum::http::{HeaderMap, header::ACCEPT_LANGUAGE};

use super::{Shown, shown, spoken_in};
use crate::{house::House, shell::Shell};

/// How many lines stand there, the ones that answer now first.
const LINES: usize = 4;

/// Whom to call.
pub(crate) struct Near {
    /// Its emergency number.
    pub(crate) emergency: String,
    /// Its lines.
    pub(crate) lines: Vec<Call>,
}

/// A line that can be called.
pub(crate) struct Call {
    /// What it is called.
    pub(crate) name: String,
    /// Whether somebody answers now.
    pub(crate) open: String,
    /// What is dialled.
    pub(crate) dial: String,
    /// The number as it can be read aloud.
    pub(crate) spoken: String,
}

impl Near {
    /// Whom to call in the country `chosen`, or in the one that the browser names; `None` where neither
    /// tells.
    pub(crate) fn of(w: &Shell, house: &House, chosen: &str, headers: &HeaderMap) -> Option<Self> {
        let spoken = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        let country = house.helplines.find(chosen);
        let country = country.or_else(|| spoken_in(house, spoken.unwrap_or_default()))?;
        let mut lines = shown(w, country, house.app.now());
        lines.retain(|line| !line.dial.is_empty());
        lines.sort_by_key(|line| line.rank);
        let lines = lines.into_iter().take(LINES).map(Call::of).collect();
        Some(Self { emergency: country.emergency.clone(), lines })
    }
}

#[cfg(test)]
impl Near {
    /// One that a page can be drawn with.
    pub(crate) fn example() -> Self {
        let call = Call {
            name: "A line".to_owned(),
            open: "Open now".to_owned(),
            dial: "116123".to_owned(),
            spoken: "116 123".to_owned(),
        };
        Self { emergency: "112".to_owned(), lines: vec![call] }
    }
}

impl Call {
    fn of(line: Shown) -> Self {
        let spoken = line.spoken();
        Self { name: line.name, open: line.open, dial: line.dial, spoken }
    }
}

/// The code and name of each country that can be chosen, by name.
pub(crate) fn countries(w: &Shell, house: &House) -> Vec<(String, String)> {
    super::countries(w, &house.helplines)
}
