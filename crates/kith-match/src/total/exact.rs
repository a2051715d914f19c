//! From nearly best to best. Prices are potentials of a flow: seats flow from members to mentors, and what is not
//! used flows through one more place, `alone`. Potentials fall until no arc is cheaper than they say (Bellman 1958);
//! where they would fall for ever they chase one another around an improving cycle, which is then turned (Klein 1967).
//! All numbers are whole, so the potentials that remain are prices that prove the pairing best.

use std::collections::VecDeque;

use super::auction::{Sale, UNIT, held};
use crate::answer::Duals;
use crate::problem::{MAX_SCORE, Problem};
use crate::table::{By, at};

/// How far up a chain of causes a cycle is looked for at each fall; longer cycles are found by the regular search.
const NEAR: u32 = 24;

/// The pairing with greatest total and prices that prove it.
pub(crate) fn settle(problem: &Problem, sale: Sale) -> (Vec<u32>, Duals) {
    let mut flow = Flow::new(problem, held(problem, &sale.suitors));
    for b in 0..problem.nb() {
        let price = ((sale.price[b] + UNIT / 2) / UNIT).min(2 * i64::from(MAX_SCORE));
        flow.potential[problem.na() + b] = -price;
    }
    drop(sale);
    flow.begin();
    flow.run();
    let edges = (0..problem.m()).filter(|&edge| flow.made[edge]).collect();
    (edges, flow.duals())
}

/// What an edge counts for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Aim {
    /// The sum of its scores.
    Worth,
    /// One: the more pairs the better.
    Count,
    /// Minus one where the pair's value is this: the fewer of them the better.
    Avoid(u32),
}

/// Members are places 0..na, mentors na..na + nb, `alone` is the last one.
pub(crate) struct Flow<'p> {
    pub(crate) problem: &'p Problem,
    aim: Aim,
    alone: u32,
    pub(crate) made: By<bool>,
    /// Edges and arcs to and from `alone` that stay as they are.
    shut: By<bool>,
    shut_to: By<bool>,
    shut_from: By<bool>,
    /// The edges that each mentor has made.
    of_b: By<Vec<u32>>,
    /// Seats not used, at members and at mentors.
    spare: By<i64>,
    potential: By<i64>,
    cause: By<Option<Arc>>,
    queued: By<bool>,
    queue: VecDeque<u32>,
    falls: u32,
}

/// How one more unit may flow.
#[derive(Clone, Copy)]
enum Arc {
    /// From the edge's member to its mentor.
    Make(u32),
    /// Back.
    Break(u32),
    /// A seat of this place (member) is given up, or (mentor) is no longer kept for somebody.
    ToAlone(u32),
    /// The other way.
    FromAlone,
}

impl<'p> Flow<'p> {
    /// Begins with these edges made.
    pub(crate) fn new(problem: &'p Problem, edges: Vec<u32>) -> Self {
        let (na, nb) = (problem.na(), problem.nb());
        let places = na + nb + 1;
        let seats = problem.seats_a.iter().chain(problem.seats_b.iter()).chain(&[0]);
        let mut flow = Self {
            problem,
            aim: Aim::Worth,
            alone: na + nb,
            made: By::all(problem.m(), false),
            shut: By::all(problem.m(), false),
            shut_to: By::all(places, false),
            shut_from: By::all(places, false),
            of_b: By::all(nb, Vec::new()),
            spare: seats.map(|&seats| i64::from(seats)).collect(),
            potential: By::all(places, 0),
            cause: By::all(places, None),
            queued: By::all(places, false),
            queue: VecDeque::new(),
            falls: 0,
        };
        for edge in edges {
            flow.set(edge, true);
        }
        flow
    }

