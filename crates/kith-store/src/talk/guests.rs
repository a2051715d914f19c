//! Those on duty who joined a talk; owned table: `talk_guest`.

use kith_core::{
    Code, FaceId, TalkId, Timestamp,
    talk::guest::{Guest, Left},
};

use super::talks;
use crate::{Fault, Tx, audit::events, engine::Row, people::worded};

/// Adds `guest`; whoever looks at the talk sees that they came.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, guest: &Guest) -> Result<(), Fault> {
    tx.run(
        "insert into talk_guest (id, code, talk_id, face_id, case_id, since)
         values ($1, $2, $3, $4, $5, $6)",
        &[
            guest.id.into(),
            guest.code.into(),
            guest.talk.into(),
            guest.face.into(),
            guest.case.into(),
            guest.since.into(),
        ],
    )?;
    events::append(tx, &talks::topic(guest.talk), "joined", guest.id, guest.since)?;
    Ok(())
}

/// Keeps that `guest` left at `now`; whoever looks at the talk sees it.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, guest: &Guest, now: Timestamp) -> Result<(), Fault> {
    tx.run(
        "update talk_guest set until = $2, how = $3 where id = $1",
        &[
            guest.id.into(),
            guest.left.map(|(at, _)| at).into(),
            guest.left.map(|(_, how)| how.word()).into(),
        ],
    )?;
    events::append(tx, &talks::topic(guest.talk), "parted", guest.id, now)?;
    Ok(())
}

/// The visit that `code` names.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, code: Code) -> Result<Option<Guest>, Fault> {
    tx.one(
        "select id, code, talk_id, face_id, case_id, since, until, how from talk_guest
         where code = $1",
        &[code.into()],
        read,
    )
}

/// Everybody who joined `talk`, the first first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn of(tx: &mut Tx, talk: TalkId) -> Result<Vec<Guest>, Fault> {
    tx.all(
        "select id, code, talk_id, face_id, case_id, since, until, how from talk_guest
         where talk_id = $1 order by since, id",
        &[talk.into()],
        read,
    )
}

/// The visit of `face` to the talk that `code` names, while it lasts.
///
/// # Errors
/// [`Fault`] of the store.
pub fn there(tx: &mut Tx, code: Code, face: FaceId) -> Result<Option<Guest>, Fault> {
    tx.one(
        "select talk_guest.id, talk_guest.code, talk_id, face_id, case_id, since, until,
         talk_guest.how from talk_guest join talk on talk.id = talk_guest.talk_id
         where talk.code = $1 and face_id = $2 and until is null",
        &[code.into(), face.into()],
        read,
    )
}

fn read(row: &Row) -> Result<Guest, Fault> {
    let (until, how): (Option<Timestamp>, Option<String>) = (row.get(6)?, row.get(7)?);
    let how = how.map(|word| worded(&word, Left::of)).transpose()?;
    Ok(Guest {
        id: row.get(0)?,
        code: row.get(1)?,
        talk: row.get(2)?,
        face: row.get(3)?,
        case: row.get(4)?,
        since: row.get(5)?,
        left: until.zip(how),
    })
}
