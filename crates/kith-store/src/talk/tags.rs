//! The tags of messages, kept and verified; owned table: `talk_tag`.

use std::collections::BTreeMap;

use kith_core::{FaceId, MessageId, TalkId, Timestamp};
use uuid::Uuid;

use super::franking::{Frank, Said, Sum, digest};
use crate::{Fault, Store, Tx, engine::Row, seal::Sealed};

/// How many messages are read at once while verifying.
const PAGE: i64 = 2_000;

/// A message with everything that its tag covers.
#[derive(Debug, Clone)]
pub struct Franked {
    /// Which message.
    pub id: MessageId,
    /// In which talk.
    pub talk: TalkId,
    /// Its place in the talk.
    pub seq: i64,
    /// The face that wrote it.
    pub author: FaceId,
    /// Its words; `None` once it was withdrawn.
    pub body: Option<Sealed>,
    /// When it was written.
    pub at: Timestamp,
    withdrawn: Option<Timestamp>,
    digest: Option<Vec<u8>>,
    tag: Option<Vec<u8>>,
    gone: Option<Vec<u8>>,
}

/// The newest tag of a talk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Of which talk.
    pub talk: TalkId,
    /// The seq of its newest message.
    pub seq: i64,
    /// Its tag.
    pub tag: Vec<u8>,
    mark: Vec<u8>,
}

/// What a verification of all talks found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// How many talks have messages.
    pub talks: u64,
    /// How many messages there are.
    pub messages: u64,
    /// The first wrong message of each talk that does not hold.
    pub broken: Vec<Broken>,
}

/// Where a talk stops holding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Broken {
    /// The talk.
    pub talk: TalkId,
    /// The seq that is wrong, or after which something is missing.
    pub seq: i64,
}

/// The newest tag of `talk`, after those of its messages that have none were given theirs: messages
/// from before there were tags.
///
/// # Errors
/// [`Fault`] of the store.
pub fn catch_up(tx: &mut Tx, talk: TalkId, frank: &Frank) -> Result<Option<Sum>, Fault> {
    if let Some(head) = head(tx, talk)? {
        return Ok(sum(Some(&head.tag)));
    }
    let old = tx.all(
        "select id, talk_id, seq, author_id, body, at, withdrawn, digest, tag, gone from message
         where talk_id = $1 and tag is null order by seq",
        &[talk.into()],
        read,
    )?;
    let mut before = None;
    for message in old {
        let said = message.said(digest(message.body.as_ref()));
        let tag = frank.tag(&said, before.as_ref());
        let gone = message.withdrawn.map(|at| frank.gone(&tag, at));
        tx.run(
            "update message set digest = $2, tag = $3, gone = $4 where id = $1",
            &[
                message.id.into(),
                said.digest.as_slice().into(),
                tag.as_slice().into(),
                gone.as_ref().map(<[u8; 32]>::as_slice).into(),
            ],
        )?;
        set_head(tx, (talk, message.seq), &tag, frank)?;
        before = Some(tag);
    }
    Ok(before)
}

/// A talk with messages from before there were tags; `None` where there is none.
///
/// # Errors
/// [`Fault`] of the store.
pub fn untagged(tx: &mut Tx) -> Result<Option<TalkId>, Fault> {
    tx.one("select talk_id from message where tag is null limit 1", &[], |row| row.get(0))
}

/// Keeps that `tag` at `seq` is the newest of `talk`.
pub(super) fn set_head(
    tx: &mut Tx,
    (talk, seq): (TalkId, i64),
    tag: &Sum,
    frank: &Frank,
) -> Result<(), Fault> {
    let mark = frank.head(talk, seq, tag);
    tx.run(
        "insert into talk_tag (talk_id, seq, tag, mark) values ($1, $2, $3, $4)
         on conflict (talk_id) do update
         set seq = excluded.seq, tag = excluded.tag, mark = excluded.mark",
        &[talk.into(), seq.into(), tag.as_slice().into(), mark.as_slice().into()],
    )?;
    Ok(())
}

