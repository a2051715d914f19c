//! Lines of letters: sealed before the unit of work, opened after it. They belong to the programme, so
//! that a report outlives the account of whoever made it.

use kith_core::{
    LetterId, MemberId, Moment, Private, Timestamp,
    safety::{
        case::{Case, Source},
        letter::{Kind, Letter, Side},
    },
};
use kith_store::{
    Tx,
    audit::deeds::{self, Actor, Deed},
    keys::Owner,
    programme::programmes,
    safety::{
        cases,
        letters::{self, Line},
    },
    seal::{Place, Sealed},
};
use uuid::Uuid;

use super::news;
use crate::{App, Error, journey::looking};

/// A line on its way, sealed.
#[derive(Debug, Clone)]
pub struct Words {
    id: Uuid,
    sealed: Sealed,
}

/// Whose words letters are.
pub(crate) const HOUSE: Owner = Owner::Programme(programmes::FIRST);

/// Seals one line.
pub(super) fn seal(app: &App, words: &Private) -> Result<Words, Error> {
    let mut at = app.moment();
    let id: Uuid = at.id();
    let sealed = app.seal(HOUSE, place(id), &mut at, words)?;
    Ok(Words { id, sealed })
}

/// Opens one line; `None` where the programme's key is gone.
pub(super) fn unseal(app: &App, line: &Line) -> Result<Option<Private>, Error> {
    app.unseal(HOUSE, place(line.id), &line.words)
}

fn place(line: Uuid) -> Place {
    Place { table: "letter_line", row: line, column: "words" }
}

/// Where the safe way to answer a letter stands.
pub(super) fn way(letter: LetterId) -> Place {
    Place { table: "letter", row: letter.0, column: "way" }
}

/// Adds `words` to `letter`, by `by` of the house, or by its writer where that is `None`.
pub(super) fn add(
    tx: &mut Tx,
    letter: LetterId,
    words: &Words,
    by: Option<MemberId>,
    now: Timestamp,
) -> Result<(), Error> {
    let side = if by.is_some() { Side::House } else { Side::Writer };
    let words = words.clone();
    Ok(letters::add_line(
        tx,
        &Line { id: words.id, letter, side, by, words: words.sealed, at: now },
    )?)
}

/// The case of `letter`.
pub(super) fn case_of(tx: &mut Tx, letter: &Letter) -> Result<Case, Error> {
    let case = match letter.kind {
        Kind::Contact => cases::about(tx, Source::Contact, letter.id.0)?,
        Kind::Right => cases::about(tx, Source::Right, letter.id.0)?,
        // A letter of appeal has the id of its measure.
        Kind::Appeal => cases::about(tx, Source::Appeal, letter.id.0)?,
        Kind::Concern => cases::about(tx, Source::Concern, letter.id.0)?,
        // A letter of care has the id of the case that it was written for.
        Kind::Care => cases::find(tx, letter.id.0.into())?,
    };
    case.ok_or(Error::NotFound)
}

/// The letter of `case`; `None` where a member is worried about and nobody has written to them yet.
pub(super) fn letter_of(tx: &mut Tx, case: &Case) -> Result<Option<Letter>, Error> {
    let id = match case.source {
        Source::Safe | Source::Signal | Source::Pattern => LetterId(case.id.0),
        Source::Concern | Source::Contact | Source::Appeal | Source::Right => {
            LetterId(case.subject)
        }
    };
    Ok(letters::find(tx, id)?)
}

/// Appends to the chain of `case`, which is kept already, that `who` (`None`: the house, or somebody without an account) did
/// `verb`, and tells whoever looks at the desk live. A report weighs on the pair that it is about.
pub(super) fn note(
    tx: &mut Tx,
    at: &Moment,
    case: &Case,
    who: Option<MemberId>,
    verb: &'static str,
) -> Result<(), Error> {
    news::tell(tx, case, at.now)?;
    if case.source == Source::Concern
        && let Some(talk) =
            letters::find(tx, LetterId(case.subject))?.and_then(|letter| letter.talk)
    {
        looking::weigh(tx, at.now, talk)?;
    }
    let stream = format!("case:{}", case.id.0.simple());
    Ok(deeds::append(
        tx,
        &Deed { stream, actor: who.map(Actor::from), verb, object: case.subject, at: at.now },
    )?)
}
