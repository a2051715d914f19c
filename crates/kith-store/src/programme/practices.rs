//! The practice of supporters with its deadlines, the practice talks that were noted, and the shifts that were supervised; owned
//! tables: `practice`, `practice_talk`, `practice_shift`.

use kith_core::{
    Code, FaceId, MemberId, Timestamp,
    people::face::{Face, Side},
    programme::{
        calendar::Day,
        practice::{Practice, Scenario},
        term::Term,
    },
};
use uuid::Uuid;

use crate::{
    Fault, Tx,
    engine::Row,
    jobs,
    people::worded,
    seal::{Place, Sealed},
};

/// The job that waits for the deadline of a practice; its subject is the row.
pub const JOB: &str = "practice";

/// A practice as it is kept.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Which one.
    pub id: Uuid,
    /// What names it outside.
    pub code: Code,
    /// When it was asked for first.
    pub since: Timestamp,
    /// The rest.
    pub it: Practice,
}

/// A practice talk as it was noted.
#[derive(Debug, Clone)]
pub struct Talk {
    /// Which one.
    pub id: Uuid,
    /// With whom it was.
    pub supervisor: MemberId,
    /// When it was.
    pub day: Day,
    /// How long it was.
    pub minutes: u32,
    /// What was tried out.
    pub scenario: Scenario,
    /// What went well and what to practise, sealed; `None` once they were forgotten.
    pub words: Option<[Sealed; 2]>,
}

/// A shift that was supervised: from when, until when, and by whom.
pub type Beside = (Timestamp, Timestamp, MemberId);

/// Whose practice it is, as a supervisor sees it: with the face that they show at work, where they have one.
pub type Listed = (Kept, Option<Face>);

/// Where the words of the talk `id` are sealed: what went well, and what to practise.
#[must_use]
pub fn places(id: Uuid) -> [Place; 2] {
    ["well", "practise"].map(|column| Place { table: "practice_talk", row: id, column })
}

/// Keeps `kept` as it stands now, and plants its next deadline.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, kept: &Kept) -> Result<(), Fault> {
    let (it, due) = (&kept.it, kept.it.deadline());
    tx.run(
        "insert into practice (id, code, supporter_id, supervisor_id, since, waits, called, next, reminded,
                               over, talked, shifts, signed, ends, warned, until)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
         on conflict (id) do update set supervisor_id = $4, waits = $6, called = $7, next = $8,
             reminded = $9, over = $10, talked = $11, shifts = $12, signed = $13, ends = $14,
             warned = $15, until = $16",
        &[
            kept.id.into(),
            kept.code.into(),
            it.supporter.into(),
            it.supervisor.into(),
            kept.since.into(),
            it.waits.into(),
            it.called.into(),
            it.next.into(),
            it.reminded.into(),
            it.over.into(),
            it.talked.into(),
            i64::from(it.shifts).into(),
            it.signed.into(),
            it.term.ends.into(),
            it.term.warned.into(),
            due.into(),
        ],
    )?;
    match due {
        Some(due) => jobs::plant(tx, JOB, kept.id, due),
        None => jobs::pull(tx, JOB, kept.id).map(drop),
    }
}

/// The practice `id`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, id: Uuid) -> Result<Option<Kept>, Fault> {
    tx.one(
        "select id, code, since, supporter_id, supervisor_id, waits, called, next, reminded, over, talked,
             shifts, signed, ends, warned
         from practice where id = $1",
        &[id.into()],
        read,
    )
}

/// The practice that `code` names.
///
/// # Errors
/// [`Fault`] of the store.
pub fn named(tx: &mut Tx, code: Code) -> Result<Option<Kept>, Fault> {
    tx.one(
        "select id, code, since, supporter_id, supervisor_id, waits, called, next, reminded, over, talked,
             shifts, signed, ends, warned
         from practice where code = $1",
        &[code.into()],
        read,
    )
}

/// The practice of `supporter`; `None` where they never asked for one.
///
/// # Errors
/// [`Fault`] of the store.
pub fn of(tx: &mut Tx, supporter: MemberId) -> Result<Option<Kept>, Fault> {
    tx.one(
        "select id, code, since, supporter_id, supervisor_id, waits, called, next, reminded, over, talked,
             shifts, signed, ends, warned
         from practice where supporter_id = $1",
        &[supporter.into()],
        read,
    )
}

/// The up to `limit` practices with `supervisor`, those that go on first, and of them the oldest.
///
/// # Errors
/// [`Fault`] of the store.
pub fn with(tx: &mut Tx, supervisor: MemberId, limit: i64) -> Result<Vec<Listed>, Fault> {
    tx.all(
        "select practice.id, practice.code, since, supporter_id, supervisor_id, waits, called, next,
             reminded, over, talked, shifts, signed, ends, warned, face.id, face.code, pseudonym, doorway
         from practice left join face on face.owner_id = supporter_id and side = 'helper'
         where supervisor_id = $1
         order by case when over is null then 0 else 1 end, since, practice.id limit $2",
        &[supervisor.into(), limit.into()],
        listed,
    )
}

/// The up to `limit` that nobody has taken, who waits longest first, but for `reader`'s own.
///
/// # Errors
/// [`Fault`] of the store.
pub fn waiting(tx: &mut Tx, reader: MemberId, limit: i64) -> Result<Vec<Listed>, Fault> {
    tx.all(
        "select practice.id, practice.code, since, supporter_id, supervisor_id, waits, called, next,
             reminded, over, talked, shifts, signed, ends, warned, face.id, face.code, pseudonym, doorway
         from practice left join face on face.owner_id = supporter_id and side = 'helper'
         where supervisor_id is null and over is null and supporter_id <> $1
         order by since, practice.id limit $2",
        &[reader.into(), limit.into()],
        listed,
    )
}

