//! A great total in which no two people would both gain more than E by leaving for one another. If nobody's score is
//! moved by more than E, a pairing that is stable by the moved scores is one of these: whoever would gain more than E
//! by the true scores gains by the moved ones too. So scores are moved towards the pairs that the greatest total
//! would make, further the less such a pair falls short of its prices, and the best of a few such pairings is taken;
//! then members change seats one or two at a time while that is better and nobody leaves.

use crate::answer::{Answer, Duals, NoAnswer, fill, mutual, stable};
use crate::figures::{Held, made};
use crate::problem::{MAX_SCORE, Problem};
use crate::swaps::improved;
use crate::table::By;
use crate::total::total;
use crate::wishes::{Measure, Wishes, score};

/// How fast the bonus falls with what a pair is short of its prices: from only the best pairs to most.
const FALL: [i64; 5] = [64, 24, 12, 8, 4];
/// The same where scores are moved further than E, and how often that is tried.
const FURTHER_FALL: i64 = 12;
const AGAIN: usize = 24;

/// The best pairing found; its duals bound the greatest total.
///
/// # Errors
/// [`NoAnswer::NothingWithin`], among peers only.
pub(crate) fn within(problem: &Problem, most: u32, seed: Option<u64>) -> Result<Answer, NoAnswer> {
    let top = total(problem, seed);
    if holds(problem, &top.edges, most) {
        return Ok(top);
    }
    let duals = top.duals.clone().unwrap_or_default();
    let short = shortfalls(problem, &duals, &top.edges);
    let least = || By::all(problem.m(), 0);
    let ways = FALL.iter().map(|&fall| Moves { top: most, fall, least: least() });
    let near = ways.map(|moves| moved(problem, &short, &moves, seed));
    let known = [stable(problem, Measure::Own, seed), mutual(problem, seed)];
    let best = near
        .chain(known.map(|answer| answer.edges))
        .chain(further(problem, &short, most, seed))
        .filter(|edges| holds(problem, edges, most))
        .max_by_key(|edges| edges.iter().map(|&edge| u64::from(problem.worth(edge))).sum::<u64>());
    let best = best.ok_or(NoAnswer::NothingWithin(most))?;
    let mut edges = improved(problem, &best, &short, most);
    fill(&Wishes::new(problem, Measure::Own, seed), &mut edges);
    Ok(Answer { duals: Some(duals), ..Answer::new(edges) })
}

/// What each edge is short of its prices, in points; less than nothing for the pairs of the greatest total.
fn shortfalls(problem: &Problem, duals: &Duals, made: &[u32]) -> By<i64> {
    let far = if problem.is_room() { &duals.a } else { &duals.b };
    let price = |prices: &[u32]| -> By<i64> { prices.iter().map(|&p| i64::from(p)).collect() };
    let (near, far) = (price(&duals.a), price(far));
    let scale = i64::from(duals.scale.max(1));
    let short = |edge: u32| {
        let prices = near[problem.a[edge]] + far[problem.b[edge]];
        (prices / scale - i64::from(problem.worth(edge))).max(0)
    };
    let mut all: By<i64> = (0..problem.m()).map(short).collect();
    for &edge in made {
        all[edge] = -1;
    }
    all
}

/// How scores are moved: how far at most, how fast the bonus falls, and by what at least where two gained too much.
struct Moves {
    top: u32,
    fall: i64,
    least: By<u32>,
}

/// Scores may be moved further than E as long as everybody stays: a pair that would leave is moved by what is missing
/// to keep it, and all is solved again, until nobody leaves or it takes too long.
fn further(problem: &Problem, short: &By<i64>, most: u32, seed: Option<u64>) -> Option<Vec<u32>> {
    let top = most.saturating_mul(2).min(MAX_SCORE);
    let mut moves = Moves { top, fall: FURTHER_FALL, least: By::all(problem.m(), 0) };
    for _ in 0..AGAIN {
        let edges = moved(problem, short, &moves, seed);
        let leaving = leaving(problem, &edges, most);
        if leaving.is_empty() {
            return Some(edges);
        }
        for edge in leaving {
            moves.least[edge] = top - most;
        }
    }
    None
}

/// Stable by scores that were moved.
fn moved(problem: &Problem, short: &By<i64>, moves: &Moves, seed: Option<u64>) -> Vec<u32> {
    let bonus = |edge: u32| {
        let bonus = match short[edge] {
            -1 => i64::from(moves.top),
            short => i64::from(moves.top) - short.saturating_mul(moves.fall),
        };
        u32::try_from(bonus.max(0)).unwrap_or(0).max(moves.least[edge])
    };
    let a = (0..problem.m()).map(|edge| problem.score_a[edge] + bonus(edge)).collect();
    let b = (0..problem.m()).map(|edge| problem.score_b[edge] + bonus(edge)).collect();
    let mut edges = stable(problem, Measure::Moved(&a, &b), seed).edges;
    fill(&Wishes::new(problem, Measure::Own, seed), &mut edges);
    edges.sort_unstable();
    edges
}

/// Whether no acceptable pair would both gain more than `most`.
pub(crate) fn holds(problem: &Problem, edges: &[u32], most: u32) -> bool {
    leaving(problem, edges, most).is_empty()
}

/// The acceptable pairs that would both gain more than `most`. A free seat is worth nothing.
fn leaving(problem: &Problem, edges: &[u32], most: u32) -> Vec<u32> {
    if most >= MAX_SCORE {
        return Vec::new();
    }
    let wishes = Wishes::new(problem, Measure::Own, None);
    let held = Held::of(&wishes, &made(&wishes, edges));
    let floor_b = if problem.is_room() { &held.floor_a } else { &held.floor_b };
    let mut made = By::all(problem.m(), false);
    for &edge in edges {
        made[edge] = true;
    }
    let leaves = |&edge: &u32| {
        let gains = |floor: u64, own: u32| own > most && score(floor) < own - most;
        !made[edge]
            && gains(held.floor_a[problem.a[edge]], problem.score_a[edge])
            && gains(floor_b[problem.b[edge]], problem.score_b[edge])
    };
    (0..problem.m()).filter(leaves).collect()
}
