//! Peers with one seat each and a mutual score: pairs that are each other's best are made, round after round, among
//! those who are left (Preis 1999; Hoepman 2004). Edges are only streamed, so no list of anybody's edges is needed;
//! what comes out is what best pair first gives (Abraham, Levavi, Manlove & O'Malley 2008), and stable.
//! The pairs that are worth most come first and by themselves: most peers are then placed before the rest is read.

use crate::table::{By, at};
use crate::wishes::Wishes;

/// One in so many pairs is drawn to see where the upper part of all begins.
const DRAWN: u32 = 61;
/// The pairs that come first are one in so many.
const UPPER: usize = 8;

/// An edge between two who are both left.
#[derive(Clone, Copy)]
struct Live {
    edge: u32,
    a: u32,
    b: u32,
    worth: u32,
}

struct Hall<'w, 'p> {
    wishes: &'w Wishes<'p>,
    taken: By<bool>,
    edges: Vec<u32>,
}

/// The edges of the one stable matching, ascending.
pub(crate) fn pairs(wishes: &Wishes) -> Vec<u32> {
    let taken = wishes.problem.seats_a.iter().map(|&seats| seats == 0).collect();
    let mut hall = Hall { wishes, taken, edges: Vec::new() };
    for least in [upper(wishes), 0] {
        hall.settle(hall.live(least));
    }
    hall.edges.sort_unstable();
    hall.edges
}

/// What the upper part of all pairs is worth at least, about.
fn upper(wishes: &Wishes) -> u32 {
    let problem = wishes.problem;
    let drawn = (0..problem.m()).step_by(at(DRAWN));
    let mut worth: Vec<u32> = drawn.map(|edge| problem.worth(edge)).collect();
    let place = worth.len() - worth.len().div_ceil(UPPER);
    if worth.is_empty() { 0 } else { *worth.select_nth_unstable(place).1 }
}

impl Hall<'_, '_> {
    /// The edges worth at least so much between two who are left.
    fn live(&self, least: u32) -> Vec<Live> {
        let problem = self.wishes.problem;
        let mut live = Vec::new();
        for a in (0..problem.na()).filter(|&a| !self.taken[a]) {
            let (from, to) = (problem.start[a], problem.start[a + 1]);
            let scores = problem.score_a.part(from, to).iter().zip(problem.score_b.part(from, to));
            let row = problem.b.part(from, to).iter().zip(scores).zip(from..);
            let row = row.map(|((&b, (one, other)), edge)| Live { edge, a, b, worth: one + other });
            live.extend(row.filter(|it| it.worth >= least && !self.taken[it.b]));
        }
        live
    }

    /// Makes every pair that best pair first would make of these alone.
    fn settle(&mut self, mut live: Vec<Live>) {
        let wish = |it: &Live| {
            let score = u64::from(it.worth) << 32;
            (score | self.wishes.low_b(it.b), score | self.wishes.low_b(it.a))
        };
        let mut best: By<u64> = By::all(self.taken.count(), 0);
        while !live.is_empty() {
            for it in &live {
                let (a, b) = wish(it);
                best[it.a] = best[it.a].max(a);
                best[it.b] = best[it.b].max(b);
            }
            let made = self.edges.len();
            for it in &live {
                if wish(it) == (best[it.a], best[it.b]) {
                    self.taken[it.a] = true;
                    self.taken[it.b] = true;
                    self.edges.push(it.edge);
                }
            }
            debug_assert!(self.edges.len() > made, "the most wanted edge is always made");
            best.iter_mut().for_each(|best| *best = 0);
            live.retain(|it| !self.taken[it.a] && !self.taken[it.b]);
        }
    }
}
