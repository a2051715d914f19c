//! Who stands in for coordinators who are away; owned table: `deputy`.

use kith_core::{Code, MemberId, Timestamp, programme::deputy::Deputy};

use crate::{Fault, Tx, engine::Row};

/// Adds `deputy` in the place of whoever was to stand in for the same member and is not done.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, deputy: &Deputy, now: Timestamp) -> Result<(), Fault> {
    end(tx, deputy.member, now)?;
    tx.run(
        "insert into deputy (id, code, member_id, deputy_id, since, until) values ($1, $2, $3, $4, $5, $6)",
        &[
            deputy.id.into(),
            deputy.code.into(),
            deputy.member.into(),
            deputy.deputy.into(),
            deputy.since.into(),
            deputy.until.into(),
        ],
    )?;
    Ok(())
}

/// Nobody stands in for `member` from `now` on; how many were to.
///
/// # Errors
/// [`Fault`] of the store.
pub fn end(tx: &mut Tx, member: MemberId, now: Timestamp) -> Result<u64, Fault> {
    tx.run("delete from deputy where member_id = $1 and until > $2", &[member.into(), now.into()])
}

/// Who stands in for `member` at `now`, or will.
///
/// # Errors
/// [`Fault`] of the store.
pub fn of(tx: &mut Tx, member: MemberId, now: Timestamp) -> Result<Option<Deputy>, Fault> {
    tx.one(
        "select id, code, member_id, deputy_id, since, until from deputy
         where member_id = $1 and until > $2 order by until desc limit 1",
        &[member.into(), now.into()],
        read,
    )
}

/// For whom `deputy` stands in at `now`, or will, with what each is called; those first who come back soonest.
///
/// # Errors
/// [`Fault`] of the store.
pub fn by(tx: &mut Tx, deputy: MemberId, now: Timestamp) -> Result<Vec<(Deputy, String)>, Fault> {
    tx.all(
        "select deputy.id, deputy.code, member_id, deputy_id, since, until, face.pseudonym
         from deputy join face on face.owner_id = member_id and face.side = 'member'
         where deputy_id = $1 and until > $2 order by until, deputy.id limit 20",
        &[deputy.into(), now.into()],
        |row| Ok((read(row)?, row.get(6)?)),
    )
}

/// Coordinators but for `member` and whoever leaves or is kept out, each with the code of their face and what they are called, by name.
///
/// # Errors
/// [`Fault`] of the store.
pub fn others(tx: &mut Tx, member: MemberId, now: Timestamp) -> Result<Vec<(Code, String)>, Fault> {
    tx.all(
        "select face.code, face.pseudonym from role_grant
         join face on face.owner_id = role_grant.member_id and face.side = 'member'
         where role_grant.role = 'coordinator' and role_grant.since <= $2
         and (role_grant.until is null or role_grant.until > $2) and role_grant.member_id <> $1
         and not exists (select 1 from departure where departure.member_id = role_grant.member_id)
         and not exists (select 1 from measure where measure.member_id = role_grant.member_id
             and measure.place in ('running', 'appealed', 'upheld') and measure.kind in ('suspend', 'ban')
             and (measure.ends is null or measure.ends > $2))
         group by face.code, face.pseudonym order by face.pseudonym, face.code limit 100",
        &[member.into(), now.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Forgets for whom `member` stood in, and who stood in for them.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, member: MemberId) -> Result<(), Fault> {
    tx.run("delete from deputy where member_id = $1 or deputy_id = $1", &[member.into()])?;
    Ok(())
}

fn read(row: &Row) -> Result<Deputy, Fault> {
    Ok(Deputy {
        id: row.get(0)?,
        code: row.get(1)?,
        member: row.get(2)?,
        deputy: row.get(3)?,
        since: row.get(4)?,
        until: row.get(5)?,
    })
}
