//! Choosing one person: up to three suggestions with reasons, and the member's choice.

use std::collections::BTreeSet;

use kith_core::{
    Code, FaceId, Moment, Refusal, Timestamp,
    people::{
        consent::Purpose,
        face::{Face, Side},
        grant::Role,
    },
    programme::learning::FIRST,
    safety::standing::Act,
    support::{
        capacity::Capacity,
        input::Input,
        kind::Kind,
        newcomer,
        ranking::{self, Candidate, Reason},
        request::Request,
        state::Route,
    },
};
use kith_store::{
    Tx,
    people::{consents, faces, members},
    programme::{programmes, topics},
    support::{capacities, offers},
};

use super::{
    asking,
    carrying::{self, Doer},
    fitting, taking,
};
use crate::{
    Error,
    journey::rematching,
    people::recognising::Known,
    programme::{belonging, requiring},
    safety::standing,
};

/// How many helpers one question brings, and how many are looked at in all.
const LOOK: i64 = 150;
const MOST: usize = 300;

/// This person cannot now. Whether they are full, away, or behind a closed door is not told.
pub const CANNOT: Refusal = Refusal("request-person-cannot");

/// A course comes first for whoever asked: what a coordinator is told.
pub const EARLY: Refusal = Refusal("course-first-desk");

/// What a member may choose from.
#[derive(Debug, Clone)]
pub struct Choice {
    /// The request.
    pub request: Request,
    /// Up to three helpers who fit, most in common first. Empty without the consent `matching`: no
    /// facet is read then, and whoever is first free answers.
    pub suggested: Vec<Suggested>,
    /// Whether the member agreed to the matching.
    pub agreed: bool,
}

/// A helper who fits, and why.
#[derive(Debug, Clone)]
pub struct Suggested {
    /// The helper's face.
    pub face: Face,
    /// Why, the weightiest first; made only of what both allow to be shown.
    pub reasons: Vec<Reason>,
}

/// Whom the member may choose for the request that `request` names.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs.
pub fn candidates(
    tx: &mut Tx,
    now: Timestamp,
    who: &Known,
    request: Code,
) -> Result<Choice, Error> {
    let request = asking::own(tx, who.face.id, request)?;
    let agreed = consents::given(tx, who.member)?.contains(&Purpose::Matching);
    let suggested = if agreed { suggested(tx, now, &request)? } else { Vec::new() };
    Ok(Choice { request, suggested, agreed })
}

/// Puts the request to the helper whose face `helper` names. Pressed twice it is one offer.
///
/// # Errors
/// [`Error::NotFound`] where the request is not theirs or nobody who helps has that face;
/// [`Error::Refused`] where that person cannot, another holds it, somebody new chose one just now, a
/// course comes first, or they rest after a journey that ended early.
pub fn choose(
    tx: &mut Tx,
    at: &mut Moment,
    who: &Known,
    request: Code,
    helper: Code,
) -> Result<(), Error> {
    let request = asking::own(tx, who.face.id, request)?;
    let helper = helping(tx, at.now, &request, helper)?;
    if request.state.offer().is_some_and(|offer| offer.to == helper && at.now < offer.until) {
        return Ok(());
    }
    may_choose(tx, at, who)?;
    if !is_ready(tx, at.now, &request)? {
        return Err(FIRST.into());
    }
    rematching::of(tx, at.now, &request)?.may()?;
    put(tx, at, (&request, helper), (Route::Choice, Doer::face(who.face.id, "choose")))
}

/// Puts `request` to `helper`, where nothing stands between them and they have room.
pub(super) fn put(
    tx: &mut Tx,
    at: &mut Moment,
    (request, helper): (&Request, FaceId),
    (route, by): (Route, Doer),
) -> Result<(), Error> {
    if !is_ready(tx, at.now, request)? {
        return Err(EARLY.into());
    }
    if is_within(request) {
        let owner = faces::find(tx, helper)?.ok_or(Error::NotFound)?.owner;
        match belonging::may_mentor(tx, at.now, owner, request.programme) {
            // Only a coordinator is told what it is.
            Err(Error::Refused(_)) if route != Route::Hand => return Err(CANNOT.into()),
            may => may?,
        }
    }
    if !fitting::may_meet(tx, request, helper)? {
        return Err(CANNOT.into());
    }
    let room = match taking::room(tx, at, helper) {
        Err(Error::Refused(_)) => return Err(CANNOT.into()),
        room => room?,
    };
    let id = at.id();
    carrying::step(tx, at, by, request, Input::Offer { id, room, route })?;
    Ok(())
}

