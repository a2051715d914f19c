//! Members who leave: nobody whom they were talking to is left without a next step.

use kith_core::{
    FaceId, MemberId, Moment,
    people::face::Side,
    support::{
        input::{Gone, Input},
        kind::Kind,
    },
};
use kith_store::{
    Tx,
    people::{departures, faces},
    support::{capacities, duties, requests},
};

use super::{
    carrying::{self, Doer},
    rota::placing,
};
use crate::Error;

/// `member` leaves, and may come back for some days: as a helper they are away at once, and what they
/// held or answered goes back to the queue. What they asked is put to nobody meanwhile: whoever holds it
/// is free again. Twice is once.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn departing(tx: &mut Tx, at: &mut Moment, member: MemberId) -> Result<(), Error> {
    for face in faces::list(tx, member)?.into_iter().filter(|face| face.side == Side::Helper) {
        rest(tx, at, face.id)?;
    }
    for face in faces::list(tx, member)? {
        take_back(tx, at, face.id)?;
    }
    hand_on(tx, at, member)
}

/// `member` meets nobody new for a time: what they asked is put to nobody, what was offered to them goes on
/// to others. Whom they talk to, they go on talking to.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn held_back(tx: &mut Tx, at: &mut Moment, member: MemberId) -> Result<(), Error> {
    for face in faces::list(tx, member)? {
        take_back(tx, at, face.id)?;
        pass_on(tx, at, face.id, |_| true)?;
        placing::release_all(tx, at, face.id)?;
    }
    Ok(())
}

/// What was offered to `helper`, of the kinds that `which` says, goes on to others.
pub(crate) fn pass_on(
    tx: &mut Tx,
    at: &mut Moment,
    helper: FaceId,
    which: impl Fn(Kind) -> bool,
) -> Result<(), Error> {
    for id in requests::with(tx, helper)? {
        let request = carrying::found(tx, id)?;
        if which(request.kind) && request.helps() != Some(helper) {
            let (by, who) = (Doer::house("hold_back"), helper);
            let gone = Input::HelperGone { who, why: Gone::Left };
            carrying::step_if_it_may(tx, at, by, &request, gone)?;
        }
    }
    Ok(())
}

/// `member` comes in nowhere for a time: what they asked is put to nobody, and what they held or answered
/// goes back to the queue.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn barred(tx: &mut Tx, at: &mut Moment, member: MemberId) -> Result<(), Error> {
    held_back(tx, at, member)?;
    hand_on(tx, at, member)
}

/// Takes back the offers of what `asker` asked; they count against nobody, and are nobody's no.
fn take_back(tx: &mut Tx, at: &mut Moment, asker: FaceId) -> Result<(), Error> {
    for id in requests::offered_of(tx, asker)? {
        let request = carrying::found(tx, id)?;
        carrying::step_if_it_may(tx, at, Doer::face(asker, "leave"), &request, Input::AskerAway)?;
    }
    Ok(())
}

/// `member` takes from the queue no more: their places in shifts are free for others.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn off_rota(tx: &mut Tx, at: &mut Moment, member: MemberId) -> Result<(), Error> {
    for face in faces::list(tx, member)?.into_iter().filter(|face| face.side == Side::Helper) {
        placing::release_all(tx, at, face.id)?;
    }
    Ok(())
}

/// `member` helps no more: what they held or answered goes back to the queue. Twice is once.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn hand_on(tx: &mut Tx, at: &mut Moment, member: MemberId) -> Result<(), Error> {
    for face in faces::list(tx, member)?.into_iter().filter(|face| face.side == Side::Helper) {
        duties::end(tx, face.id, at.now)?;
        placing::release_all(tx, at, face.id)?;
        let gone = |who| Input::HelperGone { who, why: Gone::Left };
        for id in requests::with(tx, face.id)? {
            let request = carrying::found(tx, id)?;
            let by = Doer::face(face.id, "leave");
            carrying::step_if_it_may(tx, at, by, &request, gone(face.id))?;
        }
    }
    Ok(())
}

/// `member` comes back before they were erased: new requests are welcome again. A rest that began
/// before they left, because of a silence, goes on. Called while their departure still stands.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn returning(tx: &mut Tx, _: &mut Moment, member: MemberId) -> Result<(), Error> {
    let left = departures::since(tx, member)?;
    for face in faces::list(tx, member)? {
        let capacity = capacities::find(tx, face.id)?;
        if let Some(mut capacity) = capacity.filter(|capacity| capacity.paused_since == left) {
            capacity.paused_since = None;
            capacities::set(tx, &capacity)?;
        }
    }
    Ok(())
}

/// `member` is erased: their requests close, and what they held or answered goes back to the queue.
/// Called while their faces still stand. Twice is once.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn erased(tx: &mut Tx, at: &mut Moment, member: MemberId) -> Result<(), Error> {
    departing(tx, at, member)?;
    for face in faces::list(tx, member)? {
        close_all(tx, at, face.id)?;
        placing::forget(tx, face.id)?;
    }
    Ok(())
}

/// Closes every open request of `asker`, a page at a time: each that closes leaves the page.
fn close_all(tx: &mut Tx, at: &mut Moment, asker: FaceId) -> Result<(), Error> {
    loop {
        let page = requests::open_of(tx, asker)?;
        if page.is_empty() {
            return Ok(());
        }
        for id in page {
            let request = carrying::found(tx, id)?;
            carrying::step(tx, at, Doer::house("erase"), &request, Input::Erase)?;
        }
    }
}

fn rest(tx: &mut Tx, at: &Moment, helper: FaceId) -> Result<(), Error> {
    if let Some(mut capacity) = capacities::find(tx, helper)? {
        capacity.paused_since.get_or_insert(at.now);
        capacities::set(tx, &capacity)?;
    }
    Ok(())
}
