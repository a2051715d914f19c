//! Meetings, one row each; owned table: `meeting`.

use kith_core::{
    Code, FaceId, TalkId, Timestamp,
    journey::{
        difference::Verdict,
        meeting::{Meeting, Proposal, Said, State, Way},
    },
    people::face::Side,
};
use uuid::Uuid;

use crate::{Fault, Tx, engine::Row, jobs, people::worded};

/// The job that tells the two of a meeting what is to be told.
pub const JOB: &str = "meeting";

/// A meeting as it is kept.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Which one.
    pub id: Uuid,
    /// What names it outside.
    pub code: Code,
    /// In whose talk.
    pub talk: TalkId,
    /// When it changed the last time.
    pub changed: Timestamp,
    /// Its times, and what came of it.
    pub meeting: Meeting,
}

/// Adds a meeting.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, kept: &Kept) -> Result<(), Fault> {
    let Proposal { by, minutes, way, .. } = kept.meeting.proposal;
    tx.run(
        "insert into meeting (id, code, talk_id, proposed_by, first_time, minutes, way, agreed, sequence,
             changed)
         values ($1, $2, $3, $4, $5, $6, $7, false, 0, $5)",
        &[
            kept.id.into(),
            kept.code.into(),
            kept.talk.into(),
            by.word().into(),
            kept.changed.into(),
            i64::from(minutes).into(),
            way.word().into(),
        ],
    )?;
    set(tx, kept)
}

/// Keeps how `kept` stands now.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, kept: &Kept) -> Result<(), Fault> {
    let (meeting, proposal) = (&kept.meeting, &kept.meeting.proposal);
    let time = |at: usize| proposal.times.get(at).copied();
    let (agreed, start, off) = match meeting.state {
        State::Proposed { was } => (false, was, None),
        State::Agreed { start } => (true, Some(start), None),
        State::Off { by, at, was } => (false, was, Some((by, at))),
    };
    tx.run(
        "update meeting set proposed_by = $2, first_time = $3, second_time = $4, third_time = $5, minutes = $6,
             way = $7, start = $8, off_by = $9, off_at = $10, agreed = $11, sequence = $12, changed = $13,
             mentee_said = $14, mentor_said = $15, settled = $16
         where id = $1",
        &[
            kept.id.into(),
            proposal.by.word().into(),
            time(0).into(),
            time(1).into(),
            time(2).into(),
            i64::from(proposal.minutes).into(),
            proposal.way.word().into(),
            start.into(),
            off.map(|(by, _)| by.word()).into(),
            off.map(|(_, at)| at).into(),
            agreed.into(),
            i64::from(meeting.sequence).into(),
            kept.changed.into(),
            meeting.mentee.map(Said::word).into(),
            meeting.mentor.map(Said::word).into(),
            meeting.settled.map(Verdict::word).into(),
        ],
    )?;
    Ok(())
}

/// Keeps when the two of the meeting `id` are next told something about it, and plants the timer of that; `None` where
/// nothing comes.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set_next(tx: &mut Tx, id: Uuid, due: Option<Timestamp>) -> Result<(), Fault> {
    tx.run("update meeting set due = $2 where id = $1", &[id.into(), due.into()])?;
    match due {
        Some(due) => jobs::plant(tx, JOB, id, due),
        None => jobs::pull(tx, JOB, id).map(drop),
    }
}

/// Plants the timer of the meeting `id` again.
///
/// # Errors
/// [`Fault`] of the store.
pub fn plant_again(tx: &mut Tx, id: Uuid) -> Result<(), Fault> {
    let due = tx.one("select due from meeting where id = $1", &[id.into()], |row| row.get(0))?;
    due.flatten().map_or(Ok(()), |due| jobs::plant(tx, JOB, id, due))
}

/// Up to `limit` meetings after the id `after` of which something is to be told, without a timer for it.
///
/// # Errors
/// [`Fault`] of the store.
pub fn without_timer(tx: &mut Tx, after: Uuid, limit: i64) -> Result<Vec<Uuid>, Fault> {
    tx.all(
        "select id from meeting where due is not null and id > $1
         and not exists (select 1 from job where job.name = 'meeting' and job.subject_id = meeting.id)
         order by id limit $2",
        &[after.into(), limit.into()],
        |row| row.get(0),
    )
}

