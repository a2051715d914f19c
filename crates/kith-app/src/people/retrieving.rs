//! Back into an account by waiting: for a member who has neither passphrase nor recovery code.

use kith_core::{
    Code, MemberId, Moment, RetrievalId, Span, Timestamp,
    people::{
        account::SignInName,
        device::Device,
        grant::Role,
        mailbox::Errand,
        notice::About,
        recovery::{RecoveryCode, WRONG},
        retrieval::{OPEN, Place, Retrieval, Step, may_begin},
        session::Token,
    },
};
use kith_store::{
    audit::deeds::{self, Actor, Deed},
    jobs,
    people::{grants, members, retrievals},
};
use uuid::Uuid;

use super::{
    confirming, ending, notices,
    registering::{new_codes, open_session},
    rekeying::Recovery,
};
use crate::{App, Error, Tx, outgoing::mail};

/// The job that does what is next.
pub const JOB: &str = "retrieval";

/// What whoever begins is told, whatever the name was.
#[derive(Debug, Clone)]
pub struct Begun {
    /// What opens the account when the time is over; said here and never again.
    pub secret: RecoveryCode,
    /// From when it opens.
    pub from: Timestamp,
    /// Until when at least.
    pub until: Timestamp,
}

/// Begins one for whoever signs in as `name`, who waits for `wait`. Answers alike, with as much work,
/// where nobody does, where one has begun already, and for whoever works on a desk: then what was
/// handed out opens nothing.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn begin(
    tx: &mut Tx,
    at: &mut Moment,
    name: Option<&SignInName>,
    wait: Span,
) -> Result<Begun, Error> {
    let (id, code, nobody, secret) = (at.id(), at.code(), at.id(), RecoveryCode::new(at.bytes()));
    let account = name.map(|name| members::find_by_name(tx, name)).transpose()?.flatten();
    let member = account.as_ref().map_or(nobody, |account| account.member);
    let staff = is_staff(tx, member, at.now)?;
    let may = may_begin(&retrievals::list(tx, member)?, staff, at.now) && account.is_some();
    let (since, due) = (at.now, at.now + wait);
    let begun = Retrieval { id, code, member, since, due, place: Place::Waiting };
    retrievals::add(tx, &begun, &secret)?;
    jobs::plant(tx, JOB, id.0, due)?;
    if may {
        notices::tell(tx, at, member, "notice-retrieval-begun", Some((About::Account, code)))?;
        mail::plant(tx, at, member, Errand::Security)?;
        note(tx, at, None, &begun, "begin_retrieval")?;
    } else {
        retrievals::remove(tx, id)?;
        jobs::pull(tx, JOB, id.0)?;
    }
    Ok(Begun { secret, from: due, until: due + OPEN })
}

/// The one that can still open the account of `member`.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn standing(tx: &mut Tx, member: MemberId) -> Result<Option<Retrieval>, Error> {
    Ok(retrievals::list(tx, member)?.into_iter().find(|one| one.place.stands()))
}

/// Stops the one that `code` names, by its member, who is signed in. Stopped before, it stays so.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs, or over.
pub fn stop(tx: &mut Tx, at: &mut Moment, member: MemberId, code: Code) -> Result<(), Error> {
    let kept = retrievals::named(tx, member, code)?.ok_or(Error::NotFound)?;
    if kept.place == Place::Stopped {
        return Ok(());
    }
    let stopped = kept.stopped(at.now).ok_or(Error::NotFound)?;
    goes_on(tx, &stopped)?;
    notices::opened(tx, at.now, member, (About::Account, code))?;
    note(tx, at, Some(member), &stopped, "stop_retrieval")
}

/// Stops whatever could still open the account of `member`, who has a way in of their own.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub(super) fn stop_any(tx: &mut Tx, at: &mut Moment, member: MemberId) -> Result<(), Error> {
    match standing(tx, member)? {
        Some(one) => stop(tx, at, member, one.code),
        None => Ok(()),
    }
}

