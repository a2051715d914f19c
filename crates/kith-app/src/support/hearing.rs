//! What a request hears from its talk: words, pauses and goodbyes. Called by the deeds of the talk.

use kith_core::{
    FaceId, Moment, RequestId, Timestamp,
    people::face::Side,
    safety::standing::Act,
    support::{
        input::{Gone, Input},
        state::Outcome,
    },
};
use kith_store::{Tx, talk::talks};

use super::carrying::{self, Doer};
use crate::{Error, safety::standing};

/// Somebody on `side` wrote: the other has the word now, and whoever was called silent is not.
///
/// # Errors
/// [`Error::Refused`] where the request is not answered, its talk is paused, or whoever writes is held back.
pub fn heard(tx: &mut Tx, at: &mut Moment, request: RequestId, side: Side) -> Result<(), Error> {
    may_be_heard(tx, at, request, side)?;
    on_side(tx, at, (request, side, "word"), Input::Word { by: side })
}

/// Somebody on `side` did something that asks for no answer: whoever owes a word still does.
///
/// # Errors
/// [`Error::Refused`] where the request is not answered.
pub fn lives(tx: &mut Tx, at: &mut Moment, request: RequestId, side: Side) -> Result<(), Error> {
    on_side(tx, at, (request, side, "live"), Input::Lives)
}

/// As [`lives`], about a meeting: the next one that both want ends at `until`.
///
/// # Errors
/// As [`lives`].
pub fn meets(
    tx: &mut Tx,
    at: &mut Moment,
    (request, side): (RequestId, Side),
    until: Option<Timestamp>,
) -> Result<(), Error> {
    on_side(tx, at, (request, side, "meet"), Input::Meet { until })
}

/// `side` paused the talk until `until`: the clocks stand still.
///
/// # Errors
/// [`Error::Refused`] where that is too long, it is paused already, or a word is owed first.
pub fn paused(
    tx: &mut Tx,
    at: &mut Moment,
    request: RequestId,
    side: Side,
    until: Timestamp,
) -> Result<(), Error> {
    on_side(tx, at, (request, side, "pause"), Input::Pause { by: side, until })
}

/// `side`, which paused the talk, goes on early. A pause that is over ends by itself.
///
/// # Errors
/// [`Error::Refused`] where it is not paused, or the other side paused it.
pub fn resumed(tx: &mut Tx, at: &mut Moment, request: RequestId, side: Side) -> Result<(), Error> {
    on_side(tx, at, (request, side, "resume"), Input::Resume { by: side })
}

/// The helper says that the last word needs no answer.
///
/// # Errors
/// [`Error::Refused`] where they do not have the word.
pub fn nothing_to_answer(tx: &mut Tx, at: &mut Moment, request: RequestId) -> Result<(), Error> {
    let request = carrying::found(tx, request)?;
    let by = carrying::face_of(&request, Side::Helper);
    let doer = Doer::face(by, "leave-word");
    carrying::step(tx, at, doer, &request, Input::NothingToAnswer { by })?;
    Ok(())
}

/// The member says goodbye with an answer to the closing question: request and talk close.
///
/// # Errors
/// [`Error::Refused`] where the request is closed.
pub fn member_closes(
    tx: &mut Tx,
    at: &mut Moment,
    request: RequestId,
    outcome: Outcome,
) -> Result<(), Error> {
    on_side(tx, at, (request, Side::Member, "close"), Input::Close(outcome))
}

/// The member would rather talk to somebody else: the talk closes, the request goes back to the queue.
///
/// # Errors
/// [`Error::Refused`] where nobody answers it.
pub fn member_looks_on(tx: &mut Tx, at: &mut Moment, request: RequestId) -> Result<(), Error> {
    on_side(tx, at, (request, Side::Member, "another"), Input::Another)
}

/// The helper says goodbye: the request goes back to the queue, unless the member closed it.
///
/// # Errors
/// [`Error::Refused`] where it is not with a helper.
pub fn helper_goes(tx: &mut Tx, at: &mut Moment, request: RequestId) -> Result<(), Error> {
    let helps = carrying::found(tx, request)?.helps().ok_or(Error::NotFound)?;
    left(tx, at, request, (helps, Gone::Goodbye))
}

/// `who`, to whom `request` is put or who helps with it, is there no longer; why is told only for a goodbye.
///
/// # Errors
/// [`Error::Refused`] where it is not with a helper.
pub fn left(
    tx: &mut Tx,
    at: &mut Moment,
    request: RequestId,
    (who, why): (FaceId, Gone),
) -> Result<(), Error> {
    let request = carrying::found(tx, request)?;
    // A block is nobody's deed in the chain of the other: it stands in its owner's own.
    let doer = match why {
        Gone::Frozen => Doer::house("freeze"),
        Gone::Goodbye => Doer::face(who, "goodbye"),
        Gone::Left => Doer::face(who, "leave"),
    };
    carrying::step(tx, at, doer, &request, Input::HelperGone { who, why })?;
    Ok(())
}

/// Whether whoever sits on `side` may write in the talk of `request`: a measure may hold them back.
fn may_be_heard(tx: &mut Tx, at: &Moment, request: RequestId, side: Side) -> Result<(), Error> {
    let Some(talk) = talks::of_request(tx, request)? else { return Ok(()) };
    let face = match side {
        Side::Member => talk.member,
        Side::Helper => talk.helper,
    };
    standing::may_behind(tx, at.now, face, Act::Write(talk.since))
}

fn on_side(
    tx: &mut Tx,
    at: &mut Moment,
    (request, side, verb): (RequestId, Side, &'static str),
    input: Input,
) -> Result<(), Error> {
    let request = carrying::found(tx, request)?;
    let doer = Doer::face(carrying::face_of(&request, side), verb);
    carrying::step(tx, at, doer, &request, input)?;
    Ok(())
}
