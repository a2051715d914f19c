//! Joining a talk as somebody on duty: visibly, for a case, and until one says goodbye or the member says
//! no. Whoever joins reads what is written from then on, and writes behind a face of their own.

use kith_core::{
    Code, Moment,
    people::face::{Face, Side},
    safety::case::{Case, Source},
    support::safe::Level,
    talk::guest::{self, Guest},
};
use kith_store::{
    Tx,
    audit::deeds::{self, Deed},
    people::faces,
    safety::cases,
    talk::{guests, talks},
};

use super::{peers, seat};
use crate::{
    Error,
    people::recognising::Known,
    safety::{caring, deciding, news},
};

/// A guest as those in the talk see them.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The visit.
    pub guest: Guest,
    /// Who it is; `None` where they have left for good.
    pub face: Option<Face>,
    /// Whether the member may send them away.
    pub may_be_sent: bool,
}

/// `known`, who works on the case that `code` names, joins its talk, and has the case. The talk's code.
///
/// # Errors
/// [`Error::NotFound`] where there is no such case for them, it is about no talk, or they sit there
/// already; [`Error::Refused`] where somebody else has the case, the talk is closed, or the member said no.
pub fn join(tx: &mut Tx, at: &mut Moment, known: &Known, code: Code) -> Result<Code, Error> {
    let mut case = deciding::find(tx, at.now, known, code)?;
    let talk = caring::talk_of(tx, &case)?;
    let face = known.helper.as_ref().unwrap_or(&known.face);
    if talk.side(face.id).is_some() || talk.side(known.face.id).is_some() {
        return Err(Error::NotFound);
    }
    if guests::there(tx, talk.code, face.id)?.is_some() {
        return Ok(talk.code);
    }
    guest::may_join(&talk, case.level, &guests::of(tx, talk.id)?)?;
    case.claim(known.member, at.now)?;
    cases::set(tx, &case)?;
    news::tell(tx, &case, at.now)?;
    let (id, code, since) = (at.id(), at.code(), at.now);
    let visit = Guest { id, code, talk: talk.id, face: face.id, case: case.id, since, left: None };
    guests::add(tx, &visit)?;
    note(tx, at, &visit, "join")?;
    caring::tell_of_guest(tx, at, &case)?;
    Ok(talk.code)
}

/// The guest of the visit `code` says goodbye, or the member of the talk (of two who were brought together, either) says no to them. The talk's code,
/// and whether whoever did it still reads it.
///
/// # Errors
/// [`Error::NotFound`] for everybody else; [`Error::Refused`] where the member's life may be at stake.
pub fn part(
    tx: &mut Tx,
    at: &mut Moment,
    known: &Known,
    code: Code,
) -> Result<(Code, bool), Error> {
    let mut guest = guests::find(tx, code)?.ok_or(Error::NotFound)?;
    let talk = talks::find(tx, guest.talk)?.ok_or(Error::NotFound)?;
    let own = [Some(&known.face), known.helper.as_ref()];
    let is = |face| own.into_iter().flatten().any(|one| one.id == face);
    let stays = if is(guest.face) {
        guest.leave(at.now);
        false
    } else if is(talk.member) || is(talk.helper) && peers::are(tx, &talk)? {
        guest.send_away(level(tx, &guest)?, at.now)?;
        true
    } else {
        return Err(Error::NotFound);
    };
    guests::set(tx, &guest, at.now)?;
    note(tx, at, &guest, if stays { "send_away" } else { "part" })?;
    Ok((talk.code, stays))
}

/// Everybody on duty who joined the talk of `seat`, as whoever sits there sees them.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn seen(tx: &mut Tx, seat: &seat::Seat) -> Result<Vec<Seen>, Error> {
    let (mut all, peers) = (Vec::new(), peers::are(tx, &seat.talk)?);
    for guest in guests::of(tx, seat.talk.id)? {
        let member = seat.guest.is_none() && (seat.side == Side::Member || peers);
        let may_be_sent = member && guest.is_there() && level(tx, &guest)? < Level::Danger;
        all.push(Seen { face: faces::find(tx, guest.face)?, may_be_sent, guest });
    }
    Ok(all)
}

/// How strongly the case calls for which `guest` came.
fn level(tx: &mut Tx, guest: &Guest) -> Result<Level, Error> {
    let case: Option<Case> = cases::find(tx, guest.case)?;
    let case = case.filter(|case| case.source == Source::Signal);
    Ok(case.map_or(Level::Calm, |case| case.level))
}

fn note(tx: &mut Tx, at: &Moment, guest: &Guest, verb: &'static str) -> Result<(), Error> {
    let (stream, object) = (talks::topic(guest.talk), guest.id);
    let deed = Deed { stream, actor: Some(guest.face.into()), verb, object, at: at.now };
    Ok(deeds::append(tx, &deed)?)
}
