//! Deferred acceptance of members and mentors at speed. What a mentor refuses only grows, so a free member looks
//! along the row for the best mentor who would not refuse, and every proposal in between is never made. Whoever has
//! looked often gets the whole row in order instead, so that no row is read more than a few times.

use std::cmp::Reverse;
use std::ops::Range;

use crate::crew::share;
use crate::problem::Problem;
use crate::table::{By, at, no};
use crate::wishes::Wishes;

/// How often a row is read before it is put in order.
const LOOKS: u8 = 10;
/// How many members look at the same time: enough to pay for a thread, few enough to see what the others changed.
const BLOCK: usize = 8_192;
/// No edge, or no row in order.
const NONE: u32 = u32::MAX;

struct Hall<'w, 'p> {
    wishes: &'w Wishes<'p>,
    own: &'w [u32],
    far: &'w [u32],
    mentors: Mentors,
    free: By<u32>,
    /// Over which edge each member with one seat is placed now.
    placed: By<u32>,
    looks: By<u8>,
    /// Rows in order, the best last, of those who looked often or have several seats.
    rows: Vec<Vec<u32>>,
    row_of: By<u32>,
}

/// The edges of the stable pairing that is best for every member at once; members with mentors only.
/// Whatever the order of the proposals, and however many `hands` look at once, it is the same one.
pub(crate) fn best_for_members(wishes: &Wishes, hands: usize) -> Vec<u32> {
    let problem = wishes.problem;
    let (own, far) = wishes.columns();
    let mut hall = Hall {
        wishes,
        own: &own,
        far: &far,
        mentors: Mentors::new(problem),
        free: problem.seats_a.clone(),
        placed: By::all(problem.na(), NONE),
        looks: By::all(problem.na(), 0),
        rows: Vec::new(),
        row_of: By::all(problem.na(), NONE),
    };
    let mut waiting: Vec<u32> = (0..problem.na()).collect();
    // The displaced wait for the next round: rows are then read in the order in which they lie in memory, and most
    // mentors already refuse whom they will refuse in the end.
    while !waiting.is_empty() {
        let mut displaced = Vec::new();
        if hands == 1 {
            waiting.iter().for_each(|&member| hall.propose(member, &mut displaced));
        } else {
            waiting.chunks(BLOCK).for_each(|block| hall.together(block, hands, &mut displaced));
        }
        displaced.sort_unstable();
        displaced.dedup();
        waiting = displaced;
    }
    hall.edges()
}

impl Hall<'_, '_> {
    /// Asks for every free seat of `member`; whoever loses a seat by it joins `displaced`.
    fn propose(&mut self, member: u32, displaced: &mut Vec<u32>) {
        let low = self.wishes.low_a(member);
        while self.free[member] > 0 {
            let Some(edge) = self.next(member) else { return };
            let mentor = self.wishes.problem.b[edge];
            let wish = low | (u64::from(self.far(edge)) << 32);
            if wish <= self.mentors.cut[mentor] {
                continue;
            }
            self.place(member, edge, wish, displaced);
        }
    }

    /// Many members look at the same time; then they ask one after the other, and whoever comes too late looks again.
    fn together(&mut self, block: &[u32], hands: usize, displaced: &mut Vec<u32>) {
        let hall = &*self;
        let looks = |part: Range<u32>| -> Vec<Option<u32>> {
            let part = block.get(at(part.start)..at(part.end)).unwrap_or_default();
            let may = |member| hall.looks_around(member).then(|| hall.look(member)).flatten();
            part.iter().map(|&member| may(member)).collect()
        };
        let found = share(no(block.len()), hands, looks);
        for (&member, found) in block.iter().zip(found.into_iter().flatten()) {
            if !self.looks_around(member) {
                self.propose(member, displaced);
            } else if let Some(edge) = found {
                self.looks[member] += 1;
                let mentor = self.wishes.problem.b[edge];
                let wish = self.wishes.low_a(member) | (u64::from(self.far(edge)) << 32);
                if wish > self.mentors.cut[mentor] {
                    self.place(member, edge, wish, displaced);
                } else {
                    displaced.push(member);
                }
            }
        }
    }

    fn place(&mut self, member: u32, edge: u32, wish: u64, displaced: &mut Vec<u32>) {
        self.free[member] -= 1;
        self.placed[member] = edge;
        let less = self.mentors.take(self.wishes.problem.b[edge], wish);
        if less > 0 {
            let left = self.wishes.member_behind(less);
            self.free[left] += 1;
            if left != member {
                displaced.push(left);
            }
        }
    }

    fn looks_around(&self, member: u32) -> bool {
        self.looks[member] < LOOKS && self.wishes.problem.seats_a[member] == 1
    }

    fn next(&mut self, member: u32) -> Option<u32> {
        if self.looks_around(member) {
            self.looks[member] += 1;
            return self.look(member);
        }
        if self.row_of[member] == NONE {
            self.row_of[member] = no(self.rows.len());
            let row = self.row(member);
            self.rows.push(row);
        }
        self.rows.get_mut(at(self.row_of[member]))?.pop()
    }

