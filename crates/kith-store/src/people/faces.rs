//! What others see of members; owned table: `face`.

use kith_core::{
    Code, FaceId, MemberId,
    people::face::{Face, Side},
};

use super::worded;
use crate::{Fault, Tx, engine::Row};

/// Adds `face`. False where its owner has one on that side already.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, face: &Face) -> Result<bool, Fault> {
    let added = tx.run(
        "insert into face (id, code, owner_id, side, pseudonym, doorway)
         values ($1, $2, $3, $4, $5, $6) on conflict do nothing",
        &[
            face.id.into(),
            face.code.into(),
            face.owner.into(),
            face.side.word().into(),
            face.pseudonym.as_str().into(),
            face.doorway.into(),
        ],
    )?;
    Ok(added == 1)
}

/// The face `id`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, id: FaceId) -> Result<Option<Face>, Fault> {
    tx.one(
        "select id, code, owner_id, side, pseudonym, doorway from face where id = $1",
        &[id.into()],
        read,
    )
}

/// The face that `code` names outside.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find_by_code(tx: &mut Tx, code: Code) -> Result<Option<Face>, Fault> {
    tx.one(
        "select id, code, owner_id, side, pseudonym, doorway from face where code = $1",
        &[code.into()],
        read,
    )
}

/// The faces of `owner`, one or two: the member face first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn list(tx: &mut Tx, owner: MemberId) -> Result<Vec<Face>, Fault> {
    tx.all(
        "select id, code, owner_id, side, pseudonym, doorway from face where owner_id = $1
         order by side desc",
        &[owner.into()],
        read,
    )
}

/// Keeps the pseudonym and doorway of `face`. False where it is gone.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, face: &Face) -> Result<bool, Fault> {
    let set = tx.run(
        "update face set pseudonym = $2, doorway = $3 where id = $1",
        &[face.id.into(), face.pseudonym.as_str().into(), face.doorway.into()],
    )?;
    Ok(set == 1)
}

/// Removes the faces of `owner`; how many.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, owner: MemberId) -> Result<u64, Fault> {
    tx.run("delete from face where owner_id = $1", &[owner.into()])
}

pub(crate) fn read(row: &Row) -> Result<Face, Fault> {
    let side: String = row.get(3)?;
    Ok(Face {
        id: row.get(0)?,
        code: row.get(1)?,
        owner: row.get(2)?,
        side: worded(&side, Side::of)?,
        pseudonym: row.get(4)?,
        doorway: row.get(5)?,
    })
}
