//! Peers with one seat each and a mutual score: pairs that are each other's best are made, round after round, among
//! those who are left (Preis 1999; Hoepman 2004). Edges are only streamed, so no list of anybody's edges is needed;
//! what comes out is what best pair first gives (Abraham, Levavi, Manlove & O'Malley 2008), and stable.

use crate::table::{By, no};
use crate::wishes::Wishes;

/// An edge between two who are both left.
#[derive(Clone, Copy)]
struct Live {
    edge: u32,
    a: u32,
    b: u32,
    worth: u32,
}

/// The edges of the one stable matching, ascending.
pub(crate) fn pairs(wishes: &Wishes) -> Vec<u32> {
    let problem = wishes.problem;
    let mut best: By<u64> = By::all(problem.na(), 0);
    let mut taken: By<bool> = problem.seats_a.iter().map(|&seats| seats == 0).collect();
    let mut edges = Vec::new();
    let ends = problem.a.iter().zip(problem.b.iter());
    let scores = problem.score_a.iter().zip(problem.score_b.iter());
    let all = ends.zip(scores).zip(0..);
    let all = all.map(|(((&a, &b), (one, other)), edge)| Live { edge, a, b, worth: one + other });
    let mut live: Vec<Live> = all.filter(|it| !taken[it.a] && !taken[it.b]).collect();
    let wish = |it: &Live| {
        let score = u64::from(it.worth) << 32;
        (score | wishes.low_b(it.b), score | wishes.low_b(it.a))
    };
    while !live.is_empty() {
        for it in &live {
            let (a, b) = wish(it);
            best[it.a] = best[it.a].max(a);
            best[it.b] = best[it.b].max(b);
        }
        let from = edges.len();
        for it in &live {
            let (a, b) = wish(it);
            if best[it.a] == a && best[it.b] == b {
                taken[it.a] = true;
                taken[it.b] = true;
                edges.push(it.edge);
            }
        }
        debug_assert!(no(edges.len()) > no(from), "the most wanted edge is always made");
        best.iter_mut().for_each(|best| *best = 0);
        live.retain(|it| !taken[it.a] && !taken[it.b]);
    }
    edges.sort_unstable();
    edges
}
