//! One last day for many journeys: a programme ends. It waits ten minutes in which it can be stopped whole; then the house
//! sets the day of each, a few in a unit of work, and tells both. From there each ends as every journey does.

use kith_core::{
    Code, MemberId, Moment, TalkId, Timestamp,
    journey::{
        closure::{By, Closure, Planned},
        farewell::{Farewell, How, MOST, NOBODY, State, TOO_MANY, UNDO},
    },
    people::notice::About,
    programme::Programme,
    talk::State as Stands,
};
pub use kith_store::journey::farewells::{Group, Listed};
use kith_store::{
    Tx,
    audit::deeds::{self, Deed},
    jobs,
    journey::{
        endings,
        farewells::{self, JOB},
    },
    programme::programmes,
    talk::talks,
};
use uuid::Uuid;

use super::{ending, is_of, tell, tending};
use crate::{App, Error, people::recognising::Known, support::handing};

/// How many stand on a page.
const PAGE: usize = 20;

/// To how many journeys one unit of work sets the day.
const STEP: i64 = 20;

/// How many stand beside the list of ends.
const NEWEST: i64 = 5;

/// Which journeys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Chosen {
    /// Every one of a programme.
    Programme(Code),
    /// These, by the codes of their talks.
    These(Vec<Code>),
}

/// A farewell, as its page shows it.
#[derive(Debug, Clone)]
pub struct Page {
    /// The farewell.
    pub farewell: Farewell,
    /// How many journeys it has, and how many of them were told.
    pub count: (i64, i64),
    /// A page of them.
    pub listed: Vec<Listed>,
    /// After which the next page begins; `None` where none follows.
    pub more: Option<Code>,
}

/// A farewell with how many journeys it has, and how many of them were told.
pub type Counted = (Farewell, (i64, i64));

/// Programmes whose journeys go on, with how many.
///
/// # Errors
/// [`Error::NotFound`] for whoever is no coordinator.
pub fn groups(tx: &mut Tx, now: Timestamp, who: &Known) -> Result<Vec<Group>, Error> {
    handing::coordinator(tx, now, who)?;
    Ok(farewells::groups(tx, who.member)?)
}

/// The newest farewells, each with how many journeys it has, and how many of them were told.
///
/// # Errors
/// [`Error::NotFound`] for whoever is no coordinator.
pub fn newest(tx: &mut Tx, now: Timestamp, who: &Known) -> Result<Vec<Counted>, Error> {
    handing::coordinator(tx, now, who)?;
    let found = farewells::newest(tx, NEWEST)?.into_iter();
    found.map(|one| Ok((one.clone(), farewells::count(tx, one.id)?))).collect()
}

/// Sets the last `day` of the `chosen` journeys; nobody is told before the time to stop it is over. Its code.
///
/// # Errors
/// [`Error::NotFound`] for whoever is no coordinator, and where a journey is not theirs to look after; [`Error::Refused`]
/// where none was chosen, or the day comes sooner than the notice of the programme, or too late.
pub fn begin(
    tx: &mut Tx,
    at: &mut Moment,
    who: &Known,
    (chosen, day): (&Chosen, Timestamp),
) -> Result<Code, Error> {
    handing::coordinator(tx, at.now, who)?;
    let (id, code, due): (Uuid, Code, _) = (at.id(), at.code(), at.now + UNDO);
    let programme = programmes::the_one(tx)?;
    let open = Closure { planned: None, talk: Stands::Open };
    open.may_plan(&planned(due, day, &programme), programme.timers.notice)?;
    let state = State::Waiting;
    let farewell = Farewell { id, code, by: Some(who.member), day, made: at.now, due, state };
    farewells::add(tx, &farewell)?;
    if choose(tx, at, who, (id, chosen))? == 0 {
        return Err(NOBODY.into());
    }
    note(tx, at.now, Some(who.member), ("plan_ends", id))?;
    Ok(code)
}

fn planned(now: Timestamp, day: Timestamp, programme: &Programme) -> Planned {
    Planned::new(now, (By::House(None), day), &programme.calendar.zone)
}

/// How many journeys were chosen for the farewell `id`.
fn choose(
    tx: &mut Tx,
    at: &Moment,
    who: &Known,
    (id, chosen): (Uuid, &Chosen),
) -> Result<u64, Error> {
    match chosen {
        Chosen::Programme(code) => {
            let programme = programmes::id_of(tx, *code)?.ok_or(Error::NotFound)?;
            Ok(farewells::add_all(tx, id, who.member, programme)?)
        }
        Chosen::These(codes) => {
            let mut chosen = 0;
            if codes.len() > MOST {
                return Err(TOO_MANY.into());
            }
            for code in codes {
                // What ended since the form was drawn is over already.
                let (talk, _) = match tending::named(tx, at.now, who, *code) {
                    Err(Error::NotFound) => continue,
                    found => found?,
                };
                chosen += u64::from(farewells::add_talk(tx, id, talk.id)?);
            }
            Ok(chosen)
        }
    }
}

