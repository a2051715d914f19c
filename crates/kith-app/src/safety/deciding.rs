//! Working on a case: taking it, answering it, closing it.

use kith_core::{
    Code, LetterId, MemberId, Moment, Refusal, Timestamp,
    people::notice::About,
    safety::{
        case::{Case, End, Eyes, NO_REASONS, Source},
        letter::{Kind, Letter},
    },
    support::safe::Level,
};
use kith_store::{
    Tx,
    once::Post,
    safety::{cases, letters},
};

use super::{
    crew, following,
    writing::{self, Words},
};
use crate::{Error, once::once, people::notices, people::recognising::Known};

/// An appeal is decided, not closed.
pub const APPEAL: Refusal = Refusal("case-appeal");

/// `known` takes the case that `code` names.
///
/// # Errors
/// [`Error::NotFound`] where there is none for them, [`Error::Refused`] where somebody else has it, or
/// it is closed.
pub fn claim(tx: &mut Tx, at: &mut Moment, known: &Known, code: Code) -> Result<(), Error> {
    let mut case = find(tx, at.now, known, code)?;
    case.claim(known.member, at.now)?;
    cases::set(tx, &case)?;
    writing::note(tx, at, &case, Some(known.member), "claim")
}

/// `known` answers the case, once for each `post`: the words reach whoever wrote under their reference
/// code, and as a notice where they have an account. To somebody who said that they are not safe it is
/// the first line of a letter.
///
/// # Errors
/// [`Error::NotFound`] where there is none for them, or the account of whom it is about is gone;
/// [`Error::Refused`] where somebody else has it, or it is closed.
pub fn answer(
    tx: &mut Tx,
    at: &mut Moment,
    post: &Post,
    (known, code): (&Known, Code),
    words: &Words,
) -> Result<(), Error> {
    once(tx, at, post, |tx, at| {
        let mut case = find(tx, at.now, known, code)?;
        case.answer(known.member, at.now)?;
        tell(tx, at, &case, (known.member, words))?;
        cases::set(tx, &case)?;
        writing::note(tx, at, &case, Some(known.member), "answer")?;
        Ok(code.to_string())
    })?;
    Ok(())
}

/// `known` closes the case. A report is decided with `reasons`: they reach whoever reported as an answer.
/// Where somebody was in danger it closes when a second person says the same. Whether it is closed.
///
/// # Errors
/// [`Error::NotFound`] where there is none for them; [`Error::Refused`] where somebody else has it, it
/// is closed or an appeal, whoever wrote has no answer yet, or a report is decided without reasons.
pub fn close(
    tx: &mut Tx,
    at: &mut Moment,
    known: &Known,
    code: Code,
    (how, reasons): (End, Option<&Words>),
) -> Result<bool, Error> {
    let mut case = find(tx, at.now, known, code)?;
    if case.source == Source::Appeal {
        return Err(APPEAL.into());
    }
    if case.source == Source::Concern && how != End::Empty {
        case.answer(known.member, at.now)?;
        tell(tx, at, &case, (known.member, reasons.ok_or(NO_REASONS)?))?;
    }
    let eyes = if crew::of(tx, at.now, &case)?.len() > 1 { Eyes::Two } else { Eyes::One };
    let closed = case.close(known.member, how, (at.now, eyes))?;
    cases::set(tx, &case)?;
    if closed && !case.source.is_written() && case.level == Level::Danger {
        following::plant(tx, at.now, case.id)?;
    }
    let verb = if closed { "close" } else { "want_to_close" };
    writing::note(tx, at, &case, Some(known.member), verb)?;
    Ok(closed)
}

/// Adds `words` by `by` to the letter of `case`; its writer is told, where they have an account.
fn tell(
    tx: &mut Tx,
    at: &mut Moment,
    case: &Case,
    (by, words): (MemberId, &Words),
) -> Result<(), Error> {
    let letter = letter(tx, at, case)?;
    writing::add(tx, letter.id, words, Some(by), at.now)?;
    if let Some(writer) = letter.writer {
        let about = Some((About::Letter, letter.code));
        notices::tell(tx, at, writer, "notice-letter-answer", about)?;
    }
    Ok(())
}

/// The case that `code` names, where `known` works on it.
pub(crate) fn find(tx: &mut Tx, now: Timestamp, known: &Known, code: Code) -> Result<Case, Error> {
    let case = cases::find_by_code(tx, code)?.ok_or(Error::NotFound)?;
    let crew = crew::of(tx, now, &case)?;
    crew.contains(&known.member).then_some(case).ok_or(Error::NotFound)
}

/// The letter in which `case` is answered; to a member at risk it is begun here.
fn letter(tx: &mut Tx, at: &mut Moment, case: &Case) -> Result<Letter, Error> {
    if let Some(letter) = writing::letter_of(tx, case)? {
        return Ok(letter);
    }
    let writer = match case.source {
        Source::Safe | Source::Signal => crew::about(tx, case)?.pop().ok_or(Error::NotFound)?,
        // To somebody from whom others parted the house speaks by its measures.
        Source::Concern | Source::Contact | Source::Appeal | Source::Pattern | Source::Right => {
            return Err(Error::NotFound);
        }
    };
    let letter = Letter {
        id: LetterId(case.id.0),
        code: at.code(),
        kind: Kind::Care,
        matter: None,
        claim: None,
        writer: Some(writer),
        talk: None,
        at: at.now,
    };
    letters::add(tx, &letter, None, None)?;
    Ok(letter)
}
