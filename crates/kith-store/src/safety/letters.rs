//! Letters to the house, line by line; owned tables: `letter`, `letter_line`.

use kith_core::{
    Code, LetterId, MemberId, Timestamp,
    safety::{
        claim::{Claim, Right, Use},
        letter::{Kind, Letter, Matter, Side},
    },
    support::safe::Safe,
};
use uuid::Uuid;

use crate::{Fault, Tx, engine::Row, people::worded, seal::Sealed};

/// One line of a letter.
#[derive(Debug, Clone)]
pub struct Line {
    /// Which line.
    pub id: Uuid,
    /// Of which letter.
    pub letter: LetterId,
    /// Who wrote it.
    pub side: Side,
    /// Who of the house; `None` for the writer.
    pub by: Option<MemberId>,
    /// What it says, sealed.
    pub words: Sealed,
    /// When it was written.
    pub at: Timestamp,
}

/// Adds `letter`, with a safe way to answer and the keyed hash of its reference code, where it has them.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(
    tx: &mut Tx,
    letter: &Letter,
    way: Option<&Sealed>,
    receipt: Option<&str>,
) -> Result<(), Fault> {
    tx.run(
        "insert into letter (id, code, kind, matter, writer_id, talk_id, receipt, way, at, claim,
         purpose) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        &[
            letter.id.into(),
            letter.code.into(),
            letter.kind.word().into(),
            letter.matter.map(Matter::word).into(),
            letter.writer.into(),
            letter.talk.into(),
            receipt.into(),
            way.into(),
            letter.at.into(),
            letter.claim.map(|claim| claim.right.word()).into(),
            letter.claim.map(|claim| claim.purpose.word()).into(),
        ],
    )?;
    Ok(())
}

/// Adds `line`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add_line(tx: &mut Tx, line: &Line) -> Result<(), Fault> {
    tx.run(
        "insert into letter_line (id, letter_id, side, by_id, words, at)
         values ($1, $2, $3, $4, $5, $6)",
        &[
            line.id.into(),
            line.letter.into(),
            line.side.word().into(),
            line.by.into(),
            (&line.words).into(),
            line.at.into(),
        ],
    )?;
    Ok(())
}

/// The letter `id`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, id: LetterId) -> Result<Option<Letter>, Fault> {
    tx.one(
        "select id, code, kind, matter, writer_id, talk_id, at, claim, purpose from letter where id = $1",
        &[id.into()],
        read,
    )
}

/// The letter that `code` names, where it is `writer`'s.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find_by_code(tx: &mut Tx, code: Code, writer: MemberId) -> Result<Option<Letter>, Fault> {
    tx.one(
        "select id, code, kind, matter, writer_id, talk_id, at, claim, purpose from letter
         where code = $1 and writer_id = $2",
        &[code.into(), writer.into()],
        read,
    )
}

/// The letter whose reference code has the keyed hash `receipt`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find_by_receipt(tx: &mut Tx, receipt: &str) -> Result<Option<Letter>, Fault> {
    tx.one(
        "select id, code, kind, matter, writer_id, talk_id, at, claim, purpose from letter where receipt = $1",
        &[receipt.into()],
        read,
    )
}

/// The letter that `code` names, whoever wrote it: for the house itself.
///
/// # Errors
/// [`Fault`] of the store.
pub fn named(tx: &mut Tx, code: Code) -> Result<Option<Letter>, Fault> {
    tx.one(
        "select id, code, kind, matter, writer_id, talk_id, at, claim, purpose from letter where code = $1",
        &[code.into()],
        read,
    )
}

/// Gives the letter `id` the reference code with the keyed hash `receipt`; its older one ends.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set_receipt(tx: &mut Tx, id: LetterId, receipt: &str) -> Result<(), Fault> {
    tx.run("update letter set receipt = $2 where id = $1", &[id.into(), receipt.into()])?;
    Ok(())
}

