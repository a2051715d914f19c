//! A pairing and what proves it, before it is written down.

use std::panic::resume_unwind;
use std::thread;

use crate::crew::hands;
use crate::deferred::best_for_members;
use crate::dominant;
use crate::epsilon::within;
use crate::fair::fair;
use crate::problem::Problem;
use crate::proposals;
use crate::roommates::{self, Parties};
use crate::table::By;
use crate::total::{prices, total};
use crate::wishes::{Measure, Wishes};

/// What the best pairing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Objective {
    /// No two people would rather have one another; best for every member at once.
    Stable,
    /// The same, where both sides want a pair by the sum of its scores.
    Mutual,
    /// The greatest sum of scores.
    Total,
    /// A great sum of scores in which no two people would both gain more than this by leaving.
    Within(u32),
    /// Most pairs, then the worst-off pair as good as possible, then the next.
    Fair,
}

/// What to solve for, and the lottery for ties.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// What the best pairing is.
    pub objective: Objective,
    /// The published seed of the lottery; `None`: the smaller id comes first.
    pub seed: Option<u64>,
}

/// Why there is no answer. Each is a sentence that the console prints as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoAnswer {
    /// The objective is not defined for peers with several seats.
    #[error("peers with more than one seat can only be solved with --objective stable --mutual")]
    SeveralSeats,
    /// Peers only: nothing was found in which no two gain more than that.
    #[error("no pairing was found in which no two peers would both gain more than {0}")]
    NothingWithin(u32),
}

/// Prices that prove how great a total can be: see `certificate`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Duals {
    /// One for each member or peer, in units of 1/`scale`.
    pub a: Vec<u32>,
    /// One for each mentor.
    pub b: Vec<u32>,
    /// 1 or 2.
    pub scale: u32,
    /// Peers only: sets of odd size, in which not everybody can be paired.
    pub odd_sets: Vec<OddSet>,
}

/// An odd number of peers and the price of pairs inside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OddSet {
    /// Ascending.
    pub members: Vec<u32>,
    /// In the duals' unit.
    pub z: u32,
}

/// People who between them touch every pair: among peers a barrier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cover {
    /// Members or peers, ascending.
    pub a: Vec<u32>,
    /// Mentors, ascending.
    pub b: Vec<u32>,
}

/// Two covers: no more pairs are possible, and not as many above the worst pair's value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FairProof {
    /// Of all edges.
    pub cover: Cover,
    /// Of the edges above the worst value.
    pub level_cover: Cover,
    /// Whether every pair value, not only the worst, is as high as it can be.
    pub leximin_exact: bool,
}

/// A pairing and what proves it.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Ascending edge ids.
    pub(crate) edges: Vec<u32>,
    /// Absent under `fair`.
    pub duals: Option<Duals>,
    /// What the duals prove, where the solver knows it without asking every pair again.
    pub(crate) bound: Option<u64>,
    /// Peers under `stable` without a mutual score.
    pub parties: Option<Parties>,
    /// Only under `fair`.
    pub fair: Option<FairProof>,
}

impl Answer {
    pub(crate) fn new(mut edges: Vec<u32>) -> Self {
        edges.sort_unstable();
        Self { edges, duals: None, bound: None, parties: None, fair: None }
    }

    /// The pairs, ascending by (a, b).
    #[must_use]
    pub fn pairs(&self, problem: &Problem) -> Vec<(u32, u32)> {
        self.edges.iter().map(|&edge| (problem.a[edge], problem.b[edge])).collect()
    }
}

/// Solves the problem. The same problem and options give the same answer, always.
///
/// # Errors
/// [`NoAnswer`]: peers with several seats where that is not defined, or nothing found within `epsilon`.
pub fn solve(problem: &Problem, options: Options) -> Result<Answer, NoAnswer> {
    let one_seat = !problem.is_room() || problem.seats_a.iter().all(|&seats| seats <= 1);
    if !one_seat && options.objective != Objective::Mutual {
        return Err(NoAnswer::SeveralSeats);
    }
    match options.objective {
        Objective::Stable => Ok(bounded(problem, || stable(problem, Measure::Own, options.seed))),
        Objective::Mutual => Ok(bounded(problem, || mutual(problem, options.seed))),
        Objective::Total => Ok(total(problem, options.seed)),
        Objective::Fair => Ok(fair(problem, options.seed)),
        Objective::Within(most) => within(problem, most, options.seed),
    }
}

