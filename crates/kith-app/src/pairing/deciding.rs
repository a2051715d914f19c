//! Deciding about two people before the next run: always together, or never; and taking that back.

use kith_core::{
    Code, Moment,
    pairing::exclusion::{Exclusion, Kind},
};
use kith_store::{
    Tx,
    audit::deeds::{self, Deed},
    pairing::{exclusions, pairs},
    programme::programmes,
};

use super::{coordinator, of_coordinator};
use crate::{Error, people::recognising::Known};

/// Keeps the two of a pair together, or apart, in every run from now on.
///
/// # Errors
/// [`Error::NotFound`] where the run or the pair is none of theirs.
pub fn decide(
    tx: &mut Tx,
    at: &mut Moment,
    who: &Known,
    (run, pair): (Code, Code),
    kind: Kind,
) -> Result<(), Error> {
    let run = of_coordinator(tx, who, run)?;
    let pair = pairs::find(tx, run.id, pair)?.ok_or(Error::NotFound)?;
    let exclusion = Exclusion {
        code: at.code(),
        mentee: pair.mentee,
        mentor: pair.mentor,
        kind,
        by: who.member,
        since: at.now,
    };
    exclusions::set(tx, &exclusion)?;
    let verb = match kind {
        Kind::Forbidden => "forbid-pair",
        Kind::Locked => "lock-pair",
    };
    note(tx, at, who, (verb, pair.code))
}

/// Takes back the decision that `code` names. Twice is once.
///
/// # Errors
/// [`Error::NotFound`] for whoever is no coordinator.
pub fn take_back(tx: &mut Tx, at: &mut Moment, who: &Known, code: Code) -> Result<(), Error> {
    coordinator(who)?;
    if exclusions::remove(tx, code)? {
        note(tx, at, who, ("undo-pair", code))?;
    }
    Ok(())
}

fn note(
    tx: &mut Tx,
    at: &Moment,
    who: &Known,
    (verb, object): (&'static str, Code),
) -> Result<(), Error> {
    // It holds in every run of the house, whichever programme it was seen in.
    let stream = deeds::of_programme(programmes::FIRST);
    let actor = Some(who.member.into());
    Ok(deeds::append(tx, &Deed { stream, actor, verb, object: object.0, at: at.now })?)
}
