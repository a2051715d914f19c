//! Measures, each with its one deadline; owned table: `measure`. Which message they hide is a view of it.

use kith_core::{
    CaseId, Code, FaceId, MeasureId, MemberId, Span, Timestamp,
    safety::{
        measure::{
            End, Kind, Measure, Order, State, Weight,
            reasons::{Part, Reasons, Rule},
        },
        standing::Hold,
    },
};
use uuid::Uuid;

use crate::{Fault, Tx, engine::Row, jobs, people::worded, seal::Sealed};

/// The job that waits for the deadline of a measure; its subject is the measure.
pub const JOB: &str = "measure";

/// A measure as it is kept: the words of its reasons are sealed.
pub type Kept = Measure<Sealed>;

/// Adds `measure` and plants its deadline.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, measure: &Kept) -> Result<(), Fault> {
    let order = &measure.order;
    tx.run(
        "insert into measure (id, code, case_id, member_id, face_id, kind, weight, message_id, rule,
         part, facts, length, by_id, at, place, hides)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 'proposed', false)",
        &[
            order.id.into(),
            order.code.into(),
            order.case.into(),
            order.member.into(),
            order.face.into(),
            order.kind.word().into(),
            order.weight.word().into(),
            order.message.into(),
            order.reasons.rule().word().into(),
            order.reasons.part().word().into(),
            order.reasons.facts().into(),
            order.length.map(|length| length.0).into(),
            order.by.into(),
            measure.at.into(),
        ],
    )?;
    set(tx, measure, measure.at)
}

/// Keeps where `measure` is at `now`, and plants its deadline.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, measure: &Kept, now: Timestamp) -> Result<(), Fault> {
    let (place, over) = match measure.state {
        State::Proposed { .. } => ("proposed", None),
        State::Running { .. } => ("running", None),
        State::Appealed { .. } => ("appealed", None),
        State::Upheld { .. } => ("upheld", None),
        State::Ended { how, at } => ("ended", Some((how, at))),
    };
    let hides = measure.order.kind == Kind::Hide && measure.holds(now);
    tx.run(
        "update measure set second_id = $2, since = $3, ends = $4, place = $5, until = $6, over = $7,
         how = $8, hides = $9 where id = $1",
        &[
            measure.order.id.into(),
            measure.second.into(),
            measure.since.into(),
            measure.ends().into(),
            place.into(),
            measure.deadline().into(),
            over.map(|(_, at)| at).into(),
            over.map(|(how, _)| how.word()).into(),
            hides.into(),
        ],
    )?;
    match measure.deadline() {
        Some(due) => jobs::plant(tx, JOB, measure.order.id.0, due),
        None => jobs::pull(tx, JOB, measure.order.id.0).map(drop),
    }
}

/// The measure `id`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, id: MeasureId) -> Result<Option<Kept>, Fault> {
    tx.one(
        "select id, code, case_id, member_id, face_id, kind, weight, message_id, rule, part, facts,
         length, by_id, second_id, at, since, place, until, over, how from measure where id = $1",
        &[id.into()],
        read,
    )
}

/// The measure that `code` names outside.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find_by_code(tx: &mut Tx, code: Code) -> Result<Option<Kept>, Fault> {
    tx.one(
        "select id, code, case_id, member_id, face_id, kind, weight, message_id, rule, part, facts,
         length, by_id, second_id, at, since, place, until, over, how from measure where code = $1",
        &[code.into()],
        read,
    )
}

/// The measures that were decided in the case `id`, the newest first; up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn of_case(tx: &mut Tx, id: CaseId, limit: i64) -> Result<Vec<Kept>, Fault> {
    tx.all(
        "select id, code, case_id, member_id, face_id, kind, weight, message_id, rule, part, facts,
         length, by_id, second_id, at, since, place, until, over, how from measure
         where case_id = $1 order by at desc, id desc limit $2",
        &[id.into(), limit.into()],
        read,
    )
}

/// The measures about `member`, the newest first; up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn about(tx: &mut Tx, member: MemberId, limit: i64) -> Result<Vec<Kept>, Fault> {
    tx.all(
        "select id, code, case_id, member_id, face_id, kind, weight, message_id, rule, part, facts,
         length, by_id, second_id, at, since, place, until, over, how from measure
         where member_id = $1 order by at desc, id desc limit $2",
        &[member.into(), limit.into()],
        read,
    )
}

