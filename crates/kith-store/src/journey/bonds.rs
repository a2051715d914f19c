//! Bonds that a coordinator looks after, one row each; owned table: `bond`.

use kith_core::{Code, TalkId};
use uuid::Uuid;

use crate::{Fault, Tx};

/// The job that looks at one.
pub const JOB: &str = "bond";

/// A bond as it is kept beside its talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bond {
    /// In whose talk.
    pub talk: TalkId,
    /// How much it calls for a coordinator.
    pub weight: i64,
    /// The version of the agreement whose day of review the two were told of; 0 before that.
    pub reviewed: i64,
}

/// Keeps `bond` in the place of the one that stood there.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, bond: &Bond) -> Result<(), Fault> {
    tx.run(
        "insert into bond (talk_id, weight, reviewed) values ($1, $2, $3)
         on conflict (talk_id) do update set weight = excluded.weight, reviewed = excluded.reviewed",
        &[bond.talk.into(), bond.weight.into(), bond.reviewed.into()],
    )?;
    Ok(())
}

/// The bond in `talk`; `None` where there is none to look after.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, talk: TalkId) -> Result<Option<Bond>, Fault> {
    tx.one("select talk_id, weight, reviewed from bond where talk_id = $1", &[talk.into()], |row| {
        Ok(Bond { talk: row.get(0)?, weight: row.get(1)?, reviewed: row.get(2)? })
    })
}

/// The bond in the talk that `code` names, which goes on or is frozen; `None` where there is none to look after.
///
/// # Errors
/// [`Fault`] of the store.
pub fn named(tx: &mut Tx, code: Code) -> Result<Option<TalkId>, Fault> {
    tx.one(
        "select talk_id from bond join talk on talk.id = bond.talk_id where talk.code = $1
         and (talk.closed is null or talk.how = 'frozen')",
        &[code.into()],
        |row| row.get(0),
    )
}

/// Up to `limit` bonds after `after` that go on or are frozen, those first that call for a coordinator most.
///
/// # Errors
/// [`Fault`] of the store.
pub fn list(tx: &mut Tx, after: Option<(i64, TalkId)>, limit: i64) -> Result<Vec<Bond>, Fault> {
    let (weight, talk) = after.unzip();
    tx.all(
        "select talk_id, weight, reviewed from bond join talk on talk.id = bond.talk_id
         where (weight, talk_id) < (coalesce($1, 9223372036854775807), coalesce($2, talk_id))
         and (talk.closed is null or talk.how = 'frozen')
         order by weight desc, talk_id desc limit $3",
        &[weight.into(), talk.into(), limit.into()],
        |row| Ok(Bond { talk: row.get(0)?, weight: row.get(1)?, reviewed: row.get(2)? }),
    )
}

/// Whether somebody has reported something in `talk` that is not decided yet.
///
/// # Errors
/// [`Fault`] of the store.
pub fn is_reported(tx: &mut Tx, talk: TalkId) -> Result<bool, Fault> {
    let found = tx.one(
        "select 1 from letter join desk_case on desk_case.subject_id = letter.id
         where letter.talk_id = $1 and desk_case.source = 'concern' and desk_case.place in ('open', 'claimed')
         limit 1",
        &[talk.into()],
        |_| Ok(()),
    )?;
    Ok(found.is_some())
}

/// Takes the bond in `talk` off the list.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, talk: TalkId) -> Result<(), Fault> {
    tx.run("delete from bond where talk_id = $1", &[talk.into()])?;
    Ok(())
}

/// Talks of a mentee and a mentor that go on and that nobody looks after, after the id `after`; up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn without_timer(tx: &mut Tx, after: Uuid, limit: i64) -> Result<Vec<Uuid>, Fault> {
    tx.all(
        "select talk.id from talk join request on request.id = talk.request_id
         where talk.closed is null and request.kind = 'mentor' and talk.id > $1
         and not exists (select 1 from job where job.name = 'bond' and job.subject_id = talk.id)
         order by talk.id limit $2",
        &[after.into(), limit.into()],
        |row| row.get(0),
    )
}
