//! Claims (SAF-113): what a member asks of the house by right is a letter, and a case for a lead with the
//! clock of the law.

use kith_core::{
    Code, MemberId, Moment,
    safety::{
        case::Source,
        claim::Claim,
        letter::{self, Kind, Letter},
    },
};
use kith_store::{
    Tx,
    safety::{cases, letters},
};

use super::{
    noticing::{self, Noticed},
    writing::{self, Words},
};
use crate::{App, Error};

/// A claim on its way: sealed, not yet sent.
#[derive(Debug, Clone)]
pub struct Draft {
    claim: Claim,
    words: Words,
    noticed: Noticed,
}

/// Reads `text` for danger, and seals it. May wait for the key store: call it aside.
///
/// # Errors
/// [`Error::Refused`] where it is blank or too long.
pub fn draft(app: &App, claim: Claim, text: &str) -> Result<Draft, Error> {
    let text = letter::line(text)?;
    let (noticed, words) = (noticing::alone(app, &text), writing::seal(app, &text)?);
    Ok(Draft { claim, words, noticed })
}

/// `member` claims it: the code of their letter, under which a person answers.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn claim(tx: &mut Tx, at: &mut Moment, member: MemberId, draft: &Draft) -> Result<Code, Error> {
    let letter = Letter {
        id: at.id(),
        code: at.code(),
        kind: Kind::Right,
        matter: None,
        claim: Some(draft.claim),
        writer: Some(member),
        talk: None,
        at: at.now,
    };
    letters::add(tx, &letter, None, None)?;
    writing::add(tx, letter.id, &draft.words, None, at.now)?;
    let level = noticing::keep_of_letter(tx, at, &draft.noticed, letter.id)?;
    let case = cases::open(tx, at, Source::Right, letter.id, level)?;
    let mut case = cases::find(tx, case)?.ok_or(Error::NotFound)?;
    case.begin_clock(at.now);
    cases::set(tx, &case)?;
    writing::note(tx, at, &case, Some(member), "claim")?;
    Ok(letter.code)
}
