//! Cases that are not forgotten for now; owned table: `hold`.

use kith_core::{
    CaseId, Timestamp,
    safety::hold::{Ground, Hold},
};

use crate::{Fault, Tx, people::worded};

/// Keeps `hold` in place of the one that stood there.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, hold: &Hold) -> Result<(), Fault> {
    tx.run(
        "insert into hold (case_id, by_id, ground, since, until) values ($1, $2, $3, $4, $5)
         on conflict (case_id) do update set by_id = excluded.by_id, ground = excluded.ground,
             since = excluded.since, until = excluded.until",
        &[
            hold.case.into(),
            hold.by.into(),
            hold.ground.word().into(),
            hold.since.into(),
            hold.until.into(),
        ],
    )?;
    Ok(())
}

/// The hold on the case `id`; `None` where there is none.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, id: CaseId) -> Result<Option<Hold>, Fault> {
    tx.one(
        "select case_id, by_id, ground, since, until from hold where case_id = $1",
        &[id.into()],
        |row| {
            let ground: String = row.get(2)?;
            Ok(Hold {
                case: row.get(0)?,
                by: row.get(1)?,
                ground: worded(&ground, Ground::of)?,
                since: row.get(3)?,
                until: row.get(4)?,
            })
        },
    )
}

/// Removes the hold on the case `id`. False where there was none.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, id: CaseId) -> Result<bool, Fault> {
    Ok(tx.run("delete from hold where case_id = $1", &[id.into()])? == 1)
}

/// Removes the holds that were over at `now`; the cases that they were on.
///
/// # Errors
/// [`Fault`] of the store.
pub fn end(tx: &mut Tx, now: Timestamp) -> Result<Vec<CaseId>, Fault> {
    tx.all("delete from hold where until <= $1 returning case_id", &[now.into()], |row| row.get(0))
}
