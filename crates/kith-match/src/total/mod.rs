//! The greatest total. Members with mentors: an auction finds a pairing that is nearly best and prices to go with it
//! (Bertsekas 1988), and improving cycles make both exact. Peers: blossoms (Edmonds 1965).

mod auction;
mod blossom;
mod demand;
mod exact;
mod halves;
mod halving;
mod tree;

use crate::answer::{Answer, Duals, fill};
use crate::problem::Problem;
use crate::wishes::{Measure, Wishes};

pub(crate) use blossom::Forest;
pub(crate) use exact::{Aim, Flow};

/// Up to so many pairs the bound beside a stable pairing is the greatest total itself.
const FEW: u32 = 20_000;

/// Prices that prove a bound on the total: the best for few pairs, else good ones that cost little.
pub(crate) fn prices(problem: &Problem) -> (Duals, u64) {
    if !problem.is_room() && problem.m() > FEW {
        return demand::prices(problem);
    }
    if problem.is_room() && problem.m() > FEW {
        return halving::prices(problem);
    }
    let duals = if problem.is_room() { auction::coarse(problem) } else { members(problem).1 };
    let bound = duals.bound(problem);
    (duals, bound)
}

/// The pairing of greatest total and the prices that prove it.
pub(crate) fn total(problem: &Problem, seed: Option<u64>) -> Answer {
    let (mut edges, duals) = if problem.is_room() { peers(problem) } else { members(problem) };
    fill(&Wishes::new(problem, Measure::Own, seed), &mut edges);
    Answer { duals: Some(duals), ..Answer::new(edges) }
}

fn members(problem: &Problem) -> (Vec<u32>, Duals) {
    let sale = auction::fine(problem);
    exact::settle(problem, sale)
}

/// Whole pairs and half pairs first; each ring of half pairs then costs one search.
fn peers(problem: &Problem) -> (Vec<u32>, Duals) {
    let (mate, price) = halves::halves(problem);
    let worth = (0..problem.m()).map(|edge| 2 * i64::from(problem.worth(edge))).collect();
    let mut forest = Forest::new(problem, worth, mate, price);
    forest.run();
    forest.finish()
}
