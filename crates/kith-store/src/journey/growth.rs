//! How a goal grows: where it stood, the steps towards it, what the mentor says; owned tables: `goal_point`, `goal_step`,
//! `goal_comment`.

use kith_core::{Code, FaceId, TalkId, Timestamp, journey::goal::Level};
use uuid::Uuid;

use crate::{
    Fault, Tx,
    engine::Row,
    people::worded,
    seal::{Place, Sealed},
};

/// When somebody last wrote, moved or did something of the goals in `talk`; `None` where nobody ever did.
///
/// # Errors
/// [`Fault`] of the store.
pub fn moved(tx: &mut Tx, talk: TalkId) -> Result<Option<Timestamp>, Fault> {
    let last = tx.one(
        "select max(at) from (
             select since as at from goal where talk_id = $1
             union all select at from goal_point join goal on goal.id = goal_id where talk_id = $1
             union all select coalesce(done, goal_step.made) from goal_step join goal on goal.id = goal_id
             where talk_id = $1
             union all select at from goal_comment join goal on goal.id = goal_id where talk_id = $1
         ) as moves",
        &[talk.into()],
        |row| row.get(0),
    )?;
    Ok(last.flatten())
}

/// Where a goal stood on a day.
#[derive(Debug, Clone)]
pub struct Point {
    /// Of which goal.
    pub goal: Uuid,
    /// Which one.
    pub id: Uuid,
    /// The level.
    pub level: Level,
    /// What the mentee said about it, sealed; `None` where they said nothing.
    pub words: Option<Sealed>,
    /// When.
    pub at: Timestamp,
}

/// A step towards a goal.
#[derive(Debug, Clone)]
pub struct Step {
    /// Towards which goal.
    pub goal: Uuid,
    /// Which one.
    pub id: Uuid,
    /// What names it outside.
    pub code: Code,
    /// What it is, sealed.
    pub words: Sealed,
    /// When it was written down.
    pub made: Timestamp,
    /// When it was done; `None` while it is not.
    pub done: Option<Timestamp>,
}

/// What the mentor says about a goal.
#[derive(Debug, Clone)]
pub struct Comment {
    /// About which goal.
    pub goal: Uuid,
    /// Which one.
    pub id: Uuid,
    /// Who says it, and with whose key it is sealed.
    pub author: FaceId,
    /// What, sealed.
    pub words: Sealed,
    /// When.
    pub at: Timestamp,
}

/// Where the words of the point `id` are sealed.
#[must_use]
pub fn place_of_point(id: Uuid) -> Place {
    Place { table: "goal_point", row: id, column: "words" }
}

/// Where the words of the step `id` are sealed.
#[must_use]
pub fn place_of_step(id: Uuid) -> Place {
    Place { table: "goal_step", row: id, column: "words" }
}

/// Where the words of the comment `id` are sealed.
#[must_use]
pub fn place_of_comment(id: Uuid) -> Place {
    Place { table: "goal_comment", row: id, column: "words" }
}

/// Keeps a new point, the newest of its goal.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add_point(tx: &mut Tx, point: &Point) -> Result<(), Fault> {
    tx.run(
        "insert into goal_point (goal_id, place, id, level, words, at)
         select $1, coalesce(max(place), 0) + 1, $2, $3, $4, $5 from goal_point where goal_id = $1",
        &[
            point.goal.into(),
            point.id.into(),
            point.level.word().into(),
            point.words.as_ref().into(),
            point.at.into(),
        ],
    )?;
    Ok(())
}

/// The up to `limit` newest points of `goal`, the newest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn points(tx: &mut Tx, goal: Uuid, limit: i64) -> Result<Vec<Point>, Fault> {
    tx.all(
        "select goal_id, id, level, words, at from goal_point where goal_id = $1
         order by place desc limit $2",
        &[goal.into(), limit.into()],
        point,
    )
}

/// How often it was said where `goal` stands.
///
/// # Errors
/// [`Fault`] of the store.
pub fn count_points(tx: &mut Tx, goal: Uuid) -> Result<usize, Fault> {
    let count =
        tx.one("select count(*) from goal_point where goal_id = $1", &[goal.into()], |row| {
            row.get::<i64>(0)
        })?;
    usize::try_from(count.unwrap_or_default()).map_err(Fault::new)
}

/// Of every goal in `talk` the first point and the up to `newest` newest ones, the oldest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn points_in(tx: &mut Tx, talk: TalkId, newest: i64) -> Result<Vec<Point>, Fault> {
    tx.all(
        "select goal_id, id, level, words, at from goal_point
         where goal_id in (select id from goal where talk_id = $1)
         and (place = 1 or place > (select max(other.place) - $2 from goal_point other
                                    where other.goal_id = goal_point.goal_id))
         order by place",
        &[talk.into(), newest.into()],
        point,
    )
}

