//! Who belongs to which programme: in which somebody asks for a mentor, and in which somebody mentors. Every road between
//! two people asks here.

use std::collections::HashMap;

use kith_core::{
    MemberId, ProgrammeId, Timestamp,
    people::{face::Side, grant::Role},
    programme::belonging,
};
use kith_store::{
    Tx,
    people::faces,
    programme::{belongings, programmes::FIRST},
};

use super::requiring;
use crate::Error;

/// The programme in which `member` asks for a mentor at `now`: the one that took them in last and goes on; else the house
/// itself.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn asks_in(tx: &mut Tx, now: Timestamp, member: MemberId) -> Result<ProgrammeId, Error> {
    Ok(belongings::newest(tx, now, member, Role::Mentee)?.unwrap_or(FIRST))
}

/// `programme` took `member` in as `role`: what they asked before goes with them.
pub(crate) fn joined(
    tx: &mut Tx,
    member: MemberId,
    (role, programme): (Role, ProgrammeId),
) -> Result<(), Error> {
    if role == Role::Mentee && programme != FIRST {
        for face in faces::list(tx, member)?.into_iter().filter(|face| face.side == Side::Member) {
            belongings::move_in(tx, face.id, programme)?;
        }
    }
    Ok(())
}

/// That `member` may be put forward at `now` for what was asked in `programme`: they mentor in it, or in none, and have passed
/// what it asks of mentors.
///
/// # Errors
/// [`belonging::APART`], [`belonging::COURSE`].
pub fn may_mentor(
    tx: &mut Tx,
    now: Timestamp,
    member: MemberId,
    programme: ProgrammeId,
) -> Result<(), Error> {
    if programme == FIRST {
        return Ok(());
    }
    let took = belongings::of(tx, member, Role::Mentor)?;
    if !belonging::may_meet(&took, programme, FIRST) {
        return Err(belonging::APART.into());
    }
    if requiring::lacks_in(tx, now, (member, Role::Mentor), programme)? {
        return Err(belonging::COURSE.into());
    }
    Ok(())
}

/// The same as a claim.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn mentors_in(
    tx: &mut Tx,
    now: Timestamp,
    member: MemberId,
    programme: ProgrammeId,
) -> Result<bool, Error> {
    match may_mentor(tx, now, member, programme) {
        Ok(()) => Ok(true),
        Err(Error::Refused(_)) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Which programmes everybody who mentors belongs to.
#[derive(Debug, Clone, Default)]
pub struct Mentoring(HashMap<MemberId, Vec<ProgrammeId>>);

/// Who mentors where.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn mentoring(tx: &mut Tx) -> Result<Mentoring, Error> {
    let mut took: HashMap<_, Vec<_>> = HashMap::new();
    for (member, programme) in belongings::of_mentors(tx)? {
        took.entry(member).or_default().push(programme);
    }
    Ok(Mentoring(took))
}

impl Mentoring {
    /// Whether `member`, who mentors, may be put forward for what was asked in `programme`.
    #[must_use]
    pub fn may_meet(&self, member: MemberId, programme: ProgrammeId) -> bool {
        let took = self.0.get(&member).map_or(&[][..], Vec::as_slice);
        belonging::may_meet(took, programme, FIRST)
    }
}
