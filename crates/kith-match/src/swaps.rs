//! A greater total by small changes: a member takes a seat of another mentor, and whoever loses it takes the seat that
//! falls free. A change stays only where no two people would then both gain more than E. Members have one seat each.

use crate::lists::Lists;
use crate::problem::Problem;
use crate::table::{By, at};

const NONE: u32 = u32::MAX;
/// How often everybody is asked.
const ROUNDS: usize = 4;

/// Pairs with at least the total of `edges`. `short` is what each edge is worth less than its prices: what a change
/// can gain at most is known from that before anybody is looked up.
pub(crate) fn improved(problem: &Problem, edges: &[u32], short: &By<i64>, most: u32) -> Vec<u32> {
    if problem.is_room() || problem.seats_a.iter().any(|&seats| seats > 1) {
        return edges.to_vec();
    }
    let mut pairing = Pairing::new(problem, edges, most);
    for _ in 0..ROUNDS {
        let mut changed = false;
        for a in 0..problem.na() {
            changed |= pairing.change(a, short);
        }
        if !changed {
            break;
        }
    }
    pairing.placed.iter().copied().filter(|&edge| edge != NONE).collect()
}

struct Pairing<'p> {
    problem: &'p Problem,
    mentors: Lists,
    /// Each member's edge.
    placed: By<u32>,
    of_b: By<Vec<u32>>,
    /// What a mentor's least wanted member is worth to it; 0 while a seat is free.
    floor_b: By<u32>,
    most: u32,
}

impl<'p> Pairing<'p> {
    fn new(problem: &'p Problem, edges: &[u32], most: u32) -> Self {
        let mut pairing = Self {
            problem,
            mentors: Lists::of_mentors(problem),
            placed: By::all(problem.na(), NONE),
            of_b: By::all(problem.nb(), Vec::new()),
            floor_b: By::all(problem.nb(), 0),
            most,
        };
        for &edge in edges {
            pairing.set(edge, true);
        }
        pairing
    }

    fn set(&mut self, edge: u32, made: bool) {
        let (a, b) = (self.problem.a[edge], self.problem.b[edge]);
        if made {
            self.placed[a] = edge;
            self.of_b[b].push(edge);
        } else {
            self.placed[a] = NONE;
            self.of_b[b].retain(|&other| other != edge);
        }
        let full = self.of_b[b].len() >= at(self.problem.seats_b[b]);
        let least = self.of_b[b].iter().map(|&edge| self.problem.score_b[edge]).min();
        self.floor_b[b] = if full { least.unwrap_or(u32::MAX) } else { 0 };
    }

    /// The first change for this member that is better and allowed.
    fn change(&mut self, a: u32, short: &By<i64>) -> bool {
        let old = self.placed[a];
        if old == NONE {
            return false;
        }
        let missing = |edge: u32| short[edge].max(0);
        for edge in self.problem.start[a]..self.problem.start[a + 1] {
            let b = self.problem.b[edge];
            if edge == old || self.problem.seats_b[b] == 0 {
                continue;
            }
            if self.of_b[b].len() < at(self.problem.seats_b[b]) {
                if self.problem.worth(edge) > self.problem.worth(old) && self.dare(&[old], &[edge])
                {
                    return true;
                }
                continue;
            }
            for place in 0..self.of_b[b].len() {
                let Some(&other) = self.of_b[b].get(place) else { break };
                if missing(edge) >= missing(old) + missing(other) {
                    continue;
                }
                let back = self.problem.find(self.problem.a[other], self.problem.b[old]);
                if back.is_some_and(|back| self.gains(&[old, other], &[edge, back])) {
                    return true;
                }
            }
        }
        false
    }

    fn gains(&mut self, old: &[u32], new: &[u32]) -> bool {
        let sum = |edges: &[u32]| edges.iter().map(|&edge| self.problem.worth(edge)).sum::<u32>();
        sum(new) > sum(old) && self.dare(old, new)
    }

    /// Changes, and takes it back where two would gain too much by leaving.
    fn dare(&mut self, old: &[u32], new: &[u32]) -> bool {
        self.exchange(old, new);
        let calm = |edge: &u32| {
            let (a, b) = (self.problem.a[*edge], self.problem.b[*edge]);
            let row = self.problem.start[a]..self.problem.start[a + 1];
            !row.chain(self.mentors.of(b).iter().copied()).any(|edge| self.tempts(edge))
        };
        // The old edges too: a mentor may have a seat that is free now.
        let allowed = old.iter().chain(new).all(calm);
        if !allowed {
            self.exchange(new, old);
        }
        allowed
    }

    fn exchange(&mut self, old: &[u32], new: &[u32]) {
        for &edge in old {
            self.set(edge, false);
        }
        for &edge in new {
            self.set(edge, true);
        }
    }

    /// Whether both ends of an edge would gain more than E.
    fn tempts(&self, edge: u32) -> bool {
        let (a, b) = (self.problem.a[edge], self.problem.b[edge]);
        let placed = self.placed[a];
        let held = if placed == NONE { 0 } else { self.problem.score_a[placed] };
        let gains = |score: u32, held: u32| score.saturating_sub(held) > self.most;
        edge != placed
            && self.problem.seats_a[a] > 0
            && gains(self.problem.score_b[edge], self.floor_b[b])
            && gains(self.problem.score_a[edge], held)
    }
}
