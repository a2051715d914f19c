//! Last days that a coordinator set for many; owned tables: `farewell`, `farewell_talk`.

use kith_core::{
    Code, MemberId, ProgrammeId, TalkId,
    journey::farewell::{Farewell, How, State},
};
use uuid::Uuid;

use crate::{Fault, Tx, engine::Row, jobs, people::worded};

/// The job that tells the two of each journey; its subject is the farewell.
pub const JOB: &str = "farewell";

/// One of its journeys, as its page lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// What names its talk outside.
    pub code: Code,
    /// What the mentee is called, and the mentor; `None` where one has left for good.
    pub names: [Option<String>; 2],
    /// What became of it; `None` while they wait to be told.
    pub how: Option<How>,
    /// Whether it is over.
    pub over: bool,
    /// Whether the mentee said what they want then.
    pub said: bool,
}

/// Programmes whose mentees and mentors walk together: code, name, and how many pairs there are.
pub type Group = (Code, String, i64);

/// Adds `farewell` and plants its timer.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, farewell: &Farewell) -> Result<(), Fault> {
    tx.run(
        "insert into farewell (id, code, by_id, day, made, due, place) values ($1, $2, $3, $4, $5, $6, $7)",
        &[
            farewell.id.into(),
            farewell.code.into(),
            farewell.by.into(),
            farewell.day.into(),
            farewell.made.into(),
            farewell.due.into(),
            farewell.state.word().into(),
        ],
    )?;
    jobs::plant(tx, JOB, farewell.id, farewell.due)
}

/// The journey in `talk` belongs to the farewell `id`. False where it did already.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add_talk(tx: &mut Tx, id: Uuid, talk: TalkId) -> Result<bool, Fault> {
    let added = tx.run(
        "insert into farewell_talk (farewell_id, talk_id) values ($1, $2) on conflict do nothing",
        &[id.into(), talk.into()],
    )?;
    Ok(added > 0)
}

/// Every journey of `programme` that goes on belongs to the farewell `id`, but for those of `reader` and of whom a door keeps
/// apart from them; how many.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add_all(
    tx: &mut Tx,
    id: Uuid,
    reader: MemberId,
    programme: ProgrammeId,
) -> Result<u64, Fault> {
    tx.run(
        "insert into farewell_talk (farewell_id, talk_id)
         select $1, paired.talk_id from paired
         where paired.programme_id = $3 and paired.closed is null
         and not exists (select 1 from face where face.id in (paired.mentee, paired.mentor)
             and (face.owner_id = $2
                 or face.owner_id in (select other_id from block where owner_id = $2
                     union select owner_id from block where other_id = $2)))",
        &[id.into(), reader.into(), programme.into()],
    )
}

/// Programmes with journeys that go on, by name; those of `reader`, and of whom a door keeps apart from them, are not counted.
///
/// # Errors
/// [`Fault`] of the store.
pub fn groups(tx: &mut Tx, reader: MemberId) -> Result<Vec<Group>, Fault> {
    tx.all(
        "select programme.code, programme.name, count(*)
         from paired join programme on programme.id = paired.programme_id
         where paired.closed is null
         and not exists (select 1 from face where face.id in (paired.mentee, paired.mentor)
             and (face.owner_id = $1
                 or face.owner_id in (select other_id from block where owner_id = $1
                     union select owner_id from block where other_id = $1)))
         group by programme.code, programme.name order by programme.name, programme.code",
        &[reader.into()],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )
}

/// The farewell that `code` names.
///
/// # Errors
/// [`Fault`] of the store.
pub fn named(tx: &mut Tx, code: Code) -> Result<Option<Farewell>, Fault> {
    tx.one(
        "select id, code, by_id, day, made, due, place from farewell where code = $1",
        &[code.into()],
        read,
    )
}

/// The farewell `id`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, id: Uuid) -> Result<Option<Farewell>, Fault> {
    tx.one(
        "select id, code, by_id, day, made, due, place from farewell where id = $1",
        &[id.into()],
        read,
    )
}

/// Up to `limit` farewells, the newest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn newest(tx: &mut Tx, limit: i64) -> Result<Vec<Farewell>, Fault> {
    tx.all(
        "select id, code, by_id, day, made, due, place from farewell order by made desc, id desc limit $1",
        &[limit.into()],
        read,
    )
}

