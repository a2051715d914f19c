//! Notes on a case: what whoever has it writes for whoever has it next, and giving it back to the desk.

use kith_core::{
    Code, Moment, Private,
    people::face::Face,
    safety::{
        case::{Case, State},
        crisis::Tried,
        hold::Hold,
        letter,
    },
};
use kith_store::{
    Tx,
    once::Post,
    safety::{
        cases, holds, links,
        notes::{self, Note},
    },
    seal::{Place, Sealed},
};
use uuid::Uuid;

use super::{deciding, measured::own_face, writing};
use crate::{App, Error, once::once, people::recognising::Known};

/// How many notes stand on a page.
const PAGE: i64 = 50;

/// A note on its way, sealed.
#[derive(Debug, Clone)]
pub struct Draft {
    pub(super) id: Uuid,
    pub(super) words: Sealed,
}

/// What becomes of a case when a note is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// Whoever has it keeps it.
    Keep,
    /// It goes back to the desk.
    Back,
}

/// What those who work on a case have among themselves.
#[derive(Debug, Clone)]
pub struct Among {
    /// The case.
    pub case: Case,
    /// The notes, the newest first: who, what, when.
    pub notes: Vec<Shown>,
    /// The reports that came with it.
    pub linked: Vec<Case>,
    /// The report with which it stands on the desk.
    pub head: Option<Case>,
    /// Why it is not forgotten.
    pub hold: Option<Hold>,
}

/// A note, opened.
#[derive(Debug, Clone)]
pub struct Shown {
    /// Who wrote it; `None` for one who has left.
    pub by: Option<Face>,
    /// What was tried for somebody who may be in danger; `None` where it is only a note.
    pub tried: Option<Tried>,
    /// What.
    pub words: Option<Private>,
    /// When.
    pub at: kith_core::Timestamp,
}

fn place(note: Uuid) -> Place {
    Place { table: "case_note", row: note, column: "words" }
}

/// Seals a note. May wait for the key store: call it aside.
///
/// # Errors
/// [`Error::Refused`] where it is blank or too long.
pub fn draft(app: &App, text: &str) -> Result<Draft, Error> {
    seal(app, &letter::line(text)?)
}

/// Seals the `words` of a note.
pub(super) fn seal(app: &App, words: &Private) -> Result<Draft, Error> {
    let mut at = app.moment();
    let id: Uuid = at.id();
    let words = app.seal(writing::HOUSE, place(id), &mut at, words)?;
    Ok(Draft { id, words })
}

/// `known` writes a note on the case that `code` names, once for each `post`; it may go back to the desk
/// in the same step, where `known` has it.
///
/// # Errors
/// [`Error::NotFound`] where they do not work on it.
pub fn write(
    tx: &mut Tx,
    at: &mut Moment,
    post: &Post,
    known: &Known,
    (code, draft, then): (Code, &Draft, Then),
) -> Result<(), Error> {
    once(tx, at, post, |tx, at| {
        keep(tx, at, known, (code, draft, then))?;
        Ok(code.to_string())
    })?;
    Ok(())
}

/// As [`write()`], where nobody asks twice.
pub(super) fn keep(
    tx: &mut Tx,
    at: &mut Moment,
    known: &Known,
    (code, draft, then): (Code, &Draft, Then),
) -> Result<(), Error> {
    let mut case = deciding::find(tx, at.now, known, code)?;
    let (id, words) = (draft.id, draft.words.clone());
    let (by, now) = (known.member, at.now);
    notes::add(tx, &Note { id, case: case.id, by, tried: None, words, at: now })?;
    writing::note(tx, at, &case, Some(known.member), "note")?;
    let has = matches!(case.state, State::Claimed { by, .. } if by == known.member);
    if then == Then::Back && has {
        case.state = State::Open { until: Case::first_look(case.level, at.now, case.promised) };
        cases::set(tx, &case)?;
        writing::note(tx, at, &case, Some(known.member), "hand_back")?;
    }
    Ok(())
}

/// What stands among those who work on the case that `code` names. May wait for the key store: call it
/// aside.
///
/// # Errors
/// [`Error::NotFound`] where `known` does not work on it.
pub fn among(app: &App, known: &Known, code: Code) -> Result<Among, Error> {
    let (who, now) = (known.clone(), app.now());
    let (mut among, sealed) = app.store.read(move |tx| {
        let case = deciding::find(tx, now, &who, code)?;
        let mut linked = Vec::new();
        for id in links::of(tx, case.id)? {
            linked.extend(cases::find(tx, id)?);
        }
        let head = links::head(tx, case.id)?.map_or(Ok(None), |id| cases::find(tx, id))?;
        let hold = holds::find(tx, case.id)?;
        let mut sealed = Vec::new();
        for note in notes::list(tx, case.id, PAGE)? {
            let by = own_face(tx, note.by)?;
            sealed.push((note, by));
        }
        Ok::<_, Error>((Among { case, notes: Vec::new(), linked, head, hold }, sealed))
    })?;
    for (note, by) in sealed {
        let words = app.unseal(writing::HOUSE, place(note.id), &note.words)?;
        among.notes.push(Shown { by, tried: note.tried, words, at: note.at });
    }
    Ok(among)
}
