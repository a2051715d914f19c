//! Pairs, prices and blossoms of peers: sets of odd size that are paired inside but for one person, their base.
//! Edmonds 1965; prices of blossoms as in Galil 1986. `tree` searches and changes, this keeps the structure whole.

use super::tree;
use crate::answer::{Duals, OddSet};
use crate::lists::Lists;
use crate::problem::{MAX_SCORE, Problem};
use crate::table::{By, no};

/// A blossom: its parts in a ring, the one with the base first; `link[i]` joins part `i` to the next, from a person
/// in the one to a person in the other, and every link is worth exactly its prices.
#[derive(Clone, Debug, Default)]
pub(crate) struct Blossom {
    pub(crate) parts: Vec<u32>,
    pub(crate) links: Vec<(u32, u32)>,
}

/// All people and blossoms. Nodes below the number of people are people; those from there on are blossoms.
pub(crate) struct Forest<'p> {
    pub(crate) problem: &'p Problem,
    pub(crate) worth: By<i64>,
    pub(crate) lists: Lists,
    pub(crate) mate: By<Option<u32>>,
    /// In halves of a point.
    pub(crate) price: By<i64>,
    /// Of blossoms, in halves of a point; 0 for people.
    pub(crate) extra: By<i64>,
    pub(crate) blossom: By<Blossom>,
    pub(crate) base: By<u32>,
    /// The blossom of which a node is a part.
    pub(crate) above: By<Option<u32>>,
    /// The outermost node around each person.
    pub(crate) top: By<u32>,
    /// Blossoms that were dissolved, to be used again.
    unused: Vec<u32>,
}

impl<'p> Forest<'p> {
    /// Each edge is worth its entry in `worth`, in halves of a point.
    pub(crate) fn new(
        problem: &'p Problem,
        worth: By<i64>,
        mate: By<Option<u32>>,
        price: By<i64>,
    ) -> Self {
        let people = problem.na();
        Self {
            problem,
            worth,
            lists: Lists::of_askers(problem),
            mate,
            price,
            extra: By::all(people, 0),
            blossom: By::all(people, Blossom::default()),
            base: (0..people).collect(),
            above: By::all(people, None),
            top: (0..people).collect(),
            unused: Vec::new(),
        }
    }

    pub(crate) fn is_person(&self, node: u32) -> bool {
        node < self.problem.na()
    }

    /// Without a partner although the price says that there should be one.
    pub(crate) fn is_short(&self, person: u32) -> bool {
        self.mate[person].is_none() && self.price[person] > 0
    }

    /// Everybody in a node.
    pub(crate) fn people(&self, node: u32) -> Vec<u32> {
        let mut people = Vec::new();
        let mut open = vec![node];
        while let Some(node) = open.pop() {
            if self.is_person(node) {
                people.push(node);
            } else {
                open.extend(self.blossom[node].parts.iter().rev());
            }
        }
        people
    }

    /// A new outermost blossom.
    pub(crate) fn join(&mut self, blossom: Blossom) -> u32 {
        let node = self.unused.pop().unwrap_or_else(|| {
            self.extra.push(0);
            self.blossom.push(Blossom::default());
            self.base.push(0);
            self.above.push(None);
            no(self.extra.iter().len()) - 1
        });
        self.extra[node] = 0;
        self.above[node] = None;
        self.base[node] = blossom.parts.first().map_or(0, |&part| self.base[part]);
        for &part in &blossom.parts {
            self.above[part] = Some(node);
        }
        self.blossom[node] = blossom;
        for person in self.people(node) {
            self.top[person] = node;
        }
        node
    }

    /// Dissolves an outermost blossom; its parts are outermost from now on.
    pub(crate) fn part(&mut self, node: u32) -> Blossom {
        let blossom = std::mem::take(&mut self.blossom[node]);
        for &part in &blossom.parts {
            self.above[part] = None;
            for person in self.people(part) {
                self.top[person] = part;
            }
        }
        self.unused.push(node);
        blossom
    }

    /// The place in `node`'s ring of the part that holds `person`.
    pub(crate) fn place_of(&self, node: u32, person: u32) -> usize {
        let mut part = person;
        while let Some(above) = self.above[part].filter(|&above| above != node) {
            part = above;
        }
        self.blossom[node].parts.iter().position(|&other| other == part).unwrap_or(0)
    }

    /// Pairs the inside of a node anew so that `person` is its base.
    pub(crate) fn rebase(&mut self, node: u32, person: u32) {
        if self.is_person(node) {
            return;
        }
        let place = self.place_of(node, person);
        let mut ring = std::mem::take(&mut self.blossom[node]);
        if let Some(&part) = ring.parts.get(place) {
            self.rebase(part, person);
        }
        // The stretch of even length from the old base to the new one swaps its pairs.
        let stretch = if place.is_multiple_of(2) { 0..place } else { place + 1..ring.parts.len() };
        for link in stretch.step_by(2) {
            self.pair_link(&ring, link);
        }
        ring.parts.rotate_left(place);
        ring.links.rotate_left(place);
        self.blossom[node] = ring;
        self.base[node] = person;
    }

    /// Pairs two neighbours of a ring along their link.
    fn pair_link(&mut self, ring: &Blossom, place: usize) {
        let next = (place + 1) % ring.parts.len();
        let (one, other) = (ring.parts.get(place).copied(), ring.parts.get(next).copied());
        if let (Some(one), Some(other), Some(&(p, q))) = (one, other, ring.links.get(place)) {
            self.rebase(one, p);
            self.rebase(other, q);
            self.mate[p] = Some(q);
            self.mate[q] = Some(p);
        }
    }

    /// The pairs as edges.
    pub(crate) fn edges(&self) -> Vec<u32> {
        let problem = self.problem;
        let made = |edge: &u32| self.mate[problem.a[*edge]] == Some(problem.b[*edge]);
        (0..problem.m()).filter(made).collect()
    }

    /// A partner for everybody whose price says that there should be one.
    pub(crate) fn run(&mut self) {
        for person in 0..self.problem.na() {
            if self.problem.seats_a[person] > 0 && self.is_short(person) {
                tree::grow(self, person);
            }
        }
    }

    /// The pairs, and prices that prove them.
    pub(crate) fn finish(self) -> (Vec<u32>, Duals) {
        let problem = self.problem;
        let edges = self.edges();
        let number = |value: i64| u32::try_from(value).unwrap_or(0);
        let price = |person: u32| {
            let dear = 4 * i64::from(MAX_SCORE);
            if problem.seats_a[person] == 0 { dear } else { self.price[person] }
        };
        let sets = (problem.na()..self.extra.count()).filter(|&node| self.extra[node] > 0);
        let odd_sets = sets.map(|node| {
            let mut members = self.people(node);
            members.sort_unstable();
            OddSet { members, z: number(self.extra[node]) }
        });
        let odd_sets = odd_sets.collect();
        let a = (0..problem.na()).map(|person| number(price(person))).collect();
        (edges, Duals { a, b: Vec::new(), scale: 2, odd_sets })
    }
}
