//! Taking the next request from the queue: the most urgent, longest waiting. Nobody picks by looks.

use kith_core::{
    Code, FaceId, Moment,
    people::grant::Role,
    safety::standing::Act,
    support::{
        capacity::{self, Room},
        duty,
        input::Input,
        request::Request,
        state::Route,
    },
};
use kith_store::{
    Tx,
    pairing::avoidances,
    support::{capacities, duties, offers, queue},
};

use super::{
    carrying::{self, Doer},
    fitting,
};
use crate::{Error, people::recognising::Known, programme::requiring, safety::standing};

/// How many in line are looked at before the queue is called empty for a helper: only those that
/// their boundaries or blocks keep from them are passed over.
const LOOK: i64 = 100;

/// Holds the next request for `who` for as long as the programme says; the code of the offer, or
/// `None` where nobody waits whom they could take. Pressed twice it is the same offer.
///
/// # Errors
/// [`Error::NotFound`] for whoever is no supporter; [`Error::Refused`] where they are off duty, on
/// leave, full, held back or want no new requests, or a course comes first.
pub fn next(tx: &mut Tx, at: &mut Moment, who: &Known) -> Result<Option<Code>, Error> {
    let helper = fitting::supporter(tx, at.now, who)?;
    if let Some(held) = held(tx, at, helper)? {
        return Ok(Some(held));
    }
    standing::may(tx, at.now, who.member, Act::Offer)?;
    requiring::may_meet(tx, at.now, who.member, Role::Supporter)?;
    duty::may_take(helper, &duties::of(tx, helper, at.now)?, at.now)?;
    let room = room(tx, at, helper)?;
    for id in queue::next(tx, helper, LOOK)? {
        let request = carrying::found(tx, id)?;
        let apart = avoidances::stands_between(tx, request.asker, helper)?;
        if !apart && fitting::may_meet(tx, &request, helper)? {
            return hold(tx, at, (helper, room), &request).map(Some);
        }
    }
    Ok(None)
}

/// That `helper` has room for one more offer.
pub(crate) fn room(tx: &mut Tx, at: &Moment, helper: FaceId) -> Result<Room, Error> {
    let capacity = capacities::find(tx, helper)?.ok_or(capacity::FULL)?;
    let load = capacities::load(tx, helper)?;
    Ok(capacity.may_be_offered(load, at.now)?)
}

/// What `helper` took before and still holds.
fn held(tx: &mut Tx, at: &Moment, helper: FaceId) -> Result<Option<Code>, Error> {
    let standing = offers::standing(tx, helper)?;
    let held = standing
        .into_iter()
        .find(|kept| kept.offer.route == Route::Queue && at.now < kept.offer.until);
    Ok(held.map(|kept| kept.code))
}

fn hold(
    tx: &mut Tx,
    at: &mut Moment,
    (helper, room): (FaceId, Room),
    request: &Request,
) -> Result<Code, Error> {
    let id = at.id();
    let input = Input::Offer { id, room, route: Route::Queue };
    carrying::step(tx, at, Doer::face(helper, "take"), request, input)?;
    offers::code(tx, id)?.ok_or(Error::NotFound)
}
