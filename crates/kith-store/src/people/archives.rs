//! Archives that members asked for outside the house; owned table: `archive`.

use kith_core::{
    Code, MemberId, Timestamp,
    people::archive::{Archive, Place, Way},
};
use uuid::Uuid;

use super::worded;
use crate::{Fault, Tx, engine::Row, jobs};

/// The job that tells of one in time; its subject is the archive.
pub const JOB: &str = "archive";

/// Adds `archive`. False where one waits for its member already.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, archive: &Archive) -> Result<bool, Fault> {
    let added = tx.run(
        "insert into archive (id, code, member_id, by_id, way, asked, since, until, next, place, over)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing",
        &[
            archive.id.into(),
            archive.code.into(),
            archive.member.into(),
            archive.by.into(),
            archive.way.word().into(),
            archive.asked.into(),
            archive.since.into(),
            archive.until.into(),
            archive.next.into(),
            archive.place.word().into(),
            archive.over.into(),
        ],
    )?;
    if added == 1 {
        plant(tx, archive)?;
    }
    Ok(added == 1)
}

/// Keeps where `archive` stands, and when somebody is told of it next.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, archive: &Archive) -> Result<(), Fault> {
    tx.run(
        "update archive set place = $2, next = $3, over = $4 where id = $1",
        &[archive.id.into(), archive.place.word().into(), archive.next.into(), archive.over.into()],
    )?;
    plant(tx, archive)
}

fn plant(tx: &mut Tx, archive: &Archive) -> Result<(), Fault> {
    match archive.next {
        Some(next) => jobs::plant(tx, JOB, archive.id, next),
        None => jobs::pull(tx, JOB, archive.id).map(drop),
    }
}

/// The archive `id`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, id: Uuid) -> Result<Option<Archive>, Fault> {
    tx.one(
        "select id, code, member_id, by_id, way, asked, since, until, next, place, over from archive where id = $1",
        &[id.into()],
        read,
    )
}

/// The archives of `member` that are kept, the newest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn of(tx: &mut Tx, member: MemberId) -> Result<Vec<Archive>, Fault> {
    tx.all(
        "select id, code, member_id, by_id, way, asked, since, until, next, place, over from archive
         where member_id = $1 order by since desc, id desc",
        &[member.into()],
        read,
    )
}

/// The archives that `member` started for others, the newest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn by(tx: &mut Tx, member: MemberId) -> Result<Vec<Archive>, Fault> {
    tx.all(
        "select id, code, member_id, by_id, way, asked, since, until, next, place, over from archive
         where by_id = $1 order by since desc, id desc",
        &[member.into()],
        read,
    )
}

/// Up to `limit` archives that wait for their members, each with the face of its member and what they are called, those first
/// whose month ends first, after the spot `after`; `all` of them, or of those who belong to a programme. What is about `reader` is not among them, nor what is about somebody
/// between whom and them a door is closed.
///
/// # Errors
/// [`Fault`] of the store.
pub fn waiting(
    tx: &mut Tx,
    (reader, all): (MemberId, bool),
    after: Option<(Timestamp, Code)>,
    limit: i64,
) -> Result<Vec<(Archive, Code, String)>, Fault> {
    let (until, code) = after.unzip();
    tx.all(
        "select archive.id, archive.code, member_id, by_id, way, asked, since, until, next, place, over,
             face.code, face.pseudonym
         from archive join face on face.owner_id = member_id and face.side = 'member'
         where over is null and (until, archive.code) > ($2, $3) and member_id <> $1
         and not exists (select 1 from block where block.owner_id = $1 and block.other_id = member_id
             or block.owner_id = member_id and block.other_id = $1)
         and ($5 or exists (select 1 from role_grant where role_grant.member_id = archive.member_id)
             or exists (select 1 from application where application.member_id = archive.member_id)
             or exists (select 1 from face as own join request on request.asker_id = own.id
                 where own.owner_id = archive.member_id))
         order by until, archive.code limit $4",
        &[
            reader.into(),
            until.map_or(i64::MIN, Timestamp::micros).into(),
            code.unwrap_or(Code(Uuid::nil())).into(),
            limit.into(),
            all.into(),
        ],
        |row| Ok((read(row)?, row.get(11)?, row.get(12)?)),
    )
}

/// Whether `member` belongs to a programme: they hold a role, applied for one, or asked for something.
///
/// # Errors
/// [`Fault`] of the store.
pub fn belongs(tx: &mut Tx, member: MemberId) -> Result<bool, Fault> {
    let found = tx.one(
        "select 1 from member where member.id = $1
         and (exists (select 1 from role_grant where role_grant.member_id = $1)
             or exists (select 1 from application where application.member_id = $1)
             or exists (select 1 from face join request on request.asker_id = face.id where face.owner_id = $1))",
        &[member.into()],
        |_| Ok(()),
    )?;
    Ok(found.is_some())
}

/// Forgets the archive `id`, and its timer.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, id: Uuid) -> Result<(), Fault> {
    tx.run("delete from archive where id = $1", &[id.into()])?;
    jobs::pull(tx, JOB, id).map(drop)
}

/// What `member` started stands without a name.
///
/// # Errors
/// [`Fault`] of the store.
pub fn untie(tx: &mut Tx, member: MemberId) -> Result<(), Fault> {
    tx.run("update archive set by_id = null where by_id = $1", &[member.into()])?;
    Ok(())
}

/// Archives of which somebody is to be told, and for which no timer stands, after the id `after`; up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn without_timer(tx: &mut Tx, after: Uuid, limit: i64) -> Result<Vec<Uuid>, Fault> {
    tx.all(
        "select id from archive where id > $1 and next is not null
         and not exists (select 1 from job where job.name = 'archive' and job.subject_id = archive.id)
         order by id limit $2",
        &[after.into(), limit.into()],
        |row| row.get(0),
    )
}

fn read(row: &Row) -> Result<Archive, Fault> {
    let (way, place): (String, String) = (row.get(4)?, row.get(9)?);
    Ok(Archive {
        id: row.get(0)?,
        code: row.get(1)?,
        member: row.get(2)?,
        by: row.get(3)?,
        way: worded(&way, Way::of)?,
        asked: row.get(5)?,
        since: row.get(6)?,
        until: row.get(7)?,
        next: row.get(8)?,
        place: worded(&place, Place::of)?,
        over: row.get(10)?,
    })
}
