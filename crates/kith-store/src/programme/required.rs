//! Which courses programmes ask for before a pair; owned table: `course_asked`.

use kith_core::{
    MemberId, ProgrammeId, Timestamp,
    people::grant::Role,
    programme::{course::Course, courses},
};

use super::programmes::FIRST;
use crate::{Fault, Tx, engine::Row};

/// The courses that the programme `id` asks for.
///
/// # Errors
/// [`Fault`] of the store.
pub fn of(tx: &mut Tx, id: ProgrammeId) -> Result<Vec<&'static Course>, Fault> {
    let kept = tx.all(
        "select course from course_asked where programme_id = $1 order by course",
        &[id.into()],
        read,
    )?;
    Ok(kept.into_iter().flatten().collect())
}

/// The course that is asked of `member` as `role` at `now`: by the house, or by a programme that goes on and took them in.
/// `None` where none is.
///
/// # Errors
/// [`Fault`] of the store.
pub fn asked(
    tx: &mut Tx,
    now: Timestamp,
    member: MemberId,
    role: Role,
) -> Result<Option<&'static Course>, Fault> {
    let kept = tx.one(
        "select course from course_asked where course = $2 and (programme_id = $1 or programme_id in
             (select line.programme_id from taken_in as line
              left join charter on charter.programme_id = line.programme_id
              where member_id = $3 and role = $2 and (ends is null or ends > $4))) limit 1",
        &[FIRST.into(), role.word().into(), member.into(), now.into()],
        read,
    )?;
    Ok(kept.flatten())
}

/// Whether any programme asks for a course of those in `role`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn is_any(tx: &mut Tx, role: Role) -> Result<bool, Fault> {
    let found = tx.one(
        "select 1 from course_asked where course = $1 limit 1",
        &[role.word().into()],
        |_| Ok(()),
    )?;
    Ok(found.is_some())
}

/// Lets the programme `id` ask for `course` from `now` on, as `by` sets it. Set twice, the first day stands.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(
    tx: &mut Tx,
    id: ProgrammeId,
    course: &Course,
    (by, now): (MemberId, Timestamp),
) -> Result<(), Fault> {
    tx.run(
        "insert into course_asked (programme_id, course, by_id, since) values ($1, $2, $3, $4)
         on conflict do nothing",
        &[id.into(), course.key().into(), by.into(), now.into()],
    )?;
    Ok(())
}

/// Lets the programme `id` ask for `course` no more.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, id: ProgrammeId, course: &Course) -> Result<(), Fault> {
    tx.run(
        "delete from course_asked where programme_id = $1 and course = $2",
        &[id.into(), course.key().into()],
    )?;
    Ok(())
}

/// Lets the programme `id` ask for nothing.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, id: ProgrammeId) -> Result<(), Fault> {
    tx.run("delete from course_asked where programme_id = $1", &[id.into()])?;
    Ok(())
}

/// `None` for a course that this version of the house does not bring along.
fn read(row: &Row) -> Result<Option<&'static Course>, Fault> {
    Ok(courses::kept(&row.get::<String>(0)?))
}
