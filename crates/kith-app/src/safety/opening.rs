//! Opening what a member wrote in confidence: only for a case, for half an hour, and the member sees it.

use kith_core::{
    Code, FaceId, MemberId, Moment, RequestId, Timestamp,
    people::grant::Role,
    safety::{
        case::{Case, Source},
        opening::{HOLD, LENGTH, Opening, What, Why, role, role_for_copies},
    },
};
use kith_store::{
    Tx, jobs,
    people::{faces, members},
    safety::{
        cases,
        evidence::{self, Evidence},
        openings,
    },
    support::requests,
};
use uuid::Uuid;

use super::{crew, deciding, reported, writing};
use crate::{
    App, Error,
    audit::anchoring,
    people::{grants, notices, recognising::Known},
};

/// The job that tells a member of an opening that was held back.
pub const SHOW: &str = "opening-show";

/// Opens to `known` the words that the case `code` is about: those of a request, or the sealed copy of
/// a report. While they stand open already, nothing changes.
///
/// # Errors
/// [`Error::NotFound`] where the case is about neither, the asker is gone, or `known` does not work on
/// it; [`Error::Refused`] where the case is closed, somebody else has it, or the copy is a moderator's to
/// open.
pub fn open(tx: &mut Tx, at: &mut Moment, known: &Known, code: Code) -> Result<(), Error> {
    let mut case = deciding::find(tx, at.now, known, code)?;
    let subject = match case.source {
        Source::Safe => case.subject,
        _ => reported::letter(tx, &case)?.ok_or(Error::NotFound)?.0,
    };
    if openings::standing(tx, subject, known.member, at.now)?.is_some() {
        return Ok(());
    }
    // Whoever reads it has it: nobody opens words in passing.
    case.claim(known.member, at.now)?;
    cases::set(tx, &case)?;
    if case.source == Source::Safe {
        return open_request(tx, at, known, &case);
    }
    let copy = evidence::find(tx, subject.into())?.ok_or(Error::NotFound)?;
    let role = role_for_copies(&grants::holding(tx, known.member, at.now)?, alone(tx, at, &case)?)?;
    open_copy(tx, at, (known.member, role), &copy)?;
    anchoring::soon(tx, at.now)?;
    writing::note(tx, at, &case, Some(known.member), "open_copy")
}

fn open_request(tx: &mut Tx, at: &mut Moment, known: &Known, case: &Case) -> Result<(), Error> {
    let asker = requests::find(tx, RequestId(case.subject))?.ok_or(Error::NotFound)?.asker;
    let member = faces::find(tx, asker)?.ok_or(Error::NotFound)?.owner;
    let role = role(&grants::holding(tx, known.member, at.now)?).ok_or(Error::NotFound)?;
    let opening = opening(at.now, (known.member, role), (member, What::Request, Why::Safety));
    let id: Uuid = at.id();
    openings::add(tx, id, case.subject, &opening)?;
    notices::tell(tx, at, member, "notice-reads", None)?;
    writing::note(tx, at, case, Some(known.member), "open_words")
}

/// Notes for each whose words are in `copy` that they were opened. Whoever reported it sees so at once;
/// the other side later, for in a talk of two it would say who reported.
fn open_copy(
    tx: &mut Tx,
    at: &mut Moment,
    by: (MemberId, Role),
    copy: &Evidence,
) -> Result<(), Error> {
    let mut authors: Vec<_> = copy.lines.iter().map(|line| (line.author, line.side)).collect();
    authors.sort_unstable();
    authors.dedup();
    for (face, side) in authors {
        let member = owner(tx, face)?;
        let opening = opening(at.now, by, (member, What::Messages, Why::Report));
        let (id, shown): (Uuid, _) = (at.id(), at.now + HOLD);
        let is_reporter = side == copy.reporter;
        let held = (!is_reporter).then_some(shown);
        openings::add_held(tx, (id, copy.letter.0), &opening, held)?;
        if is_reporter {
            show(tx, at, &opening)?;
        } else {
            jobs::plant(tx, SHOW, id, shown)?;
        }
    }
    Ok(())
}

/// Who is behind `face`; where they have left, an id that names nobody.
fn owner(tx: &mut Tx, face: FaceId) -> Result<MemberId, Error> {
    Ok(faces::find(tx, face)?.map_or(MemberId(face.0), |face| face.owner))
}

fn opening(
    now: Timestamp,
    (by, role): (MemberId, Role),
    (member, what, why): (MemberId, What, Why),
) -> Opening {
    Opening { member, by, role, what, why, at: now, until: now + LENGTH }
}

/// Whether nobody who works on `case` is a moderator or a lead.
fn alone(tx: &mut Tx, at: &Moment, case: &Case) -> Result<bool, Error> {
    for member in crew::of(tx, at.now, case)? {
        if role_for_copies(&grants::holding(tx, member, at.now)?, false).is_ok() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Tells whose words were opened that they were, where they are still here.
fn show(tx: &mut Tx, at: &mut Moment, opening: &Opening) -> Result<(), Error> {
    if members::find(tx, opening.member)?.is_some() {
        notices::tell(tx, at, opening.member, "notice-reads", None)?;
    }
    Ok(())
}

/// The job [`SHOW`]: the opening `subject` was held back long enough.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn show_held(app: &App, subject: Uuid) -> Result<(), Error> {
    let moment = app.moment();
    app.store.write(move |tx| {
        openings::find(tx, subject)?
            .map_or(Ok(()), |opening| show(tx, &mut moment.clone(), &opening))
    })
}
