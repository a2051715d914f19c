//! The first circles: where facilitators are scarcest first, each grown by whoever hurts its worst-off member least.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::rules::{at_once, holds};
use super::{Circle, Facilitator, Fits, Gathering, Peer};
use crate::table::{at, no};

/// A facilitator, an hour, a language and a band.
type Chance = (u32, u32, u32, u32);

/// How many could lead, how many wait, and the chance itself: the least comes first.
type Order = (usize, Reverse<usize>, Chance);

pub(super) fn alike(one: &Peer, other: &Peer) -> bool {
    (one.language, one.band) == (other.language, other.band)
}

pub(super) fn leads(facilitator: &Facilitator, peer: &Peer) -> bool {
    facilitator.languages.contains(&peer.language) && facilitator.bands.contains(&peer.band)
}

/// Circles until nobody else can be gathered.
pub(super) fn grow(gathering: &Gathering, fits: &Fits) -> Vec<Circle> {
    let mut free: BTreeSet<u32> = (0..no(gathering.peers.len())).collect();
    let mut tried: BTreeSet<Chance> = BTreeSet::new();
    let mut circles: Vec<Circle> = Vec::new();
    while let Some((chance, eligible)) = next_chance(gathering, &free, &tried, &circles) {
        match one_circle(gathering, fits, chance, &eligible) {
            Some(circle) => {
                free.retain(|person| !circle.members.contains(person));
                circles.push(circle);
            }
            None => {
                tried.insert(chance);
            }
        }
    }
    circles
}

/// Where the fewest facilitators could lead; of those, where the most people wait.
fn next_chance(
    gathering: &Gathering,
    free: &BTreeSet<u32>,
    tried: &BTreeSet<Chance>,
    circles: &[Circle],
) -> Option<(Chance, Vec<u32>)> {
    let mut best: Option<(Order, Vec<u32>)> = None;
    for (id, it) in (0..).zip(&gathering.facilitators) {
        let own = || circles.iter().filter(|circle| circle.facilitator == id);
        if no(own().count()) >= it.circles {
            continue;
        }
        for &hour in it.hours.iter().filter(|&&hour| !own().any(|one| at_once(one.hour, hour))) {
            let others = gathering.facilitators.iter();
            let scarce = others.filter(|it| it.hours.binary_search(&hour).is_ok()).count();
            for (chance, people) in groups(gathering, free, id, hour) {
                let key = (scarce, Reverse(people.len()), chance);
                let enough = no(people.len()) >= gathering.size.0 && !tried.contains(&chance);
                if enough && best.as_ref().is_none_or(|(other, _)| key < *other) {
                    best = Some((key, people));
                }
            }
        }
    }
    best.map(|((_, _, chance), people)| (chance, people))
}

/// Who waits and could come at this hour, by language and band.
fn groups(
    gathering: &Gathering,
    free: &BTreeSet<u32>,
    id: u32,
    hour: u32,
) -> Vec<(Chance, Vec<u32>)> {
    let Some(lead) = gathering.facilitators.get(at(id)) else { return Vec::new() };
    let kinds =
        lead.languages.iter().flat_map(|&language| lead.bands.iter().map(move |&b| (language, b)));
    let waiting = |&(language, band): &(u32, u32)| {
        let can = |person: &&u32| {
            gathering.peers.get(at(**person)).is_some_and(|peer| {
                (peer.language, peer.band) == (language, band)
                    && peer.hours.binary_search(&hour).is_ok()
            })
        };
        free.iter().filter(can).copied().collect()
    };
    kinds.map(|kind| ((id, hour, kind.0, kind.1), waiting(&kind))).collect()
}

fn one_circle(
    gathering: &Gathering,
    fits: &Fits,
    chance: Chance,
    eligible: &[u32],
) -> Option<Circle> {
    let (facilitator, hour, _, _) = chance;
    let peer = |person: &u32| gathering.peers.get(at(*person));
    let first =
        *eligible.iter().min_by_key(|id| (peer(id).map_or(0, |it| it.hours.len()), **id))?;
    let (least, most) = gathering.size;
    let waiting = no(eligible.len());
    let size = (waiting / waiting.div_ceil(most.max(1)).max(1)).clamp(least, most);
    let mut circle = Circle { facilitator, hour, members: vec![first] };
    while no(circle.members.len()) < size && add_best(gathering, fits, &mut circle, eligible) {}
    // Who would be the only one goes, until the rules hold or too few are left.
    while !holds(gathering, &circle) {
        let lonely = circle.members.iter().rposition(|id| {
            peer(id).is_some_and(|it| {
                let company = |facet: &u32| {
                    circle.members.iter().any(|other| {
                        other != id && peer(other).is_some_and(|far| far.facets.contains(facet))
                    })
                };
                !it.not_alone_in.iter().all(company)
            })
        });
        circle.members.remove(lonely?);
        if no(circle.members.len()) < least {
            return None;
        }
    }
    circle.members.sort_unstable();
    Some(circle)
}

/// Adds whoever leaves the worst-off member best off; `false` where nobody may come.
fn add_best(gathering: &Gathering, fits: &Fits, circle: &mut Circle, eligible: &[u32]) -> bool {
    let apart = |one: u32, other: u32| {
        gathering.peers.get(at(one)).is_some_and(|peer| peer.apart.contains(&other))
    };
    let may = |person: &&u32| {
        circle.members.iter().all(|&member| {
            member != **person && !apart(member, **person) && !apart(**person, member)
        })
    };
    let value = |person: &u32| {
        let mut members = circle.members.clone();
        members.push(*person);
        let means = fits.of_all(&members);
        (means.iter().min().copied(), means.iter().sum::<u32>(), Reverse(*person))
    };
    let Some(&best) = eligible.iter().filter(may).max_by_key(|person| value(person)) else {
        return false;
    };
    circle.members.push(best);
    true
}
