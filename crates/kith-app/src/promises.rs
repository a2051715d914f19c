//! Jobs that carry a promise: somebody waits for what happens next. They are never given up, they are
//! counted while they are late, and one whose timer was lost is planted again when the house starts.

use kith_core::{CaseId, GrantId, MINUTE, MemberId, Timestamp};
use kith_store::{
    jobs,
    journey::{bonds, busy_times, differences, endings, farewells, introductions, meetings},
    people::{archives, departures, grants as kept, retrievals},
    programme::{applications, checks, circulars, learnings, practices, references, supervisions},
    safety::{cares, cases, measures},
    support::{requests, shifts},
};
use uuid::Uuid;

use crate::{
    App, Error, Fault, Tx,
    journey::{
        busy, differing, ending, farewelling, introduction::due as introducing, looking,
        meeting::reminding,
    },
    pairing::following,
    people::{archiving, grants, leaving, retrieving},
    programme::{checking, circulating, learning, practising, referring, reviewing, supervising},
    safety::{caring, debriefing, following as safe, measure_due},
    support::{due, rota},
};

/// Their names.
pub const NAMES: &[&str] = &[
    applications::JOB,
    archives::JOB,
    bonds::JOB,
    busy_times::JOB,
    caring::BACK,
    cases::JOB,
    circulars::JOB,
    checks::JOB,
    learnings::JOB,
    debriefing::JOB,
    safe::JOB,
    leaving::ERASE,
    grants::JOB,
    differences::JOB,
    endings::JOB,
    farewells::JOB,
    introductions::JOB,
    measures::JOB,
    meetings::JOB,
    following::JOB,
    practices::JOB,
    references::JOB,
    due::JOB,
    retrieving::JOB,
    shifts::JOB,
    supervisions::JOB,
];

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

/// Promises of one kind whose timers may be lost.
#[derive(Debug, Clone, Copy)]
pub struct Lost {
    /// Those without a timer, after an id and up to so many.
    pub seek: fn(&mut Tx, Uuid, i64) -> Result<Vec<Uuid>, Fault>,
    /// Plants the timer of one.
    pub plant: fn(&mut Tx, Uuid) -> Result<(), Error>,
}

/// Those that a house can lose.
const LOST: &[Lost] = &[
    Lost { seek: requests::without_timer, plant: due::plant_again },
    Lost { seek: archives::without_timer, plant: archiving::plant_again },
    Lost { seek: bonds::without_timer, plant: looking::plant_again },
    Lost { seek: busy_times::without_timer, plant: busy::plant_again },
    Lost { seek: cases::without_timer, plant: plant_case },
    Lost { seek: measures::without_timer, plant: measure_due::plant_again },
    Lost { seek: cares::without_timer, plant: plant_care },
    Lost { seek: departures::without_timer, plant: plant_departure },
    Lost { seek: kept::without_timer, plant: plant_grant },
    Lost { seek: retrievals::without_timer, plant: retrieving::plant_again },
    Lost { seek: differences::without_timer, plant: differing::plant_again },
    Lost { seek: endings::without_timer, plant: ending::plant_again },
    Lost { seek: farewells::without_timer, plant: farewelling::plant_again },
    Lost { seek: introductions::without_timer, plant: introducing::plant_again },
    Lost { seek: circulars::without_timer, plant: circulating::plant_again },
    Lost { seek: meetings::without_timer, plant: reminding::plant_again },
    Lost { seek: applications::without_timer, plant: reviewing::plant_again },
    Lost { seek: references::without_timer, plant: referring::plant_again },
    Lost { seek: checks::without_timer, plant: checking::plant_again },
    Lost { seek: learnings::without_timer, plant: learning::plant_again },
    Lost { seek: shifts::without_timer, plant: rota::due::plant_again },
    Lost { seek: practices::without_timer, plant: practising::plant_again },
    Lost { seek: supervisions::without_timer, plant: supervising::plant_again },
];

/// Plants the timers of open requests, open cases, measures, members who leave, journeys and grants with a last day where
/// there is none: a table that was restored or mended by hand must leave nobody waiting for ever. How
/// many.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn plant_lost(app: &App) -> Result<usize, Error> {
    Ok(plant_all(app, LOST)? + proposals_lost(app)?)
}

/// Nothing of a proposal is read but its end: none is too broken for that.
fn proposals_lost(app: &App) -> Result<usize, Error> {
    let mut planted = 0;
    loop {
        match app.store.write(|tx| following::plant_lost(tx, PAGE))? {
            0 => return Ok(planted),
            page => planted += page,
        }
    }
}

/// The same of `kinds`. One that cannot be read is told to the log under a number of its own, and keeps
/// nobody else waiting.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn plant_all(app: &App, kinds: &[Lost]) -> Result<usize, Error> {
    let mut planted = 0;
    for kind in kinds {
        let (seek, mut after) = (kind.seek, Uuid::nil());
        loop {
            let page = app.store.read(move |tx| seek(tx, after, PAGE))?;
            let Some(last) = page.last() else { break };
            after = *last;
            planted += page.iter().filter(|id| plant_one(app, *kind, **id)).count();
        }
    }
    if planted > 0 {
        tracing::error!(planted, "promises had lost their timers and were planted again");
    }
    Ok(planted)
}

/// Whether the timer of `subject` stands again.
fn plant_one(app: &App, kind: Lost, subject: Uuid) -> bool {
    let Err(error) = app.store.write(move |tx| (kind.plant)(tx, subject)) else { return true };
    let incident: Uuid = app.moment().id();
    tracing::error!(%incident, %subject, %error, "a promise has lost its timer, and cannot be read");
    false
}

fn plant_case(tx: &mut Tx, id: Uuid) -> Result<(), Error> {
    let case = cases::find(tx, CaseId(id))?.ok_or(Error::NotFound)?;
    cases::set(tx, &case)?;
    Ok(())
}

fn plant_care(tx: &mut Tx, id: Uuid) -> Result<(), Error> {
    let due = cares::find(tx, id.into())?.and_then(|care| care.back).ok_or(Error::NotFound)?;
    Ok(jobs::plant(tx, caring::BACK, id, due)?)
}

fn plant_departure(tx: &mut Tx, id: Uuid) -> Result<(), Error> {
    let until = departures::find(tx, MemberId(id))?.ok_or(Error::NotFound)?;
    Ok(jobs::plant(tx, leaving::ERASE, id, until)?)
}

fn plant_grant(tx: &mut Tx, id: Uuid) -> Result<(), Error> {
    let grant = kept::find_by_id(tx, GrantId(id))?.ok_or(Error::NotFound)?;
    Ok(grant.until.map_or(Ok(()), |until| jobs::plant(tx, grants::JOB, id, until))?)
}
