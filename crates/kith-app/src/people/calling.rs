//! Calling a member from outside, where they chose that: something happens, they are not here, and
//! their night is over.

use kith_core::{
    Code, MemberId, Moment, Timestamp,
    people::{
        calling::{Called, Calling, PAUSE, Stir},
        mailbox::Errand,
    },
    programme::zone::Zone,
    safety::receipt::Receipt,
};
use kith_store::{
    jobs,
    people::{callings, departures, mailboxes, sessions},
    programme::programmes,
};
use uuid::Uuid;

use super::registering::note;
use crate::{App, Error, Tx, outgoing::mail};

/// The job that calls one member.
pub const JOB: &str = "call";

/// What `member` chose; `None` where they never chose: then they are called for nothing.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn chosen(tx: &mut Tx, member: MemberId) -> Result<Option<Calling>, Error> {
    Ok(callings::find(tx, member)?.map(|kept| kept.calling))
}

/// By which clock `member` lives: as they chose, or else as the programme does.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn zone(tx: &mut Tx, member: MemberId) -> Result<Zone, Error> {
    match chosen(tx, member)? {
        Some(chosen) => Ok(chosen.zone),
        None => Ok(programmes::the_one(tx)?.calendar.zone),
    }
}

/// Keeps what `member` chose. What they are about to be called for waits anew.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn choose(tx: &mut Tx, at: &Moment, member: MemberId, calling: &Calling) -> Result<(), Error> {
    callings::set(tx, member, calling)?;
    callings::stir(tx, member, None)?;
    jobs::pull(tx, JOB, member.0)?;
    note(tx, at, member, "choose_calls")
}

/// Something happened that `member` may want to be called for.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn stir(tx: &mut Tx, at: &Moment, member: MemberId, stir: Stir) -> Result<(), Error> {
    let Some(kept) = callings::find(tx, member)? else { return Ok(()) };
    if !kept.calling.called.wants(stir) || kept.stirred.is_some() {
        return Ok(());
    }
    callings::stir(tx, member, Some(at.now))?;
    Ok(jobs::plant(tx, JOB, member.0, kept.calling.due(at.now, kept.last))?)
}

/// Whether `member` is about to be called for what happened at `seen` or later: whoever comes by
/// themselves is not called.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub(super) fn is_stirred(tx: &mut Tx, member: MemberId, seen: Timestamp) -> Result<bool, Error> {
    let stirred = callings::find(tx, member)?.and_then(|kept| kept.stirred);
    Ok(stirred.is_some_and(|at| seen <= at))
}

/// The job [`JOB`] on the member `subject`.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn call_due(app: &App, subject: Uuid) -> Result<(), Error> {
    let moment = app.moment();
    app.store.write(move |tx| call(tx, &mut moment.clone(), MemberId(subject)))
}

/// Calls `member`, unless they were here since, or their night has begun; done twice, it is done once.
fn call(tx: &mut Tx, at: &mut Moment, member: MemberId) -> Result<(), Error> {
    let Some(kept) = callings::find(tx, member)? else { return Ok(()) };
    let Some(since) = kept.stirred else { return Ok(()) };
    let came = sessions::list(tx, member)?.iter().any(|session| session.seen > since);
    if came || kept.calling.called == Called::Never || departures::find(tx, member)?.is_some() {
        return Ok(callings::stir(tx, member, None)?);
    }
    let rested = kept.last.map_or(at.now, |last| at.now.max(last + PAUSE));
    let due = kept.calling.awake(rested);
    if due > at.now {
        return Ok(jobs::plant(tx, JOB, member.0, due)?);
    }
    if mail::plant(tx, at, member, Errand::News)? {
        return Ok(callings::called(tx, member, at.now)?);
    }
    Ok(callings::stir(tx, member, None)?)
}

/// Calls the owner of the mailbox that `code` names, or what was `typed`, no more. Says nothing of
/// whether there is one: nobody finds out so who is here.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn silence(tx: &mut Tx, at: &Moment, code: Option<Code>, typed: &str) -> Result<(), Error> {
    let typed = typed.parse::<Receipt>().map(|stop| stop.to_string()).unwrap_or_default();
    let Some(member) = mailboxes::owner(tx, code, &typed)? else { return Ok(()) };
    callings::silence(tx, member)?;
    jobs::pull(tx, JOB, member.0)?;
    note(tx, at, member, "stop_calls")
}
