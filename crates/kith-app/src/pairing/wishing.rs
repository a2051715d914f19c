//! Wishing: whom a member would like to be paired with, and whom never. Nobody else is told.

use kith_core::{
    Code, Moment,
    pairing::preference::{Preference, Wish},
    people::{face::Side, grant::Role},
};
use kith_store::{
    Tx,
    pairing::preferences,
    people::{faces, grants},
};

use crate::{Error, people::recognising::Known};

/// Keeps what `who`, who asks for a mentor, wishes about the mentor whose face `about` names; `None` takes it back.
///
/// # Errors
/// [`Error::NotFound`] where nobody who mentors has that face.
pub fn wish(
    tx: &mut Tx,
    at: &Moment,
    who: &Known,
    about: Code,
    wish: Option<Wish>,
) -> Result<(), Error> {
    let face = faces::find_by_code(tx, about)?.filter(|face| face.side == Side::Helper);
    let face = face.ok_or(Error::NotFound)?;
    if !grants::holding(tx, face.owner, at.now)?.contains(&Role::Mentor) {
        return Err(Error::NotFound);
    }
    match wish {
        Some(wish) => {
            preferences::set(tx, &Preference { of: who.face.id, about: face.id, wish })?;
        }
        None => {
            preferences::remove(tx, who.face.id, face.id)?;
        }
    }
    Ok(())
}
