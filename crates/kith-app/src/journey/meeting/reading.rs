//! Reading meetings: by whose clock, and what was written about them. Words are opened after the unit of work that found
//! them.

use kith_core::{
    Code, FaceId, MemberId, Private,
    people::face::{Face, Side},
    programme::zone::Zone,
    talk::State,
};
use kith_store::{
    Tx,
    journey::{
        differences, jottings,
        meetings::{self, Kept},
    },
    people::faces,
};

use super::{LOOK, found};
use crate::{
    Error,
    journey::of,
    people::{calling, leaving},
    safety::blocking,
    talk::seat::Seat,
};

/// A meeting as one of the two sees it.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The talk and their side of it.
    pub seat: Seat,
    /// Who sits on the other side; `None` where they have left for good.
    pub other: Option<Face>,
    /// By which clock the reader lives.
    pub zone: Zone,
    /// Whether the two are still with one another: their talk is not closed, no door is closed between them, and the
    /// other is not leaving. Whoever is not sees nothing of how the other lives now.
    pub together: bool,
    /// By which clock the other lives; the reader’s own where they are not together.
    pub others: Zone,
    /// The meeting.
    pub kept: Kept,
    /// What was written about it, still sealed.
    pub jottings: Vec<jottings::Kept>,
    /// What is, or was, to be settled; `None` where they never differed, or agree again.
    pub difference: Option<differences::Kept>,
    /// What a coordinator said to both, once it was opened.
    pub told: Option<Private>,
}

/// The meetings of a journey as one of the two sees them.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The talk and their side of it.
    pub seat: Seat,
    /// Who sits on the other side; `None` where they have left for good.
    pub other: Option<Face>,
    /// By which clock the reader lives.
    pub zone: Zone,
    /// The meetings, of which the earliest time is the latest first.
    pub meetings: Vec<Kept>,
}

/// Finds the meeting that `code` names, for `member`.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs.
pub fn meeting(
    tx: &mut Tx,
    (faces, member): (&[(FaceId, Side)], MemberId),
    code: Code,
) -> Result<Seen, Error> {
    let (seat, kept) = found(tx, faces, code)?;
    let Both { seat, other, together } = beside(tx, seat)?;
    let zone = calling::zone(tx, member)?;
    let others = match other.as_ref().filter(|_| together) {
        Some(face) => calling::zone(tx, face.owner)?,
        None => zone.clone(),
    };
    let (jottings, difference) = (jottings::list(tx, kept.id)?, differences::find(tx, kept.id)?);
    let told = None;
    Ok(Seen { seat, other, zone, together, others, kept, jottings, difference, told })
}

/// The two of a talk, as one of them sees it.
pub(in crate::journey) struct Both {
    /// The talk and their side of it.
    pub(in crate::journey) seat: Seat,
    /// Who sits on the other side; `None` where they have left for good.
    pub(in crate::journey) other: Option<Face>,
    /// As [`Seen::together`].
    pub(in crate::journey) together: bool,
}

/// The two of the journey in the talk that `code` names.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs, or those two are no mentee and mentor.
pub(in crate::journey) fn both(
    tx: &mut Tx,
    faces: &[(FaceId, Side)],
    code: Code,
) -> Result<Both, Error> {
    let (seat, _) = of(tx, faces, code)?;
    beside(tx, seat)
}

fn beside(tx: &mut Tx, seat: Seat) -> Result<Both, Error> {
    let other = faces::find(tx, seat.other())?;
    let near = other.as_ref().filter(|_| !matches!(seat.talk.state, State::Closed { .. }));
    let together = match near {
        Some(face) => {
            !leaving::is_away(tx, face.owner)? && !blocking::apart(tx, seat.face, face.id)?
        }
        None => false,
    };
    Ok(Both { seat, other, together })
}

/// Finds the meetings of the journey in the talk that `code` names, for `member`.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs, or those two are no mentee and mentor.
pub fn meetings(
    tx: &mut Tx,
    (faces, member): (&[(FaceId, Side)], MemberId),
    code: Code,
) -> Result<Listed, Error> {
    let (seat, _) = of(tx, faces, code)?;
    let other = faces::find(tx, seat.other())?;
    let (zone, meetings) = (calling::zone(tx, member)?, meetings::list(tx, seat.talk.id, LOOK)?);
    Ok(Listed { seat, other, zone, meetings })
}

/// The last meeting before `seen` that both wanted, and what was written about it, still sealed. `None` where there was
/// none.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn before(tx: &mut Tx, seen: &Seen) -> Result<Option<(Kept, Vec<jottings::Kept>)>, Error> {
    let this = seen.kept.meeting.start().or(seen.kept.meeting.proposal.times.first().copied());
    let all = meetings::list(tx, seen.kept.talk, LOOK)?;
    let begun = |kept: &&Kept| kept.meeting.start().is_some_and(|start| Some(start) < this);
    let last = all.iter().filter(begun).max_by_key(|kept| kept.meeting.start()).cloned();
    let Some(last) = last else { return Ok(None) };
    let written = jottings::list(tx, last.id)?;
    Ok(Some((last, written)))
}
