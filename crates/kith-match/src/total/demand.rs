//! Prices that follow demand: member after member points at the seat that is best at the prices of the moment, which
//! makes it a little dearer, while time makes every seat cheaper (subgradients of the dual, one member at a time).
//! One pass gives prices whose bound lies within a percent or so of the greatest total; nothing is paired here.

use crate::answer::Duals;
use crate::problem::{MAX_SCORE, Problem};
use crate::table::{By, at};

/// In so many parts everybody is asked; after each the prices fall. Steps shrink from part to part.
const PARTS: u32 = 32;
/// So many neighbours are asked in a row, because rows lie in memory one after the other.
const GROUP: u32 = 64;
/// A small problem is gone through more often: as often as this many edges allow.
const EDGES: u32 = 1_000_000;

/// Prices of members and mentors, and the bound that they prove.
pub(crate) fn prices(problem: &Problem) -> (Duals, u64) {
    let mut hall = Hall::new(problem);
    let times = (EDGES / problem.m().max(1)).clamp(1, 12);
    hall.level();
    let all = PARTS * times;
    for part in 0..all {
        hall.step = step(hall.top, all - part, all);
        hall.ask(part % PARTS);
        hall.fall();
    }
    hall.level();
    hall.close()
}

/// From all to next to nothing of the first step.
fn step(top: u32, left: u32, all: u32) -> u32 {
    let square = |it: u32| u64::from(it) * u64::from(it);
    u32::try_from(1 + u64::from(top) * square(left) / square(all) / 2).unwrap_or(top)
}

struct Hall<'p> {
    problem: &'p Problem,
    price: By<u32>,
    /// What demand from one member adds, times the mentor's seats.
    step: u32,
    top: u32,
}

impl<'p> Hall<'p> {
    fn new(problem: &'p Problem) -> Self {
        let most = |scores: &By<u32>| scores.iter().fold(0, |most, &score| most.max(score));
        let top = most(&problem.score_a) + most(&problem.score_b);
        let first = |&seats: &u32| if seats == 0 { 2 * MAX_SCORE } else { 0 };
        Self { problem, price: problem.seats_b.iter().map(first).collect(), step: 0, top }
    }

    /// What each edge of a member is worth above the price; 0 where the price is higher.
    fn gains(&self, a: u32) -> impl Iterator<Item = (u32, u32)> {
        let (from, to) = (self.problem.start[a], self.problem.start[a + 1]);
        let scores = self.problem.score_a.part(from, to).iter();
        let scores = scores.zip(self.problem.score_b.part(from, to));
        let mentors = self.problem.b.part(from, to).iter();
        scores
            .zip(mentors)
            .map(|((one, other), &b)| ((one + other).saturating_sub(self.price[b]), b))
    }

    /// Where more seats are wanted than there are, all prices rise by what leaves no more members than seats: of all
    /// equal rises this gives the best bound.
    fn level(&mut self) {
        let sum = |seats: &By<u32>| seats.iter().map(|&seats| at(seats)).sum::<usize>();
        let (wanted, there) = (sum(&self.problem.seats_a), sum(&self.problem.seats_b));
        if wanted <= there {
            return;
        }
        let seats = self.problem.seats_a.iter();
        let gains = (0..).zip(seats).filter(|&(_, &seats)| seats > 0);
        let mut gains: Vec<u32> = gains.map(|(a, _)| self.best(a)).collect();
        if there < gains.len() {
            let (_, &mut rise, _) =
                gains.select_nth_unstable_by_key(there, |&gain| std::cmp::Reverse(gain));
            self.price.iter_mut().zip(self.problem.seats_b.iter()).for_each(|(price, &seats)| {
                if seats > 0 {
                    *price = (*price + rise).min(self.top);
                }
            });
        }
    }

    fn ask(&mut self, part: u32) {
        let groups = self.problem.na().div_ceil(GROUP);
        for group in (part..groups).step_by(at(PARTS)) {
            let from = group * GROUP;
            for a in from..(from + GROUP).min(self.problem.na()) {
                match self.problem.seats_a[a] {
                    0 => {}
                    1 => self.point(a),
                    seats => self.point_at_several(a, seats),
                }
            }
        }
    }

    fn point(&mut self, a: u32) {
        // Gain and mentor in one number: the best is found without a branch.
        let both = self.gains(a).map(|(gain, b)| (u64::from(gain) << 32) | u64::from(b));
        let best = both.fold(0, u64::max);
        if best >> 32 > 0 {
            self.raise(u32::try_from(best & u64::from(u32::MAX)).unwrap_or(0));
        }
    }

    fn best(&self, a: u32) -> u32 {
        self.gains(a).fold(0, |best, (gain, _)| best.max(gain))
    }

    fn point_at_several(&mut self, a: u32, seats: u32) {
        let mut gains: Vec<(u32, u32)> = self.gains(a).filter(|&(gain, _)| gain > 0).collect();
        gains.sort_unstable_by_key(|&(gain, _)| std::cmp::Reverse(gain));
        for (_, b) in gains.into_iter().take(at(seats)) {
            self.raise(b);
        }
    }

    fn raise(&mut self, b: u32) {
        let seats = self.problem.seats_b[b].max(1);
        let price = self.price[b] + self.step / seats;
        self.price[b] = price.min(self.top);
    }

    /// Every price falls by what would have kept it where it was, had each seat been wanted once in all parts.
    fn fall(&mut self) {
        let fall = self.step / PARTS;
        for (price, &seats) in self.price.iter_mut().zip(self.problem.seats_b.iter()) {
            if seats > 0 {
                *price = price.saturating_sub(fall);
            }
        }
    }

    /// What is left to each member at the last prices, and the bound.
    fn close(self) -> (Duals, u64) {
        let mut bound: i128 = 0;
        let mut own = Vec::with_capacity(at(self.problem.na()));
        for a in 0..self.problem.na() {
            let seats = self.problem.seats_a[a];
            let (gain, above) = match seats {
                0 => (2 * MAX_SCORE, 0),
                1 => (self.best(a), 0),
                seats => self.gain_of_several(a, seats),
            };
            bound += i128::from(gain) * i128::from(seats) + i128::from(above);
            own.push(gain);
        }
        for (&price, &seats) in self.price.iter().zip(self.problem.seats_b.iter()) {
            bound += i128::from(price) * i128::from(seats);
        }
        let b = self.price.into_vec();
        let duals = Duals { a: own, b, scale: 1, odd_sets: Vec::new() };
        (duals, u64::try_from(bound).unwrap_or(u64::MAX))
    }

    /// What the last seat of a member gains, and what the pairs above gain more.
    fn gain_of_several(&self, a: u32, seats: u32) -> (u32, u64) {
        let mut gains: Vec<u32> = self.gains(a).map(|(gain, _)| gain).collect();
        gains.sort_unstable_by_key(|&gain| std::cmp::Reverse(gain));
        let last = gains.get(at(seats) - 1).copied().unwrap_or(0);
        (last, gains.iter().map(|&gain| u64::from(gain.saturating_sub(last))).sum())
    }
}
