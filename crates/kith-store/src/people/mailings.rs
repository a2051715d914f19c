//! Mails that were sent lately, so that nobody is flooded; owned table: `mailing`.

use kith_core::{
    Moment, Timestamp,
    people::mailbox::{Errand, Mailbox},
};
use uuid::Uuid;

use crate::{Fault, Tx};

/// Notes that a mail goes to `mailbox`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, at: &mut Moment, mailbox: &Mailbox, errand: Errand) -> Result<(), Fault> {
    let id: Uuid = at.id();
    tx.run(
        "insert into mailing (id, mark, member_id, errand, at) values ($1, $2, $3, $4, $5)",
        &[
            id.into(),
            mailbox.mark.as_str().into(),
            mailbox.member.into(),
            errand.word().into(),
            at.now.into(),
        ],
    )?;
    Ok(())
}

/// How many mails went to the address of `mailbox` since `since`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn count(tx: &mut Tx, mailbox: &Mailbox, since: Timestamp) -> Result<i64, Fault> {
    let count = tx.one(
        "select count(*) from mailing where mark = $1 and at > $2",
        &[mailbox.mark.as_str().into(), since.into()],
        |row| row.get(0),
    )?;
    Ok(count.unwrap_or_default())
}

/// How many codes were sent to the address of `mailbox`, or for its member, since `since`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn count_proofs(tx: &mut Tx, mailbox: &Mailbox, since: Timestamp) -> Result<i64, Fault> {
    let count = tx.one(
        "select count(*) from
             (select id from mailing where mark = $1 and at > $3 and errand = 'mail-proof'
              union select id from mailing
              where member_id = $2 and at > $3 and errand = 'mail-proof') as sent",
        &[mailbox.mark.as_str().into(), mailbox.member.into(), since.into()],
        |row| row.get(0),
    )?;
    Ok(count.unwrap_or_default())
}

/// Forgets what was sent before `before`; how many.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, before: Timestamp) -> Result<u64, Fault> {
    tx.run("delete from mailing where at < $1", &[before.into()])
}
