//! The ledger of signatures under codes of conduct; owned table: `commitment`.

use kith_core::{MemberId, Timestamp, programme::course::Course};

use crate::{Fault, Tx};

/// Keeps that `member` signed version `version` of the code of conduct of `course` at `at`. Signed twice, the first day
/// stands. Whether it is new.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(
    tx: &mut Tx,
    member: MemberId,
    (course, version): (&Course, u32),
    at: Timestamp,
) -> Result<bool, Fault> {
    let added = tx.run(
        "insert into commitment (member_id, course, version, at) values ($1, $2, $3, $4)
         on conflict do nothing",
        &[member.into(), course.key().into(), i64::from(version).into(), at.into()],
    )?;
    Ok(added == 1)
}

/// What `member` signed: the words of the courses, the versions and the times, the newest version first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn of(tx: &mut Tx, member: MemberId) -> Result<Vec<(String, u32, Timestamp)>, Fault> {
    tx.all(
        "select course, version, at from commitment where member_id = $1
         order by course, version desc",
        &[member.into()],
        |row| {
            let version = u32::try_from(row.get::<i64>(1)?).map_err(Fault::new)?;
            Ok((row.get(0)?, version, row.get(2)?))
        },
    )
}

/// Forgets what `member` signed.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, member: MemberId) -> Result<(), Fault> {
    tx.run("delete from commitment where member_id = $1", &[member.into()])?;
    Ok(())
}
