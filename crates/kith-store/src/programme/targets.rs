//! How many people programmes want, and by when; owned table: `target`.

use kith_core::{
    Code, ProgrammeId, Timestamp, people::grant::Role, programme::recruitment::Target,
};
use uuid::Uuid;

use super::programmes::FIRST;
use crate::{Fault, Tx, engine::Row, people::worded};

/// Adds `target` as `id`, set at `now`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, id: Uuid, target: &Target, now: Timestamp) -> Result<(), Fault> {
    tx.run(
        "insert into target (id, code, programme_id, role, many, need, until, since)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[
            id.into(),
            target.code.into(),
            target.programme.into(),
            target.role.word().into(),
            i64::from(target.many).into(),
            target.need.as_str().into(),
            target.until.into(),
            now.into(),
        ],
    )?;
    Ok(())
}

/// The targets of the programme `id`, the first day first; up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn of(tx: &mut Tx, id: ProgrammeId, limit: i64) -> Result<Vec<Target>, Fault> {
    tx.all(
        "select code, programme_id, role, many, need, until from target where programme_id = $1
         order by until, id limit $2",
        &[id.into(), limit.into()],
        read,
    )
}

/// How many targets the programme `id` has.
///
/// # Errors
/// [`Fault`] of the store.
pub fn count(tx: &mut Tx, id: ProgrammeId) -> Result<i64, Fault> {
    let count =
        tx.one("select count(*) from target where programme_id = $1", &[id.into()], |row| {
            row.get(0)
        })?;
    Ok(count.unwrap_or_default())
}

/// Of each programme that wants people at `now`: how many targets it has whose day is still to come, and how many people
/// they ask for.
///
/// # Errors
/// [`Fault`] of the store.
pub fn sums(tx: &mut Tx, now: Timestamp) -> Result<Vec<(ProgrammeId, i64, i64)>, Fault> {
    tx.all(
        "select programme_id, count(*), cast(sum(many) as bigint) from target where until > $1
         group by programme_id",
        &[now.into()],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )
}

/// Removes the target that `code` names, where it is one of the programme `id`. False where there was none.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, id: ProgrammeId, code: Code) -> Result<bool, Fault> {
    let gone = tx.run(
        "delete from target where programme_id = $1 and code = $2",
        &[id.into(), code.into()],
    )?;
    Ok(gone == 1)
}

/// Forgets the targets of the programme `id`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, id: ProgrammeId) -> Result<(), Fault> {
    tx.run("delete from target where programme_id = $1", &[id.into()])?;
    Ok(())
}

/// How many came into each role of the programme `id` and hold it at `now`; in the house itself, how many hold it.
///
/// # Errors
/// [`Fault`] of the store.
pub fn held(tx: &mut Tx, now: Timestamp, id: ProgrammeId) -> Result<Vec<(Role, u32)>, Fault> {
    tx.all(
        "select role, count(distinct member_id) from role_grant where role in ('mentor', 'mentee', 'supporter')
         and since <= $2 and (until is null or until > $2)
         and not exists (select 1 from departure where departure.member_id = role_grant.member_id)
         and ($3 or exists (select 1 from application
                                 where application.member_id = role_grant.member_id
                                 and application.role = role_grant.role and programme_id = $1
                                 and how = 'accepted'))
         group by role",
        &[id.into(), now.into(), (id == FIRST).into()],
        |row| {
            let count = u32::try_from(row.get::<i64>(1)?).map_err(Fault::new)?;
            Ok((worded(&row.get::<String>(0)?, Role::of)?, count))
        },
    )
}

fn read(row: &Row) -> Result<Target, Fault> {
    Ok(Target {
        code: row.get(0)?,
        programme: row.get(1)?,
        role: worded(&row.get::<String>(2)?, Role::of)?,
        many: u16::try_from(row.get::<i64>(3)?).map_err(Fault::new)?,
        need: row.get(4)?,
        until: row.get(5)?,
    })
}
