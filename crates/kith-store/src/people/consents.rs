//! The ledger of consents, append only; owned table: `consent`.

use kith_core::{
    MemberId,
    people::consent::{Consent, Decision, Purpose},
};

use super::worded;
use crate::{Fault, Tx, engine::Row};

/// Appends `consent`. False where that was the decision already; nothing is changed then.
///
/// # Errors
/// [`Fault`] of the store.
pub fn append(tx: &mut Tx, consent: &Consent) -> Result<bool, Fault> {
    let stands = given(tx, consent.member)?.contains(&consent.purpose);
    if stands == (consent.decision == Decision::Given) {
        return Ok(false);
    }
    tx.run(
        "insert into consent (member_id, purpose, seq, word, version, locale, at)
         select $1, $2, coalesce(max(seq), 0) + 1, $3, $4, $5, $6 from consent
         where member_id = $1 and purpose = $2",
        &[
            consent.member.into(),
            consent.purpose.word().into(),
            consent.decision.word().into(),
            consent.version.into(),
            consent.locale.as_str().into(),
            consent.at.into(),
        ],
    )?;
    Ok(true)
}

/// What `member` agrees to now.
///
/// # Errors
/// [`Fault`] of the store.
pub fn given(tx: &mut Tx, member: MemberId) -> Result<Vec<Purpose>, Fault> {
    let last = list(tx, member)?.into_iter().fold(Vec::new(), |mut given, line| {
        given.retain(|purpose| *purpose != line.purpose);
        if line.decision == Decision::Given {
            given.push(line.purpose);
        }
        given
    });
    Ok(last)
}

/// Up to `limit` members whose last word on `purpose` is a yes to a text older than `version`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn outdated(
    tx: &mut Tx,
    purpose: Purpose,
    version: i64,
    limit: i64,
) -> Result<Vec<MemberId>, Fault> {
    tx.all(
        "select one.member_id from consent one where one.purpose = $1 and one.word = 'given'
         and one.version < $2 and not exists (select 1 from consent later
         where later.member_id = one.member_id and later.purpose = one.purpose
         and later.seq > one.seq) order by one.member_id limit $3",
        &[purpose.word().into(), version.into(), limit.into()],
        |row| row.get(0),
    )
}

/// The whole ledger of `member`, oldest first within each purpose.
///
/// # Errors
/// [`Fault`] of the store.
pub fn list(tx: &mut Tx, member: MemberId) -> Result<Vec<Consent>, Fault> {
    tx.all(
        "select member_id, purpose, word, version, locale, at from consent where member_id = $1
         order by purpose, seq",
        &[member.into()],
        read,
    )
}

/// Removes the ledger of `member`; how many lines.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, member: MemberId) -> Result<u64, Fault> {
    tx.run("delete from consent where member_id = $1", &[member.into()])
}

fn read(row: &Row) -> Result<Consent, Fault> {
    let (purpose, word): (String, String) = (row.get(1)?, row.get(2)?);
    Ok(Consent {
        member: row.get(0)?,
        purpose: worded(&purpose, Purpose::of)?,
        decision: worded(&word, Decision::of)?,
        version: row.get(3)?,
        locale: row.get(4)?,
        at: row.get(5)?,
    })
}
