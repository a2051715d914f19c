//! Who took part in a run, on both sides; owned tables: `run_mentee`, `run_mentor`.

use kith_core::{FaceId, RequestId, RunId, people::face::Face};

use super::pooled::{self, Line};
use crate::{Fault, Tx, people::faces};

/// Somebody who asked for a mentor, as a run saw them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mentee {
    /// Their id in the instance.
    pub no: i64,
    /// What they asked.
    pub request: RequestId,
    /// Who asked.
    pub face: FaceId,
    /// Weeks that they had waited.
    pub weeks: i64,
    /// Why nobody was found; `None` for whoever is in a pair.
    pub why: Option<String>,
}

/// A mentor, as a run saw them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mentor {
    /// Their id in the instance.
    pub no: i64,
    /// Their helper face.
    pub face: FaceId,
    /// Places that were free.
    pub places: i64,
}

/// Somebody for whom nobody was found: their face, `None` where they left for good; the weeks that they had waited; why.
pub type Unmatched = (Option<Face>, i64, String);

/// Adds a mentee of `run`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add_mentee(tx: &mut Tx, run: RunId, mentee: &Mentee) -> Result<(), Fault> {
    tx.run(
        "insert into run_mentee (run_id, no, request_id, face_id, weeks, why)
         values ($1, $2, $3, $4, $5, $6)",
        &[
            run.into(),
            mentee.no.into(),
            mentee.request.into(),
            mentee.face.into(),
            mentee.weeks.into(),
            mentee.why.as_deref().into(),
        ],
    )?;
    Ok(())
}

/// Adds a mentor of `run`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add_mentor(tx: &mut Tx, run: RunId, mentor: &Mentor) -> Result<(), Fault> {
    tx.run(
        "insert into run_mentor (run_id, no, face_id, places) values ($1, $2, $3, $4)",
        &[run.into(), mentor.no.into(), mentor.face.into(), mentor.places.into()],
    )?;
    Ok(())
}

/// The mentees of `run` for whom nobody was found, the longest waiting first; up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn unmatched(tx: &mut Tx, run: RunId, limit: i64) -> Result<Vec<Unmatched>, Fault> {
    tx.all(
        "select face.id, face.code, owner_id, side, pseudonym, doorway, weeks, why from run_mentee
         left join face on face.id = face_id
         where run_id = $1 and why is not null order by weeks desc, no limit $2",
        &[run.into(), limit.into()],
        |row| {
            let here = row.get::<Option<FaceId>>(0)?.is_some();
            let face = if here { Some(faces::read(row)?) } else { None };
            Ok((face, row.get(6)?, row.get(7)?))
        },
    )
}

/// How many mentees `run` left without anybody, by why.
///
/// # Errors
/// [`Fault`] of the store.
pub fn lacks(tx: &mut Tx, run: RunId) -> Result<Vec<(String, i64)>, Fault> {
    tx.all(
        "select why, count(*) from run_mentee where run_id = $1 and why is not null
         group by why order by count(*) desc, why",
        &[run.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Every mentee of `run` with whether somebody was found for them.
///
/// # Errors
/// [`Fault`] of the store.
pub fn mentees(tx: &mut Tx, run: RunId) -> Result<Vec<(FaceId, bool)>, Fault> {
    tx.all("select face_id, why from run_mentee where run_id = $1", &[run.into()], |row| {
        Ok((row.get(0)?, row.get::<Option<String>>(1)?.is_none()))
    })
}

/// How many places the mentors of `run` had free.
///
/// # Errors
/// [`Fault`] of the store.
pub fn places(tx: &mut Tx, run: RunId) -> Result<i64, Fault> {
    let found =
        tx.all("select places from run_mentor where run_id = $1", &[run.into()], |row| {
            row.get::<i64>(0)
        })?;
    Ok(found.into_iter().sum())
}

/// What the mentees of `run` say of themselves now, as far as it is open to the matching.
///
/// # Errors
/// [`Fault`] of the store.
pub fn said(tx: &mut Tx, run: RunId) -> Result<Vec<Line>, Fault> {
    tx.all(
        "select fit.face_id, kind, value, audience from run_mentee
         join fit on fit.face_id = run_mentee.face_id where run_id = $1
         order by fit.face_id, kind, value",
        &[run.into()],
        pooled::line,
    )
}
