//! Time that helpers gave: what they entered themselves, and the meetings of theirs; owned table: `hour_entry`.

use kith_core::{
    Code, FaceId, MemberId, Timestamp,
    journey::meeting::Said,
    programme::{
        calendar::Day,
        hours::{Entry, Held, Kind},
    },
};
use uuid::Uuid;

use crate::{Fault, Tx, people::worded};

/// Keeps `entry` of `member`, which `code` names.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(
    tx: &mut Tx,
    (id, code): (Uuid, Code),
    member: MemberId,
    (entry, made): (&Entry, Timestamp),
) -> Result<(), Fault> {
    tx.run(
        "insert into hour_entry (id, code, member_id, day, minutes, kind, made)
         values ($1, $2, $3, $4, $5, $6, $7)",
        &[
            id.into(),
            code.into(),
            member.into(),
            entry.day.to_string().as_str().into(),
            i64::from(entry.minutes).into(),
            entry.kind.word().into(),
            made.into(),
        ],
    )?;
    Ok(())
}

/// Removes the entry of `member` that `code` names; which one it was.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, member: MemberId, code: Code) -> Result<Option<Uuid>, Fault> {
    tx.one(
        "delete from hour_entry where code = $1 and member_id = $2 returning id",
        &[code.into(), member.into()],
        |row| row.get(0),
    )
}

/// Everything that `member` entered, each with what names it, the oldest day first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn list(tx: &mut Tx, member: MemberId) -> Result<Vec<(Code, Entry)>, Fault> {
    tx.all(
        "select code, day, minutes, kind from hour_entry where member_id = $1 order by day, id",
        &[member.into()],
        |row| {
            let (day, minutes): (String, i64) = (row.get(1)?, row.get(2)?);
            let day = day.parse().map_err(|_| Fault::new("a day that is none"))?;
            let minutes = u32::try_from(minutes).map_err(Fault::new)?;
            let kind = worded(&row.get::<String>(3)?, Kind::of)?;
            Ok((row.get(0)?, Entry { day, minutes, kind }))
        },
    )
}

/// The minutes of each entry of `member` for `day`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn of_day(tx: &mut Tx, member: MemberId, day: Day) -> Result<Vec<u32>, Fault> {
    tx.all(
        "select minutes from hour_entry where member_id = $1 and day = $2",
        &[member.into(), day.to_string().as_str().into()],
        |row| u32::try_from(row.get::<i64>(0)?).map_err(Fault::new),
    )
}

/// Forgets everything that `member` entered.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, member: MemberId) -> Result<(), Fault> {
    tx.run("delete from hour_entry where member_id = $1", &[member.into()])?;
    Ok(())
}

/// The meetings of `helper` that both wanted and that began before `now`, each with what both say of it, or what was settled; but
/// not those of which it was settled that they did not take place.
///
/// # Errors
/// [`Fault`] of the store.
pub fn meetings(tx: &mut Tx, helper: FaceId, now: Timestamp) -> Result<Vec<Held>, Fault> {
    let said = |word: Option<String>| word.map(|word| worded(&word, Said::of)).transpose();
    tx.all(
        "select meeting.code, start, minutes, coalesce(settled, mentee_said), coalesce(settled, mentor_said), programme.code, talk.closed
         from talk join meeting on meeting.talk_id = talk.id
         left join request on request.id = talk.request_id
         left join programme on programme.id = request.programme_id
         where helper_face = $1 and agreed and start < $2 and (settled is null or settled = 'held')",
        &[helper.into(), now.into()],
        |row| {
            let minutes = u16::try_from(row.get::<i64>(2)?).map_err(Fault::new)?;
            let (theirs, own) = (said(row.get(3)?)?, said(row.get(4)?)?);
            let (code, start, programme) = (row.get(0)?, row.get(1)?, row.get(5)?);
            let open = row.get::<Option<Timestamp>>(6)?.is_none();
            Ok(Held { code, start, minutes, theirs, own, programme, open })
        },
    )
}

/// What the programmes are called in which `helper` talked with somebody, by what names them.
///
/// # Errors
/// [`Fault`] of the store.
pub fn programmes(tx: &mut Tx, helper: FaceId) -> Result<Vec<(Code, String)>, Fault> {
    tx.all(
        "select distinct programme.code, programme.name
         from talk join request on request.id = talk.request_id
         join programme on programme.id = request.programme_id where helper_face = $1",
        &[helper.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}
