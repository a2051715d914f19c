//! What learners do in courses, each with its next deadline; owned table: `learning`.

use kith_core::{
    Code, MemberId, Timestamp,
    people::face::{Face, Side},
    programme::{course::Course, courses, learning::Learning, term::Term},
};
use uuid::Uuid;

use crate::{Fault, Tx, engine::Row, jobs};

/// The job that waits for the end of a pass; its subject is the row.
pub const JOB: &str = "course";

/// Keeps `learning` as `id`, or as the row that stands already, and plants its next deadline.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, id: Uuid, learning: &Learning, now: Timestamp) -> Result<(), Fault> {
    let due = learning.term.deadline(now);
    let answers = learning.answers.as_ref().map(kith_core::programme::quiz::Answers::text);
    let read = i64::try_from(learning.read).map_err(Fault::new)?;
    let kept: Option<Uuid> = tx.one(
        "insert into learning (id, member_id, course, lessons, tries, answers, tried, passed,
                               expires, warned, until)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         on conflict (member_id, course) do update set lessons = $4, tries = $5, answers = $6,
             tried = $7, passed = $8, expires = $9, warned = $10, until = $11
         returning id",
        &[
            id.into(),
            learning.member.into(),
            learning.course.key().into(),
            read.into(),
            i64::from(learning.tries).into(),
            answers.as_deref().into(),
            learning.tried.into(),
            learning.passed.into(),
            learning.term.ends.into(),
            learning.term.warned.into(),
            due.into(),
        ],
        |row| row.get(0),
    )?;
    let kept = kept.unwrap_or(id);
    match due {
        Some(due) => jobs::plant(tx, JOB, kept, due),
        None => jobs::pull(tx, JOB, kept).map(drop),
    }
}

/// What `member` does in `course`; `None` where they have not begun.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, member: MemberId, course: &Course) -> Result<Option<Learning>, Fault> {
    let kept = tx.one(
        "select member_id, course, lessons, tries, answers, tried, passed, expires, warned
         from learning where member_id = $1 and course = $2",
        &[member.into(), course.key().into()],
        read,
    )?;
    Ok(kept.flatten())
}

/// The row `id`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn by_id(tx: &mut Tx, id: Uuid) -> Result<Option<Learning>, Fault> {
    let kept = tx.one(
        "select member_id, course, lessons, tries, answers, tried, passed, expires, warned
         from learning where id = $1",
        &[id.into()],
        read,
    )?;
    Ok(kept.flatten())
}

/// What `member` does in all courses.
///
/// # Errors
/// [`Fault`] of the store.
pub fn of(tx: &mut Tx, member: MemberId) -> Result<Vec<Learning>, Fault> {
    let kept = tx.all(
        "select member_id, course, lessons, tries, answers, tried, passed, expires, warned
         from learning where member_id = $1 order by course",
        &[member.into()],
        read,
    )?;
    Ok(kept.into_iter().flatten().collect())
}

/// Somebody of whom a course may be asked: their face, what they do there, and the newest version of its code of conduct
/// that they signed.
pub type Listed = (Face, Learning, Option<u32>);

