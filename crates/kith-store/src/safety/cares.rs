//! What stands between the house and one person at one place; owned table: `care`.

use kith_core::{
    CareId, Code, FaceId,
    safety::{
        care::{Care, Consent, Place},
        signal::Help,
    },
    support::safe::Level,
};
use uuid::Uuid;

use crate::{Fault, Tx, engine::Row, people::worded};

/// Adds `care`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, care: &Care) -> Result<(), Fault> {
    tx.run(
        "insert into care (id, code, place, place_id, face_id, help, level, since, last, reading)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &[
            care.id.into(),
            care.code.into(),
            care.place.word().into(),
            care.at_place.into(),
            care.author.into(),
            care.help.word().into(),
            care.level.word().into(),
            care.since.into(),
            care.last.into(),
            care.reading.word().into(),
        ],
    )?;
    Ok(())
}

/// Keeps how `care` stands now.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, care: &Care) -> Result<(), Fault> {
    tx.run(
        "update care set help = $2, level = $3, last = $4, hidden = $5, reading = $6, back = $7
         where id = $1",
        &[
            care.id.into(),
            care.help.word().into(),
            care.level.word().into(),
            care.last.into(),
            care.hidden.map(Help::word).into(),
            care.reading.word().into(),
            care.back.into(),
        ],
    )?;
    Ok(())
}

/// The care of `author` at the talk or request `place`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn at(tx: &mut Tx, place: Uuid, author: FaceId) -> Result<Option<Care>, Fault> {
    tx.one(
        "select id, code, place, place_id, face_id, help, level, since, last, hidden, reading, back
         from care where place_id = $1 and face_id = $2",
        &[place.into(), author.into()],
        read,
    )
}

/// The care `id`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, id: CareId) -> Result<Option<Care>, Fault> {
    tx.one(
        "select id, code, place, place_id, face_id, help, level, since, last, hidden, reading, back
         from care where id = $1",
        &[id.into()],
        read,
    )
}

/// The care that `code` names to its author.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find_by_code(tx: &mut Tx, code: Code) -> Result<Option<Care>, Fault> {
    tx.one(
        "select id, code, place, place_id, face_id, help, level, since, last, hidden, reading, back
         from care where code = $1",
        &[code.into()],
        read,
    )
}

/// Every care of `author`, the oldest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn of(tx: &mut Tx, author: FaceId) -> Result<Vec<Care>, Fault> {
    tx.all(
        "select id, code, place, place_id, face_id, help, level, since, last, hidden, reading, back
         from care where face_id = $1 order by since, id",
        &[author.into()],
        read,
    )
}

/// Cares whose author waits to be asked and for which no timer stands, after the id `after`; up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn without_timer(tx: &mut Tx, after: Uuid, limit: i64) -> Result<Vec<Uuid>, Fault> {
    tx.all(
        "select id from care where back is not null and id > $1
         and not exists (select 1 from job where job.name = 'care-back' and job.subject_id = care.id)
         order by id limit $2",
        &[after.into(), limit.into()],
        |row| row.get(0),
    )
}

/// Forgets the care `id`. False where there was none.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, id: CareId) -> Result<bool, Fault> {
    Ok(tx.run("delete from care where id = $1", &[id.into()])? == 1)
}

fn read(row: &Row) -> Result<Care, Fault> {
    let (place, help, level): (String, String, String) = (row.get(2)?, row.get(5)?, row.get(6)?);
    let (hidden, reading): (Option<String>, String) = (row.get(9)?, row.get(10)?);
    Ok(Care {
        id: row.get(0)?,
        code: row.get(1)?,
        place: worded(&place, Place::of)?,
        at_place: row.get(3)?,
        author: row.get(4)?,
        help: worded(&help, Help::of)?,
        level: worded(&level, Level::of)?,
        since: row.get(7)?,
        last: row.get(8)?,
        hidden: hidden.map(|word| worded(&word, Help::of)).transpose()?,
        reading: worded(&reading, Consent::of)?,
        back: row.get(11)?,
    })
}
