//! Check-ins, one row for each time and each of the two; owned table: `check_in`.

use kith_core::{
    TalkId, Timestamp,
    journey::rhythm::{Answer, CheckIn, Question},
    people::face::Side,
};
use uuid::Uuid;

use crate::{
    Fault, Tx,
    engine::Row,
    people::worded,
    seal::{Place, Sealed},
};

/// A check-in as it is kept.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Which one.
    pub id: Uuid,
    /// Its place within the talk, from 1 on.
    pub place: i64,
    /// Who was asked what, and what they said.
    pub check_in: CheckIn,
    /// What they wrote beside it, sealed; `None` where they wrote nothing.
    pub words: Option<Sealed>,
    /// Whether a coordinator may open that.
    pub shared: bool,
}

/// Where the words of the check-in `id` are sealed.
#[must_use]
pub fn place(id: Uuid) -> Place {
    Place { table: "check_in", row: id, column: "words" }
}

/// Keeps that one of the two of `talk` was asked, with nothing said yet.
///
/// # Errors
/// [`Fault`] of the store, also where that side has one at that place.
pub fn add(tx: &mut Tx, talk: TalkId, kept: &Kept) -> Result<(), Fault> {
    let it = &kept.check_in;
    tx.run(
        "insert into check_in (id, talk_id, place, side, question, asked, shared)
         values ($1, $2, $3, $4, $5, $6, $7)",
        &[
            kept.id.into(),
            talk.into(),
            kept.place.into(),
            it.side.word().into(),
            it.question.word().into(),
            it.asked.into(),
            kept.shared.into(),
        ],
    )?;
    Ok(())
}

/// Keeps what was said to the check-in `id` at `now`. False where something was said already.
///
/// # Errors
/// [`Fault`] of the store.
pub fn answer(
    tx: &mut Tx,
    id: Uuid,
    (answer, now): (Answer, Timestamp),
    words: Option<&Sealed>,
    shared: bool,
) -> Result<bool, Fault> {
    let kept = tx.run(
        "update check_in set answer = $2, answered = $3, words = $4, shared = $5
         where id = $1 and answer is null",
        &[id.into(), answer.word().into(), now.into(), words.into(), shared.into()],
    )?;
    Ok(kept == 1)
}

/// Up to `limit` check-ins of both sides of `talk`, the newest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn list(tx: &mut Tx, talk: TalkId, limit: i64) -> Result<Vec<Kept>, Fault> {
    tx.all(
        "select id, place, side, question, asked, answer, answered, words, shared from check_in
         where talk_id = $1 order by place desc, side desc limit $2",
        &[talk.into(), limit.into()],
        read,
    )
}

/// The check-in of `side` at `place` in `talk`; `None` where there is none.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, talk: TalkId, place: i64, side: Side) -> Result<Option<Kept>, Fault> {
    tx.one(
        "select id, place, side, question, asked, answer, answered, words, shared from check_in
         where talk_id = $1 and place = $2 and side = $3",
        &[talk.into(), place.into(), side.word().into()],
        read,
    )
}

/// The check-in `id`, and in whose talk; `None` where there is none.
///
/// # Errors
/// [`Fault`] of the store.
pub fn named(tx: &mut Tx, id: Uuid) -> Result<Option<(TalkId, Kept)>, Fault> {
    tx.one(
        "select id, place, side, question, asked, answer, answered, words, shared, talk_id from check_in
         where id = $1",
        &[id.into()],
        |row| Ok((row.get(9)?, read(row)?)),
    )
}

/// Lets the words go that `side` wrote beside its check-ins in `talk`; how many.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, talk: TalkId, side: Side) -> Result<u64, Fault> {
    tx.run(
        "update check_in set words = null, shared = $3
         where talk_id = $1 and side = $2 and words is not null",
        &[talk.into(), side.word().into(), false.into()],
    )
}

fn read(row: &Row<'_>) -> Result<Kept, Fault> {
    let (side, question): (String, String) = (row.get(2)?, row.get(3)?);
    let (answer, at): (Option<String>, Option<Timestamp>) = (row.get(5)?, row.get(6)?);
    let answer = answer.map(|word| worded(&word, Answer::of)).transpose()?;
    let check_in = CheckIn {
        side: worded(&side, Side::of)?,
        question: worded(&question, Question::of)?,
        asked: row.get(4)?,
        answer: answer.zip(at),
    };
    let (id, place, words, shared) = (row.get(0)?, row.get(1)?, row.get(7)?, row.get(8)?);
    Ok(Kept { id, place, check_in, words, shared })
}
