//! Reading meetings: by whose clock, and what was written about them. Words are opened after the unit of work that found
//! them.

use kith_core::{
    Code, FaceId, MemberId,
    people::face::{Face, Side},
    programme::zone::Zone,
};
use kith_store::{
    Tx,
    journey::{
        jottings,
        meetings::{self, Kept},
    },
    people::faces,
};

use super::{LOOK, found};
use crate::{
    Error,
    journey::of,
    people::{calling, leaving},
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
    /// By which clock the other does.
    pub others: Zone,
    /// The meeting.
    pub kept: Kept,
    /// What was written about it, still sealed.
    pub jottings: Vec<jottings::Kept>,
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
    let other = faces::find(tx, seat.other())?;
    let zone = calling::zone(tx, member)?;
    let others = match &other {
        Some(face) if !leaving::is_away(tx, face.owner)? => calling::zone(tx, face.owner)?,
        _ => zone.clone(),
    };
    let jottings = jottings::list(tx, kept.id)?;
    Ok(Seen { seat, other, zone, others, kept, jottings })
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
