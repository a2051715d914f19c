//! Ways back in, hashed; owned table: `recovery`.

use kith_core::{
    MemberId, Timestamp,
    people::recovery::{Left, RecoveryCode},
};

use crate::{Fault, Tx};

/// Gives `member` the set `codes`, in place of an older one.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, member: MemberId, codes: &[RecoveryCode]) -> Result<(), Fault> {
    remove(tx, member)?;
    for code in codes {
        tx.run(
            "insert into recovery (member_id, code) values ($1, $2)",
            &[member.into(), code.hash().as_slice().into()],
        )?;
    }
    Ok(())
}

/// Uses `code` of `member` up, at `now`. False where it is none of theirs, or was used.
///
/// # Errors
/// [`Fault`] of the store.
pub fn take(
    tx: &mut Tx,
    member: MemberId,
    code: &RecoveryCode,
    now: Timestamp,
) -> Result<bool, Fault> {
    let taken = tx.run(
        "update recovery set used = $3 where member_id = $1 and code = $2 and used is null",
        &[member.into(), code.hash().as_slice().into(), now.into()],
    )?;
    Ok(taken == 1)
}

/// How many codes `member` has left.
///
/// # Errors
/// [`Fault`] of the store.
pub fn left(tx: &mut Tx, member: MemberId) -> Result<Left, Fault> {
    let used: Vec<Option<Timestamp>> =
        tx.all("select used from recovery where member_id = $1", &[member.into()], |row| {
            row.get(0)
        })?;
    let codes = used.iter().filter(|used| used.is_none()).count();
    Ok(Left { codes, used: used.into_iter().flatten().max() })
}

/// Removes every code of `member`; how many.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, member: MemberId) -> Result<u64, Fault> {
    tx.run("delete from recovery where member_id = $1", &[member.into()])
}
