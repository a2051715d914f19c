//! Debriefs of helpers; owned table: `debrief`.

use kith_core::{
    Code, FaceId, TalkId, Timestamp,
    safety::debrief::{Debrief, End},
};
use uuid::Uuid;

use crate::{Fault, Tx, engine::Row, people::worded};

/// Adds `debrief`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, debrief: &Debrief) -> Result<(), Fault> {
    tx.run(
        "insert into debrief (id, code, helper_id, talk_id, with_id, since, due)
         values ($1, $2, $3, $4, $5, $6, $7)",
        &[
            debrief.id.into(),
            debrief.code.into(),
            debrief.helper.into(),
            debrief.talk.into(),
            debrief.with.into(),
            debrief.since.into(),
            debrief.due.into(),
        ],
    )?;
    Ok(())
}

/// Keeps how `debrief` ended.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, debrief: &Debrief) -> Result<(), Fault> {
    tx.run(
        "update debrief set until = $2, how = $3 where id = $1",
        &[
            debrief.id.into(),
            debrief.ended.map(|(at, _)| at).into(),
            debrief.ended.map(|(_, how)| how.word()).into(),
        ],
    )?;
    Ok(())
}

/// The debrief `id`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, id: Uuid) -> Result<Option<Debrief>, Fault> {
    tx.one(
        "select id, code, helper_id, talk_id, with_id, since, due, until, how from debrief
         where id = $1",
        &[id.into()],
        read,
    )
}

/// The debrief that `code` names.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find_by_code(tx: &mut Tx, code: Code) -> Result<Option<Debrief>, Fault> {
    tx.one(
        "select id, code, helper_id, talk_id, with_id, since, due, until, how from debrief
         where code = $1",
        &[code.into()],
        read,
    )
}

/// Up to `limit` debriefs that are open, those promised soonest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn open(tx: &mut Tx, limit: i64) -> Result<Vec<Debrief>, Fault> {
    tx.all(
        "select id, code, helper_id, talk_id, with_id, since, due, until, how from debrief
         where until is null order by due, id limit $1",
        &[limit.into()],
        read,
    )
}

/// The debriefs of `helper` that are open, those promised soonest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn open_of(tx: &mut Tx, helper: FaceId) -> Result<Vec<Debrief>, Fault> {
    tx.all(
        "select id, code, helper_id, talk_id, with_id, since, due, until, how from debrief
         where helper_id = $1 and until is null order by due, id",
        &[helper.into()],
        read,
    )
}

/// When the last debrief of `helper` about `talk` was promised; `None` where none was.
///
/// # Errors
/// [`Fault`] of the store.
pub fn last(tx: &mut Tx, helper: FaceId, talk: TalkId) -> Result<Option<Timestamp>, Fault> {
    let last = tx.one(
        "select max(since) from debrief where helper_id = $1 and talk_id = $2",
        &[helper.into(), talk.into()],
        |row| row.get(0),
    )?;
    Ok(last.flatten())
}

/// Forgets the debriefs of `helper`; how many.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, helper: FaceId) -> Result<u64, Fault> {
    tx.run("delete from debrief where helper_id = $1", &[helper.into()])
}

fn read(row: &Row) -> Result<Debrief, Fault> {
    let (until, how): (Option<Timestamp>, Option<String>) = (row.get(7)?, row.get(8)?);
    let how = how.map(|word| worded(&word, End::of)).transpose()?;
    Ok(Debrief {
        id: row.get(0)?,
        code: row.get(1)?,
        helper: row.get(2)?,
        talk: row.get(3)?,
        with: row.get(4)?,
        since: row.get(5)?,
        due: row.get(6)?,
        ended: until.zip(how),
    })
}
