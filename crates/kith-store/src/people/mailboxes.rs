//! Where members are called by mail; owned table: `mailbox`.

use kith_core::{Code, MailboxId, MemberId, people::mailbox::Mailbox};
use uuid::Uuid;

use crate::{
    Fault, Tx,
    engine::Row,
    seal::{Place, Sealed},
};

/// Where the address of a mailbox stands.
#[must_use]
pub fn place(mailbox: MailboxId) -> Place {
    Place { table: "mailbox", row: mailbox.0, column: "address" }
}

/// Adds `mailbox` with its address, in place of an older one of the same member.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, mailbox: &Mailbox, address: &Sealed) -> Result<(), Fault> {
    remove(tx, mailbox.member)?;
    tx.run(
        "insert into mailbox (id, code, stop, member_id, address, mark, asked, wrong, proven, failing)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &[
            mailbox.id.into(),
            mailbox.code.into(),
            mailbox.stop.as_str().into(),
            mailbox.member.into(),
            address.into(),
            mailbox.mark.as_str().into(),
            mailbox.asked.into(),
            mailbox.wrong.into(),
            mailbox.proven.into(),
            mailbox.failing.into(),
        ],
    )?;
    Ok(())
}

/// Keeps where `mailbox` is now.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, mailbox: &Mailbox) -> Result<(), Fault> {
    tx.run(
        "update mailbox set asked = $2, wrong = $3, proven = $4, failing = $5 where id = $1",
        &[
            mailbox.id.into(),
            mailbox.asked.into(),
            mailbox.wrong.into(),
            mailbox.proven.into(),
            mailbox.failing.into(),
        ],
    )?;
    Ok(())
}

/// The mailbox `id`, with its address.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, id: Uuid) -> Result<Option<(Mailbox, Sealed)>, Fault> {
    tx.one(
        "select id, code, stop, member_id, mark, asked, wrong, proven, failing, address
         from mailbox where id = $1",
        &[id.into()],
        read,
    )
}

/// The mailbox of `member`, with its address.
///
/// # Errors
/// [`Fault`] of the store.
pub fn of_member(tx: &mut Tx, member: MemberId) -> Result<Option<(Mailbox, Sealed)>, Fault> {
    tx.one(
        "select id, code, stop, member_id, mark, asked, wrong, proven, failing, address
         from mailbox where member_id = $1",
        &[member.into()],
        read,
    )
}

/// Whose mailbox `code` names, or else `stop`, as it is typed.
///
/// # Errors
/// [`Fault`] of the store.
pub fn owner(tx: &mut Tx, code: Option<Code>, stop: &str) -> Result<Option<MemberId>, Fault> {
    tx.one(
        "select member_id from mailbox where code = $1 or stop = $2",
        &[code.into(), stop.into()],
        |row| row.get(0),
    )
}

/// Removes the mailbox of `member`. False where there was none.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, member: MemberId) -> Result<bool, Fault> {
    Ok(tx.run("delete from mailbox where member_id = $1", &[member.into()])? == 1)
}

fn read(row: &Row) -> Result<(Mailbox, Sealed), Fault> {
    let mailbox = Mailbox {
        id: row.get(0)?,
        code: row.get(1)?,
        stop: row.get(2)?,
        member: row.get(3)?,
        mark: row.get(4)?,
        asked: row.get(5)?,
        wrong: row.get(6)?,
        proven: row.get(7)?,
        failing: row.get(8)?,
    };
    Ok((mailbox, row.get(9)?))
}
