//! Answering an offer: a yes opens the talk, and a pass hands the request on without penalty.

use kith_core::{
    Code, FaceId, Moment, Refusal, Timestamp,
    safety::standing::Act,
    support::{capacity, effect::OfferEnd, input::Input, request::Request, state::Route},
};
use kith_store::{
    Tx,
    people::faces,
    support::{
        capacities,
        offers::{self, Kept},
    },
    talk::talks,
};

use super::carrying::{self, Doer};
use crate::{
    Error,
    people::{leaving, recognising::Known},
    programme::{checking, requiring},
    safety::standing,
};

/// This offer is no longer open: a page that stood open for long still shows it. Whether it went on or
/// whoever asked is leaving is not told.
pub const OVER: Refusal = Refusal("offer-no-longer-open");

/// Says yes to the offer that `offer` names; the code of the talk that opens. `rest`: no new requests
/// until then. Pressed twice it is the same talk.
///
/// # Errors
/// [`Error::NotFound`] where it was not put to them; [`Error::Refused`] where it lapsed or was taken
/// back, its asker is leaving, they are held back, a check of theirs has run out, a course comes first, or all their places are taken.
pub fn accept(
    tx: &mut Tx,
    at: &mut Moment,
    who: &Known,
    offer: Code,
    rest: Option<Timestamp>,
) -> Result<Code, Error> {
    let (helper, kept, request) = put_to(tx, who, offer)?;
    if let Some((_, OfferEnd::Accepted)) = kept.end {
        return talk_of(tx, &request, helper);
    }
    stands(tx, &kept, &request)?;
    standing::may(tx, at.now, who.member, Act::Offer)?;
    checking::may_take(tx, at.now, who.member, request.kind)?;
    requiring::may_meet(tx, at.now, who.member, requiring::answering(request.kind))?;
    let capacity = capacities::find(tx, helper)?.ok_or(capacity::FULL)?;
    let room = capacity.may_accept(capacities::load(tx, helper)?)?;
    let talk = at.id();
    let by = Doer::face(helper, "accept");
    let answered = carrying::step(tx, at, by, &request, Input::Accept { room, talk })?;
    want_rest(tx, helper, rest)?;
    talk_of(tx, &answered, helper)
}

/// Passes the offer that `offer` names on to the next. No reason is asked, and it counts against
/// nobody. `rest`: no new requests until then. Twice is once.
///
/// # Errors
/// [`Error::NotFound`] where it was not put to them; [`OVER`] where it has ended otherwise.
pub fn pass(
    tx: &mut Tx,
    at: &mut Moment,
    who: &Known,
    offer: Code,
    rest: Option<Timestamp>,
) -> Result<(), Error> {
    let (helper, kept, request) = put_to(tx, who, offer)?;
    if let Some((_, OfferEnd::Passed)) = kept.end {
        return want_rest(tx, helper, rest);
    }
    if request.state.offer().is_none_or(|standing| standing.id != kept.offer.id) {
        return Err(OVER.into());
    }
    let by = Doer::face(helper, "pass");
    // Whoever passes what has just lapsed has what they want.
    carrying::step_if_it_may(tx, at, by, &request, Input::Pass { by: helper })?;
    want_rest(tx, helper, rest)
}

/// The offer that `code` names, and its request, where it was put to `who`.
fn put_to(tx: &mut Tx, who: &Known, code: Code) -> Result<(FaceId, Kept, Request), Error> {
    let helper = who.helper.as_ref().ok_or(Error::NotFound)?.id;
    // What a run put forward is answered by both sides: see `pairing::answering`.
    let kept = offers::find(tx, code, helper)?.filter(|kept| kept.offer.route != Route::Run);
    let kept = kept.ok_or(Error::NotFound)?;
    let request = carrying::found(tx, kept.request)?;
    Ok((helper, kept, request))
}

/// Whether `kept` is the offer that stands, and its asker will be there to read a yes. A form names one offer: where
/// the same helper was asked anew, it does not answer the new one.
fn stands(tx: &mut Tx, kept: &Kept, request: &Request) -> Result<(), Error> {
    let asker = faces::find(tx, request.asker)?.ok_or(OVER)?;
    if leaving::is_away(tx, asker.owner)? {
        return Err(OVER.into());
    }
    let standing = request.state.offer().is_some_and(|offer| offer.id == kept.offer.id);
    if standing { Ok(()) } else { Err(OVER.into()) }
}

pub(crate) fn talk_of(tx: &mut Tx, request: &Request, helper: FaceId) -> Result<Code, Error> {
    let talk = talks::of_request(tx, request.id)?.filter(|talk| talk.helper == helper);
    Ok(talk.ok_or(Error::NotFound)?.code)
}

pub(crate) fn want_rest(tx: &mut Tx, helper: FaceId, rest: Option<Timestamp>) -> Result<(), Error> {
    let Some(until) = rest else { return Ok(()) };
    if let Some(mut capacity) = capacities::find(tx, helper)? {
        capacity.no_new_until = Some(until);
        capacities::set(tx, &capacity)?;
    }
    Ok(())
}
