//! Deferred acceptance of members and mentors at speed. What a mentor refuses only grows, so a free member looks
//! along the row for the best mentor who would not refuse, and every proposal in between is never made. Whoever has
//! looked often gets the whole row in order instead, so that no row is read more than a few times.

use std::hint::black_box;
use std::ops::Range;

use crate::crew::share;
use crate::problem::Problem;
use crate::table::{By, at, no};
use crate::wishes::Wishes;

/// How often a row is read before it is put in order.
const LOOKS: u8 = 10;
/// How many members look at the same time: enough to pay for a thread, few enough to see what the others changed.
const BLOCK: usize = 8_192;
/// The same where one hand looks, or only a few wait: rows and mentors are then each read many at a time.
const NEAR: usize = 128;
/// How many rows are fetched from memory at the same time.
const FETCHED: usize = 24;
/// How many numbers memory hands over at once.
const LINE: usize = 16;
/// No edge, or no row in order.
const NONE: u32 = u32::MAX;

/// What a member may ask.
#[derive(Clone, Copy)]
struct Ask {
    /// The mentor's wish for the member.
    wish: u64,
    edge: u32,
    mentor: u32,
}

struct Hall<'w, 'p> {
    wishes: &'w Wishes<'p>,
    own: &'w [u32],
    far: &'w [u32],
    mentors: Mentors,
    /// Seats not taken, where somebody has several; empty where nobody has: who waits is then free.
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
    let several = problem.seats_a.iter().any(|&seats| seats > 1);
    let mut hall = Hall {
        wishes,
        own,
        far,
        mentors: Mentors::new(problem),
        free: if several { problem.seats_a.clone() } else { By::default() },
        placed: By::all(problem.na(), NONE),
        looks: problem.seats_a.iter().map(|&seats| if seats > 1 { LOOKS } else { 0 }).collect(),
        rows: Vec::new(),
        row_of: By::all(problem.na(), NONE),
    };
    let mut waiting: Vec<u32> = (0..problem.na()).filter(|&a| problem.seats_a[a] > 0).collect();
    // The displaced wait for the next round: rows are then read in the order in which they lie in memory, and most
    // mentors already refuse whom they will refuse in the end.
    while !waiting.is_empty() {
        let mut displaced = Vec::new();
        let block = if hands == 1 || waiting.len() < BLOCK / 2 { NEAR } else { BLOCK };
        waiting.chunks(block).for_each(|block| hall.together(block, hands, &mut displaced));
        displaced.sort_unstable();
        displaced.dedup();
        waiting = displaced;
    }
    hall.edges()
}

impl Hall<'_, '_> {
    /// Many members look at the same time; then they ask one after the other, and whoever comes too late looks again.
    fn together(&mut self, block: &[u32], hands: usize, displaced: &mut Vec<u32>) {
        let hall = &*self;
        let hands = if block.len() < BLOCK / 2 { 1 } else { hands };
        let looks = |part: Range<u32>| -> Vec<Ask> {
            let part = block.get(at(part.start)..at(part.end)).unwrap_or_default();
            let near = part.chunks(FETCHED).inspect(|near| hall.fetch(near));
            near.flatten().map(|&member| hall.look(member)).collect()
        };
        let found = share(no(block.len()), hands, looks).concat();
        for (members, asks) in block.chunks(FETCHED).zip(found.chunks(FETCHED)) {
            self.mentors.fetch(asks);
            for (&member, &ask) in members.iter().zip(asks) {
                self.answer(member, ask, displaced);
            }
        }
    }

    /// A member has looked and asks.
    fn answer(&mut self, member: u32, ask: Ask, displaced: &mut Vec<u32>) {
        self.placed[member] = NONE;
        if self.looks[member] == LOOKS {
            self.go_down_the_row(member, displaced);
        } else if ask.wish > 0 {
            self.looks[member] += 1;
            if ask.wish > self.mentors.cut[ask.mentor] {
                self.place(member, ask, displaced);
            } else {
                displaced.push(member);
            }
        }
    }

    /// Asks for every free seat of `member`; whoever loses a seat by it joins `displaced`.
    fn go_down_the_row(&mut self, member: u32, displaced: &mut Vec<u32>) {
        if self.row_of[member] == NONE {
            self.row_of[member] = no(self.rows.len());
            let row = self.row(member);
            self.rows.push(row);
        }
        let row = at(self.row_of[member]);
        let mut seats = self.free.iter().nth(at(member)).copied().unwrap_or(1);
        while seats > 0 {
            let Some(edge) = self.rows.get_mut(row).and_then(Vec::pop) else { return };
            let ask = self.ask(member, edge);
            if ask.wish > self.mentors.cut[ask.mentor] {
                self.place(member, ask, displaced);
                seats -= 1;
            }
        }
    }

