//! Deferred acceptance of members and mentors at speed. What a mentor refuses only grows, so a free member looks
//! along the row for the best mentor who would not refuse, and every proposal in between is never made. Whoever has
//! looked often gets the whole row in order instead, so that no row is read more than a few times. In whatever order
//! members ask, the pairs are the same in the end (`McVitie` & Wilson 1971), so many hands serve them at once.

use std::hint::black_box;
use std::ops::Range;
use std::sync::atomic::Ordering::{Acquire, Relaxed, Release};
use std::sync::atomic::{AtomicU8, AtomicU32, AtomicU64};
use std::thread::yield_now;

use crate::crew::share;
use crate::problem::Problem;
use crate::table::{By, at, no};
use crate::wishes::Wishes;

/// How often a row is read before it is put in order.
const LOOKS: u8 = 10;
/// So many members are worth more than one hand.
const MANY: usize = 1_024;
/// How many rows are fetched from memory at the same time.
const FETCHED: usize = 24;
/// How many numbers memory hands over at once.
const LINE: usize = 16;
/// No edge, or no row in order.
const NONE: u32 = u32::MAX;
/// Instead of a cut: a hand is at the mentor's heap. Below every wish, so that nobody feels refused by it.
const BUSY: u64 = 1;

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
    placed: By<AtomicU32>,
    looks: By<AtomicU8>,
    /// Rows in order, the best last, of those who looked often or have several seats.
    rows: Vec<Vec<u32>>,
    row_of: By<u32>,
}

/// The edges of the stable pairing that is best for every member at once; members with mentors only.
/// Whatever the order of the proposals, and however many `hands` there are, it is the same one.
pub(crate) fn best_for_members(wishes: &Wishes, hands: usize) -> Vec<u32> {
    let problem = wishes.problem;
    let (own, far) = wishes.columns();
    let several = problem.seats_a.iter().any(|&seats| seats > 1);
    let looks = |&seats: &u32| AtomicU8::new(if seats > 1 { LOOKS } else { 0 });
    let mut hall = Hall {
        wishes,
        own,
        far,
        mentors: Mentors::new(problem),
        free: if several { problem.seats_a.clone() } else { By::default() },
        placed: problem.seats_a.iter().map(|_| AtomicU32::new(NONE)).collect(),
        looks: problem.seats_a.iter().map(looks).collect(),
        rows: Vec::new(),
        row_of: By::all(problem.na(), NONE),
    };
    let mut waiting: Vec<u32> = (0..problem.na()).filter(|&a| problem.seats_a[a] > 0).collect();
    // The displaced wait for the next round: rows are then read in the order in which they lie in memory, and most
    // mentors already refuse whom they will refuse in the end.
    while !waiting.is_empty() {
        waiting = hall.round(&waiting, hands);
    }
    hall.edges()
}

impl Hall<'_, '_> {
    /// Everybody who waits asks. Who is displaced by it comes back, ascending.
    fn round(&mut self, waiting: &[u32], hands: usize) -> Vec<u32> {
        let (often, others): (Vec<u32>, Vec<u32>) =
            waiting.iter().partition(|&&member| self.looks[member].load(Relaxed) == LOOKS);
        let mut displaced = Vec::new();
        for member in often {
            self.go_down_the_row(member, &mut displaced);
        }
        let hall = &*self;
        let ask = |part: Range<u32>| {
            hall.ask_in_turn(others.get(at(part.start)..at(part.end)).unwrap_or_default())
        };
        let hands = if others.len() < MANY { 1 } else { hands };
        displaced.extend(share(no(others.len()), hands, ask).into_iter().flatten());
        if self.free.count() > 0 {
            for &member in &displaced {
                self.free[member] += 1;
            }
        }
        #[expect(clippy::stable_sort_primitive, reason = "of parts in order only it makes use")]
        displaced.sort();
        displaced.dedup();
        displaced
    }

