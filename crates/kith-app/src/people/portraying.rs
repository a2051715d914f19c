//! How a member looks to others, and how Kith looks to them.

use kith_core::{
    MemberId, Moment,
    people::{
        account::Pseudonym,
        face::{Face, Side},
        taste::Tastes,
    },
};
use kith_store::people::{faces, tastes};

use crate::{Error, Tx};

/// Whether the doorway is drawn anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doorway {
    /// It stays.
    Kept,
    /// Another one, by chance.
    Redrawn,
}

/// Gives the face of `member` on `side` a pseudonym, and a new doorway where they ask for one.
///
/// # Errors
/// [`Error::NotFound`] where there is no such face.
pub fn portray(
    tx: &mut Tx,
    at: &mut Moment,
    (member, side): (MemberId, Side),
    pseudonym: &Pseudonym,
    doorway: Doorway,
) -> Result<Face, Error> {
    let found = faces::list(tx, member)?.into_iter().find(|face| face.side == side);
    let mut face = found.ok_or(Error::NotFound)?;
    pseudonym.text().clone_into(&mut face.pseudonym);
    if doorway == Doorway::Redrawn {
        face.doorway = at.code();
    }
    faces::set(tx, &face)?;
    Ok(face)
}

/// Keeps how `member` wants Kith to look.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn set_tastes(tx: &mut Tx, member: MemberId, chosen: &Tastes) -> Result<(), Error> {
    Ok(tastes::set(tx, member, chosen)?)
}
