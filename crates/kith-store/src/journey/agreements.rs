//! Agreements, one row for each version; owned table: `agreement`.

use kith_core::{
    FaceId, TalkId, Timestamp,
    journey::agreement::{Draft, Version},
};
use uuid::Uuid;

use crate::{
    Fault, Tx,
    engine::Row,
    seal::{Place, Sealed},
};

/// A version as it is kept.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Which one.
    pub id: Uuid,
    /// In whose talk.
    pub talk: TalkId,
    /// Who wrote it, and with whose key it is sealed.
    pub author: FaceId,
    /// What it says, sealed.
    pub words: Sealed,
    /// Its number and its signatures.
    pub version: Version,
    /// When its words were let go; `None` while they are there.
    pub forgotten: Option<Timestamp>,
}

/// Where the words of the version `id` are sealed.
#[must_use]
pub fn place(id: Uuid) -> Place {
    Place { table: "agreement", row: id, column: "words" }
}

/// Keeps a new version, signed by nobody.
///
/// # Errors
/// [`Fault`] of the store, also where there is one with that number.
pub fn add(tx: &mut Tx, kept: &Kept) -> Result<(), Fault> {
    let (version, draft) = (&kept.version, &kept.version.draft);
    tx.run(
        "insert into agreement (id, talk_id, number, author_face, words, whole, review, written)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[
            kept.id.into(),
            kept.talk.into(),
            i64::from(version.number).into(),
            kept.author.into(),
            (&kept.words).into(),
            draft.whole.into(),
            draft.review.into(),
            draft.written.into(),
        ],
    )?;
    Ok(())
}

/// Keeps who has signed `version` of the agreement in `talk`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn sign(tx: &mut Tx, talk: TalkId, version: &Version) -> Result<(), Fault> {
    tx.run(
        "update agreement set mentee_signed = $1, mentor_signed = $2 where talk_id = $3 and number = $4",
        &[
            version.mentee.into(),
            version.mentor.into(),
            talk.into(),
            i64::from(version.number).into(),
        ],
    )?;
    Ok(())
}

/// The newest version of the agreement in `talk`; `None` where nothing is written.
///
/// # Errors
/// [`Fault`] of the store.
pub fn newest(tx: &mut Tx, talk: TalkId) -> Result<Option<Kept>, Fault> {
    tx.one(
        "select id, talk_id, author_face, words, number, written, review, whole, mentee_signed,
         mentor_signed, forgotten from agreement where talk_id = $1 order by number desc limit 1",
        &[talk.into()],
        read,
    )
}

/// The newest version in `talk` that both have signed; `None` where there is none.
///
/// # Errors
/// [`Fault`] of the store.
pub fn held(tx: &mut Tx, talk: TalkId) -> Result<Option<Kept>, Fault> {
    tx.one(
        "select id, talk_id, author_face, words, number, written, review, whole, mentee_signed,
         mentor_signed, forgotten from agreement where talk_id = $1 and mentee_signed is not null
         and mentor_signed is not null order by number desc limit 1",
        &[talk.into()],
        read,
    )
}

/// The version with that number in `talk`; `None` where there is none.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, talk: TalkId, number: i64) -> Result<Option<Kept>, Fault> {
    tx.one(
        "select id, talk_id, author_face, words, number, written, review, whole, mentee_signed,
         mentor_signed, forgotten from agreement where talk_id = $1 and number = $2",
        &[talk.into(), number.into()],
        read,
    )
}

/// Lets the words go of every version that `author` wrote in `talk`; how many.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, talk: TalkId, author: FaceId, now: Timestamp) -> Result<u64, Fault> {
    let nothing: &[u8] = &[];
    tx.run(
        "update agreement set words = $1, forgotten = $2
         where talk_id = $3 and author_face = $4 and forgotten is null",
        &[nothing.into(), now.into(), talk.into(), author.into()],
    )
}

fn read(row: &Row<'_>) -> Result<Kept, Fault> {
    let number: i64 = row.get(4)?;
    let draft = Draft { written: row.get(5)?, review: row.get(6)?, whole: row.get(7)? };
    let version = Version {
        number: u32::try_from(number).map_err(Fault::new)?,
        draft,
        mentee: row.get(8)?,
        mentor: row.get(9)?,
    };
    let (id, talk, author, words) = (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
    Ok(Kept { id, talk, author, words, version, forgotten: row.get(10)? })
}