/// The sealed way to answer the letter `id`; `None` where none was given.
///
/// # Errors
/// [`Fault`] of the store.
pub fn way(tx: &mut Tx, id: LetterId) -> Result<Option<Sealed>, Fault> {
    let way = tx.one("select way from letter where id = $1", &[id.into()], |row| row.get(0))?;
    Ok(way.flatten())
}

/// Keeps what whoever wrote the letter `id` answered to "Are you safe now?".
///
/// # Errors
/// [`Fault`] of the store.
pub fn set_safe(tx: &mut Tx, id: LetterId, safe: Safe, now: Timestamp) -> Result<(), Fault> {
    tx.run(
        "update letter set safe = $2, safe_at = $3 where id = $1",
        &[id.into(), safe.word().into(), now.into()],
    )?;
    Ok(())
}

/// What whoever wrote the letter `id` answered last to "Are you safe now?", and when; `None` until they
/// did.
///
/// # Errors
/// [`Fault`] of the store.
pub fn safe(tx: &mut Tx, id: LetterId) -> Result<Option<(Safe, Timestamp)>, Fault> {
    let said = tx.one("select safe, safe_at from letter where id = $1", &[id.into()], |row| {
        let (safe, at): (Option<String>, Option<Timestamp>) = (row.get(0)?, row.get(1)?);
        safe.zip(at).map(|(word, at)| Ok((worded(&word, Safe::of)?, at))).transpose()
    })?;
    Ok(said.flatten())
}

/// The lines of the letter `id`, oldest first; up to 200, the newest of them.
///
/// # Errors
/// [`Fault`] of the store.
pub fn lines(tx: &mut Tx, id: LetterId) -> Result<Vec<Line>, Fault> {
    let mut lines = tx.all(
        "select id, letter_id, side, by_id, words, at from letter_line where letter_id = $1
         order by at desc, id desc limit 200",
        &[id.into()],
        read_line,
    )?;
    lines.reverse();
    Ok(lines)
}

/// Up to `limit` letters of `writer`, the newest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn list(tx: &mut Tx, writer: MemberId, limit: i64) -> Result<Vec<Letter>, Fault> {
    tx.all(
        "select id, code, kind, matter, writer_id, talk_id, at, claim, purpose from letter where writer_id = $1
         order by at desc, id desc limit $2",
        &[writer.into(), limit.into()],
        read,
    )
}

/// Unties the letters of `writer`, whose account is gone: whoever has a reference code can still read
/// the answer. How many.
///
/// # Errors
/// [`Fault`] of the store.
pub fn untie(tx: &mut Tx, writer: MemberId) -> Result<u64, Fault> {
    tx.run("update letter set writer_id = null where writer_id = $1", &[writer.into()])
}

/// Removes the letter `id` with its lines. False where there was none.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, id: LetterId) -> Result<bool, Fault> {
    tx.run("delete from letter_line where letter_id = $1", &[id.into()])?;
    Ok(tx.run("delete from letter where id = $1", &[id.into()])? == 1)
}

fn read(row: &Row) -> Result<Letter, Fault> {
    let (kind, matter): (String, Option<String>) = (row.get(2)?, row.get(3)?);
    Ok(Letter {
        id: row.get(0)?,
        code: row.get(1)?,
        kind: worded(&kind, Kind::of)?,
        matter: matter.map(|word| worded(&word, Matter::of)).transpose()?,
        writer: row.get(4)?,
        talk: row.get(5)?,
        at: row.get(6)?,
        claim: claim(row.get(7)?, row.get(8)?)?,
    })
}

fn claim(right: Option<String>, purpose: Option<String>) -> Result<Option<Claim>, Fault> {
    let (Some(right), Some(purpose)) = (right, purpose) else { return Ok(None) };
    Ok(Some(Claim { right: worded(&right, Right::of)?, purpose: worded(&purpose, Use::of)? }))
}

fn read_line(row: &Row) -> Result<Line, Fault> {
    let side: String = row.get(2)?;
    Ok(Line {
        id: row.get(0)?,
        letter: row.get(1)?,
        side: worded(&side, Side::of)?,
        by: row.get(3)?,
        words: row.get(4)?,
        at: row.get(5)?,
    })
}
