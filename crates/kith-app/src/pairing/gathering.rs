//! Everybody who may be paired, as the matching may read them: whoever asked for a mentor and has none yet, and whoever
//! mentors and has a place.

use std::collections::{BTreeSet, HashMap, HashSet};

use kith_core::{
    DAY, FaceId, MemberId, RequestId, Timestamp,
    journey::rematch::{Rematch, rematch},
    pairing::{
        exclusion::Kind as Decided,
        fit::Said,
        preference::Wish,
        score::{Seniority, WEEKS},
    },
    people::{
        consent::Purpose,
        face::{Face, Side},
        facet::{Audience, Kind},
        grant::Role,
    },
    support::{capacity::Capacity, request::Request},
};
use kith_store::{
    Tx,
    journey::rematches,
    pairing::{avoidances, exclusions, pool, preferences, proposals, runs, sides},
    people::{consents, departures, faces, fits, grants},
    programme::{invited_pairs, programmes, required, topics},
    safety::{blocks, measures},
    support::{capacities, requests},
};

use crate::{
    Error,
    programme::{checking, requiring},
};

/// How many requests one run looks at, the longest waiting first.
const MOST: i64 = 5_000;

/// How many decisions of coordinators a run keeps.
const DECIDED: i64 = 5_000;

/// One side of a pair, as the matching may read it.
#[derive(Debug, Clone)]
pub(super) struct Person {
    /// The face that takes part.
    pub(super) face: Face,
    /// What it said, as far as it is open to the matching.
    pub(super) said: Vec<Said>,
    /// Whether its owner agreed to the matching.
    pub(super) agreed: bool,
    /// Whether its owner is leaving, away, held back, or not ready: a check or a course is lacking.
    pub(super) away: bool,
    /// What it wishes about others.
    pub(super) wishes: HashMap<FaceId, Wish>,
}

/// Somebody who asked for a mentor.
#[derive(Debug, Clone)]
pub(super) struct Mentee {
    /// What they asked.
    pub(super) request: RequestId,
    /// Who they are.
    pub(super) person: Person,
    /// How long they have waited.
    pub(super) seniority: Seniority,
    /// Between whom and them a door is closed, whoever closed it.
    pub(super) apart: HashSet<MemberId>,
    /// Who keeps away from them, or they from them.
    pub(super) avoided: HashSet<MemberId>,
}

/// A mentor.
#[derive(Debug, Clone)]
pub(super) struct Mentor {
    /// Who they are.
    pub(super) person: Person,
    /// How many places are free.
    pub(super) places: u32,
}

/// Everybody, in the order of their codes, which means nothing.
#[derive(Debug, Clone)]
pub(super) struct Gathered {
    /// Who asked for a mentor.
    pub(super) mentees: Vec<Mentee>,
    /// Who mentors.
    pub(super) mentors: Vec<Mentor>,
    /// What coordinators decided.
    pub(super) decided: HashMap<(FaceId, FaceId), Decided>,
    /// Pairs that came to nothing before.
    pub(super) before: HashSet<(FaceId, FaceId)>,
}

/// Gathers everybody, in one snapshot.
pub(super) fn gather(tx: &mut Tx, now: Timestamp) -> Result<Gathered, Error> {
    let mut gathered = Gathered {
        mentees: mentees(tx, now)?,
        mentors: mentors(tx, now)?,
        decided: exclusions::list(tx, DECIDED)?
            .into_iter()
            .map(|one| ((one.mentee, one.mentor), one.kind))
            .collect(),
        before: HashSet::new(),
    };
    for mentee in &gathered.mentees {
        let one = mentee.person.face.id;
        let failed = proposals::failed_with(tx, one)?.into_iter();
        let talked = pool::talked_with(tx, one)?.into_iter();
        gathered.before.extend(failed.chain(talked).map(|other| (one, other)));
    }
    Ok(gathered)
}

