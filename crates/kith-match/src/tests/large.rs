//! What only shows at some size: many hands, cheap prices, rows in order.

use super::world::{Dice, World, solved, total};
use crate::deferred::best_for_members;
use crate::proposals::everybody;
use crate::wishes::{Measure, Wishes};
use crate::{Edge, Kind, Objective, Side, ranks};

/// So many members with `each` mentors drawn for each; few different scores, so that the lottery matters.
fn world(dice: &mut Dice, kind: Kind, each: u32, scores: u32) -> World {
    let (na, nb) = kind.sizes();
    let far = if nb == 0 { na } else { nb };
    let mut edges = Vec::new();
    for a in 0..na {
        let mut others: Vec<u32> = (0..each).map(|_| dice.below(far)).collect();
        others.sort_unstable();
        others.dedup();
        others.retain(|&b| nb > 0 || b > a);
        let mut score = || dice.below(scores) * (1_000_000 / scores);
        edges.extend(others.iter().map(|&b| Edge { a, b, score_a: score(), score_b: score() }));
    }
    let several = dice.below(3) == 0 && nb > 0;
    let seats_a = (0..na).map(|_| if several { dice.below(4) } else { 1 }).collect();
    let seats_b = (0..nb).map(|_| dice.below(7)).collect();
    World { kind, seats_a, seats_b, edges }
}

#[test]
fn however_many_ask_at_once_the_pairs_are_those_of_plain_proposals() {
    let mut dice = Dice(41);
    for _ in 0..6 {
        let scores = dice.pick(&[2, 20, 1_000_000]);
        let world = world(&mut dice, Kind::Bip { na: 2_500, nb: 420 }, 20, scores);
        let problem = world.problem();
        for (measure, seed) in [(Measure::Own, None), (Measure::Own, Some(5)), (Measure::Sum, None)]
        {
            let wishes = Wishes::new(&problem, measure, seed);
            let suitors = everybody(&wishes);
            let mut plain: Vec<u32> = (0..problem.nb()).flat_map(|b| suitors.of(b)).collect();
            plain.sort_unstable();
            for hands in 1..=4 {
                assert_eq!(best_for_members(&wishes, hands), plain, "{hands} hands, {seed:?}");
            }
        }
    }
}

/// Everybody wants the same mentors in the same order, and mentors want the opposite: as many proposals as there are
/// pairs, and every row is read to its end.
#[test]
fn opposed_orders_are_solved_too() {
    let (na, nb) = (400, 400);
    let ends = (0..na).flat_map(|a| (0..nb).map(move |b| (a, b)));
    let edges = ends.map(|(a, b)| Edge { a, b, score_a: nb - b, score_b: a + 1 }).collect();
    let kind = Kind::Bip { na, nb };
    let world = World { kind, seats_a: vec![1; 400], seats_b: vec![1; 400], edges };
    let pairs = solved(&world, Objective::Stable, None);
    let expected = (0..na).map(|a| (a, na - 1 - a));
    assert!(pairs.iter().map(|&at| (world.edges[at].a, world.edges[at].b)).eq(expected));
}

#[test]
fn cheap_prices_prove_a_bound_near_the_greatest_total() {
    let mut dice = Dice(42);
    for (kind, each, most) in
        [(Kind::Bip { na: 900, nb: 200 }, 40, 104), (Kind::Room { na: 600 }, 100, 106)]
    {
        let mut world = world(&mut dice, kind, each, 1_000_000);
        world.seats_a = vec![1; world.seats_a.len()];
        assert!(
            world.edges.len() > 20_000,
            "dear prices are for fewer pairs: {}",
            world.edges.len()
        );
        solved(&world, Objective::Stable, Some(9));
        let best = sum(&world, &solved(&world, Objective::Total, None));
        let problem = world.problem();
        let options = crate::Options { objective: Objective::Mutual, seed: None };
        let answer = crate::solve(&problem, options).unwrap();
        let bound = crate::Figures::of(&problem, options, &answer).bound.unwrap();
        assert!(best <= bound && bound * 100 <= best * most, "{kind:?}: {best} {bound}");
    }
}

fn sum(world: &World, pairs: &[usize]) -> u64 {
    let worth = |&at: &usize| u64::from(world.edges[at].score_a + world.edges[at].score_b);
    pairs.iter().map(worth).sum()
}

#[test]
fn within_epsilon_costs_little_of_the_greatest_total() {
    let mut dice = Dice(45);
    let mut world = world(&mut dice, Kind::Bip { na: 500, nb: 120 }, 25, 1_000_000);
    world.seats_a = vec![1; 500];
    world.seats_b = vec![5; 120];
    let of = |objective| sum(&world, &solved(&world, objective, None));
    let (stable, best) = (of(Objective::Stable), of(Objective::Total));
    let within = of(Objective::Within(100_000));
    assert!(within * 100 >= best * 96, "{stable} {within} {best}");
    assert!(within - stable > (best - stable) * 72 / 100, "{stable} {within} {best}");
}

/// Best pair first, as anybody would do it.
#[test]
fn dominant_pairs_are_those_of_best_pair_first() {
    let mut dice = Dice(43);
    for seed in [None, Some(3)] {
        let scores = dice.pick(&[2, 9, 1_000_000]);
        let world = world(&mut dice, Kind::Room { na: 500 }, 20, scores);
        let rank = ranks(500, Side::A, seed);
        let of = |id: u32| rank[usize::try_from(id).unwrap()];
        let mut order: Vec<usize> = (0..world.edges.len()).collect();
        order.sort_by_key(|&at| {
            let it = &world.edges[at];
            let (one, other) = (of(it.a), of(it.b));
            (std::cmp::Reverse(it.score_a + it.score_b), one.min(other), one.max(other))
        });
        let mut free = [true; 500];
        let mut best = Vec::new();
        for at in order {
            let it = &world.edges[at];
            let ends = [it.a, it.b].map(|id| usize::try_from(id).unwrap());
            if ends.iter().all(|&end| free[end]) {
                for end in ends {
                    free[end] = false;
                }
                best.push(at);
            }
        }
        best.sort_unstable();
        assert_eq!(solved(&world, Objective::Mutual, seed), best);
        assert!(total(&world, &best) > 0 || scores == 2);
    }
}

#[test]
fn rows_in_any_order_make_the_same_problem() {
    let mut dice = Dice(44);
    let world = world(&mut dice, Kind::Bip { na: 60, nb: 20 }, 12, 50);
    let mut mixed = world.clone();
    for at in (1..mixed.edges.len()).rev() {
        let other = usize::try_from(dice.next() % 1_000_003).unwrap() % (at + 1);
        mixed.edges.swap(at, other);
    }
    assert!(mixed.problem().edges().eq(world.edges.iter().copied()));
    mixed.edges.push(mixed.edges[7]);
    let (a, b) = (mixed.edges[7].a, mixed.edges[7].b);
    let twice = crate::Problem::new(mixed.kind, mixed.seats_a, mixed.seats_b, &mixed.edges);
    assert_eq!(twice.unwrap_err(), crate::Flaw::Twice { a, b });
}
