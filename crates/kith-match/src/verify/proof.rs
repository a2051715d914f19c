//! Bounds that a certificate proves: prices for the total, covers and barriers for the number of pairs.

use serde_json::Value;

use super::read::Instance;
use super::state::{State, of, put};

const MOST_PRICE: i64 = 1 << 23;

/// A list of whole numbers.
pub(super) fn integers(value: Option<&Value>) -> Option<Vec<i64>> {
    value?.as_array()?.iter().map(Value::as_i64).collect()
}

/// A list of people below `count`.
pub(super) fn persons(value: Option<&Value>, count: usize) -> Option<Vec<usize>> {
    let person = |id| usize::try_from(id).ok().filter(|&id| id < count);
    integers(value)?.into_iter().map(person).collect()
}

/// What no total can exceed at the certificate's prices; `None` where they are not prices.
pub(super) fn bound(state: &State, certificate: &Value) -> Option<i128> {
    let instance = state.instance;
    let scale = match certificate.get("dual_scale") {
        None => 1,
        Some(scale) => scale.as_i64().filter(|scale| (1..=2).contains(scale))?,
    };
    let mut price = prices(certificate.get("dual_a"), instance.na)?;
    if !instance.room {
        price.extend(prices(certificate.get("dual_b"), instance.people - instance.na)?);
    }
    let each = price.iter().zip(&instance.seats);
    let mut bound: i128 = each.map(|(&p, &seats)| i128::from(p) * i128::from(seats)).sum();
    let sets = odd_sets(instance, certificate)?;
    let mut around: Vec<Vec<(usize, i64)>> = vec![Vec::new(); instance.people];
    for (set, (members, z)) in sets.iter().enumerate() {
        bound += i128::from(*z) * i128::try_from(members.len() / 2).ok()?;
        for &person in members {
            around.get_mut(person)?.push((set, *z));
        }
    }
    for (edge, row) in state.edges().zip(&instance.edges) {
        let (near, far) = (state.near(edge), state.far(edge));
        let worth = scale * (i64::from(row.score_a) + i64::from(row.score_b));
        let inside = shared(around.get(near)?, around.get(far)?);
        let above = i128::from(worth - of(&price, near, 0) - of(&price, far, 0)) - inside;
        bound += above.max(0);
    }
    Some(bound / i128::from(scale))
}

fn prices(value: Option<&Value>, people: usize) -> Option<Vec<i64>> {
    let prices = integers(value)?;
    let good = prices.iter().all(|price| (0..=MOST_PRICE).contains(price));
    (good && prices.len() == people).then_some(prices)
}

type OddSet = (Vec<usize>, i64);

fn odd_sets(instance: &Instance, certificate: &Value) -> Option<Vec<OddSet>> {
    let Some(sets) = certificate.get("odd_sets") else { return Some(Vec::new()) };
    let sets = sets.as_array()?;
    let one_seat = instance.room && instance.seats.iter().all(|&seats| seats <= 1);
    if !sets.is_empty() && !one_seat {
        return None;
    }
    let set = |set: &Value| {
        let mut members = persons(set.get("members"), instance.na)?;
        members.sort_unstable();
        let different = members.windows(2).all(|two| !matches!(two, [one, next] if one == next));
        let z = set.get("z")?.as_i64().filter(|z| (0..=MOST_PRICE).contains(z))?;
        (members.len() >= 3 && members.len() % 2 == 1 && different).then_some((members, z))
    };
    sets.iter().map(set).collect()
}

/// The price of the sets in both lists, which ascend by set.
fn shared(one: &[(usize, i64)], other: &[(usize, i64)]) -> i128 {
    let mut other = other.iter().peekable();
    let mut price = 0;
    for (set, z) in one {
        while other.next_if(|(at, _)| at < set).is_some() {}
        if other.peek().is_some_and(|(at, _)| at == set) {
            price += i128::from(*z);
        }
    }
    price
}

/// The most pairs that a cover leaves possible among the edges that `counts` names; `None` where it is no cover.
pub(super) fn most_pairs(
    state: &State,
    cover: Option<&Value>,
    counts: impl Fn(usize) -> bool,
) -> Option<u128> {
    let instance = state.instance;
    let mut named = vec![false; instance.people];
    for person in persons(cover?.get("a"), instance.na)? {
        put(&mut named, person, true);
    }
    if instance.room {
        return barrier(state, &named, counts);
    }
    for person in persons(cover?.get("b"), instance.people - instance.na)? {
        put(&mut named, instance.na + person, true);
    }
    let is_named = |person| of(&named, person, false);
    let outside =
        |edge: &usize| counts(*edge) && !is_named(state.near(*edge)) && !is_named(state.far(*edge));
    let edges = u128::try_from(state.edges().filter(outside).count()).ok()?;
    let seats = instance.seats.iter().zip(&named).filter(|(_, named)| **named);
    Some(edges + seats.map(|(&seats, _)| u128::from(seats)).sum::<u128>())
}

/// Half of everybody and the barrier, less the odd groups that are left without it (Tutte & Berge).
fn barrier(state: &State, named: &[bool], counts: impl Fn(usize) -> bool) -> Option<u128> {
    let instance = state.instance;
    if instance.seats.iter().any(|&seats| seats > 1) {
        return None;
    }
    let is_left = |person: usize| state.seats(person) > 0 && !of(named, person, true);
    let mut group: Vec<usize> = (0..instance.people).collect();
    for edge in state.edges().filter(|&edge| counts(edge)) {
        let (near, far) = (state.near(edge), state.far(edge));
        if is_left(near) && is_left(far) {
            let (one, other) = (root(&mut group, near), root(&mut group, far));
            put(&mut group, one, other);
        }
    }
    let mut odd = vec![false; instance.people];
    for person in (0..instance.people).filter(|&person| is_left(person)) {
        let root = root(&mut group, person);
        let now = of(&odd, root, false);
        put(&mut odd, root, !now);
    }
    let alive = instance.seats.iter().filter(|&&seats| seats > 0).count();
    let in_barrier = (0..instance.people)
        .filter(|&person| state.seats(person) > 0 && of(named, person, false))
        .count();
    let odd = odd.iter().filter(|&&odd| odd).count();
    u128::try_from((alive + in_barrier).checked_sub(odd)? / 2).ok()
}

fn root(group: &mut [usize], person: usize) -> usize {
    let mut person = person;
    loop {
        let above = of(group, person, person);
        if above == person {
            return person;
        }
        let next = of(group, above, above);
        put(group, person, next);
        person = next;
    }
}