/// Whether no course comes first for whoever asks `request`.
pub(super) fn is_ready(tx: &mut Tx, now: Timestamp, request: &Request) -> Result<bool, Error> {
    let Some(asker) = faces::find(tx, request.asker)? else { return Ok(false) };
    let mentored = request.kind == Kind::Mentor;
    Ok(!mentored || !requiring::lacks(tx, now, asker.owner, Role::Mentee)?)
}

/// Whether `request` calls for a mentor of one programme.
fn is_within(request: &Request) -> bool {
    request.kind == Kind::Mentor && request.programme != programmes::FIRST
}

/// The helper face that `code` names, whose owner answers requests of that kind.
pub(super) fn helping(
    tx: &mut Tx,
    now: Timestamp,
    request: &Request,
    code: Code,
) -> Result<FaceId, Error> {
    let face = faces::find_by_code(tx, code)?.filter(|face| face.side == Side::Helper);
    let face = face.ok_or(Error::NotFound)?;
    let answers = fitting::answers(tx, now, face.owner, request.kind)?;
    answers.then_some(face.id).ok_or(Error::NotFound)
}

fn may_choose(tx: &mut Tx, at: &Moment, who: &Known) -> Result<(), Error> {
    standing::may(tx, at.now, who.member, Act::Ask)?;
    let account = members::find(tx, who.member)?.ok_or(Error::NotFound)?;
    let chosen = offers::chosen_since(tx, who.face.id, at.now + -newcomer::CHOICE)?;
    Ok(newcomer::may_choose(account.since, chosen, at.now)?)
}

pub(crate) fn suggested(
    tx: &mut Tx,
    now: Timestamp,
    request: &Request,
) -> Result<Vec<Suggested>, Error> {
    let mut candidates = Vec::new();
    for capacity in looked_at(tx, now, request)? {
        candidates.extend(candidate(tx, now, request, &capacity)?);
    }
    let (_, lot) = request.id.0.as_u64_pair();
    // The same for as long as the request stands, and another for each: nobody is always first.
    let best = ranking::suggest(&candidates, |face| face.0.as_u64_pair().1 ^ lot);
    let mut suggested = Vec::new();
    for one in best {
        let face = faces::find(tx, one.face)?.ok_or(Error::NotFound)?;
        suggested.push(Suggested { face, reasons: one.reasons });
    }
    Ok(suggested)
}

/// Helpers who may be free: those who know a topic of the request first, so that in a large house they
/// are not crowded out by whoever joined before them.
fn looked_at(tx: &mut Tx, now: Timestamp, request: &Request) -> Result<Vec<Capacity>, Error> {
    let (mut found, about) = (Vec::new(), topics::of(tx, request.id)?);
    if is_within(request) {
        let named = about.iter().map(|topic| Some(topic.slug.as_str()));
        for topic in named.chain([None]) {
            found.extend(capacities::mentoring(tx, request.programme, topic, (now, LOOK))?);
        }
    }
    for topic in &about {
        found.extend(capacities::knowing(tx, &topic.slug, now, LOOK)?);
    }
    found.extend(capacities::open(tx, now, LOOK)?);
    let mut seen = BTreeSet::new();
    found.retain(|capacity| seen.insert(capacity.helper));
    found.truncate(MOST);
    Ok(found)
}

/// The holder of `capacity` as a candidate; `None` where they do not answer that kind, are of another programme, or have no room.
fn candidate(
    tx: &mut Tx,
    now: Timestamp,
    request: &Request,
    capacity: &Capacity,
) -> Result<Option<Candidate>, Error> {
    let Some(face) = faces::find(tx, capacity.helper)? else { return Ok(None) };
    let load = capacities::load(tx, capacity.helper)?;
    if !fitting::answers(tx, now, face.owner, request.kind)?
        || capacity.may_be_offered(load, now).is_err()
        || is_within(request) && !belonging::mentors_in(tx, now, face.owner, request.programme)?
    {
        return Ok(None);
    }
    let taken = load.talks.saturating_add(load.offers);
    let places = capacity.places.saturating_sub(taken);
    fitting::candidate(tx, request, (capacity.helper, places), Side::Member).map(Some)
}
