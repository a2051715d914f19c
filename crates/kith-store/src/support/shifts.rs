//! Shifts of the rota, one row each; owned table: `rota_shift`.

use kith_core::{
    Code, FaceId, MemberId, Timestamp,
    support::rota::{Hours, Shift},
};
use uuid::Uuid;

use crate::{Fault, Tx, engine::Row, jobs};

/// The job that tells what is to be told of a shift.
pub const JOB: &str = "shift";

/// A shift as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Which one.
    pub id: Uuid,
    /// What names it outside.
    pub code: Code,
    /// When, in which language, for how many.
    pub shift: Shift,
}

/// A shift in a list, as one helper sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The shift.
    pub kept: Kept,
    /// How many hold a place in it.
    pub held: u32,
    /// Whether the reader does.
    pub mine: bool,
}

/// Adds a shift of which something is to be told at `due`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, kept: &Kept, due: Timestamp) -> Result<(), Fault> {
    tx.run(
        "insert into rota_shift (id, code, since, until, tongue, wanted) values ($1, $2, $3, $4, $5, $6)",
        &[
            kept.id.into(),
            kept.code.into(),
            kept.shift.hours.since.into(),
            kept.shift.hours.until.into(),
            kept.shift.tongue.as_deref().into(),
            i64::from(kept.shift.wanted).into(),
        ],
    )?;
    set_next(tx, kept.id, Some(due))
}

/// Sets how many are wanted in the shift `id`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set_wanted(tx: &mut Tx, id: Uuid, wanted: u32) -> Result<(), Fault> {
    tx.run(
        "update rota_shift set wanted = $2 where id = $1",
        &[id.into(), i64::from(wanted).into()],
    )?;
    Ok(())
}

/// Takes the shift `id` off the rota; nobody holds a place in it any more.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, id: Uuid) -> Result<(), Fault> {
    set_next(tx, id, None)?;
    tx.run("delete from rota_shift where id = $1", &[id.into()])?;
    Ok(())
}

/// Keeps when something is next told of the shift `id`, and plants the timer of that; `None` where nothing comes.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set_next(tx: &mut Tx, id: Uuid, due: Option<Timestamp>) -> Result<(), Fault> {
    tx.run("update rota_shift set due = $2 where id = $1", &[id.into(), due.into()])?;
    match due {
        Some(due) => jobs::plant(tx, JOB, id, due),
        None => jobs::pull(tx, JOB, id).map(drop),
    }
}

/// When something is next told of the shift `id`; `None` where nothing comes.
///
/// # Errors
/// [`Fault`] of the store.
pub fn due(tx: &mut Tx, id: Uuid) -> Result<Option<Timestamp>, Fault> {
    let due = tx.one("select due from rota_shift where id = $1", &[id.into()], |row| row.get(0))?;
    Ok(due.flatten())
}

/// Up to `limit` shifts after the id `after` of which something is to be told, without a timer for it.
///
/// # Errors
/// [`Fault`] of the store.
pub fn without_timer(tx: &mut Tx, after: Uuid, limit: i64) -> Result<Vec<Uuid>, Fault> {
    tx.all(
        "select id from rota_shift where due is not null and id > $1
         and not exists (select 1 from job where job.name = 'shift' and job.subject_id = rota_shift.id)
         order by id limit $2",
        &[after.into(), limit.into()],
        |row| row.get(0),
    )
}

/// The shift that `code` names.
///
/// # Errors
/// [`Fault`] of the store.
pub fn named(tx: &mut Tx, code: Code) -> Result<Option<Kept>, Fault> {
    tx.one(
        "select id, code, since, until, tongue, wanted from rota_shift where code = $1",
        &[code.into()],
        read,
    )
}

/// The shift `id`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, id: Uuid) -> Result<Option<Kept>, Fault> {
    tx.one(
        "select id, code, since, until, tongue, wanted from rota_shift where id = $1",
        &[id.into()],
        read,
    )
}

