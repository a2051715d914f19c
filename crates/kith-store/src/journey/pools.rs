//! What enough people said of one mentor, together; owned table: `feedback_pool`.

use kith_core::{
    FaceId, Timestamp,
    journey::feedback::{Item, Pool},
};

use crate::{Fault, Tx};

/// Keeps `pool` for `mentor`, in place of the one before.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, mentor: FaceId, (pool, at): (&Pool, Timestamp)) -> Result<(), Fault> {
    let one = |item: &Item| pool.means.get(item).map_or_else(|| "-".to_owned(), u32::to_string);
    let means: Vec<_> = Item::ALL.iter().map(one).collect();
    tx.run(
        "insert into feedback_pool (helper_face, people, means, at) values ($1, $2, $3, $4)
         on conflict (helper_face) do update
         set people = excluded.people, means = excluded.means, at = excluded.at",
        &[mentor.into(), i64::from(pool.people).into(), means.join(" ").as_str().into(), at.into()],
    )?;
    Ok(())
}

/// What `mentor` is told, and since when; `None` while too few said anything.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, mentor: FaceId) -> Result<Option<(Pool, Timestamp)>, Fault> {
    tx.one(
        "select people, means, at from feedback_pool where helper_face = $1",
        &[mentor.into()],
        |row| {
            let (people, means): (i64, String) = (row.get(0)?, row.get(1)?);
            let tenths = means.split(' ').map(|word| word.parse().ok());
            let means = Item::ALL.iter().copied().zip(tenths);
            let means = means.filter_map(|(item, mean)| Some((item, mean?))).collect();
            Ok((Pool { people: people.try_into().map_err(Fault::new)?, means }, row.get(2)?))
        },
    )
}

/// Forgets what `mentor` was told.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, mentor: FaceId) -> Result<(), Fault> {
    tx.run("delete from feedback_pool where helper_face = $1", &[mentor.into()])?;
    Ok(())
}
