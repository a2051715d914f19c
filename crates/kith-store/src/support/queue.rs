//! The queue of whoever is on duty: a view of the table `request`.

use kith_core::{FaceId, RequestId, Timestamp};

use crate::{Fault, Tx};

/// Requests in line that `helper` has not passed on, the next first; up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn next(tx: &mut Tx, helper: FaceId, limit: i64) -> Result<Vec<RequestId>, Fault> {
    tx.all(
        "select id from request where in_line
         and not exists (select 1 from passed where passed.request_id = request.id
                         and passed.helper_id = $1)
         order by risk desc, haste, asked, id limit $2",
        &[helper.into(), limit.into()],
        |row| row.get(0),
    )
}

/// How many are in line, counted up to 100, and since when the one that was asked first waits.
///
/// # Errors
/// [`Fault`] of the store.
pub fn length(tx: &mut Tx) -> Result<(i64, Option<Timestamp>), Fault> {
    let found = tx.one(
        "select count(*), min(asked) from
             (select asked from request where in_line order by risk desc, haste, asked, id
              limit 100) as line",
        &[],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok(found.unwrap_or_default())
}

/// How many requests of the kinds that helpers on duty take were asked since `since`: for each quarter of an hour in which
/// some were, when it began and how many; the first first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn asked_by_quarter(tx: &mut Tx, since: Timestamp) -> Result<Vec<(Timestamp, i64)>, Fault> {
    tx.all(
        "select asked / 900000000 * 900000000 as quarter, count(*) from request
         where kind in ('listen', 'know', 'hand', 'mirror') and asked >= $1
         group by quarter order by quarter",
        &[since.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}