/// Up to `limit` shifts that end after `now` and stand after that begin and id, the next first, as `helper` sees them.
///
/// # Errors
/// [`Fault`] of the store.
pub fn page(
    tx: &mut Tx,
    (helper, now): (Option<FaceId>, Timestamp),
    (since, id): (Timestamp, Uuid),
    limit: i64,
) -> Result<Vec<Line>, Fault> {
    tx.all(
        "select id, code, since, until, tongue, wanted,
             (select count(*) from rota_place where shift_id = rota_shift.id),
             (select count(*) from rota_place where shift_id = rota_shift.id and helper_id = $1)
         from rota_shift where since >= $2 and (since > $2 or id > $3) and until > $5
         order by since, id limit $4",
        &[helper.into(), since.into(), id.into(), limit.into(), now.into()],
        line,
    )
}

/// Up to `limit` shifts that begin from `since` on and before `until`, the first of them first, each with how many hold a
/// place in it.
///
/// # Errors
/// [`Fault`] of the store.
pub fn between(
    tx: &mut Tx,
    (since, until): (Timestamp, Timestamp),
    limit: i64,
) -> Result<Vec<Line>, Fault> {
    tx.all(
        "select id, code, since, until, tongue, wanted,
             (select count(*) from rota_place where shift_id = rota_shift.id), cast(0 as bigint)
         from rota_shift where since >= $1 and since < $2 order by since, id limit $3",
        &[since.into(), until.into(), limit.into()],
        line,
    )
}

/// When the next shift after `now` begins in which somebody holds a place who takes new requests then; `None` where there
/// is none.
///
/// # Errors
/// [`Fault`] of the store.
pub fn next(tx: &mut Tx, now: Timestamp) -> Result<Option<Timestamp>, Fault> {
    tx.one(
        "select since from rota_shift where since > $1
         and exists (select 1 from rota_place where shift_id = rota_shift.id
             and not exists (select 1 from capacity where capacity.helper_id = rota_place.helper_id
                 and (paused_since is not null or no_new_until > rota_shift.since
                     or leave_until > rota_shift.since)))
         order by since limit 1",
        &[now.into()],
        |row| row.get(0),
    )
}

/// For each language of a shift that begins after `now` and before `until` and in which somebody holds a place who takes new
/// requests then: when the first of them begins.
///
/// # Errors
/// [`Fault`] of the store.
pub fn next_by_tongue(
    tx: &mut Tx,
    now: Timestamp,
    until: Timestamp,
) -> Result<Vec<(String, Timestamp)>, Fault> {
    tx.all(
        "select tongue, min(since) from rota_shift
         where since > $1 and since < $2 and tongue is not null
         and exists (select 1 from rota_place where shift_id = rota_shift.id
             and not exists (select 1 from capacity where capacity.helper_id = rota_place.helper_id
                 and (paused_since is not null or no_new_until > rota_shift.since
                     or leave_until > rota_shift.since)))
         group by tongue order by tongue",
        &[now.into(), until.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// The languages of the shifts that go on at `now`, each with whoever is on duty in one of it and takes new requests;
/// `earliest` is a moment before which none of them began.
///
/// # Errors
/// [`Fault`] of the store.
pub fn tongues_here(
    tx: &mut Tx,
    now: Timestamp,
    earliest: Timestamp,
) -> Result<Vec<(String, MemberId)>, Fault> {
    tx.all(
        "select distinct tongue, owner_id from rota_shift
         join rota_place on rota_place.shift_id = rota_shift.id
         join face on face.id = rota_place.helper_id
         join duty on duty.helper_id = rota_place.helper_id and duty.until > $1 and duty.since <= $1
         where rota_shift.since >= $2 and rota_shift.since <= $1 and rota_shift.until > $1
         and tongue is not null
         and not exists (select 1 from capacity where capacity.helper_id = duty.helper_id
             and (paused_since is not null or no_new_until > $1 or leave_until > $1))
         order by tongue, owner_id",
        &[now.into(), earliest.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

pub(super) fn read(row: &Row) -> Result<Kept, Fault> {
    let hours = Hours { since: row.get(2)?, until: row.get(3)? };
    let shift = Shift { hours, tongue: row.get(4)?, wanted: count(row.get(5)?) };
    Ok(Kept { id: row.get(0)?, code: row.get(1)?, shift })
}

fn line(row: &Row) -> Result<Line, Fault> {
    Ok(Line { kept: read(row)?, held: count(row.get(6)?), mine: row.get::<i64>(7)? > 0 })
}

fn count(n: i64) -> u32 {
    u32::try_from(n).unwrap_or_default()
}
