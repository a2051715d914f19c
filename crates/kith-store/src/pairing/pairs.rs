//! The pairs of a run; owned table: `run_pair`.

use kith_core::{Code, FaceId, RequestId, RunId, Timestamp};

use crate::{Fault, Tx, engine::Row};

/// A pair of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// What names it outside.
    pub code: Code,
    /// What the mentee asked.
    pub request: RequestId,
    /// Who asked for a mentor.
    pub mentee: FaceId,
    /// The mentor's helper face.
    pub mentor: FaceId,
    /// How well they fit, in millionths.
    pub fit: i64,
    /// Whether a coordinator kept the two together.
    pub locked: bool,
    /// When it was put to both; `None` while it was not.
    pub put: Option<Timestamp>,
    /// When it turned out to be no longer possible.
    pub gone: Option<Timestamp>,
}

/// Adds `pair` to `run`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, run: RunId, pair: &Pair) -> Result<(), Fault> {
    tx.run(
        "insert into run_pair (run_id, code, request_id, mentee_face, mentor_face, fit, locked)
         values ($1, $2, $3, $4, $5, $6, $7)",
        &[
            run.into(),
            pair.code.into(),
            pair.request.into(),
            pair.mentee.into(),
            pair.mentor.into(),
            pair.fit.into(),
            pair.locked.into(),
        ],
    )?;
    Ok(())
}

/// The pairs of `run`, in the order of their codes, which means nothing; up to `limit`, those after `after`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn list(tx: &mut Tx, run: RunId, after: Option<Code>, limit: i64) -> Result<Vec<Pair>, Fault> {
    let after = after.map_or_else(uuid::Uuid::nil, |code| code.0);
    tx.all(
        "select code, request_id, mentee_face, mentor_face, fit, locked, put, gone from run_pair
         where run_id = $1 and code > $2 order by code limit $3",
        &[run.into(), after.into(), limit.into()],
        read,
    )
}

/// The pairs of `run` that were not put to both and are still possible, in the order of their codes; up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn open(tx: &mut Tx, run: RunId, limit: i64) -> Result<Vec<Pair>, Fault> {
    tx.all(
        "select code, request_id, mentee_face, mentor_face, fit, locked, put, gone from run_pair
         where run_id = $1 and put is null and gone is null order by code limit $2",
        &[run.into(), limit.into()],
        read,
    )
}

/// The pair of `run` that `code` names.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, run: RunId, code: Code) -> Result<Option<Pair>, Fault> {
    tx.one(
        "select code, request_id, mentee_face, mentor_face, fit, locked, put, gone from run_pair
         where run_id = $1 and code = $2",
        &[run.into(), code.into()],
        read,
    )
}

/// Keeps that the pair `code` was put to both, or that it is no longer possible. False where either was known.
///
/// # Errors
/// [`Fault`] of the store.
pub fn settle(
    tx: &mut Tx,
    code: Code,
    (put, gone): (Option<Timestamp>, Option<Timestamp>),
) -> Result<bool, Fault> {
    let set = tx.run(
        "update run_pair set put = $2, gone = $3 where code = $1 and put is null and gone is null",
        &[code.into(), put.into(), gone.into()],
    )?;
    Ok(set == 1)
}

/// How many pairs of `run` there are, were put to both, and are no longer possible.
///
/// # Errors
/// [`Fault`] of the store.
pub fn count(tx: &mut Tx, run: RunId) -> Result<(i64, i64, i64), Fault> {
    let found = tx.one(
        "select count(*), count(put), count(gone) from run_pair where run_id = $1",
        &[run.into()],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?;
    Ok(found.unwrap_or_default())
}

fn read(row: &Row) -> Result<Pair, Fault> {
    Ok(Pair {
        code: row.get(0)?,
        request: row.get(1)?,
        mentee: row.get(2)?,
        mentor: row.get(3)?,
        fit: row.get(4)?,
        locked: row.get(5)?,
        put: row.get(6)?,
        gone: row.get(7)?,
    })
}
