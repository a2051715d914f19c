//! What was read in texts, and what is remembered of them; owned tables: `signal`, `signal_memory`. No words.

use kith_core::{
    FaceId, TalkId, Timestamp,
    safety::signal::{Category, Heard, Mark, Reading, Signal, Subject},
    support::safe::Level,
};
use uuid::Uuid;

use crate::{Fault, Tx, engine::Row, people::worded, seal::Sealed};

/// Adds `signal` as `id`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, id: Uuid, signal: &Signal) -> Result<(), Fault> {
    let Signal { reading, .. } = signal;
    let categories: Vec<_> = reading.categories.iter().map(|one| one.word()).collect();
    tx.run(
        "insert into signal (id, code, care_id, author_id, message_id, level, subject, categories,
         offer, page, heard, marks, pack, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        &[
            id.into(),
            signal.code.into(),
            signal.care.into(),
            signal.author.into(),
            signal.message.into(),
            reading.level.word().into(),
            reading.subject.word().into(),
            categories.join(" ").as_str().into(),
            reading.offer.into(),
            reading.page.into(),
            reading.heard.word().into(),
            written(&signal.marks).as_str().into(),
            signal.pack.as_str().into(),
            signal.at.into(),
        ],
    )?;
    Ok(())
}

/// Up to `limit` signals of the care (or the letter) `care`, the newest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn of(tx: &mut Tx, care: Uuid, limit: i64) -> Result<Vec<Signal>, Fault> {
    tx.all(
        "select code, care_id, author_id, message_id, level, subject, categories, offer, page, heard,
         marks, pack, at from signal where care_id = $1 order by at desc, id desc limit $2",
        &[care.into(), limit.into()],
        read,
    )
}

/// How many texts were `heard` that way since `since`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn count(tx: &mut Tx, heard: Heard, since: Timestamp) -> Result<i64, Fault> {
    let count = tx.one(
        "select count(*) from signal where heard <> 'full' and heard = $1 and at >= $2",
        &[heard.word().into(), since.into()],
        |row| row.get(0),
    )?;
    Ok(count.unwrap_or_default())
}

/// Forgets the signals of the care (or the letter) `care`; how many.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, care: Uuid) -> Result<u64, Fault> {
    tx.run("delete from signal where care_id = $1", &[care.into()])
}

/// What is remembered of `author` in `talk`, sealed, and the row it stands in; `None` where nothing is.
///
/// # Errors
/// [`Fault`] of the store.
pub fn memory(tx: &mut Tx, talk: TalkId, author: FaceId) -> Result<Option<(Uuid, Sealed)>, Fault> {
    tx.one(
        "select id, sums from signal_memory where talk_id = $1 and face_id = $2",
        &[talk.into(), author.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Remembers `sums` of `author` in `talk`, sealed for the row `id`. Where somebody else was quicker to
/// make the first row, theirs stays.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remember(
    tx: &mut Tx,
    (talk, author): (TalkId, FaceId),
    id: Uuid,
    sums: &Sealed,
) -> Result<(), Fault> {
    let known =
        tx.run("update signal_memory set sums = $2 where id = $1", &[id.into(), sums.into()])?;
    if known == 0 {
        tx.run(
            "insert into signal_memory (id, talk_id, face_id, sums) values ($1, $2, $3, $4)
             on conflict do nothing",
            &[id.into(), talk.into(), author.into(), sums.into()],
        )?;
    }
    Ok(())
}

/// Forgets what is remembered of `author`, in every talk; how many.
///
/// # Errors
/// [`Fault`] of the store.
pub fn unremember(tx: &mut Tx, author: FaceId) -> Result<u64, Fault> {
    tx.run("delete from signal_memory where face_id = $1", &[author.into()])
}

fn written(marks: &[Mark]) -> String {
    let one = |mark: &Mark| format!("{}:{}:{}", mark.rule, mark.start, mark.end);
    marks.iter().map(one).collect::<Vec<_>>().join(" ")
}

fn mark(text: &str) -> Option<Mark> {
    let (rest, end) = text.rsplit_once(':')?;
    let (rule, start) = rest.rsplit_once(':')?;
    Some(Mark { rule: rule.to_owned(), start: start.parse().ok()?, end: end.parse().ok()? })
}

fn read(row: &Row) -> Result<Signal, Fault> {
    let (level, subject, categories): (String, String, String) =
        (row.get(4)?, row.get(5)?, row.get(6)?);
    let (heard, marks): (String, String) = (row.get(9)?, row.get(10)?);
    let categories = categories.split_whitespace().map(|word| worded(word, Category::of));
    Ok(Signal {
        code: row.get(0)?,
        care: row.get(1)?,
        author: row.get(2)?,
        message: row.get(3)?,
        reading: Reading {
            level: worded(&level, Level::of)?,
            subject: worded(&subject, Subject::of)?,
            categories: categories.collect::<Result<_, _>>()?,
            offer: row.get(7)?,
            page: row.get(8)?,
            heard: worded(&heard, Heard::of)?,
        },
        marks: marks.split_whitespace().filter_map(mark).collect(),
        pack: row.get(11)?,
        at: row.get(12)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_written_and_read() {
        let marks = vec![
            Mark { rule: "en.suicide.active.17".to_owned(), start: 0, end: 12 },
            Mark { rule: "odd:name".to_owned(), start: 3, end: 9 },
        ];
        let read: Vec<_> = written(&marks).split_whitespace().filter_map(mark).collect();
        assert_eq!(read, marks);
        assert_eq!(mark("nothing"), None);
    }
}