/// The farewell that `code` names, with the page of its journeys after the one in the talk `after`.
///
/// # Errors
/// [`Error::NotFound`] where there is none, and for whoever is no coordinator.
pub fn page(
    tx: &mut Tx,
    now: Timestamp,
    who: &Known,
    (code, after): (Code, Option<Code>),
) -> Result<Page, Error> {
    let farewell = named(tx, now, who, code)?;
    let after = after.map_or(Ok(None), |code| talks::named(tx, code))?.map(|talk| talk.id);
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut listed = farewells::list(tx, (farewell.id, who.member), after, limit)?;
    let further = listed.len() > PAGE;
    listed.truncate(PAGE);
    let more = listed.last().filter(|_| further).map(|last| last.code);
    Ok(Page { count: farewells::count(tx, farewell.id)?, farewell, listed, more })
}

/// Stops the farewell that `code` names before anybody was told. Twice is once.
///
/// # Errors
/// [`Error::NotFound`] where there is none, and for whoever is no coordinator; [`Error::Refused`] where they were told.
pub fn stop(tx: &mut Tx, at: &mut Moment, who: &Known, code: Code) -> Result<(), Error> {
    let farewell = named(tx, at.now, who, code)?;
    if farewell.state == State::Stopped {
        return Ok(());
    }
    farewell.may_stop(at.now)?;
    farewells::set(tx, farewell.id, State::Stopped)?;
    note(tx, at.now, Some(who.member), ("stop_ends", farewell.id))
}

fn named(tx: &mut Tx, now: Timestamp, who: &Known, code: Code) -> Result<Farewell, Error> {
    handing::coordinator(tx, now, who)?;
    farewells::named(tx, code)?.ok_or(Error::NotFound)
}

/// The job [`JOB`]: sets the day of each journey of the farewell `id` and tells both, a few in a unit of work. Called early,
/// late or again, each is told once.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn due(app: &App, id: Uuid) -> Result<(), Error> {
    loop {
        let moment = app.moment();
        if app.store.write(move |tx| step(tx, &mut moment.clone(), id))? {
            return Ok(());
        }
    }
}

/// Whether nothing is left to do.
fn step(tx: &mut Tx, at: &mut Moment, id: Uuid) -> Result<bool, Error> {
    let Some(farewell) = farewells::find(tx, id)? else { return Ok(true) };
    if !farewell.is_due(at.now) {
        if farewell.state == State::Waiting {
            jobs::plant(tx, JOB, id, farewell.due)?;
        }
        return Ok(true);
    }
    let untold = farewells::untold(tx, id, STEP)?;
    for talk in &untold {
        let how = set(tx, at, &farewell, *talk)?;
        farewells::tell(tx, id, *talk, how)?;
    }
    if untold.is_empty() {
        farewells::set(tx, id, State::Told)?;
        note(tx, at.now, None, ("tell_ends", id))?;
    }
    Ok(untold.is_empty())
}

/// Sets the day of the journey in `talk`, where it goes on and none is set.
fn set(tx: &mut Tx, at: &mut Moment, farewell: &Farewell, talk: TalkId) -> Result<How, Error> {
    let Some(talk) = talks::find(tx, talk)? else { return Ok(How::Over) };
    if matches!(talk.state, Stands::Closed { .. }) || !is_of(tx, &talk)? {
        return Ok(How::Over);
    }
    if endings::find(tx, talk.id)?.is_some() {
        return Ok(How::Planned);
    }
    // The notice was weighed when it was set: a job that comes late holds nobody longer than they were told.
    let planned = planned(at.now, farewell.day, &ending::programme(tx, &talk)?);
    endings::set(tx, talk.id, &planned)?;
    jobs::plant(tx, endings::JOB, talk.id.0, planned.ends)?;
    let (stream, actor) = (talks::topic(talk.id), farewell.by.map(Into::into));
    deeds::append(tx, &Deed { stream, actor, verb: "plan_end", object: talk.id.0, at: at.now })?;
    ending::settled(tx, at, &talk)?;
    for face in [talk.member, talk.helper] {
        tell(tx, at, face, (About::Ending, talk.code), "notice-ending-house")?;
    }
    Ok(How::Told)
}

/// Plants the timer of the farewell `id` again.
///
/// # Errors
/// [`Error::NotFound`] where there is none; [`Error::Fault`] of the store.
pub fn plant_again(tx: &mut Tx, id: Uuid) -> Result<(), Error> {
    let farewell = farewells::find(tx, id)?.ok_or(Error::NotFound)?;
    Ok(jobs::plant(tx, JOB, id, farewell.due)?)
}

fn note(
    tx: &mut Tx,
    now: Timestamp,
    who: Option<MemberId>,
    (verb, object): (&'static str, Uuid),
) -> Result<(), Error> {
    let (stream, actor) = (deeds::of_programme(programmes::FIRST), who.map(Into::into));
    Ok(deeds::append(tx, &Deed { stream, actor, verb, object, at: now })?)
}