/// The measures that somebody else is asked to look at, the longest waiting first; up to 200.
///
/// # Errors
/// [`Fault`] of the store.
pub fn appealed(tx: &mut Tx) -> Result<Vec<Kept>, Fault> {
    tx.all(
        "select id, code, case_id, member_id, face_id, kind, weight, message_id, rule, part, facts,
         length, by_id, second_id, at, since, place, until, over, how from measure
         where place = 'appealed' order by until, id limit 200",
        &[],
        read,
    )
}

/// Whether something holds `member` back from meeting anybody new, as far as timers have run.
///
/// # Errors
/// [`Fault`] of the store.
pub fn hold_back(tx: &mut Tx, member: MemberId) -> Result<bool, Fault> {
    let held = tx.one(
        "select count(*) from measure where member_id = $1
         and place in ('running', 'appealed', 'upheld') and kind in ('restrict', 'suspend', 'ban')",
        &[member.into()],
        |row| row.get::<i64>(0),
    )?;
    Ok(held.unwrap_or_default() > 0)
}

/// What binds `member` at `now`, each with the code of its measure; what keeps them out stands first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn holds(tx: &mut Tx, member: MemberId, now: Timestamp) -> Result<Vec<(Hold, Code)>, Fault> {
    tx.all(
        "select kind, since, code from measure where member_id = $1
         and place in ('running', 'appealed', 'upheld') and kind in ('restrict', 'suspend', 'ban')
         and (ends is null or ends > $2)
         order by case kind when 'ban' then 1 when 'suspend' then 2 else 3 end, ends desc, id",
        &[member.into(), now.into()],
        |row| {
            let kind: String = row.get(0)?;
            Ok((Hold { kind: worded(&kind, Kind::of)?, since: row.get(1)? }, row.get(2)?))
        },
    )
}

/// Measures that are not over and for which no timer stands, after the id `after`; up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn without_timer(tx: &mut Tx, after: Uuid, limit: i64) -> Result<Vec<Uuid>, Fault> {
    tx.all(
        "select id from measure where place <> 'ended' and id > $1
         and not exists (select 1 from job where job.name = 'measure'
                         and job.subject_id = measure.id)
         order by id limit $2",
        &[after.into(), limit.into()],
        |row| row.get(0),
    )
}

/// Forgets up to `limit` measures that were over before `before` and hide nothing; the codes of those.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, before: Timestamp, limit: i64) -> Result<Vec<Code>, Fault> {
    tx.all(
        "delete from measure where id in
             (select id from measure where over < $1 and not hides order by over, id limit $2)
         returning code",
        &[before.into(), limit.into()],
        |row| row.get(0),
    )
}

fn read(row: &Row) -> Result<Kept, Fault> {
    Ok(Measure {
        order: order(row)?,
        second: row.get(13)?,
        at: row.get(14)?,
        since: row.get(15)?,
        state: state(row)?,
    })
}

fn order(row: &Row) -> Result<Order<Sealed>, Fault> {
    let (kind, weight): (String, String) = (row.get(5)?, row.get(6)?);
    let (rule, part): (String, String) = (row.get(8)?, row.get(9)?);
    let (rule, part) = (worded(&rule, Rule::of)?, worded(&part, Part::of)?);
    let (id, case, member, face): (MeasureId, CaseId, MemberId, FaceId) =
        (row.get(0)?, row.get(2)?, row.get(3)?, row.get(4)?);
    Ok(Order {
        id,
        code: row.get(1)?,
        case,
        member,
        face,
        kind: worded(&kind, Kind::of)?,
        weight: worded(&weight, Weight::of)?,
        message: row.get(7)?,
        length: row.get::<Option<i64>>(11)?.map(Span),
        reasons: Reasons::kept(rule, part, row.get(10)?),
        by: row.get(12)?,
    })
}

fn state(row: &Row) -> Result<State, Fault> {
    let (place, until): (String, Option<Timestamp>) = (row.get(16)?, row.get(17)?);
    let (over, how): (Option<Timestamp>, Option<String>) = (row.get(18)?, row.get(19)?);
    Ok(match (place.as_str(), until, over) {
        ("proposed", Some(until), None) => State::Proposed { until },
        ("running", Some(until), None) => State::Running { until },
        ("appealed", Some(until), None) => State::Appealed { until },
        ("upheld", Some(until), None) => State::Upheld { until },
        ("ended", None, Some(at)) => {
            State::Ended { how: worded(how.as_deref().unwrap_or_default(), End::of)?, at }
        }
        _ => return Err(Fault::new("a measure in no state")),
    })
}