/// Keeps a new step.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add_step(tx: &mut Tx, step: &Step) -> Result<(), Fault> {
    tx.run(
        "insert into goal_step (id, code, goal_id, words, made) values ($1, $2, $3, $4, $5)",
        &[
            step.id.into(),
            step.code.into(),
            step.goal.into(),
            (&step.words).into(),
            step.made.into(),
        ],
    )?;
    Ok(())
}

/// Keeps when the step of `goal` that `code` names was done, `None` for not.
///
/// # Errors
/// [`Fault`] of the store.
pub fn tick(tx: &mut Tx, goal: Uuid, code: Code, done: Option<Timestamp>) -> Result<(), Fault> {
    tx.run(
        "update goal_step set done = $1 where goal_id = $2 and code = $3",
        &[done.into(), goal.into(), code.into()],
    )?;
    Ok(())
}

/// Forgets the step of `goal` that `code` names.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove_step(tx: &mut Tx, goal: Uuid, code: Code) -> Result<(), Fault> {
    tx.run("delete from goal_step where goal_id = $1 and code = $2", &[goal.into(), code.into()])?;
    Ok(())
}

/// The steps towards `goal`, in the order in which they were written down.
///
/// # Errors
/// [`Fault`] of the store.
pub fn steps(tx: &mut Tx, goal: Uuid) -> Result<Vec<Step>, Fault> {
    tx.all(
        "select goal_id, id, code, words, made, done from goal_step where goal_id = $1
         order by made, id",
        &[goal.into()],
        step,
    )
}

/// Up to `limit` steps towards the goals in `talk` that are done, the newest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn done_in(tx: &mut Tx, talk: TalkId, limit: i64) -> Result<Vec<Step>, Fault> {
    tx.all(
        "select goal_id, id, code, words, made, done from goal_step
         where goal_id in (select id from goal where talk_id = $1) and done is not null
         order by done desc, id limit $2",
        &[talk.into(), limit.into()],
        step,
    )
}

/// Keeps a new comment.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add_comment(tx: &mut Tx, comment: &Comment) -> Result<(), Fault> {
    tx.run(
        "insert into goal_comment (id, goal_id, author_face, words, at) values ($1, $2, $3, $4, $5)",
        &[
            comment.id.into(),
            comment.goal.into(),
            comment.author.into(),
            (&comment.words).into(),
            comment.at.into(),
        ],
    )?;
    Ok(())
}

/// How many comments on `goal` there are.
///
/// # Errors
/// [`Fault`] of the store.
pub fn count_comments(tx: &mut Tx, goal: Uuid) -> Result<usize, Fault> {
    let count =
        tx.one("select count(*) from goal_comment where goal_id = $1", &[goal.into()], |row| {
            row.get::<i64>(0)
        })?;
    usize::try_from(count.unwrap_or_default()).map_err(Fault::new)
}

/// The up to `limit` newest comments on `goal`, the newest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn comments(tx: &mut Tx, goal: Uuid, limit: i64) -> Result<Vec<Comment>, Fault> {
    tx.all(
        "select goal_id, id, author_face, words, at from goal_comment where goal_id = $1
         order by at desc, id desc limit $2",
        &[goal.into(), limit.into()],
        |row| {
            let (goal, id, author) = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok(Comment { goal, id, author, words: row.get(3)?, at: row.get(4)? })
        },
    )
}

/// Forgets what stands at the goals that `author` wrote down in `talk`, and what they said about goals there; how much.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, talk: TalkId, author: FaceId) -> Result<u64, Fault> {
    let of = [talk.into(), author.into()];
    let steps = tx.run(
        "delete from goal_step where goal_id in
         (select id from goal where talk_id = $1 and author_face = $2)",
        &of,
    )?;
    let points = tx.run(
        "delete from goal_point where goal_id in
         (select id from goal where talk_id = $1 and author_face = $2)",
        &of,
    )?;
    let comments = tx.run(
        "delete from goal_comment where goal_id in
         (select id from goal where talk_id = $1 and (author_face = $2 or goal_comment.author_face = $2))",
        &of,
    )?;
    Ok(steps + points + comments)
}

fn step(row: &Row<'_>) -> Result<Step, Fault> {
    let (goal, id, code) = (row.get(0)?, row.get(1)?, row.get(2)?);
    Ok(Step { goal, id, code, words: row.get(3)?, made: row.get(4)?, done: row.get(5)? })
}

fn point(row: &Row<'_>) -> Result<Point, Fault> {
    let level: String = row.get(2)?;
    let level = worded(&level, Level::of)?;
    Ok(Point { goal: row.get(0)?, id: row.get(1)?, level, words: row.get(3)?, at: row.get(4)? })
}
