//! Consulting: one of a mentee and a mentor asks those who look after them. It is a letter and a case at the desk, and
//! the other side has no part in it.

use kith_core::{
    Code, Moment, Timestamp,
    people::face::Face,
    safety::{
        case::Source,
        letter::{self, Kind, Letter},
    },
};
use kith_store::{
    Tx,
    people::faces,
    programme::programmes,
    safety::{cases, letters},
};

use super::{
    noticing::{self, Noticed},
    writing::{self, Words},
};
use crate::{
    App, Error, journey,
    people::recognising::Known,
    talk::seat::{self, Seat},
};

/// A question on its way: sealed, not yet sent.
#[derive(Debug, Clone)]
pub struct Draft {
    words: Words,
    noticed: Noticed,
}

/// The other side of the journey in `talk` (`None` where they have left), and by when somebody answers who is asked
/// at `now`.
///
/// # Errors
/// [`Error::NotFound`] where the journey is not theirs.
pub fn look(
    tx: &mut Tx,
    now: Timestamp,
    known: &Known,
    talk: Code,
) -> Result<(Option<Face>, Timestamp), Error> {
    let seat = walked(tx, known, talk)?;
    Ok((faces::find(tx, seat.other())?, programmes::the_one(tx)?.desk_until(now)))
}

/// Reads `text` for danger, and seals it. May wait for the key store: call it aside.
///
/// # Errors
/// [`Error::Refused`] where it is blank or too long.
pub fn draft(app: &App, text: &str) -> Result<Draft, Error> {
    let text = letter::line(text)?;
    let (noticed, words) = (noticing::alone(app, &text), writing::seal(app, &text)?);
    Ok(Draft { words, noticed })
}

/// `known` asks about the journey in `talk`: the code of their letter, under which somebody answers.
///
/// # Errors
/// [`Error::NotFound`] where the journey is not theirs.
pub fn consult(
    tx: &mut Tx,
    at: &mut Moment,
    known: &Known,
    (talk, draft): (Code, &Draft),
) -> Result<Code, Error> {
    let seat = walked(tx, known, talk)?;
    let letter = Letter {
        id: at.id(),
        code: at.code(),
        kind: Kind::Contact,
        matter: None,
        claim: None,
        writer: Some(known.member),
        talk: Some(seat.talk.id),
        at: at.now,
    };
    letters::add(tx, &letter, None, None)?;
    writing::add(tx, letter.id, &draft.words, None, at.now)?;
    let level = noticing::keep_of_letter(tx, at, &draft.noticed, letter.id)?;
    let case = cases::open(tx, at, Source::Contact, letter.id, level)?;
    let case = cases::find(tx, case)?.ok_or(Error::NotFound)?;
    writing::note(tx, at, &case, Some(known.member), "open")?;
    Ok(letter.code)
}

/// The seat of `known` in `talk`, where that is a journey.
fn walked(tx: &mut Tx, known: &Known, talk: Code) -> Result<Seat, Error> {
    let seat = seat::find(tx, &seat::faces(known), talk)?;
    journey::is_of(tx, &seat.talk)?.then_some(seat).ok_or(Error::NotFound)
}
