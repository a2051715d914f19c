//! Reports about one person that came together; owned table: `case_link`. Who is reported is a view of
//! letters and talks.

use kith_core::{CaseId, FaceId, Timestamp};

use crate::{Fault, Tx};

/// Links the report `case` to the first one, `head`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, case: CaseId, head: CaseId, now: Timestamp) -> Result<(), Fault> {
    tx.run(
        "insert into case_link (case_id, head_id, at) values ($1, $2, $3) on conflict do nothing",
        &[case.into(), head.into(), now.into()],
    )?;
    Ok(())
}

/// The report with which `case` stands on the desk, while that waits for somebody; `None` where `case` stands
/// there by itself.
///
/// # Errors
/// [`Fault`] of the store.
pub fn head(tx: &mut Tx, case: CaseId) -> Result<Option<CaseId>, Fault> {
    tx.one(
        "select head_id from case_link join desk_case on desk_case.id = head_id
         where case_id = $1 and place in ('open', 'claimed')",
        &[case.into()],
        |row| row.get(0),
    )
}

/// The reports that stand with `head`, the oldest first; up to 50.
///
/// # Errors
/// [`Fault`] of the store.
pub fn of(tx: &mut Tx, head: CaseId) -> Result<Vec<CaseId>, Fault> {
    tx.all(
        "select case_id from case_link where head_id = $1 order by at, case_id limit 50",
        &[head.into()],
        |row| row.get(0),
    )
}

/// Reports of talks in which `face` sits that were opened after `since` and are not closed, the oldest
/// first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn around(tx: &mut Tx, face: FaceId, since: Timestamp) -> Result<Vec<CaseId>, Fault> {
    tx.all(
        "select desk_case.id from desk_case join letter on letter.id = desk_case.subject_id
         join talk on talk.id = letter.talk_id
         where desk_case.source = 'concern' and desk_case.opened > $2
         and desk_case.place <> 'closed' and (talk.member_face = $1 or talk.helper_face = $1)
         order by desk_case.opened, desk_case.id limit 50",
        &[face.into(), since.into()],
        |row| row.get(0),
    )
}

/// Removes the links of `case`, to others and of others to it; how many.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, case: CaseId) -> Result<u64, Fault> {
    tx.run("delete from case_link where case_id = $1 or head_id = $1", &[case.into()])
}