    /// Puts the members' potentials where the mentors' leave them, and looks at everybody.
    fn begin(&mut self) {
        let na = self.problem.na();
        for a in 0..na {
            let full = self.spare[a] == 0 && self.problem.seats_a[a] > 0;
            self.potential[a] = if full { i64::MAX } else { 0 };
        }
        for edge in (0..self.problem.m()).filter(|&edge| self.made[edge]) {
            let (a, b) = (self.problem.a[edge], na + self.problem.b[edge]);
            self.potential[a] = self.potential[a].min(self.potential[b] + self.worth(edge));
        }
        for place in (0..self.alone).filter(|&place| seats_at(self.problem, place) > 0) {
            self.push(place);
        }
    }

    /// Looks where something may fall: at mentors with a pair that is worth less than nothing.
    fn begin_at_pairs(&mut self) {
        let bad = |edge: &u32| self.made[*edge] && self.worth(*edge) < 0;
        let bad: Vec<u32> = (0..self.problem.m()).filter(bad).collect();
        for edge in bad {
            self.push(self.problem.na() + self.problem.b[edge]);
        }
    }

    /// The best by another aim, without changing what is shut.
    pub(crate) fn improve(&mut self, aim: Aim) {
        self.aim = aim;
        self.potential.iter_mut().for_each(|potential| *potential = 0);
        self.cause.iter_mut().for_each(|cause| *cause = None);
        match aim {
            Aim::Worth => self.begin(),
            Aim::Count => (0..self.alone).for_each(|place| self.push(place)),
            Aim::Avoid(_) => self.begin_at_pairs(),
        }
        self.run();
    }

    /// Shuts every arc on which a change could only be for the worse by the last aim.
    pub(crate) fn keep(&mut self) {
        let na = self.problem.na();
        for edge in 0..self.problem.m() {
            let (a, b) = (self.problem.a[edge], na + self.problem.b[edge]);
            let loose = self.potential[a] - self.worth(edge) != self.potential[b];
            self.shut[edge] |= loose;
        }
        for place in 0..self.alone {
            let loose = self.potential[place] != self.potential[self.alone];
            self.shut_to[place] |= loose;
            self.shut_from[place] |= loose;
        }
    }

    /// Shuts an edge that is not made.
    pub(crate) fn shut(&mut self, edge: u32) {
        self.shut[edge] = true;
    }

    fn worth(&self, edge: u32) -> i64 {
        match self.aim {
            Aim::Worth => i64::from(self.problem.worth(edge)),
            Aim::Count => 1,
            Aim::Avoid(value) => -i64::from(self.problem.value(edge) == value),
        }
    }

    fn seats(&self, place: u32) -> u32 {
        seats_at(self.problem, place)
    }

    fn set(&mut self, edge: u32, made: bool) {
        let (a, b) = (self.problem.a[edge], self.problem.b[edge]);
        let far = self.problem.na() + b;
        self.made[edge] = made;
        if made {
            self.of_b[b].push(edge);
            self.spare[a] -= 1;
            self.spare[far] -= 1;
        } else {
            self.of_b[b].retain(|&other| other != edge);
            self.spare[a] += 1;
            self.spare[far] += 1;
        }
    }

    fn push(&mut self, place: u32) {
        if !self.queued[place] {
            self.queued[place] = true;
            self.queue.push_back(place);
        }
    }

    /// Turns every cycle that is better by the aim.
    fn run(&mut self) {
        while let Some(place) = self.queue.pop_front() {
            self.queued[place] = false;
            if place == self.alone {
                self.flow_from_alone();
            } else if place < self.problem.na() {
                self.flow_from_member(place);
            } else {
                self.flow_from_mentor(place);
            }
            if self.falls > self.potential.count() {
                self.falls = 0;
                self.search_cycles();
            }
        }
    }

    fn flow_from_member(&mut self, a: u32) {
        let na = self.problem.na();
        for edge in self.problem.start[a]..self.problem.start[a + 1] {
            let b = na + self.problem.b[edge];
            if !self.made[edge] && !self.shut[edge] {
                let to = self.potential[a] - self.worth(edge);
                if to < self.potential[b] && self.seats(b) > 0 {
                    self.fall(a, b, to, Arc::Make(edge));
                }
            }
        }
        if !self.shut_to[a] {
            self.fall(a, self.alone, self.potential[a], Arc::ToAlone(a));
        }
    }

