//! What a story comes to: waits, shares with their intervals, and whether a rule was broken.

use super::world::{State, World};
use crate::table::no;

/// Groups with fewer people, or with a figure from 1 to 7, are not told: their members could be recognised.
const LEAST: u32 = 10;
const FEW: u32 = 7;
const GROUPS: u32 = 4;

/// What a story comes to. Waits are in hours from the first request to the first bond, or so far where there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Members who came.
    pub arrivals: u32,
    /// Of them, who had a bond.
    pub matched: u32,
    /// Who waits at the end.
    pub waiting: u32,
    /// Proposals made.
    pub offers: u32,
    /// Half wait no longer.
    pub wait_p50: u32,
    /// 95 in 100 wait no longer.
    pub wait_p95: u32,
    /// Nobody waits longer.
    pub wait_max: u32,
    /// How unequal the waits are, in thousandths: 0 where all wait alike (Gini 1912).
    pub wait_gini: u32,
    /// How often somebody who asked later, and fitted no better, came first.
    pub overtaken: u32,
    /// Offers to a mentor without a seat.
    pub over_seats: u32,
    /// Offers to two who were to avoid one another.
    pub avoid_pairs: u32,
    /// By number; `None` where a group is too small to be told of.
    pub groups: Vec<Option<Group>>,
}

/// A self-described group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// Who came.
    pub members: u32,
    /// Of them, who had a bond.
    pub matched: u32,
}

/// A share and where it may lie.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// 0..=1.
    pub of: f64,
    /// The lower end of the interval.
    pub from: f64,
    /// The upper end.
    pub to: f64,
}

impl Outcome {
    /// Of those who came, who had no bond, with the 95 % interval of Wilson (1927).
    #[must_use]
    pub fn unmatched(&self) -> Share {
        Share::of(self.arrivals - self.matched, self.arrivals)
    }
}

impl Share {
    /// So many of all; 0..=1 where there are none.
    #[must_use]
    pub fn of(some: u32, all: u32) -> Self {
        if all == 0 {
            return Self { of: 0.0, from: 0.0, to: 1.0 };
        }
        let z = 1.959_963_984_540_054_f64;
        let (share, n) = (f64::from(some) / f64::from(all), f64::from(all));
        let middle = share + z * z / (2.0 * n);
        let half = z * (share * (1.0 - share) / n + z * z / (4.0 * n * n)).sqrt();
        let whole = 1.0 + z * z / n;
        let (from, to) = ((middle - half) / whole, (middle + half) / whole);
        Self { of: share, from: from.max(0.0), to: to.min(1.0) }
    }
}

pub(super) fn outcome(world: &World) -> Outcome {
    let mut waits: Vec<u32> =
        world.members.iter().map(|it| it.met.unwrap_or(world.now) - it.asked).collect();
    waits.sort_unstable();
    let count = |filter: &dyn Fn(State) -> bool| {
        no(world.members.iter().filter(|it| filter(it.state)).count())
    };
    Outcome {
        arrivals: no(waits.len()),
        matched: no(world.members.iter().filter(|it| it.met.is_some()).count()),
        waiting: count(&|state| state == State::Waiting),
        offers: world.offers,
        wait_p50: quantile(&waits, 50),
        wait_p95: quantile(&waits, 95),
        wait_max: waits.last().copied().unwrap_or(0),
        wait_gini: gini(&waits),
        overtaken: world.overtaken,
        over_seats: world.over_seats,
        avoid_pairs: world.avoid_pairs,
        groups: told((0..GROUPS).map(|number| group(world, number)).collect()),
    }
}

/// The smallest value that so many in a hundred do not exceed; of an ascending list.
fn quantile(ascending: &[u32], hundredths: usize) -> u32 {
    let place = (ascending.len() * hundredths).div_ceil(100).saturating_sub(1);
    ascending.get(place).copied().unwrap_or(0)
}

/// Of an ascending list: Σ (2i − n − 1)·x / (n·Σ x), i from 1.
fn gini(ascending: &[u32]) -> u32 {
    let n = i128::from(no(ascending.len()));
    let sum: i128 = ascending.iter().map(|&wait| i128::from(wait)).sum();
    let apart: i128 =
        (1..).zip(ascending).map(|(place, &wait)| (2 * place - n - 1) * i128::from(wait)).sum();
    u32::try_from((apart * 1_000).checked_div(n * sum).unwrap_or(0)).unwrap_or(0)
}

fn group(world: &World, number: u32) -> Group {
    let own = || world.members.iter().filter(|it| it.group == number);
    Group { members: no(own().count()), matched: no(own().filter(|it| it.met.is_some()).count()) }
}

/// Groups that may be told. One alone that is not could be worked out from the whole, so then the smallest other one is
/// kept back too.
fn told(groups: Vec<Group>) -> Vec<Option<Group>> {
    let small = |count: u32| (1..=FEW).contains(&count);
    let tells =
        |it: &Group| it.members >= LEAST && !small(it.matched) && !small(it.members - it.matched);
    let kept_back = groups.iter().filter(|it| !tells(it)).count();
    let next = groups.iter().filter(|it| tells(it)).map(|it| it.members).min();
    let mut spare = if kept_back == 1 { next } else { None };
    let each = groups.into_iter().map(|it| {
        let also = spare == Some(it.members) && tells(&it);
        if also {
            spare = None;
        }
        (tells(&it) && !also).then_some(it)
    });
    each.collect()
}

#[cfg(test)]
mod tests {
    use super::{Group, Share, gini, quantile, told};

    #[test]
    fn quantiles_are_values_that_occur() {
        assert_eq!(quantile(&[], 50), 0);
        assert_eq!(quantile(&[7], 95), 7);
        assert_eq!((quantile(&[1, 2, 3, 4], 50), quantile(&[1, 2, 3, 4], 95)), (2, 4));
    }

    #[test]
    fn inequality_is_none_where_all_wait_alike_and_great_where_one_waits() {
        assert_eq!((gini(&[]), gini(&[0, 0]), gini(&[5, 5, 5])), (0, 0, 0));
        assert_eq!(gini(&[0, 0, 0, 8]), 750);
        assert_eq!(gini(&[1, 3]), 250);
    }

    #[test]
    fn intervals_are_wilsons() {
        // 10 of 50: 11.2 % to 33.0 %.
        let share = Share::of(10, 50);
        assert!(
            (share.from - 0.1124).abs() < 1e-4 && (share.to - 0.3304).abs() < 1e-4,
            "{share:?}"
        );
        assert!(Share::of(0, 5).from < 1e-9 && Share::of(5, 5).to <= 1.0);
    }

    #[test]
    fn small_groups_are_kept_back_and_never_one_alone() {
        let group = |members, matched| Group { members, matched };
        let shown = |groups: &[Group]| -> Vec<bool> {
            told(groups.to_vec()).iter().map(Option::is_some).collect()
        };
        assert_eq!(shown(&[group(100, 50), group(80, 40), group(9, 0)]), [true, false, false]);
        assert_eq!(shown(&[group(100, 97), group(80, 40), group(60, 30)]), [false, true, false]);
        assert_eq!(shown(&[group(100, 50), group(80, 80)]), [true, true]);
    }
}
