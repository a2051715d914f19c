//! Jobs that carry a promise: somebody waits for what happens next. They are never given up, they are
//! counted while they are late, and one whose timer was lost is planted again when the house starts.

use kith_core::{MINUTE, Timestamp};
use kith_store::{jobs, people::departures, safety::cases};

use crate::{
    App, Error, Tx,
    pairing::following,
    people::{grants, leaving},
    support::due,
};

/// Their names.
pub const NAMES: &[&str] = &[cases::JOB, leaving::ERASE, grants::JOB, following::JOB, due::JOB];

/// How many that lost their timer are looked at in one unit of work.
const PAGE: i64 = 100;

/// How many promises are late: those that failed and are tried again, and those that have been due for
/// longer than a worker rests.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn late(tx: &mut Tx, now: Timestamp) -> Result<i64, Error> {
    let mut late = 0;
    for name in NAMES {
        late += jobs::late(tx, name, now + -MINUTE)?;
    }
    Ok(late)
}

/// Plants the timers of open requests, open cases and members who leave where there is none: a table
/// that was restored or mended by hand must leave nobody waiting for ever. How many.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn plant_lost(app: &App) -> Result<usize, Error> {
    let mut planted = 0;
    for kind in [requests_lost, cases_lost, departures_lost, proposals_lost] {
        loop {
            let page = app.store.write(kind)?;
            planted += page;
            if page == 0 {
                break;
            }
        }
    }
    if planted > 0 {
        tracing::error!(planted, "promises had lost their timers and were planted again");
    }
    Ok(planted)
}

fn requests_lost(tx: &mut Tx) -> Result<usize, Error> {
    due::plant_lost(tx, PAGE)
}

fn proposals_lost(tx: &mut Tx) -> Result<usize, Error> {
    following::plant_lost(tx, PAGE)
}

fn cases_lost(tx: &mut Tx) -> Result<usize, Error> {
    let lost = cases::without_timer(tx, PAGE)?;
    for case in &lost {
        cases::set(tx, case)?;
    }
    Ok(lost.len())
}

fn departures_lost(tx: &mut Tx) -> Result<usize, Error> {
    let lost = departures::without_timer(tx, PAGE)?;
    for (member, until) in &lost {
        jobs::plant(tx, leaving::ERASE, member.0, *until)?;
    }
    Ok(lost.len())
}