/// The newest tag of `talk`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn head(tx: &mut Tx, talk: TalkId) -> Result<Option<Head>, Fault> {
    tx.one(
        "select talk_id, seq, tag, mark from talk_tag where talk_id = $1",
        &[talk.into()],
        read_head,
    )
}

/// The newest tag of every talk.
///
/// # Errors
/// [`Fault`] of the store.
pub fn heads(tx: &mut Tx) -> Result<Vec<Head>, Fault> {
    tx.all("select talk_id, seq, tag, mark from talk_tag order by talk_id", &[], read_head)
}

/// The tag of the message at `seq` in `talk`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn at(tx: &mut Tx, talk: TalkId, seq: i64) -> Result<Option<Vec<u8>>, Fault> {
    let tag = tx.one(
        "select tag from message where talk_id = $1 and seq = $2",
        &[talk.into(), seq.into()],
        |row| row.get(0),
    )?;
    Ok(tag.flatten())
}

/// Up to `limit` messages of `talk` up to the seq `last`, the newest of them, oldest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn up_to(tx: &mut Tx, talk: TalkId, last: i64, limit: i64) -> Result<Vec<Franked>, Fault> {
    let mut found = tx.all(
        "select id, talk_id, seq, author_id, body, at, withdrawn, digest, tag, gone from message
         where talk_id = $1 and seq <= $2 order by seq desc limit $3",
        &[talk.into(), last.into(), limit.into()],
        read,
    )?;
    found.reverse();
    Ok(found)
}

/// Up to `limit` messages of `talk` after the seq `seq`, oldest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn after(tx: &mut Tx, talk: TalkId, seq: i64, limit: i64) -> Result<Vec<Franked>, Fault> {
    tx.all(
        "select id, talk_id, seq, author_id, body, at, withdrawn, digest, tag, gone from message
         where talk_id = $1 and seq > $2 order by seq limit $3",
        &[talk.into(), seq.into(), limit.into()],
        read,
    )
}

/// Verifies every talk with `frank`, page by page. That a talk is missing altogether, only an anchor
/// can show.
///
/// # Errors
/// [`Fault`] of the store.
pub fn verify(store: &Store, frank: &Frank) -> Result<Report, Fault> {
    // The heads first: what is written meanwhile stands behind them, and must fit too.
    let heads = store.read(heads)?.into_iter().map(|head| (head.talk, head)).collect();
    let (mut walk, mut from) = (Walk::new(heads), (Uuid::nil(), 0));
    loop {
        let after = from;
        let page = store.read(move |tx| page(tx, after))?;
        let Some(last) = page.last() else { return Ok(walk.end()) };
        from = (last.talk.0, last.seq);
        for message in page {
            if !walk.knows(message.talk) {
                let talk = message.talk;
                walk.learn(store.read(move |tx| head(tx, talk))?);
            }
            walk.step(frank, &message);
        }
    }
}

fn page(tx: &mut Tx, (talk, seq): (Uuid, i64)) -> Result<Vec<Franked>, Fault> {
    tx.all(
        "select id, talk_id, seq, author_id, body, at, withdrawn, digest, tag, gone from message
         where (talk_id, seq) > ($1, $2) order by talk_id, seq limit $3",
        &[talk.into(), seq.into(), PAGE.into()],
        read,
    )
}

/// A walk over all talks, one after the other.
struct Walk {
    report: Report,
    /// The heads that no message has reached.
    heads: BTreeMap<TalkId, Head>,
    talk: Option<TalkId>,
    before: Option<Sum>,
    is_broken: bool,
}

impl Walk {
    fn new(heads: BTreeMap<TalkId, Head>) -> Self {
        let report = Report::default();
        Self { report, heads, talk: None, before: None, is_broken: false }
    }

    /// Whether a head stands for `talk`, or the walk is in it.
    fn knows(&self, talk: TalkId) -> bool {
        self.talk == Some(talk) || self.heads.contains_key(&talk)
    }

