//! Ways by which people hear of programmes, and who came by which; owned tables: `source`, `came_by`.

use kith_core::{
    ApplicationId, MemberId, ProgrammeId, Timestamp,
    programme::recruitment::{Short, Source},
};
use uuid::Uuid;

use crate::{Fault, Tx, engine::Row};

/// Adds `source` as `id`, for the mentor `owner`; `None` for the desk. False where its letters are another’s, or the mentor
/// has a link to that programme.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, id: Uuid, source: &Source, owner: Option<MemberId>) -> Result<bool, Fault> {
    let added = tx.run(
        "insert into source (id, code, programme_id, name, owner_id, since)
         values ($1, $2, $3, $4, $5, $6) on conflict do nothing",
        &[
            id.into(),
            source.short.text().into(),
            source.programme.into(),
            source.name.as_str().into(),
            owner.into(),
            source.since.into(),
        ],
    )?;
    Ok(added == 1)
}

/// The source with those letters.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, short: &Short) -> Result<Option<(Uuid, Source)>, Fault> {
    tx.one(
        "select code, programme_id, name, since, id from source where code = $1",
        &[short.text().into()],
        |row| Ok((row.get(4)?, read(row)?)),
    )
}

/// The sources of the desk of the programme `id`, the newest first: up to `limit` that were made before the one with the
/// letters `before`, from the newest on where none has them.
///
/// # Errors
/// [`Fault`] of the store.
pub fn of(
    tx: &mut Tx,
    id: ProgrammeId,
    before: Option<&Short>,
    limit: i64,
) -> Result<Vec<(Uuid, Source)>, Fault> {
    tx.all(
        "select code, programme_id, name, since, id from source
         where programme_id = $1 and name <> '' and gone is null and not exists
             (select 1 from source as edge where edge.code = $2
              and (edge.since, edge.id) <= (source.since, source.id))
         order by since desc, id desc limit $3",
        &[id.into(), before.map(Short::text).into(), limit.into()],
        |row| Ok((row.get(4)?, read(row)?)),
    )
}

/// How many sources the desk of the programme `id` has.
///
/// # Errors
/// [`Fault`] of the store.
pub fn count(tx: &mut Tx, id: ProgrammeId) -> Result<i64, Fault> {
    let count = tx.one(
        "select count(*) from source where programme_id = $1 and name <> '' and gone is null",
        &[id.into()],
        |row| row.get(0),
    )?;
    Ok(count.unwrap_or_default())
}

/// The links of the mentor `owner`, the newest first; up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn owned(tx: &mut Tx, owner: MemberId, limit: i64) -> Result<Vec<Source>, Fault> {
    tx.all(
        "select code, programme_id, name, since from source where owner_id = $1
         order by since desc, id desc limit $2",
        &[owner.into(), limit.into()],
        read,
    )
}

/// Takes the source `id` off the list of the desk from `now` on; it leads on where it led. False where it was off.
///
/// # Errors
/// [`Fault`] of the store.
pub fn hide(tx: &mut Tx, id: Uuid, now: Timestamp) -> Result<bool, Fault> {
    let hidden = tx.run(
        "update source set gone = $2 where id = $1 and gone is null",
        &[id.into(), now.into()],
    )?;
    Ok(hidden == 1)
}

/// Takes the name of the mentor `owner` from their links, which lead on where they led.
///
/// # Errors
/// [`Fault`] of the store.
pub fn disown(tx: &mut Tx, owner: MemberId) -> Result<(), Fault> {
    tx.run("update source set owner_id = null where owner_id = $1", &[owner.into()])?;
    Ok(())
}

/// Keeps that the writer of `application` came by the source `id`; what was kept first stands.
///
/// # Errors
/// [`Fault`] of the store.
pub fn note(tx: &mut Tx, application: ApplicationId, id: Uuid) -> Result<(), Fault> {
    tx.run(
        "insert into came_by (application_id, source_id) values ($1, $2) on conflict do nothing",
        &[application.into(), id.into()],
    )?;
    Ok(())
}

/// By which source the writer of `application` came; `None` where by none.
///
/// # Errors
/// [`Fault`] of the store.
pub fn way(tx: &mut Tx, application: ApplicationId) -> Result<Option<Source>, Fault> {
    tx.one(
        "select code, programme_id, name, since from source join came_by on source_id = source.id
         where application_id = $1",
        &[application.into()],
        read,
    )
}

/// Forgets by which source the writer of `application` came.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget_way(tx: &mut Tx, application: ApplicationId) -> Result<(), Fault> {
    tx.run("delete from came_by where application_id = $1", &[application.into()])?;
    Ok(())
}

fn read(row: &Row) -> Result<Source, Fault> {
    Ok(Source {
        short: Short::parse(&row.get::<String>(0)?).map_err(Fault::new)?,
        programme: row.get(1)?,
        name: row.get(2)?,
        since: row.get(3)?,
    })
}
