//! The fair pairing of peers.

use super::ring::Rings;
use super::{by_value, highest, values};
use crate::answer::{Cover, FairProof};
use crate::problem::Problem;
use crate::table::{By, no};
use crate::total::Forest;

/// Up to so many pairs every level is made as good as it can be: each takes a search for a greatest total.
const EXACT: usize = 100;

/// The pairs, and barriers that prove their number and the worst value.
pub(super) fn peers(problem: &Problem) -> (Vec<u32>, FairProof) {
    let mut rings = Rings::new(problem);
    rings.fill();
    let pairs = rings.edges().len();
    let cover = rings.barrier();
    let worst = highest(&values(problem), |value| {
        rings.at_least(value);
        rings.fill();
        rings.edges().len() == pairs
    });
    rings.at_least(worst);
    rings.fill();
    let mut edges = rings.edges();
    let mut level_cover = Cover::default();
    if pairs > 0 {
        rings.at_least(worst + 1);
        rings.fill();
        level_cover = rings.barrier();
    }
    let leximin_exact = pairs <= EXACT;
    if leximin_exact {
        edges = leximin(problem, edges, worst);
    }
    (edges, FairProof { cover, level_cover, leximin_exact })
}

/// What is best so far, as the weights of edges: a pairing is one of the best exactly when its sum is greatest.
struct Face {
    weight: By<i64>,
    open: By<bool>,
    edges: Vec<u32>,
}

/// From the worst level up: as few pairs of it as can be without losing what the levels before have settled.
fn leximin(problem: &Problem, edges: Vec<u32>, worst: u32) -> Vec<u32> {
    let open = (0..problem.m()).map(|edge| {
        let seats = problem.seats_a[problem.a[edge]].min(problem.seats_a[problem.b[edge]]);
        seats > 0 && problem.value(edge) >= worst
    });
    let mut face = Face { weight: By::all(problem.m(), 1), open: open.collect(), edges };
    for level in by_value(problem).chunk_by(|one, next| one.0 == next.0) {
        let made = |&(_, edge): &(u32, u32)| face.edges.binary_search(&edge).is_ok();
        if level.iter().any(made) {
            face.avoid(problem, level);
        } else {
            for &(_, edge) in level {
                face.open[edge] = false;
            }
        }
    }
    let worth: By<i64> = (0..problem.m()).map(|edge| i64::from(problem.worth(edge))).collect();
    let most = i64::from(problem.na()) * 2_000_000 + 1;
    let weight = |edge| face.weight[edge] * most + worth[edge];
    best(problem, &face.open, &problem.a.ids().map(weight).collect()).edges()
}

impl Face {
    /// Among the best, those with the fewest pairs of this level. Weights are made small again: any that are positive
    /// for the same tight prices have the same best pairings.
    fn avoid(&mut self, problem: &Problem, level: &[(u32, u32)]) {
        let most = i64::from(problem.na()) + 1;
        let mut weight: By<i64> = self.weight.iter().map(|weight| weight * most).collect();
        for &(_, edge) in level {
            weight[edge] -= 1;
        }
        let forest = best(problem, &self.open, &weight);
        self.edges = forest.edges();
        for edge in 0..problem.m() {
            let (a, b) = (problem.a[edge], problem.b[edge]);
            let (sets, price) = shared(&forest, a, b);
            let slack = forest.price[a] + forest.price[b] + price - forest.worth[edge];
            self.open[edge] &= slack == 0;
            let one = |price: i64| i64::from(price > 0);
            self.weight[edge] = one(forest.price[a]) + one(forest.price[b]) + sets;
        }
    }
}

/// How many blossoms with a price hold both, and that price together.
fn shared(forest: &Forest, one: u32, other: u32) -> (i64, i64) {
    let mut around = Vec::new();
    let mut node = one;
    while let Some(above) = forest.above[node] {
        around.push(above);
        node = above;
    }
    let (mut sets, mut price) = (0, 0);
    let mut node = other;
    while let Some(above) = forest.above[node] {
        if around.contains(&above) && forest.extra[above] > 0 {
            sets += 1;
            price += forest.extra[above];
        }
        node = above;
    }
    (sets, price)
}

/// The greatest sum of weights among the open edges.
fn best<'p>(problem: &'p Problem, open: &By<bool>, weight: &By<i64>) -> Forest<'p> {
    let top = open.ids().filter(|&edge| open[edge]).map(|edge| weight[edge]).max().unwrap_or(0);
    let top = top.max(0);
    // An edge that is not open is worth so little that nobody can want it.
    let low = -2 * top - 1;
    let worth = |edge: u32| 2 * if open[edge] { weight[edge] } else { low };
    let people = no(problem.seats_a.iter().len());
    let mut forest = Forest::new(
        problem,
        open.ids().map(worth).collect(),
        By::all(people, None),
        By::all(people, top),
    );
    forest.run();
    forest
}
