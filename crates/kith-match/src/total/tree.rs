//! One search for one person without a partner. A tree of tight edges grows from there, outer and inner nodes by
//! turns; while it grows, prices fall at outer and rise at inner people. It ends when a person without a partner is
//! reached, or when somebody in an outer node may stay alone because the price has come down to 0.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap, HashSet};

use super::blossom::{Blossom, Forest};

/// Where an outermost node stands in the tree. Prices are as of `since`.
#[derive(Clone, Copy)]
enum Label {
    Outer { since: i64 },
    Inner { since: i64, via: (u32, u32) },
}

/// What may happen next, and when.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    /// An outer person's price is down to 0.
    Zero(u32),
    /// This edge of that outer person is tight.
    Tight(u32, u32),
    /// An inner blossom's price is down to 0.
    Dissolve(u32),
}

struct Tree<'f, 'p> {
    forest: &'f mut Forest<'p>,
    label: HashMap<u32, Label>,
    events: BinaryHeap<Reverse<(i64, Event)>>,
    now: i64,
}

/// A node of a path upwards, and the link from it to the next.
type Step = (u32, (u32, u32));

/// Finds a partner for `root`, or somebody who may stay alone in its place.
pub(crate) fn grow(forest: &mut Forest, root: u32) {
    let top = forest.top[root];
    let mut tree = Tree { forest, label: HashMap::new(), events: BinaryHeap::new(), now: 0 };
    tree.outer(top);
    while let Some(Reverse((time, event))) = tree.events.pop() {
        tree.now = time;
        let done = match event {
            Event::Zero(person) => tree.stay_alone(person),
            Event::Tight(person, edge) => tree.tight(person, edge),
            Event::Dissolve(node) => {
                tree.dissolve(node);
                false
            }
        };
        if done {
            break;
        }
    }
    let nodes: Vec<u32> = tree.label.keys().copied().collect();
    for node in nodes {
        tree.settle(node);
    }
}

impl Tree<'_, '_> {
    fn label_of(&self, person: u32) -> Option<Label> {
        self.label.get(&self.forest.top[person]).copied()
    }

    fn price(&self, person: u32) -> i64 {
        let price = self.forest.price[person];
        match self.label_of(person) {
            None => price,
            Some(Label::Outer { since }) => price - (self.now - since),
            Some(Label::Inner { since, .. }) => price + (self.now - since),
        }
    }

    fn short(&self, edge: u32) -> i64 {
        let problem = self.forest.problem;
        let prices = self.price(problem.a[edge]) + self.price(problem.b[edge]);
        prices - self.forest.worth[edge]
    }

    fn other(&self, person: u32, edge: u32) -> u32 {
        self.forest.problem.a[edge] ^ self.forest.problem.b[edge] ^ person
    }

    /// Writes down the prices in a node as of now.
    fn settle(&mut self, node: u32) {
        let (since, sign) = match self.label.get(&node) {
            None => return,
            Some(Label::Outer { since }) => (*since, -1),
            Some(Label::Inner { since, .. }) => (*since, 1),
        };
        let change = sign * (self.now - since);
        for person in self.forest.people(node) {
            self.forest.price[person] += change;
        }
        if !self.forest.is_person(node) {
            self.forest.extra[node] -= 2 * change;
        }
        if let Some(Label::Outer { since } | Label::Inner { since, .. }) = self.label.get_mut(&node)
        {
            *since = self.now;
        }
    }

    fn push(&mut self, wait: i64, event: Event) {
        self.events.push(Reverse((self.now + wait, event)));
    }

    fn outer(&mut self, node: u32) {
        self.label.insert(node, Label::Outer { since: self.now });
        for person in self.forest.people(node) {
            self.watch(person);
        }
    }

    fn inner(&mut self, node: u32, via: (u32, u32)) {
        self.label.insert(node, Label::Inner { since: self.now, via });
        if !self.forest.is_person(node) {
            self.push(self.forest.extra[node] / 2, Event::Dissolve(node));
        }
    }

    /// What may happen at a person who is outer from now on.
    fn watch(&mut self, person: u32) {
        self.push(self.price(person), Event::Zero(person));
        let (from, to) = (self.forest.lists.start[person], self.forest.lists.start[person + 1]);
        for place in from..to {
            let edge = self.forest.lists.edge[place];
            if self.forest.problem.seats_a[self.other(person, edge)] > 0 {
                self.watch_edge(person, edge);
            }
        }
    }

    fn watch_edge(&mut self, person: u32, edge: u32) {
        let other = self.other(person, edge);
        if self.forest.top[other] == self.forest.top[person] {
            return;
        }
        match self.label_of(other) {
            None => self.push(self.short(edge), Event::Tight(person, edge)),
            Some(Label::Outer { .. }) => {
                self.push(self.short(edge) / 2, Event::Tight(person, edge));
            }
            Some(Label::Inner { .. }) => {}
        }
    }

    fn tight(&mut self, person: u32, edge: u32) -> bool {
        let other = self.other(person, edge);
        let node = self.forest.top[other];
        if node == self.forest.top[person] {
            return false;
        }
        if self.short(edge) > 0 {
            self.watch_edge(person, edge);
            return false;
        }
        match self.label_of(other) {
            Some(Label::Inner { .. }) => {}
            Some(Label::Outer { .. }) => self.join(person, other),
            None => {
                if let Some(mate) = self.forest.mate[self.forest.base[node]] {
                    self.inner(node, (person, other));
                    self.outer(self.forest.top[mate]);
                } else {
                    self.forest.rebase(node, other);
                    self.forest.mate[other] = Some(person);
                    self.pair_up(person, Some(other));
                    return true;
                }
            }
        }
        false
    }

