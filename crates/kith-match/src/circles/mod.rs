//! Circles: 5–12 peers and a facilitator with an hour that suits all, in which nobody is the only one where they asked
//! not to be. As many people as can be found a place; then the worst-off member's fit as good as moves and swaps make
//! it, then the next (leximin).

mod grow;
mod improve;
mod rules;

use crate::table::{By, no};
pub use rules::{Fault, faults};

/// Somebody who wants to be in a circle. All lists ascend.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Peer {
    /// The language of the circle.
    pub language: u32,
    /// Age band.
    pub band: u32,
    /// Topics with weights that sum to at most 1,000.
    pub topics: Vec<(u32, u32)>,
    /// What is true of this person.
    pub facets: Vec<u32>,
    /// In which facets the person asked not to be the only one.
    pub not_alone_in: Vec<u32>,
    /// Whom the person never meets, whichever of both said so.
    pub apart: Vec<u32>,
    /// Hours 0..168 of the UTC week from which 90 minutes are free.
    pub hours: Vec<u32>,
}

/// Somebody who leads circles. All lists ascend.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facilitator {
    /// At most so many.
    pub circles: u32,
    /// Languages spoken.
    pub languages: Vec<u32>,
    /// Age bands that may be led.
    pub bands: Vec<u32>,
    /// Hours 0..168 of the UTC week from which 90 minutes are free.
    pub hours: Vec<u32>,
}

/// Who wants to meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gathering {
    /// By id.
    pub peers: Vec<Peer>,
    /// By id.
    pub facilitators: Vec<Facilitator>,
    /// The fewest and the most members of a circle.
    pub size: (u32, u32),
}

/// One circle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circle {
    /// Who leads it.
    pub facilitator: u32,
    /// The hour of the UTC week at which it begins.
    pub hour: u32,
    /// Ascending.
    pub members: Vec<u32>,
}

/// Why somebody is in no circle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeftOut {
    /// No facilitator of the language and band has a free hour that the person has.
    NoHour,
    /// At none of these hours are there enough others.
    TooFew,
    /// There were, but no circle could be made or had room without breaking a rule.
    NoPlace,
}

/// All circles, and who is in none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circles {
    /// In the order in which they were found.
    pub circles: Vec<Circle>,
    /// Ascending by id.
    pub left_out: Vec<(u32, LeftOut)>,
    /// The lowest mean fit of a member, in thousandths; 0 without circles.
    pub worst_fit: u32,
    /// All members' mean fits together.
    pub total: u64,
}

/// Finds circles. The same gathering gives the same circles.
#[must_use]
pub fn circles(gathering: &Gathering) -> Circles {
    let fits = Fits::new(&gathering.peers);
    let mut circles = grow::grow(gathering, &fits);
    improve::improve(gathering, &fits, &mut circles);
    let all = circles.iter().flat_map(|circle| fits.of_all(&circle.members));
    let (worst_fit, total) = (all.clone().min().unwrap_or(0), all.map(u64::from).sum());
    let left_out = left_out(gathering, &circles);
    Circles { circles, left_out, worst_fit, total }
}

/// How well each two peers fit: what their topics share, 0..=1,000.
struct Fits {
    people: u32,
    fit: By<u32>,
}

impl Fits {
    fn new(peers: &[Peer]) -> Self {
        let each = peers.iter().flat_map(|one| peers.iter().map(|other| fit(one, other)));
        Self { people: no(peers.len()), fit: each.collect() }
    }

    fn of(&self, one: u32, other: u32) -> u32 {
        self.fit[one * self.people + other]
    }

    /// The mean fit of a member with the others, rounded down.
    fn mean(&self, person: u32, members: &[u32]) -> u32 {
        let others = || members.iter().filter(|&&other| other != person);
        let sum: u32 = others().map(|&other| self.of(person, other)).sum();
        sum.checked_div(no(others().count())).unwrap_or(0)
    }

    fn of_all(&self, members: &[u32]) -> Vec<u32> {
        members.iter().map(|&person| self.mean(person, members)).collect()
    }
}

fn fit(one: &Peer, other: &Peer) -> u32 {
    let shared = one.topics.iter().filter_map(|&(topic, weight)| {
        let place = other.topics.binary_search_by_key(&topic, |&(topic, _)| topic).ok()?;
        other.topics.get(place).map(|&(_, far)| weight.min(far))
    });
    shared.sum()
}

fn left_out(gathering: &Gathering, circles: &[Circle]) -> Vec<(u32, LeftOut)> {
    let mut placed = vec![false; gathering.peers.len()];
    for &person in circles.iter().flat_map(|circle| &circle.members) {
        if let Some(placed) = placed.get_mut(crate::table::at(person)) {
            *placed = true;
        }
    }
    let alone = gathering.peers.iter().zip(placed).zip(0..).filter(|((_, placed), _)| !placed);
    alone.map(|((peer, _), id)| (id, why(gathering, peer))).collect()
}

fn why(gathering: &Gathering, peer: &Peer) -> LeftOut {
    let leads = gathering.facilitators.iter().filter(|it| grow::leads(it, peer));
    let has = |hour: &u32| leads.clone().any(|it| it.hours.binary_search(hour).is_ok());
    let hours: Vec<u32> = peer.hours.iter().copied().filter(has).collect();
    if hours.is_empty() {
        return LeftOut::NoHour;
    }
    let enough = |hour: &u32| {
        let can =
            |other: &&Peer| grow::alike(other, peer) && other.hours.binary_search(hour).is_ok();
        no(gathering.peers.iter().filter(can).count()) >= gathering.size.0
    };
    if hours.iter().any(enough) { LeftOut::NoPlace } else { LeftOut::TooFew }
}
