//! Letters to many, and who got them; owned tables: `circular`, `circular_copy`.

use kith_core::{
    Code, MemberId, Timestamp,
    programme::circular::{Circular, State, Whom},
};
use uuid::Uuid;

use crate::{Fault, Tx, engine::Row, jobs, people::worded, seal::Sealed};

/// The job that sends one; its subject is the circular.
pub const JOB: &str = "circular";

/// Whoever may get a letter of `$4` at `$1`: neither they themselves, nor anybody apart from them, kept out or leaving; of
/// the programme `$3` where `$2`.
macro_rules! group {
    ($who:literal) => {
        Texts {
            count: concat!(
                "select count(*) from (",
                $who,
                reached!(),
                " group by whom.member_id) as reached"
            ),
            next: concat!(
                $who,
                reached!(),
                " and whom.member_id > $5 group by whom.member_id
                 order by whom.member_id limit $6"
            ),
        }
    };
}

macro_rules! reached {
    () => {
        " where whom.member_id <> $4
          and exists (select 1 from member where member.id = whom.member_id)
          and not exists (select 1 from departure where departure.member_id = whom.member_id)
          and not exists (select 1 from block where block.owner_id = $4 and block.other_id = whom.member_id
              or block.owner_id = whom.member_id and block.other_id = $4)
          and not exists (select 1 from measure where measure.member_id = whom.member_id
              and measure.place in ('running', 'appealed', 'upheld') and measure.kind in ('suspend', 'ban')
              and (measure.ends is null or measure.ends > $1))"
    };
}

struct Texts {
    count: &'static str,
    next: &'static str,
}

const MENTORS: Texts = group!(
    "select whom.member_id from (select role_grant.member_id from role_grant
         where role_grant.role = 'mentor' and role_grant.since <= $1
         and (role_grant.until is null or role_grant.until > $1)
         and (not $2 or exists (select 1 from application where application.member_id = role_grant.member_id
                 and application.role = 'mentor' and application.how = 'accepted' and application.programme_id = $3)
             or exists (select 1 from face join paired on paired.mentor = face.id and paired.closed is null
                 where face.owner_id = role_grant.member_id and paired.programme_id = $3))) as whom"
);

const FREE: Texts = group!(
    "select whom.member_id from (select role_grant.member_id from role_grant
         where role_grant.role = 'mentor' and role_grant.since <= $1
         and (role_grant.until is null or role_grant.until > $1)
         and (not $2 or exists (select 1 from application where application.member_id = role_grant.member_id
                 and application.role = 'mentor' and application.how = 'accepted' and application.programme_id = $3))
         and not exists (select 1 from face join talk on talk.helper_face = face.id and talk.closed is null
             join request on request.id = talk.request_id and request.kind = 'mentor'
             where face.owner_id = role_grant.member_id)) as whom"
);

const MENTEES: Texts = group!(
    "select whom.member_id from (select face.owner_id as member_id from paired
         join face on face.id = paired.mentee
         where paired.closed is null and (not $2 or paired.programme_id = $3)) as whom"
);

const WAITING: Texts = group!(
    "select whom.member_id from (select face.owner_id as member_id from request
         join face on face.id = request.asker_id
         where request.kind = 'mentor' and request.place in ('waiting', 'offered', 'escalated', 'alternative')
         and (not $2 or coalesce((select application.programme_id from application
             where application.member_id = face.owner_id and application.role = 'mentee'
             and application.how = 'accepted' order by application.made desc, application.id desc limit 1),
             request.programme_id) = $3)) as whom"
);

const fn texts(whom: Whom) -> &'static Texts {
    match whom {
        Whom::Mentors => &MENTORS,
        Whom::Mentees => &MENTEES,
        Whom::Free => &FREE,
        Whom::Waiting => &WAITING,
    }
}

/// Adds `circular` with its sealed words.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, circular: &Circular, words: &Sealed) -> Result<(), Fault> {
    tx.run(
        "insert into circular (id, code, by_id, whom, programme_id, words, made, place)
         values ($1, $2, $3, $4, $5, $6, $7, 'draft')",
        &[
            circular.id.into(),
            circular.code.into(),
            circular.by.into(),
            circular.whom.word().into(),
            circular.programme.into(),
            words.into(),
            circular.made.into(),
        ],
    )?;
    Ok(())
}

/// Keeps where `circular` is, and plants its timer.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, circular: &Circular) -> Result<(), Fault> {
    tx.run(
        "update circular set due = $2, place = $3 where id = $1",
        &[circular.id.into(), circular.due.into(), circular.state.word().into()],
    )?;
    match circular.due.filter(|_| circular.state == State::Waiting) {
        Some(due) => jobs::plant(tx, JOB, circular.id, due),
        None => jobs::pull(tx, JOB, circular.id).map(drop),
    }
}

/// How many get `circular` at `now`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn count(tx: &mut Tx, circular: &Circular, now: Timestamp) -> Result<i64, Fault> {
    let (of, by) = (circular.programme.is_some(), circular.by);
    let by = by.unwrap_or(MemberId(Uuid::nil()));
    let values = [now.into(), of.into(), circular.programme.into(), by.into()];
    Ok(tx.one(texts(circular.whom).count, &values, |row| row.get(0))?.unwrap_or_default())
}

/// The next of those who get `circular` at `now`, up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn next(
    tx: &mut Tx,
    circular: &Circular,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<MemberId>, Fault> {
    let (of, by) = (circular.programme.is_some(), circular.by);
    let last = tx.one("select last from circular where id = $1", &[circular.id.into()], |row| {
        row.get::<Option<Uuid>>(0)
    })?;
    let last = last.flatten().unwrap_or(Uuid::nil());
    let by = by.unwrap_or(MemberId(Uuid::nil()));
    let values =
        [now.into(), of.into(), circular.programme.into(), by.into(), last.into(), limit.into()];
    tx.all(texts(circular.whom).next, &values, |row| row.get(0))
}

