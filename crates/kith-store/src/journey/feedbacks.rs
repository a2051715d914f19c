//! What the two of a journey say of walking together, one row for each wave and each of the two; owned table: `feedback`.

use kith_core::{
    FaceId, MemberId, TalkId, Timestamp,
    journey::feedback::{Answers, VERSION, WINDOW, Wave},
    people::face::Side,
};
use uuid::Uuid;

use crate::{
    Fault, Tx,
    engine::Row,
    people::worded,
    seal::{Place, Sealed},
};

/// One time that one of the two was asked.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Which one.
    pub id: Uuid,
    /// When in the journey.
    pub wave: Wave,
    /// Which of the two.
    pub side: Side,
    /// The day of the wave.
    pub due: Timestamp,
    /// When they were asked.
    pub asked: Timestamp,
    /// What they said, and when; `None` while they did not.
    pub given: Option<(Answers, Timestamp)>,
    /// What they wrote beside it, sealed; `None` where they wrote nothing.
    pub words: Option<Sealed>,
    /// Since when the other may read that; `None`: not at all.
    pub shared: Option<Timestamp>,
}

/// Where the words of the row `id` are sealed.
#[must_use]
pub fn place(id: Uuid) -> Place {
    Place { table: "feedback", row: id, column: "words" }
}

/// Keeps that one of the two of `talk` was asked, with nothing said yet.
///
/// # Errors
/// [`Fault`] of the store, also where that side was asked in that wave.
pub fn add(tx: &mut Tx, talk: TalkId, kept: &Kept) -> Result<(), Fault> {
    tx.run(
        "insert into feedback (id, talk_id, side, wave, version, due, asked, pooled)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[
            kept.id.into(),
            talk.into(),
            kept.side.word().into(),
            kept.wave.word().into(),
            i64::from(VERSION).into(),
            kept.due.into(),
            kept.asked.into(),
            false.into(),
        ],
    )?;
    Ok(())
}

/// Keeps what was said where `kept` asked, unless something was said already.
///
/// # Errors
/// [`Fault`] of the store.
pub fn answer(tx: &mut Tx, kept: &Kept) -> Result<(), Fault> {
    let (answers, at) = kept.given.as_ref().map(|(said, at)| (said.word(), *at)).unzip();
    tx.run(
        "update feedback set answers = $2, answered = $3, words = $4, shared = $5
         where id = $1 and answered is null",
        &[
            kept.id.into(),
            answers.as_deref().into(),
            at.into(),
            kept.words.as_ref().into(),
            kept.shared.into(),
        ],
    )?;
    Ok(())
}

/// Every time that the two of `talk` were asked, the newest first: each wave once.
///
/// # Errors
/// [`Fault`] of the store.
pub fn list(tx: &mut Tx, talk: TalkId) -> Result<Vec<Kept>, Fault> {
    tx.all(
        "select id, wave, side, due, asked, answers, answered, words, shared from feedback
         where talk_id = $1 order by asked desc, side desc",
        &[talk.into()],
        read,
    )
}

/// When the two of `talk` had to do with each other first: a word, or a meeting that took place; `None` before that.
///
/// # Errors
/// [`Fault`] of the store.
pub fn first_contact(tx: &mut Tx, talk: TalkId) -> Result<Option<Timestamp>, Fault> {
    let first = tx.one(
        "select min(at) from (select at from message where talk_id = $1
         union all select start from meeting where talk_id = $1 and agreed
         and coalesce(settled, mentee_said, mentor_said) = 'held'
         and coalesce(settled, mentor_said, mentee_said) = 'held') contact",
        &[talk.into()],
        |row| row.get(0),
    )?;
    Ok(first.flatten())
}

/// What mentees said of `mentor` in time and to the questions as they are now, of whom none was told of yet: whose it is
/// and what, the oldest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn unpooled(tx: &mut Tx, mentor: FaceId) -> Result<Vec<(MemberId, Answers)>, Fault> {
    tx.all(
        "select face.owner_id, feedback.answers from talk
         join feedback on feedback.talk_id = talk.id join face on face.id = talk.member_face
         where talk.helper_face = $1 and feedback.side = 'member' and feedback.version = $2
         and feedback.answered <= feedback.due + $3
         and not exists (select 1 from talk before join face own on own.id = before.member_face
             join feedback said on said.talk_id = before.id
             where before.helper_face = $1 and own.owner_id = face.owner_id and said.pooled)
         order by feedback.answered, feedback.id",
        &[mentor.into(), i64::from(VERSION).into(), WINDOW.0.into()],
        |row| Ok((row.get(0)?, answers(&row.get::<String>(1)?)?)),
    )
}

/// Marks what mentees said of `mentor` as told.
///
/// # Errors
/// [`Fault`] of the store.
pub fn pool(tx: &mut Tx, mentor: FaceId) -> Result<(), Fault> {
    tx.run(
        "update feedback set pooled = $2 where side = 'member' and version = $3
         and answered <= due + $4 and talk_id in (select id from talk where helper_face = $1)",
        &[mentor.into(), true.into(), i64::from(VERSION).into(), WINDOW.0.into()],
    )?;
    Ok(())
}

/// Lets the words go that `side` wrote in `talk`; how many.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, talk: TalkId, side: Side) -> Result<u64, Fault> {
    tx.run(
        "update feedback set words = null, shared = null
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
        "delete from feedback
         where (side = 'member' and talk_id in (select id from talk where member_face = $1))
         or (side = 'helper' and talk_id in (select id from talk where helper_face = $1))",
        &[face.into()],
    )?;
    Ok(())
}

fn answers(word: &str) -> Result<Answers, Fault> {
    worded(word, Answers::of)
}

fn read(row: &Row<'_>) -> Result<Kept, Fault> {
    let (wave, side): (String, String) = (row.get(1)?, row.get(2)?);
    let (said, at): (Option<String>, Option<Timestamp>) = (row.get(5)?, row.get(6)?);
    let said = said.map(|word| answers(&word)).transpose()?;
    Ok(Kept {
        id: row.get(0)?,
        wave: worded(&wave, Wave::of)?,
        side: worded(&side, Side::of)?,
        due: row.get(3)?,
        asked: row.get(4)?,
        given: said.zip(at),
        words: row.get(7)?,
        shared: row.get(8)?,
    })
}
