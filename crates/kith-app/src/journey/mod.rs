//! Deeds of a journey: what a mentee and a mentor agree on, and how far they have come. It hangs from their talk, so
//! resting, saying goodbye and closing doors are the deeds of that (docs/adr/0030).

pub mod agreeing;
pub mod busy;
pub mod calendar;
pub mod chances;
pub mod checking_in;
pub mod closing;
pub mod differing;
pub mod ending;
pub mod entering;
pub mod exporting;
pub mod farewelling;
pub mod feedback;
pub mod goals;
pub mod introduction;
pub mod looking;
pub mod meeting;
pub mod midterm;
pub mod reading;
pub mod reflecting;
pub mod rematching;
pub mod remembering;
pub mod tending;
pub mod text;

use kith_core::{
    Code, FaceId, MemberId, Moment, TalkId, Timestamp,
    journey::Journey,
    people::{face::Side, notice::About},
    support::kind::Kind,
    talk::{State, Talk},
};
use kith_store::{
    Tx,
    audit::deeds,
    journey::{
        agreements, check_ins, differences, feedbacks, goals as wants, growth, introductions,
        jottings, midterms, pools, reflections, stages,
    },
    people::faces,
    support::requests,
    talk::talks,
};

use crate::{
    Error,
    people::notices,
    support::hearing,
    talk::seat::{self, Seat},
};

/// Whether the two of `talk` are a mentee and a mentor.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn is_of(tx: &mut Tx, talk: &Talk) -> Result<bool, Error> {
    let request = requests::find(tx, talk.request)?;
    Ok(request.is_some_and(|request| request.kind == Kind::Mentor))
}

/// The journey in the talk that `code` names, and the seat there of whoever has `faces`.
fn of(tx: &mut Tx, faces: &[(FaceId, Side)], code: Code) -> Result<(Seat, Journey), Error> {
    let seat = seat::find(tx, faces, code)?;
    if !is_of(tx, &seat.talk)? {
        return Err(Error::NotFound);
    }
    let newest = agreements::newest(tx, seat.talk.id)?.map(|kept| kept.version);
    let stage = stages::list(tx, seat.talk.id, 1)?.first().map(|entered| entered.stage);
    let over = matches!(seat.talk.state, State::Closed { .. });
    Ok((seat, Journey { newest, stage, over }))
}

/// Lets the words go that `author` wrote on the journey in `talk`; how many texts.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn let_go(tx: &mut Tx, now: Timestamp, (talk, author): (TalkId, FaceId)) -> Result<u64, Error> {
    let side = talks::find(tx, talk)?.and_then(|talk| talk.side(author)).ok_or(Error::NotFound)?;
    let gone = [
        agreements::forget(tx, talk, author, now)?,
        reflections::forget(tx, talk, author)?,
        growth::forget(tx, talk, author)?,
        wants::forget(tx, talk, author)?,
        jottings::forget(tx, talk, author)?,
        check_ins::forget(tx, talk, side)?,
        differences::forget(tx, talk)?,
        feedbacks::forget(tx, talk, side)?,
        midterms::forget(tx, talk, side)?,
        introductions::forget(tx, talk, author)?,
    ];
    Ok(gone.iter().sum())
}

/// `member` is erased: what they said of others is forgotten, and what they were told. Twice is once.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn erased(tx: &mut Tx, _: &mut Moment, member: MemberId) -> Result<(), Error> {
    for face in faces::list(tx, member)? {
        differences::erase(tx, face.id)?;
        feedbacks::erase(tx, face.id)?;
        pools::forget(tx, face.id)?;
        midterms::erase(tx, face.id)?;
    }
    Ok(())
}

/// It is a deed and, until the talk is closed, a sign of life that asks for no answer. Whether they may do it,
/// [`agreeing::may_act`] says before.
fn lives(tx: &mut Tx, at: &mut Moment, seat: &Seat, verb: &'static str) -> Result<(), Error> {
    deeds::append(tx, &seat::deed(seat, verb, at.now))?;
    if let State::Closed { .. } = seat.talk.state {
        return Ok(());
    }
    hearing::lives(tx, at, seat.talk.request, seat.side)
}

/// Tells whoever sits on the other side the words at `key`.
fn tell_other(tx: &mut Tx, at: &mut Moment, seat: &Seat, key: &str) -> Result<(), Error> {
    tell(tx, at, seat.other(), (About::Agreement, seat.talk.code), key)
}

/// Tells whoever is behind `face` the words at `key`, and where their page is.
fn tell(
    tx: &mut Tx,
    at: &mut Moment,
    face: FaceId,
    about: (About, Code),
    key: &str,
) -> Result<(), Error> {
    match faces::find(tx, face)? {
        Some(face) => notices::tell(tx, at, face.owner, key, Some(about)),
        None => Ok(()),
    }
}
