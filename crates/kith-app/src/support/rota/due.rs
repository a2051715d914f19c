//! What is told of a shift by itself: before it, whoever holds a place is reminded; soon after it began, coordinators hear of
//! whoever has not come. Each of it once.

use kith_core::{Moment, support::rota};
use kith_store::{
    Tx,
    support::{
        places,
        shifts::{self, Kept},
    },
};
use uuid::Uuid;

use super::{tell, tell_desk};
use crate::{App, Error};

/// The job [`shifts::JOB`] on the shift `id`.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn due(app: &App, id: Uuid) -> Result<(), Error> {
    let moment = app.moment();
    app.store.write(move |tx| follow(tx, &mut moment.clone(), id))
}

/// Plants the timer of the shift `id` again.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn plant_again(tx: &mut Tx, id: Uuid) -> Result<(), Error> {
    let due = shifts::due(tx, id)?;
    Ok(shifts::set_next(tx, id, due)?)
}

/// Tells what is to be told now, and plants what comes next; done twice, it is done once.
fn follow(tx: &mut Tx, at: &mut Moment, id: Uuid) -> Result<(), Error> {
    let Some(kept) = shifts::find(tx, id)? else { return Ok(()) };
    let Some(due) = shifts::due(tx, id)? else { return Ok(()) };
    let (since, look) = (kept.shift.hours.since, kept.shift.hours.since + rota::GRACE);
    if at.now < due {
        return Ok(shifts::set_next(tx, id, Some(due))?);
    }
    if at.now < look {
        if at.now < since {
            for held in places::list(tx, &kept, None)? {
                tell(tx, at, held.place.helper, ("notice-rota-soon", Some(kept.code)))?;
            }
        }
        return Ok(shifts::set_next(tx, id, Some(look))?);
    }
    miss(tx, at, &kept)?;
    Ok(shifts::set_next(tx, id, None)?)
}

/// Tells of those who hold a place in `kept` and were not on duty since it began.
fn miss(tx: &mut Tx, at: &mut Moment, kept: &Kept) -> Result<(), Error> {
    let mut missed = places::list(tx, kept, None)?;
    missed.retain(|held| !held.came);
    if missed.is_empty() {
        return Ok(());
    }
    if kept.shift.hours.covers(at.now) {
        for held in missed {
            tell(tx, at, held.place.helper, ("notice-rota-missed", Some(kept.code)))?;
        }
    }
    tell_desk(tx, at, "notice-desk-rota-missed", kept.code)
}
