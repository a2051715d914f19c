//! What members should know; owned table: `notice`.

use kith_core::{
    Code, MemberId, Timestamp,
    people::notice::{About, Notice},
};

use super::worded;
use crate::{Fault, Tx, engine::Row};

/// Adds `notice`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, notice: &Notice) -> Result<(), Fault> {
    tx.run(
        "insert into notice (id, code, member_id, kind, about, subject, at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        &[
            notice.id.into(),
            notice.code.into(),
            notice.member.into(),
            notice.kind.as_str().into(),
            notice.about.map(|(about, _)| about.word()).into(),
            notice.about.map(|(_, subject)| subject).into(),
            notice.at.into(),
        ],
    )?;
    Ok(())
}

/// Up to `limit` notices of `member` that wait to be seen, newest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn waiting(tx: &mut Tx, member: MemberId, limit: i64) -> Result<Vec<Notice>, Fault> {
    tx.all(
        "select id, code, member_id, kind, about, subject, at, seen from notice
         where member_id = $1 and seen is null order by at desc, id desc limit $2",
        &[member.into(), limit.into()],
        read,
    )
}

/// Every notice of `member` that is kept, oldest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn list(tx: &mut Tx, member: MemberId) -> Result<Vec<Notice>, Fault> {
    tx.all(
        "select id, code, member_id, kind, about, subject, at, seen from notice
         where member_id = $1 order by at, id",
        &[member.into()],
        read,
    )
}

/// Notes that `member` saw the notice `code`. False where it is not theirs.
///
/// # Errors
/// [`Fault`] of the store.
pub fn see(tx: &mut Tx, member: MemberId, code: Code, now: Timestamp) -> Result<bool, Fault> {
    let seen = tx.run(
        "update notice set seen = coalesce(seen, $3) where member_id = $1 and code = $2",
        &[member.into(), code.into(), now.into()],
    )?;
    Ok(seen == 1)
}

/// Notes that `member` saw everything that is about `subject`; how many.
///
/// # Errors
/// [`Fault`] of the store.
pub fn see_about(
    tx: &mut Tx,
    member: MemberId,
    subject: Code,
    now: Timestamp,
) -> Result<u64, Fault> {
    tx.run(
        "update notice set seen = $3 where member_id = $1 and subject = $2 and seen is null",
        &[member.into(), subject.into(), now.into()],
    )
}

/// Whether something about that, and of that kind, waits to be seen by `member`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn waits(
    tx: &mut Tx,
    member: MemberId,
    (about, subject): (About, Code),
) -> Result<bool, Fault> {
    let waits = tx.one(
        "select 1 from notice where member_id = $1 and subject = $2 and about = $3 and seen is null
         limit 1",
        &[member.into(), subject.into(), about.word().into()],
        |_| Ok(()),
    )?;
    Ok(waits.is_some())
}

/// Notes that `member` saw everything about that, and of that kind; how many.
///
/// # Errors
/// [`Fault`] of the store.
pub fn see_as(
    tx: &mut Tx,
    member: MemberId,
    (about, subject): (About, Code),
    now: Timestamp,
) -> Result<u64, Fault> {
    tx.run(
        "update notice set seen = $4
         where member_id = $1 and subject = $2 and about = $3 and seen is null",
        &[member.into(), subject.into(), about.word().into(), now.into()],
    )
}

/// Notes that `member` saw what is about `subject` and of that `kind`: another line takes its place; how
/// many.
///
/// # Errors
/// [`Fault`] of the store.
pub fn see_kind(
    tx: &mut Tx,
    member: MemberId,
    (kind, subject): (&str, Code),
    now: Timestamp,
) -> Result<u64, Fault> {
    tx.run(
        "update notice set seen = $4
         where member_id = $1 and subject = $2 and kind = $3 and seen is null",
        &[member.into(), subject.into(), kind.into(), now.into()],
    )
}

/// Removes every notice about `subject`, whoever had it; how many.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget_about(tx: &mut Tx, subject: Code) -> Result<u64, Fault> {
    tx.run("delete from notice where subject = $1", &[subject.into()])
}

/// Removes every notice of `member`; how many.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, member: MemberId) -> Result<u64, Fault> {
    tx.run("delete from notice where member_id = $1", &[member.into()])
}

fn read(row: &Row) -> Result<Notice, Fault> {
    let (about, subject): (Option<String>, Option<Code>) = (row.get(4)?, row.get(5)?);
    let about = about.map(|word| worded(&word, About::of)).transpose()?;
    Ok(Notice {
        id: row.get(0)?,
        code: row.get(1)?,
        member: row.get(2)?,
        kind: row.get(3)?,
        about: about.zip(subject),
        at: row.get(6)?,
        seen: row.get(7)?,
    })
}
