//! Contacts of coordinators with the two of a journey, one row each; owned table: `contact`.

use kith_core::{
    MemberId, TalkId, Timestamp,
    journey::contact::{Channel, Topic, With},
};
use uuid::Uuid;

use crate::{
    Fault, Tx,
    engine::Row,
    people::worded,
    seal::{Place, Sealed},
};

/// A contact as it is kept.
#[derive(Debug, Clone)]
pub struct Contact {
    /// Which one.
    pub id: Uuid,
    /// Whose it was.
    pub by: MemberId,
    /// With whom.
    pub with: With,
    /// How.
    pub channel: Channel,
    /// About what.
    pub topics: Vec<Topic>,
    /// What was noted, sealed; `None` where nothing was.
    pub words: Option<Sealed>,
    /// When.
    pub at: Timestamp,
}

/// Where the note of the contact `id` is sealed.
#[must_use]
pub fn place(id: Uuid) -> Place {
    Place { table: "contact", row: id, column: "words" }
}

/// Keeps a contact with the two of `talk`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, talk: TalkId, contact: &Contact) -> Result<(), Fault> {
    let topics: Vec<_> = contact.topics.iter().map(|topic| topic.word()).collect();
    tx.run(
        "insert into contact (id, talk_id, by_id, with_whom, channel, topics, words, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[
            contact.id.into(),
            talk.into(),
            contact.by.into(),
            contact.with.word().into(),
            contact.channel.word().into(),
            topics.join(" ").as_str().into(),
            contact.words.as_ref().into(),
            contact.at.into(),
        ],
    )?;
    Ok(())
}

/// Up to `limit` contacts with the two of `talk`, the newest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn list(tx: &mut Tx, talk: TalkId, limit: i64) -> Result<Vec<Contact>, Fault> {
    tx.all(
        "select id, by_id, with_whom, channel, topics, words, at from contact where talk_id = $1
         order by at desc, id desc limit $2",
        &[talk.into(), limit.into()],
        read,
    )
}

/// Forgets what was noted of the contacts with the two of `talk`; that there were some stays.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, talk: TalkId) -> Result<(), Fault> {
    tx.run("update contact set words = null where talk_id = $1", &[talk.into()])?;
    Ok(())
}

fn read(row: &Row<'_>) -> Result<Contact, Fault> {
    let (with, channel, topics): (String, String, String) = (row.get(2)?, row.get(3)?, row.get(4)?);
    let topics: Result<Vec<_>, _> =
        topics.split_whitespace().map(|word| worded(word, Topic::of)).collect();
    Ok(Contact {
        id: row.get(0)?,
        by: row.get(1)?,
        with: worded(&with, With::of)?,
        channel: worded(&channel, Channel::of)?,
        topics: topics?,
        words: row.get(5)?,
        at: row.get(6)?,
    })
}
