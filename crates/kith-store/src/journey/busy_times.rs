//! When members have no time, one row each; owned table: `busy`.

use kith_core::{MemberId, Timestamp};
use uuid::Uuid;

use crate::{
    Fault, Tx, jobs,
    seal::{Place, Sealed},
};

/// The job that forgets the busy times of a member when all of them are past.
pub const JOB: &str = "busy";

/// What a member brought.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Whose.
    pub member: MemberId,
    /// Which writing of it.
    pub id: Uuid,
    /// When they have no time, sealed with their own key.
    pub times: Sealed,
    /// How many times those are.
    pub number: i64,
    /// When the file was brought.
    pub brought: Timestamp,
    /// Up to when it was read.
    pub until: Timestamp,
}

/// Where the times that were written as `id` are sealed.
#[must_use]
pub fn place(id: Uuid) -> Place {
    Place { table: "busy", row: id, column: "times" }
}

/// Keeps `kept` in place of what its member brought before, with the timer of its end.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, kept: &Kept) -> Result<(), Fault> {
    tx.run(
        "insert into busy (member_id, id, times, number, brought, until) values ($1, $2, $3, $4, $5, $6)
         on conflict (member_id) do update set id = excluded.id, times = excluded.times,
             number = excluded.number, brought = excluded.brought, until = excluded.until",
        &[
            kept.member.into(),
            kept.id.into(),
            (&kept.times).into(),
            kept.number.into(),
            kept.brought.into(),
            kept.until.into(),
        ],
    )?;
    jobs::plant(tx, JOB, kept.member.0, kept.until)
}

/// What `member` brought.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, member: MemberId) -> Result<Option<Kept>, Fault> {
    tx.one(
        "select member_id, id, times, number, brought, until from busy where member_id = $1",
        &[member.into()],
        |row| {
            Ok(Kept {
                member: row.get(0)?,
                id: row.get(1)?,
                times: row.get(2)?,
                number: row.get(3)?,
                brought: row.get(4)?,
                until: row.get(5)?,
            })
        },
    )
}

/// Forgets what `member` brought. False where that was nothing.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, member: MemberId) -> Result<bool, Fault> {
    let removed = tx.run("delete from busy where member_id = $1", &[member.into()])?;
    jobs::pull(tx, JOB, member.0)?;
    Ok(removed == 1)
}

/// Members who brought something without a timer for its end, after the id `after`; up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn without_timer(tx: &mut Tx, after: Uuid, limit: i64) -> Result<Vec<Uuid>, Fault> {
    tx.all(
        "select member_id from busy where member_id > $1
         and not exists (select 1 from job where job.name = 'busy' and job.subject_id = busy.member_id)
         order by member_id limit $2",
        &[after.into(), limit.into()],
        |row| row.get(0),
    )
}
