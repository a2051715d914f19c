//! Warrants as their page shows them, the talk while it stands open, the sheet of the last month; and for a
//! lead everything that staff opened.

use kith_core::{
    Code, DAY, Private, SECOND, Span, Timestamp,
    people::{face::Face, grant::Role},
    safety::{
        opening::{Opening, Purpose, role_for_copies},
        warrant::{State, Warrant},
    },
};
use kith_store::{
    Tx,
    keys::Owner,
    people::faces,
    safety::{openings, warrants},
    seal::Sealed,
    talk::messages::{self, Kept},
};

use super::{measured::own_face, port, warranting};
use crate::{
    App, Error,
    people::{grants, recognising::Known},
    talk::posting,
};

/// How many of the newest messages a warrant opens.
const MESSAGES: i64 = 100;

/// How many openings stand on a page, and how far back they are counted.
const PAGE: i64 = 20;
const WEEK: Span = DAY.times(7);

/// How far back the sheet goes, and how many lines it has.
const MONTH: Span = DAY.times(30);
const LINES: i64 = 100;

/// A warrant, for whoever works on its case.
#[derive(Debug, Clone)]
pub struct Page {
    /// The warrant.
    pub warrant: Warrant,
    /// Why, in a sentence.
    pub sentence: Option<Private>,
    /// The case that it is for.
    pub case: Code,
    /// Who asks; `None` where they left.
    pub by: Option<Face>,
    /// Who said yes or no; `None` while nobody has.
    pub second: Option<Face>,
    /// What was said in the talk, oldest first, with the moment until which it stands open; `None` while
    /// it is closed to whoever looks.
    pub said: Option<(Vec<Said>, Timestamp)>,
}

/// One message.
#[derive(Debug, Clone)]
pub struct Said {
    /// Who wrote it; `None` for one who left.
    pub by: Option<Face>,
    /// When.
    pub at: Timestamp,
    /// Its words; `None` where they were taken back, or their author was erased.
    pub words: Option<Private>,
}

/// One line of the sheet.
#[derive(Debug, Clone)]
pub struct Line {
    /// The warrant.
    pub warrant: Warrant,
    /// Who asked; `None` where they left.
    pub by: Option<Face>,
}

/// An opening, for a lead.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The opening.
    pub opening: Opening,
    /// Who opened it; `None` where they left.
    pub by: Option<Face>,
    /// Whose words they were; `None` where they left.
    pub of: Option<Face>,
}

/// A page of openings.
#[derive(Debug, Clone)]
pub struct Openings {
    /// How many texts each opened in the last seven days; `None` for whoever left.
    pub counts: Vec<(Option<Face>, i64)>,
    /// The openings, the newest first.
    pub rows: Vec<Opened>,
    /// Before which moment there are more.
    pub more: Option<Timestamp>,
}

/// What was found in one snapshot.
struct Found {
    page: Page,
    sentence: Sealed,
    open: Option<(Purpose, Spoken)>,
}

/// Messages, still sealed, with who wrote each.
type Spoken = Vec<(Kept, Option<Face>)>;

/// The warrant that `code` names, for `known`. May wait for the key store: call it aside.
///
/// # Errors
/// [`Error::NotFound`] where it is none of theirs.
pub fn page(app: &App, known: &Known, code: Code) -> Result<Page, Error> {
    let (known, at) = (known.clone(), app.moment());
    let Found { mut page, sentence, open } = app.store.read(move |tx| {
        let (warrant, case) = warranting::found(tx, &at, &known, code)?;
        find(tx, (&known, at.now), warrant, case.code)
    })?;
    page.sentence = warranting::sentence(app, &(page.warrant.id, sentence))?;
    if let Some((purpose, kept)) = open {
        let said = kept.into_iter().map(|(kept, by)| said(app, &purpose, &kept, by));
        page.said = Some((said.collect::<Result<_, _>>()?, purpose.until()));
    }
    Ok(page)
}

fn find(
    tx: &mut Tx,
    (known, now): (&Known, Timestamp),
    warrant: Warrant,
    case: Code,
) -> Result<Found, Error> {
    let sealed = warrants::find_by_code(tx, warrant.code)?.ok_or(Error::NotFound)?.1;
    let mut open = None;
    if warrant.opens(known.member, now).is_some()
        && let Some(purpose) = openings::purpose(tx, warrant.id.0, known.member, now)?
    {
        open = Some((purpose, spoken(tx, &warrant)?));
    }
    let second = match warrant.state {
        State::Asked { .. } => None,
        State::Allowed { second, .. } | State::Open { second, .. } => second,
        State::Refused { second, .. } => Some(second),
    };
    let second = second.map_or(Ok(None), |second| own_face(tx, second))?;
    let by = own_face(tx, warrant.by)?;
    let page = Page { warrant, sentence: None, case, by, second, said: None };
    Ok(Found { page, sentence: sealed, open })
}

fn spoken(tx: &mut Tx, warrant: &Warrant) -> Result<Spoken, Error> {
    let mut kept = messages::before(tx, warrant.talk, i64::MAX, MESSAGES)?;
    kept.reverse();
    let with = |message: Kept| {
        let by = faces::find(tx, message.author)?;
        Ok((message, by))
    };
    kept.into_iter().map(with).collect()
}

fn said(app: &App, purpose: &Purpose, kept: &Kept, by: Option<Face>) -> Result<Said, Error> {
    let place = (Owner::Talk(kept.talk, kept.author), posting::place(kept.id));
    let words = match &kept.body {
        None => None,
        Some(sealed) => port::read_for(app, purpose, place, sealed)?,
    };
    Ok(Said { by, at: kept.at, words })
}

/// What was asked to be read in the last thirty days, the newest first, of the cases on which `known`
/// works; for moderators and leads.
///
/// # Errors
/// [`Error::NotFound`] for everybody else.
pub fn sheet(tx: &mut Tx, at: &kith_core::Moment, known: &Known) -> Result<Vec<Line>, Error> {
    let roles = grants::holding(tx, known.member, at.now)?;
    role_for_copies(&roles, false).map_err(|_| Error::NotFound)?;
    let mut lines = Vec::new();
    for warrant in warrants::list(tx, at.now + -MONTH, LINES)? {
        if warranting::found(tx, at, known, warrant.code).is_ok() {
            lines.push(Line { by: own_face(tx, warrant.by)?, warrant });
        }
    }
    Ok(lines)
}

/// What staff opened of the words of members, the newest first, before the moment `before`; for a lead, whose
/// own words are on a page of their own.
///
/// # Errors
/// [`Error::NotFound`] for everybody else.
pub fn openings(
    tx: &mut Tx,
    now: Timestamp,
    known: &Known,
    before: Option<Timestamp>,
) -> Result<Openings, Error> {
    if !grants::holds(tx, now, known, Role::Lead)? {
        return Err(Error::NotFound);
    }
    let mut counts = Vec::new();
    for (member, count) in openings::counts(tx, now + -WEEK)? {
        counts.push((own_face(tx, member)?, count));
    }
    let before = before.unwrap_or(now + SECOND);
    let kept = openings::of_others(tx, known.member, before, PAGE)?;
    let last = kept.last().map_or(before, |last| last.at);
    let more = !openings::of_others(tx, known.member, last, 1)?.is_empty();
    let mut rows = Vec::new();
    for opening in kept {
        let (by, of) = (own_face(tx, opening.by)?, own_face(tx, opening.member)?);
        rows.push(Opened { opening, by, of });
    }
    Ok(Openings { counts, rows, more: more.then_some(last) })
}
