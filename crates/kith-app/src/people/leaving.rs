//! Leaving: hidden at once, a week to come back, then erased.

use kith_core::{MemberId, Moment, Timestamp, people::departure::GRACE};
use kith_store::{
    jobs,
    people::{
        callings, consents, departures, faces, facets, fits, grants, mailboxes, members, notices,
        recoveries, second_steps, sessions, tastes, welcomes,
    },
};
use uuid::Uuid;

use super::{archiving, fitting, recognising::Known, registering::note, retrieving};
use crate::{
    App, Error, Tx,
    journey::{self, busy, calendar},
    pairing,
    programme::{
        applying, certifying, circulating, deputising, learning, linking, opening, practising,
        rating, supervising, tables, tallying,
    },
    safety, support,
    talk::keeping,
};

/// What another feature does when a member leaves or is erased.
pub type Hook = fn(&mut Tx, &mut Moment, MemberId) -> Result<(), Error>;

/// What happens in other features when a member leaves and may still come back: nothing of theirs is
/// shown, offered or waited for. One a line.
const LEAVING: &[Hook] = &[
    support::leaving::departing, //
    applying::departing,
    supervising::departing,
    practising::departing,
    deputising::gone,
];

/// What happens in other features when a member comes back, while their departure still stands. One a
/// line.
const RETURNING: &[Hook] = &[
    support::leaving::returning, //
];

/// What happens in other features when a member is erased, while the faces still stand: their rows
/// go, what belongs to others stays. Runs once or more, so twice is once. One a line.
const ERASING: &[Hook] = &[
    busy::erased,
    calendar::erased,
    journey::erased,
    journey::introduction::erased,
    support::leaving::erased,
    pairing::leaving::erased,
    safety::erasing::erased,
    keeping::erased,
    applying::erased,
    linking::erased,
    circulating::erased,
    deputising::erased,
    opening::erased,
    learning::erased,
    tables::forgetting::erased,
    tallying::erased,
    certifying::erased,
    supervising::erased,
    practising::erased,
    rating::erased,
    archiving::erased,
];

/// The job that ends the grace of a member.
pub const ERASE: &str = "erase";

/// Lets the member go: hidden from everybody now, erased when the grace is over. The other sign-ins
/// end. Until when they may come back; asked again, nothing changes.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn leave(tx: &mut Tx, at: &mut Moment, known: &Known) -> Result<Timestamp, Error> {
    let (member, until) = (known.member, at.now + GRACE);
    if !departures::add(tx, member, at.now, until)? {
        return Ok(departures::find(tx, member)?.unwrap_or(until));
    }
    jobs::plant(tx, ERASE, member.0, until)?;
    sessions::remove_all(tx, member, Some(known.session))?;
    fits::remove(tx, member)?;
    LEAVING.iter().try_for_each(|hook| hook(tx, at, member))?;
    note(tx, at, member, "leave")?;
    Ok(until)
}

/// Lets the member come back: everything of theirs is as it was, but what had to end.
///
/// # Errors
/// [`Error::NotFound`] where they do not leave.
pub fn come_back(app: &App, member: MemberId) -> Result<(), Error> {
    let at = app.moment();
    app.store.write(move |tx| {
        departures::find(tx, member)?.ok_or(Error::NotFound)?;
        RETURNING.iter().try_for_each(|hook| hook(tx, &mut at.clone(), member))?;
        departures::remove(tx, member)?;
        jobs::pull(tx, ERASE, member.0)?;
        note(tx, &at, member, "come_back")
    })?;
    fitting::refit(app, member)
}

/// Whether `member` is leaving or gone: what they said is shown without a way to reach them.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn is_away(tx: &mut Tx, member: MemberId) -> Result<bool, Error> {
    Ok(departures::find(tx, member)?.is_some() || members::find(tx, member)?.is_none())
}

/// Erases the member `subject` whose grace is over: closes the account, destroys the keys of every
/// word they wrote, then forgets the faces. Broken off at any point, it can be done again; after the
/// first step nobody can come back. The chain of deeds stays, under an id that names nobody.
///
/// # Errors
/// [`Error::Fault`] of either store.
pub fn erase(app: &App, subject: Uuid) -> Result<(), Error> {
    let (member, at) = (MemberId(subject), app.moment());
    let closed = app.store.write(move |tx| close(tx, &mut at.clone(), member))?;
    if !closed {
        return Ok(());
    }
    let own = app.store.read(move |tx| Ok::<_, Error>(faces::list(tx, member)?))?;
    let ids: Vec<_> = own.iter().map(|face| face.id).collect();
    app.keys.destroy(member, &ids, app.now())?;
    app.store.write(move |tx| forget(tx, member))
}

/// Closes the account. False where the grace is not over, or they came back.
fn close(tx: &mut Tx, at: &mut Moment, member: MemberId) -> Result<bool, Error> {
    if departures::find(tx, member)?.is_none_or(|until| at.now < until) {
        return Ok(false);
    }
    ERASING.iter().try_for_each(|hook| hook(tx, at, member))?;
    if members::remove(tx, member)? {
        note(tx, at, member, "erase")?;
    }
    sessions::remove_all(tx, member, None)?;
    recoveries::remove(tx, member)?;
    retrieving::erase(tx, member)?;
    second_steps::remove(tx, member)?;
    grants::remove(tx, member)?;
    Ok(true)
}

/// Forgets what is left, the faces last.
fn forget(tx: &mut Tx, member: MemberId) -> Result<(), Error> {
    callings::remove(tx, member)?;
    mailboxes::remove(tx, member)?;
    tastes::remove(tx, member)?;
    consents::remove(tx, member)?;
    notices::remove(tx, member)?;
    welcomes::remove(tx, member)?;
    fits::remove(tx, member)?;
    facets::remove(tx, member)?;
    faces::remove(tx, member)?;
    departures::remove(tx, member)?;
    Ok(())
}
