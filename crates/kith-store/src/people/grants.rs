//! Roles that members hold; owned table: `role_grant`.

use kith_core::{
    Code, GrantId, MemberId, Timestamp,
    people::grant::{Grant, Role},
};
use uuid::Uuid;

use super::worded;
use crate::{Fault, Tx, engine::Row};

/// Adds `grant`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, grant: &Grant) -> Result<(), Fault> {
    tx.run(
        "insert into role_grant (id, code, member_id, role, since, until)
         values ($1, $2, $3, $4, $5, $6)",
        &[
            grant.id.into(),
            grant.code.into(),
            grant.member.into(),
            grant.role.word().into(),
            grant.since.into(),
            grant.until.into(),
        ],
    )?;
    Ok(())
}

/// Every grant of `member`, ended ones included, oldest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn list(tx: &mut Tx, member: MemberId) -> Result<Vec<Grant>, Fault> {
    tx.all(
        "select id, code, member_id, role, since, until from role_grant where member_id = $1
         order by since, id",
        &[member.into()],
        read,
    )
}

/// The roles that `member` holds at `now`, in the order of the handbook.
///
/// # Errors
/// [`Fault`] of the store.
pub fn holding(tx: &mut Tx, member: MemberId, now: Timestamp) -> Result<Vec<Role>, Fault> {
    let grants = list(tx, member)?;
    let mut roles: Vec<_> =
        grants.iter().filter(|grant| grant.holds(now)).map(|grant| grant.role).collect();
    roles.sort_unstable();
    roles.dedup();
    Ok(roles)
}

/// Who holds `role` at `now`, longest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn holders(tx: &mut Tx, role: Role, now: Timestamp) -> Result<Vec<MemberId>, Fault> {
    tx.all(
        "select member_id from role_grant
         where role = $1 and since <= $2 and (until is null or until > $2)
         group by member_id order by min(since), member_id",
        &[role.word().into(), now.into()],
        |row| row.get(0),
    )
}

/// Every grant that is in force at `now`, by role and age.
///
/// # Errors
/// [`Fault`] of the store.
pub fn standing(tx: &mut Tx, now: Timestamp) -> Result<Vec<Grant>, Fault> {
    tx.all(
        "select id, code, member_id, role, since, until from role_grant
         where since <= $1 and (until is null or until > $1) order by role, since, id",
        &[now.into()],
        read,
    )
}

/// The grant that `code` names outside.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, code: Code) -> Result<Option<Grant>, Fault> {
    tx.one(
        "select id, code, member_id, role, since, until from role_grant where code = $1",
        &[code.into()],
        read,
    )
}

/// The grant `id`, for the house itself.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find_by_id(tx: &mut Tx, id: GrantId) -> Result<Option<Grant>, Fault> {
    tx.one(
        "select id, code, member_id, role, since, until from role_grant where id = $1",
        &[id.into()],
        read,
    )
}

/// Grants with a last day for which no timer stands, though what follows their end was never done; after
/// the id `after`, up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn without_timer(tx: &mut Tx, after: Uuid, limit: i64) -> Result<Vec<Uuid>, Fault> {
    tx.all(
        "select id from role_grant where until is not null and id > $1
         and not exists (select 1 from job where job.name = 'grant'
                         and job.subject_id = role_grant.id)
         and not exists (select 1 from deed where deed.verb = 'end_role'
                         and deed.object_id = role_grant.id)
         order by id limit $2",
        &[after.into(), limit.into()],
        |row| row.get(0),
    )
}

/// Lets the grant that `code` names end at `until`. False where it is gone.
///
/// # Errors
/// [`Fault`] of the store.
pub fn end(tx: &mut Tx, code: Code, until: Timestamp) -> Result<bool, Fault> {
    let ended =
        tx.run("update role_grant set until = $2 where code = $1", &[code.into(), until.into()])?;
    Ok(ended == 1)
}

/// Removes every grant of `member`; how many.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, member: MemberId) -> Result<u64, Fault> {
    tx.run("delete from role_grant where member_id = $1", &[member.into()])
}

fn read(row: &Row) -> Result<Grant, Fault> {
    let role: String = row.get(3)?;
    Ok(Grant {
        id: row.get(0)?,
        code: row.get(1)?,
        member: row.get(2)?,
        role: worded(&role, Role::of)?,
        since: row.get(4)?,
        until: row.get(5)?,
    })
}
