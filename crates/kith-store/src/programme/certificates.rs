//! Certificates that stand, sealed with the key of their owner; owned table: `certificate`.

use kith_core::{Code, FaceId, MemberId, Timestamp, people::face::Side};
use uuid::Uuid;

use crate::{
    Fault, Tx,
    engine::Row,
    seal::{Place, Sealed},
};

/// A certificate as it is kept.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Which one.
    pub id: Uuid,
    /// What names it outside.
    pub code: Code,
    /// Whose it is.
    pub owner: MemberId,
    /// What it says, sealed.
    pub words: Sealed,
    /// When it was given.
    pub at: Timestamp,
}

/// A talk that is part of what somebody did: when it began, when it closed, and the public name of its programme; `None` for
/// one that the public does not read of.
pub type Done = (Timestamp, Option<Timestamp>, Option<String>);

/// Where the words of the certificate `id` are sealed.
#[must_use]
pub fn place(id: Uuid) -> Place {
    Place { table: "certificate", row: id, column: "words" }
}

/// Adds a certificate.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, kept: &Kept) -> Result<(), Fault> {
    tx.run(
        "insert into certificate (id, code, member_id, words, at) values ($1, $2, $3, $4, $5)",
        &[
            kept.id.into(),
            kept.code.into(),
            kept.owner.into(),
            (&kept.words).into(),
            kept.at.into(),
        ],
    )?;
    Ok(())
}

/// The certificate that `code` names; `None` where there is none, or its owner is leaving.
///
/// # Errors
/// [`Fault`] of the store.
pub fn named(tx: &mut Tx, code: Code) -> Result<Option<Kept>, Fault> {
    tx.one(
        "select id, code, member_id, words, at from certificate where code = $1
         and not exists (select 1 from departure where departure.member_id = certificate.member_id)",
        &[code.into()],
        read,
    )
}

/// The certificates of `member`, the newest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn of(tx: &mut Tx, member: MemberId) -> Result<Vec<Kept>, Fault> {
    tx.all(
        "select id, code, member_id, words, at from certificate where member_id = $1
         order by at desc, id desc",
        &[member.into()],
        read,
    )
}

/// Removes the certificate of `member` that `code` names; which one it was.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, member: MemberId, code: Code) -> Result<Option<Uuid>, Fault> {
    tx.one(
        "delete from certificate where code = $1 and member_id = $2 returning id",
        &[code.into(), member.into()],
        |row| row.get(0),
    )
}

/// Forgets the certificates of `member`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, member: MemberId) -> Result<(), Fault> {
    tx.run("delete from certificate where member_id = $1", &[member.into()])?;
    Ok(())
}

/// The talks of `face` on `side` that are part of what they did: of a helper those in which they wrote, of a member those with a
/// mentor that are over and in which both did; and where the two met.
///
/// # Errors
/// [`Fault`] of the store.
pub fn talks(tx: &mut Tx, face: FaceId, side: Side) -> Result<Vec<Done>, Fault> {
    let text = match side {
        Side::Helper => {
            "select opened, closed, case when charter.programme_id is null then null else name end
             from talk join request on request.id = talk.request_id
             join programme on programme.id = request.programme_id
             left join charter on charter.programme_id = programme.id and charter.state <> 'draft'
             where helper_face = $1
             and (exists (select 1 from message where message.talk_id = talk.id
                          and message.author_id = talk.helper_face)
                  or exists (select 1 from meeting where meeting.talk_id = talk.id and agreed
                             and coalesce(settled, mentee_said) = 'held'
                             and coalesce(settled, mentor_said) = 'held'))"
        }
        Side::Member => {
            "select opened, closed, case when charter.programme_id is null then null else name end
             from talk join request on request.id = talk.request_id
             join programme on programme.id = request.programme_id
             left join charter on charter.programme_id = programme.id and charter.state <> 'draft'
             where member_face = $1 and request.kind = 'mentor' and closed is not null
             and (exists (select 1 from message where message.talk_id = talk.id
                          and message.author_id = talk.member_face)
                  and exists (select 1 from message where message.talk_id = talk.id
                              and message.author_id = talk.helper_face)
                  or exists (select 1 from meeting where meeting.talk_id = talk.id and agreed
                             and coalesce(settled, mentee_said) = 'held'
                             and coalesce(settled, mentor_said) = 'held'))"
        }
    };
    tx.all(text, &[face.into()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
}

fn read(row: &Row<'_>) -> Result<Kept, Fault> {
    Ok(Kept {
        id: row.get(0)?,
        code: row.get(1)?,
        owner: row.get(2)?,
        words: row.get(3)?,
        at: row.get(4)?,
    })
}
