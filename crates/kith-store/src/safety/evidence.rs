//! Sealed copies of what was said, for reports; owned tables: `evidence`, `evidence_line`.

use kith_core::{FaceId, LetterId, MessageId, TalkId, Timestamp, people::face::Side};

use crate::{
    Fault, Tx,
    engine::Row,
    people::worded,
    seal::Sealed,
    talk::{
        franking::{Frank, Said, Sum, digest},
        tags::sum,
    },
};

/// A sealed copy.
#[derive(Debug, Clone)]
pub struct Evidence {
    /// For which report.
    pub letter: LetterId,
    /// Of which talk.
    pub talk: TalkId,
    /// On which side whoever reports it sits.
    pub reporter: Side,
    /// The tag before the first line; `None` where that is the first message of the talk.
    pub before: Option<Sum>,
    /// When it was made.
    pub at: Timestamp,
    /// What was said, oldest first.
    pub lines: Vec<Line>,
    mark: Vec<u8>,
}

/// One message of a sealed copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Which message it was.
    pub message: MessageId,
    /// Its place in the talk.
    pub seq: i64,
    /// The face that wrote it.
    pub author: FaceId,
    /// The side on which that face sits.
    pub side: Side,
    /// Whether the report is about this message.
    pub chosen: bool,
    /// When it was written.
    pub at: Timestamp,
    /// The digest of the words as their author sealed them.
    pub digest: Sum,
    /// Its tag in the talk.
    pub tag: Sum,
    /// Its words, sealed for safeguarding; `None` where they were gone before the report.
    pub words: Option<Sealed>,
}

/// Whether a copy is what was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// Nothing was altered, invented, left out or moved since it was said.
    Holds,
    /// The talk had been changed before it was copied: the tag of this message does not fit.
    Talk(i64),
    /// The copy was changed since it was made.
    Copy,
}

impl Evidence {
    /// The copy `self`, marked by `frank` as it stands.
    #[must_use]
    pub fn marked(mut self, frank: &Frank) -> Self {
        self.mark = self.mark_by(frank).to_vec();
        self
    }

    /// A copy of these `lines`, not marked yet.
    #[must_use]
    pub fn of(
        (letter, talk): (LetterId, TalkId),
        reporter: Side,
        (before, lines): (Option<Sum>, Vec<Line>),
        at: Timestamp,
    ) -> Self {
        Self { letter, talk, reporter, before, at, lines, mark: Vec::new() }
    }

    /// What of it holds.
    #[must_use]
    pub fn proof(&self, frank: &Frank) -> Proof {
        if sum(Some(&self.mark)) != Some(self.mark_by(frank)) {
            return Proof::Copy;
        }
        let mut before = self.before;
        for line in &self.lines {
            let Line { seq, author, at, digest, .. } = *line;
            let said = Said { talk: self.talk, seq, author, at, digest };
            if line.tag != frank.tag(&said, before.as_ref()) {
                return Proof::Talk(seq);
            }
            before = Some(line.tag);
        }
        Proof::Holds
    }

    /// Everything in a fixed order and of fixed length, so that no two copies are written alike.
    fn mark_by(&self, frank: &Frank) -> Sum {
        let mut hasher = frank.copy();
        hasher.update(self.letter.0.as_bytes()).update(self.talk.0.as_bytes());
        hasher.update(&[number(self.reporter), u8::from(self.before.is_some())]);
        hasher.update(&self.before.unwrap_or_default()).update(&self.at.micros().to_be_bytes());
        hasher.update(&self.lines.len().to_be_bytes());
        for line in &self.lines {
            hasher.update(line.message.0.as_bytes()).update(&line.seq.to_be_bytes());
            hasher.update(line.author.0.as_bytes()).update(&line.at.micros().to_be_bytes());
            let has = line.words.is_some();
            hasher.update(&[number(line.side), u8::from(line.chosen), u8::from(has)]);
            hasher.update(&line.digest).update(&line.tag).update(&digest(line.words.as_ref()));
        }
        *hasher.finalize().as_bytes()
    }
}

/// Keeps `copy`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, copy: &Evidence) -> Result<(), Fault> {
    tx.run(
        "insert into evidence (letter_id, talk_id, reporter, before, mark, at)
         values ($1, $2, $3, $4, $5, $6)",
        &[
            copy.letter.into(),
            copy.talk.into(),
            copy.reporter.word().into(),
            copy.before.as_ref().map(<[u8; 32]>::as_slice).into(),
            copy.mark.as_slice().into(),
            copy.at.into(),
        ],
    )?;
    copy.lines.iter().try_for_each(|line| add_line(tx, copy.letter, line))
}

fn add_line(tx: &mut Tx, letter: LetterId, line: &Line) -> Result<(), Fault> {
    tx.run(
        "insert into evidence_line
         (letter_id, seq, message_id, author_id, side, chosen, at, digest, tag, words)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &[
            letter.into(),
            line.seq.into(),
            line.message.into(),
            line.author.into(),
            line.side.word().into(),
            line.chosen.into(),
            line.at.into(),
            line.digest.as_slice().into(),
            line.tag.as_slice().into(),
            line.words.as_ref().into(),
        ],
    )?;
    Ok(())
}

/// The copy that was made for the report `letter`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, letter: LetterId) -> Result<Option<Evidence>, Fault> {
    let found = tx.one(
        "select letter_id, talk_id, reporter, before, at, mark from evidence where letter_id = $1",
        &[letter.into()],
        read,
    )?;
    let Some(mut copy) = found else { return Ok(None) };
    copy.lines = tx.all(
        "select message_id, seq, author_id, side, chosen, at, digest, tag, words
         from evidence_line where letter_id = $1 order by seq",
        &[letter.into()],
        read_line,
    )?;
    Ok(Some(copy))
}

/// Removes the copy that was made for the report `letter`. False where there was none.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, letter: LetterId) -> Result<bool, Fault> {
    tx.run("delete from evidence_line where letter_id = $1", &[letter.into()])?;
    Ok(tx.run("delete from evidence where letter_id = $1", &[letter.into()])? == 1)
}

const fn number(side: Side) -> u8 {
    match side {
        Side::Member => 1,
        Side::Helper => 2,
    }
}

fn read(row: &Row) -> Result<Evidence, Fault> {
    let (reporter, before): (String, Option<Vec<u8>>) = (row.get(2)?, row.get(3)?);
    let before = before.map(|bytes| fixed(&bytes)).transpose()?;
    Ok(Evidence {
        letter: row.get(0)?,
        talk: row.get(1)?,
        reporter: worded(&reporter, Side::of)?,
        before,
        at: row.get(4)?,
        lines: Vec::new(),
        mark: row.get(5)?,
    })
}

fn read_line(row: &Row) -> Result<Line, Fault> {
    let (side, digest, tag): (String, Vec<u8>, Vec<u8>) = (row.get(3)?, row.get(6)?, row.get(7)?);
    Ok(Line {
        message: row.get(0)?,
        seq: row.get(1)?,
        author: row.get(2)?,
        side: worded(&side, Side::of)?,
        chosen: row.get(4)?,
        at: row.get(5)?,
        digest: fixed(&digest)?,
        tag: fixed(&tag)?,
        words: row.get(8)?,
    })
}

fn fixed(bytes: &[u8]) -> Result<Sum, Fault> {
    sum(Some(bytes)).ok_or_else(|| Fault::new("a tag of another length"))
}

#[cfg(test)]
#[path = "evidence_tests.rs"]
mod tests;