/// The meeting that `code` names.
///
/// # Errors
/// [`Fault`] of the store.
pub fn named(tx: &mut Tx, code: Code) -> Result<Option<Kept>, Fault> {
    tx.one(
        "select id, code, talk_id, changed, proposed_by, first_time, second_time, third_time, minutes, way,
             start, off_by, off_at, agreed, sequence, mentee_said, mentor_said, settled
         from meeting where code = $1",
        &[code.into()],
        read,
    )
}

/// The meeting `id`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, id: Uuid) -> Result<Option<Kept>, Fault> {
    tx.one(
        "select id, code, talk_id, changed, proposed_by, first_time, second_time, third_time, minutes, way,
             start, off_by, off_at, agreed, sequence, mentee_said, mentor_said, settled
         from meeting where id = $1",
        &[id.into()],
        read,
    )
}

/// The up to `limit` meetings in `talk` of which the earliest time is the latest, that first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn list(tx: &mut Tx, talk: TalkId, limit: i64) -> Result<Vec<Kept>, Fault> {
    tx.all(
        "select id, code, talk_id, changed, proposed_by, first_time, second_time, third_time, minutes, way,
             start, off_by, off_at, agreed, sequence, mentee_said, mentor_said, settled
         from meeting where talk_id = $1 order by first_time desc, id desc limit $2",
        &[talk.into(), limit.into()],
        read,
    )
}

/// When the last meeting in `talk` began that took place, as far as the two say; `None` where none did.
///
/// # Errors
/// [`Fault`] of the store.
pub fn held(tx: &mut Tx, talk: TalkId) -> Result<Option<Timestamp>, Fault> {
    let last = tx.one(
        "select max(start) from meeting where talk_id = $1 and agreed
         and coalesce(settled, mentee_said, mentor_said) = 'held'
         and coalesce(settled, mentor_said, mentee_said) = 'held'",
        &[talk.into()],
        |row| row.get(0),
    )?;
    Ok(last.flatten())
}

/// The meetings of `face` that begin at `since` or later, or would have, with when their talk closed; the earliest
/// first, up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn of_face(
    tx: &mut Tx,
    face: FaceId,
    since: Timestamp,
    limit: i64,
) -> Result<Vec<(Kept, Option<Timestamp>)>, Fault> {
    tx.all(
        "select meeting.id, meeting.code, talk_id, changed, proposed_by, first_time, second_time, third_time,
             minutes, way, start, off_by, off_at, agreed, sequence, mentee_said, mentor_said, settled, closed
         from meeting join talk on talk.id = talk_id
         where (member_face = $1 or helper_face = $1) and start >= $2
         order by start, meeting.id limit $3",
        &[face.into(), since.into(), limit.into()],
        |row| Ok((read(row)?, row.get(18)?)),
    )
}

fn read(row: &Row<'_>) -> Result<Kept, Fault> {
    let (minutes, sequence): (i64, i64) = (row.get(8)?, row.get(14)?);
    let proposal = Proposal {
        by: side(&row.get::<String>(4)?)?,
        times: times(row)?,
        minutes: u16::try_from(minutes).map_err(Fault::new)?,
        way: worded(&row.get::<String>(9)?, Way::of)?,
    };
    let meeting = Meeting {
        proposal,
        state: state(row)?,
        sequence: u32::try_from(sequence).map_err(Fault::new)?,
        mentee: said(row.get(15)?)?,
        mentor: said(row.get(16)?)?,
        settled: row
            .get::<Option<String>>(17)?
            .map(|word| worded(&word, Verdict::of))
            .transpose()?,
    };
    let (id, code, talk, changed) = (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
    Ok(Kept { id, code, talk, changed, meeting })
}

fn times(row: &Row<'_>) -> Result<Vec<Timestamp>, Fault> {
    let all: [Option<Timestamp>; 3] = [row.get(5)?, row.get(6)?, row.get(7)?];
    Ok(all.into_iter().flatten().collect())
}

fn state(row: &Row<'_>) -> Result<State, Fault> {
    let (start, by): (Option<Timestamp>, Option<String>) = (row.get(10)?, row.get(11)?);
    let (at, agreed): (Option<Timestamp>, bool) = (row.get(12)?, row.get(13)?);
    Ok(match (by.zip(at), start) {
        (Some((by, at)), was) => State::Off { by: side(&by)?, at, was },
        (None, Some(start)) if agreed => State::Agreed { start },
        (None, was) => State::Proposed { was },
    })
}

fn side(word: &str) -> Result<Side, Fault> {
    worded(word, Side::of)
}

fn said(word: Option<String>) -> Result<Option<Said>, Fault> {
    word.map(|word| worded(&word, Said::of)).transpose()
}
