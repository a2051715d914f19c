//! Where somebody sits in a talk: every deed of a talk begins by finding the seat of whoever asks.

use kith_core::{Code, FaceId, Timestamp, people::face::Side, talk::Talk};
use kith_store::{
    Tx,
    audit::deeds::Deed,
    talk::{guests, talks},
};

use crate::{Error, people::recognising::Known};

/// A talk, and the side of it on which somebody sits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// The talk.
    pub talk: Talk,
    /// The face that sits there.
    pub face: FaceId,
    /// The side it sits on.
    pub side: Side,
    /// Since when somebody on duty sits there as a third; `None` for the two whose talk it is.
    pub guest: Option<Timestamp>,
}

impl Seat {
    /// Whether whoever sits here reads what was written at `at`: a guest not what was said before.
    #[must_use]
    pub fn reads(&self, at: Timestamp) -> bool {
        self.guest.is_none_or(|since| at >= since)
    }

    /// The face on the other side.
    #[must_use]
    pub fn other(&self) -> FaceId {
        match self.side {
            Side::Member => self.talk.helper,
            Side::Helper => self.talk.member,
        }
    }
}

/// The faces with which a member may sit in a talk.
#[must_use]
pub fn faces(who: &Known) -> Vec<(FaceId, Side)> {
    let helper = who.helper.iter().map(|face| (face.id, Side::Helper));
    std::iter::once((who.face.id, Side::Member)).chain(helper).collect()
}

/// The seat of whoever has `faces` in the talk that `code` names.
///
/// # Errors
/// [`Error::NotFound`] where there is no such talk, or it is not theirs.
pub fn find(tx: &mut Tx, faces: &[(FaceId, Side)], code: Code) -> Result<Seat, Error> {
    for (face, _) in faces {
        if let Some(talk) = talks::find_by_code(tx, code, *face)? {
            let side = talk.side(*face).ok_or(Error::NotFound)?;
            return Ok(Seat { talk, face: *face, side, guest: None });
        }
    }
    Err(Error::NotFound)
}

/// As [`find`], also for somebody on duty who joined the talk: to read what is written since, and to
/// write; for nothing else that the two can do.
///
/// # Errors
/// As [`find`].
pub fn find_any(tx: &mut Tx, faces: &[(FaceId, Side)], code: Code) -> Result<Seat, Error> {
    match find(tx, faces, code) {
        Err(Error::NotFound) => {}
        found => return found,
    }
    for (face, _) in faces {
        if let Some(guest) = guests::there(tx, code, *face)? {
            let talk = talks::find(tx, guest.talk)?.ok_or(Error::NotFound)?;
            let (side, since) = (Side::Helper, Some(guest.since));
            return Ok(Seat { talk, face: *face, side, guest: since });
        }
    }
    Err(Error::NotFound)
}

/// The line of the audit chain for what was done in this talk. The chain names the face, not the
/// member: it must not connect the two faces of a helper.
pub(crate) fn deed(seat: &Seat, verb: &'static str, at: Timestamp) -> Deed {
    Deed {
        stream: talks::topic(seat.talk.id),
        actor: Some(seat.face.into()),
        verb,
        object: seat.talk.id.0,
        at,
    }
}
