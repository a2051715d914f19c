//! Checking: the register of what was looked at about a mentor, and what follows when it does not hold any more: nobody
//! new, and whoever they walk with is shown to the desk. What runs goes on until a person decides.

use std::collections::{HashMap, HashSet};

use kith_core::{
    Code, MemberId, Moment, Refusal, Timestamp,
    people::{
        face::{Face, Side},
        grant::Role,
    },
    programme::{
        check::{self, Check, Kind, Outcome},
        term::Due,
    },
    support::kind,
};
use kith_store::{
    Tx,
    audit::deeds::{self, Actor, Deed},
    pairing::pooled,
    people::faces,
    programme::{applications, checks},
};
use uuid::Uuid;

use super::reviewing::{opened, tell_crew};
use crate::{
    App, Error,
    people::{grants, notices, recognising::Known},
    support::leaving,
};

/// Something that was looked at about them does not hold any more.
pub const LAPSED: Refusal = Refusal("check-lapsed");

/// A check as it was typed.
#[derive(Debug, Clone, Copy)]
pub struct Form {
    /// What was looked at.
    pub kind: Kind,
    /// The day it was issued.
    pub issued: Timestamp,
    /// The day from which it does not hold any more; `None` where it holds for good.
    pub expires: Option<Timestamp>,
    /// What came of it.
    pub outcome: Outcome,
}

/// `known` keeps what was looked at about whoever wrote the application that `code` names.
///
/// # Errors
/// [`Error::NotFound`] where it is not for them, or for no mentor; [`check::DAYS`] where its days make no sense;
/// [`Error::Refused`] where they never opened it.
pub fn keep(
    tx: &mut Tx,
    at: &mut Moment,
    (known, code): (&Known, Code),
    form: Form,
) -> Result<(), Error> {
    let it = opened(tx, at, known, code)?;
    let member = (it.role == Role::Mentor).then_some(it.member).ok_or(Error::NotFound)?;
    let Form { kind, issued, expires, outcome } = form;
    let check = Check { code: at.code(), member, kind, issued, expires, outcome, warned: false };
    let (check, id): (_, Uuid) = (check.checked(at.now)?, at.id());
    checks::add(tx, (id, &check), known.member, at.now)?;
    note(tx, at, (member, id), Some(known.member), "keep_check")?;
    if lapsed(tx, at.now, member)? { pass_on(tx, at, member) } else { Ok(()) }
}

/// Whether something that was looked at about `member` does not hold any more at `now`, so that they meet nobody new as a
/// mentor.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn lapsed(tx: &mut Tx, now: Timestamp, member: MemberId) -> Result<bool, Error> {
    Ok(check::bars(&checks::newest(tx, member)?, now))
}

/// The same of everybody who mentors.
pub(crate) fn lapsed_mentors(tx: &mut Tx, now: Timestamp) -> Result<HashSet<MemberId>, Error> {
    let mut all: HashMap<MemberId, Vec<Check>> = HashMap::new();
    for check in pooled::checks(tx)? {
        all.entry(check.member).or_default().push(check);
    }
    let lapsed = all.into_iter().filter(|(_, checks)| check::bars(checks, now));
    Ok(lapsed.map(|(member, _)| member).collect())
}

/// That `member` may take on somebody new who asks for `kind`.
///
/// # Errors
/// [`LAPSED`].
pub fn may_take(
    tx: &mut Tx,
    now: Timestamp,
    member: MemberId,
    kind: kind::Kind,
) -> Result<(), Error> {
    if kind == kind::Kind::Mentor && lapsed(tx, now, member)? { Err(LAPSED.into()) } else { Ok(()) }
}

/// What was looked at about `member`, the newest first.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn own(tx: &mut Tx, member: MemberId) -> Result<Vec<Check>, Error> {
    Ok(checks::of(tx, member)?)
}

/// The job [`checks::JOB`] on the check `subject`: its end is announced, and comes. Done twice, it is done once.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn due(app: &App, subject: Uuid) -> Result<(), Error> {
    let moment = app.moment();
    app.store.write(move |tx| pass(tx, &mut moment.clone(), subject))
}

fn pass(tx: &mut Tx, at: &mut Moment, id: Uuid) -> Result<(), Error> {
    let Some(mut check) = checks::find(tx, id)? else { return Ok(()) };
    let due = check.due(at.now);
    // Pulled in the same unit of work: done again, there is nothing left to do.
    let first = kith_store::jobs::pull(tx, checks::JOB, id)?;
    checks::set(tx, (id, &check), at.now)?;
    let member = check.member;
    // A newer one of its kind may stand by now.
    let others = checks::of(tx, member)?;
    let newer = others.iter().any(|one| one.kind == check.kind && one.issued > check.issued);
    match due.filter(|_| first && !newer) {
        None => Ok(()),
        Some(Due::Warn) => tell(tx, at, member, ["notice-check-warn", "notice-check-warn-desk"]),
        Some(Due::Over) => {
            note(tx, at, (member, id), None, "end_check")?;
            pass_on(tx, at, member)?;
            tell(tx, at, member, ["notice-check-over", "notice-check-over-desk"])
        }
    }
}

/// Plants the timer of the check `id` again.
///
/// # Errors
/// [`Error::NotFound`] where there is none.
pub fn plant_again(tx: &mut Tx, id: Uuid) -> Result<(), Error> {
    let check = checks::find(tx, id)?.ok_or(Error::NotFound)?;
    let due = check.next().ok_or(Error::NotFound)?;
    Ok(kith_store::jobs::plant(tx, checks::JOB, id, due)?)
}

/// What was offered to `member` as a mentor goes on to others.
fn pass_on(tx: &mut Tx, at: &mut Moment, member: MemberId) -> Result<(), Error> {
    let mentor = |kind| kind == kind::Kind::Mentor;
    match helper(tx, member)? {
        Some(face) => leaving::pass_on(tx, at, face.id, mentor),
        None => Ok(()),
    }
}

/// Tells `member`, and the desk at the application by which they came.
fn tell(
    tx: &mut Tx,
    at: &mut Moment,
    member: MemberId,
    [own, desk]: [&str; 2],
) -> Result<(), Error> {
    if !grants::holding(tx, member, at.now)?.contains(&Role::Mentor) {
        return Ok(());
    }
    notices::tell(tx, at, member, own, None)?;
    match applications::accepted(tx, member, Role::Mentor)? {
        Some(it) => tell_crew(tx, at, &it, desk),
        None => Ok(()),
    }
}

/// The face that `member` has as a helper; `None` where they have none.
pub(super) fn helper(tx: &mut Tx, member: MemberId) -> Result<Option<Face>, Error> {
    Ok(faces::list(tx, member)?.into_iter().find(|face| face.side == Side::Helper))
}

fn note(
    tx: &mut Tx,
    at: &Moment,
    (member, object): (MemberId, Uuid),
    who: Option<MemberId>,
    verb: &'static str,
) -> Result<(), Error> {
    let (stream, actor) = (deeds::of_member(member), who.map(Actor::from));
    Ok(deeds::append(tx, &Deed { stream, actor, verb, object, at: at.now })?)
}
