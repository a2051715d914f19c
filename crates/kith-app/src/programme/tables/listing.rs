//! What a coordinator sees of tables: those that were brought, whom the house waits for, and which pairs. Each page asks
//! the store the same few questions, however many there are.

use kith_core::{Code, ProgrammeId, Timestamp, people::grant::Role};
use kith_store::{
    Tx,
    programme::{
        charters,
        invitations::{self, Kept},
        invited_pairs::{self, Listed},
        programmes, spreadsheets,
    },
};

use super::{
    looking::{self, Sheet},
    may, programme,
    sealed::{self, Who},
};
use crate::{App, Error, people::recognising::Known, programme::tables::Look};

/// How many stand on a page.
const PAGE: usize = 20;

/// A table in the list.
#[derive(Debug, Clone)]
pub struct Table {
    /// What it is.
    pub sheet: Sheet,
    /// What was seen in it.
    pub look: Look,
}

/// The tables, and for whom they can be.
#[derive(Debug, Clone)]
pub struct Tables {
    /// The newest first.
    pub tables: Vec<Table>,
    /// After which one the next page begins.
    pub more: Option<Code>,
    /// The newest programmes besides the house itself.
    pub programmes: Vec<(Code, String)>,
}

/// How a programme stands with whom it invited.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Who has not come in.
    pub waited: i64,
    /// Who has.
    pub came: i64,
    /// Pairs that wait for one of the two.
    pub waiting: i64,
    /// Pairs that opened.
    pub opened: i64,
}

/// Somebody who is invited.
#[derive(Debug, Clone)]
pub struct Person {
    /// What names the invitation.
    pub code: Code,
    /// Who they are to the coordinator.
    pub who: Who,
    /// As what.
    pub role: Role,
    /// Until when they can come.
    pub until: Timestamp,
    /// Whether the code was used, and whether they have said what may be read.
    pub used: bool,
    /// The same.
    pub came: bool,
}

/// A pair that was there before.
#[derive(Debug, Clone)]
pub struct Pair {
    /// What names it.
    pub code: Code,
    /// Its own key.
    pub key: String,
    /// The mentee, and whether they have come in.
    pub mentee: (Who, bool),
    /// The mentor, likewise.
    pub mentor: (Who, bool),
    /// When whoever coordinates hears of it again; `None` once it opened.
    pub until: Option<Timestamp>,
}

/// A page of a programme's people or pairs.
#[derive(Debug, Clone)]
pub struct Page<T> {
    /// Which programme, where it is not the house itself.
    pub programme: Option<(Code, String)>,
    /// How it stands.
    pub counts: Counts,
    /// What stands on the page.
    pub lines: Vec<T>,
    /// After which one the next page begins.
    pub more: Option<Code>,
}

/// The tables, the newest first, from the one after `before` on. Opens seals: call it aside.
///
/// # Errors
/// [`Error::NotFound`] for whoever is no coordinator.
pub fn tables(app: &App, who: &Known, before: Option<Code>) -> Result<Tables, Error> {
    let (now, who) = (app.now(), who.clone());
    let (mut sheets, programmes) = app.store.read(move |tx| {
        may(tx, now, &who)?;
        let charters = charters::list(tx, now, None, limit())?;
        let names = charters.into_iter().map(|one| (one.code, one.name)).collect();
        Ok::<_, Error>((spreadsheets::list(tx, before, limit())?, names))
    })?;
    let more = cut(&mut sheets, |sheet| sheet.code);
    let table = |sheet: spreadsheets::Kept| {
        let look = looking::look(app, &sheet)?;
        Ok(Table { sheet: Sheet::of(&sheet), look })
    };
    let tables = sheets.into_iter().map(table).collect::<Result<_, Error>>()?;
    Ok(Tables { tables, more, programmes })
}

/// The people of the programme that `of` names, or of the house itself, from the one after `after` on. Opens seals: call it
/// aside.
///
/// # Errors
/// [`Error::NotFound`] where there is none, and for whoever is no coordinator.
pub fn people(
    app: &App,
    who: &Known,
    (of, after): (Option<Code>, Option<Code>),
) -> Result<Page<Person>, Error> {
    let (now, asker) = (app.now(), who.clone());
    let (programme, counts, mut found) = app.store.read(move |tx| {
        let id = programme(tx, now, &asker, of)?;
        let found = invitations::list(tx, id, after, limit())?;
        Ok::<_, Error>((name(tx, now, id)?, counts(tx, id)?, found))
    })?;
    let more = cut(&mut found, |one| one.code);
    let lines = found.iter().map(|one| person(app, one)).collect::<Result<_, Error>>()?;
    Ok(Page { programme, counts, lines, more })
}

/// The pairs, likewise.
///
/// # Errors
/// As [`people`].
pub fn pairs(
    app: &App,
    who: &Known,
    (of, after): (Option<Code>, Option<Code>),
) -> Result<Page<Pair>, Error> {
    let (now, asker) = (app.now(), who.clone());
    let (programme, counts, mut found) = app.store.read(move |tx| {
        let id = programme(tx, now, &asker, of)?;
        let found = invited_pairs::list(tx, id, after, limit())?;
        Ok::<_, Error>((name(tx, now, id)?, counts(tx, id)?, found))
    })?;
    let more = cut(&mut found, |one| one.pair.code);
    let lines = found.iter().map(|one| pair(app, one)).collect::<Result<_, Error>>()?;
    Ok(Page { programme, counts, lines, more })
}

/// What the programme `id` is called; `None` for the house itself.
pub(super) fn name(
    tx: &mut Tx,
    now: Timestamp,
    id: ProgrammeId,
) -> Result<Option<(Code, String)>, Error> {
    let found = if id == programmes::FIRST { None } else { charters::of(tx, now, id)? };
    Ok(found.map(|charter| (charter.code, charter.name)))
}

fn counts(tx: &mut Tx, id: ProgrammeId) -> Result<Counts, Error> {
    let (waited, came) = invitations::count(tx, id)?;
    let (waiting, opened) = invited_pairs::count(tx, id)?;
    Ok(Counts { waited, came, waiting, opened })
}

/// One more than stand on a page.
fn limit() -> i64 {
    i64::try_from(PAGE).unwrap_or(i64::MAX).saturating_add(1)
}

/// Leaves as many as stand on a page; after which one the next begins.
fn cut<T>(found: &mut Vec<T>, code: impl Fn(&T) -> Code) -> Option<Code> {
    let further = found.len() > PAGE;
    found.truncate(PAGE);
    found.last().map(code).filter(|_| further)
}

/// An invitation, opened.
pub(super) fn person(app: &App, one: &Kept) -> Result<Person, Error> {
    let (code, role, until) = (one.code, one.role, one.until);
    let (used, came) = (one.member.is_some(), one.came.is_some());
    Ok(Person { code, who: sealed::who(app, one)?, role, until, used, came })
}

/// A pair, opened.
pub(super) fn pair(app: &App, one: &Listed) -> Result<Pair, Error> {
    let (of, id) = (one.pair.programme, one.pair.id);
    let key = sealed::open(app, (of, invited_pairs::pair_place(id)), &one.pair.who)?;
    let mentee = sealed::read_who(app, of, (one.pair.mentee, &one.mentee.0))?;
    let mentor = sealed::read_who(app, of, (one.pair.mentor, &one.mentor.0))?;
    Ok(Pair {
        code: one.pair.code,
        key,
        mentee: (mentee, one.mentee.1),
        mentor: (mentor, one.mentor.1),
        until: one.pair.until,
    })
}