/// Rows with a deadline for which no timer stands, after the id `after`; up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn without_timer(tx: &mut Tx, after: Uuid, limit: i64) -> Result<Vec<Uuid>, Fault> {
    tx.all(
        "select id from practice where until is not null and id > $1
         and not exists (select 1 from job where job.name = 'practice'
                         and job.subject_id = practice.id)
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
    let [well, practise] = talk.words.clone().map_or([None, None], |words| words.map(Some));
    let added = tx.run(
        "insert into practice_talk (id, practice_id, supporter_id, supervisor_id, day, minutes, scenario,
                                    well, practise, made)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing",
        &[
            talk.id.into(),
            kept.id.into(),
            kept.it.supporter.into(),
            talk.supervisor.into(),
            talk.day.to_string().as_str().into(),
            i64::from(talk.minutes).into(),
            talk.scenario.word().into(),
            well.as_ref().into(),
            practise.as_ref().into(),
            made.into(),
        ],
    )?;
    Ok(added == 1)
}

/// The up to `limit` talks of the practice `id` in which `reader` was, the newest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn talks(tx: &mut Tx, id: Uuid, reader: MemberId, limit: i64) -> Result<Vec<Talk>, Fault> {
    tx.all(
        "select id, supervisor_id, day, minutes, scenario, well, practise from practice_talk
         where practice_id = $1 and (supporter_id = $2 or supervisor_id = $2)
         order by day desc, id desc limit $3",
        &[id.into(), reader.into(), limit.into()],
        talk,
    )
}

/// Every practice talk in which `member` was, on either side, the oldest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn all_talks(tx: &mut Tx, member: MemberId) -> Result<Vec<Talk>, Fault> {
    tx.all(
        "select id, supervisor_id, day, minutes, scenario, well, practise from practice_talk
         where supporter_id = $1 or supervisor_id = $1 order by day, id",
        &[member.into()],
        talk,
    )
}

/// Notes that `supervisor` was beside the supporter of the practice `id` from `since` to `until`. False where that is noted.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add_shift(
    tx: &mut Tx,
    id: Uuid,
    (since, until, supervisor): Beside,
    made: Timestamp,
) -> Result<bool, Fault> {
    let added = tx.run(
        "insert into practice_shift (practice_id, since, until, supervisor_id, made)
         values ($1, $2, $3, $4, $5) on conflict do nothing",
        &[id.into(), since.into(), until.into(), supervisor.into(), made.into()],
    )?;
    Ok(added == 1)
}

/// The supervised shifts of `supporter`, the oldest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn shifts(tx: &mut Tx, supporter: MemberId) -> Result<Vec<Beside>, Fault> {
    tx.all(
        "select practice_shift.since, practice_shift.until, practice_shift.supervisor_id
         from practice join practice_shift on practice_shift.practice_id = practice.id
         where supporter_id = $1 order by practice_shift.since",
        &[supporter.into()],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )
}

/// Forgets the practice of `member`, and what was noted of it; when and how long they talked stays with the other.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, member: MemberId) -> Result<(), Fault> {
    tx.run(
        "update practice_talk set well = null, practise = null, supporter_id = null
         where supporter_id = $1",
        &[member.into()],
    )?;
    let ids: Vec<Uuid> = tx.all(
        "delete from practice where supporter_id = $1 returning id",
        &[member.into()],
        |row| row.get(0),
    )?;
    for id in ids {
        tx.run("delete from practice_shift where practice_id = $1", &[id.into()])?;
        jobs::pull(tx, JOB, id)?;
    }
    Ok(())
}

fn listed(row: &Row<'_>) -> Result<Listed, Fault> {
    let kept = read(row)?;
    let id: Option<FaceId> = row.get(15)?;
    let Some(id) = id else { return Ok((kept, None)) };
    let (owner, side) = (kept.it.supporter, Side::Helper);
    let (code, pseudonym, doorway) = (row.get(16)?, row.get(17)?, row.get(18)?);
    Ok((kept, Some(Face { id, code, owner, side, pseudonym, doorway })))
}

fn talk(row: &Row<'_>) -> Result<Talk, Fault> {
    let (day, minutes): (String, i64) = (row.get(2)?, row.get(3)?);
    let (well, practise): (Option<Sealed>, Option<Sealed>) = (row.get(5)?, row.get(6)?);
    Ok(Talk {
        id: row.get(0)?,
        supervisor: row.get(1)?,
        day: day.parse().map_err(|_| Fault::new("a day that is none"))?,
        minutes: u32::try_from(minutes).map_err(Fault::new)?,
        scenario: worded(&row.get::<String>(4)?, Scenario::of)?,
        words: well.zip(practise).map(|(well, practise)| [well, practise]),
    })
}

fn read(row: &Row<'_>) -> Result<Kept, Fault> {
    let it = Practice {
        supporter: row.get(3)?,
        supervisor: row.get(4)?,
        waits: row.get(5)?,
        called: row.get(6)?,
        next: row.get(7)?,
        reminded: row.get(8)?,
        over: row.get(9)?,
        talked: row.get(10)?,
        shifts: u32::try_from(row.get::<i64>(11)?).map_err(Fault::new)?,
        signed: row.get(12)?,
        term: Term { ends: row.get(13)?, warned: row.get(14)? },
    };
    Ok(Kept { id: row.get(0)?, code: row.get(1)?, since: row.get(2)?, it })
}