    fn stay_alone(&mut self, person: u32) -> bool {
        if self.price(person) > 0 {
            return false;
        }
        self.pair_up(person, None);
        true
    }

    /// Gives an outer person another partner, or none, and everybody from there to the root the one before.
    fn pair_up(&mut self, person: u32, partner: Option<u32>) {
        let (mut person, mut partner) = (person, partner);
        loop {
            let node = self.forest.top[person];
            let left = self.forest.mate[self.forest.base[node]];
            self.forest.rebase(node, person);
            self.forest.mate[person] = partner;
            let Some(left) = left else { return };
            let node = self.forest.top[left];
            let Some(&Label::Inner { via: (outer, inner), .. }) = self.label.get(&node) else {
                return;
            };
            self.forest.rebase(node, inner);
            self.forest.mate[inner] = Some(outer);
            (person, partner) = (outer, Some(inner));
        }
    }

    /// The inner node above an outer one, the outer one above that, and the links between.
    fn above(&self, node: u32) -> Option<[Step; 2]> {
        let base = self.forest.base[node];
        let mate = self.forest.mate[base]?;
        let inner = self.forest.top[mate];
        let Some(&Label::Inner { via: (outer, entry), .. }) = self.label.get(&inner) else {
            return None;
        };
        Some([(node, (base, mate)), (inner, (entry, outer))])
    }

    /// The nodes from `node` up to, but without, the outer node `end`.
    fn climb(&self, node: u32, end: u32) -> Vec<Step> {
        let mut steps = Vec::new();
        let mut node = node;
        while node != end
            && let Some(two) = self.above(node)
        {
            steps.extend(two);
            let [_, (_, (_, outer))] = two;
            node = self.forest.top[outer];
        }
        steps
    }

    /// The lowest outer node above both; both climb by turns, so that near ones are found soon.
    fn meet(&self, one: u32, other: u32) -> u32 {
        let mut seen = HashSet::new();
        let mut ends = [Some(one), Some(other)];
        loop {
            for end in &mut ends {
                let Some(node) = *end else { continue };
                if !seen.insert(node) {
                    return node;
                }
                *end = self.above(node).map(|[_, (_, (_, outer))]| self.forest.top[outer]);
            }
            if ends == [None, None] {
                return one;
            }
        }
    }

    /// Two outer people with a tight edge: everything from them up to where they meet becomes one outer blossom.
    fn join(&mut self, one: u32, other: u32) {
        let (from, to) = (self.forest.top[one], self.forest.top[other]);
        let end = self.meet(from, to);
        let (left, right) = (self.climb(from, end), self.climb(to, end));
        let mut ring = Blossom { parts: vec![end], links: Vec::new() };
        for &(node, (p, q)) in left.iter().rev() {
            ring.parts.push(node);
            ring.links.push((q, p));
        }
        ring.links.push((one, other));
        for &(node, link) in &right {
            ring.parts.push(node);
            ring.links.push(link);
        }
        let mut new_outer = Vec::new();
        for &part in &ring.parts {
            self.settle(part);
            if let Some(Label::Inner { .. }) = self.label.remove(&part) {
                new_outer.extend(self.forest.people(part));
            }
        }
        let node = self.forest.join(ring);
        self.label.insert(node, Label::Outer { since: self.now });
        for person in new_outer {
            self.watch(person);
        }
    }

    /// Takes an inner blossom apart: the stretch from where the tree enters to the base stays in the tree.
    fn dissolve(&mut self, node: u32) {
        let Some(&Label::Inner { via, .. }) = self.label.get(&node) else { return };
        self.settle(node);
        if self.forest.is_person(node) || self.forest.extra[node] > 0 {
            return;
        }
        let place = self.forest.place_of(node, via.1);
        self.label.remove(&node);
        let mut ring = self.forest.part(node);
        let mut from = place;
        if place.is_multiple_of(2) {
            // Seen from the other side the stretch runs forward too.
            ring.parts.reverse();
            ring.parts.rotate_right(1);
            ring.links.reverse();
            ring.links.iter_mut().for_each(|link| *link = (link.1, link.0));
            from = (ring.parts.len() - place) % ring.parts.len();
        }
        self.keep_stretch(&ring, from, via);
        for part in ring.parts {
            self.forest.people(part).into_iter().for_each(|person| self.watch_from_outside(person));
        }
    }

    /// From part `from` forward to the base the parts are inner and outer by turns.
    fn keep_stretch(&mut self, ring: &Blossom, from: usize, mut via: (u32, u32)) {
        let size = ring.parts.len();
        let end = if from == 0 { 0 } else { size };
        for place in (from..=end).step_by(2) {
            if let Some(&part) = ring.parts.get(place % size) {
                self.inner(part, via);
            }
            let onward = (ring.parts.get(place + 1), ring.links.get(place + 1));
            if let (Some(&next), Some(&link)) = onward
                && place < end
            {
                self.outer(next);
                via = link;
            }
        }
    }

    /// A person who has left the tree may be reached again from any outer neighbour.
    fn watch_from_outside(&mut self, person: u32) {
        if self.label_of(person).is_some() {
            return;
        }
        let (from, to) = (self.forest.lists.start[person], self.forest.lists.start[person + 1]);
        for place in from..to {
            let edge = self.forest.lists.edge[place];
            let other = self.other(person, edge);
            if let Some(Label::Outer { .. }) = self.label_of(other) {
                self.watch_edge(other, edge);
            }
        }
    }
}
