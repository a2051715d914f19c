//! Reading a journey: how far it has come, and what was agreed. Words are opened after the unit of work that found them.

use kith_core::{
    Code, FaceId,
    journey::{Journey, agreement::Version, closure::Planned},
    people::face::{Face, Side},
};
use kith_store::{
    Tx,
    journey::{
        agreements::{self, Kept},
        endings,
        stages::{self, Entered},
    },
    people::faces,
};

use super::of;
use crate::{Error, talk::seat::Seat};

/// How many steps back a page looks at most.
const STEPS: i64 = 20;

/// A journey as one of the two sees it.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The talk and their side of it.
    pub seat: Seat,
    /// Who sits on the other side; `None` where they have left for good.
    pub other: Option<Face>,
    /// How far it has come.
    pub journey: Journey,
    /// The last agreement that both have signed; `None` where there is none.
    pub held: Option<Version>,
    /// The stages that were entered, the newest first.
    pub stages: Vec<Entered>,
    /// The last day; `None` where none was set.
    pub ending: Option<Planned>,
}

/// Finds the journey in the talk that `code` names.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs, or those two are no mentee and mentor.
pub fn journey(tx: &mut Tx, faces: &[(FaceId, Side)], code: Code) -> Result<Seen, Error> {
    let (seat, journey) = of(tx, faces, code)?;
    let other = faces::find(tx, seat.other())?;
    let held = agreements::held(tx, seat.talk.id)?.map(|kept| kept.version);
    let stages = stages::list(tx, seat.talk.id, STEPS)?;
    let ending = endings::find(tx, seat.talk.id)?;
    Ok(Seen { seat, other, journey, held, stages, ending })
}

/// The same, with the version `number` of the agreement, still sealed: the newest where that is `None`, and nothing
/// where none is written.
///
/// # Errors
/// [`Error::NotFound`] also where there is no version with that number.
pub fn agreement(
    tx: &mut Tx,
    faces: &[(FaceId, Side)],
    (code, number): (Code, Option<i64>),
) -> Result<(Seen, Option<Kept>), Error> {
    let seen = journey(tx, faces, code)?;
    let kept = match number {
        None => agreements::newest(tx, seen.seat.talk.id)?,
        Some(number) => {
            let found = agreements::find(tx, seen.seat.talk.id, number)?;
            Some(found.ok_or(Error::NotFound)?)
        }
    };
    Ok((seen, kept))
}
