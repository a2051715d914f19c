//! Peers with one seat each. A stable matching does not always exist; a stable *partition* into parties always does
//! (Tan 1991), and it exists with odd parties exactly when no stable matching does. Phase 1 are the proposals,
//! phase 2 turns rotations (Irving 1985) and leaves a rotation alone where it closes on itself as an odd party.

use std::cmp::Reverse;

use crate::lists::Lists;
use crate::problem::Problem;
use crate::proposals::{self, Suitors};
use crate::table::{By, at, no};
use crate::wishes::Wishes;

/// A stable partition and whom it leaves out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parties {
    /// Whom each person would rather have than the predecessor; oneself where alone, the partner in a pair.
    pub successor: Vec<u32>,
    /// Parties of odd size, each from its smallest id on, in that order.
    pub odd: Vec<Vec<u32>>,
    /// One person of each odd party, in the same order.
    pub dropped: Vec<u32>,
}

/// The partition, and the edges of a matching that is stable among all who were not dropped.
pub(crate) fn parties(wishes: &Wishes) -> (Parties, Vec<u32>) {
    let mut table = Table::after_proposals(wishes, &proposals::everybody(wishes));
    table.turn_rotations(wishes);
    let successor = table.successors(wishes);
    let cycles = cycles(&successor);
    let mut chosen: Vec<u32> = Vec::new();
    let mut dropped = Vec::new();
    for party in cycles.iter().filter(|party| party.len() > 1) {
        if party.len() == 2 {
            chosen.extend(pairs_from(wishes.problem, party, 0));
        } else {
            let leave = whom_to_leave(wishes, party);
            dropped.extend(party.get(leave));
            chosen.extend(pairs_from(wishes.problem, party, leave + 1));
        }
    }
    let odd = cycles.into_iter().filter(|party| party.len() % 2 == 1 && party.len() > 1).collect();
    (Parties { successor: successor.into_vec(), odd, dropped }, chosen)
}

/// The pairs along a party from `from` on; the last of an odd party stays without.
fn pairs_from(problem: &Problem, party: &[u32], from: usize) -> Vec<u32> {
    let ring: Vec<u32> = party.iter().cycle().skip(from).take(party.len()).copied().collect();
    let pair = |two: &[u32]| match *two {
        [one, other] => problem.find(one.min(other), one.max(other)),
        _ => None,
    };
    ring.chunks_exact(2).filter_map(pair).collect()
}

/// The place of the person without whom the rest of an odd party is worth most; of several the latest in the draw.
fn whom_to_leave(wishes: &Wishes, party: &[u32]) -> usize {
    let problem = wishes.problem;
    let ring = party.iter().zip(party.iter().cycle().skip(1));
    let steps: By<i64> = ring
        .map(|(&one, &other)| problem.find(one.min(other), one.max(other)))
        .map(|edge| edge.map_or(0, |edge| i64::from(problem.worth(edge))))
        .collect();
    let size = no(party.len());
    let mut worth: i64 = (1..size).step_by(2).map(|place| steps[place]).sum();
    let mut best = (i64::MIN, 0, 0);
    for place in (0..size).map(|turn| 2 * turn % size) {
        let rank = party.get(at(place)).map_or(0, |&who| wishes.rank_a(who));
        best = best.max((worth, rank, place));
        // Two further on, this person and the next are a pair, and the next two are not.
        worth += steps[place] - steps[(place + 1) % size];
    }
    at(best.2)
}

/// The cycles of a permutation, each from its smallest id.
fn cycles(successor: &By<u32>) -> Vec<Vec<u32>> {
    let mut seen = By::all(successor.count(), false);
    let mut all = Vec::new();
    for first in successor.ids() {
        let mut cycle = Vec::new();
        let mut person = first;
        while !seen[person] {
            seen[person] = true;
            cycle.push(person);
            person = successor[person];
        }
        if !cycle.is_empty() {
            all.push(cycle);
        }
    }
    all
}

/// The lists that are still open. A pair is out as soon as one of both wants it less than the proposal it holds, so
/// one number for each person, the wish for that proposal, closes lists from the end.
struct Table {
    lists: Lists,
    first: By<u32>,
    second: By<u32>,
    floor: By<u64>,
    last: By<Option<u32>>,
    settled: By<bool>,
}

impl Table {
    fn after_proposals(wishes: &Wishes, suitors: &Suitors) -> Self {
        let people = wishes.problem.na();
        let worst = |person| suitors.worst(person);
        let floor: By<u64> =
            (0..people).map(|p| worst(p).map_or(u64::MAX, |(wish, _)| wish)).collect();
        let last = (0..people).map(|p| worst(p).map(|(_, edge)| edge)).collect();
        let lists = open_lists(wishes, &floor);
        let first: By<u32> = (0..people).map(|p| lists.start[p]).collect();
        let second = first.iter().map(|place| place + 1).collect();
        Self { lists, second, first, floor, last, settled: By::all(people, false) }
    }

    fn open(&self, wishes: &Wishes, edge: u32) -> bool {
        open(wishes, &self.floor, edge)
    }

    /// The edge at the first open place from `place` on, and that place.
    fn seek(&self, wishes: &Wishes, person: u32, mut place: u32) -> Option<(u32, u32)> {
        while place < self.lists.start[person + 1] {
            let edge = self.lists.edge[place];
            if self.open(wishes, edge) {
                return Some((place, edge));
            }
            place += 1;
        }
        None
    }

