//! What prices prove: for any prices of people and odd sets no pairing is worth more than this (weak duality).

use crate::answer::Duals;
use crate::problem::Problem;
use crate::table::By;

impl Duals {
    /// The greatest total that these prices leave possible.
    #[must_use]
    pub fn bound(&self, problem: &Problem) -> u64 {
        let price = |prices: &[u32], seats: &By<u32>| -> i128 {
            let each = prices.iter().zip(seats.iter());
            each.map(|(&price, &seats)| i128::from(price) * i128::from(seats)).sum()
        };
        let mut sum = price(&self.a, &problem.seats_a) + price(&self.b, &problem.seats_b);
        for set in &self.odd_sets {
            sum += i128::from(set.z) * i128::try_from(set.members.len() / 2).unwrap_or(0);
        }
        sum += self.slack(problem);
        u64::try_from(sum / i128::from(self.scale.max(1))).unwrap_or(u64::MAX)
    }

    /// What single pairs are worth above the prices.
    fn slack(&self, problem: &Problem) -> i128 {
        let a: By<i64> = self.a.iter().map(|&price| i64::from(price)).collect();
        let b: By<i64> = if problem.is_room() {
            a.clone()
        } else {
            self.b.iter().map(|&price| i64::from(price)).collect()
        };
        let inside = Inside::new(problem, self);
        let above = |edge: u32| {
            let (x, y) = (problem.a[edge], problem.b[edge]);
            let worth = i64::from(self.scale) * i64::from(problem.worth(edge)) - a[x] - b[y];
            (worth - inside.price(x, y)).max(0)
        };
        (0..problem.m()).map(|edge| i128::from(above(edge))).sum()
    }
}

/// Which odd sets hold a person.
struct Inside(Option<By<Vec<(u32, i64)>>>);

impl Inside {
    fn new(problem: &Problem, duals: &Duals) -> Self {
        if duals.odd_sets.is_empty() {
            return Self(None);
        }
        let mut sets = By::all(problem.na(), Vec::new());
        for (set, id) in duals.odd_sets.iter().zip(0..) {
            for &person in &set.members {
                sets[person].push((id, i64::from(set.z)));
            }
        }
        Self(Some(sets))
    }

    /// The price of all odd sets that hold both. Both lists ascend by set.
    fn price(&self, one: u32, other: u32) -> i64 {
        let Some(sets) = &self.0 else { return 0 };
        let mut others = sets[other].iter().peekable();
        let mut price = 0;
        for &(id, z) in &sets[one] {
            while others.next_if(|(other, _)| *other < id).is_some() {}
            if others.next_if(|(other, _)| *other == id).is_some() {
                price += z;
            }
        }
        price
    }
}
