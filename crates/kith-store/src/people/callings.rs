//! For what and when members want to be called; owned table: `calling`.

use kith_core::{
    MemberId, Timestamp,
    people::calling::{Called, Calling, Quiet},
    programme::zone::Zone,
};

use super::worded;
use crate::{Fault, Tx, engine::Row};

/// What a member chose, and where their calls stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// What they chose.
    pub calling: Calling,
    /// When that happened for which they are about to be called; `None` where nothing did.
    pub stirred: Option<Timestamp>,
    /// When they were called the last time.
    pub last: Option<Timestamp>,
}

/// What `member` chose; `None` where they never chose.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, member: MemberId) -> Result<Option<Kept>, Fault> {
    tx.one(
        "select called, zone, quiet_from, quiet_until, stirred, last from calling
         where member_id = $1",
        &[member.into()],
        read,
    )
}

/// Keeps what `member` chose.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, member: MemberId, calling: &Calling) -> Result<(), Fault> {
    let quiet = calling.quiet.map(Quiet::minutes);
    tx.run(
        "insert into calling (member_id, called, zone, quiet_from, quiet_until)
         values ($1, $2, $3, $4, $5)
         on conflict (member_id) do update set called = excluded.called, zone = excluded.zone,
         quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until",
        &[
            member.into(),
            calling.called.word().into(),
            calling.zone.name().into(),
            quiet.map(|(from, _)| i64::from(from)).into(),
            quiet.map(|(_, until)| i64::from(until)).into(),
        ],
    )?;
    Ok(())
}

/// Keeps that `member` is called for nothing more; the rest of their choice stays. False where they
/// never chose.
///
/// # Errors
/// [`Fault`] of the store.
pub fn silence(tx: &mut Tx, member: MemberId) -> Result<bool, Fault> {
    let silenced = tx.run(
        "update calling set called = 'never', stirred = null where member_id = $1",
        &[member.into()],
    )?;
    Ok(silenced == 1)
}

/// Keeps since when `member` is about to be called.
///
/// # Errors
/// [`Fault`] of the store.
pub fn stir(tx: &mut Tx, member: MemberId, at: Option<Timestamp>) -> Result<(), Fault> {
    tx.run("update calling set stirred = $2 where member_id = $1", &[member.into(), at.into()])?;
    Ok(())
}

/// Keeps that `member` was called at `at`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn called(tx: &mut Tx, member: MemberId, at: Timestamp) -> Result<(), Fault> {
    tx.run(
        "update calling set stirred = null, last = $2 where member_id = $1",
        &[member.into(), at.into()],
    )?;
    Ok(())
}

/// Removes what `member` chose.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, member: MemberId) -> Result<bool, Fault> {
    Ok(tx.run("delete from calling where member_id = $1", &[member.into()])? == 1)
}

fn read(row: &Row) -> Result<Kept, Fault> {
    let (called, zone): (String, String) = (row.get(0)?, row.get(1)?);
    let ends: (Option<i64>, Option<i64>) = (row.get(2)?, row.get(3)?);
    let minute = |end: i64| i16::try_from(end).unwrap_or(-1);
    let quiet =
        ends.0.zip(ends.1).and_then(|(from, until)| Quiet::new(minute(from), minute(until)));
    // A zone that the newest table no longer has must not silence anybody.
    let zone = Zone::named(&zone).unwrap_or(Zone::UTC);
    Ok(Kept {
        calling: Calling { called: worded(&called, Called::of)?, zone, quiet },
        stirred: row.get(4)?,
        last: row.get(5)?,
    })
}
