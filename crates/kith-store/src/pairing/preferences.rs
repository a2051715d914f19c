//! Whom members would like to be paired with, and whom never; owned table: `preference`.

use kith_core::{
    FaceId,
    pairing::preference::{Preference, Wish},
};

use crate::{Fault, Tx};

/// Keeps `preference` in place of what was wished before.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, preference: &Preference) -> Result<(), Fault> {
    tx.run(
        "insert into preference (of_face, about_face, wish) values ($1, $2, $3)
         on conflict (of_face, about_face) do update set wish = excluded.wish",
        &[preference.of.into(), preference.about.into(), preference.wish.number().into()],
    )?;
    Ok(())
}

/// What `face` wishes, the first wish first and never last.
///
/// # Errors
/// [`Fault`] of the store.
pub fn list(tx: &mut Tx, face: FaceId) -> Result<Vec<Preference>, Fault> {
    let mut all = tx.all(
        "select about_face, wish from preference where of_face = $1 order by wish, about_face",
        &[face.into()],
        |row| {
            let wish = Wish::of(row.get(1)?).map_err(|_| Fault::new("a wish beyond the last"))?;
            Ok(Preference { of: face, about: row.get(0)?, wish })
        },
    )?;
    all.sort_by_key(|one| matches!(one.wish, Wish::Never));
    Ok(all)
}

/// Takes back what `face` wished about `about`. False where there was nothing.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, face: FaceId, about: FaceId) -> Result<bool, Fault> {
    let removed = tx.run(
        "delete from preference where of_face = $1 and about_face = $2",
        &[face.into(), about.into()],
    )?;
    Ok(removed == 1)
}

/// Forgets what `face` wished, and what others wished about it; how many.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, face: FaceId) -> Result<u64, Fault> {
    tx.run("delete from preference where of_face = $1 or about_face = $1", &[face.into()])
}
