//! An auction for seats: who has none bids for the best seat as much as it is better than the next best one.
//! Bertsekas 1988; seats of one mentor are alike, so the lowest of its bids is its price (Bertsekas & Castañón 1989).
//! What comes out is close to the best, not the best; `exact` does the rest.

use std::cmp::Reverse;
use std::collections::VecDeque;

use crate::answer::Duals;
use crate::lists::Lists;
use crate::problem::{MAX_SCORE, Problem};
use crate::proposals::{Suitors, Word};
use crate::table::{By, at, no};

/// Prices are counted in 1/16 of a point, so that a bid can raise by less than two totals can differ.
pub(crate) const UNIT: i64 = 16;
/// From round to round bids raise by this much less.
const FINER: i64 = 7;
/// How often the last round is run again at most.
const AGAIN: usize = 3;

/// Prices in `UNIT`s and who holds which seat after the last round.
pub(crate) struct Sale {
    pub(crate) price: By<i64>,
    pub(crate) suitors: Suitors,
}

/// What a bidder sees of each asked person: whom, and what the pair is worth.
struct Hall<'p> {
    start: By<u32>,
    offer: By<(u32, u32)>,
    bidder_seats: &'p By<u32>,
    seats: &'p By<u32>,
    degree: By<u32>,
    /// What the most valuable pair is worth.
    top: i64,
}

/// Prices at which nobody could gain more than a little: good enough to be a bound.
pub(crate) fn coarse(problem: &Problem) -> Duals {
    let hall = Hall::new(problem);
    let sale = hall.sell(&[(hall.top * UNIT / 24).max(1)], 0);
    hall.duals(problem, &sale)
}

/// Prices and seats of members and mentors at which a swap could gain next to nothing.
pub(crate) fn fine(problem: &Problem) -> Sale {
    let hall = Hall::new(problem);
    let first = (hall.top * UNIT / 8).max(1);
    let finer = |step: &i64| (*step > 1).then(|| (step / FINER).max(1));
    let steps: Vec<i64> = std::iter::successors(Some(first), finer).collect();
    hall.sell(&steps, AGAIN)
}

impl<'p> Hall<'p> {
    fn new(problem: &'p Problem) -> Self {
        let lists = Lists::of_askers(problem);
        let seats = if problem.is_room() { &problem.seats_a } else { &problem.seats_b };
        let mut degree = By::all(seats.count(), 0);
        let mut offer = By::default();
        for bidder in 0..lists.people() {
            for &edge in lists.of(bidder) {
                let b = problem.b[edge];
                let asked = if problem.is_room() && b == bidder { problem.a[edge] } else { b };
                degree[asked] += 1;
                offer.push((asked, problem.worth(edge)));
            }
        }
        let top = offer.iter().map(|&(_, worth)| worth).max().unwrap_or(0).into();
        Self { start: lists.start, offer, bidder_seats: &problem.seats_a, seats, degree, top }
    }

    /// One round for each step, prices carried over; the last one again while seats are left over at a price.
    fn sell(&self, steps: &[i64], again: usize) -> Sale {
        let first = |seats: &u32| if *seats == 0 { i64::MAX / 4 } else { 0 };
        let mut sale = Sale {
            price: self.seats.iter().map(first).collect(),
            suitors: Suitors::new(self.seats, &self.degree),
        };
        let last = steps.last().copied();
        for step in steps.iter().copied().chain(last.into_iter().cycle().take(again)) {
            sale.suitors = Suitors::new(self.seats, &self.degree);
            self.round(&mut sale, step);
            if !self.relieve(&mut sale, step) && Some(step) == last {
                break;
            }
        }
        sale
    }

    /// Where a seat is left over at a price, the price comes down to what makes one bidder want it.
    fn relieve(&self, sale: &mut Sale, step: i64) -> bool {
        let dear = |asked: u32| {
            self.seats[asked] > 0 && sale.price[asked] > 0 && !self.is_full(sale, asked)
        };
        let dear: By<bool> = self.seats.ids().map(dear).collect();
        if !dear.iter().any(|&dear| dear) {
            return false;
        }
        let mut wanted: By<i64> = By::all(dear.count(), 0);
        for who in self.bidder_seats.ids().filter(|&who| self.bidder_seats[who] > 0) {
            let gain = self.gain(sale, who);
            for &(asked, worth) in self.row(who) {
                wanted[asked] = wanted[asked].max(i64::from(worth) * UNIT - gain - step);
            }
        }
        for asked in dear.ids().filter(|&asked| dear[asked]) {
            sale.price[asked] = sale.price[asked].min(wanted[asked]);
        }
        true
    }

