//! Everybody who may be paired, as the matching may read them: whoever asked for a mentor and has none yet, and whoever
//! mentors and has a place.

use std::collections::{HashMap, HashSet};

use kith_core::{
    DAY, FaceId, MemberId, ProgrammeId, RequestId, Timestamp,
    journey::rematch::{Rematch, rematch},
    pairing::{
        exclusion::Kind as Decided,
        fit::Said,
        preference::Wish,
        score::{Seniority, WEEKS},
    },
    people::{
        consent::Purpose,
        face::Face,
        facet::{Audience, Kind},
        grant::Role,
    },
    support::{
        capacity::{Capacity, Load},
        request::Request,
    },
};
use kith_store::{
    Tx,
    journey::rematches,
    pairing::{avoidances, exclusions, pooled, preferences, runs},
    people::{consents, departures, faces, fits},
    programme::{invited_pairs, programmes, topics},
    safety::{blocks, measures},
    support::capacities,
};

use crate::{
    Error,
    programme::{belonging, checking, requiring},
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

/// Gathers everybody of `programme`, in one snapshot: each thing is asked once of the store, however many they are.
pub(super) fn gather(
    tx: &mut Tx,
    now: Timestamp,
    programme: ProgrammeId,
) -> Result<Gathered, Error> {
    let facts = Facts::of(tx, now, programme)?;
    Ok(Gathered {
        mentees: mentees(tx, now, programme, &facts)?,
        mentors: mentors(tx, now, programme, &facts)?,
        decided: exclusions::list(tx, DECIDED)?
            .into_iter()
            .map(|one| ((one.mentee, one.mentor), one.kind))
            .collect(),
        before: pooled::before(tx, programme)?.into_iter().collect(),
    })
}

fn mentees(
    tx: &mut Tx,
    now: Timestamp,
    programme: ProgrammeId,
    facts: &Facts,
) -> Result<Vec<Mentee>, Error> {
    let cool_down = programmes::find(tx, programme)?.ok_or(Error::NotFound)?.timers.cool_down;
    let ended = rematches::waiting(tx)?;
    // Whoever came in with a mentor of their own waits for them.
    let promised = invited_pairs::promised(tx)?.into_iter().chain(pooled::asked(tx, programme)?);
    // Who asked twice is looked at once, by what they asked first.
    let mut seen: HashSet<FaceId> = promised.collect();
    let left_out: HashSet<RequestId> = match runs::last_approved(tx, programme)? {
        Some(run) => pooled::left_out(tx, run)?.into_iter().collect(),
        None => HashSet::new(),
    };
    let (apart, avoided) =
        (all(pooled::apart(tx, programme)?), all(pooled::avoided(tx, programme)?));
    let mut about: HashMap<RequestId, Vec<String>> = all(pooled::topics(tx, programme)?);
    let mut found = Vec::new();
    for (request, asked, face) in pooled::waiting(tx, programme, MOST)? {
        if !seen.insert(face.id) {
            continue;
        }
        let owner = face.owner;
        let mut person = facts.person(face, Role::Mentee);
        if person.agreed {
            person.said.extend(about.remove(&request).into_iter().flatten().map(told));
        }
        // Whoever rests after a journey that ended early, or waits for a coordinator's yes, is in no run.
        let rests =
            ended.get(&person.face.id).map(|(short, yes)| rematch(short, *yes, cool_down, now));
        person.away |= rests.is_some_and(|it| it != Rematch::Free);
        found.push(Mentee {
            request,
            person,
            seniority: seniority(now, asked, left_out.contains(&request)),
            apart: apart.get(&owner).cloned().unwrap_or_default(),
            avoided: avoided.get(&owner).cloned().unwrap_or_default(),
        });
    }
    found.sort_by_key(|one| one.person.face.code);
    Ok(found)
}

fn mentors(
    tx: &mut Tx,
    now: Timestamp,
    programme: ProgrammeId,
    facts: &Facts,
) -> Result<Vec<Mentor>, Error> {
    let mentoring = belonging::mentoring(tx)?;
    let lapsed = checking::lapsed_mentors(tx, now)?;
    let loads: HashMap<FaceId, Load> = pooled::loads(tx)?.into_iter().collect();
    let capacities = pooled::capacities(tx)?.into_iter();
    let places: HashMap<FaceId, u32> = capacities
        .map(|one| {
            (one.helper, free(now, &one, loads.get(&one.helper).copied().unwrap_or_default()))
        })
        .collect();
    let mut found: Vec<Mentor> = pooled::mentors(tx, now)?
        .into_iter()
        .filter(|face| mentoring.may_meet(face.owner, programme))
        .map(|face| {
            let places = places.get(&face.id).copied().unwrap_or_default();
            let mut person = facts.person(face, Role::Mentor);
            person.away |= lapsed.contains(&person.face.owner);
            Mentor { person, places }
        })
        .collect();
    found.sort_by_key(|one| one.person.face.code);
    Ok(found)
}

/// What holds of everybody whom a run may look at.
struct Facts {
    agreed: HashSet<MemberId>,
    away: HashSet<MemberId>,
    said: HashMap<FaceId, Vec<Said>>,
    wishes: HashMap<FaceId, HashMap<FaceId, Wish>>,
    /// By role: whom a course keeps from anybody new.
    lacking: HashMap<Role, requiring::Lacking>,
}

impl Facts {
    fn of(tx: &mut Tx, now: Timestamp, programme: ProgrammeId) -> Result<Self, Error> {
        let mut facts = Self {
            agreed: pooled::agreed(tx, programme)?.into_iter().collect(),
            away: pooled::away(tx, programme)?.into_iter().collect(),
            said: HashMap::new(),
            wishes: HashMap::new(),
            lacking: HashMap::new(),
        };
        for (face, kind, value, audience) in pooled::said(tx, programme)? {
            facts.said.entry(face).or_default().push(Said { kind, value, audience });
        }
        for (of, about, wish) in pooled::wishes(tx, programme)? {
            facts.wishes.entry(of).or_default().insert(about, wish);
        }
        for role in [Role::Mentee, Role::Mentor] {
            facts.lacking.insert(role, requiring::all_lacking(tx, now, (programme, role))?);
        }
        Ok(facts)
    }

    fn person(&self, face: Face, role: Role) -> Person {
        let agreed = self.agreed.contains(&face.owner);
        let said = self.said.get(&face.id).filter(|_| agreed).cloned().unwrap_or_default();
        let lacks = self.lacking.get(&role).is_some_and(|lacking| lacking.holds(face.owner));
        Person {
            agreed,
            away: lacks || self.away.contains(&face.owner),
            said,
            wishes: self.wishes.get(&face.id).cloned().unwrap_or_default(),
            face,
        }
    }
}

/// What belongs to each, together.
fn all<K: Eq + std::hash::Hash, V, C: Default + Extend<V>>(pairs: Vec<(K, V)>) -> HashMap<K, C> {
    let mut all: HashMap<K, C> = HashMap::new();
    for (key, value) in pairs {
        all.entry(key).or_default().extend([value]);
    }
    all
}

/// What a request is about, its asker says to whomever it is put to.
const fn told(slug: String) -> Said {
    Said { kind: Kind::Topic, value: slug, audience: Audience::Matched }
}

fn seniority(now: Timestamp, asked: Timestamp, left_out: bool) -> Seniority {
    let weeks = now.since(asked).0 / DAY.times(7).0;
    Seniority { weeks: u32::try_from(weeks).unwrap_or_default().min(WEEKS), left_out }
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
        let about = topics::of(tx, request.id)?.into_iter().map(|topic| told(topic.slug));
        person.said.extend(about);
    }
    let seniority = seniority(now, request.asked, left_out);
    Ok(Some(Mentee { request: request.id, person, seniority, apart, avoided }))
}

/// The mentor behind `face`.
pub(super) fn mentor(tx: &mut Tx, now: Timestamp, face: Face) -> Result<Mentor, Error> {
    let places = match capacities::find(tx, face.id)? {
        Some(capacity) => free(now, &capacity, capacities::load(tx, capacity.helper)?),
        None => 0,
    };
    let lapsed = checking::lapsed(tx, now, face.owner)?;
    let mut person = person(tx, face)?;
    person.away |= lapsed;
    Ok(Mentor { person, places })
}

/// How many places are free: none while they are away or want nothing new.
fn free(now: Timestamp, capacity: &Capacity, load: Load) -> u32 {
    let taken = load.talks.saturating_add(load.offers);
    let open = capacity.may_be_offered(load, now).is_ok();
    if open { capacity.places.saturating_sub(taken) } else { 0 }
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