fn mentees(tx: &mut Tx, now: Timestamp) -> Result<Vec<Mentee>, Error> {
    let the_one = programmes::the_one(tx)?;
    let last = runs::last_approved(tx, the_one.id)?;
    let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
    let asked = required::is_any(tx, Role::Mentee)?;
    let (cool_down, ended) = (the_one.timers.cool_down, rematches::waiting(tx)?);
    // Whoever came in with a mentor of their own waits for them.
    let promised: HashSet<FaceId> = invited_pairs::promised(tx)?.into_iter().collect();
    for id in pool::waiting(tx, MOST)? {
        let Some(request) = requests::find(tx, id)? else { continue };
        // Who asked twice is looked at once, by what they asked first.
        if !seen.insert(request.asker)
            || promised.contains(&request.asker)
            || !proposals::standing(tx, request.asker)?.is_empty()
        {
            continue;
        }
        let left_out = match last {
            Some(run) => sides::left_out(tx, run, id)?,
            None => false,
        };
        let Some(mut one) = mentee(tx, now, &request, left_out)? else { continue };
        one.person.away |= asked && requiring::lacks(tx, now, one.person.face.owner, Role::Mentee)?;
        // Whoever rests after a journey that ended early, or waits for a coordinator's yes, is in no run.
        let rests =
            ended.get(&request.asker).map(|(short, yes)| rematch(short, *yes, cool_down, now));
        one.person.away |= rests.is_some_and(|it| it != Rematch::Free);
        found.push(one);
    }
    found.sort_by_key(|one| one.person.face.code);
    Ok(found)
}

/// Who asked `request`; `None` where they are gone.
pub(super) fn mentee(
    tx: &mut Tx,
    now: Timestamp,
    request: &Request,
    left_out: bool,
) -> Result<Option<Mentee>, Error> {
    let Some(face) = faces::find(tx, request.asker)? else { return Ok(None) };
    let apart = blocks::apart_from(tx, face.owner)?.into_iter().collect();
    let avoided = avoidances::apart_from(tx, face.owner)?.into_iter().collect();
    let mut person = person(tx, face)?;
    if person.agreed {
        // What a request is about, its asker says to whomever it is put to.
        let told = |slug| Said { kind: Kind::Topic, value: slug, audience: Audience::Matched };
        let about = topics::of(tx, request.id)?.into_iter().map(|topic| told(topic.slug));
        person.said.extend(about);
    }
    let weeks = now.since(request.asked).0 / DAY.times(7).0;
    let weeks = u32::try_from(weeks).unwrap_or_default().min(WEEKS);
    let seniority = Seniority { weeks, left_out };
    Ok(Some(Mentee { request: request.id, person, seniority, apart, avoided }))
}

fn mentors(tx: &mut Tx, now: Timestamp) -> Result<Vec<Mentor>, Error> {
    let mut found = Vec::new();
    let asked = required::is_any(tx, Role::Mentor)?;
    for member in grants::holders(tx, Role::Mentor, now)? {
        let faces = faces::list(tx, member)?;
        let Some(face) = faces.into_iter().find(|face| face.side == Side::Helper) else { continue };
        let mut one = mentor(tx, now, face)?;
        one.person.away |= asked && requiring::lacks(tx, now, member, Role::Mentor)?;
        found.push(one);
    }
    found.sort_by_key(|one| one.person.face.code);
    Ok(found)
}

/// The mentor behind `face`.
pub(super) fn mentor(tx: &mut Tx, now: Timestamp, face: Face) -> Result<Mentor, Error> {
    let places = match capacities::find(tx, face.id)? {
        Some(capacity) => free(tx, now, &capacity)?,
        None => 0,
    };
    let lapsed = checking::lapsed(tx, now, face.owner)?;
    let mut person = person(tx, face)?;
    person.away |= lapsed;
    Ok(Mentor { person, places })
}

/// How many places are free: none while they are away or want nothing new.
fn free(tx: &mut Tx, now: Timestamp, capacity: &Capacity) -> Result<u32, Error> {
    let load = capacities::load(tx, capacity.helper)?;
    let taken = load.talks.saturating_add(load.offers);
    let open = capacity.may_be_offered(load, now).is_ok();
    Ok(if open { capacity.places.saturating_sub(taken) } else { 0 })
}

fn person(tx: &mut Tx, face: Face) -> Result<Person, Error> {
    let agreed = consents::given(tx, face.owner)?.contains(&Purpose::Matching);
    let held = measures::hold_back(tx, face.owner)?;
    let away = held || departures::find(tx, face.owner)?.is_some();
    let said = if agreed { said(tx, face.id)? } else { Vec::new() };
    let wishes = preferences::list(tx, face.id)?.into_iter();
    Ok(Person {
        agreed,
        away,
        said,
        wishes: wishes.map(|one| (one.about, one.wish)).collect(),
        face,
    })
}

/// What `face` said, as far as it is open to the matching now.
pub(super) fn said(tx: &mut Tx, face: FaceId) -> Result<Vec<Said>, Error> {
    let lines = fits::list(tx, face)?.into_iter();
    let open = |fit: fits::Fit| Said { kind: fit.kind, value: fit.value, audience: fit.audience };
    Ok(lines.map(open).collect())
}