    fn best(&mut self, wishes: &Wishes, person: u32) -> Option<u32> {
        let (place, edge) = self.seek(wishes, person, self.first[person])?;
        self.first[person] = place;
        Some(edge)
    }

    fn next_best(&mut self, wishes: &Wishes, person: u32) -> Option<u32> {
        self.best(wishes, person)?;
        let from = self.second[person].max(self.first[person] + 1);
        let (place, edge) = self.seek(wishes, person, from)?;
        self.second[person] = place;
        Some(edge)
    }

    fn turn_rotations(&mut self, wishes: &Wishes) {
        let mut walk = Walk::new(wishes.problem.na());
        for person in 0..wishes.problem.na() {
            while !self.settled[person] && self.next_best(wishes, person).is_some() {
                self.follow(wishes, &mut walk, person);
            }
        }
    }

    /// Walks from `start` (second choice, then who holds that one's last place) until it meets itself; turns what it
    /// met; what led there is kept, because the next rotation mostly hangs on it.
    fn follow(&mut self, wishes: &Wishes, walk: &mut Walk, start: u32) {
        let mut person = walk.steps.last().map_or(start, |step| step.onward);
        loop {
            if let Some(from) = walk.place[person] {
                let rotation = walk.cut(from);
                self.turn(wishes, &rotation);
                return;
            }
            let next = if self.settled[person] { None } else { self.next_best(wishes, person) };
            let Some(edge) = next else {
                // A turn has closed this list: whoever led here looks again.
                let Some(step) = walk.pop() else { return };
                person = step.person;
                continue;
            };
            let asked = wishes.asked(person, edge);
            let onward = self.last[asked].map_or(person, |held| wishes.asker(asked, held));
            walk.push(Step { person, edge, onward });
            person = onward;
        }
    }

    fn turn(&mut self, wishes: &Wishes, rotation: &[Step]) {
        if self.is_odd_party(wishes, rotation) {
            for step in rotation {
                self.settled[step.person] = true;
            }
            return;
        }
        for step in rotation {
            let asked = wishes.asked(step.person, step.edge);
            self.floor[asked] = wishes.of_asked(asked, step.edge);
            self.last[asked] = Some(step.edge);
        }
    }

    /// Whether everybody in the rotation is also asked in it: then each list is down to successor and predecessor,
    /// and there is an odd number of them.
    fn is_odd_party(&self, wishes: &Wishes, rotation: &[Step]) -> bool {
        if rotation.len().is_multiple_of(2)
            || rotation.iter().any(|step| self.last[step.person] != Some(step.edge))
        {
            return false;
        }
        let mut askers: Vec<_> = rotation.iter().map(|step| step.person).collect();
        let mut asked: Vec<_> =
            rotation.iter().map(|step| wishes.asked(step.person, step.edge)).collect();
        askers.sort_unstable();
        asked.sort_unstable();
        askers == asked
    }

    fn successors(&mut self, wishes: &Wishes) -> By<u32> {
        let people = wishes.problem.na();
        let best = |person| self.best(wishes, person).map(|edge| wishes.asked(person, edge));
        let best: Vec<_> = (0..people).map(best).collect();
        best.into_iter().zip(0..).map(|(best, person)| best.unwrap_or(person)).collect()
    }
}

fn open(wishes: &Wishes, floor: &By<u64>, edge: u32) -> bool {
    let (a, b) = (wishes.problem.a[edge], wishes.problem.b[edge]);
    wishes.of_a(edge) >= floor[a] && wishes.of_b(edge) >= floor[b]
}

/// What the proposals left open, best first. Who got no proposal is alone in every stable partition.
fn open_lists(wishes: &Wishes, floor: &By<u64>) -> Lists {
    let problem = wishes.problem;
    let all = Lists::of_askers(problem);
    let mut start = By::all(0, 0);
    let mut edges: Vec<u32> = Vec::new();
    start.push(0);
    for person in 0..problem.na() {
        let from = edges.len();
        edges.extend(all.of(person).iter().filter(|&&edge| open(wishes, floor, edge)));
        let (_, own) = edges.split_at_mut(from);
        own.sort_unstable_by_key(|&edge| Reverse(wishes.of_asker(person, edge)));
        start.push(no(edges.len()));
    }
    Lists { start, edge: edges.into() }
}

#[derive(Clone, Copy)]
struct Step {
    person: u32,
    /// The person's second choice.
    edge: u32,
    /// Who holds the last place of that choice.
    onward: u32,
}

struct Walk {
    steps: Vec<Step>,
    place: By<Option<usize>>,
}

impl Walk {
    fn new(people: u32) -> Self {
        Self { steps: Vec::new(), place: By::all(people, None) }
    }

    fn push(&mut self, step: Step) {
        self.place[step.person] = Some(self.steps.len());
        self.steps.push(step);
    }

    fn cut(&mut self, from: usize) -> Vec<Step> {
        let rotation = self.steps.split_off(from);
        for step in &rotation {
            self.place[step.person] = None;
        }
        // The turn has changed what the last step before it saw.
        self.pop();
        rotation
    }

    fn pop(&mut self) -> Option<Step> {
        let step = self.steps.pop()?;
        self.place[step.person] = None;
        Some(step)
    }
}