/// Whoever holds the role of `course` at `now`, but for those who leave and those whom a door keeps apart from `reader`: by
/// name, up to `limit` after the face that `after` names.
///
/// # Errors
/// [`Fault`] of the store.
pub fn people(
    tx: &mut Tx,
    (course, now): (&'static Course, Timestamp),
    (reader, after): (MemberId, Option<Code>),
    limit: i64,
) -> Result<Vec<Listed>, Fault> {
    tx.all(
        "select face.id, face.code, owner_id, pseudonym, doorway, coalesce(lessons, 0),
             coalesce(tries, 0), passed, expires,
             (select max(version) from commitment
              where commitment.member_id = owner_id and commitment.course = $1)
         from face left join learning on learning.member_id = owner_id and learning.course = $1
         where side = $2
         and owner_id in (select role_grant.member_id from role_grant where role = $1
                          and since <= $3 and (role_grant.until is null or role_grant.until > $3))
         and not exists (select 1 from departure where departure.member_id = owner_id)
         and not exists (select 1 from block where (block.owner_id = $4 and other_id = face.owner_id)
                         or (block.owner_id = face.owner_id and other_id = $4))
         and not exists (select 1 from face as edge where edge.code = $5
                         and (edge.pseudonym, edge.code) >= (face.pseudonym, face.code))
         order by pseudonym, face.code limit $6",
        &[
            course.key().into(),
            side(course).word().into(),
            now.into(),
            reader.into(),
            after.into(),
            limit.into(),
        ],
        |row| listed(row, course),
    )
}

fn listed(row: &Row, course: &'static Course) -> Result<Listed, Fault> {
    let owner = row.get(2)?;
    let face = Face {
        id: row.get(0)?,
        code: row.get(1)?,
        owner,
        side: side(course),
        pseudonym: row.get(3)?,
        doorway: row.get(4)?,
    };
    let signed: Option<i64> = row.get(9)?;
    let learning = Learning {
        read: number(row, 5)?,
        tries: number(row, 6)?,
        passed: row.get(7)?,
        term: Term { ends: row.get(8)?, warned: false },
        ..Learning::new(owner, course)
    };
    Ok((face, learning, signed.map(u32::try_from).transpose().map_err(Fault::new)?))
}

/// How many [`people`] lists in all, and for how many of them the course counts as passed.
///
/// # Errors
/// [`Fault`] of the store.
pub fn count(
    tx: &mut Tx,
    (course, now): (&Course, Timestamp),
    reader: MemberId,
) -> Result<(i64, i64), Fault> {
    let counted = tx.one(
        "select count(*), count(case when (expires is null or expires > $3)
             and exists (select 1 from commitment where commitment.member_id = owner_id
                         and commitment.course = $1 and version = $5) then passed end)
         from face left join learning on learning.member_id = owner_id and learning.course = $1
         where side = $2
         and owner_id in (select role_grant.member_id from role_grant where role = $1
                          and since <= $3 and (role_grant.until is null or role_grant.until > $3))
         and not exists (select 1 from departure where departure.member_id = owner_id)
         and not exists (select 1 from block where (block.owner_id = $4 and other_id = face.owner_id)
                         or (block.owner_id = face.owner_id and other_id = $4))",
        &[
            course.key().into(),
            side(course).word().into(),
            now.into(),
            reader.into(),
            i64::from(course.version).into(),
        ],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok(counted.unwrap_or_default())
}

/// Which face of somebody takes the course.
const fn side(course: &Course) -> Side {
    if course.role.helps() { Side::Helper } else { Side::Member }
}

/// Rows with a deadline for which no timer stands, after the id `after`; up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn without_timer(tx: &mut Tx, after: Uuid, limit: i64) -> Result<Vec<Uuid>, Fault> {
    tx.all(
        "select id from learning where until is not null and id > $1
         and not exists (select 1 from job where job.name = 'course'
                         and job.subject_id = learning.id)
         order by id limit $2",
        &[after.into(), limit.into()],
        |row| row.get(0),
    )
}

/// Forgets what `member` does in courses.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, member: MemberId) -> Result<(), Fault> {
    let ids: Vec<Uuid> = tx.all(
        "delete from learning where member_id = $1 returning id",
        &[member.into()],
        |row| row.get(0),
    )?;
    ids.into_iter().try_for_each(|id| jobs::pull(tx, JOB, id).map(drop))
}

/// `None` for a course that this version of the house does not bring along.
fn read(row: &Row) -> Result<Option<Learning>, Fault> {
    let Some(course) = courses::kept(&row.get::<String>(1)?) else { return Ok(None) };
    let answers: Option<String> = row.get(4)?;
    Ok(Some(Learning {
        member: row.get(0)?,
        course,
        read: number(row, 2)?,
        tries: number(row, 3)?,
        answers: answers.and_then(|text| course.quiz.kept(&text)),
        tried: row.get(5)?,
        passed: row.get(6)?,
        term: Term { ends: row.get(7)?, warned: row.get(8)? },
    }))
}

fn number<N: TryFrom<i64, Error: std::error::Error + Send + Sync + 'static>>(
    row: &Row,
    at: usize,
) -> Result<N, Fault> {
    N::try_from(row.get::<i64>(at)?).map_err(Fault::new)
}
