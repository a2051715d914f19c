//! Which questions of the welcome members have answered or passed over; owned table: `welcome`.

use kith_core::{MemberId, Timestamp, people::welcome::Step};

use super::worded;
use crate::{Fault, Tx};

/// Notes that `member` is done with `step`. False where that was noted.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, member: MemberId, step: Step, now: Timestamp) -> Result<bool, Fault> {
    let added = tx.run(
        "insert into welcome (member_id, step, at) values ($1, $2, $3) on conflict do nothing",
        &[member.into(), step.word().into(), now.into()],
    )?;
    Ok(added == 1)
}

/// The questions that `member` is done with, in no order.
///
/// # Errors
/// [`Fault`] of the store.
pub fn list(tx: &mut Tx, member: MemberId) -> Result<Vec<Step>, Fault> {
    tx.all("select step from welcome where member_id = $1", &[member.into()], |row| {
        worded(&row.get::<String>(0)?, Step::of)
    })
}

/// Forgets the welcome of `member`; how many questions.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, member: MemberId) -> Result<u64, Fault> {
    tx.run("delete from welcome where member_id = $1", &[member.into()])
}
