//! What coordinators decided about two people; owned table: `exclusion`.

use kith_core::{
    Code, FaceId,
    pairing::exclusion::{Exclusion, Kind},
};

use crate::{Fault, Tx, people::worded};

/// Keeps `exclusion`, in place of what was decided about the two before.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, exclusion: &Exclusion) -> Result<(), Fault> {
    tx.run(
        "insert into exclusion (code, mentee_face, mentor_face, kind, by_id, since)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (mentee_face, mentor_face) do update set kind = excluded.kind,
             by_id = excluded.by_id, since = excluded.since",
        &[
            exclusion.code.into(),
            exclusion.mentee.into(),
            exclusion.mentor.into(),
            exclusion.kind.word().into(),
            exclusion.by.into(),
            exclusion.since.into(),
        ],
    )?;
    Ok(())
}

/// Everything that was decided, the newest first; up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn list(tx: &mut Tx, limit: i64) -> Result<Vec<Exclusion>, Fault> {
    tx.all(
        "select code, mentee_face, mentor_face, kind, by_id, since from exclusion
         order by since desc, code limit $1",
        &[limit.into()],
        |row| {
            let kind: String = row.get(3)?;
            Ok(Exclusion {
                code: row.get(0)?,
                mentee: row.get(1)?,
                mentor: row.get(2)?,
                kind: worded(&kind, Kind::of)?,
                by: row.get(4)?,
                since: row.get(5)?,
            })
        },
    )
}

/// What was decided about the two; `None` where nothing was.
///
/// # Errors
/// [`Fault`] of the store.
pub fn between(tx: &mut Tx, mentee: FaceId, mentor: FaceId) -> Result<Option<Kind>, Fault> {
    let found: Option<String> = tx.one(
        "select kind from exclusion where mentee_face = $1 and mentor_face = $2",
        &[mentee.into(), mentor.into()],
        |row| row.get(0),
    )?;
    found.map(|word| worded(&word, Kind::of)).transpose()
}

/// Takes back what `code` names. False where it is gone.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, code: Code) -> Result<bool, Fault> {
    Ok(tx.run("delete from exclusion where code = $1", &[code.into()])? == 1)
}

/// Forgets what was decided about `face`; how many.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, face: FaceId) -> Result<u64, Fault> {
    tx.run("delete from exclusion where mentee_face = $1 or mentor_face = $1", &[face.into()])
}
