//! When helpers are away from the rota; owned table: `rota_away`.

use kith_core::{Code, FaceId, Timestamp, support::rota::Hours};
use uuid::Uuid;

use crate::{Fault, Tx};

/// Keeps that `helper` is away.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(
    tx: &mut Tx,
    (id, code): (Uuid, Code),
    helper: FaceId,
    hours: Hours,
) -> Result<(), Fault> {
    tx.run(
        "insert into rota_away (id, code, helper_id, since, until) values ($1, $2, $3, $4, $5)",
        &[id.into(), code.into(), helper.into(), hours.since.into(), hours.until.into()],
    )?;
    Ok(())
}

/// Up to `limit` times from `from` on at which `helper` is away, the first first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn of(
    tx: &mut Tx,
    helper: FaceId,
    from: Timestamp,
    limit: i64,
) -> Result<Vec<(Code, Hours)>, Fault> {
    tx.all(
        "select code, since, until from rota_away where helper_id = $1 and until > $2
         order by since, code limit $3",
        &[helper.into(), from.into(), limit.into()],
        |row| Ok((row.get(0)?, Hours { since: row.get(1)?, until: row.get(2)? })),
    )
}

/// Takes back what `code` names, where it is of `helper`. False where it is not.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, helper: FaceId, code: Code) -> Result<bool, Fault> {
    let gone = tx.run(
        "delete from rota_away where code = $1 and helper_id = $2",
        &[code.into(), helper.into()],
    )?;
    Ok(gone == 1)
}

/// Forgets when `helper` is away.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, helper: FaceId) -> Result<(), Fault> {
    tx.run("delete from rota_away where helper_id = $1", &[helper.into()])?;
    Ok(())
}
