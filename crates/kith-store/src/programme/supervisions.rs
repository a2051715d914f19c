//! Supervisions with their deadlines, and the talks that were noted; owned tables: `supervision`, `supervision_talk`.

use kith_core::{
    Code, FaceId, MemberId, Timestamp,
    people::face::{Face, Side},
    programme::{calendar::Day, supervision::Supervision},
};
use uuid::Uuid;

use crate::{
    Fault, Tx,
    engine::Row,
    jobs,
    seal::{Place, Sealed},
};

/// The job that waits for the deadline of a supervision; its subject is the row.
pub const JOB: &str = "supervision";

/// A supervision as it is kept.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Which one.
    pub id: Uuid,
    /// What names it outside.
    pub code: Code,
    /// When it was asked for first.
    pub since: Timestamp,
    /// The rest.
    pub it: Supervision,
}

/// A talk as it was noted.
#[derive(Debug, Clone)]
pub struct Talk {
    /// Which one.
    pub id: Uuid,
    /// With whom it was.
    pub supervisor: MemberId,
    /// Who noted it.
    pub author: MemberId,
    /// When it was.
    pub day: Day,
    /// How long it was.
    pub minutes: u32,
    /// What was noted, sealed; `None` once it was forgotten.
    pub words: Option<Sealed>,
}

/// Where the words of the talk `id` are sealed.
#[must_use]
pub fn place(id: Uuid) -> Place {
    Place { table: "supervision_talk", row: id, column: "words" }
}

/// Keeps `kept` as it stands now, and plants its next deadline.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, kept: &Kept) -> Result<(), Fault> {
    let (it, due) = (&kept.it, kept.it.deadline());
    tx.run(
        "insert into supervision (id, code, supervisee_id, supervisor_id, since, waits, called, next,
                                  reminded, over, until)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         on conflict (id) do update set supervisor_id = $4, waits = $6, called = $7, next = $8,
             reminded = $9, over = $10, until = $11",
        &[
            kept.id.into(),
            kept.code.into(),
            it.supervisee.into(),
            it.supervisor.into(),
            kept.since.into(),
            it.waits.into(),
            it.called.into(),
            it.next.into(),
            it.reminded.into(),
            it.over.into(),
            due.into(),
        ],
    )?;
    match due {
        Some(due) => jobs::plant(tx, JOB, kept.id, due),
        None => jobs::pull(tx, JOB, kept.id).map(drop),
    }
}

/// The supervision `id`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, id: Uuid) -> Result<Option<Kept>, Fault> {
    tx.one(
        "select id, code, since, supervisee_id, supervisor_id, waits, called, next, reminded, over
         from supervision where id = $1",
        &[id.into()],
        read,
    )
}

/// The supervision that `code` names.
///
/// # Errors
/// [`Fault`] of the store.
pub fn named(tx: &mut Tx, code: Code) -> Result<Option<Kept>, Fault> {
    tx.one(
        "select id, code, since, supervisee_id, supervisor_id, waits, called, next, reminded, over
         from supervision where code = $1",
        &[code.into()],
        read,
    )
}

/// The supervision of the work of `member` that goes on; `None` where none does.
///
/// # Errors
/// [`Fault`] of the store.
pub fn of(tx: &mut Tx, member: MemberId) -> Result<Option<Kept>, Fault> {
    tx.one(
        "select id, code, since, supervisee_id, supervisor_id, waits, called, next, reminded, over
         from supervision where supervisee_id = $1 and over is null order by since limit 1",
        &[member.into()],
        read,
    )
}

/// Somebody whose work it is, as a supervisor sees it: with the face that they show at work, where they have one.
pub type Listed = (Kept, Option<Face>);

/// The up to `limit` supervisions with `supervisor` that go on, the oldest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn with(tx: &mut Tx, supervisor: MemberId, limit: i64) -> Result<Vec<Listed>, Fault> {
    tx.all(
        "select supervision.id, supervision.code, since, supervisee_id, supervisor_id, waits, called, next,
             reminded, over, face.id, face.code, pseudonym, doorway
         from supervision left join face on face.owner_id = supervisee_id and side = 'helper'
         where supervisor_id = $1 and over is null order by since, supervision.id limit $2",
        &[supervisor.into(), limit.into()],
        listed,
    )
}

/// The up to `limit` that nobody has taken and `reader` could take, who waits longest first: none of their own, and none of
/// somebody from whom a door keeps them apart.
///
/// # Errors
/// [`Fault`] of the store.
pub fn waiting(tx: &mut Tx, reader: MemberId, limit: i64) -> Result<Vec<Listed>, Fault> {
    tx.all(
        "select supervision.id, supervision.code, since, supervisee_id, supervisor_id, waits, called, next,
             reminded, over, face.id, face.code, pseudonym, doorway
         from supervision left join face on face.owner_id = supervisee_id and side = 'helper'
         where supervisor_id is null and over is null and supervisee_id <> $1
         and not exists (select 1 from block
                         where (block.owner_id = $1 and block.other_id = supervisee_id)
                         or (block.owner_id = supervisee_id and block.other_id = $1))
         order by since, supervision.id limit $2",
        &[reader.into(), limit.into()],
        listed,
    )
}

