//! The most pairs of members and mentors among some of the edges: shortest augmenting paths, many at once (Hopcroft &
//! Karp 1973), with seats; and the people who touch every such edge and prove that there are no more (Kőnig 1931).

use crate::answer::Cover;
use crate::problem::Problem;
use crate::table::By;

const FAR: u32 = u32::MAX;

/// A growing set of pairs among the edges that `open` allows.
pub(crate) struct Reach<'p> {
    problem: &'p Problem,
    /// The edges that each mentor has made, ascending.
    held: By<Vec<u32>>,
    pub(crate) made: By<bool>,
    open: By<bool>,
    spare_a: By<u32>,
    spare_b: By<u32>,
    /// How far each member is from a member with a spare seat.
    level: By<u32>,
    next: By<u32>,
}

impl<'p> Reach<'p> {
    pub(crate) fn new(problem: &'p Problem) -> Self {
        Self {
            problem,
            held: By::all(problem.nb(), Vec::new()),
            made: By::all(problem.m(), false),
            open: By::all(problem.m(), true),
            spare_a: problem.seats_a.clone(),
            spare_b: problem.seats_b.clone(),
            level: By::all(problem.na(), FAR),
            next: problem.start.clone(),
        }
    }

    /// From now on only edges of this value and above; pairs below are given up.
    pub(crate) fn at_least(&mut self, value: u32) {
        for edge in 0..self.problem.m() {
            self.open[edge] = self.problem.value(edge) >= value;
            if self.made[edge] && !self.open[edge] {
                self.set(edge, false);
            }
        }
    }

    pub(crate) fn pairs(&self) -> usize {
        self.made.iter().filter(|&&made| made).count()
    }

    pub(crate) fn edges(&self) -> Vec<u32> {
        self.made.ids().filter(|&edge| self.made[edge]).collect()
    }

    fn set(&mut self, edge: u32, made: bool) {
        let (a, b) = (self.problem.a[edge], self.problem.b[edge]);
        self.made[edge] = made;
        let held = &mut self.held[b];
        let place = held.partition_point(|&other| other < edge);
        if made {
            held.insert(place, edge);
            self.spare_a[a] -= 1;
            self.spare_b[b] -= 1;
        } else {
            held.remove(place);
            self.spare_a[a] += 1;
            self.spare_b[b] += 1;
        }
    }

    /// As many pairs as the open edges allow.
    pub(crate) fn fill(&mut self) {
        while self.measure() {
            self.next = self.problem.start.clone();
            for a in 0..self.problem.na() {
                while self.spare_a[a] > 0 && self.augment(a) {}
            }
        }
    }

    /// Distances of members; whether a mentor with a spare seat can be reached.
    fn measure(&mut self) -> bool {
        let mut queue: Vec<u32> = Vec::new();
        for a in 0..self.problem.na() {
            let starts = self.spare_a[a] > 0;
            self.level[a] = if starts { 0 } else { FAR };
            if starts {
                queue.push(a);
            }
        }
        let mut seen = By::all(self.problem.nb(), false);
        let mut found = false;
        while !queue.is_empty() && !found {
            let mut onward = Vec::new();
            for a in queue {
                found |= self.spread(a, &mut seen, &mut onward);
            }
            queue = onward;
        }
        found
    }

    /// Notes whoever is one further than `a`; whether a mentor on the way has a spare seat.
    fn spread(&mut self, a: u32, seen: &mut By<bool>, onward: &mut Vec<u32>) -> bool {
        let mut found = false;
        let level = self.level[a] + 1;
        for edge in self.problem.start[a]..self.problem.start[a + 1] {
            let b = self.problem.b[edge];
            if !self.leads_on(edge) || std::mem::replace(&mut seen[b], true) {
                continue;
            }
            found |= self.spare_b[b] > 0;
            for &back in &self.held[b] {
                let member = self.problem.a[back];
                if self.level[member] == FAR {
                    self.level[member] = level;
                    onward.push(member);
                }
            }
        }
        found
    }

    /// Whether one more pair may be made over an edge.
    fn leads_on(&self, edge: u32) -> bool {
        self.open[edge] && !self.made[edge]
    }

    /// One more pair from `first` along members of rising distance. No recursion: paths may be long.
    fn augment(&mut self, first: u32) -> bool {
        let mut path: Vec<(u32, u32)> = Vec::new();
        let mut a = first;
        loop {
            let place = self.next[a];
            if place == self.problem.start[a + 1] {
                let Some((back, _)) = path.pop() else { return false };
                // Another member of the same mentor may lead further.
                a = self.problem.a[back];
                continue;
            }
            let b = self.problem.b[place];
            if !self.leads_on(place) {
                self.next[a] += 1;
            } else if self.spare_b[b] > 0 {
                self.next[a] += 1;
                for &(_, broken) in &path {
                    self.set(broken, false);
                }
                for &(make, _) in &path {
                    self.set(make, true);
                }
                self.set(place, true);
                return true;
            } else if let Some(broken) = self.way_on(a, b) {
                path.push((place, broken));
                a = self.problem.a[broken];
            } else {
                self.next[a] += 1;
            }
        }
    }

    /// A pair of `b` whose member is one further than `a` and has not been used up.
    fn way_on(&self, a: u32, b: u32) -> Option<u32> {
        self.held[b].iter().copied().find(|&edge| {
            let member = self.problem.a[edge];
            self.level[member] == self.level[a] + 1
                && self.next[member] < self.problem.start[member + 1]
        })
    }

    /// Members who cannot be reached from a spare seat, and mentors who can.
    pub(crate) fn cover(&mut self) -> Cover {
        self.measure();
        let reached = |a: &u32| self.level[*a] != FAR;
        let mut mentor = By::all(self.problem.nb(), false);
        for edge in (0..self.problem.m()).filter(|&edge| self.leads_on(edge)) {
            mentor[self.problem.b[edge]] |= reached(&self.problem.a[edge]);
        }
        Cover {
            a: (0..self.problem.na()).filter(|a| !reached(a)).collect(),
            b: mentor.ids().filter(|&b| mentor[b]).collect(),
        }
    }
}
