//! With which young data keys something kept here was sealed; owned table: `key_use`.

use crate::{Fault, Tx, keys::Slot};

/// Notes that what this unit of work keeps was sealed with the key of `slot`.
pub(crate) fn note(tx: &mut Tx, slot: Slot) -> Result<(), Fault> {
    tx.run(
        "insert into key_use (kind, scope_id, author_id) values ($1, $2, $3)
         on conflict do nothing",
        &[slot.kind.into(), slot.scope.into(), slot.author.into()],
    )?;
    Ok(())
}

/// Whether something kept here was sealed with the key of `slot` when it was young.
pub(crate) fn is_noted(tx: &mut Tx, slot: Slot) -> Result<bool, Fault> {
    let noted = tx.one(
        "select 1 from key_use where kind = $1 and scope_id = $2 and author_id = $3",
        &[slot.kind.into(), slot.scope.into(), slot.author.into()],
        |_| Ok(()),
    )?;
    Ok(noted.is_some())
}

/// Removes the note of `slot`: the key store knows.
pub(crate) fn remove(tx: &mut Tx, slot: Slot) -> Result<(), Fault> {
    tx.run(
        "delete from key_use where kind = $1 and scope_id = $2 and author_id = $3",
        &[slot.kind.into(), slot.scope.into(), slot.author.into()],
    )?;
    Ok(())
}
