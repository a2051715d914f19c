//! Several reports about one person within an hour stand on the desk as one: many voices at once are one
//! thing to look at, whether they are many who were hurt or many who would hurt (SAF-61).

use kith_core::{HOUR, Moment, Span, safety::case::Case};
use kith_store::{
    Tx,
    people::faces,
    safety::{cases, links},
};

use super::{crew, news, reported};
use crate::Error;

/// How close together they come.
const CLOSE: Span = HOUR;

/// Links the report `case`, which was opened just now, to the first open one about the same person; that
/// one calls at least as strongly from now on.
pub(super) fn link(tx: &mut Tx, at: &Moment, case: &Case) -> Result<(), Error> {
    let Some(person) = person(tx, case)? else { return Ok(()) };
    let mut found = Vec::new();
    for face in faces::list(tx, person)? {
        found.extend(links::around(tx, face.id, at.now + -CLOSE)?);
    }
    for id in found {
        let Some(mut other) = cases::find(tx, id)? else { continue };
        if id == case.id || person_is_not(tx, &other, person)? {
            continue;
        }
        // What goes to the leads must not hide what the desk reads, nor the other way round.
        if crew::is_for_leads(tx, &other)? != crew::is_for_leads(tx, case)? {
            continue;
        }
        let head = links::head(tx, id)?.unwrap_or(id);
        links::add(tx, case.id, head, at.now)?;
        if other.level < case.level {
            other.alarmed(case.level, at.now, other.promised);
            cases::set(tx, &other)?;
            news::tell(tx, &other, at.now)?;
        }
        return Ok(());
    }
    Ok(())
}

fn person(tx: &mut Tx, case: &Case) -> Result<Option<kith_core::MemberId>, Error> {
    let two = reported::two(tx, case)?;
    Ok(two.and_then(|two| two.reported).map(|face| face.owner))
}

fn person_is_not(tx: &mut Tx, case: &Case, who: kith_core::MemberId) -> Result<bool, Error> {
    Ok(person(tx, case)? != Some(who))
}
