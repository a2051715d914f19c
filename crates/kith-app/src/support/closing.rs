//! Closing a request: only the member does, by saying whether they got what they asked for.

use kith_core::{
    Code, Moment,
    support::{
        input::Input,
        state::{Closer, Outcome, State},
    },
};
use kith_store::Tx;

use super::{
    asking,
    carrying::{self, Doer},
};
use crate::{Error, people::recognising::Known};

/// Closes the request that `request` names, and its talk. Twice is once: the first answer stands.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs; [`Error::Refused`] where it closed by itself before.
pub fn close(
    tx: &mut Tx,
    at: &mut Moment,
    who: &Known,
    request: Code,
    outcome: Outcome,
) -> Result<(), Error> {
    let request = asking::own(tx, who.face.id, request)?;
    if matches!(request.state, State::Closed { by: Closer::Member, .. }) {
        return Ok(());
    }
    let by = Doer::face(who.face.id, "close");
    carrying::step(tx, at, by, &request, Input::Close(outcome))?;
    Ok(())
}

/// Answers the gentle question: it is still open.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs; [`Error::Refused`] where nothing was asked.
pub fn still_open(tx: &mut Tx, at: &mut Moment, who: &Known, request: Code) -> Result<(), Error> {
    let request = asking::own(tx, who.face.id, request)?;
    carrying::step(tx, at, Doer::face(who.face.id, "keep"), &request, Input::StillHere)?;
    Ok(())
}

/// Asks for somebody else: the talk closes, the request goes back to the queue. No reason is asked.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs; [`Error::Refused`] where nobody answers it.
pub fn another(tx: &mut Tx, at: &mut Moment, who: &Known, request: Code) -> Result<(), Error> {
    let request = asking::own(tx, who.face.id, request)?;
    carrying::step(tx, at, Doer::face(who.face.id, "another"), &request, Input::Another)?;
    Ok(())
}
