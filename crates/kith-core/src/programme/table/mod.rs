//! Tables: spreadsheets of a programme, in and out. What the columns are called, what a row has to say, and what is
//! wrong with it in words that name the column. How a file is cut into rows is no business of this room.

pub mod cell;
mod columns;
mod row;
#[cfg(test)]
mod tests;

use crate::{DAY, Refusal, Span};

pub use self::{
    columns::{Column, column, is_known},
    row::{Answer, Meeting, Pair, Person, Row, meeting, pair, person},
};

worded! {
    /// What the rows of a table are.
    Kind {
        /// People who are invited.
        People = "people",
        /// Pairs that exist already, of people who are invited.
        Pairs = "pairs",
        /// Meetings of such pairs.
        Meetings = "meetings",
    }
}

/// Something that a row cannot be brought in with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// On which line of the file the row begins; the first is 1.
    pub line: u32,
    /// In which column, as the file calls it; empty where it is the row as a whole.
    pub column: String,
    /// What it is.
    pub why: Refusal,
}

/// The most rows of a file.
pub const ROWS: usize = 10_000;
/// The most bytes of a file.
pub const BYTES: usize = 4_000_000;
/// The most letters of a cell.
pub const LONGEST: usize = 4_000;
/// The most lines that one row may go on for: a quote that was never closed would swallow the rest.
pub const LINES: usize = 50;
/// How many problems are told one by one; the others are counted.
pub const TOLD: usize = 1_000;
/// For how long an invitation stands, where its programme has no last day.
pub const STANDS: Span = DAY.times(90);
/// For how long a table that nobody brought in is kept.
pub const LOOKED: Span = DAY;
/// How often whoever coordinates hears of pairs that still wait for one of the two.
pub const ASKS: Span = DAY.times(14);

/// More bytes than fit.
pub const BIG: Refusal = Refusal("table-big");
/// Nothing stands there, or only a heading.
pub const EMPTY: Refusal = Refusal("table-empty");
/// Not text in UTF-8.
pub const NOT_TEXT: Refusal = Refusal("table-not-text");
/// More rows than fit.
pub const MANY: Refusal = Refusal("table-many");
/// A column is lacking without which no row can be read.
pub const NO_COLUMN: Refusal = Refusal("table-no-column");
/// Two columns say the same thing.
pub const TWICE: Refusal = Refusal("table-column-twice");
/// Nobody says whether the people are mentees or mentors.
pub const NO_ROLE: Refusal = Refusal("table-no-role");
/// Nobody confirmed that the mentors were checked.
pub const UNCHECKED: Refusal = Refusal("table-unchecked");

/// A quote that opens here is never closed, or not soon.
pub const QUOTE: Refusal = Refusal("table-quote");
/// Text stands after a closing quote.
pub const STRAY: Refusal = Refusal("table-stray");
/// More or fewer cells than the heading has.
pub const CELLS: Refusal = Refusal("table-cells");
/// A cell is longer than fits.
pub const LONG: Refusal = Refusal("table-long");
/// Nothing stands where something has to.
pub const MISSING: Refusal = Refusal("table-missing");
/// The same key stands further up.
pub const AGAIN: Refusal = Refusal("table-again");
/// Neither a mentee nor a mentor.
pub const ROLE: Refusal = Refusal("table-role");
/// Not a number from 1 to 20.
pub const PLACES: Refusal = Refusal("table-places");
/// Not a language that the house knows.
pub const LANGUAGE: Refusal = Refusal("table-language");
/// Not a topic that the house knows.
pub const TOPIC: Refusal = Refusal("table-topic");
/// Not a part of the week that the house knows.
pub const TIME: Refusal = Refusal("table-time");
/// Not a day, with or without an hour.
pub const DATE: Refusal = Refusal("table-date");
/// Not a number of minutes from 15 to 180.
pub const MINUTES: Refusal = Refusal("table-minutes");
/// Neither yes nor no.
pub const HELD: Refusal = Refusal("table-held");
/// Neither held nor to come.
pub const NOT_HELD: Refusal = Refusal("table-not-held");
/// Further ahead than anybody meets.
pub const FAR: Refusal = Refusal("table-far");
/// Held, and yet to come.
pub const AHEAD: Refusal = Refusal("table-ahead");
/// Nobody with that key was brought in as that.
pub const NOBODY: Refusal = Refusal("table-nobody");
/// No pair with that key was brought in.
pub const NO_PAIR: Refusal = Refusal("table-no-pair");
/// The mentee stands in a pair under another key.
pub const PAIRED: Refusal = Refusal("table-paired");

/// No invitation is opened by that.
pub const WRONG_CODE: Refusal = Refusal("invitation-wrong-code");
/// Nobody said whether the matching may read it.
pub const NO_ANSWER: Refusal = Refusal("invitation-no-answer");
/// Whoever is waited for needs a sentence to begin with.
pub const NO_WORDS: Refusal = Refusal("invitation-no-words");
/// They have that role, by an invitation or otherwise.
pub const HAS_ROLE: Refusal = Refusal("invitation-has-role");

/// Everything that can be wrong with a row, so that it is known again by its key.
const PROBLEMS: &[Refusal] = &[
    QUOTE, STRAY, CELLS, LONG, MISSING, AGAIN, ROLE, PLACES, LANGUAGE, TOPIC, TIME, DATE, MINUTES,
    HELD, AHEAD, NOT_HELD, FAR, NOBODY, NO_PAIR, PAIRED,
];

/// What is wrong with a row, by the key of its words; `None` where nothing is called so.
#[must_use]
pub fn problem(key: &str) -> Option<Refusal> {
    PROBLEMS.iter().copied().find(|why| why.0 == key)
}
