//! Cases on the desk, each with its one deadline; owned table: `desk_case`.

use kith_core::{
    CaseId, Code, MemberId, Moment, Timestamp,
    safety::case::{Case, End, Source, State},
    support::safe::Level,
};
use uuid::Uuid;

use crate::{Fault, Tx, engine::Row, jobs, people::worded, programme::programmes};

/// The job that waits for the deadline of a case; its subject is the case.
pub const JOB: &str = "case";

/// Opens a case from `source` about `subject` (a request, a letter or a care), calling at `level`, and plants
/// its deadline. Where there is one already it is raised to `level` if that is stronger, and waits for
/// a person again, unless it does so already.
///
/// # Errors
/// [`Fault`] of the store.
pub fn open(
    tx: &mut Tx,
    at: &mut Moment,
    source: Source,
    subject: impl Into<Uuid>,
    level: Level,
) -> Result<CaseId, Fault> {
    let (subject, now) = (subject.into(), at.now);
    let promised = programmes::the_one(tx)?.desk_until(now);
    if let Some(mut case) = about(tx, source, subject)? {
        case.called(level, now, promised);
        set(tx, &case)?;
        return Ok(case.id);
    }
    let until = Case::first_look(level, now, promised);
    let case = Case {
        id: at.id(),
        code: at.code(),
        source,
        subject,
        level,
        opened: now,
        promised,
        answered: None,
        owed: true,
        raised: 0,
        closing: None,
        followed: None,
        state: State::Open { until },
    };
    add(tx, &case)?;
    Ok(case.id)
}

/// Adds `case` and plants its deadline.
fn add(tx: &mut Tx, case: &Case) -> Result<(), Fault> {
    tx.run(
        "insert into desk_case (id, code, source, subject_id, level, weight, opened, promised, raised,
         place) values ($1, $2, $3, $4, $5, $6, $7, $8, 0, 'open')",
        &[
            case.id.into(),
            case.code.into(),
            case.source.word().into(),
            case.subject.into(),
            case.level.word().into(),
            i64::from(case.level.number()).into(),
            case.opened.into(),
            case.promised.into(),
        ],
    )?;
    set(tx, case)
}

/// Keeps where `case` is now, and plants its deadline.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, case: &Case) -> Result<(), Fault> {
    let (place, by, closed) = match case.state {
        State::Open { .. } => ("open", None, None),
        State::Claimed { by, .. } => ("claimed", Some(by), None),
        State::Answered { by, .. } => ("answered", Some(by), None),
        State::Closed { how, at } => ("closed", None, Some((how, at))),
    };
    tx.run(
        "update desk_case set level = $2, weight = $3, promised = $4, answered = $5, raised = $6,
         place = $7, by_id = $8, until = $9, closed = $10, how = $11, closing_by = $12,
         closing_how = $13, followed = $14, owed = $15 where id = $1",
        &[
            case.id.into(),
            case.level.word().into(),
            i64::from(case.level.number()).into(),
            case.promised.into(),
            case.answered.into(),
            case.raised.into(),
            place.into(),
            by.into(),
            case.deadline().into(),
            closed.map(|(_, at)| at).into(),
            closed.map(|(how, _)| how.word()).into(),
            case.closing.map(|(by, _)| by).into(),
            case.closing.map(|(_, how)| how.word()).into(),
            case.followed.into(),
            case.owed.into(),
        ],
    )?;
    match case.deadline() {
        Some(due) => jobs::plant(tx, JOB, case.id.0, due),
        None => jobs::pull(tx, JOB, case.id.0).map(drop),
    }
}

/// The case `id`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, id: CaseId) -> Result<Option<Case>, Fault> {
    tx.one(
        "select id, code, source, subject_id, level, opened, promised, answered, raised, place,
         by_id, until, closed, how, closing_by, closing_how, followed, owed
         from desk_case where id = $1",
        &[id.into()],
        read,
    )
}

/// The case that `code` names outside.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find_by_code(tx: &mut Tx, code: Code) -> Result<Option<Case>, Fault> {
    tx.one(
        "select id, code, source, subject_id, level, opened, promised, answered, raised, place,
         by_id, until, closed, how, closing_by, closing_how, followed, owed
         from desk_case where code = $1",
        &[code.into()],
        read,
    )
}

/// The case from `source` about `subject`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn about(tx: &mut Tx, source: Source, subject: Uuid) -> Result<Option<Case>, Fault> {
    tx.one(
        "select id, code, source, subject_id, level, opened, promised, answered, raised, place,
         by_id, until, closed, how, closing_by, closing_how, followed, owed
         from desk_case where source = $1 and subject_id = $2",
        &[source.word().into(), subject.into()],
        read,
    )
}

/// Where a case stands on the desk: its level as a number, since when, and which it is.
pub type Spot = (i64, Timestamp, CaseId);

