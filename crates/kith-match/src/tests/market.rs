//! People who come and go one at a time.

use super::world::{Dice, Known, World};
use crate::{Market, Objective, Options, solve};

fn acceptable(world: &World, member: u32) -> Vec<(u32, u32, u32)> {
    let own = world.edges.iter().filter(|edge| edge.a == member);
    own.map(|edge| (edge.b, edge.score_a, edge.score_b)).collect()
}

fn filled(world: &World, seed: Option<u64>) -> Market {
    let mut market = Market::new(&world.seats_b, seed);
    for (member, &seats) in (0..).zip(&world.seats_a) {
        market.arrive(seats, &acceptable(world, member));
    }
    market
}

#[test]
fn arrivals_one_at_a_time_give_what_a_full_run_gives() {
    let mut dice = Dice(21);
    for _ in 0..400 {
        let world = World::bip(&mut dice, 12, 5, 3);
        let seed = dice.pick(&[None, Some(3)]);
        let problem = world.problem();
        let full = solve(&problem, Options { objective: Objective::Stable, seed }).unwrap();
        let mut market = Market::new(&world.seats_b, seed);
        let mut pairs = Vec::new();
        for (member, &seats) in (0..).zip(&world.seats_a) {
            let changes = market.arrive(seats, &acceptable(&world, member));
            pairs.retain(|pair| !changes.broken.contains(pair));
            pairs.extend(changes.made);
        }
        pairs.sort_unstable();
        assert_eq!(pairs, full.pairs(&problem));
        assert_eq!(pairs, market.pairs());
    }
}

#[test]
fn whatever_happens_the_pairs_stay_stable() {
    let mut dice = Dice(22);
    for _ in 0..400 {
        let mut world = World::bip(&mut dice, 6, 4, 2);
        let mut market = filled(&world, None);
        let (na, nb) = world.kind.sizes();
        for _ in 0..4 {
            let (member, mentor) = (dice.below(na.max(1)), dice.below(nb.max(1)));
            match dice.below(3) {
                0 => {
                    market.leave(member);
                    world.seats_a.iter_mut().skip(index(member)).take(1).for_each(|seat| *seat = 0);
                }
                1 => {
                    let seats = dice.below(4);
                    market.seat(mentor, seats);
                    world
                        .seats_b
                        .iter_mut()
                        .skip(index(mentor))
                        .take(1)
                        .for_each(|seat| *seat = seats);
                }
                _ => {
                    market.forbid(member, mentor);
                    world.edges.retain(|edge| (edge.a, edge.b) != (member, mentor));
                }
            }
            assert_stable(&world, &market);
        }
    }
}

fn index(id: u32) -> usize {
    usize::try_from(id).unwrap()
}

fn assert_stable(world: &World, market: &Market) {
    let pairs = market.pairs();
    let place =
        |&pair: &(u32, u32)| world.edges.iter().position(|edge| (edge.a, edge.b) == pair).unwrap();
    let matching: Vec<usize> = pairs.iter().map(place).collect();
    let known = Known::wishes_of(world, false, None);
    assert!(known.is_stable(world, &matching), "{world:?}\n{pairs:?}");
    assert_eq!(market.problem().unwrap().kind(), world.kind);
}