    /// What the last seat of a bidder gains at these prices.
    fn gain(&self, sale: &Sale, who: u32) -> i64 {
        let value = |&(asked, worth): &(u32, u32)| i64::from(worth) * UNIT - sale.price[asked];
        let seats = at(self.bidder_seats[who]);
        if seats == 1 {
            return self.row(who).iter().map(value).max().unwrap_or(0).max(0);
        }
        let mut values: Vec<i64> = self.row(who).iter().map(value).collect();
        values.sort_unstable_by_key(|&value| Reverse(value));
        values.get(seats - 1).copied().unwrap_or(0).max(0)
    }

    fn row(&self, who: u32) -> &[(u32, u32)] {
        self.offer.part(self.start[who], self.start[who + 1])
    }

    fn is_full(&self, sale: &Sale, asked: u32) -> bool {
        sale.suitors.count(asked) == self.seats[asked]
    }

    fn round(&self, sale: &mut Sale, step: i64) {
        let bidders = self.bidder_seats.ids();
        let mut free: By<u32> = bidders
            .clone()
            .map(|who| self.bidder_seats[who].min(self.start[who + 1] - self.start[who]))
            .collect();
        let mut holds: By<Vec<u32>> = By::all(free.count(), Vec::new());
        let mut queue: VecDeque<u32> = bidders.filter(|&who| free[who] > 0).collect();
        while let Some(who) = queue.pop_front() {
            if free[who] == 0 {
                continue;
            }
            let Some((asked, bid)) = self.bid(sale, who, &holds[who], step) else { continue };
            free[who] -= 1;
            if self.bidder_seats[who] > 1 {
                holds[who].push(asked);
            }
            if let Word::Instead(gone) = sale.suitors.offer(asked, bid.unsigned_abs(), who) {
                holds[gone].retain(|&held| held != asked);
                free[gone] += 1;
                queue.push_back(gone);
            }
            if let Some((lowest, _)) = sale.suitors.worst(asked)
                && self.is_full(sale, asked)
            {
                sale.price[asked] = i64::try_from(lowest).unwrap_or(i64::MAX);
            }
            if free[who] > 0 {
                queue.push_back(who);
            }
        }
    }

    /// The best seat for `who` and what to bid for it; `None` where staying alone is better.
    fn bid(&self, sale: &Sale, who: u32, holds: &[u32], step: i64) -> Option<(u32, i64)> {
        let mut best = (-1, 0);
        let mut second = 0;
        for &(asked, worth) in self.row(who) {
            let gain = i64::from(worth) * UNIT - sale.price[asked];
            if gain > second && !holds.contains(&asked) {
                if gain > best.0 {
                    second = best.0.max(second);
                    best = (gain, asked);
                } else {
                    second = gain;
                }
            }
        }
        let (gain, asked) = best;
        (gain >= 0).then(|| (asked, sale.price[asked] + gain - second + step))
    }

    /// Prices rounded up to whole points, and what is left to each bidder at them.
    fn duals(&self, problem: &Problem, sale: &Sale) -> Duals {
        let whole: By<i64> = sale
            .price
            .iter()
            .map(|&price| ((price + UNIT - 1) / UNIT).min(2 * i64::from(MAX_SCORE)))
            .collect();
        let left = |who: u32| {
            self.row(who)
                .iter()
                .map(|&(asked, worth)| i64::from(worth) - whole[asked])
                .max()
                .unwrap_or(0)
                .max(0)
        };
        let own: By<i64> = self.bidder_seats.ids().map(left).collect();
        let number = |value: i64| u32::try_from(value).unwrap_or(0);
        if !problem.is_room() {
            return Duals {
                a: own.iter().copied().map(number).collect(),
                b: whole.iter().copied().map(number).collect(),
                scale: 1,
                odd_sets: Vec::new(),
            };
        }
        // A peer is bidder and asked at once: both prices together bound twice the total.
        let both = own.iter().zip(whole.iter()).map(|(own, price)| number(own + price));
        Duals { a: both.collect(), b: Vec::new(), scale: 2, odd_sets: Vec::new() }
    }
}

/// How many edges there are to hold: the size of a list of edges made from a sale.
pub(crate) fn held(problem: &Problem, suitors: &Suitors) -> Vec<u32> {
    let mut edges = Vec::with_capacity(problem.a.iter().len().min(1 << 16));
    for b in 0..problem.nb() {
        edges.extend(suitors.of(b).filter_map(|a| problem.find(a, b)));
    }
    debug_assert!(no(edges.len()) <= problem.m());
    edges
}