/// An answer with a bound on the total beside it; both are found at the same time.
fn bounded(problem: &Problem, answer: impl FnOnce() -> Answer) -> Answer {
    let (answer, (duals, bound)) = thread::scope(|scope| {
        let duals = scope.spawn(|| prices(problem));
        (answer(), duals.join().unwrap_or_else(|panic| resume_unwind(panic)))
    });
    Answer { duals: Some(duals), bound: Some(bound), ..answer }
}

/// Stable by the given measure: for members best at once, for peers stable among all who can be.
pub(crate) fn stable(problem: &Problem, measure: Measure, seed: Option<u64>) -> Answer {
    let wishes = Wishes::new(problem, measure, seed);
    if !problem.is_room() {
        return Answer::new(best_for_members(&wishes, hands(problem.m())));
    }
    let (parties, mut edges) = roommates::parties(&wishes);
    fill(&wishes, &mut edges);
    Answer { parties: Some(parties), ..Answer::new(edges) }
}

/// The one stable matching of a mutual score. Among peers an edge is made when both hold one another.
pub(crate) fn mutual(problem: &Problem, seed: Option<u64>) -> Answer {
    let wishes = Wishes::new(problem, Measure::Sum, seed);
    if !problem.is_room() {
        return Answer::new(best_for_members(&wishes, hands(problem.m())));
    }
    if problem.seats_a.iter().all(|&seats| seats <= 1) {
        return Answer::new(dominant::pairs(&wishes));
    }
    let suitors = proposals::everybody(&wishes);
    let mut edges: Vec<u32> = (0..problem.na()).flat_map(|person| suitors.of(person)).collect();
    edges.sort_unstable();
    let both = |held: &[u32]| match *held {
        [edge, _] => Some(edge),
        _ => None,
    };
    let edges = edges.chunk_by(PartialEq::eq).filter_map(both).collect();
    Answer::new(edges)
}

/// Adds acceptable pairs in which both still have a free seat, the most wanted first.
pub(crate) fn fill(wishes: &Wishes, edges: &mut Vec<u32>) {
    let problem = wishes.problem;
    let mut room = Room::new(problem);
    let mut made = By::all(problem.m(), false);
    for &edge in edges.iter() {
        room.take(problem, edge);
        made[edge] = true;
    }
    let mut open: Vec<u32> =
        (0..problem.m()).filter(|&edge| !made[edge] && room.is_free(problem, edge)).collect();
    open.sort_by_cached_key(|&edge| {
        let (a, b) = (wishes.rank_a(problem.a[edge]), wishes.rank_b(problem.b[edge]));
        let (first, second) = if problem.is_room() { (a.min(b), a.max(b)) } else { (a, b) };
        (std::cmp::Reverse(problem.worth(edge)), first, second)
    });
    for edge in open {
        if room.is_free(problem, edge) {
            room.take(problem, edge);
            edges.push(edge);
        }
    }
}

/// Free seats on both sides.
struct Room {
    a: By<u32>,
    b: By<u32>,
}

impl Room {
    fn new(problem: &Problem) -> Self {
        Self { a: problem.seats_a.clone(), b: problem.seats_b.clone() }
    }

    fn is_free(&self, problem: &Problem, edge: u32) -> bool {
        let b = if problem.is_room() { &self.a } else { &self.b };
        self.a[problem.a[edge]] > 0 && b[problem.b[edge]] > 0
    }

    fn take(&mut self, problem: &Problem, edge: u32) {
        self.a[problem.a[edge]] -= 1;
        let b = if problem.is_room() { &mut self.a } else { &mut self.b };
        b[problem.b[edge]] -= 1;
    }
}
