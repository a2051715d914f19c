//! How members want Kith to look; owned table: `taste`.

use kith_core::{
    MemberId,
    people::taste::{Exit, Lock, Tastes, Theme, Titles},
};

use super::worded;
use crate::{Fault, Tx, engine::Row};

/// The tastes of `member`; as Kith comes where nothing was chosen.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, member: MemberId) -> Result<Tastes, Fault> {
    let found = tx.one(
        "select locale, theme, titles, exit, idle_lock from taste where member_id = $1",
        &[member.into()],
        read,
    )?;
    Ok(found.unwrap_or_default())
}

/// Keeps the tastes of `member`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, member: MemberId, tastes: &Tastes) -> Result<(), Fault> {
    tx.run(
        "insert into taste (member_id, locale, theme, titles, exit, idle_lock)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (member_id) do update set locale = excluded.locale, theme = excluded.theme,
         titles = excluded.titles, exit = excluded.exit, idle_lock = excluded.idle_lock",
        &[
            member.into(),
            tastes.locale.as_deref().into(),
            tastes.theme.word().into(),
            tastes.titles.word().into(),
            tastes.exit.word().into(),
            tastes.lock.word().into(),
        ],
    )?;
    Ok(())
}

/// Forgets the tastes of `member`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, member: MemberId) -> Result<bool, Fault> {
    Ok(tx.run("delete from taste where member_id = $1", &[member.into()])? == 1)
}

fn read(row: &Row) -> Result<Tastes, Fault> {
    let (theme, titles): (String, String) = (row.get(1)?, row.get(2)?);
    let (exit, lock): (String, String) = (row.get(3)?, row.get(4)?);
    Ok(Tastes {
        locale: row.get(0)?,
        theme: worded(&theme, Theme::of)?,
        titles: worded(&titles, Titles::of)?,
        exit: worded(&exit, Exit::of)?,
        lock: worded(&lock, Lock::of)?,
    })
}
