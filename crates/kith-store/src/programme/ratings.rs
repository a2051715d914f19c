//! How helpers rate themselves; owned table: `rating`.

use kith_core::{Code, MemberId, Timestamp};
use uuid::Uuid;

use crate::{
    Fault, Tx,
    engine::Row,
    seal::{Place, Sealed},
};

/// A rating as it is kept.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Which one.
    pub id: Uuid,
    /// What names it outside.
    pub code: Code,
    /// Whose.
    pub member: MemberId,
    /// When it was made.
    pub made: Timestamp,
    /// How they rated themselves, sealed.
    pub levels: Sealed,
    /// The supervisor to whom they brought it; `None` for nobody.
    pub shared: Option<MemberId>,
}

/// Where the levels of the rating `id` are sealed.
#[must_use]
pub fn place(id: Uuid) -> Place {
    Place { table: "rating", row: id, column: "levels" }
}

/// Adds `kept`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, kept: &Kept) -> Result<(), Fault> {
    tx.run(
        "insert into rating (id, code, member_id, made, levels, shared_id)
         values ($1, $2, $3, $4, $5, $6)",
        &[
            kept.id.into(),
            kept.code.into(),
            kept.member.into(),
            kept.made.into(),
            (&kept.levels).into(),
            kept.shared.into(),
        ],
    )?;
    Ok(())
}

/// The up to `limit` ratings of `member`, the newest first, from the one at `skip` on.
///
/// # Errors
/// [`Fault`] of the store.
pub fn of(tx: &mut Tx, member: MemberId, (limit, skip): (i64, i64)) -> Result<Vec<Kept>, Fault> {
    tx.all(
        "select id, code, member_id, made, levels, shared_id from rating
         where member_id = $1 order by made desc, id desc limit $2 offset $3",
        &[member.into(), limit.into(), skip.into()],
        read,
    )
}

/// The up to `limit` ratings that `member` brought to `supervisor`, the newest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn brought(
    tx: &mut Tx,
    member: MemberId,
    supervisor: MemberId,
    limit: i64,
) -> Result<Vec<Kept>, Fault> {
    tx.all(
        "select id, code, member_id, made, levels, shared_id from rating
         where shared_id = $2 and member_id = $1 order by made desc, id desc limit $3",
        &[member.into(), supervisor.into(), limit.into()],
        read,
    )
}

/// Takes back whatever `member` brought to anybody.
///
/// # Errors
/// [`Fault`] of the store.
pub fn take_back(tx: &mut Tx, member: MemberId) -> Result<(), Fault> {
    tx.run(
        "update rating set shared_id = null where member_id = $1 and shared_id is not null",
        &[member.into()],
    )?;
    Ok(())
}

/// Brings the rating of `member` that `code` names to `supervisor`, or to nobody; which one it was.
///
/// # Errors
/// [`Fault`] of the store.
pub fn share(
    tx: &mut Tx,
    member: MemberId,
    (code, supervisor): (Code, Option<MemberId>),
) -> Result<Option<Uuid>, Fault> {
    tx.one(
        "update rating set shared_id = $3 where code = $1 and member_id = $2 returning id",
        &[code.into(), member.into(), supervisor.into()],
        |row| row.get(0),
    )
}

/// Removes the rating of `member` that `code` names; which one it was.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, member: MemberId, code: Code) -> Result<Option<Uuid>, Fault> {
    tx.one(
        "delete from rating where code = $1 and member_id = $2 returning id",
        &[code.into(), member.into()],
        |row| row.get(0),
    )
}

/// Forgets every rating of `member`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, member: MemberId) -> Result<(), Fault> {
    tx.run("delete from rating where member_id = $1", &[member.into()])?;
    Ok(())
}

fn read(row: &Row<'_>) -> Result<Kept, Fault> {
    Ok(Kept {
        id: row.get(0)?,
        code: row.get(1)?,
        member: row.get(2)?,
        made: row.get(3)?,
        levels: row.get(4)?,
        shared: row.get(5)?,
    })
}
