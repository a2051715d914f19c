//! Requiring: which courses a programme asks for before a pair, and the gate that stands on it. What runs goes on whatever
//! is asked for (EEPM-TRN-1).

use std::collections::HashSet;

use kith_core::{
    Code, MemberId, Moment, ProgrammeId, Timestamp,
    people::grant::Role,
    programme::{course::Course, courses, learning::FIRST, practice},
    support::kind,
};
use kith_store::{
    Tx,
    audit::deeds::{self, Deed},
    pairing::pooled,
    programme::{programmes, required, sign_offs},
};

use super::{learning, practising, reading};
use crate::{
    Error,
    people::{grants, recognising::Known},
};

/// The course that is asked of `member` as `role` and does not count as passed at `now`, so that they meet nobody new as
/// that; `None` where none is.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn lacking(
    tx: &mut Tx,
    now: Timestamp,
    member: MemberId,
    role: Role,
) -> Result<Option<&'static Course>, Error> {
    let Some(course) = required::asked(tx, now, member, role)? else { return Ok(None) };
    Ok((!learning::stage(tx, now, member, course)?.holds()).then_some(course))
}

/// Whether there is one, or a supporter lacks the signature that is asked of them.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn lacks(tx: &mut Tx, now: Timestamp, member: MemberId, role: Role) -> Result<bool, Error> {
    Ok(lacking(tx, now, member, role)?.is_some() || unsigned(tx, now, member, role)?)
}

/// Whether a signature is asked of `member` as `role`, and they do not have it at `now`.
fn unsigned(tx: &mut Tx, now: Timestamp, member: MemberId, role: Role) -> Result<bool, Error> {
    Ok(role == Role::Supporter && practising::lacks(tx, now, member)?)
}

/// Whether any programme asks for a course or a signature of those in `role`.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn is_any(tx: &mut Tx, role: Role) -> Result<bool, Error> {
    Ok(required::is_any(tx, role)? || role == Role::Supporter && sign_offs::is_asked(tx)?)
}

/// Whether `programme` asks a course of `role` that does not count as passed for `member`, whoever took them in.
pub(crate) fn lacks_in(
    tx: &mut Tx,
    now: Timestamp,
    (member, role): (MemberId, Role),
    programme: ProgrammeId,
) -> Result<bool, Error> {
    let asked = required::of(tx, programme)?;
    let course = courses::of(role).filter(|course| asked.contains(course));
    let Some(course) = course else { return Ok(false) };
    Ok(!learning::stage(tx, now, member, course)?.holds())
}

/// Whom a course keeps from anybody new, of everybody whom a run may look at.
#[derive(Debug, Clone)]
pub(crate) struct Lacking {
    /// Of whom it is asked; `None` where it is asked of everybody.
    asked: Option<HashSet<MemberId>>,
    /// For whom it counts as passed.
    passed: HashSet<MemberId>,
}

impl Lacking {
    /// Whether that is so of `member`.
    pub(crate) fn holds(&self, member: MemberId) -> bool {
        let asked = self.asked.as_ref().is_none_or(|asked| asked.contains(&member));
        asked && !self.passed.contains(&member)
    }
}

/// The same as [`lacks`] and [`lacks_in`], of everybody whom a run of `programme` may look at as `role`.
pub(crate) fn all_lacking(
    tx: &mut Tx,
    now: Timestamp,
    (programme, role): (ProgrammeId, Role),
) -> Result<Lacking, Error> {
    let any = required::is_any(tx, role)?;
    let Some(course) = courses::of(role).filter(|_| any) else {
        return Ok(Lacking { asked: Some(HashSet::new()), passed: HashSet::new() });
    };
    let mut of_all = required::of(tx, programmes::FIRST)?;
    of_all.extend(required::of(tx, programme)?);
    let asked = if of_all.contains(&course) {
        None
    } else {
        Some(pooled::asked_to_learn(tx, now, role)?.into_iter().collect())
    };
    let passed = pooled::learned(tx, now, programme, course)?.into_iter().collect();
    Ok(Lacking { asked, passed })
}

