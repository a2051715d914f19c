//! Asking somebody to take one's place in a shift. It changes hands when both have said yes, and is held until then.

use kith_core::{
    Code, FaceId, Moment, Refusal, Timestamp,
    people::{
        face::{Face, Side},
        grant::Role,
    },
    support::rota,
};
use kith_store::{
    Tx,
    people::{departures, faces},
    safety::{blocks, measures},
    support::{
        places::{self, Place},
        shifts::Kept,
    },
};

use super::{able, named, note, own, placing, tell, unask};
use crate::{
    Error,
    people::{grants, recognising::Known},
};

/// Nobody asks that any more: it was taken over, kept, or given back.
pub const GONE: Refusal = Refusal("rota-gone");

/// Asks the supporter whom `whom` names, or whoever can where that is `None`, to take one's place in the shift `code`.
///
/// # Errors
/// [`Error::NotFound`] where they hold none, or nobody who can be asked has that code; [`rota::BEGUN`].
pub fn ask(
    tx: &mut Tx,
    at: &mut Moment,
    who: &Known,
    code: Code,
    whom: Option<Code>,
) -> Result<(), Error> {
    let (helper, kept) = (own(who)?, named(tx, code)?);
    let place = places::find(tx, kept.id, helper)?.ok_or(Error::NotFound)?;
    if kept.shift.hours.since <= at.now {
        return Err(rota::BEGUN.into());
    }
    let whom = whom.map(|whom| colleague(tx, at.now, who, whom)).transpose()?;
    let asked = whom.as_ref().map(|face| face.id);
    if place.asks.is_some_and(|(_, before)| before == asked) {
        return Ok(());
    }
    unask(tx, at.now, &kept, &place)?;
    places::set_asks(tx, (kept.id, helper), Some((at.now, asked)))?;
    note(tx, at, helper, ("rota_ask", kept.id))?;
    asked.map_or(Ok(()), |face| tell(tx, at, face, ("notice-rota-asked", Some(kept.code))))
}

/// Keeps one's place after all.
///
/// # Errors
/// [`Error::NotFound`] where they hold none.
pub fn keep(tx: &mut Tx, at: &mut Moment, who: &Known, code: Code) -> Result<(), Error> {
    let (helper, kept) = (own(who)?, named(tx, code)?);
    let place = places::find(tx, kept.id, helper)?.ok_or(Error::NotFound)?;
    places::set_asks(tx, (kept.id, helper), None)?;
    unask(tx, at.now, &kept, &place)?;
    note(tx, at, helper, ("rota_keep", kept.id))
}

/// Takes over the place of whoever `from` names in the shift `code`: the second yes. Twice is once.
///
/// # Errors
/// [`GONE`] where it is not asked of them any more; as [`placing::take`].
pub fn take_over(
    tx: &mut Tx,
    at: &mut Moment,
    who: &Known,
    (code, from): (Code, Code),
) -> Result<(), Error> {
    let (helper, kept) = (able(tx, at.now, who)?, named(tx, code)?);
    if places::find(tx, kept.id, helper)?.is_some() {
        return Ok(());
    }
    let place = asked(tx, &kept, (from, helper), who)?;
    placing::may_hold(tx, at.now, helper, &kept)?;
    if !places::pass(tx, kept.id, (place.helper, helper), at.now)? {
        return Err(GONE.into());
    }
    note(tx, at, helper, ("rota_take_over", kept.id))?;
    tell(tx, at, place.helper, ("notice-rota-relieved", Some(kept.code)))
}

/// Cannot take over the place of whoever `from` names, who asked them alone: that person hears it, and holds it.
///
/// # Errors
/// [`GONE`] where it is not asked of them any more.
pub fn decline(
    tx: &mut Tx,
    at: &mut Moment,
    who: &Known,
    (code, from): (Code, Code),
) -> Result<(), Error> {
    let (helper, kept) = (own(who)?, named(tx, code)?);
    let place = asked(tx, &kept, (from, helper), who)?;
    if place.asks.and_then(|(_, whom)| whom) != Some(helper) {
        return Err(GONE.into());
    }
    places::set_asks(tx, (kept.id, place.helper), None)?;
    note(tx, at, helper, ("rota_decline", kept.id))?;
    tell(tx, at, place.helper, ("notice-rota-declined", Some(kept.code)))
}

/// The place of whoever `from` names, which `helper`, who is `who`, is asked to take over. A closed door asks nobody.
fn asked(
    tx: &mut Tx,
    kept: &Kept,
    (from, helper): (Code, FaceId),
    who: &Known,
) -> Result<Place, Error> {
    let from = faces::find_by_code(tx, from)?.ok_or(GONE)?;
    if blocks::stands_between(tx, who.member, from.owner)? {
        return Err(GONE.into());
    }
    let place = places::find(tx, kept.id, from.id)?.ok_or(GONE)?;
    let is_asked = |(_, whom): (Timestamp, Option<FaceId>)| whom.is_none_or(|whom| whom == helper);
    if place.asks.is_some_and(is_asked) { Ok(place) } else { Err(GONE.into()) }
}

/// The supporter whom `whom` names and whom `who` can ask.
fn colleague(tx: &mut Tx, now: Timestamp, who: &Known, whom: Code) -> Result<Face, Error> {
    let face = faces::find_by_code(tx, whom)?.filter(|face| face.side == Side::Helper);
    let face = face.filter(|face| face.owner != who.member).ok_or(Error::NotFound)?;
    let helps = grants::holding(tx, face.owner, now)?.contains(&Role::Supporter);
    let parted = blocks::stands_between(tx, who.member, face.owner)?
        || departures::find(tx, face.owner)?.is_some()
        || measures::hold_back(tx, face.owner)?;
    (helps && !parted).then_some(face).ok_or(Error::NotFound)
}