/// Opens the account with the code that was waited for: the new passphrase counts, every older
/// sign-in ends, this `device` is signed in, and ten new recovery codes take the place of the old. A
/// second step, which is lost too, is no longer asked for.
///
/// # Errors
/// [`WRONG`] where the code opens nothing: not yet, no more, or never.
pub fn enter(
    tx: &mut Tx,
    at: &mut Moment,
    recovery: &Recovery,
    device: Device,
) -> Result<(Token, Vec<RecoveryCode>), Error> {
    let used = opens(tx, at.now, recovery)?.ok_or(WRONG)?;
    let member = used.member;
    goes_on(tx, &used)?;
    members::set_passphrase(tx, member, &recovery.passphrase)?;
    ending::end_others(tx, member, None)?;
    notices::opened(tx, at.now, member, (About::Account, used.code))?;
    note(tx, at, Some(member), &used, "retrieve")?;
    confirming::forget(tx, at, member)?;
    let codes = new_codes(tx, at, member)?;
    Ok((open_session(tx, at, member, device)?, codes))
}

/// The one that `recovery` opens now, used.
fn opens(tx: &mut Tx, now: Timestamp, recovery: &Recovery) -> Result<Option<Retrieval>, Error> {
    let (Some(name), Some(secret)) = (&recovery.name, &recovery.code) else { return Ok(None) };
    let Some(account) = members::find_by_name(tx, name)? else { return Ok(None) };
    let Some(kept) = retrievals::opened_by(tx, account.member, secret)? else { return Ok(None) };
    Ok(kept.used(is_staff(tx, account.member, now)?, now))
}

/// Does what is next for the retrieval `subject`; twice is once.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn due(app: &App, subject: Uuid) -> Result<(), Error> {
    let moment = app.moment();
    app.store.write(move |tx| {
        let (at, id) = (&mut moment.clone(), RetrievalId(subject));
        let Some(kept) = retrievals::find(tx, id)? else { return Ok(()) };
        match kept.step(at.now) {
            Step::Later => Ok(jobs::plant(tx, JOB, subject, kept.due)?),
            Step::Forgotten => forget(tx, &kept),
            Step::Goes(next) => {
                goes_on(tx, &next)?;
                tell(tx, at, &next)
            }
        }
    })
}

/// Plants the timer of the retrieval `id` once more.
///
/// # Errors
/// [`Error::NotFound`] where there is none.
pub fn plant_again(tx: &mut Tx, id: Uuid) -> Result<(), Error> {
    let kept = retrievals::find(tx, RetrievalId(id))?.ok_or(Error::NotFound)?;
    Ok(jobs::plant(tx, JOB, id, kept.due)?)
}

/// Forgets every retrieval of `member`, who is erased.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub(super) fn erase(tx: &mut Tx, member: MemberId) -> Result<(), Error> {
    retrievals::list(tx, member)?.iter().try_for_each(|kept| forget(tx, kept))
}

/// Tells the member what became of `next`.
fn tell(tx: &mut Tx, at: &mut Moment, next: &Retrieval) -> Result<(), Error> {
    notices::opened(tx, at.now, next.member, (About::Account, next.code))?;
    let verb = match next.place {
        Place::Open => {
            let about = Some((About::Account, next.code));
            notices::tell(tx, at, next.member, "notice-retrieval-open", about)?;
            "open_retrieval"
        }
        _ => "expire_retrieval",
    };
    note(tx, at, None, next, verb)
}

fn goes_on(tx: &mut Tx, next: &Retrieval) -> Result<(), Error> {
    retrievals::set(tx, next)?;
    Ok(jobs::plant(tx, JOB, next.id.0, next.due)?)
}

fn forget(tx: &mut Tx, kept: &Retrieval) -> Result<(), Error> {
    retrievals::remove(tx, kept.id)?;
    jobs::pull(tx, JOB, kept.id.0)?;
    Ok(())
}

fn is_staff(tx: &mut Tx, member: MemberId, now: Timestamp) -> Result<bool, Error> {
    Ok(grants::holding(tx, member, now)?.into_iter().any(Role::is_staff))
}

/// Appends to the chain of the member; nobody knows who begins, or waits.
fn note(
    tx: &mut Tx,
    at: &Moment,
    by: Option<MemberId>,
    about: &Retrieval,
    verb: &'static str,
) -> Result<(), Error> {
    let (stream, object) = (deeds::of_member(about.member), about.id.0);
    let actor = by.map(Actor::from);
    Ok(deeds::append(tx, &Deed { stream, actor, verb, object, at: at.now })?)
}
