//! Members who are leaving; owned table: `departure`.

use kith_core::{MemberId, Timestamp};
use uuid::Uuid;

use crate::{Fault, Tx};

/// Notes that `member` leaves, and until when they may come back. False where that was noted.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(
    tx: &mut Tx,
    member: MemberId,
    since: Timestamp,
    until: Timestamp,
) -> Result<bool, Fault> {
    let added = tx.run(
        "insert into departure (member_id, since, until) values ($1, $2, $3)
         on conflict do nothing",
        &[member.into(), since.into(), until.into()],
    )?;
    Ok(added == 1)
}

/// Until when `member` may come back; `None` for one who stays.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, member: MemberId) -> Result<Option<Timestamp>, Fault> {
    tx.one("select until from departure where member_id = $1", &[member.into()], |row| row.get(0))
}

/// Since when `member` has been leaving; `None` for one who stays.
///
/// # Errors
/// [`Fault`] of the store.
pub fn since(tx: &mut Tx, member: MemberId) -> Result<Option<Timestamp>, Fault> {
    tx.one("select since from departure where member_id = $1", &[member.into()], |row| row.get(0))
}

/// Members who are leaving and for whom no timer stands, after the id `after`; up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn without_timer(tx: &mut Tx, after: Uuid, limit: i64) -> Result<Vec<Uuid>, Fault> {
    tx.all(
        "select member_id from departure
         where member_id > $1
         and not exists (select 1 from job where job.name = 'erase'
                         and job.subject_id = departure.member_id)
         order by member_id limit $2",
        &[after.into(), limit.into()],
        |row| row.get(0),
    )
}

/// Removes the note: `member` came back, or is gone. False where there was none.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, member: MemberId) -> Result<bool, Fault> {
    Ok(tx.run("delete from departure where member_id = $1", &[member.into()])? == 1)
}
