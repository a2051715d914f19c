//! Deferred acceptance of members and mentors at speed. What a mentor refuses only grows, so a free member looks
//! along the row for the best mentor who would not refuse at once, and every proposal in between is never made.
//! Whoever has looked often gets a list in order instead, so that no row is read more than a few times.

use std::cmp::Reverse;

use crate::proposals::{Suitors, Word};
use crate::table::{By, at, no};
use crate::wishes::Wishes;

/// How often a row is read before it is put in order.
const LOOKS: u8 = 6;
/// No list yet.
const NONE: u32 = u32::MAX;

/// The acceptable edges of one member in order, best first, and how far they have been asked.
#[derive(Clone, Debug, Default)]
struct List {
    edges: Vec<u32>,
    next: usize,
}

struct Hall<'w, 'p> {
    wishes: &'w Wishes<'p>,
    own: &'w [u32],
    far: &'w [u32],
    suitors: Suitors,
    /// The wish that a mentor must beat: 0 while a seat is free, above all without any.
    cut: By<u64>,
    free: By<u32>,
    looks: By<u8>,
    list_of: By<u32>,
    lists: Vec<List>,
}

/// The edges of the stable pairing that is best for every member at once; members with mentors only.
pub(crate) fn best_for_members(wishes: &Wishes) -> Vec<u32> {
    let problem = wishes.problem;
    let (own, far) = wishes.columns();
    let mut hall = Hall {
        wishes,
        own: &own,
        far: &far,
        suitors: Suitors::for_mentors(problem),
        cut: problem.seats_b.iter().map(|&seats| if seats == 0 { u64::MAX } else { 0 }).collect(),
        free: problem.seats_a.clone(),
        looks: By::all(problem.na(), 0),
        list_of: By::all(problem.na(), NONE),
        lists: Vec::new(),
    };
    let mut waiting: Vec<u32> = (0..problem.na()).filter(|&a| problem.seats_a[a] > 0).collect();
    // The displaced wait for the next round: by then most mentors refuse what they will refuse in the end.
    while !waiting.is_empty() {
        let mut displaced = Vec::new();
        for &member in &waiting {
            hall.propose(member, &mut displaced);
        }
        displaced.sort_unstable();
        displaced.dedup();
        waiting = displaced;
    }
    let mut edges: Vec<u32> = (0..problem.nb()).flat_map(|b| hall.suitors.of(b)).collect();
    edges.sort_unstable();
    edges
}

impl Hall<'_, '_> {
    /// Asks for every free seat of `member`; whoever loses a seat by it joins `displaced`.
    fn propose(&mut self, member: u32, displaced: &mut Vec<u32>) {
        while self.free[member] > 0 {
            let Some(edge) = self.next(member) else { return };
            let mentor = self.wishes.problem.b[edge];
            let wish = self.wish_of_mentor(member, edge);
            match self.suitors.offer(mentor, wish, edge) {
                Word::No => continue,
                Word::Yes => {}
                Word::Instead(gone) => {
                    let left = self.wishes.problem.a[gone];
                    self.free[left] += 1;
                    displaced.push(left);
                }
            }
            self.free[member] -= 1;
            self.cut[mentor] = self.suitors.cut(mentor);
        }
    }

    fn wish_of_mentor(&self, member: u32, edge: u32) -> u64 {
        self.wishes.low_a(member) | (u64::from(self.far.get(at(edge)).copied().unwrap_or(0)) << 32)
    }

    fn next(&mut self, member: u32) -> Option<u32> {
        if self.list_of[member] == NONE {
            if self.wishes.problem.seats_a[member] == 1 && self.looks[member] < LOOKS {
                self.looks[member] += 1;
                return self.look(member);
            }
            self.list_of[member] = no(self.lists.len());
            let list = self.list(member);
            self.lists.push(list);
        }
        let list = self.lists.get_mut(at(self.list_of[member]))?;
        let edge = list.edges.get(list.next).copied()?;
        list.next += 1;
        Some(edge)
    }

    /// The best edge of a member without a partner whose mentor would not refuse. Scores first: few edges are
    /// better than the best so far, and only those have to be looked up.
    fn look(&self, member: u32) -> Option<u32> {
        let problem = self.wishes.problem;
        let (from, to) = (problem.start[member], problem.start[member + 1]);
        let low = self.wishes.low_a(member);
        let row = self.own.get(at(from)..at(to))?.iter().zip(problem.b.part(from, to));
        let row = row.zip(self.far.get(at(from)..at(to))?).zip(from..);
        let mut best: Option<(u32, u32, u32)> = None;
        let mut least = 0;
        for (((&own, &mentor), &far), edge) in row {
            if own < least || (low | (u64::from(far) << 32)) <= self.cut[mentor] {
                continue;
            }
            let before = |(score, other, _): (u32, u32, u32)| {
                own == score && self.wishes.rank_b(other) < self.wishes.rank_b(mentor)
            };
            if !best.is_some_and(before) {
                best = Some((own, mentor, edge));
                least = own;
            }
        }
        best.map(|(_, _, edge)| edge)
    }

    /// Every edge that is not refused at once, the most wanted first.
    fn list(&self, member: u32) -> List {
        let problem = self.wishes.problem;
        let edges = problem.start[member]..problem.start[member + 1];
        let open = |&edge: &u32| self.wish_of_mentor(member, edge) > self.cut[problem.b[edge]];
        let mut edges: Vec<u32> = edges.filter(open).collect();
        edges.sort_unstable_by_key(|&edge| {
            let score = self.own.get(at(edge)).copied().unwrap_or(0);
            (Reverse(score), self.wishes.rank_b(problem.b[edge]))
        });
        List { edges, next: 0 }
    }
}
