//! Openings of private text by staff; owned table: `opening`.

use kith_core::{
    MemberId, SECOND, Timestamp, WarrantId,
    people::grant::Role,
    safety::opening::{Opening, Purpose, What, Why},
};
use uuid::Uuid;

use crate::{Fault, Tx, engine::Row, people::worded, seal::Sealed};

/// Adds `opening` of the text `subject`, as `id`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, id: Uuid, subject: Uuid, opening: &Opening) -> Result<(), Fault> {
    add_held(tx, (id, subject), opening, None)
}

/// As [`add`]; its member sees it from `shown` on.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add_held(
    tx: &mut Tx,
    (id, subject): (Uuid, Uuid),
    opening: &Opening,
    shown: Option<Timestamp>,
) -> Result<(), Fault> {
    tx.run(
        "insert into opening (id, member_id, by_id, role, what, subject_id, why, at, until, shown)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &[
            id.into(),
            opening.member.into(),
            opening.by.into(),
            opening.role.word().into(),
            opening.what.word().into(),
            subject.into(),
            opening.why.word().into(),
            opening.at.into(),
            opening.until.into(),
            shown.into(),
        ],
    )?;
    Ok(())
}

/// Until when `subject` stands open to `by` at `now`; `None` where it is closed to them.
///
/// # Errors
/// [`Fault`] of the store.
pub fn standing(
    tx: &mut Tx,
    subject: Uuid,
    by: MemberId,
    now: Timestamp,
) -> Result<Option<Timestamp>, Fault> {
    let until = tx.one(
        "select max(until) from opening where subject_id = $1 and by_id = $2 and until > $3",
        &[subject.into(), by.into(), now.into()],
        |row| row.get(0),
    )?;
    Ok(until.flatten())
}

/// Whether `by` has opened `subject` at any time.
///
/// # Errors
/// [`Fault`] of the store.
pub fn was_open(tx: &mut Tx, subject: Uuid, by: MemberId) -> Result<bool, Fault> {
    let found = tx.one(
        "select 1 from opening where subject_id = $1 and by_id = $2 limit 1",
        &[subject.into(), by.into()],
        |_| Ok(()),
    )?;
    Ok(found.is_some())
}

/// What `subject` stands open to `by` for at `now`; `None` where it is closed to them.
///
/// # Errors
/// [`Fault`] of the store.
pub fn purpose(
    tx: &mut Tx,
    subject: Uuid,
    by: MemberId,
    now: Timestamp,
) -> Result<Option<Purpose>, Fault> {
    let opening = tx.one(
        "select member_id, by_id, role, what, why, at, until from opening
         where subject_id = $1 and by_id = $2 and until > $3 order by until desc, id desc limit 1",
        &[subject.into(), by.into(), now.into()],
        read,
    )?;
    Ok(opening.and_then(|opening| Purpose::of(opening, now)))
}

/// Notes that the opening `id` came of `warrant`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn tie(tx: &mut Tx, id: Uuid, warrant: WarrantId) -> Result<(), Fault> {
    tx.run("update opening set warrant_id = $2 where id = $1", &[id.into(), warrant.into()])?;
    Ok(())
}

/// The opening `id`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, id: Uuid) -> Result<Option<Opening>, Fault> {
    tx.one(
        "select member_id, by_id, role, what, why, at, until from opening where id = $1",
        &[id.into()],
        read,
    )
}

/// Up to `limit` openings of what `member` wrote that they may see at `now`, the newest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn list(
    tx: &mut Tx,
    member: MemberId,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<Opening>, Fault> {
    let page = page(tx, member, (now, now + SECOND), limit)?;
    Ok(page.into_iter().map(|(opening, _)| opening).collect())
}

/// The same, of those before `before`, and all of the last one's moment; each with the warrant that it came of,
/// and its sealed sentence.
///
/// # Errors
/// [`Fault`] of the store.
pub fn page(
    tx: &mut Tx,
    member: MemberId,
    (now, before): (Timestamp, Timestamp),
    limit: i64,
) -> Result<Vec<(Opening, Option<Reason>)>, Fault> {
    tx.all(
        "select member_id, opening.by_id, opening.role, what, why, opening.at, opening.until,
         warrant.id, sentence
         from opening left join warrant on warrant.id = opening.warrant_id where member_id = $1
         and (shown is null or shown <= $2) and opening.at < $3
         and opening.at >= (select min(at) from (select at from opening where member_id = $1
                            and (shown is null or shown <= $2) and at < $3
                            order by at desc limit $4) as page)
         order by opening.at desc, opening.id desc",
        &[member.into(), now.into(), before.into(), limit.into()],
        |row| {
            let (id, sentence): (Option<Uuid>, Option<Sealed>) = (row.get(7)?, row.get(8)?);
            Ok((read(row)?, id.map(WarrantId).zip(sentence)))
        },
    )
}

/// Up to `limit` openings before `before` of what others than `reader` wrote, and all of the last one's moment,
/// the newest first; those that their members do not see yet among them. What was opened together with words
/// of `reader` is not: it would say who reported them.
///
/// # Errors
/// [`Fault`] of the store.
pub fn of_others(
    tx: &mut Tx,
    reader: MemberId,
    before: Timestamp,
    limit: i64,
) -> Result<Vec<Opening>, Fault> {
    tx.all(
        "select member_id, by_id, role, what, why, at, until from opening
         where member_id <> $1 and at < $2 and subject_id not in
         (select own.subject_id from opening as own where own.member_id = $1)
         and at >= (select min(at) from (select at from opening where member_id <> $1 and at < $2
                    and subject_id not in
                    (select own.subject_id from opening as own where own.member_id = $1)
                    order by at desc limit $3) as page)
         order by at desc, id desc",
        &[reader.into(), before.into(), limit.into()],
        read,
    )
}

/// How many texts each has opened after `since`, whoever did most first: one that several wrote counts once. What was
/// sent in order to be read is no burden, and counts not at all.
///
/// # Errors
/// [`Fault`] of the store.
pub fn counts(tx: &mut Tx, since: Timestamp) -> Result<Vec<(MemberId, i64)>, Fault> {
    tx.all(
        "select by_id, count(*) from
         (select distinct by_id, subject_id, at from opening
          where at > $1 and what <> 'application') as opened
         group by by_id order by 2 desc, 1",
        &[since.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// The warrant that an opening came of, with the sealed sentence that says why.
pub type Reason = (WarrantId, Sealed);

/// Forgets the openings of what `member` wrote; how many.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, member: MemberId) -> Result<u64, Fault> {
    tx.run("delete from opening where member_id = $1", &[member.into()])
}

fn read(row: &Row) -> Result<Opening, Fault> {
    let (role, what, why): (String, String, String) = (row.get(2)?, row.get(3)?, row.get(4)?);
    Ok(Opening {
        member: row.get(0)?,
        by: row.get(1)?,
        role: worded(&role, Role::of)?,
        what: worded(&what, What::of)?,
        why: worded(&why, Why::of)?,
        at: row.get(5)?,
        until: row.get(6)?,
    })
}
