//! Prices of peers that prove a bound at little cost. Each begins with half of the best pair's worth; then all prices
//! fall little by little, and wherever a pair becomes worth more than its two prices, both rise a little again. At the
//! end the prices are made to cover every pair. Rows hold each pair once, with its smaller id; that is enough.

use crate::answer::Duals;
use crate::problem::Problem;
use crate::table::{By, at};

/// In so many parts everybody is asked, several times over; after each part prices fall.
const PARTS: u32 = 32;
const TIMES: u32 = 2;
/// So many neighbours are asked in a row, because rows lie in memory one after the other.
const GROUP: u32 = 32;

/// Prices in halves of a point, and the bound that they prove.
pub(crate) fn prices(problem: &Problem) -> (Duals, u64) {
    let mut price: By<i64> = By::all(problem.na(), 0);
    for a in 0..problem.na() {
        let mut best = 0;
        for (worth, b) in row(problem, a) {
            best = best.max(worth);
            price[b] = price[b].max(worth);
        }
        price[a] = price[a].max(best);
    }
    // In halves of a point a pair is worth twice its sum: half of that is the sum.
    let first = price.iter().copied().max().unwrap_or(0);
    let bound = sum(problem, &price);
    let fallback = price.clone();
    let all = i64::from(PARTS * TIMES);
    for part in 0..PARTS * TIMES {
        let left = all - i64::from(part);
        let step = 1 + first * left * left / (all * all) / 4;
        let fall = step / i64::from(PARTS);
        price.iter_mut().for_each(|price| *price = (*price - fall).max(0));
        let groups = (part % PARTS * GROUP..problem.na()).step_by(at(PARTS * GROUP));
        for a in groups.flat_map(|from| from..problem.na().min(from + GROUP)) {
            let (short, b) = shortest(problem, &price, a);
            if short > 0 {
                let rise = (short / 2).min(step);
                price[a] += rise;
                price[b] += rise;
            }
        }
    }
    for a in 0..problem.na() {
        price[a] += shortest(problem, &price, a).0.max(0);
    }
    let better = sum(problem, &price);
    let (price, bound) = if better < bound { (price, better) } else { (fallback, bound) };
    let a = price.iter().map(|&price| u32::try_from(price).unwrap_or(0)).collect();
    (Duals { a, b: Vec::new(), scale: 2, odd_sets: Vec::new() }, bound)
}

fn row(problem: &Problem, a: u32) -> impl Iterator<Item = (i64, u32)> {
    let (from, to) = (problem.start[a], problem.start[a + 1]);
    let scores = problem.score_a.part(from, to).iter().zip(problem.score_b.part(from, to));
    scores.zip(problem.b.part(from, to)).map(|((one, other), &b)| (i64::from(one + other), b))
}

/// By how much the pair that is worth most above its prices is, and with whom.
fn shortest(problem: &Problem, price: &By<i64>, a: u32) -> (i64, u32) {
    let short = row(problem, a).map(|(worth, b)| ((2 * worth - price[b]) << 32) | i64::from(b));
    let most = short.max().unwrap_or(i64::MIN);
    ((most >> 32) - price[a], u32::try_from(most & i64::from(u32::MAX)).unwrap_or(0))
}

fn sum(problem: &Problem, price: &By<i64>) -> u64 {
    let each = price.iter().zip(problem.seats_a.iter());
    let sum: i128 = each.map(|(&price, &seats)| i128::from(price) * i128::from(seats)).sum();
    u64::try_from(sum / 2).unwrap_or(u64::MAX)
}
