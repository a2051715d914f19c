//! Saying goodbye: the member's ends the request with an answer to the closing question; the
//! helper's hands the request on, unless the member had said that it is done.

use kith_core::{
    Code, FaceId, Moment,
    people::face::Side,
    support::state::Outcome,
    talk::{CLOSED, State},
};
use kith_store::{Tx, audit::deeds};

use super::{
    peers,
    seat::{self, Seat},
};
use crate::{Error, journey::reflecting, support::hearing};

/// What somebody says when they go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goodbye {
    /// The member: whether they got what they asked for.
    Member(Outcome),
    /// The member: they would rather talk to somebody else.
    Another,
    /// The helper.
    Helper,
}

/// Says goodbye in the talk that `code` names. The request's own step closes the talk. Where
/// they sat.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs, or the goodbye is of the other side;
/// [`Error::Refused`] where it is closed already.
pub fn goodbye(
    tx: &mut Tx,
    at: &mut Moment,
    faces: &[(FaceId, Side)],
    code: Code,
    words: Goodbye,
) -> Result<Seat, Error> {
    let seat = seat::find(tx, faces, code)?;
    if let State::Closed { .. } = seat.talk.state {
        return Err(CLOSED.into());
    }
    say(tx, at, &seat, words)?;
    deeds::append(tx, &seat::deed(&seat, "goodbye", at.now))?;
    reflecting::parted(tx, at, &seat.talk)?;
    Ok(seat)
}

fn say(tx: &mut Tx, at: &mut Moment, seat: &Seat, words: Goodbye) -> Result<(), Error> {
    if peers::are(tx, &seat.talk)? {
        return peers::part(tx, at, seat);
    }
    let request = seat.talk.request;
    match (seat.side, words) {
        (Side::Member, Goodbye::Member(outcome)) => {
            hearing::member_closes(tx, at, request, outcome)
        }
        (Side::Member, Goodbye::Another) => hearing::member_looks_on(tx, at, request),
        (Side::Helper, Goodbye::Helper) => hearing::helper_goes(tx, at, request),
        _ => Err(Error::NotFound),
    }
}
