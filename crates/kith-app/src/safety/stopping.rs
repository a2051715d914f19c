//! Ending a talk and reporting it, in one step and without a reason. It costs whoever does it nothing. Until
//! a person has looked at it, requests of a member whom it is about are put to no helper; their promise
//! runs on.

use kith_core::{
    Code, MemberId, Moment,
    people::face::Side,
    safety::{
        block::Block,
        letter::Matter,
        signal::{Category, Signal},
        stop::{OVER, Stop},
    },
    talk::State,
};
use kith_store::{
    Tx,
    once::Post,
    people::grants,
    safety::{cares, signals, stops},
    talk::talks,
};

use super::{
    blocking::{self, Met},
    telling::{self, About, Draft, Sent, Told},
};
use crate::{
    App, Error,
    people::recognising::Known,
    support::hearing,
    talk::{peers, seat::Seat},
};

/// Seals a copy of what was said last in `talk`, for a report of `known` about `matter`; `words` are what the
/// house says in their place. May wait for the key store: call it aside.
///
/// # Errors
/// [`Error::NotFound`] where the talk is not theirs.
pub fn draft(
    app: &App,
    known: &Known,
    talk: Code,
    (matter, words): (Matter, String),
) -> Result<Draft, Error> {
    let told = Told { matter: Some(matter), words, way: String::new() };
    telling::draft_about(app, &told, known, About { talk, message: None, block: false })
}

/// Ends the talk that `talk` names for `known`, reports it by `draft`, and closes the door to the other. The
/// other is told that the talk is over, and no more. What was sent, and on which side `known` sat.
///
/// # Errors
/// [`Error::NotFound`] where the talk is not theirs; [`OVER`] where it was over before; as
/// [`telling::report`].
pub fn stop(
    tx: &mut Tx,
    at: &mut Moment,
    post: &Post,
    draft: &Draft,
    (known, talk): (&Known, Code),
) -> Result<(Sent, Side), Error> {
    let met = blocking::met(tx, known, talk)?;
    let (over, block) = (is_over(tx, &met)?, may_close(tx, at, known, &met)?);
    let sent = telling::report(tx, at, post, draft, (known, About { talk, message: None, block }))?;
    if sent.again {
        return Ok((sent, met.side));
    }
    if over {
        return Err(OVER.into());
    }
    let (letter, about) = (draft.letter(), met.face.owner);
    stops::add(tx, &Stop { letter, talk: met.talk, by: known.member, about, at: at.now })?;
    // A closed door has ended the talk already.
    if !is_over(tx, &met)? {
        let talk = talks::find(tx, met.talk)?.ok_or(Error::NotFound)?;
        match met.side {
            _ if peers::are(tx, &talk)? => peers::freeze(tx, at, talk.member, talk.helper)?,
            Side::Member => hearing::member_looks_on(tx, at, talk.request)?,
            Side::Helper => hearing::helper_goes(tx, at, talk.request)?,
        }
    }
    Ok((sent, met.side))
}

/// Whether requests of `member` wait until a person has looked at what was reported of them.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn looks_first(tx: &mut Tx, member: MemberId) -> Result<bool, Error> {
    Ok(stops::waits(tx, member)?)
}

/// How many of the newest signals are looked at.
const LOOK: i64 = 50;

/// Whether the other side of the talk of `seat` wrote something that wants sex, images or money of whoever
/// sits there: the way to end it stands forward for them, and nobody else is told.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn stands_forward(tx: &mut Tx, seat: &Seat) -> Result<bool, Error> {
    if seat.guest.is_some() || seat.talk.state != State::Open {
        return Ok(false);
    }
    let (place, other) = (seat.talk.id.0, seat.other());
    let care = cares::at(tx, place, other)?;
    let mut read = signals::of(tx, place, LOOK)?;
    read.extend(care.map_or(Ok(Vec::new()), |care| signals::of(tx, care.id.0, LOOK))?);
    let wants = |one: &Signal| one.reading.categories.contains(&Category::Solicitation);
    Ok(read.iter().any(|one| one.author == Some(other) && wants(one)))
}

fn is_over(tx: &mut Tx, met: &Met) -> Result<bool, Error> {
    let talk = talks::find(tx, met.talk)?.ok_or(Error::NotFound)?;
    Ok(matches!(talk.state, State::Closed { .. }))
}

/// Whether the door may close: to whoever answers for safeguarding it stays open, but the talk ends.
fn may_close(tx: &mut Tx, at: &Moment, known: &Known, met: &Met) -> Result<bool, Error> {
    let roles = grants::holding(tx, met.face.owner, at.now)?;
    Ok(Block::close(known.member, met.face.owner, &roles, at.now).is_ok())
}