/// The up to `limit` that are over in which `member` was, on either side, the newest end first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn past(tx: &mut Tx, member: MemberId, limit: i64) -> Result<Vec<Listed>, Fault> {
    tx.all(
        "select supervision.id, supervision.code, since, supervisee_id, supervisor_id, waits, called, next,
             reminded, over, face.id, face.code, pseudonym, doorway
         from supervision left join face on face.owner_id = supervisee_id and side = 'helper'
             and supervisee_id <> $1
         where (supervisee_id = $1 or supervisor_id = $1) and over is not null
         order by over desc, supervision.id limit $2",
        &[member.into(), limit.into()],
        listed,
    )
}

/// Rows with a deadline for which no timer stands, after the id `after`; up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn without_timer(tx: &mut Tx, after: Uuid, limit: i64) -> Result<Vec<Uuid>, Fault> {
    tx.all(
        "select id from supervision where until is not null and id > $1
         and not exists (select 1 from job where job.name = 'supervision'
                         and job.subject_id = supervision.id)
         order by id limit $2",
        &[after.into(), limit.into()],
        |row| row.get(0),
    )
}

/// Adds `talk` to `kept`. False where that day is noted.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add_talk(tx: &mut Tx, kept: &Kept, talk: &Talk, made: Timestamp) -> Result<bool, Fault> {
    let added = tx.run(
        "insert into supervision_talk (id, supervision_id, supervisee_id, supervisor_id, author_id, day,
                                       minutes, words, made)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing",
        &[
            talk.id.into(),
            kept.id.into(),
            kept.it.supervisee.into(),
            talk.supervisor.into(),
            talk.author.into(),
            talk.day.to_string().as_str().into(),
            i64::from(talk.minutes).into(),
            talk.words.as_ref().into(),
            made.into(),
        ],
    )?;
    Ok(added == 1)
}

/// The up to `limit` talks of the supervision `id` in which `reader` was, the newest first, from the one at `skip` on.
///
/// # Errors
/// [`Fault`] of the store.
pub fn talks(
    tx: &mut Tx,
    id: Uuid,
    reader: MemberId,
    (limit, skip): (i64, i64),
) -> Result<Vec<Talk>, Fault> {
    tx.all(
        "select id, supervisor_id, author_id, day, minutes, words from supervision_talk
         where supervision_id = $1 and (supervisee_id = $2 or supervisor_id = $2)
         order by day desc, id desc limit $3 offset $4",
        &[id.into(), reader.into(), limit.into(), skip.into()],
        talk,
    )
}

/// Every talk in which `member` was, on either side, the oldest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn all_talks(tx: &mut Tx, member: MemberId) -> Result<Vec<Talk>, Fault> {
    tx.all(
        "select id, supervisor_id, author_id, day, minutes, words from supervision_talk
         where supervisee_id = $1 or supervisor_id = $1 order by day, id",
        &[member.into()],
        talk,
    )
}

/// Forgets what `member` asked for, and what was noted of it; when and how long they talked stays with the other.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, member: MemberId) -> Result<(), Fault> {
    tx.run(
        "update supervision_talk set words = null, supervisee_id = null where supervisee_id = $1",
        &[member.into()],
    )?;
    let ids: Vec<Uuid> = tx.all(
        "delete from supervision where supervisee_id = $1 returning id",
        &[member.into()],
        |row| row.get(0),
    )?;
    ids.into_iter().try_for_each(|id| jobs::pull(tx, JOB, id).map(drop))
}

fn listed(row: &Row<'_>) -> Result<Listed, Fault> {
    let kept = read(row)?;
    let id: Option<FaceId> = row.get(10)?;
    let Some(id) = id else { return Ok((kept, None)) };
    let (owner, side) = (kept.it.supervisee, Side::Helper);
    let (code, pseudonym, doorway) = (row.get(11)?, row.get(12)?, row.get(13)?);
    Ok((kept, Some(Face { id, code, owner, side, pseudonym, doorway })))
}

fn talk(row: &Row<'_>) -> Result<Talk, Fault> {
    let (day, minutes): (String, i64) = (row.get(3)?, row.get(4)?);
    Ok(Talk {
        id: row.get(0)?,
        supervisor: row.get(1)?,
        author: row.get(2)?,
        day: day.parse().map_err(|_| Fault::new("a day that is none"))?,
        minutes: u32::try_from(minutes).map_err(Fault::new)?,
        words: row.get(5)?,
    })
}

fn read(row: &Row<'_>) -> Result<Kept, Fault> {
    let it = Supervision {
        supervisee: row.get(3)?,
        supervisor: row.get(4)?,
        waits: row.get(5)?,
        called: row.get(6)?,
        next: row.get(7)?,
        reminded: row.get(8)?,
        over: row.get(9)?,
    };
    Ok(Kept { id: row.get(0)?, code: row.get(1)?, since: row.get(2)?, it })
}
