//! Opening what a member wrote in confidence: only for a case, for half an hour, and the member sees it.

use kith_core::{
    Code, MemberId, Moment, Timestamp,
    people::grant::Role,
    safety::{
        care::Place,
        case::{Case, Source},
        opening::{HOLD, LENGTH, Opening, What, Why, role, role_for_copies, why_of_care},
    },
};
use kith_store::{
    Tx, jobs,
    people::members,
    safety::{
        cases,
        evidence::{self, Evidence},
        openings,
    },
};
use uuid::Uuid;

use super::{caring, crew, deciding, reported, resting, writing};
use crate::{
    App, Error,
    audit::anchoring,
    people::{grants, notices, recognising::Known},
};

/// The job that tells a member of an opening that was held back.
pub const SHOW: &str = "opening-show";

/// Opens to `known` the words that the case `code` is about: those of a request, the sealed copy of a
/// report, or the messages that worried the house, for the reason `why`; `share` is how many the house asks of
/// one person in a week. While they stand open already, nothing changes.
///
/// # Errors
/// [`Error::NotFound`] where the case is about none of them, the asker is gone, or `known` does not work on
/// it; [`Error::Refused`] where they have read enough, the case is closed, somebody else has it, the copy is a moderator's to
/// open, or the member has not said yes and nothing allows to go without.
pub fn open(
    tx: &mut Tx,
    at: &mut Moment,
    known: &Known,
    (code, why): (Code, Option<Why>),
    share: i64,
) -> Result<(), Error> {
    let mut case = deciding::find(tx, at.now, known, code)?;
    let subject = match case.source {
        Source::Safe | Source::Signal => case.subject,
        Source::Concern | Source::Contact | Source::Appeal | Source::Pattern | Source::Right => {
            reported::letter(tx, &case)?.ok_or(Error::NotFound)?.0
        }
    };
    if openings::standing(tx, subject, known.member, at.now)?.is_some() {
        return Ok(());
    }
    resting::may(tx, at.now, (known.member, &case), share)?;
    let why = match case.source {
        Source::Signal => why_of_care(&caring::of_case(tx, &case)?, why)?,
        _ => Why::Safety,
    };
    // Whoever reads it has it: nobody opens words in passing.
    case.claim(known.member, at.now)?;
    cases::set(tx, &case)?;
    if !case.source.is_written() {
        return open_words(tx, at, known, (&case, why));
    }
    let copy = evidence::find(tx, subject.into())?.ok_or(Error::NotFound)?;
    let role = role_for_copies(&grants::holding(tx, known.member, at.now)?, alone(tx, at, &case)?)?;
    open_copy(tx, at, (known.member, role), &copy)?;
    anchoring::soon(tx, at.now)?;
    writing::note(tx, at, &case, Some(known.member), "open_copy")
}

/// Opens what whoever the case is about wrote: their request, or their messages.
fn open_words(
    tx: &mut Tx,
    at: &mut Moment,
    known: &Known,
    (case, why): (&Case, Why),
) -> Result<(), Error> {
    let member = crew::about(tx, case)?.pop().ok_or(Error::NotFound)?;
    let signal = case.source == Source::Signal;
    let place = signal.then(|| caring::of_case(tx, case)).transpose()?.map(|care| care.place);
    let what = match place {
        Some(Place::Talk) => What::Messages,
        Some(Place::CheckIn) => What::CheckIn,
        Some(Place::Application) => What::Application,
        Some(Place::Request) | None => What::Request,
    };
    let role = role(&grants::holding(tx, known.member, at.now)?).ok_or(Error::NotFound)?;
    let opening = opening(at.now, (known.member, role), (member, what, why));
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
        let member = crew::owner(tx, face)?;
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
