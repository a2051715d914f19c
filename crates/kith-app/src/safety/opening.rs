//! Opening what a member wrote in confidence: only for a case, for half an hour, and the member sees it.

use kith_core::{
    Code, Moment, RequestId,
    safety::{
        case::Source,
        opening::{LENGTH, Opening, What, Why, role},
    },
};
use kith_store::{Tx, people::faces, safety::openings, support::requests};
use uuid::Uuid;

use super::{deciding, writing};
use crate::{
    Error,
    people::{grants, notices, recognising::Known},
};

/// Opens to `known` the words of the request that the case `code` is about. While they stand open
/// already, nothing changes.
///
/// # Errors
/// [`Error::NotFound`] where the case is not about a request, its asker is gone, or `known` does not
/// work on cases; [`Error::Refused`] where the case is closed or somebody else has it.
pub fn open(tx: &mut Tx, at: &mut Moment, known: &Known, code: Code) -> Result<(), Error> {
    let mut case = deciding::find(tx, at.now, known, code)?;
    if case.source != Source::Safe {
        return Err(Error::NotFound);
    }
    let request = RequestId(case.subject);
    if openings::standing(tx, request.0, known.member, at.now)?.is_some() {
        return Ok(());
    }
    // Whoever reads it has it: nobody opens words in passing.
    case.claim(known.member, at.now)?;
    kith_store::safety::cases::set(tx, &case)?;
    let asker = requests::find(tx, request)?.ok_or(Error::NotFound)?.asker;
    let member = faces::find(tx, asker)?.ok_or(Error::NotFound)?.owner;
    let opening = Opening {
        member,
        by: known.member,
        role: role(&grants::holding(tx, known.member, at.now)?).ok_or(Error::NotFound)?,
        what: What::Request,
        why: Why::Safety,
        at: at.now,
        until: at.now + LENGTH,
    };
    let id: Uuid = at.id();
    openings::add(tx, id, request.0, &opening)?;
    notices::tell(tx, at, member, "notice-reads", None)?;
    writing::note(tx, at, &case, Some(known.member), "open_words")
}
