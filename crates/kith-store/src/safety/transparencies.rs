//! What was published about cases, and what it is counted from; owned table: `transparency`.

use kith_core::{MemberId, Timestamp};

use crate::{Fault, Tx};

/// A case as it is counted: nothing of it but its kind and its times.
#[derive(Debug, Clone)]
pub struct Counted {
    /// What it came from.
    pub source: String,
    /// What a report was about.
    pub matter: Option<String>,
    /// When it was opened.
    pub opened: Timestamp,
    /// When it was closed.
    pub closed: Option<Timestamp>,
    /// How it ended.
    pub how: Option<String>,
}

/// Cases that were opened from `begin` to before `end`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn cases(tx: &mut Tx, begin: Timestamp, end: Timestamp) -> Result<Vec<Counted>, Fault> {
    tx.all(
        "select source, matter, opened, closed, how from desk_case
         left join letter on letter.id = desk_case.subject_id
         where opened >= $1 and opened < $2",
        &[begin.into(), end.into()],
        |row| {
            Ok(Counted {
                source: row.get(0)?,
                matter: row.get(1)?,
                opened: row.get(2)?,
                closed: row.get(3)?,
                how: row.get(4)?,
            })
        },
    )
}

/// How many measures of each kind began from `begin` to before `end`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn measures(
    tx: &mut Tx,
    begin: Timestamp,
    end: Timestamp,
) -> Result<Vec<(String, i64)>, Fault> {
    tx.all(
        "select kind, count(*) from measure where since >= $1 and since < $2 group by kind
         order by kind",
        &[begin.into(), end.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Publishes `body` for `quarter`, once. False where it was published before: what is out is not changed.
///
/// # Errors
/// [`Fault`] of the store.
pub fn publish(
    tx: &mut Tx,
    quarter: &str,
    body: &str,
    (by, now): (MemberId, Timestamp),
) -> Result<bool, Fault> {
    let published = tx.run(
        "insert into transparency (quarter, body, by_id, at) values ($1, $2, $3, $4)
         on conflict do nothing",
        &[quarter.into(), body.into(), by.into(), now.into()],
    )?;
    Ok(published == 1)
}

/// What was published, the newest first: quarter and body; up to eight.
///
/// # Errors
/// [`Fault`] of the store.
pub fn list(tx: &mut Tx) -> Result<Vec<(String, String)>, Fault> {
    tx.all("select quarter, body from transparency order by at desc limit 8", &[], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
}
