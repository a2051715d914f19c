//! Putting a pair to both sides: what may have changed is asked again, and the mentor's place is kept meanwhile.

use kith_core::{
    FaceId, Moment, RunId, Timestamp,
    journey::rematch::Rematch,
    pairing::{barrier::Barrier, proposal::Proposal},
    people::grant::Role,
    support::{input::Input, request::Request, state::Route},
};
use kith_store::{
    Tx, jobs,
    pairing::{exclusions, pool, proposals},
    people::{faces, grants},
};

use super::{following::JOB, gathering, weighing};
use crate::{
    Error,
    journey::rematching,
    programme::{belonging, requiring},
    support::{
        carrying::{self, Doer},
        choosing::CANNOT,
        taking,
    },
};

/// Puts `request` and `mentor` forward to one another, as a pair of `run`.
///
/// # Errors
/// [`Error::NotFound`] where one of them is gone; [`Error::Refused`] where something stands between them now, or the
/// mentor has no place. Nothing is written then.
pub(super) fn put(
    tx: &mut Tx,
    at: &mut Moment,
    (run, by): (RunId, Doer),
    request: &Request,
    mentor: FaceId,
) -> Result<(), Error> {
    let rests = rematching::of(tx, at.now, request)? != Rematch::Free;
    if rests
        || barrier(tx, at.now, request, mentor)?.is_some()
        || is_early(tx, at.now, request, mentor)?
        || is_elsewhere(tx, at.now, request, mentor)?
    {
        return Err(CANNOT.into());
    }
    let room = taking::room(tx, at, mentor)?;
    let id = at.id();
    let route = Route::Run;
    let put = carrying::step(tx, at, by, request, Input::Offer { id, room, route })?;
    let until = put.state.offer().ok_or(CANNOT)?.until;
    let proposal = Proposal {
        offer: id,
        run,
        mentee: request.asker,
        mentor,
        made: at.now,
        until,
        mentee_yes: None,
        mentor_yes: None,
    };
    proposals::add(tx, &proposal, request.id)?;
    if let Some(next) = proposal.reminder(at.now) {
        jobs::plant(tx, JOB, id.0, next)?;
    }
    Ok(())
}

/// Whether a course comes first for one of the two. It is asked where a pair is put forward, and of each where they say yes:
/// a pair that stands waits for it meanwhile.
fn is_early(tx: &mut Tx, now: Timestamp, request: &Request, mentor: FaceId) -> Result<bool, Error> {
    for (face, role) in [(request.asker, Role::Mentee), (mentor, Role::Mentor)] {
        let face = faces::find(tx, face)?.ok_or(Error::NotFound)?;
        if requiring::lacks(tx, now, face.owner, role)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether the mentor is of another programme than the request. Asked where a pair is put forward, not of one that stands.
fn is_elsewhere(
    tx: &mut Tx,
    now: Timestamp,
    request: &Request,
    mentor: FaceId,
) -> Result<bool, Error> {
    let face = faces::find(tx, mentor)?.ok_or(Error::NotFound)?;
    Ok(!belonging::mentors_in(tx, now, face.owner, request.programme)?)
}

/// What keeps the two apart now; `None` where nothing does.
pub(super) fn barrier(
    tx: &mut Tx,
    now: Timestamp,
    request: &Request,
    mentor: FaceId,
) -> Result<Option<Barrier>, Error> {
    let face = faces::find(tx, mentor)?.ok_or(Error::NotFound)?;
    if !grants::holding(tx, face.owner, now)?.contains(&Role::Mentor) {
        return Ok(Some(Barrier::Away));
    }
    let mentee = gathering::mentee(tx, now, request, false)?.ok_or(Error::NotFound)?;
    let mentor = gathering::mentor(tx, now, face)?;
    let pair = (mentee.person.face.id, mentor.person.face.id);
    let gathered = gathering::Gathered {
        mentees: Vec::new(),
        mentors: Vec::new(),
        decided: exclusions::between(tx, pair.0, pair.1)?
            .map(|kind| (pair, kind))
            .into_iter()
            .collect(),
        before: std::collections::HashSet::new(),
    };
    let found = weighing::barrier(&gathered, &mentee, &mentor);
    let before = proposals::failed_with(tx, pair.0)?.contains(&pair.1)
        || pool::talked_with(tx, pair.0)?.contains(&pair.1);
    Ok(found.or(before.then_some(Barrier::Avoid)))
}

/// Whether something came between the two of a pair that was put forward already: a closed door, a boundary, a consent
/// that was taken back. That they were put forward does not count.
pub(super) fn came_between(
    tx: &mut Tx,
    now: Timestamp,
    request: &Request,
    mentor: FaceId,
) -> Result<bool, Error> {
    let found = barrier(tx, now, request, mentor)?;
    Ok(found.is_some_and(|found| found != Barrier::Avoid))
}
