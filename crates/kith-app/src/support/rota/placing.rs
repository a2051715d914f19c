//! Taking a place in a shift, giving it back, and being away for a time.

use kith_core::{
    Code, DAY, FaceId, Moment, Timestamp,
    support::{
        limits,
        rota::{self, Hours},
    },
};
use kith_store::{
    Tx,
    support::{aways, capacities, places, shifts::Kept},
};

use super::{able, named, note, own, tell_desk, unask};
use crate::{Error, people::recognising::Known};

/// How many of one's own places are looked at, at most: as many as fit into three weeks.
const LOOK: i64 = 200;

/// How many times away one may keep ahead.
const AWAYS: i64 = 50;

/// Takes a free place in the shift that `code` names. Twice is once.
///
/// # Errors
/// [`Error::NotFound`] where there is none, and for whoever is no supporter; [`Error::Refused`] where a course comes first,
/// the shift has begun or is full, or they cannot then.
pub fn take(tx: &mut Tx, at: &mut Moment, who: &Known, code: Code) -> Result<(), Error> {
    let (helper, kept) = (able(tx, at.now, who)?, named(tx, code)?);
    if places::find(tx, kept.id, helper)?.is_some() {
        return Ok(());
    }
    may_hold(tx, at.now, helper, &kept)?;
    if places::count(tx, kept.id)? >= i64::from(kept.shift.wanted) {
        return Err(rota::FULL.into());
    }
    places::add(tx, kept.id, helper, at.now)?;
    note(tx, at, helper, ("rota_take", kept.id))
}

/// Gives one's place in the shift that `code` names back, before it begins. Late, coordinators hear of it. Twice is once.
///
/// # Errors
/// [`Error::NotFound`] where there is none; [`rota::BEGUN`].
pub fn give_back(tx: &mut Tx, at: &mut Moment, who: &Known, code: Code) -> Result<(), Error> {
    let (helper, kept) = (own(who)?, named(tx, code)?);
    if kept.shift.hours.since <= at.now {
        return Err(rota::BEGUN.into());
    }
    free(tx, at, helper, &kept)
}

/// Is away for those `hours`: places that they hold then are free for others, and none is theirs.
///
/// # Errors
/// [`Error::NotFound`] for whoever is no helper; [`Error::Refused`] for no time ahead.
pub fn go_away(tx: &mut Tx, at: &mut Moment, who: &Known, hours: Hours) -> Result<(), Error> {
    let helper = own(who)?;
    limits::leave(hours.until, at.now)?;
    if hours.until <= hours.since || aways::of(tx, helper, at.now, AWAYS)?.len() >= 50 {
        return Err(limits::LEAVE.into());
    }
    let (id, code) = (at.id(), at.code());
    aways::add(tx, (id, code), helper, hours)?;
    note(tx, at, helper, ("rota_away", id))?;
    release(tx, at, helper, hours)
}

/// Is there after all: takes back that they are away, as `code` names it.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs.
pub fn come_back(tx: &mut Tx, at: &mut Moment, who: &Known, code: Code) -> Result<(), Error> {
    let helper = own(who)?;
    aways::remove(tx, helper, code)?.then_some(()).ok_or(Error::NotFound)?;
    note(tx, at, helper, ("rota_back", helper.0))
}

/// Frees every place that `helper` holds in those `hours` and that lies ahead.
pub(crate) fn release(
    tx: &mut Tx,
    at: &mut Moment,
    helper: FaceId,
    hours: Hours,
) -> Result<(), Error> {
    for (kept, _) in places::of(tx, helper, at.now, i64::MAX)? {
        if at.now < kept.shift.hours.since && kept.shift.hours.overlaps(hours) {
            free(tx, at, helper, &kept)?;
        }
    }
    Ok(())
}

/// Frees every place that `helper` holds: they are on the rota no more.
pub(crate) fn release_all(tx: &mut Tx, at: &mut Moment, helper: FaceId) -> Result<(), Error> {
    release(tx, at, helper, Hours { since: at.now, until: at.now + limits::LONGEST_LEAVE.times(9) })
}

/// Forgets what the rota knows of `helper`, who is erased.
pub(crate) fn forget(tx: &mut Tx, helper: FaceId) -> Result<(), Error> {
    places::forget(tx, helper)?;
    Ok(aways::forget(tx, helper)?)
}

/// Whether nothing stands between `helper` and a place in `kept`, free places apart.
pub(super) fn may_hold(
    tx: &mut Tx,
    now: Timestamp,
    helper: FaceId,
    kept: &Kept,
) -> Result<(), Error> {
    let hours = kept.shift.hours;
    let near = hours.since + -DAY.times(8);
    let held: Vec<_> =
        places::of(tx, helper, near, LOOK)?.iter().map(|(kept, _)| kept.shift.hours).collect();
    rota::may_take(&held, hours, now)?;
    let leave = capacities::find(tx, helper)?.and_then(|capacity| capacity.leave_until);
    let aways = aways::of(tx, helper, now, AWAYS)?;
    let away = aways.iter().any(|(_, away)| away.overlaps(hours));
    if away || leave.is_some_and(|until| hours.since < until) {
        return Err(rota::AWAY.into());
    }
    Ok(())
}

fn free(tx: &mut Tx, at: &mut Moment, helper: FaceId, kept: &Kept) -> Result<(), Error> {
    let Some(place) = places::find(tx, kept.id, helper)? else { return Ok(()) };
    places::remove(tx, kept.id, helper)?;
    unask(tx, at.now, kept, &place)?;
    note(tx, at, helper, ("rota_give_back", kept.id))?;
    if kept.shift.hours.since.since(at.now) < rota::LATE {
        tell_desk(tx, at, "notice-desk-rota-free", kept.code)?;
    }
    Ok(())
}
