//! Spreadsheets that were looked at or brought in; owned table: `spreadsheet`.

use kith_core::{
    Code, MemberId, ProgrammeId, Timestamp, people::grant::Role, programme::table::Kind,
};
use uuid::Uuid;

use crate::{
    Fault, Tx,
    engine::Row,
    people::worded,
    seal::{Place, Sealed},
};

/// A spreadsheet as it is kept.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Which one.
    pub id: Uuid,
    /// What names it outside.
    pub code: Code,
    /// Of which programme.
    pub programme: ProgrammeId,
    /// Who brought it.
    pub by: MemberId,
    /// What its rows are.
    pub kind: Kind,
    /// The role of everybody in it who says none.
    pub role: Option<Role>,
    /// When it was looked at.
    pub made: Timestamp,
    /// When it was brought in; `None` until then.
    pub brought: Option<Timestamp>,
    /// The file; `None` once it was brought in.
    pub text: Option<Sealed>,
    /// What was seen in it.
    pub look: Sealed,
}

/// Where the file `id` is sealed.
#[must_use]
pub fn text_place(id: Uuid) -> Place {
    Place { table: "spreadsheet", row: id, column: "text" }
}

/// Where what was seen in the file `id` is sealed.
#[must_use]
pub fn look_place(id: Uuid) -> Place {
    Place { table: "spreadsheet", row: id, column: "look" }
}

/// Adds `kept`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, kept: &Kept) -> Result<(), Fault> {
    tx.run(
        "insert into spreadsheet (id, code, programme_id, by_id, kind, role, made, text, look)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &[
            kept.id.into(),
            kept.code.into(),
            kept.programme.into(),
            kept.by.into(),
            kept.kind.word().into(),
            kept.role.map(Role::word).into(),
            kept.made.into(),
            kept.text.as_ref().into(),
            (&kept.look).into(),
        ],
    )?;
    Ok(())
}

/// The spreadsheet that `code` names.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, code: Code) -> Result<Option<Kept>, Fault> {
    tx.one(
        "select id, code, programme_id, by_id, kind, role, made, brought, text, look from spreadsheet
         where code = $1",
        &[code.into()],
        read,
    )
}

/// The newest, without their files; up to `limit` that came before the one that `before` names.
///
/// # Errors
/// [`Fault`] of the store.
pub fn list(tx: &mut Tx, before: Option<Code>, limit: i64) -> Result<Vec<Kept>, Fault> {
    tx.all(
        "select id, code, programme_id, by_id, kind, role, made, brought, cast(null as bytea),
         look from spreadsheet
         where not exists (select 1 from spreadsheet as edge where edge.code = $1
                           and (edge.made, edge.id) <= (spreadsheet.made, spreadsheet.id))
         order by made desc, id desc limit $2",
        &[before.into(), limit.into()],
        read,
    )
}

/// Keeps that the spreadsheet `id` was brought in, and what came of it, and forgets its file. False where that was done
/// before.
///
/// # Errors
/// [`Fault`] of the store.
pub fn bring(tx: &mut Tx, id: Uuid, now: Timestamp, look: &Sealed) -> Result<bool, Fault> {
    let done = tx.run(
        "update spreadsheet set brought = $2, look = $3, text = null
         where id = $1 and brought is null",
        &[id.into(), now.into(), look.into()],
    )?;
    Ok(done == 1)
}

/// Forgets those that were looked at before `looked` and never brought in, and those that were brought in before
/// `brought`; how many.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, looked: Timestamp, brought: Timestamp) -> Result<u64, Fault> {
    tx.run(
        "delete from spreadsheet where (brought is null and made < $1) or brought < $2",
        &[looked.into(), brought.into()],
    )
}

fn read(row: &Row) -> Result<Kept, Fault> {
    let (kind, role): (String, Option<String>) = (row.get(4)?, row.get(5)?);
    Ok(Kept {
        id: row.get(0)?,
        code: row.get(1)?,
        programme: row.get(2)?,
        by: row.get(3)?,
        kind: worded(&kind, Kind::of)?,
        role: role.map(|word| worded(&word, Role::of)).transpose()?,
        made: row.get(6)?,
        brought: row.get(7)?,
        text: row.get(8)?,
        look: row.get(9)?,
    })
}