/// Keeps where the farewell `id` is. Its timer goes with the waiting.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, id: Uuid, state: State) -> Result<(), Fault> {
    tx.run("update farewell set place = $2 where id = $1", &[id.into(), state.word().into()])?;
    if state != State::Waiting {
        jobs::pull(tx, JOB, id)?;
    }
    Ok(())
}

/// Up to `limit` journeys of the farewell `id` whose two were not told yet.
///
/// # Errors
/// [`Fault`] of the store.
pub fn untold(tx: &mut Tx, id: Uuid, limit: i64) -> Result<Vec<TalkId>, Fault> {
    tx.all(
        "select talk_id from farewell_talk where farewell_id = $1 and how is null order by talk_id limit $2",
        &[id.into(), limit.into()],
        |row| row.get(0),
    )
}

/// Keeps what became of the journey in `talk`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn tell(tx: &mut Tx, id: Uuid, talk: TalkId, how: How) -> Result<(), Fault> {
    tx.run(
        "update farewell_talk set how = $3 where farewell_id = $1 and talk_id = $2",
        &[id.into(), talk.into(), how.word().into()],
    )?;
    Ok(())
}

/// How many journeys the farewell `id` has, and how many of them were told.
///
/// # Errors
/// [`Fault`] of the store.
pub fn count(tx: &mut Tx, id: Uuid) -> Result<(i64, i64), Fault> {
    let found = tx.one(
        "select count(*), count(case when how = 'told' then 1 end) from farewell_talk where farewell_id = $1",
        &[id.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok(found.unwrap_or_default())
}

/// Up to `limit` journeys of the farewell `id` after the talk `after`: none of `reader` themselves, nor of anybody between
/// whom and them a door is closed.
///
/// # Errors
/// [`Fault`] of the store.
pub fn list(
    tx: &mut Tx,
    (id, reader): (Uuid, MemberId),
    after: Option<TalkId>,
    limit: i64,
) -> Result<Vec<Listed>, Fault> {
    tx.all(
        "select talk.code, mentee.pseudonym, mentor.pseudonym, farewell_talk.how, talk.closed is not null,
         exists (select 1 from ending where ending.talk_id = talk.id and ending.wish is not null)
         from farewell_talk join talk on talk.id = farewell_talk.talk_id
         left join face mentee on mentee.id = talk.member_face
         left join face mentor on mentor.id = talk.helper_face
         where farewell_id = $1 and farewell_talk.talk_id > $3
         and not exists (select 1 from face where face.id in (talk.member_face, talk.helper_face)
             and (face.owner_id = $2
                 or face.owner_id in (select other_id from block where owner_id = $2
                     union select owner_id from block where other_id = $2)))
         order by farewell_talk.talk_id limit $4",
        &[id.into(), reader.into(), after.unwrap_or(TalkId(Uuid::nil())).into(), limit.into()],
        |row| {
            let how: Option<String> = row.get(3)?;
            Ok(Listed {
                code: row.get(0)?,
                names: [row.get(1)?, row.get(2)?],
                how: how.map(|word| worded(&word, How::of)).transpose()?,
                over: row.get(4)?,
                said: row.get(5)?,
            })
        },
    )
}

/// Farewells that lost their timer, after the id `after`; up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn without_timer(tx: &mut Tx, after: Uuid, limit: i64) -> Result<Vec<Uuid>, Fault> {
    tx.all(
        "select id from farewell where place = 'waiting' and id > $1
         and not exists (select 1 from job where job.name = 'farewell' and job.subject_id = farewell.id)
         order by id limit $2",
        &[after.into(), limit.into()],
        |row| row.get(0),
    )
}

/// Forgets that `member` set any.
///
/// # Errors
/// [`Fault`] of the store.
pub fn untie(tx: &mut Tx, member: MemberId) -> Result<u64, Fault> {
    tx.run("update farewell set by_id = null where by_id = $1", &[member.into()])
}

/// Every farewell that `member` set, the oldest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn of(tx: &mut Tx, member: MemberId) -> Result<Vec<Farewell>, Fault> {
    tx.all(
        "select id, code, by_id, day, made, due, place from farewell where by_id = $1 order by made, id",
        &[member.into()],
        read,
    )
}

fn read(row: &Row) -> Result<Farewell, Fault> {
    let place: String = row.get(6)?;
    Ok(Farewell {
        id: row.get(0)?,
        code: row.get(1)?,
        by: row.get(2)?,
        day: row.get(3)?,
        made: row.get(4)?,
        due: row.get(5)?,
        state: worded(&place, State::of)?,
    })
}
