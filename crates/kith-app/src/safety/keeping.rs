//! How long what was written to the house is kept: a year after its case was closed, and no longer.

use kith_core::{DAY, Moment, Span};
use kith_store::{
    Tx, jobs,
    people::notices,
    safety::{
        cares, cases, disclosures, evidence, letters, links, measures, notes, patterns, signals,
    },
};

use super::{copying, holding, writing};
use crate::Error;

/// How long a closed case is kept, with its letter.
pub const KEPT: Span = DAY.times(365);

/// How many are forgotten in one unit of work.
const PAGE: i64 = 50;

/// Forgets cases that were closed longer than [`KEPT`] ago, each with its letter, the sealed copy made
/// for it, what was noticed and the notices about them; how many. The chain of deeds keeps that there was
/// one, and that it was forgotten. Measures that are over for as long, and hide nothing, are forgotten too. Called until
/// it finds none.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn forget(tx: &mut Tx, at: &mut Moment) -> Result<usize, Error> {
    holding::end_over(tx, at)?;
    let over = cases::closed_before(tx, at.now + -KEPT, PAGE)?;
    for case in &over {
        if let Some(letter) = writing::letter_of(tx, case)? {
            if evidence::remove(tx, letter.id)? {
                jobs::plant(tx, copying::SHRED, letter.id.0, at.now)?;
            }
            letters::remove(tx, letter.id)?;
            notices::forget_about(tx, letter.code)?;
        }
        signals::forget(tx, case.subject)?;
        cares::remove(tx, case.subject.into())?;
        patterns::remove(tx, case.subject)?;
        notices::forget_about(tx, case.code)?;
        notes::remove(tx, case.id)?;
        disclosures::remove(tx, case.id)?;
        links::remove(tx, case.id)?;
        cases::remove(tx, case.id)?;
        writing::note(tx, at, case, None, "forget")?;
    }
    let measures = measures::forget(tx, at.now + -KEPT, PAGE)?;
    for code in &measures {
        notices::forget_about(tx, *code)?;
    }
    Ok(over.len() + measures.len())
}
