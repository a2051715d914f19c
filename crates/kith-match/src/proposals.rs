//! Deferred acceptance: askers propose down their lists, the asked keep the best. Gale & Shapley 1962; the order of
//! the proposals does not matter (`McVitie` & Wilson 1971); with seats on both sides Baïou & Balinski 2000.
//! Among peers the same is phase 1 of Irving 1985, and with a mutual score the b-Suitor of Khan et al. 2016.

use std::cmp::Reverse;

use crate::lists::Lists;
use crate::table::{By, at, no};
use crate::wishes::Wishes;

/// The suitors whom each asked person keeps for now: a heap with the least wanted on top.
#[derive(Clone, Debug)]
pub(crate) struct Suitors {
    start: By<u32>,
    kept: By<u32>,
    heap: By<(u64, u32)>,
}

/// What an asked person said.
pub(crate) enum Word {
    /// There was a seat.
    Yes,
    /// Yes, and the holder of this edge has to go.
    Instead(u32),
    /// Nothing here.
    No,
}

/// Each asker's list, sorted only as far as it is read: a quarter of a long list is ever proposed.
#[derive(Clone, Debug)]
pub(crate) struct Calls {
    lists: Lists,
    next: By<u32>,
    sorted: By<u32>,
    /// The rest of one list with its wishes, while it is sorted.
    wished: Vec<(u64, u32)>,
}

impl Suitors {
    /// One place for each seat that could ever be taken.
    pub(crate) fn new(seats: &By<u32>, degree: &By<u32>) -> Self {
        let mut start = By::all(seats.count() + 1, 0);
        for person in seats.ids() {
            start[person + 1] = start[person] + seats[person].min(degree[person]);
        }
        let heap = By::all(start[seats.count()], (0, 0));
        Self { kept: By::all(seats.count(), 0), start, heap }
    }

    fn seats(&self, person: u32) -> u32 {
        self.start[person + 1] - self.start[person]
    }

    /// The least wanted edge that a person keeps and the wish for it.
    pub(crate) fn worst(&self, person: u32) -> Option<(u64, u32)> {
        (self.kept[person] > 0).then(|| self.heap[self.start[person]])
    }

    pub(crate) fn count(&self, person: u32) -> u32 {
        self.kept[person]
    }

    /// All edges that a person keeps.
    pub(crate) fn of(&self, person: u32) -> impl Iterator<Item = u32> {
        let from = self.start[person];
        self.heap.part(from, from + self.kept[person]).iter().map(|&(_, edge)| edge)
    }

    /// Offers an edge with the wish for it.
    pub(crate) fn offer(&mut self, person: u32, wish: u64, edge: u32) -> Word {
        let from = self.start[person];
        let kept = self.kept[person];
        if kept < self.seats(person) {
            self.heap[from + kept] = (wish, edge);
            self.kept[person] += 1;
            self.rise(from, kept);
            return Word::Yes;
        }
        if kept == 0 || wish < self.heap[from].0 {
            return Word::No;
        }
        let (_, gone) = self.heap[from];
        self.heap[from] = (wish, edge);
        self.sink(from, kept);
        Word::Instead(gone)
    }

    fn rise(&mut self, from: u32, mut place: u32) {
        while place > 0 {
            let above = (place - 1) / 2;
            if self.heap[from + above].0 <= self.heap[from + place].0 {
                return;
            }
            self.heap.swap(from + above, from + place);
            place = above;
        }
    }

    fn sink(&mut self, from: u32, kept: u32) {
        let mut place = 0;
        loop {
            let mut least = place;
            for child in [2 * place + 1, 2 * place + 2] {
                if child < kept && self.heap[from + child].0 < self.heap[from + least].0 {
                    least = child;
                }
            }
            if least == place {
                return;
            }
            self.heap.swap(from + place, from + least);
            place = least;
        }
    }
}

impl Calls {
    pub(crate) fn new(lists: Lists) -> Self {
        let next: By<u32> = (0..lists.people()).map(|person| lists.start[person]).collect();
        Self { sorted: next.clone(), next, lists, wished: Vec::new() }
    }

    /// The best edge that `person` has not yet asked over.
    fn call(&mut self, person: u32, wishes: &Wishes) -> Option<u32> {
        let place = self.next[person];
        if place == self.lists.start[person + 1] {
            return None;
        }
        if place == self.sorted[person] {
            self.sort_more(person, wishes);
        }
        self.next[person] += 1;
        Some(self.lists.edge[place])
    }

    /// The best 8 first, then as many again as were read.
    fn sort_more(&mut self, person: u32, wishes: &Wishes) {
        let from = self.sorted[person];
        let read = from - self.lists.start[person];
        let rest = self.lists.edge.part_mut(from, self.lists.start[person + 1]);
        let more = at(read.max(8)).min(rest.len());
        self.wished.clear();
        self.wished.extend(rest.iter().map(|&edge| (wishes.of_asker(person, edge), edge)));
        let wish = |&(wish, _): &(u64, u32)| Reverse(wish);
        if more < rest.len() {
            self.wished.select_nth_unstable_by_key(more - 1, wish);
        }
        let (best, _) = self.wished.split_at_mut(more);
        best.sort_unstable_by_key(wish);
        for (place, &(_, edge)) in rest.iter_mut().zip(&self.wished) {
            *place = edge;
        }
        self.sorted[person] = from + no(more);
    }
}

/// Everybody proposes until they are placed or have asked everybody.
pub(crate) fn everybody(wishes: &Wishes) -> Suitors {
    let problem = wishes.problem;
    let lists = Lists::of_askers(problem);
    let (seats, degree) = if problem.is_room() {
        (&problem.seats_a, (0..lists.people()).map(|p| no(lists.of(p).len())).collect())
    } else {
        let mut degree = By::all(problem.nb(), 0);
        for &b in problem.b.iter() {
            degree[b] += 1;
        }
        (&problem.seats_b, degree)
    };
    let mut suitors = Suitors::new(seats, &degree);
    let mut calls = Calls::new(lists);
    let mut free = problem.seats_a.clone();
    for person in 0..problem.na() {
        propose(wishes, &mut calls, &mut suitors, &mut free, person);
    }
    suitors
}

/// `first` proposes for each free seat, and so does everyone who loses a seat by it.
fn propose(
    wishes: &Wishes,
    calls: &mut Calls,
    suitors: &mut Suitors,
    free: &mut By<u32>,
    first: u32,
) {
    let mut waiting = vec![first];
    while let Some(person) = waiting.pop() {
        while free[person] > 0 {
            let Some(edge) = calls.call(person, wishes) else { break };
            let asked = wishes.asked(person, edge);
            match suitors.offer(asked, wishes.of_asked(asked, edge), edge) {
                Word::Yes => free[person] -= 1,
                Word::No => {}
                Word::Instead(gone) => {
                    let left = wishes.asker(asked, gone);
                    free[person] -= 1;
                    free[left] += 1;
                    if left != person {
                        waiting.push(left);
                    }
                }
            }
        }
    }
}
