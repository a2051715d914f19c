//! What each of the two wants on the day on which they look at their agreement again; owned table: `midterm`.

use kith_core::{
    FaceId, Moment, TalkId, Timestamp,
    journey::midterm::{Choice, Midterm},
    people::face::Side,
};
use uuid::Uuid;

use crate::{
    Fault, Tx,
    people::worded,
    seal::{Place, Sealed},
};

/// What one of the two was asked and said.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Which one.
    pub id: Uuid,
    /// The version of the agreement.
    pub number: i64,
    /// Which of the two.
    pub side: Side,
    /// When they were asked.
    pub asked: Timestamp,
    /// When they were reminded; `None` while they were not.
    pub reminded: Option<Timestamp>,
    /// What they want, and when they said it; `None` while they did not.
    pub said: Option<(Choice, Timestamp)>,
    /// Their look back, sealed; `None` where they wrote nothing.
    pub words: Option<Sealed>,
}

/// Where the words of the row `id` are sealed.
#[must_use]
pub fn place(id: Uuid) -> Place {
    Place { table: "midterm", row: id, column: "words" }
}

/// Keeps that both of `talk` are asked about the version `number`. Twice is once.
///
/// # Errors
/// [`Fault`] of the store.
pub fn ask(tx: &mut Tx, at: &mut Moment, talk: TalkId, number: i64) -> Result<(), Fault> {
    for side in Side::ALL {
        let id: Uuid = at.id();
        tx.run(
            "insert into midterm (id, talk_id, number, side, asked) values ($1, $2, $3, $4, $5)
             on conflict do nothing",
            &[id.into(), talk.into(), number.into(), side.word().into(), at.now.into()],
        )?;
    }
    Ok(())
}

/// Keeps what `kept` says, in place of what its author said before.
///
/// # Errors
/// [`Fault`] of the store.
pub fn say(tx: &mut Tx, talk: TalkId, kept: &Kept) -> Result<(), Fault> {
    let (choice, at) = kept.said.map(|(choice, at)| (choice.word(), at)).unzip();
    tx.run(
        "update midterm set id = $4, choice = $5, answered = $6, words = $7
         where talk_id = $1 and number = $2 and side = $3",
        &[
            talk.into(),
            kept.number.into(),
            kept.side.word().into(),
            kept.id.into(),
            choice.into(),
            at.into(),
            kept.words.as_ref().into(),
        ],
    )?;
    Ok(())
}

/// Keeps that whoever of `talk` is silent was reminded at `now`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remind(tx: &mut Tx, talk: TalkId, now: Timestamp) -> Result<(), Fault> {
    tx.run(
        "update midterm set reminded = $2 where talk_id = $1 and choice is null",
        &[talk.into(), now.into()],
    )?;
    Ok(())
}

/// What both of `talk` were asked about the version `number`, the mentee first; empty where they were not.
///
/// # Errors
/// [`Fault`] of the store.
pub fn list(tx: &mut Tx, talk: TalkId, number: i64) -> Result<Vec<Kept>, Fault> {
    tx.all(
        "select id, number, side, asked, reminded, choice, answered, words from midterm
         where talk_id = $1 and number = $2 order by side desc",
        &[talk.into(), number.into()],
        |row| {
            let (side, choice): (String, Option<String>) = (row.get(2)?, row.get(5)?);
            let choice = choice.map(|word| worded(&word, Choice::of)).transpose()?;
            Ok(Kept {
                id: row.get(0)?,
                number: row.get(1)?,
                side: worded(&side, Side::of)?,
                asked: row.get(3)?,
                reminded: row.get(4)?,
                said: choice.zip(row.get(6)?),
                words: row.get(7)?,
            })
        },
    )
}

/// How far the two have come with what `kept` says; `None` where they were not asked.
#[must_use]
pub fn standing(kept: &[Kept]) -> Option<Midterm> {
    let said = |side| kept.iter().find(|one| one.side == side)?.said.map(|(choice, _)| choice);
    let asked = kept.first()?.asked;
    let reminded = kept.iter().find_map(|one| one.reminded);
    Some(Midterm { asked, reminded, mentee: said(Side::Member), mentor: said(Side::Helper) })
}

/// The versions of the agreement in `talk` about which both were asked, the newest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn numbers(tx: &mut Tx, talk: TalkId) -> Result<Vec<i64>, Fault> {
    tx.all(
        "select distinct number from midterm where talk_id = $1 order by number desc",
        &[talk.into()],
        |row| row.get(0),
    )
}

/// Lets the words go that `side` wrote in `talk`; how many.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, talk: TalkId, side: Side) -> Result<u64, Fault> {
    tx.run(
        "update midterm set words = null
         where talk_id = $1 and side = $2 and words is not null",
        &[talk.into(), side.word().into()],
    )
}

/// Forgets everything that `face` was asked and said.
///
/// # Errors
/// [`Fault`] of the store.
pub fn erase(tx: &mut Tx, face: FaceId) -> Result<(), Fault> {
    tx.run(
        "delete from midterm
         where (side = 'member' and talk_id in (select id from talk where member_face = $1))
         or (side = 'helper' and talk_id in (select id from talk where helper_face = $1))",
        &[face.into()],
    )?;
    Ok(())
}
