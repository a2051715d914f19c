//! What time does to tables: a file that nobody brought in is gone after a day, an invitation that nobody used with its last
//! day; and whoever coordinates hears every two weeks that a pair still waits for one of the two.

use kith_core::{
    HOUR, MemberId, Moment,
    people::grant::Role,
    programme::table::{ASKS, LOOKED, STANDS},
};
use kith_store::{
    Tx, jobs,
    people::grants,
    programme::{invitations, invited_pairs, spreadsheets},
};
use uuid::Uuid;

use super::opening;
use crate::{App, Error, people::notices};

/// The job.
pub const JOB: &str = "tables";

/// How many invitations are forgotten in one unit of work.
const PAGE: i64 = 100;

/// Does all of that; every hour. Done twice, it is done once.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn due(app: &App, _: Uuid) -> Result<(), Error> {
    opening::open_ready(app)?;
    loop {
        let at = app.moment();
        if app.store.write(move |tx| lapse(tx, &mut at.clone()))? == 0 {
            break;
        }
    }
    let moment = app.moment();
    app.store.write(move |tx| {
        let at = &mut moment.clone();
        spreadsheets::forget(tx, at.now + -LOOKED, at.now + -STANDS)?;
        ask(tx, at)?;
        Ok(jobs::plant(tx, JOB, Uuid::nil(), at.now + HOUR)?)
    })
}

/// Forgets invitations whose time is over; whoever came in and was half of a pair hears of it. How many.
fn lapse(tx: &mut Tx, at: &mut Moment) -> Result<usize, Error> {
    let over = invitations::over(tx, at.now, PAGE)?;
    for id in &over {
        for pair in invited_pairs::with(tx, *id)? {
            let other = if pair.mentee == *id { pair.mentor } else { pair.mentee };
            if let Some(other) = invited_pairs::comer(tx, other)? {
                notices::tell(tx, at, other, "notice-invited-gone", None)?;
            }
        }
        invitations::remove(tx, *id)?;
    }
    Ok(over.len())
}

/// Tells whoever coordinates, once for all the pairs that are due.
fn ask(tx: &mut Tx, at: &mut Moment) -> Result<(), Error> {
    if invited_pairs::ask(tx, at.now, at.now + ASKS)? == 0 {
        return Ok(());
    }
    for who in grants::holders(tx, Role::Coordinator, at.now)? {
        notices::tell(tx, at, who, "notice-tables-pairs", None)?;
    }
    Ok(())
}

/// `member` is erased: what the sheets said of them goes, and the pairs they were named in. The talks are others' business.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn erased(tx: &mut Tx, _: &mut Moment, member: MemberId) -> Result<(), Error> {
    Ok(invitations::forget(tx, member)?)
}
