//! Goals of a mentee; owned table: `goal`.

use kith_core::{
    Code, FaceId, TalkId, Timestamp,
    journey::goal::{Goal, Level, State, Weight},
};
use uuid::Uuid;

use crate::{
    Fault, Tx,
    engine::Row,
    people::worded,
    seal::{Place, Sealed},
};

/// A goal as it is kept.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Which one.
    pub id: Uuid,
    /// What names it outside.
    pub code: Code,
    /// In whose talk.
    pub talk: TalkId,
    /// Whose it is, and with whose key it is sealed.
    pub author: FaceId,
    /// What it says, sealed.
    pub words: Sealed,
    /// Since when it says that.
    pub worded: Timestamp,
    /// How far it has come.
    pub goal: Goal,
    /// When it was written down.
    pub made: Timestamp,
    /// Since when it is in its state.
    pub since: Timestamp,
}

/// Where the words of the goal `id` are sealed.
#[must_use]
pub fn place(id: Uuid) -> Place {
    Place { table: "goal", row: id, column: "words" }
}

/// Keeps a new goal.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, kept: &Kept) -> Result<(), Fault> {
    tx.run(
        "insert into goal (id, code, talk_id, author_face, words, weight, state, made, since, worded)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &[
            kept.id.into(),
            kept.code.into(),
            kept.talk.into(),
            kept.author.into(),
            (&kept.words).into(),
            kept.goal.weight.word().into(),
            kept.goal.state.word().into(),
            kept.made.into(),
            kept.since.into(),
            kept.worded.into(),
        ],
    )?;
    Ok(())
}

/// Keeps the words, the weight and the state of `kept`, as they are now.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, kept: &Kept) -> Result<(), Fault> {
    tx.run(
        "update goal set words = $1, weight = $2, state = $3, since = $4, worded = $6 where id = $5",
        &[
            (&kept.words).into(),
            kept.goal.weight.word().into(),
            kept.goal.state.word().into(),
            kept.since.into(),
            kept.id.into(),
            kept.worded.into(),
        ],
    )?;
    Ok(())
}

/// Every goal in `talk`, the oldest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn list(tx: &mut Tx, talk: TalkId) -> Result<Vec<Kept>, Fault> {
    tx.all(
        "select id, code, talk_id, author_face, words, made, since, state, weight,
         (select level from goal_point where goal_id = goal.id order by place limit 1),
         (select level from goal_point where goal_id = goal.id order by place desc limit 1), worded
         from goal where talk_id = $1 order by made, id",
        &[talk.into()],
        read,
    )
}

/// The goal in `talk` that `code` names; `None` where there is none.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, talk: TalkId, code: Code) -> Result<Option<Kept>, Fault> {
    tx.one(
        "select id, code, talk_id, author_face, words, made, since, state, weight,
         (select level from goal_point where goal_id = goal.id order by place limit 1),
         (select level from goal_point where goal_id = goal.id order by place desc limit 1), worded
         from goal where talk_id = $1 and code = $2",
        &[talk.into(), code.into()],
        read,
    )
}

/// How many goals in `talk` are in `state`; `None` for all of them.
///
/// # Errors
/// [`Fault`] of the store.
pub fn count(tx: &mut Tx, talk: TalkId, state: Option<State>) -> Result<usize, Fault> {
    let count: Option<i64> = tx.one(
        "select count(*) from goal where talk_id = $1 and state = coalesce($2, state)",
        &[talk.into(), state.map(State::word).into()],
        |row| row.get(0),
    )?;
    usize::try_from(count.unwrap_or_default()).map_err(Fault::new)
}

/// Forgets the goals that `author` wrote down in `talk`; how many.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, talk: TalkId, author: FaceId) -> Result<u64, Fault> {
    tx.run(
        "delete from goal where talk_id = $1 and author_face = $2",
        &[talk.into(), author.into()],
    )
}

fn read(row: &Row<'_>) -> Result<Kept, Fault> {
    let level = |word: Option<String>| word.map(|word| worded(&word, Level::of)).transpose();
    let (state, weight): (String, String) = (row.get(7)?, row.get(8)?);
    let goal = Goal {
        state: worded(&state, State::of)?,
        weight: worded(&weight, Weight::of)?,
        began: level(row.get(9)?)?,
        level: level(row.get(10)?)?,
    };
    let (id, code, talk, author) = (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
    let (words, made, since, worded) = (row.get(4)?, row.get(5)?, row.get(6)?, row.get(11)?);
    Ok(Kept { id, code, talk, author, words, worded, goal, made, since })
}
