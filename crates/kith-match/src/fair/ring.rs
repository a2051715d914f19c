//! The most pairs of peers among some of the edges: paths from a person without a partner, with odd rings drawn
//! together as they are met (Edmonds 1965); and the barrier that proves there are no more (Tutte 1947, Berge 1958).

use std::collections::VecDeque;

use crate::answer::Cover;
use crate::lists::Lists;
use crate::problem::Problem;
use crate::table::By;

/// A growing set of pairs of peers among the edges that `open` allows.
pub(crate) struct Rings<'p> {
    problem: &'p Problem,
    lists: Lists,
    open: By<bool>,
    pub(crate) mate: By<Option<u32>>,
    /// From whom a person was reached; in a ring the other way round it.
    from: By<Option<u32>>,
    even: By<bool>,
    base: By<u32>,
    queue: VecDeque<u32>,
}

impl<'p> Rings<'p> {
    pub(crate) fn new(problem: &'p Problem) -> Self {
        let people = problem.na();
        Self {
            problem,
            lists: Lists::of_askers(problem),
            open: By::all(problem.m(), true),
            mate: By::all(people, None),
            from: By::all(people, None),
            even: By::all(people, false),
            base: (0..people).collect(),
            queue: VecDeque::new(),
        }
    }

    /// From now on only edges of this value and above; pairs below are given up.
    pub(crate) fn at_least(&mut self, value: u32) {
        for edge in 0..self.problem.m() {
            self.open[edge] = self.problem.value(edge) >= value;
            let (a, b) = (self.problem.a[edge], self.problem.b[edge]);
            if !self.open[edge] && self.mate[a] == Some(b) {
                self.mate[a] = None;
                self.mate[b] = None;
            }
        }
    }

    pub(crate) fn edges(&self) -> Vec<u32> {
        let made = |edge: &u32| self.mate[self.problem.a[*edge]] == Some(self.problem.b[*edge]);
        (0..self.problem.m()).filter(made).collect()
    }

    /// As many pairs as the open edges allow.
    pub(crate) fn fill(&mut self) {
        self.clear();
        for person in 0..self.problem.na() {
            if !self.alone(person) {
                continue;
            }
            self.start(person);
            if self.search() {
                self.clear();
            }
            // Where nothing was found, what was reached leads nowhere for the others either, so it stays marked.
        }
    }

    fn alone(&self, person: u32) -> bool {
        self.problem.seats_a[person] > 0 && self.mate[person].is_none()
    }

    fn clear(&mut self) {
        self.from.iter_mut().for_each(|from| *from = None);
        self.even.iter_mut().for_each(|even| *even = false);
        self.base.ids().for_each(|person| self.base[person] = person);
        self.queue.clear();
    }

    fn start(&mut self, person: u32) {
        self.even[person] = true;
        self.queue.push_back(person);
    }

    /// Whether a path to another person without a partner was found; its pairs are swapped then.
    fn search(&mut self) -> bool {
        while let Some(person) = self.queue.pop_front() {
            for place in self.lists.start[person]..self.lists.start[person + 1] {
                let edge = self.lists.edge[place];
                let other = self.problem.a[edge] ^ self.problem.b[edge] ^ person;
                if self.open[edge] && self.problem.seats_a[other] > 0 && self.look(person, other) {
                    return true;
                }
            }
        }
        false
    }

    fn look(&mut self, person: u32, other: u32) -> bool {
        if self.root(person) == self.root(other) || self.mate[person] == Some(other) {
            return false;
        }
        if self.even[other] {
            let base = self.meet(person, other);
            let mut ring = Vec::new();
            self.climb(person, other, base, &mut ring);
            self.climb(other, person, base, &mut ring);
            for part in ring {
                let root = self.root(part);
                self.base[root] = base;
            }
        } else if self.from[other].is_none() {
            self.from[other] = Some(person);
            let Some(mate) = self.mate[other] else {
                self.swap(other);
                return true;
            };
            self.start(mate);
        }
        false
    }

    fn root(&mut self, person: u32) -> u32 {
        let mut root = person;
        while self.base[root] != root {
            let above = self.base[self.base[root]];
            self.base[root] = above;
            root = above;
        }
        root
    }

    /// The base of the ring that an edge between two even people closes.
    fn meet(&mut self, one: u32, other: u32) -> u32 {
        let mut seen = std::collections::HashSet::new();
        let mut ends = [Some(one), Some(other)];
        loop {
            for end in &mut ends {
                let Some(person) = *end else { continue };
                let base = self.root(person);
                if !seen.insert(base) {
                    return base;
                }
                *end = self.mate[base].and_then(|mate| self.from[mate]);
            }
            if ends == [None, None] {
                return one;
            }
        }
    }

    /// Everybody from `person` up to `base` goes into the ring; odd people can now be reached the other way.
    fn climb(&mut self, person: u32, child: u32, base: u32, ring: &mut Vec<u32>) {
        let (mut person, mut child) = (person, child);
        while self.root(person) != base {
            let Some(mate) = self.mate[person] else { return };
            self.from[person] = Some(child);
            child = mate;
            if !self.even[mate] {
                self.start(mate);
            }
            ring.extend([person, mate]);
            let Some(above) = self.from[mate] else { return };
            person = above;
        }
    }

    fn swap(&mut self, end: u32) {
        let mut person = Some(end);
        while let Some(one) = person {
            let Some(other) = self.from[one] else { return };
            person = self.mate[other];
            self.mate[one] = Some(other);
            self.mate[other] = Some(one);
        }
    }

    /// The people without whom too many odd groups remain. Call it when nothing more can be paired.
    pub(crate) fn barrier(&mut self) -> Cover {
        self.clear();
        let alone: Vec<u32> = (0..self.problem.na()).filter(|&p| self.alone(p)).collect();
        for person in alone {
            self.start(person);
        }
        self.search();
        let odd = |person: &u32| self.from[*person].is_some() && !self.even[*person];
        Cover { a: (0..self.problem.na()).filter(odd).collect(), b: Vec::new() }
    }
}
