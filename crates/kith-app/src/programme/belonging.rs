//! Who belongs to which programme: in which somebody asks for a mentor, and in which somebody mentors. Every road between
//! two people asks here.

use std::collections::HashMap;

use kith_core::{MemberId, ProgrammeId, Timestamp, people::grant::Role, programme::belonging};
use kith_store::{
    Tx,
    programme::{belongings, programmes::FIRST},
};

use crate::Error;

/// The programme in which `member` asks for a mentor at `now`: the one that took them in last and goes on; else the house
/// itself.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn asks_in(tx: &mut Tx, now: Timestamp, member: MemberId) -> Result<ProgrammeId, Error> {
    Ok(belongings::newest(tx, now, member, Role::Mentee)?.unwrap_or(FIRST))
}

/// Whether `member` mentors in `programme`.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn mentors_in(tx: &mut Tx, member: MemberId, programme: ProgrammeId) -> Result<bool, Error> {
    let took = belongings::of(tx, member, Role::Mentor)?;
    Ok(belonging::mentors_in(&took, programme, FIRST))
}

/// The same of everybody who mentors, whatever the programme.
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
    /// Whether `member`, who mentors, does so in `programme`.
    #[must_use]
    pub fn holds(&self, member: MemberId, programme: ProgrammeId) -> bool {
        let took = self.0.get(&member).map_or(&[][..], Vec::as_slice);
        belonging::mentors_in(took, programme, FIRST)
    }
}
