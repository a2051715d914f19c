//! Ways back in by waiting; owned table: `retrieval`.

use kith_core::{
    Code, MemberId, RetrievalId,
    people::{
        recovery::RecoveryCode,
        retrieval::{Place, Retrieval},
    },
};
use uuid::Uuid;

use super::worded;
use crate::{Fault, Tx, engine::Row};

/// Adds `retrieval`, which `secret` will open.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, retrieval: &Retrieval, secret: &RecoveryCode) -> Result<(), Fault> {
    tx.run(
        "insert into retrieval (id, code, member_id, secret, since, due, place)
         values ($1, $2, $3, $4, $5, $6, $7)",
        &[
            retrieval.id.into(),
            retrieval.code.into(),
            retrieval.member.into(),
            secret.hash().as_slice().into(),
            retrieval.since.into(),
            retrieval.due.into(),
            retrieval.place.word().into(),
        ],
    )?;
    Ok(())
}

/// The retrieval `id`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, id: RetrievalId) -> Result<Option<Retrieval>, Fault> {
    tx.one(
        "select id, code, member_id, since, due, place from retrieval where id = $1",
        &[id.into()],
        read,
    )
}

/// The retrieval of `member` that `code` names.
///
/// # Errors
/// [`Fault`] of the store.
pub fn named(tx: &mut Tx, member: MemberId, code: Code) -> Result<Option<Retrieval>, Fault> {
    tx.one(
        "select id, code, member_id, since, due, place from retrieval
         where code = $1 and member_id = $2",
        &[code.into(), member.into()],
        read,
    )
}

/// The retrieval of `member` that `secret` opens, or opened, or will.
///
/// # Errors
/// [`Fault`] of the store.
pub fn opened_by(
    tx: &mut Tx,
    member: MemberId,
    secret: &RecoveryCode,
) -> Result<Option<Retrieval>, Fault> {
    tx.one(
        "select id, code, member_id, since, due, place from retrieval
         where member_id = $1 and secret = $2",
        &[member.into(), secret.hash().as_slice().into()],
        read,
    )
}

/// Every retrieval of `member` that is kept, newest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn list(tx: &mut Tx, member: MemberId) -> Result<Vec<Retrieval>, Fault> {
    tx.all(
        "select id, code, member_id, since, due, place from retrieval
         where member_id = $1 order by since desc, id desc",
        &[member.into()],
        read,
    )
}

/// Notes where `retrieval` stands, and what is next. False where it is gone.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, retrieval: &Retrieval) -> Result<bool, Fault> {
    let set = tx.run(
        "update retrieval set place = $2, due = $3 where id = $1",
        &[retrieval.id.into(), retrieval.place.word().into(), retrieval.due.into()],
    )?;
    Ok(set == 1)
}

/// Removes the retrieval `id`. False where there is none.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, id: RetrievalId) -> Result<bool, Fault> {
    Ok(tx.run("delete from retrieval where id = $1", &[id.into()])? == 1)
}

/// Retrievals for which no timer stands, after the id `after`; up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn without_timer(tx: &mut Tx, after: Uuid, limit: i64) -> Result<Vec<Uuid>, Fault> {
    tx.all(
        "select id from retrieval where id > $1
         and not exists (select 1 from job where job.name = 'retrieval'
                         and job.subject_id = retrieval.id)
         order by id limit $2",
        &[after.into(), limit.into()],
        |row| row.get(0),
    )
}

fn read(row: &Row) -> Result<Retrieval, Fault> {
    let place: String = row.get(5)?;
    Ok(Retrieval {
        id: row.get(0)?,
        code: row.get(1)?,
        member: row.get(2)?,
        since: row.get(3)?,
        due: row.get(4)?,
        place: worded(&place, Place::of)?,
    })
}
