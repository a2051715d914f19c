//! What must hold in every circle, by name. The search asks one circle at a time; `faults` judges a whole result and
//! shares nothing with the search but these questions.

use super::{Circle, Gathering, Peer};
use crate::table::{at, no};

/// A rule that a result breaks. The number is the circle's place, or the person's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Fewer or more members than the programme allows.
    Size(u32),
    /// Somebody has not got the hour, or the facilitator has not.
    Hour(u32),
    /// Members of several languages or bands, or not the facilitator's.
    Group(u32),
    /// Two who never meet.
    Apart(u32),
    /// Somebody is the only one where they asked not to be.
    Alone(u32),
    /// A person in two circles, or unknown.
    Twice(u32),
    /// A facilitator with too many circles, or two at once.
    Facilitator(u32),
}

/// Everything that a result breaks.
#[must_use]
pub fn faults(gathering: &Gathering, circles: &[Circle]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (place, circle) in (0..).zip(circles) {
        let size = no(circle.members.len());
        if size < gathering.size.0 || size > gathering.size.1 {
            faults.push(Fault::Size(place));
        }
        faults.extend(inside(gathering, circle).map(|fault| fault(place)));
    }
    let mut seen = vec![false; gathering.peers.len()];
    for &person in circles.iter().flat_map(|circle| &circle.members) {
        match seen.get_mut(at(person)) {
            Some(free @ false) => *free = true,
            _ => faults.push(Fault::Twice(person)),
        }
    }
    for (id, facilitator) in (0..).zip(&gathering.facilitators) {
        let own: Vec<u32> =
            circles.iter().filter(|one| one.facilitator == id).map(|one| one.hour).collect();
        let clash = own
            .iter()
            .enumerate()
            .any(|(place, &one)| own.iter().take(place).any(|&other| at_once(one, other)));
        if no(own.len()) > facilitator.circles || clash {
            faults.push(Fault::Facilitator(id));
        }
    }
    faults
}

/// Whether two circles of 90 minutes that begin at these hours of the week overlap.
pub(super) fn at_once(one: u32, other: u32) -> bool {
    let apart = one.abs_diff(other);
    apart.min(168 - apart.min(168)) < 2
}

/// The first rule that a circle breaks, its size apart.
fn inside(gathering: &Gathering, circle: &Circle) -> Option<fn(u32) -> Fault> {
    let peer = |id: &u32| gathering.peers.get(at(*id));
    let members: Option<Vec<&Peer>> = circle.members.iter().map(peer).collect();
    let lead = gathering.facilitators.get(at(circle.facilitator));
    let (Some(members), Some(lead)) = (members, lead) else { return Some(Fault::Group) };
    let has = |hours: &[u32]| hours.contains(&circle.hour);
    if !has(&lead.hours) || members.iter().any(|member| !has(&member.hours)) {
        return Some(Fault::Hour);
    }
    let same = |one: &&&Peer| {
        let first = members.first();
        first.is_some_and(|it| it.language == one.language && it.band == one.band)
            && lead.languages.contains(&one.language)
            && lead.bands.contains(&one.band)
    };
    if !members.iter().all(|one| same(&one)) {
        return Some(Fault::Group);
    }
    let meets = |(id, it): (&u32, &&Peer)| {
        circle
            .members
            .iter()
            .zip(&members)
            .any(|(other, far)| it.apart.contains(other) || far.apart.contains(id))
    };
    if circle.members.iter().zip(&members).any(meets) {
        return Some(Fault::Apart);
    }
    (!nobody_alone(&members)).then_some(Fault::Alone)
}

/// Whether each facet in which a member asked for company is true of another member.
fn nobody_alone(members: &[&Peer]) -> bool {
    members.iter().enumerate().all(|(place, member)| {
        member.not_alone_in.iter().all(|facet| {
            let others = members.iter().enumerate().filter(|&(other, _)| other != place);
            others.into_iter().any(|(_, it)| it.facets.contains(facet))
        })
    })
}

/// Whether a circle keeps every rule, its size included.
pub(super) fn holds(gathering: &Gathering, circle: &Circle) -> bool {
    let size = no(circle.members.len());
    (gathering.size.0..=gathering.size.1).contains(&size) && inside(gathering, circle).is_none()
}
