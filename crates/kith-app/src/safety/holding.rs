//! Holding a case, so that it is not forgotten after a year; and letting it go.

use kith_core::{
    Code, DAY, Moment,
    safety::hold::{Ground, Hold},
};
use kith_store::{
    Tx,
    safety::{cases, holds},
};

use super::{deciding, measuring, writing};
use crate::{Error, people::recognising::Known};

/// `known` holds the case that `code` names for so many days, in place of a hold that stood there.
///
/// # Errors
/// [`Error::NotFound`] where they do not work on it; [`Error::Refused`] where it is a moderator's to hold,
/// or that is too long.
pub fn hold(
    tx: &mut Tx,
    at: &mut Moment,
    known: &Known,
    (code, ground, days): (Code, Ground, i64),
) -> Result<(), Error> {
    let case = deciding::find(tx, at.now, known, code)?;
    measuring::may_decide(tx, at, known, &case)?;
    // A number of days beyond all bounds is as wrong as one that is only too large.
    let length = DAY.times(days.clamp(0, 10_000));
    holds::set(tx, &Hold::place(case.id, known.member, (ground, length), at.now)?)?;
    writing::note(tx, at, &case, Some(known.member), "hold")
}

/// `known` lets the case that `code` names go again. Twice is once.
///
/// # Errors
/// [`Error::NotFound`] where they do not work on it; [`Error::Refused`] where it is a moderator's to do.
pub fn release(tx: &mut Tx, at: &mut Moment, known: &Known, code: Code) -> Result<(), Error> {
    let case = deciding::find(tx, at.now, known, code)?;
    measuring::may_decide(tx, at, known, &case)?;
    if holds::remove(tx, case.id)? {
        writing::note(tx, at, &case, Some(known.member), "release")?;
    }
    Ok(())
}

/// Ends the holds whose time is over; each end is a deed of its case.
pub(super) fn end_over(tx: &mut Tx, at: &Moment) -> Result<(), Error> {
    for id in holds::end(tx, at.now)? {
        if let Some(case) = cases::find(tx, id)? {
            writing::note(tx, at, &case, None, "release")?;
        }
    }
    Ok(())
}
