//! Ending a talk and reporting it, in one step and without a reason. It costs whoever does it nothing. Until
//! a person has looked at it, requests of a member whom it is about are put to no helper; their promise
//! runs on.

use kith_core::{
    Code, MemberId, Moment,
    people::face::Side,
    safety::{
        block::Block,
        letter::Matter,
        stop::{OVER, Stop},
    },
    talk::State,
};
use kith_store::{Tx, once::Post, people::grants, safety::stops, talk::talks};

use super::{
    blocking::{self, Met},
    telling::{self, About, Draft, Sent, Told},
};
use crate::{App, Error, people::recognising::Known, support::hearing};

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

fn is_over(tx: &mut Tx, met: &Met) -> Result<bool, Error> {
    let talk = talks::find(tx, met.talk)?.ok_or(Error::NotFound)?;
    Ok(matches!(talk.state, State::Closed { .. }))
}

/// Whether the door may close: to whoever answers for safeguarding it stays open, but the talk ends.
fn may_close(tx: &mut Tx, at: &Moment, known: &Known, met: &Met) -> Result<bool, Error> {
    let roles = grants::holding(tx, met.face.owner, at.now)?;
    Ok(Block::close(known.member, met.face.owner, &roles, at.now).is_ok())
}