    /// All pairs as ascending edges.
    fn edges(&self) -> Vec<u32> {
        let problem = self.wishes.problem;
        let mut edges: Vec<u32> = Vec::new();
        for (a, &seats) in (0..).zip(problem.seats_a.iter()) {
            if seats == 1 && self.free[a] == 0 {
                edges.push(self.placed[a]);
            }
        }
        if problem.seats_a.iter().any(|&seats| seats > 1) {
            let held =
                problem.seats_b.ids().flat_map(|b| self.mentors.of(b).map(move |it| (b, it)));
            let pairs = held.map(|(b, wish)| (self.wishes.member_behind(wish), b));
            let several = pairs.filter(|&(a, _)| problem.seats_a[a] > 1);
            edges.extend(several.filter_map(|(a, b)| problem.find(a, b)));
            edges.sort_unstable();
        }
        edges
    }

    fn far(&self, edge: u32) -> u32 {
        self.far.get(at(edge)).copied().unwrap_or(0)
    }

    /// The best edge of a member without a partner whose mentor would not refuse. Without a branch that depends on
    /// the scores: there is no pattern in them that a processor could learn.
    fn look(&self, member: u32) -> Option<u32> {
        let problem = self.wishes.problem;
        let (from, to) = (problem.start[member], problem.start[member + 1]);
        let own = self.own.get(at(from)..at(to))?.iter();
        let far = self.far.get(at(from)..at(to))?.iter();
        let low = self.wishes.low_a(member);
        let cut = &self.mentors.cut;
        let mut best = (0, NONE);
        for (((&own, &far), &mentor), edge) in
            own.zip(far).zip(problem.b.part(from, to)).zip(from..)
        {
            let wish = (u64::from(own) << 32) | u64::from(u32::MAX - self.wishes.rank_b(mentor));
            let refused = (low | (u64::from(far) << 32)) <= cut[mentor];
            let wish = if refused { 0 } else { wish };
            best = if wish > best.0 { (wish, edge) } else { best };
        }
        (best.0 > 0).then_some(best.1)
    }

    /// Every edge that is not refused at once, the most wanted last.
    fn row(&self, member: u32) -> Vec<u32> {
        let problem = self.wishes.problem;
        let low = self.wishes.low_a(member);
        let edges = problem.start[member]..problem.start[member + 1];
        let open = |&edge: &u32| {
            (low | (u64::from(self.far(edge)) << 32)) > self.mentors.cut[problem.b[edge]]
        };
        let mut edges: Vec<u32> = edges.filter(open).collect();
        edges.sort_unstable_by_key(|&edge| {
            let score = self.own.get(at(edge)).copied().unwrap_or(0);
            (score, Reverse(self.wishes.rank_b(problem.b[edge])))
        });
        edges
    }
}

/// The wishes for whom each mentor keeps for now, as heaps with the least on top; 0 is a free seat.
struct Mentors {
    start: By<u32>,
    heap: By<u64>,
    /// The wish that a mentor must beat: the top of the heap, above all without any seat.
    cut: By<u64>,
}

impl Mentors {
    /// A place for each seat; where there are more seats than pairs, for each that can be taken.
    fn new(problem: &Problem) -> Self {
        let mut most = problem.seats_b.clone();
        if most.iter().map(|&seats| u64::from(seats)).sum::<u64>() > u64::from(problem.m()) {
            let mut degree = By::all(problem.nb(), 0);
            problem.b.iter().for_each(|&b| degree[b] += 1);
            most.iter_mut().zip(degree.iter()).for_each(|(most, &all)| *most = all.min(*most));
        }
        let mut start = By::all(problem.nb() + 1, 0);
        for b in most.ids() {
            start[b + 1] = start[b] + most[b];
        }
        let cut = most.iter().map(|&seats| if seats == 0 { u64::MAX } else { 0 }).collect();
        Self { heap: By::all(start[problem.nb()], 0), start, cut }
    }

    fn of(&self, b: u32) -> impl Iterator<Item = u64> {
        let held = self.heap.part(self.start[b], self.start[b + 1]);
        held.iter().copied().filter(|&wish| wish > 0)
    }

    /// Takes a wish above the cut; the least one goes.
    fn take(&mut self, b: u32, wish: u64) -> u64 {
        let heap = self.heap.part_mut(self.start[b], self.start[b + 1]);
        let Some(top) = heap.first_mut() else { return 0 };
        let less = std::mem::replace(top, wish);
        let mut place = 0;
        loop {
            let (one, other) = (2 * place + 1, 2 * place + 2);
            let wish_at = |place: usize| heap.get(place).copied().unwrap_or(u64::MAX);
            let least = if wish_at(other) < wish_at(one) { other } else { one };
            if wish_at(least) >= wish {
                break;
            }
            heap.swap(place, least);
            place = least;
        }
        self.cut[b] = heap.first().copied().unwrap_or(u64::MAX);
        less
    }
}