    /// Members with one seat look and then ask, a few at a time. Who is displaced by it comes back, ascending.
    fn ask_in_turn(&self, members: &[u32]) -> Vec<u32> {
        let mut displaced = Vec::new();
        let mut asks = Vec::with_capacity(FETCHED);
        for near in members.chunks(FETCHED) {
            self.fetch(near);
            asks.clear();
            asks.extend(near.iter().map(|&member| self.look(member)));
            self.mentors.fetch(&asks);
            let pairs = near.iter().zip(&asks);
            displaced.extend(pairs.filter_map(|(&member, &ask)| self.settle(member, ask)));
        }
        displaced.sort_unstable();
        displaced
    }

    /// Asks, and looks again where somebody else was faster. Whoever has to leave for it.
    fn settle(&self, member: u32, mut ask: Ask) -> Option<u32> {
        while ask.wish > 0 {
            if let Some(less) = self.mentors.take(ask.mentor, ask.wish) {
                self.placed[member].store(ask.edge, Relaxed);
                self.looks[member].fetch_add(1, Relaxed);
                return (less > 0).then(|| self.wishes.member_behind(less));
            }
            ask = self.look(member);
        }
        self.placed[member].store(NONE, Relaxed);
        None
    }

    /// Asks for every free seat of `member`; whoever loses a seat by it joins `displaced`.
    fn go_down_the_row(&mut self, member: u32, displaced: &mut Vec<u32>) {
        if self.row_of[member] == NONE {
            self.row_of[member] = no(self.rows.len());
            let row = self.row(member);
            self.rows.push(row);
        }
        let row = at(self.row_of[member]);
        self.placed[member].store(NONE, Relaxed);
        let several = self.wishes.problem.seats_a[member] > 1;
        let mut seats = if several { std::mem::take(&mut self.free[member]) } else { 1 };
        while seats > 0 {
            let Some(edge) = self.rows.get_mut(row).and_then(Vec::pop) else { return };
            let ask = self.ask(member, edge);
            if let Some(less) = self.mentors.take(ask.mentor, ask.wish) {
                self.placed[member].store(edge, Relaxed);
                displaced.extend((less > 0).then(|| self.wishes.member_behind(less)));
                seats -= 1;
            }
        }
    }

    /// All pairs as ascending edges.
    fn edges(&self) -> Vec<u32> {
        let problem = self.wishes.problem;
        let placed = self.placed.iter().zip(problem.seats_a.iter());
        let placed = placed.filter(|&(_, &seats)| seats == 1);
        let placed = placed.map(|(edge, _)| edge.load(Relaxed));
        let mut edges: Vec<u32> = placed.filter(|&edge| edge != NONE).collect();
        if self.free.count() > 0 {
            for b in problem.seats_b.ids() {
                let members = self.mentors.of(b).map(|wish| self.wishes.member_behind(wish));
                let several = members.filter(|&a| problem.seats_a[a] > 1);
                edges.extend(several.filter_map(|a| problem.find(a, b)));
            }
            edges.sort_unstable();
        }
        edges
    }

    fn ask(&self, member: u32, edge: u32) -> Ask {
        Ask { wish: self.wishes.of_b_for(member, edge), edge, mentor: self.wishes.problem.b[edge] }
    }

    /// Touches the rows of some members who lie far apart, so that memory is waited for once and not once for each.
    /// What lies side by side comes by itself.
    fn fetch(&self, members: &[u32]) {
        if members
            .last()
            .zip(members.first())
            .is_some_and(|(last, first)| at(last - first) < members.len())
        {
            return;
        }
        let touch =
            |row: &[u32]| row.iter().step_by(LINE).chain(row.last()).fold(0, |all, it| all ^ it);
        let rows = members.iter().map(|&member| {
            let (mentors, own, far) = self.columns(member);
            touch(mentors) ^ touch(own) ^ touch(far)
        });
        black_box(rows.fold(0, |all, row| all ^ row));
    }

