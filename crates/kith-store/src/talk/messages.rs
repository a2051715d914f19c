//! Messages, sealed, in the order of their talk; owned table: `message`.

use kith_core::{Code, FaceId, MessageId, TalkId, Timestamp, safety::measure::reasons::Rule};

use super::{
    franking::{Frank, Said, digest},
    tags, talks,
};
use crate::{Fault, Tx, audit::events, engine::Row, people::worded, seal::Sealed};

/// A message as it is kept: its words are sealed with its author's key in this talk.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Which message.
    pub id: MessageId,
    /// What names it outside.
    pub code: Code,
    /// The talk it stands in.
    pub talk: TalkId,
    /// Its place in the talk, from 1; events of the talk that are no message leave gaps.
    pub seq: i64,
    /// The face that wrote it.
    pub author: FaceId,
    /// Its words; `None` once it was withdrawn.
    pub body: Option<Sealed>,
    /// When it was written.
    pub at: Timestamp,
    /// The rule by which the house hides it from both; `None` where it does not.
    pub hidden: Option<Rule>,
    /// The name of its author, where that is somebody on duty who joined; `None` for the two.
    pub guest: Option<String>,
}

/// A message that is to be kept.
#[derive(Debug, Clone)]
pub struct Fresh {
    /// Which message; drawn before its words were sealed, for they are bound to it.
    pub id: MessageId,
    /// What names it outside.
    pub code: Code,
    /// The face that wrote it.
    pub author: FaceId,
    /// Its words.
    pub body: Sealed,
}

/// Adds `message` to `talk` as its newest, tagged by `frank`; its seq.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(
    tx: &mut Tx,
    talk: TalkId,
    message: &Fresh,
    frank: &Frank,
    now: Timestamp,
) -> Result<i64, Fault> {
    let seq = events::append(tx, &talks::topic(talk), "said", message.id.0, now)?;
    let before = tags::catch_up(tx, talk, frank)?;
    let digest = digest(Some(&message.body));
    let said = Said { talk, seq, author: message.author, at: now, digest };
    let tag = frank.tag(&said, before.as_ref());
    tx.run(
        "insert into message (id, code, talk_id, seq, author_id, body, at, digest, tag)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &[
            message.id.into(),
            message.code.into(),
            talk.into(),
            seq.into(),
            message.author.into(),
            (&message.body).into(),
            now.into(),
            digest.as_slice().into(),
            tag.as_slice().into(),
        ],
    )?;
    tags::set_head(tx, (talk, seq), &tag, frank)?;
    talks::heard(tx, talk, now)?;
    Ok(seq)
}

/// Up to `limit` messages of `talk` before the seq `before`, newest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn before(tx: &mut Tx, talk: TalkId, before: i64, limit: i64) -> Result<Vec<Kept>, Fault> {
    tx.all(
        "select id, code, talk_id, seq, author_id, body, at,
         (select min(rule) from measure where message_id = message.id and hides),
         (select min(face.pseudonym) from talk_guest join face on face.id = talk_guest.face_id
          where talk_guest.talk_id = message.talk_id
          and talk_guest.face_id = message.author_id) from message
         where talk_id = $1 and seq < $2 order by seq desc limit $3",
        &[talk.into(), before.into(), limit.into()],
        read,
    )
}

/// The message `id`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, id: MessageId) -> Result<Option<Kept>, Fault> {
    tx.one(
        "select id, code, talk_id, seq, author_id, body, at,
         (select min(rule) from measure where message_id = message.id and hides),
         (select min(face.pseudonym) from talk_guest join face on face.id = talk_guest.face_id
          where talk_guest.talk_id = message.talk_id
          and talk_guest.face_id = message.author_id) from message where id = $1",
        &[id.into()],
        read,
    )
}

/// The message that `code` names.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find_by_code(tx: &mut Tx, code: Code) -> Result<Option<Kept>, Fault> {
    tx.one(
        "select id, code, talk_id, seq, author_id, body, at,
         (select min(rule) from measure where message_id = message.id and hides),
         (select min(face.pseudonym) from talk_guest join face on face.id = talk_guest.face_id
          where talk_guest.talk_id = message.talk_id
          and talk_guest.face_id = message.author_id) from message where code = $1",
        &[code.into()],
        read,
    )
}

/// Tells whoever looks on that the message `id` of `talk` is hidden now, or is not any more.
///
/// # Errors
/// [`Fault`] of the store.
pub fn changed(tx: &mut Tx, talk: TalkId, id: MessageId, now: Timestamp) -> Result<(), Fault> {
    events::append(tx, &talks::topic(talk), "changed", id.0, now)?;
    Ok(())
}

/// How many messages `author` wrote after `since`, at most `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn count_since(
    tx: &mut Tx,
    author: FaceId,
    since: Timestamp,
    limit: i64,
) -> Result<i64, Fault> {
    let count = tx.one(
        "select count(*) from (select 1 from message where author_id = $1 and at > $2 limit $3) m",
        &[author.into(), since.into(), limit.into()],
        |row| row.get(0),
    )?;
    Ok(count.unwrap_or_default())
}

/// How many messages were written in all talks between the faces `one` and `other`; counted up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn count_between(tx: &mut Tx, one: FaceId, other: FaceId, limit: i64) -> Result<i64, Fault> {
    let count = tx.one(
        "select count(*) from (select 1 from message, talk where message.talk_id = talk.id
         and ((talk.member_face = $1 and talk.helper_face = $2)
           or (talk.member_face = $2 and talk.helper_face = $1)) limit $3) m",
        &[one.into(), other.into(), limit.into()],
        |row| row.get(0),
    )?;
    Ok(count.unwrap_or_default())
}

/// Takes the words out of `message`, for good; its digest and its tag stay, and `frank` marks that they
/// were taken back. False where they were gone.
///
/// # Errors
/// [`Fault`] of the store.
pub fn withdraw(tx: &mut Tx, message: &Kept, frank: &Frank, now: Timestamp) -> Result<bool, Fault> {
    tags::catch_up(tx, message.talk, frank)?;
    let tag = tags::at(tx, message.talk, message.seq)?;
    let gone = tags::sum(tag.as_deref()).map(|tag| frank.gone(&tag, now));
    let gone = tx.run(
        "update message set body = null, withdrawn = $2, gone = $3
         where id = $1 and withdrawn is null",
        &[message.id.into(), now.into(), gone.as_ref().map(<[u8; 32]>::as_slice).into()],
    )?;
    if gone == 1 {
        events::append(tx, &talks::topic(message.talk), "withdrawn", message.id.0, now)?;
    }
    Ok(gone == 1)
}

pub(super) fn read(row: &Row) -> Result<Kept, Fault> {
    let hidden: Option<String> = row.get(7)?;
    Ok(Kept {
        id: row.get(0)?,
        code: row.get(1)?,
        talk: row.get(2)?,
        seq: row.get(3)?,
        author: row.get(4)?,
        body: row.get(5)?,
        at: row.get(6)?,
        hidden: hidden.map(|rule| worded(&rule, Rule::of)).transpose()?,
        guest: row.get(8)?,
    })
}
