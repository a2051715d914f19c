//! The rota: shifts that coordinators plan and supporters take places in. Who is really there is said by
//! [`super::covering`] alone.

pub mod due;
pub mod exporting;
pub mod placing;
pub mod planning;
pub mod reading;
pub mod swapping;

use kith_core::{
    Code, FaceId, Moment, Timestamp,
    people::{grant::Role, notice::About},
    safety::standing::Act,
};
use kith_store::{
    Tx,
    audit::deeds::{self, Deed},
    people::faces,
    support::{
        places::Place,
        shifts::{self, Kept},
    },
};
use uuid::Uuid;

use super::fitting;
use crate::{
    Error,
    people::{grants, notices, recognising::Known},
    programme::requiring,
    safety::standing,
};

/// The helper face of `who`, who may promise to be there: they hold the role, have what it asks for, and no measure stands
/// in the way.
fn able(tx: &mut Tx, now: Timestamp, who: &Known) -> Result<FaceId, Error> {
    let helper = fitting::supporter(tx, now, who)?;
    standing::may(tx, now, who.member, Act::Offer)?;
    requiring::may_meet(tx, now, who.member, Role::Supporter)?;
    Ok(helper)
}

/// The helper face of `who`.
fn own(who: &Known) -> Result<FaceId, Error> {
    who.helper.as_ref().map(|face| face.id).ok_or(Error::NotFound)
}

/// The shift that `code` names.
fn named(tx: &mut Tx, code: Code) -> Result<Kept, Error> {
    shifts::named(tx, code)?.ok_or(Error::NotFound)
}

/// The chain of the helper face, which joins it to no member.
fn note(
    tx: &mut Tx,
    at: &Moment,
    helper: FaceId,
    (verb, object): (&'static str, Uuid),
) -> Result<(), Error> {
    let (stream, actor) = (deeds::of_member(helper), Some(helper.into()));
    Ok(deeds::append(tx, &Deed { stream, actor, verb, object, at: at.now })?)
}

/// Tells the helper behind `face`, unless they have left for good.
fn tell(
    tx: &mut Tx,
    at: &mut Moment,
    face: FaceId,
    (kind, about): (&str, Option<Code>),
) -> Result<(), Error> {
    let Some(face) = faces::find(tx, face)? else { return Ok(()) };
    notices::tell(tx, at, face.owner, kind, about.map(|code| (About::Shift, code)))
}

/// Tells every coordinator something of the shift `code`.
fn tell_desk(tx: &mut Tx, at: &mut Moment, kind: &str, code: Code) -> Result<(), Error> {
    for who in grants::holders(tx, Role::Coordinator, at.now)? {
        notices::tell(tx, at, who, kind, Some((About::Shift, code)))?;
    }
    Ok(())
}

/// Whoever was asked by name to take over `place` in `kept` is asked no more: what they were told of it is put away.
fn unask(tx: &mut Tx, now: Timestamp, kept: &Kept, place: &Place) -> Result<(), Error> {
    let Some((_, Some(whom))) = place.asks else { return Ok(()) };
    let Some(face) = faces::find(tx, whom)? else { return Ok(()) };
    notices::opened(tx, now, face.owner, (About::Shift, kept.code))
}
