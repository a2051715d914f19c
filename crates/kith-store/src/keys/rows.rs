//! Wrapped keys, in the key store, and since when what wraps them is known; owned tables: `data_key`,
//! `root_key`.

use kith_core::Timestamp;
use uuid::Uuid;

use crate::{Fault, Tx, engine::Row};

/// Whose key a row holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Slot {
    pub(crate) kind: &'static str,
    pub(crate) scope: Uuid,
    pub(crate) author: Uuid,
}

/// A row: a wrapped key.
#[derive(Debug, Clone)]
pub(super) struct Wrapped {
    pub(super) version: i64,
    pub(super) root: i64,
    /// `None` where it was destroyed.
    pub(super) bytes: Option<Vec<u8>>,
    pub(super) used: bool,
}

/// The row of `slot`.
pub(super) fn find(tx: &mut Tx, slot: Slot) -> Result<Option<Wrapped>, Fault> {
    tx.one(
        "select version, root_id, wrapped, used from data_key
         where kind = $1 and scope_id = $2 and author_id = $3",
        &[slot.kind.into(), slot.scope.into(), slot.author.into()],
        |row| read(row, 0),
    )
}

/// The row of `slot`, which is `new` where there was none; it is no longer idle.
pub(super) fn find_or_add(
    tx: &mut Tx,
    slot: Slot,
    new: &Wrapped,
    now: Timestamp,
) -> Result<Wrapped, Fault> {
    if let Some(found) = find(tx, slot)? {
        tx.run(
            "update data_key set idle_since = null
             where kind = $1 and scope_id = $2 and author_id = $3 and idle_since is not null",
            &[slot.kind.into(), slot.scope.into(), slot.author.into()],
        )?;
        return Ok(found);
    }
    tx.run(
        "insert into data_key (kind, scope_id, author_id, version, root_id, wrapped, used, made)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[
            slot.kind.into(),
            slot.scope.into(),
            slot.author.into(),
            new.version.into(),
            new.root.into(),
            new.bytes.as_deref().into(),
            new.used.into(),
            now.into(),
        ],
    )?;
    Ok(new.clone())
}

/// Whether no key was ever kept here.
pub(super) fn is_empty(tx: &mut Tx) -> Result<bool, Fault> {
    Ok(tx.one("select 1 from data_key limit 1", &[], |_| Ok(()))?.is_none())
}

/// Destroys the keys of the author `author` in every talk; how many.
pub(super) fn destroy_author(tx: &mut Tx, author: Uuid) -> Result<u64, Fault> {
    tx.run(
        "update data_key set wrapped = null, used = true
         where kind = 'talk' and author_id = $1 and wrapped is not null",
        &[author.into()],
    )
}

/// Destroys the key of `slot`, and sees to it that none is made for it again.
pub(super) fn destroy(tx: &mut Tx, slot: Slot, now: Timestamp) -> Result<(), Fault> {
    let gone = Wrapped { version: 0, root: 0, bytes: None, used: true };
    find_or_add(tx, slot, &gone, now)?;
    tx.run(
        "update data_key set wrapped = null, used = true
         where kind = $1 and scope_id = $2 and author_id = $3",
        &[slot.kind.into(), slot.scope.into(), slot.author.into()],
    )?;
    Ok(())
}

/// Up to `limit` keys that another root key than `root` wraps.
pub(super) fn wrapped_by_others(
    tx: &mut Tx,
    root: i64,
    limit: i64,
) -> Result<Vec<(Slot, Wrapped)>, Fault> {
    tx.all(
        "select kind, scope_id, author_id, version, root_id, wrapped, used from data_key
         where root_id <> $1 and wrapped is not null limit $2",
        &[root.into(), limit.into()],
        |row| Ok((slot(row)?, read(row, 3)?)),
    )
}