    /// Whom a member can ask, and both scores.
    fn columns(&self, member: u32) -> (&[u32], &[u32], &[u32]) {
        let problem = self.wishes.problem;
        let (from, to) = (problem.start[member], problem.start[member + 1]);
        let [own, far] =
            [self.own, self.far].map(|column| column.get(at(from)..at(to)).unwrap_or_default());
        (problem.b.part(from, to), own, far)
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
        let (mentors, own, far) = self.columns(member);
        let low = self.wishes.low_a(member);
        let cut = &self.mentors.cut;
        let best =
            own.iter().zip(far).zip(mentors).fold(0, |best: u64, ((&own, &far), &mentor)| {
                let (own, far) = counted(own, far);
                let wish = (u64::from(own) << 32) | self.wishes.low_b(mentor);
                let taken = (low | (u64::from(far) << 32)) > cut[mentor].load(Relaxed);
                best.max(wish & u64::from(taken).wrapping_neg())
            });
        if best == 0 {
            return Ask { wish: 0, edge: NONE, mentor: 0 };
        }
        let mentor = self.wishes.partner_of_a(best);
        let before = no(mentors.partition_point(|&b| b < mentor));
        self.ask(member, self.wishes.problem.start[member] + before)
    }

    /// Every edge that is not refused at once, the most wanted last.
    fn row(&self, member: u32) -> Vec<u32> {
        let problem = self.wishes.problem;
        let edges = problem.start[member]..problem.start[member + 1];
        let open = |&edge: &u32| {
            let ask = self.ask(member, edge);
            ask.wish > self.mentors.cut[ask.mentor].load(Relaxed)
        };
        let mut edges: Vec<u32> = edges.filter(open).collect();
        edges.sort_unstable_by_key(|&edge| self.wishes.of_a(edge));
        edges
    }
}

/// The wishes for whom each mentor keeps for now, as heaps with the least on top; 0 is a free seat.
struct Mentors {
    start: By<u32>,
    heap: By<AtomicU64>,
    /// The wish that a mentor must beat: the top of the heap, above all without any seat. Whoever still sees an older
    /// one only asks in vain.
    cut: By<AtomicU64>,
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
        let cut = |&seats: &u32| AtomicU64::new(if seats == 0 { u64::MAX } else { 0 });
        let heap = (0..start[problem.nb()]).map(|_| AtomicU64::new(0)).collect();
        Self { heap, cut: most.iter().map(cut).collect(), start }
    }

    fn heap(&self, b: u32) -> &[AtomicU64] {
        self.heap.part(self.start[b], self.start[b + 1])
    }

    fn of(&self, b: u32) -> impl Iterator<Item = u64> {
        self.heap(b).iter().map(|wish| wish.load(Relaxed)).filter(|&wish| wish > 0)
    }

    /// Touches whom the asked keep, as [`Hall::fetch`] does with rows.
    fn fetch(&self, asks: &[Ask]) {
        let asked = asks.iter().filter(|ask| ask.wish > 0);
        let tops = asked.filter_map(|ask| self.heap(ask.mentor).first());
        black_box(tops.fold(0, |all, top| all ^ top.load(Relaxed)));
    }

    /// Takes a wish for the least one, which goes: 0 where a seat was free. `None`: the mentor refuses. One hand at a
    /// time.
    fn take(&self, b: u32, wish: u64) -> Option<u64> {
        let cut = &self.cut[b];
        loop {
            let least = cut.load(Relaxed);
            if wish <= least {
                return None;
            }
            if least == BUSY {
                yield_now();
            } else if cut.compare_exchange(least, BUSY, Acquire, Relaxed).is_ok() {
                break;
            }
        }
        let (less, top) = replace(self.heap(b), wish);
        cut.store(top, Release);
        Some(less)
    }
}

/// Puts a wish where the least one was, which is handed back, and that where it belongs; then the new least one.
fn replace(heap: &[AtomicU64], wish: u64) -> (u64, u64) {
    let wish_at = |place: usize| heap.get(place).map_or(u64::MAX, |wish| wish.load(Relaxed));
    let put = |place: usize, wish: u64| heap.get(place).map(|it| it.store(wish, Relaxed));
    let less = wish_at(0);
    let mut place = 0;
    loop {
        let (one, other) = (2 * place + 1, 2 * place + 2);
        let least = if wish_at(other) < wish_at(one) { other } else { one };
        if wish_at(least) >= wish {
            break;
        }
        put(place, wish_at(least));
        place = least;
    }
    put(place, wish);
    (less, wish_at(0))
}
