//! Most pairs first; then the worst-off pair as good as it can be, then the next, to the last (leximin, as Burkard &
//! Rendl 1991 solve it: level by level, each kept within what the levels before allow); then the greatest total.

mod peers;
mod reach;
mod ring;

use crate::answer::{Answer, Cover, FairProof, fill};
use crate::problem::Problem;
use crate::total::{Aim, Flow};
use crate::wishes::{Measure, Wishes};
use reach::Reach;

/// Up to so many pairs every level is made as good as it can be; above it the number of pairs and the worst value.
const EXACT: usize = 2_000;

/// The fair pairing and covers that prove its number and its worst value.
pub(crate) fn fair(problem: &Problem, seed: Option<u64>) -> Answer {
    let (mut edges, proof) =
        if problem.is_room() { peers::peers(problem) } else { members(problem) };
    fill(&Wishes::new(problem, Measure::Own, seed), &mut edges);
    Answer { fair: Some(proof), ..Answer::new(edges) }
}

fn members(problem: &Problem) -> (Vec<u32>, FairProof) {
    let mut reach = Reach::new(problem);
    reach.fill();
    let pairs = reach.pairs();
    let cover = reach.cover();
    let values = values(problem);
    let worst = highest(&values, |value| {
        reach.at_least(value);
        reach.fill();
        reach.pairs() == pairs
    });
    reach.at_least(worst);
    reach.fill();
    let edges = reach.edges();
    let level_cover = if pairs == 0 {
        Cover::default()
    } else {
        reach.at_least(worst + 1);
        reach.fill();
        reach.cover()
    };
    let leximin_exact = pairs <= EXACT;
    let edges = if leximin_exact { leximin(problem, edges, worst) } else { edges };
    (edges, FairProof { cover, level_cover, leximin_exact })
}

/// All pair values, ascending, each once.
fn values(problem: &Problem) -> Vec<u32> {
    let mut values: Vec<u32> = (0..problem.m()).map(|edge| problem.value(edge)).collect();
    values.sort_unstable();
    values.dedup();
    values
}

/// Every edge with its value, ascending by value.
fn by_value(problem: &Problem) -> Vec<(u32, u32)> {
    let mut edges: Vec<_> = (0..problem.m()).map(|edge| (problem.value(edge), edge)).collect();
    edges.sort_unstable();
    edges
}

/// The last value for which `holds`; it holds for a first part of them.
fn highest(values: &[u32], mut holds: impl FnMut(u32) -> bool) -> u32 {
    let past = values.partition_point(|&value| holds(value));
    past.checked_sub(1).and_then(|place| values.get(place)).copied().unwrap_or(0)
}

/// From the worst level up: as few pairs of it as can be, and from then on no change that would need more.
fn leximin(problem: &Problem, edges: Vec<u32>, worst: u32) -> Vec<u32> {
    let mut flow = Flow::new(problem, edges);
    for edge in (0..problem.m()).filter(|&edge| problem.value(edge) < worst) {
        flow.shut(edge);
    }
    flow.improve(Aim::Count);
    flow.keep();
    let levels = by_value(problem);
    let levels = levels.chunk_by(|one, next| one.0 == next.0);
    for level in levels.filter(|level| level.first().is_some_and(|&(value, _)| value >= worst)) {
        if level.iter().any(|&(_, edge)| flow.made[edge]) {
            flow.improve(Aim::Avoid(level.first().map_or(0, |&(value, _)| value)));
            flow.keep();
        } else {
            for &(_, edge) in level {
                flow.shut(edge);
            }
        }
    }
    flow.improve(Aim::Worth);
    flow.made.ids().filter(|&edge| flow.made[edge]).collect()
}