    fn flow_from_mentor(&mut self, place: u32) {
        let b = place - self.problem.na();
        let mut next = 0;
        while let Some(&edge) = self.of_b[b].get(next) {
            next += 1;
            if !self.shut[edge] {
                let to = self.potential[place] + self.worth(edge);
                self.fall(place, self.problem.a[edge], to, Arc::Break(edge));
            }
        }
        if self.spare[place] > 0 && !self.shut_to[place] {
            self.fall(place, self.alone, self.potential[place], Arc::ToAlone(place));
        }
    }

    fn flow_from_alone(&mut self) {
        for place in 0..self.alone {
            let may = place >= self.problem.na() || self.spare[place] > 0;
            if may && self.seats(place) > 0 && !self.shut_from[place] {
                let to = self.potential[self.alone];
                self.fall(self.alone, place, to, Arc::FromAlone);
            }
        }
    }

    /// Lowers `to`'s potential to `value` where that is lower, or turns the cycle that this closes.
    fn fall(&mut self, from: u32, to: u32, value: i64, arc: Arc) {
        if value >= self.potential[to] {
            return;
        }
        self.falls += 1;
        self.potential[to] = value;
        self.cause[to] = Some(arc);
        let mut place = from;
        for _ in 0..NEAR {
            if place == to {
                self.turn(to);
                break;
            }
            let Some(arc) = self.cause[place] else { break };
            place = self.tail(arc);
        }
        self.push(to);
    }

    /// Where an arc begins.
    fn tail(&self, arc: Arc) -> u32 {
        match arc {
            Arc::Make(edge) => self.problem.a[edge],
            Arc::Break(edge) => self.problem.na() + self.problem.b[edge],
            Arc::ToAlone(place) => place,
            Arc::FromAlone => self.alone,
        }
    }

    /// Looks through all chains of causes for cycles and turns them.
    fn search_cycles(&mut self) {
        let mut seen = By::all(self.potential.count(), 0_u32);
        for first in self.potential.ids() {
            let mut place = first;
            while seen[place] == 0 {
                seen[place] = first + 1;
                let Some(arc) = self.cause[place] else { break };
                place = self.tail(arc);
            }
            if seen[place] == first + 1 && self.cause[place].is_some() {
                self.turn(place);
            }
        }
    }

    /// One unit flows around the cycle of causes through `place`.
    fn turn(&mut self, place: u32) {
        let mut here = place;
        while let Some(arc) = self.cause[here].take() {
            match arc {
                Arc::Make(edge) => self.set(edge, true),
                Arc::Break(edge) => self.set(edge, false),
                Arc::ToAlone(_) | Arc::FromAlone => {}
            }
            // Another arc may be open here now.
            self.push(here);
            here = self.tail(arc);
        }
    }

    fn duals(&self) -> Duals {
        let (na, nb) = (self.problem.na(), self.problem.nb());
        let zero = self.potential[self.alone];
        let number = |value: i64| u32::try_from(value).unwrap_or(0);
        let mut a: By<u32> = (0..na).map(|a| number(self.potential[a] - zero)).collect();
        let mut b: By<u32> = (na..na + nb).map(|b| number(zero - self.potential[b])).collect();
        // Nobody pays the price of a person without seats.
        let dear = 2 * MAX_SCORE;
        a.iter_mut().zip(self.problem.seats_a.iter()).for_each(|(p, &seats)| {
            if seats == 0 {
                *p = dear;
            }
        });
        b.iter_mut().zip(self.problem.seats_b.iter()).for_each(|(q, &seats)| {
            if seats == 0 {
                *q = dear;
            }
        });
        debug_assert!(at(na) == a.iter().len());
        Duals { a: a.into_vec(), b: b.into_vec(), scale: 1, odd_sets: Vec::new() }
    }
}

fn seats_at(problem: &Problem, place: u32) -> u32 {
    let na = problem.na();
    if place < na { problem.seats_a[place] } else { problem.seats_b[place - na] }
}
