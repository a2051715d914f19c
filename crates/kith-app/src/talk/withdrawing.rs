//! Taking back what one wrote: the sealed words are gone for good, and whoever looks on sees so. Tag and
//! digest stay, so that what stands around them can still be verified.

use kith_core::{Code, FaceId, Moment, people::face::Side};
use kith_store::{
    Tx,
    audit::deeds,
    talk::{franking::Frank, messages, talks},
};

use super::seat::{self, Seat};
use crate::Error;

/// Withdraws the message that `code` names, by whoever wrote it; twice is once. The talk's code.
///
/// # Errors
/// [`Error::NotFound`] where there is no such message, or somebody else wrote it.
pub fn withdraw(
    tx: &mut Tx,
    at: &mut Moment,
    frank: &Frank,
    faces: &[(FaceId, Side)],
    code: Code,
) -> Result<Code, Error> {
    let message = messages::find_by_code(tx, code)?.ok_or(Error::NotFound)?;
    let mine = faces.iter().find(|(face, _)| *face == message.author);
    let (face, side) = *mine.ok_or(Error::NotFound)?;
    let talk = talks::find(tx, message.talk)?.ok_or(Error::NotFound)?;
    let seat = Seat { talk, face, side, guest: None };
    if messages::withdraw(tx, &message, frank, at.now)? {
        deeds::append(tx, &seat::deed(&seat, "withdraw", at.now))?;
    }
    Ok(seat.talk.code)
}
