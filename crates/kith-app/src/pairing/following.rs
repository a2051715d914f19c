//! What follows a proposal: reminders while it stands, and the next best once it is over. The job `proposal`.

use kith_core::{
    FaceId, Moment, OfferId, RequestId, RunId,
    pairing::proposal::{End, Proposal},
    people::{face::Side, grant::Role, notice::About},
    support::{effect::OfferEnd, state::Place},
};
use kith_store::{
    Tx, jobs,
    pairing::{
        proposals::{self, Kept},
        runs,
    },
    people::{faces, grants},
    support::requests,
};
use uuid::Uuid;

use super::{gathering, proposing, weighing};
use crate::{App, Error, people::notices, support::carrying::Doer};

/// The job that reminds, and that looks for the next best.
pub(crate) const JOB: &str = "proposal";

/// How many are asked in turn whether they are still possible, before the next best is left to a coordinator.
const TRIED: usize = 20;

/// Plants the timers of up to `page` proposals that are over and have none. How many.
pub(crate) fn plant_lost(tx: &mut Tx, page: i64) -> Result<usize, Error> {
    let lost = proposals::without_timer(tx, JOB, page)?;
    for (offer, ended) in &lost {
        jobs::plant(tx, JOB, offer.0, *ended)?;
    }
    Ok(lost.len())
}

/// The offer `id` ended: if it was a proposal, that is over too, and what follows is done soon.
pub(crate) fn ended(tx: &mut Tx, at: &Moment, id: OfferId, how: OfferEnd) -> Result<(), Error> {
    let how = match how {
        OfferEnd::Accepted => End::Agreed,
        OfferEnd::Passed => End::ByMentor,
        OfferEnd::Lapsed => End::Lapsed,
        OfferEnd::Withdrawn => End::Withdrawn,
    };
    if proposals::end(tx, id, how, at.now)? {
        jobs::plant(tx, JOB, id.0, at.now)?;
    }
    Ok(())
}

/// Does what is due of the proposal whose offer is `id`. Called again, it finds nothing left to do.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn proposal_due(app: &App, id: Uuid) -> Result<(), Error> {
    let offer = OfferId(id);
    let found = app.store.read(move |tx| Ok::<_, Error>(proposals::find(tx, offer)?))?;
    let moment = app.moment();
    match found {
        Some(kept) if kept.end.is_none() => {
            app.store.write(move |tx| remind(tx, &mut moment.clone(), offer))
        }
        Some(kept) if !kept.followed => follow(app, &kept),
        _ => Ok(()),
    }
}

/// Reminds whoever has not answered, and plants the next reminder. The end itself is the request's deadline.
fn remind(tx: &mut Tx, at: &mut Moment, offer: OfferId) -> Result<(), Error> {
    let Some(kept) = proposals::find(tx, offer)?.filter(|kept| kept.end.is_none()) else {
        return Ok(());
    };
    let proposal = &kept.proposal;
    if proposal.until <= at.now {
        return Ok(());
    }
    for side in [Side::Member, Side::Helper] {
        if proposal.yes(side).is_none() {
            tell(
                tx,
                at,
                proposal,
                (side, "notice-proposal-reminder", Some((About::Proposal, kept.code))),
            )?;
        }
    }
    if let Some(next) = proposal.reminder(at.now) {
        jobs::plant(tx, JOB, offer.0, next)?;
    }
    Ok(())
}

/// Whom a side that is left could be put forward with, the best first.
struct Next {
    side: Side,
    choices: Vec<(RequestId, FaceId)>,
}

/// Looks for the next best for whoever is left; pairs that were agreed stay as they are.
fn follow(app: &App, kept: &Kept) -> Result<(), Error> {
    let how = kept.end.map_or(End::Withdrawn, |(_, how)| how);
    let sides = kept.proposal.left(how);
    let (now, proposal) = (app.now(), kept.proposal.clone());
    let next = app.store.read(move |tx| {
        let sides = sides.iter();
        sides.map(|side| next(tx, now, &proposal, *side)).collect::<Result<Vec<_>, Error>>()
    })?;
    let (offer, moment) = (kept.proposal.offer, app.moment());
    app.store.write(move |tx| {
        let at = &mut moment.clone();
        if !proposals::follow(tx, offer, at.now)? {
            return Ok(());
        }
        let Some(kept) = proposals::find(tx, offer)? else { return Ok(()) };
        next.iter().try_for_each(|next| go_on(tx, at, &kept, next))
    })
}

fn next(
    tx: &mut Tx,
    now: kith_core::Timestamp,
    proposal: &Proposal,
    side: Side,
) -> Result<Next, Error> {
    let run = runs::by_id(tx, proposal.run)?;
    let gathered = gathering::gather(tx, now, run.programme)?;
    let weighed = weighing::weigh(&gathered, &run.settings.weights);
    let mut scored = Vec::new();
    for edge in &weighed.edges {
        let Some((mentee, mentor)) = weighing::pair(&gathered, (edge.a, edge.b)) else { continue };
        let (one, other) = (mentee.person.face.id, mentor.person.face.id);
        let (own, theirs, fits) = match side {
            Side::Member => (edge.score_a, edge.score_b, one == proposal.mentee),
            Side::Helper => (edge.score_b, edge.score_a, other == proposal.mentor),
        };
        if fits && mentor.places > 0 {
            scored.push((own, theirs, mentee.request, other));
        }
    }
    scored.sort_by_key(|(own, theirs, ..)| std::cmp::Reverse((*own, *theirs)));
    let choices = scored.into_iter().map(|(_, _, request, mentor)| (request, mentor));
    Ok(Next { side, choices: choices.take(TRIED).collect() })
}

fn go_on(tx: &mut Tx, at: &mut Moment, kept: &Kept, next: &Next) -> Result<(), Error> {
    if try_each(tx, at, kept.proposal.run, &next.choices)? {
        return Ok(());
    }
    // A mentor's place is free again, and nothing waits for it. A mentee who still asks hears by when.
    let request = requests::find(tx, kept.request)?.filter(|request| {
        matches!(request.state.place(), Place::Waiting | Place::Escalated | Place::Alternative)
    });
    if let Some(request) = request.filter(|_| next.side == Side::Member) {
        let about = Some((About::Request, request.code));
        tell(tx, at, &kept.proposal, (Side::Member, "notice-proposal-none", about))?;
        for who in grants::holders(tx, Role::Coordinator, at.now)? {
            notices::tell(tx, at, who, "notice-desk-proposal", None)?;
        }
    }
    Ok(())
}

/// Puts the first choice forward that is still possible.
fn try_each(
    tx: &mut Tx,
    at: &mut Moment,
    run: RunId,
    choices: &[(RequestId, FaceId)],
) -> Result<bool, Error> {
    for (request, mentor) in choices {
        let Some(request) = requests::find(tx, *request)? else { continue };
        match proposing::put(tx, at, (run, Doer::house("propose-next")), &request, *mentor) {
            Ok(()) => return Ok(true),
            Err(Error::Refused(_) | Error::NotFound) => {}
            Err(fault) => return Err(fault),
        }
    }
    Ok(false)
}

fn tell(
    tx: &mut Tx,
    at: &mut Moment,
    proposal: &Proposal,
    (side, kind, about): (Side, &str, Option<(About, kith_core::Code)>),
) -> Result<(), Error> {
    let face = match side {
        Side::Member => proposal.mentee,
        Side::Helper => proposal.mentor,
    };
    match faces::find(tx, face)? {
        Some(face) => notices::tell(tx, at, face.owner, kind, about),
        None => Ok(()),
    }
}
