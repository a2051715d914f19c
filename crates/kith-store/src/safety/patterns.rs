//! Patterns of people who part from the same person; owned table: `pattern`. Who parted is a view of letters,
//! talks and doors: `parting`.

use kith_core::{
    FaceId, MemberId, Timestamp,
    safety::{
        case::End,
        pattern::{How, Parting, Pattern},
    },
};
use uuid::Uuid;

use crate::{Fault, Tx, engine::Row, people::worded};

/// Adds `pattern`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, pattern: &Pattern) -> Result<(), Fault> {
    tx.run(
        "insert into pattern (id, member_id, face_id, at) values ($1, $2, $3, $4)",
        &[pattern.id.into(), pattern.about.into(), pattern.face.into(), pattern.at.into()],
    )?;
    Ok(())
}

/// The pattern `id`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, id: Uuid) -> Result<Option<Pattern>, Fault> {
    tx.one("select id, member_id, face_id, at from pattern where id = $1", &[id.into()], pattern)
}

/// The newest pattern about `member` after `since`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn last(tx: &mut Tx, member: MemberId, since: Timestamp) -> Result<Option<Pattern>, Fault> {
    tx.one(
        "select id, member_id, face_id, at from pattern where member_id = $1 and at > $2
         order by at desc, id desc limit 1",
        &[member.into(), since.into()],
        pattern,
    )
}

/// Who parted from `member` after `since`, the newest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn partings(tx: &mut Tx, member: MemberId, since: Timestamp) -> Result<Vec<Parting>, Fault> {
    tx.all(
        "select about_id, face_id, by_id, letter_id, how, at from parting
         where about_id = $1 and at > $2 order by at desc, by_id",
        &[member.into(), since.into()],
        parting,
    )
}

/// Who parted from whom after `since`, the newest first; up to 2,000.
///
/// # Errors
/// [`Fault`] of the store.
pub fn all_partings(tx: &mut Tx, since: Timestamp) -> Result<Vec<Parting>, Fault> {
    tx.all(
        "select about_id, face_id, by_id, letter_id, how, at from parting
         where at > $1 order by at desc, by_id limit 2000",
        &[since.into()],
        parting,
    )
}

/// Reports that were decided after `since`, the newest first: who wrote each, behind which face, and how it
/// ended; up to 2,000.
///
/// # Errors
/// [`Fault`] of the store.
pub fn reports(
    tx: &mut Tx,
    since: Timestamp,
) -> Result<Vec<(MemberId, FaceId, Option<End>)>, Fault> {
    tx.all(
        "select letter.writer_id, face.id, desk_case.how
         from desk_case join letter on letter.id = desk_case.subject_id
         join talk on talk.id = letter.talk_id
         join face on face.id in (talk.member_face, talk.helper_face)
         and face.owner_id = letter.writer_id
         where desk_case.source = 'concern' and desk_case.place = 'closed' and desk_case.closed > $1
         order by desk_case.closed desc, desk_case.id limit 2000",
        &[since.into()],
        |row| {
            let how: Option<String> = row.get(2)?;
            Ok((row.get(0)?, row.get(1)?, how.as_deref().and_then(End::of)))
        },
    )
}

/// Removes the pattern `id`. False where there was none.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, id: Uuid) -> Result<bool, Fault> {
    Ok(tx.run("delete from pattern where id = $1", &[id.into()])? == 1)
}

/// Forgets the patterns about `member`; how many.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, member: MemberId) -> Result<u64, Fault> {
    tx.run("delete from pattern where member_id = $1", &[member.into()])
}

fn pattern(row: &Row) -> Result<Pattern, Fault> {
    Ok(Pattern { id: row.get(0)?, about: row.get(1)?, face: row.get(2)?, at: row.get(3)? })
}

fn parting(row: &Row) -> Result<Parting, Fault> {
    let how: String = row.get(4)?;
    Ok(Parting {
        about: row.get(0)?,
        face: row.get(1)?,
        by: row.get(2)?,
        letter: row.get(3)?,
        how: worded(&how, How::of)?,
        at: row.get(5)?,
    })
}
