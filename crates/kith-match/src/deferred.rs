//! Deferred acceptance of members and mentors at speed. What a mentor refuses only grows, so a free member looks
//! along the row for the best few mentors who would not refuse at once, and every proposal in between is never made.
//! Whoever has looked often gets the whole row in order instead, so that no row is read more than a few times.

use std::cmp::Reverse;

use crate::proposals::{Suitors, Word};
use crate::table::{By, at, no};
use crate::wishes::Wishes;

/// How many mentors a member finds at one look.
const FEW: usize = 4;
/// How often a row is read before it is put in order.
const LOOKS: u8 = 4;

/// One edge as its member sees it; the best comes last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Chance {
    own: u32,
    rank: Reverse<u32>,
    edge: u32,
    mentor: u32,
    far: u32,
}

/// What a member found at the last look and has not asked yet, the best last.
#[derive(Clone, Copy, Debug, Default)]
struct Short {
    found: [Ask; FEW],
    left: u8,
    looks: u8,
}

/// Enough to ask without reading the row again.
#[derive(Clone, Copy, Debug, Default)]
struct Ask {
    edge: u32,
    mentor: u32,
    far: u32,
}

struct Hall<'w, 'p> {
    wishes: &'w Wishes<'p>,
    own: &'w [u32],
    far: &'w [u32],
    suitors: Suitors,
    /// The wish that a mentor must beat: 0 while a seat is free, above all without any.
    cut: By<u64>,
    free: By<u32>,
    short: By<Short>,
    /// Whole rows in order, the best last, of those who looked often or have several seats; by the member's `left`.
    rows: Vec<Vec<u32>>,
    row_of: By<u32>,
}

const NONE: u32 = u32::MAX;

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
        short: By::all(problem.na(), Short::default()),
        rows: Vec::new(),
        row_of: By::all(problem.na(), NONE),
    };
    let mut waiting: Vec<u32> = (0..problem.na()).collect();
    // The displaced wait for the next round: rows are then read in the order in which they lie in memory, and most
    // mentors already refuse whom they will refuse in the end.
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
        let low = self.wishes.low_a(member);
        while self.free[member] > 0 {
            let Some(ask) = self.next(member) else { return };
            let wish = low | (u64::from(ask.far) << 32);
            if wish <= self.cut[ask.mentor] {
                continue;
            }
            match self.suitors.offer(ask.mentor, wish, ask.edge) {
                Word::No => continue,
                Word::Yes => {}
                Word::Instead(less, _) => {
                    let left = self.wishes.member_behind(less);
                    self.free[left] += 1;
                    if left != member {
                        displaced.push(left);
                    }
                }
            }
            self.free[member] -= 1;
            self.cut[ask.mentor] = self.suitors.cut(ask.mentor);
        }
    }

    fn next(&mut self, member: u32) -> Option<Ask> {
        let short = &mut self.short[member];
        if short.left > 0 {
            short.left -= 1;
            return short.found.get(usize::from(short.left)).copied();
        }
        if short.looks < LOOKS && self.wishes.problem.seats_a[member] == 1 {
            short.looks += 1;
            let looks = short.looks;
            self.short[member] = Short { looks, ..self.look(member) };
            if self.short[member].left == 0 {
                return None;
            }
            return self.next(member);
        }
        if self.row_of[member] == NONE {
            self.row_of[member] = no(self.rows.len());
            let row = self.row(member);
            self.rows.push(row);
        }
        let edge = self.rows.get_mut(at(self.row_of[member]))?.pop()?;
        Some(self.ask(edge))
    }

    fn ask(&self, edge: u32) -> Ask {
        let far = self.far.get(at(edge)).copied().unwrap_or(0);
        Ask { edge, mentor: self.wishes.problem.b[edge], far }
    }

    /// The best edges of a member without a partner whose mentors would not refuse. Scores first: few edges are
    /// better than the best so far, and only those have to be looked up.
    fn look(&self, member: u32) -> Short {
        let problem = self.wishes.problem;
        let (from, to) = (problem.start[member], problem.start[member + 1]);
        let (Some(own), Some(far)) =
            (self.own.get(at(from)..at(to)), self.far.get(at(from)..at(to)))
        else {
            return Short::default();
        };
        let low = self.wishes.low_a(member);
        let mut best = [Chance::default(); FEW];
        let (mut count, mut least) = (0, 0);
        for (((&own, &mentor), &far), edge) in
            own.iter().zip(problem.b.part(from, to)).zip(far).zip(from..)
        {
            if own < least || (low | (u64::from(far) << 32)) <= self.cut[mentor] {
                continue;
            }
            let chance =
                Chance { own, rank: Reverse(self.wishes.rank_b(mentor)), edge, mentor, far };
            count += insert(&mut best, count, chance);
            if count == FEW {
                least = best.first().map_or(0, |last| last.own);
            }
        }
        let mut short = Short { left: u8::try_from(count).unwrap_or(0), ..Short::default() };
        for (place, it) in short.found.iter_mut().zip(best.iter().skip(FEW - count)) {
            *place = Ask { edge: it.edge, mentor: it.mentor, far: it.far };
        }
        short
    }

    /// Every edge that is not refused at once, the most wanted last.
    fn row(&self, member: u32) -> Vec<u32> {
        let problem = self.wishes.problem;
        let low = self.wishes.low_a(member);
        let edges = problem.start[member]..problem.start[member + 1];
        let open = |&edge: &u32| {
            let ask = self.ask(edge);
            (low | (u64::from(ask.far) << 32)) > self.cut[ask.mentor]
        };
        let mut edges: Vec<u32> = edges.filter(open).collect();
        edges.sort_unstable_by_key(|&edge| {
            let score = self.own.get(at(edge)).copied().unwrap_or(0);
            (score, Reverse(self.wishes.rank_b(problem.b[edge])))
        });
        edges
    }
}

/// Keeps the best few in ascending order at the end; 1 where one more is kept than before.
fn insert(best: &mut [Chance; FEW], count: usize, new: Chance) -> usize {
    let mut one = new;
    // From the best down: what is put aside moves on.
    for place in best.iter_mut().rev().take(count + 1) {
        if one > *place {
            std::mem::swap(place, &mut one);
        }
    }
    usize::from(count < FEW)
}
