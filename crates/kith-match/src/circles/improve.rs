//! Moves and swaps until none of them makes the worst-off better off, and nobody else can be given a place.

use super::rules::holds;
use super::{Circle, Fits, Gathering};
use crate::table::no;

/// Rounds at most; each looks at every move and swap.
const ROUNDS: usize = 200;

pub(super) fn improve(gathering: &Gathering, fits: &Fits, circles: &mut [Circle]) {
    for _ in 0..ROUNDS {
        let placed = place_more(gathering, circles);
        let moved = one_round(gathering, fits, circles);
        if !placed && !moved {
            return;
        }
    }
}

/// Everybody in no circle.
fn outside(gathering: &Gathering, circles: &[Circle]) -> Vec<u32> {
    let mut all: Vec<u32> = circles.iter().flat_map(|circle| circle.members.clone()).collect();
    all.sort_unstable();
    (0..no(gathering.peers.len())).filter(|person| all.binary_search(person).is_err()).collect()
}

/// A place for everybody for whom a circle has room.
fn place_more(gathering: &Gathering, circles: &mut [Circle]) -> bool {
    let mut any = false;
    for person in outside(gathering, circles) {
        for circle in circles.iter_mut() {
            let larger = with(circle, None, Some(person));
            if holds(gathering, &larger) {
                *circle = larger;
                any = true;
                break;
            }
        }
    }
    any
}

/// The circle without one person and with another.
fn with(circle: &Circle, without: Option<u32>, person: Option<u32>) -> Circle {
    let mut members: Vec<u32> =
        circle.members.iter().copied().filter(|&member| Some(member) != without).collect();
    members.extend(person);
    members.sort_unstable();
    Circle { members, ..*circle }
}

/// Tries every member in every other circle, alone and for each of its members, and for each person outside.
fn one_round(gathering: &Gathering, fits: &Fits, circles: &mut [Circle]) -> bool {
    let mut any = false;
    for place in 0..circles.len() {
        let (left, rest) = circles.split_at_mut(place);
        let Some((circle, right)) = rest.split_first_mut() else { break };
        for other in left.iter_mut().chain(right) {
            any |= exchange(gathering, fits, circle, other);
        }
    }
    for person in outside(gathering, circles) {
        any |= circles.iter_mut().any(|circle| take_in(gathering, fits, circle, person));
    }
    any
}

/// Moves or swaps between two circles while that is better.
fn exchange(gathering: &Gathering, fits: &Fits, one: &mut Circle, other: &mut Circle) -> bool {
    let mut any = false;
    for person in one.members.clone() {
        let back = other.members.iter().copied().map(Some);
        for far in std::iter::once(None).chain(back.collect::<Vec<_>>()) {
            let changed = (with(one, Some(person), far), with(other, far, Some(person)));
            let lawful = holds(gathering, &changed.0) && holds(gathering, &changed.1);
            if lawful && better(fits, &[&changed.0, &changed.1], &[one, other]) {
                (*one, *other) = changed;
                any = true;
                break;
            }
        }
    }
    any
}

/// Swaps a member for somebody without a place where the circle is better for it.
fn take_in(gathering: &Gathering, fits: &Fits, circle: &mut Circle, person: u32) -> bool {
    for member in circle.members.clone() {
        let changed = with(circle, Some(member), Some(person));
        if holds(gathering, &changed) && better(fits, &[&changed], &[circle]) {
            *circle = changed;
            return true;
        }
    }
    false
}

/// Whether the worst-off are better off, or else everybody together.
fn better(fits: &Fits, new: &[&Circle], old: &[&Circle]) -> bool {
    let rank = |circles: &[&Circle]| {
        let mut means: Vec<u32> =
            circles.iter().flat_map(|circle| fits.of_all(&circle.members)).collect();
        means.sort_unstable();
        means
    };
    rank(new) > rank(old)
}
