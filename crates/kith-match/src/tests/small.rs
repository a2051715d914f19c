//! Every kind of answer against trying everything, on thousands of small instances; the verifier judges each.
//! `cargo test -p kith-match --release -- --ignored` tries twenty thousand of each kind.

use super::world::{Dice, Known, World, fairness, solved, total};
use crate::Objective;

const SEEDS: [Option<u64>; 4] = [None, None, Some(7), Some(u64::MAX)];

fn small(dice: &mut Dice) -> World {
    let seats = dice.pick(&[1, 2, 3]);
    if dice.below(4) == 0 {
        return World::opposed(dice);
    }
    loop {
        let world = World::bip(dice, 5, 3, seats);
        if world.edges.len() <= 12 || seats == 1 {
            return world;
        }
    }
}

/// The one stable matching in which every member does best.
fn best_for_members(world: &World, known: &Known) -> Vec<usize> {
    let stable = known.stable(world);
    let held = |matching: &[usize], member: u32| {
        let own = matching.iter().filter(|&&edge| world.edges[edge].a == member);
        let mut wishes: Vec<u64> = own.map(|&edge| known.wishes[edge].0).collect();
        wishes.sort_unstable_by(|one, other| other.cmp(one));
        wishes
    };
    let members = 0..world.kind.sizes().0;
    let is_best = |one: &&Vec<usize>| {
        members.clone().all(|a| stable.iter().all(|other| held(one, a) >= held(other, a)))
    };
    stable.iter().find(is_best).cloned().unwrap()
}

fn members_stable(count: u32) {
    let mut dice = Dice(1);
    let mut several = 0;
    for _ in 0..count {
        let (world, seed) = (small(&mut dice), dice.pick(&SEEDS));
        let known = Known::of(&world, false, seed);
        several += u32::from(known.stable(&world).len() > 1);
        assert_eq!(solved(&world, Objective::Stable, seed), best_for_members(&world, &known));
    }
    assert!(several > count / 50, "too few instances with a choice: {several}");
}

fn mutual(count: u32) {
    let mut dice = Dice(2);
    for _ in 0..count {
        let seats = dice.pick(&[1, 3]);
        let room = dice.below(2) == 0;
        let world = if room { World::room(&mut dice, 5, seats) } else { small(&mut dice) };
        let seed = dice.pick(&SEEDS);
        let known = Known::of(&world, true, seed);
        assert_eq!(known.stable(&world), [solved(&world, Objective::Mutual, seed)]);
    }
}

fn peers_stable(count: u32) {
    let mut dice = Dice(3);
    let mut none = 0;
    for _ in 0..count {
        let (world, seed) = (World::room(&mut dice, 7, 1), dice.pick(&SEEDS));
        let known = Known::of(&world, false, seed).stable(&world);
        let found = solved(&world, Objective::Stable, seed);
        none += u32::from(known.is_empty());
        assert!(known.is_empty() || known.contains(&found), "{world:?}");
    }
    assert!(none > count / 100, "too few instances without a stable matching: {none}");
}

fn total_and_fair(count: u32) {
    let mut dice = Dice(4);
    for _ in 0..count {
        let room = dice.below(2) == 0;
        let world = if room { World::room(&mut dice, 7, 1) } else { small(&mut dice) };
        let known = Known::of(&world, false, None);
        let best = solved(&world, Objective::Total, None);
        assert_eq!(total(&world, &best), known.greatest_total(&world), "{world:?}");
        let fair = solved(&world, Objective::Fair, None);
        assert_eq!(fairness(&world, &fair), known.fairest(&world), "{world:?}");
    }
}

fn within(count: u32) {
    let mut dice = Dice(5);
    for _ in 0..count {
        let (world, seed) = (small(&mut dice), dice.pick(&SEEDS));
        let stable = total(&world, &solved(&world, Objective::Stable, seed));
        let most = dice.pick(&[0, 1, 3, 50_000, 400_000]);
        let within = total(&world, &solved(&world, Objective::Within(most), seed));
        let best = total(&world, &solved(&world, Objective::Within(1_000_000), seed));
        assert!(stable <= within && within <= best, "{world:?}");
    }
}

#[test]
fn members_get_the_stable_matching_that_is_best_for_all_of_them() {
    members_stable(600);
}

#[test]
fn a_mutual_score_has_one_stable_matching_and_it_is_found() {
    mutual(600);
}

#[test]
fn peers_are_stable_where_that_is_possible_and_else_leave_out_one_of_each_odd_party() {
    peers_stable(600);
}

#[test]
fn the_total_is_the_greatest_and_the_fair_pairing_the_fairest() {
    total_and_fair(500);
}

#[test]
fn within_epsilon_lies_between_stable_and_total() {
    within(300);
}

#[test]
fn only_the_order_of_scores_matters_for_stability() {
    let mut dice = Dice(6);
    for _ in 0..200 {
        let world = small(&mut dice);
        let mut other = world.clone();
        for edge in &mut other.edges {
            edge.score_a = edge.score_a / 2 + edge.score_a.div_ceil(2) / 3 + 7;
            edge.score_b =
                if edge.score_b > 4 { 900_000 + edge.score_b / 20 } else { edge.score_b };
        }
        let keeps_order = |one: fn(&crate::Edge) -> u32| {
            world.edges.iter().zip(&other.edges).all(|(old, new)| {
                world
                    .edges
                    .iter()
                    .zip(&other.edges)
                    .all(|(far, near)| one(old).cmp(&one(far)) == one(new).cmp(&one(near)))
            })
        };
        if keeps_order(|edge| edge.score_a) && keeps_order(|edge| edge.score_b) {
            let before = solved(&world, Objective::Stable, None);
            assert_eq!(before, solved(&other, Objective::Stable, None), "{world:?}");
        }
    }
}

/// How much each member likes the partners, best first; the longer the better.
fn likes(world: &World, matching: &[usize], member: u32) -> Vec<u64> {
    let known = Known::wishes_of(world, false, None);
    let own = matching.iter().filter(|&&edge| world.edges[edge].a == member);
    let mut wishes: Vec<u64> = own.map(|&edge| known.wishes[edge].0).collect();
    wishes.sort_unstable_by(|one, other| other.cmp(one));
    wishes
}

#[test]
fn one_more_member_never_helps_another() {
    let mut dice = Dice(7);
    for _ in 0..300 {
        let world = small(&mut dice);
        let Some(last) = world.kind.sizes().0.checked_sub(1) else { continue };
        let mut fewer = world.clone();
        fewer.edges.retain(|edge| edge.a != last);
        let (with, without) =
            (solved(&world, Objective::Stable, None), solved(&fewer, Objective::Stable, None));
        for member in 0..last {
            assert!(likes(&world, &with, member) <= likes(&fewer, &without, member), "{world:?}");
        }
    }
}

#[test]
#[ignore = "minutes; run before a release"]
fn twenty_thousand_of_each_kind() {
    members_stable(20_000);
    mutual(20_000);
    peers_stable(20_000);
    total_and_fair(40_000);
    within(20_000);
}
