//! What mentees said of one mentor, told to that mentor together: once enough people who were never told of have said
//! something. No two pools hold the same person, so no difference of two tells of one (OUT-60, OUT-63).

use std::collections::BTreeMap;

use kith_core::{
    FaceId, MemberId, Timestamp,
    journey::feedback::{Answers, Pool},
};
use kith_store::{
    Tx,
    journey::{feedbacks, pools},
    programme::programmes,
};

use crate::{Error, people::recognising::Known};

/// Puts together what is said of `mentor` and not yet told, where it is enough.
pub(super) fn pool(tx: &mut Tx, now: Timestamp, mentor: FaceId) -> Result<(), Error> {
    // Of each person the newest counts.
    let people: BTreeMap<MemberId, Answers> =
        feedbacks::unpooled(tx, mentor)?.into_iter().collect();
    let all: Vec<_> = people.into_values().collect();
    let Some(pool) = Pool::of(&all) else { return Ok(()) };
    pools::set(tx, mentor, (&pool, now))?;
    Ok(feedbacks::pool(tx, mentor)?)
}

/// What `who` is told of what mentees say of them, and since when; `None` while too few said anything. And by which zone days
/// are counted.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn told(tx: &mut Tx, who: &Known) -> Result<(Option<(Pool, Timestamp)>, String), Error> {
    let zone = programmes::the_one(tx)?.calendar.zone.name().to_owned();
    let told = who.helper.as_ref().map_or(Ok(None), |face| pools::find(tx, face.id))?;
    Ok((told, zone))
}