    fn place(&mut self, member: u32, ask: Ask, displaced: &mut Vec<u32>) {
        self.placed[member] = ask.edge;
        let less = self.mentors.take(ask.mentor, ask.wish);
        let left = (less > 0).then(|| self.wishes.member_behind(less));
        displaced.extend(left);
        if self.free.count() > 0 {
            self.free[member] -= 1;
            if let Some(left) = left {
                self.free[left] += 1;
            }
        }
    }

    /// All pairs as ascending edges.
    fn edges(&self) -> Vec<u32> {
        let problem = self.wishes.problem;
        let mut edges: Vec<u32> = Vec::new();
        for (&edge, &seats) in self.placed.iter().zip(problem.seats_a.iter()) {
            if seats == 1 && edge != NONE {
                edges.push(edge);
            }
        }
        if self.free.count() > 0 {
            let mentors = problem.seats_b.ids();
            let held = mentors.flat_map(|b| self.mentors.of(b).map(move |wish| (b, wish)));
            let pairs = held.map(|(b, wish)| (self.wishes.member_behind(wish), b));
            let several = pairs.filter(|&(a, _)| problem.seats_a[a] > 1);
            edges.extend(several.filter_map(|(a, b)| problem.find(a, b)));
            edges.sort_unstable();
        }
        edges
    }

    fn ask(&self, member: u32, edge: u32) -> Ask {
        Ask { wish: self.wishes.of_b_for(member, edge), edge, mentor: self.wishes.problem.b[edge] }
    }

    /// Touches the rows of some members who lie far apart, so that memory is waited for once and not once for each.
    fn fetch(&self, members: &[u32]) {
        let mentors = self.wishes.problem.b.all_of();
        let start = &self.wishes.problem.start;
        let touch = |column: &[u32], place: usize| column.get(place).copied().unwrap_or(0);
        for &member in members {
            let (from, to) = (at(start[member]), at(start[member + 1]));
            for place in (from..to).step_by(LINE).chain(to.max(1) - 1..to) {
                let row = touch(mentors, place) ^ touch(self.own, place) ^ touch(self.far, place);
                black_box(row);
            }
        }
    }

    /// The best edge of a member without a partner whose mentor would not refuse. Without a branch that depends on
    /// the scores: there is no pattern in them that a processor could learn.
    fn look(&self, member: u32) -> Ask {
        if self.wishes.go_by_sum() {
            self.look_by(member, |own, far| (own + far, own + far))
        } else {
            self.look_by(member, |own, far| (own, far))
        }
    }

    fn look_by(&self, member: u32, counted: impl Fn(u32, u32) -> (u32, u32)) -> Ask {
        let problem = self.wishes.problem;
        let (from, to) = (problem.start[member], problem.start[member + 1]);
        let own = self.own.get(at(from)..at(to)).unwrap_or_default().iter();
        let far = self.far.get(at(from)..at(to)).unwrap_or_default().iter();
        let mentors = problem.b.part(from, to);
        let low = self.wishes.low_a(member);
        let cut = &self.mentors.cut;
        let best = own.zip(far).zip(mentors).fold(0, |best: u64, ((&own, &far), &mentor)| {
            let (own, far) = counted(own, far);
            let wish = (u64::from(own) << 32) | self.wishes.low_b(mentor);
            let taken = (low | (u64::from(far) << 32)) > cut[mentor];
            best.max(wish & u64::from(taken).wrapping_neg())
        });
        if best == 0 {
            return Ask { wish: 0, edge: NONE, mentor: 0 };
        }
        let mentor = self.wishes.partner_of_a(best);
        self.ask(member, from + no(mentors.partition_point(|&b| b < mentor)))
    }

    /// Every edge that is not refused at once, the most wanted last.
    fn row(&self, member: u32) -> Vec<u32> {
        let problem = self.wishes.problem;
        let edges = problem.start[member]..problem.start[member + 1];
        let open = |&edge: &u32| {
            let ask = self.ask(member, edge);
            ask.wish > self.mentors.cut[ask.mentor]
        };
        let mut edges: Vec<u32> = edges.filter(open).collect();
        edges.sort_unstable_by_key(|&edge| self.wishes.of_a(edge));
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

    /// Touches whom the asked keep, as [`Hall::fetch`] does with rows.
    fn fetch(&self, asks: &[Ask]) {
        for ask in asks.iter().filter(|ask| ask.wish > 0) {
            black_box(
                self.heap.part(self.start[ask.mentor], self.start[ask.mentor + 1]).first().copied(),
            );
        }
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
