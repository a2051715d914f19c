//! What stands between a request and a helper, and what they have in common, as plain numbers. Reads
//! only what both opened to the matching.

use std::collections::BTreeSet;

use kith_core::{
    FaceId, MemberId, Timestamp,
    people::{
        face::Side,
        facet::{Audience, Kind},
        grant::Role,
    },
    support::{
        kind,
        ranking::{Barrier, Candidate, Common},
        request::Request,
    },
};
use kith_store::{
    Tx,
    people::{
        departures, faces,
        fits::{self, Fit},
    },
    programme::topics,
    safety::{blocks, measures},
    support::offers,
};

use crate::{
    Error,
    people::{grants, recognising::Known},
    programme::{checking, requiring},
    safety::stopping,
};

/// The helper face of `who`, who takes from the queue.
pub(super) fn supporter(tx: &mut Tx, now: Timestamp, who: &Known) -> Result<FaceId, Error> {
    let face = who.helper.as_ref().ok_or(Error::NotFound)?.id;
    grants::holds(tx, now, who, Role::Supporter)?.then_some(face).ok_or(Error::NotFound)
}

/// Whether `member` answers requests of that kind at `now`: they hold the role with the course that is asked for it, and
/// nothing that was looked at about them as a mentor has run out.
pub(super) fn answers(
    tx: &mut Tx,
    now: Timestamp,
    member: MemberId,
    kind: kind::Kind,
) -> Result<bool, Error> {
    let role = requiring::answering(kind);
    let holds = grants::holding(tx, member, now)?.contains(&role)
        && !requiring::lacks(tx, now, member, role)?;
    Ok(holds && (kind.is_for_duty() || !checking::lapsed(tx, now, member)?))
}

/// Whether nothing stands between `request` and `helper`.
pub(super) fn may_meet(tx: &mut Tx, request: &Request, helper: FaceId) -> Result<bool, Error> {
    Ok(barriers(tx, request, helper)?.is_empty())
}

/// What stands between `request` and `helper`, capacity apart.
pub(super) fn barriers(
    tx: &mut Tx,
    request: &Request,
    helper: FaceId,
) -> Result<Vec<Barrier>, Error> {
    let mut found = between_people(tx, request.asker, helper)?;
    if offers::has_passed(tx, request.id, helper)? {
        found.push(Barrier::Before);
    }
    let (ours, theirs) = (fits::list(tx, request.asker)?, fits::list(tx, helper)?);
    let about = about(tx, request)?;
    if !values(&theirs, Kind::Boundary).is_disjoint(&about)
        || !values(&ours, Kind::Boundary).is_disjoint(&values(&theirs, Kind::Topic))
    {
        found.push(Barrier::Boundary);
    }
    let (one, other) = (values(&ours, Kind::Language), values(&theirs, Kind::Language));
    // Whoever has not said what they speak is not kept from anybody.
    if !one.is_empty() && !other.is_empty() && one.is_disjoint(&other) {
        found.push(Barrier::Language);
    }
    Ok(found)
}

/// Oneself by another face, a closed door (across all faces), a report that nobody has looked at yet, or
/// somebody who is gone or held back.
pub(crate) fn between_people(
    tx: &mut Tx,
    asker: FaceId,
    helper: FaceId,
) -> Result<Vec<Barrier>, Error> {
    let (Some(asker), Some(helper)) = (faces::find(tx, asker)?, faces::find(tx, helper)?) else {
        return Ok(vec![Barrier::Away]);
    };
    if asker.owner == helper.owner {
        return Ok(vec![Barrier::Oneself]);
    }
    let mut found = Vec::new();
    if blocks::stands_between(tx, asker.owner, helper.owner)? {
        found.push(Barrier::Blocked);
    }
    if stopping::looks_first(tx, asker.owner)? {
        found.push(Barrier::Looked);
    }
    for member in [asker.owner, helper.owner] {
        if departures::find(tx, member)?.is_some() || measures::hold_back(tx, member)? {
            found.push(Barrier::Away);
        }
    }
    Ok(found)
}

/// What `request` and `helper` have in common; `places` are those the helper has free. What may be
/// shown is judged for a `reader` on that side: they know their own, and of the other only what
/// strangers may know, for the two are not matched yet.
pub(super) fn candidate(
    tx: &mut Tx,
    request: &Request,
    (helper, places): (FaceId, u32),
    reader: Side,
) -> Result<Candidate, Error> {
    let barriers = barriers(tx, request, helper)?;
    let (ours, theirs) = (fits::list(tx, request.asker)?, fits::list(tx, helper)?);
    let about = about(tx, request)?;
    let known: Vec<_> = of(&theirs, Kind::Topic).filter(|fit| about.contains(&fit.value)).collect();
    // What the request is about, its asker says to whomever it is put to.
    let told = |fit: &&&Fit| reader == Side::Helper || is_open(fit);
    let topics = Common { all: count(known.iter()), shown: count(known.iter().filter(told)) };
    let (own, other) = match reader {
        Side::Member => (&ours, &theirs),
        Side::Helper => (&theirs, &ours),
    };
    let facets = facets(own, other);
    Ok(Candidate { face: helper, barriers, topics, facets, hours: slots(own, other), places })
}

/// Experiences and interests of both, for a reader who has `own`.
fn facets(own: &[Fit], other: &[Fit]) -> Common {
    let kinds = |fit: &&Fit| matches!(fit.kind, Kind::Topic | Kind::Interest);
    let both = |fit: &&Fit| own.iter().any(|one| one.kind == fit.kind && one.value == fit.value);
    let shared: Vec<_> = other.iter().filter(kinds).filter(both).collect();
    let shown = shared.iter().filter(|fit| is_open(fit));
    Common { all: count(shared.iter()), shown: count(shown) }
}

/// Parts of the week at which both are there, of those that the other shows.
fn slots(own: &[Fit], other: &[Fit]) -> u32 {
    let mine = values(own, Kind::Slot);
    count(of(other, Kind::Slot).filter(|fit| is_open(fit) && mine.contains(&fit.value)))
}

/// Whether a stranger may know it.
fn is_open(fit: &Fit) -> bool {
    fit.audience == Audience::Community
}

/// What the request is about, by the slugs of the list.
fn about(tx: &mut Tx, request: &Request) -> Result<BTreeSet<String>, Error> {
    Ok(topics::of(tx, request.id)?.into_iter().map(|topic| topic.slug).collect())
}

fn of(fits: &[Fit], kind: Kind) -> impl Iterator<Item = &Fit> {
    fits.iter().filter(move |fit| fit.kind == kind)
}

fn values(fits: &[Fit], kind: Kind) -> BTreeSet<String> {
    of(fits, kind).map(|fit| fit.value.clone()).collect()
}

fn count<T>(of: impl Iterator<Item = T>) -> u32 {
    u32::try_from(of.count()).unwrap_or(u32::MAX)
}