    fn learn(&mut self, head: Option<Head>) {
        self.heads.extend(head.map(|head| (head.talk, head)));
    }

    fn step(&mut self, frank: &Frank, message: &Franked) {
        let (talk, seq) = (message.talk, message.seq);
        if self.talk != Some(talk) {
            (self.talk, self.before, self.is_broken) = (Some(talk), None, false);
            self.report.talks += 1;
            if !self.heads.contains_key(&talk) {
                self.breaks(talk, seq);
            }
        }
        self.report.messages += 1;
        if self.is_broken {
            return;
        }
        self.before = message.fits(frank, self.before.as_ref());
        let Some(tag) = self.before else { return self.breaks(talk, seq) };
        if let Some(head) = self.heads.remove(&talk) {
            if head.seq > seq {
                self.heads.insert(talk, head);
            } else if head.seq < seq || !head.fits(frank, &tag) {
                self.breaks(talk, seq);
            }
        }
    }

    fn breaks(&mut self, talk: TalkId, seq: i64) {
        self.heads.remove(&talk);
        self.is_broken = true;
        self.report.broken.push(Broken { talk, seq });
    }

    /// What was found; no message has reached the heads that are left.
    fn end(mut self) -> Report {
        let missing = self.heads.values().map(|head| Broken { talk: head.talk, seq: head.seq });
        self.report.broken.extend(missing);
        self.report
    }
}

impl Report {
    /// Whether every talk holds.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.broken.is_empty()
    }
}

impl Head {
    fn fits(&self, frank: &Frank, tag: &Sum) -> bool {
        self.tag == tag && self.mark == frank.head(self.talk, self.seq, tag)
    }
}

impl Franked {
    /// What its tag covers, with `digest` for its words.
    #[must_use]
    pub fn said(&self, digest: Sum) -> Said {
        Said { talk: self.talk, seq: self.seq, author: self.author, at: self.at, digest }
    }

    /// The digest of its words: of those that stand there, else the one that was kept.
    #[must_use]
    pub fn digest(&self) -> Sum {
        let kept = || sum(self.digest.as_deref()).unwrap_or_default();
        self.body.as_ref().map_or_else(kept, |body| digest(Some(body)))
    }

    /// Its tag as it is kept; nothing but zeroes where it has none.
    #[must_use]
    pub fn tag(&self) -> Sum {
        sum(self.tag.as_deref()).unwrap_or_default()
    }

    /// Its tag, where it fits after the tag `before`.
    #[must_use]
    pub fn fits(&self, frank: &Frank, before: Option<&Sum>) -> Option<Sum> {
        let said = self.said(sum(self.digest.as_deref())?);
        let tag = frank.tag(&said, before);
        let stands = match (&self.body, self.withdrawn) {
            (Some(body), None) => self.gone.is_none() && digest(Some(body)) == said.digest,
            (None, Some(at)) => sum(self.gone.as_deref()) == Some(frank.gone(&tag, at)),
            _ => false,
        };
        (stands && sum(self.tag.as_deref()) == Some(tag)).then_some(tag)
    }
}

/// The sum in these bytes.
pub(crate) fn sum(bytes: Option<&[u8]>) -> Option<Sum> {
    bytes.and_then(|bytes| bytes.try_into().ok())
}

fn read(row: &Row) -> Result<Franked, Fault> {
    Ok(Franked {
        id: row.get(0)?,
        talk: row.get(1)?,
        seq: row.get(2)?,
        author: row.get(3)?,
        body: row.get(4)?,
        at: row.get(5)?,
        withdrawn: row.get(6)?,
        digest: row.get(7)?,
        tag: row.get(8)?,
        gone: row.get(9)?,
    })
}

fn read_head(row: &Row) -> Result<Head, Fault> {
    Ok(Head { talk: row.get(0)?, seq: row.get(1)?, tag: row.get(2)?, mark: row.get(3)? })
}

#[cfg(test)]
#[path = "tags_tests.rs"]
mod tests;
