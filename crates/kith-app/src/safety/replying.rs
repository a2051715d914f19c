//! Writing again in a letter: the two-way box of whoever wrote to the house.

use kith_core::{
    Code, MemberId, Moment,
    safety::{
        letter::{self, Letter},
        receipt::Receipt,
    },
    support::safe::Safe,
};
use kith_store::{
    Tx,
    once::Post,
    programme::programmes,
    safety::{cases, letters},
};

use super::{
    marking::{NO_LETTER, mark},
    writing::{self, Words},
};
use crate::{App, Error, once::once};

/// Which letter is written in, and by what right.
#[derive(Debug, Clone)]
pub enum Slot {
    /// The letter under a reference code, by its mark.
    Under(String),
    /// The member's own letter.
    Own(MemberId, Code),
}

/// The slot under the reference code `typed`. May wait for the key store: call it aside.
///
/// # Errors
/// [`NO_LETTER`] where that is no code.
pub fn under(app: &App, typed: &str) -> Result<Slot, Error> {
    let receipt = typed.parse::<Receipt>().map_err(|_| NO_LETTER)?;
    Ok(Slot::Under(mark(app, receipt)?))
}

/// Seals one line. May wait for the key store: call it aside.
///
/// # Errors
/// [`Error::Refused`] where it is blank or too long.
pub fn draft(app: &App, text: &str) -> Result<Words, Error> {
    writing::seal(app, &letter::line(text)?)
}

/// Adds `words`, once for each `post`; the case is open again, with a new promise.
///
/// # Errors
/// [`Error::NotFound`] or [`NO_LETTER`] where the slot is not theirs.
pub fn reply(
    tx: &mut Tx,
    at: &mut Moment,
    post: &Post,
    into: &Slot,
    words: &Words,
) -> Result<(), Error> {
    once(tx, at, post, |tx, at| {
        let letter = find(tx, into)?;
        let mut case = writing::case_of(tx, &letter)?;
        writing::add(tx, letter.id, words, None, at.now)?;
        case.heard(at.now, programmes::the_one(tx)?.desk_until(at.now));
        cases::set(tx, &case)?;
        writing::note(tx, at, &case, letter.writer, "reply")?;
        Ok(letter.code.to_string())
    })?;
    Ok(())
}

/// Keeps what whoever wrote the letter answers to "Are you safe now?", once for each `post`. Where they
/// are not, or not sure, the case is open again and calls at once (law 4).
///
/// # Errors
/// [`Error::NotFound`] or [`NO_LETTER`] where the slot is not theirs.
pub fn say_safe(
    tx: &mut Tx,
    at: &mut Moment,
    post: &Post,
    (into, safe): (&Slot, Safe),
) -> Result<(), Error> {
    once(tx, at, post, |tx, at| {
        let letter = find(tx, into)?;
        let mut case = writing::case_of(tx, &letter)?;
        letters::set_safe(tx, letter.id, safe, at.now)?;
        let level = safe.level();
        if level.is_risk() {
            case.alarmed(level, at.now, programmes::the_one(tx)?.desk_until(at.now));
            cases::set(tx, &case)?;
        }
        writing::note(tx, at, &case, letter.writer, "say_safe")?;
        Ok(letter.code.to_string())
    })?;
    Ok(())
}

fn find(tx: &mut Tx, into: &Slot) -> Result<Letter, Error> {
    match into {
        Slot::Under(mark) => Ok(letters::find_by_receipt(tx, mark)?.ok_or(NO_LETTER)?),
        Slot::Own(writer, code) => {
            letters::find_by_code(tx, *code, *writer)?.ok_or(Error::NotFound)
        }
    }
}