/// Keeps that `slot` is now wrapped as `new`; nothing happens where it was destroyed meanwhile.
pub(super) fn rewrap(tx: &mut Tx, slot: Slot, new: &Wrapped) -> Result<(), Fault> {
    tx.run(
        "update data_key set wrapped = $4, root_id = $5
         where kind = $1 and scope_id = $2 and author_id = $3 and wrapped is not null",
        &[
            slot.kind.into(),
            slot.scope.into(),
            slot.author.into(),
            new.bytes.as_deref().into(),
            new.root.into(),
        ],
    )?;
    Ok(())
}

/// Since when the root key called `id` is known; `None` where it is not.
pub(super) fn root_made(tx: &mut Tx, id: i64) -> Result<Option<Timestamp>, Fault> {
    tx.one("select made from root_key where id = $1", &[id.into()], |row| row.get(0))
}

/// Keeps that the root key called `id` is known since `now`.
pub(super) fn note_root(tx: &mut Tx, id: i64, now: Timestamp) -> Result<(), Fault> {
    tx.run(
        "insert into root_key (id, made) values ($1, $2) on conflict (id) do nothing",
        &[id.into(), now.into()],
    )?;
    Ok(())
}

/// Forgets since when the root keys but `newest` are known.
pub(super) fn forget_roots(tx: &mut Tx, newest: i64) -> Result<(), Fault> {
    tx.run("delete from root_key where id <> $1", &[newest.into()])?;
    Ok(())
}

/// Up to `limit` keys made before `made` of which nobody knows whether they were ever used, but for
/// those that fell idle after `asleep`.
pub(super) fn unproven(
    tx: &mut Tx,
    made: Timestamp,
    asleep: Timestamp,
    limit: i64,
) -> Result<Vec<Slot>, Fault> {
    tx.all(
        "select kind, scope_id, author_id from data_key
         where not used and made < $1 and (idle_since is null or idle_since <= $2)
         order by made limit $3",
        &[made.into(), asleep.into(), limit.into()],
        slot,
    )
}

/// Keeps that something was sealed with the key of `slot`.
pub(super) fn prove(tx: &mut Tx, slot: Slot) -> Result<(), Fault> {
    tx.run(
        "update data_key set used = true, idle_since = null
         where kind = $1 and scope_id = $2 and author_id = $3",
        &[slot.kind.into(), slot.scope.into(), slot.author.into()],
    )?;
    Ok(())
}

/// Keeps that the key of `slot` is idle since `now`, where it was not.
pub(super) fn lay_down(tx: &mut Tx, slot: Slot, now: Timestamp) -> Result<(), Fault> {
    tx.run(
        "update data_key set idle_since = $4
         where kind = $1 and scope_id = $2 and author_id = $3 and not used
         and idle_since is null",
        &[slot.kind.into(), slot.scope.into(), slot.author.into(), now.into()],
    )?;
    Ok(())
}

/// Removes the key of `slot` where it has been idle since `asleep` or longer; whether it was.
pub(super) fn sweep(tx: &mut Tx, slot: Slot, asleep: Timestamp) -> Result<bool, Fault> {
    let swept = tx.run(
        "delete from data_key
         where kind = $1 and scope_id = $2 and author_id = $3 and not used and idle_since <= $4",
        &[slot.kind.into(), slot.scope.into(), slot.author.into(), asleep.into()],
    )?;
    Ok(swept == 1)
}

fn slot(row: &Row) -> Result<Slot, Fault> {
    let kind: String = row.get(0)?;
    let known = super::KINDS.iter().find(|known| **known == kind);
    let kind = known.ok_or_else(|| Fault::new("a key of an unknown kind"))?;
    Ok(Slot { kind, scope: row.get(1)?, author: row.get(2)? })
}

fn read(row: &Row, from: usize) -> Result<Wrapped, Fault> {
    Ok(Wrapped {
        version: row.get(from)?,
        root: row.get(from + 1)?,
        bytes: row.get(from + 2)?,
        used: row.get(from + 3)?,
    })
}
