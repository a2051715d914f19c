//! Where half pairs were allowed, peers would be members and mentors to one another: an assignment on twice the edges
//! solves that. What remains are pairs and odd rings of half pairs (Balinski 1965), and prices that fit both.

use super::members;
use crate::problem::{Edge, Kind, Problem};
use crate::table::By;

/// A partner for everybody but at most one of each ring and those whose price is 0, and a price for each person in
/// halves of a point: no pair is worth more than its two prices, and each pair made is worth exactly that.
pub(crate) fn halves(problem: &Problem) -> (By<Option<u32>>, By<i64>) {
    let people = problem.na();
    let (next, price) = both_ways(problem);
    let mut before: By<Option<u32>> = By::all(people, None);
    for person in 0..people {
        if let Some(next) = next[person] {
            before[next] = Some(person);
        }
    }
    let mut mate = By::all(people, None);
    let mut seen = By::all(people, false);
    // Chains from their first person on, then the rings that are left.
    let chains = (0..people).filter(|&person| before[person].is_none());
    for first in chains.chain(0..people) {
        pair_along(&next, &mut seen, &mut mate, first);
    }
    (mate, price)
}

/// Pairs the first with the second, the third with the fourth, and so on.
fn pair_along(next: &By<Option<u32>>, seen: &mut By<bool>, mate: &mut By<Option<u32>>, first: u32) {
    let mut place = Some(first);
    while let Some(one) = place.filter(|&one| !seen[one]) {
        seen[one] = true;
        let Some(other) = next[one].filter(|&other| !seen[other]) else { return };
        seen[other] = true;
        mate[one] = Some(other);
        mate[other] = Some(one);
        place = next[other];
    }
}

/// Whom each person is assigned to, and both prices of each person together.
fn both_ways(problem: &Problem) -> (By<Option<u32>>, By<i64>) {
    let people = problem.na();
    let mut edges: Vec<Edge> = Vec::new();
    for Edge { a, b, score_a, score_b } in problem.edges() {
        edges.push(Edge { a, b, score_a, score_b });
        edges.push(Edge { a: b, b: a, score_a, score_b });
    }
    let seats = problem.seats_a.clone().into_vec();
    let kind = Kind::Bip { na: people, nb: people };
    let mut next = By::all(people, None);
    let Ok(double) = Problem::new(kind, seats.clone(), seats, &edges) else {
        return (next, By::all(people, 0));
    };
    let (made, duals) = members(&double);
    let far: By<u32> = duals.b.into();
    let mut near: By<u32> = duals.a.into();
    for edge in made {
        let (one, other) = (double.a[edge], double.b[edge]);
        next[one] = Some(other);
        // A pair may be worth more than its prices there; here it must be worth exactly that.
        near[one] = near[one].max(double.worth(edge).saturating_sub(far[other]));
    }
    let price = near.iter().zip(far.iter()).map(|(&p, &q)| i64::from(p) + i64::from(q));
    (next, price.collect())
}
