//! Last days of journeys; owned table: `ending`.

use kith_core::{
    TalkId, Timestamp,
    journey::closure::{By, Planned, Then},
    people::face::Side,
};
use uuid::Uuid;

use crate::{Fault, Tx, engine::Row, people::worded};

/// The job at the end of a last day; its subject is the talk.
pub const JOB: &str = "journey-end";

/// What stands for a side where a coordinator set the day.
const HOUSE: &str = "house";

/// Keeps the last day of the journey in `talk`, in place of the one that stands.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, talk: TalkId, planned: &Planned) -> Result<(), Fault> {
    tx.run(
        "insert into ending (talk_id, by_side, wish, since, day, ends)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (talk_id) do update set by_side = excluded.by_side, wish = excluded.wish,
         since = excluded.since, day = excluded.day, ends = excluded.ends",
        &[
            talk.into(),
            planned.by.side().map_or(HOUSE, Side::word).into(),
            planned.by.then().map(Then::word).into(),
            planned.since.into(),
            planned.day.into(),
            planned.ends.into(),
        ],
    )?;
    Ok(())
}

/// The last day of the journey in `talk`; `None` where none was set.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, talk: TalkId) -> Result<Option<Planned>, Fault> {
    tx.one(
        "select by_side, wish, since, day, ends from ending where talk_id = $1",
        &[talk.into()],
        read,
    )
}

/// Takes the last day of the journey in `talk` back.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, talk: TalkId) -> Result<(), Fault> {
    tx.run("delete from ending where talk_id = $1", &[talk.into()])?;
    Ok(())
}

/// Up to `limit` open talks whose last day comes at `from` or later, the next one first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn coming(tx: &mut Tx, from: Timestamp, limit: i64) -> Result<Vec<TalkId>, Fault> {
    tx.all(
        "select talk.id from ending
         join talk on talk.id = ending.talk_id and talk.closed is null
         where day >= $1 order by day, talk.id limit $2",
        &[from.into(), limit.into()],
        |row| row.get(0),
    )
}

/// Up to `limit` talks after `after` whose last day lost its timer.
///
/// # Errors
/// [`Fault`] of the store.
pub fn without_timer(tx: &mut Tx, after: Uuid, limit: i64) -> Result<Vec<Uuid>, Fault> {
    tx.all(
        "select talk.id from ending join talk on talk.id = ending.talk_id
         where talk.closed is null and talk.id > $1
         and not exists (select 1 from job where job.name = 'journey-end'
                         and job.subject_id = talk.id)
         order by talk.id limit $2",
        &[after.into(), limit.into()],
        |row| row.get(0),
    )
}

fn read(row: &Row<'_>) -> Result<Planned, Fault> {
    let (side, wish): (String, Option<String>) = (row.get(0)?, row.get(1)?);
    let then = wish.map(|wish| worded(&wish, Then::of)).transpose()?;
    if side == HOUSE {
        let (since, day, ends) = (row.get(2)?, row.get(3)?, row.get(4)?);
        return Ok(Planned { by: By::House(then), since, day, ends });
    }
    let by = match (worded(&side, Side::of)?, then) {
        (Side::Member, Some(then)) => By::Mentee(then),
        (Side::Helper, then) => By::Mentor(then),
        (Side::Member, None) => return Err(Fault::new("a mentee’s last day without their wish")),
    };
    Ok(Planned { by, since: row.get(2)?, day: row.get(3)?, ends: row.get(4)? })
}
