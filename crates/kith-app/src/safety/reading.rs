//! Reading letters: under a reference code, or as the member who wrote them.

use kith_core::{
    Code, MemberId, Private, SECOND, Timestamp,
    safety::{
        case::Case,
        letter::{Letter, Side},
        receipt::Receipt,
    },
    support::safe::Safe,
};
use kith_store::{
    Tx,
    people::notices,
    safety::{
        letters::{self, Line},
        openings,
    },
};

use super::{
    marking::{NO_LETTER, mark},
    warranting, writing,
};
use crate::{App, Error};

pub use kith_core::safety::opening::Opening;

/// How many letters or openings stand on a page.
const PAGE: i64 = 50;

/// A letter with everything that was said in it.
#[derive(Debug, Clone)]
pub struct Exchange {
    /// Its head.
    pub letter: Letter,
    /// Where the house is with it.
    pub case: Case,
    /// What was said, oldest first; up to 200 lines.
    pub said: Vec<Said>,
    /// What its writer answered last to "Are you safe now?", and when; `None` until they did.
    pub safe: Option<(Safe, Timestamp)>,
}

/// One line of a letter.
#[derive(Debug, Clone)]
pub struct Said {
    /// Who said it.
    pub side: Side,
    /// When.
    pub at: Timestamp,
    /// The words; `None` where they are erased.
    pub words: Option<Private>,
}

/// A letter, before its lines are opened.
pub(super) struct Found {
    pub(super) letter: Letter,
    pub(super) case: Case,
    pub(super) lines: Vec<Line>,
    safe: Option<(Safe, Timestamp)>,
}

/// The letter under the reference code `typed`. May wait for the key store: call it aside.
///
/// # Errors
/// [`NO_LETTER`] where there is none, whatever is wrong with the code.
pub fn under(app: &App, typed: &str) -> Result<Exchange, Error> {
    let mark = mark(app, typed.parse::<Receipt>().map_err(|_| NO_LETTER)?)?;
    let found = app.store.read(move |tx| {
        let letter = letters::find_by_receipt(tx, &mark)?.ok_or(NO_LETTER)?;
        found(tx, letter)
    })?;
    opened(app, found)
}

/// The letter of `writer` that `code` names. May wait for the key store: call it aside.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs.
pub fn own(app: &App, writer: MemberId, code: Code) -> Result<Exchange, Error> {
    let found = app.store.read(move |tx| {
        let letter = letters::find_by_code(tx, code, writer)?.ok_or(Error::NotFound)?;
        found(tx, letter)
    })?;
    opened(app, found)
}

/// Notes that `writer` saw what was told about their letter `code`.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn seen(tx: &mut Tx, now: Timestamp, writer: MemberId, code: Code) -> Result<(), Error> {
    notices::see_about(tx, writer, code, now)?;
    Ok(())
}

/// Up to fifty letters of `writer`, each with its case, the newest first.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn list(tx: &mut Tx, writer: MemberId) -> Result<Vec<(Letter, Case)>, Error> {
    let own = letters::list(tx, writer, PAGE)?;
    own.into_iter().map(|letter| writing::case_of(tx, &letter).map(|case| (letter, case))).collect()
}

/// An opening of what somebody wrote, as they see it.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The opening.
    pub opening: Opening,
    /// Why, in the words of whoever opened it; `None` where its kind alone says so.
    pub sentence: Option<Private>,
}

/// Up to fifty openings of what `member` wrote, the newest first, before the moment `before`; but for those
/// held back for now. And from where on there are more. May wait for the key store: call it aside.
///
/// # Errors
/// [`Error::Fault`] of either store.
pub fn openings(
    app: &App,
    member: MemberId,
    before: Option<Timestamp>,
) -> Result<(Vec<Opened>, Option<Timestamp>), Error> {
    let now = app.now();
    let before = before.unwrap_or(now + SECOND);
    let (found, more) = app.store.read(move |tx| {
        let found = openings::page(tx, member, (now, before), PAGE)?;
        let last = found.last().map_or(before, |(opening, _)| opening.at);
        let more = !openings::page(tx, member, (now, last), 1)?.is_empty();
        Ok::<_, Error>((found, more.then_some(last)))
    })?;
    let opened = found.into_iter().map(|(opening, reason)| {
        let sentence = reason.map_or(Ok(None), |reason| warranting::sentence(app, &reason))?;
        Ok(Opened { opening, sentence })
    });
    Ok((opened.collect::<Result<_, Error>>()?, more))
}

/// `letter` with its case and its lines.
pub(super) fn found(tx: &mut Tx, letter: Letter) -> Result<Found, Error> {
    let (case, lines) = (writing::case_of(tx, &letter)?, letters::lines(tx, letter.id)?);
    let safe = letters::safe(tx, letter.id)?;
    Ok(Found { letter, case, lines, safe })
}

/// `found`, its lines opened.
pub(super) fn opened(app: &App, found: Found) -> Result<Exchange, Error> {
    let said = found
        .lines
        .iter()
        .map(|line| Ok(Said { side: line.side, at: line.at, words: writing::unseal(app, line)? }));
    let said = said.collect::<Result<_, Error>>()?;
    Ok(Exchange { letter: found.letter, case: found.case, said, safe: found.safe })
}