/// That `member` may meet somebody new as `role`.
///
/// # Errors
/// [`FIRST`]; [`practice::FIRST`].
pub fn may_meet(tx: &mut Tx, now: Timestamp, member: MemberId, role: Role) -> Result<(), Error> {
    if lacking(tx, now, member, role)?.is_some() {
        return Err(FIRST.into());
    }
    if unsigned(tx, now, member, role)? { Err(practice::FIRST.into()) } else { Ok(()) }
}

/// The role in which somebody answers requests of that kind.
#[must_use]
pub const fn answering(kind: kind::Kind) -> Role {
    if kind.is_for_duty() { Role::Supporter } else { Role::Mentor }
}

/// The courses that the programme which `code` names asks for; of the house itself, where nothing is named.
///
/// # Errors
/// [`Error::NotFound`] where there is none, and for whoever is no coordinator.
pub fn of(
    tx: &mut Tx,
    now: Timestamp,
    who: &Known,
    code: Option<Code>,
) -> Result<Vec<&'static Course>, Error> {
    let programme = programme(tx, now, who, code)?;
    Ok(required::of(tx, programme)?)
}

/// Lets the programme that `code` names, or the house itself, ask for the courses that `asked` names and for no others.
///
/// # Errors
/// As [`of`].
pub fn set(
    tx: &mut Tx,
    at: &Moment,
    who: &Known,
    code: Option<Code>,
    asked: &[Code],
) -> Result<(), Error> {
    let id = programme(tx, at.now, who, code)?;
    let before = required::of(tx, id)?;
    let changes = |course: &&Course| before.contains(course) != asked.contains(&course.code);
    if !courses::ALL.iter().any(|course| changes(&course)) {
        return Ok(());
    }
    for course in courses::ALL {
        if asked.contains(&course.code) {
            required::add(tx, id, course, (who.member, at.now))?;
        } else {
            required::remove(tx, id, course)?;
        }
    }
    let (stream, actor) = (deeds::of_programme(id), Some(who.member.into()));
    let deed = Deed { stream, actor, verb: "ask_courses", object: id.0, at: at.now };
    Ok(deeds::append(tx, &deed)?)
}

/// How many supervised shifts come before a signature in the programme that `code` names, or in the house itself; `None` where
/// none is asked for.
///
/// # Errors
/// As [`of`].
pub fn practice_of(
    tx: &mut Tx,
    now: Timestamp,
    who: &Known,
    code: Option<Code>,
) -> Result<Option<u32>, Error> {
    let programme = programme(tx, now, who, code)?;
    Ok(sign_offs::asked_by(tx, programme)?)
}

/// Lets the programme that `code` names, or the house itself, ask supporters for a signature after so many supervised shifts;
/// for none, where there is no number.
///
/// # Errors
/// As [`of`].
pub fn set_practice(
    tx: &mut Tx,
    at: &Moment,
    who: &Known,
    (code, shifts): (Option<Code>, Option<u32>),
) -> Result<(), Error> {
    let id = programme(tx, at.now, who, code)?;
    let shifts = shifts.map(|shifts| shifts.clamp(1, practice::MOST_SHIFTS));
    if sign_offs::asked_by(tx, id)? == shifts {
        return Ok(());
    }
    sign_offs::ask(tx, id, shifts, (who.member, at.now))?;
    let (stream, actor) = (deeds::of_programme(id), Some(who.member.into()));
    let deed = Deed { stream, actor, verb: "ask_signatures", object: id.0, at: at.now };
    Ok(deeds::append(tx, &deed)?)
}

fn programme(
    tx: &mut Tx,
    now: Timestamp,
    who: &Known,
    code: Option<Code>,
) -> Result<ProgrammeId, Error> {
    match code {
        Some(code) => Ok(reading::of_coordinator(tx, now, who, code)?.programme),
        None if grants::holds(tx, now, who, Role::Coordinator)? => Ok(programmes::FIRST),
        None => Err(Error::NotFound),
    }
}