/// `member` gets `circular` at `now`; the next is somebody after them.
///
/// # Errors
/// [`Fault`] of the store.
pub fn give(
    tx: &mut Tx,
    circular: &Circular,
    member: MemberId,
    now: Timestamp,
) -> Result<(), Fault> {
    tx.run(
        "insert into circular_copy (member_id, circular_id, at) values ($1, $2, $3) on conflict do nothing",
        &[member.into(), circular.id.into(), now.into()],
    )?;
    tx.run("update circular set last = $2 where id = $1", &[circular.id.into(), member.into()])?;
    Ok(())
}

/// How many got the circular `id`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn given(tx: &mut Tx, id: Uuid) -> Result<i64, Fault> {
    let found =
        tx.one("select count(*) from circular_copy where circular_id = $1", &[id.into()], |row| {
            row.get(0)
        })?;
    Ok(found.unwrap_or_default())
}

/// The circular `id`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, id: Uuid) -> Result<Option<Circular>, Fault> {
    tx.one(
        "select id, code, by_id, whom, programme_id, made, due, place from circular where id = $1",
        &[id.into()],
        read,
    )
}

/// The circular that `code` names.
///
/// # Errors
/// [`Fault`] of the store.
pub fn named(tx: &mut Tx, code: Code) -> Result<Option<Circular>, Fault> {
    tx.one(
        "select id, code, by_id, whom, programme_id, made, due, place from circular where code = $1",
        &[code.into()],
        read,
    )
}

/// The sealed words of the circular `id`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn words(tx: &mut Tx, id: Uuid) -> Result<Option<Sealed>, Fault> {
    tx.one("select words from circular where id = $1", &[id.into()], |row| row.get(0))
}

/// When `member` got the circular `id`; `None` where they did not.
///
/// # Errors
/// [`Fault`] of the store.
pub fn got(tx: &mut Tx, member: MemberId, id: Uuid) -> Result<Option<Timestamp>, Fault> {
    tx.one(
        "select at from circular_copy where member_id = $1 and circular_id = $2",
        &[member.into(), id.into()],
        |row| row.get(0),
    )
}

/// Up to `limit` circulars that `member` got, the newest first, before the moment and id `before`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn got_by(
    tx: &mut Tx,
    member: MemberId,
    before: Option<(Timestamp, Uuid)>,
    limit: i64,
) -> Result<Vec<(Circular, Timestamp)>, Fault> {
    let (at, id) = before.unzip();
    tx.all(
        "select id, code, by_id, whom, programme_id, made, due, place, at
         from circular_copy join circular on circular.id = circular_copy.circular_id
         where member_id = $1 and (at, circular_id) < ($2, $3)
         order by at desc, circular_id desc limit $4",
        &[
            member.into(),
            at.map_or(i64::MAX, Timestamp::micros).into(),
            id.unwrap_or(Uuid::max()).into(),
            limit.into(),
        ],
        |row| Ok((read(row)?, row.get(8)?)),
    )
}

/// Up to `limit` circulars of the house, the newest first, before the moment and id `before`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn written(
    tx: &mut Tx,
    before: Option<(Timestamp, Uuid)>,
    limit: i64,
) -> Result<Vec<Circular>, Fault> {
    let (at, id) = before.unzip();
    tx.all(
        "select id, code, by_id, whom, programme_id, made, due, place from circular
         where (made, id) < ($1, $2) order by made desc, id desc limit $3",
        &[
            at.map_or(i64::MAX, Timestamp::micros).into(),
            id.unwrap_or(Uuid::max()).into(),
            limit.into(),
        ],
        read,
    )
}

/// Every circular that `member` wrote, the oldest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn of(tx: &mut Tx, member: MemberId) -> Result<Vec<Circular>, Fault> {
    tx.all(
        "select id, code, by_id, whom, programme_id, made, due, place from circular
         where by_id = $1 order by made, id",
        &[member.into()],
        read,
    )
}

/// Forgets what `member` got, and that they wrote any.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, member: MemberId) -> Result<(), Fault> {
    tx.run("delete from circular_copy where member_id = $1", &[member.into()])?;
    tx.run("update circular set by_id = null where by_id = $1", &[member.into()])?;
    Ok(())
}

/// Circulars about to go that lost their timer, after the id `after`; up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn without_timer(tx: &mut Tx, after: Uuid, limit: i64) -> Result<Vec<Uuid>, Fault> {
    tx.all(
        "select id from circular where place = 'waiting' and id > $1
         and not exists (select 1 from job where job.name = 'circular' and job.subject_id = circular.id)
         order by id limit $2",
        &[after.into(), limit.into()],
        |row| row.get(0),
    )
}

fn read(row: &Row) -> Result<Circular, Fault> {
    let (whom, place): (String, String) = (row.get(3)?, row.get(7)?);
    Ok(Circular {
        id: row.get(0)?,
        code: row.get(1)?,
        by: row.get(2)?,
        whom: worded(&whom, Whom::of)?,
        programme: row.get(4)?,
        made: row.get(5)?,
        due: row.get(6)?,
        state: worded(&place, State::of)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_that_is_put_together_is_understood() {
        for whom in Whom::ALL {
            let Texts { count, next } = texts(*whom);
            crate::catalogue::is_understood(&[count, next]);
        }
    }
}
