//! Answering a proposal: two yeses open the talk, and one no lets both go on without reproach.

use kith_core::{
    Code, Moment, Timestamp,
    pairing::proposal::{End, OVER, Proposal, Step, Word},
    people::{face::Side, grant::Role},
    safety::standing::Act,
    support::{
        capacity,
        input::{Gone, Input},
        request::Request,
    },
};
use kith_store::{
    Tx, jobs,
    pairing::proposals::{self, Kept},
    support::capacities,
};

use super::{following::JOB, proposing};
use crate::{
    Error,
    people::recognising::Known,
    programme::requiring,
    safety::standing,
    support::{
        answering,
        carrying::{self, Doer},
    },
};

/// What became of a proposal when one of the two answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// The other side is still asked.
    Waits,
    /// Both said yes: the talk that opened.
    Talk(Code),
    /// It is over, by their own word or because something came between.
    Over,
}

/// `who` says `word` about the proposal that `code` names. Said twice it is said once. `rest`: a mentor wants nothing
/// new until then.
///
/// # Errors
/// [`Error::NotFound`] where they are neither of the two; [`Error::Refused`] where it was over when they said yes, they are held back, or a course comes
/// first.
pub fn say(
    tx: &mut Tx,
    at: &mut Moment,
    who: &Known,
    code: Code,
    (word, rest): (Word, Option<Timestamp>),
) -> Result<Said, Error> {
    let (kept, side) = of(tx, who, code)?;
    let request = carrying::found(tx, kept.request)?;
    if side == Side::Helper {
        answering::want_rest(tx, kept.proposal.mentor, rest)?;
    }
    match (kept.end, word) {
        (Some((_, End::Agreed)), _) => {
            answering::talk_of(tx, &request, kept.proposal.mentor).map(Said::Talk)
        }
        (Some(_), Word::No) => Ok(Said::Over),
        (Some(_), Word::Yes) => Err(OVER.into()),
        (None, Word::Yes) => {
            standing::may(tx, at.now, who.member, Act::Offer)?;
            requiring::may_meet(tx, at.now, who.member, role(side))?;
            speak(tx, at, (&kept, &request), (side, word))
        }
        (None, Word::No) => speak(tx, at, (&kept, &request), (side, word)),
    }
}

/// In which role somebody on `side` takes part.
const fn role(side: Side) -> Role {
    match side {
        Side::Member => Role::Mentee,
        Side::Helper => Role::Mentor,
    }
}

/// The proposal that `code` names, and on which side of it `who` is.
pub(super) fn of(tx: &mut Tx, who: &Known, code: Code) -> Result<(Kept, Side), Error> {
    let kept = proposals::named(tx, code)?.ok_or(Error::NotFound)?;
    let own = std::iter::once(&who.face).chain(&who.helper);
    let side = own.into_iter().find_map(|face| kept.proposal.side(face.id));
    side.map(|side| (kept, side)).ok_or(Error::NotFound)
}

fn speak(
    tx: &mut Tx,
    at: &mut Moment,
    (kept, request): (&Kept, &Request),
    (side, word): (Side, Word),
) -> Result<Said, Error> {
    let proposal = &kept.proposal;
    match proposal.say(at.now, side, word)? {
        Step::Declined => decline(tx, at, (proposal, request), side),
        Step::Waits(said) | Step::Agreed(said)
            if proposing::came_between(tx, at.now, request, said.mentor)? =>
        {
            withdraw(tx, at, &said, request)
        }
        Step::Waits(said) => {
            proposals::set(tx, &said)?;
            let by = Doer::face(face(&said, side), "proposal-yes");
            carrying::note(tx, at, by, request)?;
            Ok(Said::Waits)
        }
        Step::Agreed(said) => agree(tx, at, &said, request),
    }
}

fn agree(tx: &mut Tx, at: &mut Moment, said: &Proposal, request: &Request) -> Result<Said, Error> {
    proposals::set(tx, said)?;
    let capacity = capacities::find(tx, said.mentor)?.ok_or(capacity::FULL);
    let load = capacities::load(tx, said.mentor)?;
    let Ok(room) = capacity.and_then(|capacity| capacity.may_accept(load)) else {
        return withdraw(tx, at, said, request);
    };
    let talk = at.id();
    let by = Doer::face(said.mentor, "accept");
    let answered = carrying::step(tx, at, by, request, Input::Accept { room, talk })?;
    answering::talk_of(tx, &answered, said.mentor).map(Said::Talk)
}

fn decline(
    tx: &mut Tx,
    at: &mut Moment,
    (proposal, request): (&Proposal, &Request),
    side: Side,
) -> Result<Said, Error> {
    let by = Doer::face(face(proposal, side), "proposal-no");
    match side {
        Side::Helper => {
            let input = Input::Pass { by: proposal.mentor };
            carrying::step(tx, at, by, request, input)?;
        }
        Side::Member => {
            proposals::end(tx, proposal.offer, End::ByMentee, at.now)?;
            jobs::plant(tx, JOB, proposal.offer.0, at.now)?;
            carrying::step(tx, at, by, request, Input::Another)?;
        }
    }
    Ok(Said::Over)
}

/// Something came between the two: the offer is taken back, and neither learns what.
fn withdraw(
    tx: &mut Tx,
    at: &mut Moment,
    proposal: &Proposal,
    request: &Request,
) -> Result<Said, Error> {
    let gone = Input::HelperGone { who: proposal.mentor, why: Gone::Frozen };
    carrying::step(tx, at, Doer::house("proposal-withdraw"), request, gone)?;
    Ok(Said::Over)
}

const fn face(proposal: &Proposal, side: Side) -> kith_core::FaceId {
    match side {
        Side::Member => proposal.mentee,
        Side::Helper => proposal.mentor,
    }
}
