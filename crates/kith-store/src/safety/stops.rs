//! Talks that were ended and reported in one step; owned table: `stop`.

use kith_core::{MemberId, safety::stop::Stop};

use crate::{Fault, Tx};

/// Adds `stop`; whoever ended that talk before did it once.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, stop: &Stop) -> Result<(), Fault> {
    tx.run(
        "insert into stop (letter_id, talk_id, by_id, about_id, at) values ($1, $2, $3, $4, $5)
         on conflict do nothing",
        &[stop.letter.into(), stop.talk.into(), stop.by.into(), stop.about.into(), stop.at.into()],
    )?;
    Ok(())
}

/// Whether the report of such an end about `about` still waits for a person's decision.
///
/// # Errors
/// [`Fault`] of the store.
pub fn waits(tx: &mut Tx, about: MemberId) -> Result<bool, Fault> {
    let found = tx.one(
        "select 1 from stop, desk_case where stop.about_id = $1
         and desk_case.source = 'concern' and desk_case.subject_id = stop.letter_id
         and desk_case.place <> 'closed' limit 1",
        &[about.into()],
        |_| Ok(()),
    )?;
    Ok(found.is_some())
}

/// Forgets those by and about `member`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, member: MemberId) -> Result<(), Fault> {
    tx.run("delete from stop where by_id = $1 or about_id = $1", &[member.into()])?;
    Ok(())
}