/// Where the case that `code` names stands, or would stand if it were not closed.
///
/// # Errors
/// [`Fault`] of the store.
pub fn spot(tx: &mut Tx, code: Code) -> Result<Option<Spot>, Fault> {
    tx.one("select weight, opened, id from desk_case where code = $1", &[code.into()], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
    })
}

/// Up to `limit` cases that are not closed: the strongest call first, then the oldest; after the spot
/// `after`, from the beginning where that is none.
///
/// # Errors
/// [`Fault`] of the store.
pub fn desk(tx: &mut Tx, after: Option<Spot>, limit: i64) -> Result<Vec<Case>, Fault> {
    let Some((weight, opened, id)) = after else { return first(tx, limit) };
    tx.all(
        "select id, code, source, subject_id, level, opened, promised, answered, raised, place,
         by_id, until, closed, how, closing_by, closing_how, followed, owed
         from desk_case where place <> 'closed'
         and (weight < $1 or (weight = $1 and (opened > $2 or (opened = $2 and id > $3))))
         order by weight desc, opened, id limit $4",
        &[weight.into(), opened.into(), id.into(), limit.into()],
        read,
    )
}

fn first(tx: &mut Tx, limit: i64) -> Result<Vec<Case>, Fault> {
    tx.all(
        "select id, code, source, subject_id, level, opened, promised, answered, raised, place,
         by_id, until, closed, how, closing_by, closing_how, followed, owed
         from desk_case where place <> 'closed'
         order by weight desc, opened, id limit $1",
        &[limit.into()],
        read,
    )
}

/// The cases that `by` has, the oldest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn held(tx: &mut Tx, by: MemberId) -> Result<Vec<Case>, Fault> {
    tx.all(
        "select id, code, source, subject_id, level, opened, promised, answered, raised, place,
         by_id, until, closed, how, closing_by, closing_how, followed, owed
         from desk_case where place = 'claimed' and by_id = $1 order by opened, id",
        &[by.into()],
        read,
    )
}

/// Cases that are not closed and for which no timer stands, after the id `after`; up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn without_timer(tx: &mut Tx, after: Uuid, limit: i64) -> Result<Vec<Uuid>, Fault> {
    tx.all(
        "select id from desk_case where place <> 'closed' and id > $1
         and not exists (select 1 from job where job.name = 'case'
                         and job.subject_id = desk_case.id)
         order by id limit $2",
        &[after.into(), limit.into()],
        |row| row.get(0),
    )
}

/// Cases that were closed before `before`, that nobody holds and in which no measure still runs, the oldest
/// first; up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn closed_before(tx: &mut Tx, before: Timestamp, limit: i64) -> Result<Vec<Case>, Fault> {
    tx.all(
        "select id, code, source, subject_id, level, opened, promised, answered, raised, place,
         by_id, until, closed, how, closing_by, closing_how, followed, owed
         from desk_case where place = 'closed' and closed < $1
         and not exists (select 1 from measure where measure.case_id = desk_case.id
                         and measure.place <> 'ended')
         and not exists (select 1 from hold where hold.case_id = desk_case.id)
         order by closed, id limit $2",
        &[before.into(), limit.into()],
        read,
    )
}

/// Removes the case `id`. False where there was none.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, id: CaseId) -> Result<bool, Fault> {
    Ok(tx.run("delete from desk_case where id = $1", &[id.into()])? == 1)
}

fn read(row: &Row) -> Result<Case, Fault> {
    let (source, level): (String, String) = (row.get(2)?, row.get(4)?);
    Ok(Case {
        id: row.get(0)?,
        code: row.get(1)?,
        source: worded(&source, Source::of)?,
        subject: row.get(3)?,
        level: worded(&level, Level::of)?,
        opened: row.get(5)?,
        promised: row.get(6)?,
        answered: row.get(7)?,
        owed: row.get(17)?,
        raised: row.get(8)?,
        closing: closing(row)?,
        followed: row.get(16)?,
        state: state(row)?,
    })
}

fn closing(row: &Row) -> Result<Option<(MemberId, End)>, Fault> {
    let (by, how): (Option<MemberId>, Option<String>) = (row.get(14)?, row.get(15)?);
    by.zip(how).map(|(by, how)| Ok((by, worded(&how, End::of)?))).transpose()
}

fn state(row: &Row) -> Result<State, Fault> {
    let (place, until): (String, Option<Timestamp>) = (row.get(9)?, row.get(11)?);
    let (closed, how): (Option<Timestamp>, Option<String>) = (row.get(12)?, row.get(13)?);
    Ok(match (place.as_str(), row.get(10)?, until, closed) {
        ("open", None, Some(until), None) => State::Open { until },
        ("claimed", Some(by), Some(until), None) => State::Claimed { by, until },
        ("answered", Some(by), Some(until), None) => State::Answered { by, until },
        ("closed", None, None, Some(at)) => {
            State::Closed { how: worded(how.as_deref().unwrap_or_default(), End::of)?, at }
        }
        _ => return Err(Fault::new("a case in no state")),
    })
}
