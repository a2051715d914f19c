//! Second steps of sign-ins; owned table: `second_step`.

use kith_core::{MemberId, people::second_step::SecondStep};

use crate::{
    Fault, Tx,
    engine::Row,
    seal::{Place, Sealed},
};

/// Where the secret of `member` stands.
#[must_use]
pub fn place(member: MemberId) -> Place {
    Place { table: "second_step", row: member.0, column: "secret" }
}

/// Gives `member` a second step in place of an older one.
///
/// # Errors
/// [`Fault`] of the store.
pub fn put(tx: &mut Tx, member: MemberId, step: &SecondStep, secret: &Sealed) -> Result<(), Fault> {
    remove(tx, member)?;
    tx.run(
        "insert into second_step (member_id, secret, since, last, wrong, missed)
         values ($1, $2, $3, $4, $5, $6)",
        &[
            member.into(),
            secret.into(),
            step.since.into(),
            step.last.into(),
            step.wrong.into(),
            step.missed.into(),
        ],
    )?;
    Ok(())
}

/// The second step of `member`; `None` where none is set up.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, member: MemberId) -> Result<Option<SecondStep>, Fault> {
    tx.one(
        "select since, last, wrong, missed from second_step where member_id = $1",
        &[member.into()],
        read,
    )
}

/// The sealed secret of `member`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn secret(tx: &mut Tx, member: MemberId) -> Result<Option<Sealed>, Fault> {
    tx.one("select secret from second_step where member_id = $1", &[member.into()], |row| {
        row.get(0)
    })
}

/// Notes what was taken and missed. False where none is set up.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, member: MemberId, step: &SecondStep) -> Result<bool, Fault> {
    let set = tx.run(
        "update second_step set last = $2, wrong = $3, missed = $4 where member_id = $1",
        &[member.into(), step.last.into(), step.wrong.into(), step.missed.into()],
    )?;
    Ok(set == 1)
}

/// Removes the second step of `member`. False where there is none.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, member: MemberId) -> Result<bool, Fault> {
    Ok(tx.run("delete from second_step where member_id = $1", &[member.into()])? == 1)
}

fn read(row: &Row) -> Result<SecondStep, Fault> {
    Ok(SecondStep {
        since: row.get(0)?,
        last: row.get(1)?,
        wrong: row.get(2)?,
        missed: row.get(3)?,
    })
}
