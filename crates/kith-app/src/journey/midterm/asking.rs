//! Asking both on the day on which they look at their agreement again, and reminding whoever is silent, by the job that looks
//! after their bond.

use kith_core::{
    Moment,
    journey::midterm::Midterm,
    people::{face::Side, notice::About},
    talk::Talk,
};
use kith_store::{Tx, journey::midterms};

use crate::{
    Error,
    journey::{
        looking::{self, Seen},
        tell,
    },
};

/// Asks both once for each agreement that holds, where its day has come; and reminds whoever is silent, once. Nothing of it
/// while they rest. Gives the version that they were asked about last, which was `before` until now.
pub(in crate::journey) fn review(
    tx: &mut Tx,
    at: &mut Moment,
    seen: &Seen,
    before: i64,
) -> Result<i64, Error> {
    let Some(held) = seen.held.as_ref().map(|kept| &kept.version) else { return Ok(before) };
    let number = i64::from(held.number);
    if seen.rhythm.over || seen.signs.rests || at.now < held.draft.review {
        return Ok(before);
    }
    match seen.signs.midterm {
        None => {
            midterms::ask(tx, at, seen.talk.id, number)?;
            looking::tell_both(tx, at, &seen.talk, (About::Midterm, "notice-midterm"))?;
        }
        Some(midterm) if midterm.reminds(at.now) => remind(tx, at, &seen.talk, midterm)?,
        Some(_) => {}
    }
    Ok(number)
}

fn remind(tx: &mut Tx, at: &mut Moment, talk: &Talk, midterm: Midterm) -> Result<(), Error> {
    midterms::remind(tx, talk.id, at.now)?;
    for (side, face) in [(Side::Member, talk.member), (Side::Helper, talk.helper)] {
        if midterm.said(side).is_none() {
            tell(tx, at, face, (About::Midterm, talk.code), "notice-midterm-reminds")?;
        }
    }
    Ok(())
}
