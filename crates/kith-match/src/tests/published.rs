//! Worked examples with known answers.

use super::world::{World, solved, total};
use crate::{Edge, Kind, Objective};

/// Wish lists of a side, best first, as scores for every acceptable pair; mentors' lists are `far`.
fn from_lists(near: &[&[u32]], far: &[&[u32]], seats_b: &[u32]) -> World {
    let id = |place: usize| u32::try_from(place).unwrap();
    let score = |list: &[u32], whom: u32| {
        list.iter().position(|&other| other == whom).map(|place| 10 - id(place))
    };
    let room = far.is_empty();
    let mut edges = Vec::new();
    for (a, list) in near.iter().enumerate() {
        let others = if room { near } else { far };
        for (b, other) in others.iter().enumerate().filter(|(b, _)| !room || a < *b) {
            let (a, b) = (id(a), id(b));
            if let (Some(score_a), Some(score_b)) = (score(list, b), score(other, a)) {
                edges.push(Edge { a, b, score_a, score_b });
            }
        }
    }
    let (na, nb) = (id(near.len()), id(far.len()));
    let kind = if room { Kind::Room { na } } else { Kind::Bip { na, nb } };
    World { kind, seats_a: vec![1; near.len()], seats_b: seats_b.to_vec(), edges }
}

fn pairs(world: &World, objective: Objective) -> Vec<(u32, u32)> {
    let found = solved(world, objective, None);
    found.into_iter().map(|edge| (world.edges[edge].a, world.edges[edge].b)).collect()
}

/// Gale & Shapley 1962, example 1: of three stable matchings the members' best gives each the first choice.
#[test]
fn everybody_gets_the_first_choice() {
    let world = from_lists(
        &[&[0, 1, 2], &[1, 2, 0], &[2, 0, 1]],
        &[&[1, 2, 0], &[2, 0, 1], &[0, 1, 2]],
        &[1, 1, 1],
    );
    assert_eq!(pairs(&world, Objective::Stable), [(0, 0), (1, 1), (2, 2)]);
}

/// Gale & Shapley 1962, the roommates example: 0, 1 and 2 chase one another, and nobody wants 3.
#[test]
fn three_chase_one_another_and_one_of_them_stays_with_the_fourth() {
    let world = from_lists(&[&[1, 2, 3], &[2, 0, 3], &[0, 1, 3], &[0, 1, 2]], &[], &[]);
    let found = pairs(&world, Objective::Stable);
    assert_eq!(found.len(), 2);
    assert!(found.iter().any(|&(_, b)| b == 3));
}

/// The teaching example of hospitals and residents: five members, three mentors with two seats.
#[test]
fn five_members_and_three_mentors_with_two_seats() {
    let world = from_lists(
        &[&[1], &[1, 0], &[1, 0, 2], &[1, 2, 0], &[0, 1, 2]],
        &[&[2, 4, 1, 3], &[2, 0, 1, 4, 3], &[2, 3, 4]],
        &[2, 2, 2],
    );
    assert_eq!(pairs(&world, Objective::Stable), [(0, 1), (1, 0), (2, 1), (3, 2), (4, 0)]);
}

/// Irving 1985's six people, by numbers from 0: two stable matchings.
#[test]
fn six_peers_with_two_stable_matchings() {
    let world = from_lists(
        &[
            &[2, 3, 1, 5, 4],
            &[5, 4, 3, 0, 2],
            &[1, 3, 4, 0, 5],
            &[4, 1, 2, 5, 0],
            &[2, 0, 1, 3, 5],
            &[4, 0, 2, 3, 1],
        ],
        &[],
        &[],
    );
    let known = [vec![(0, 5), (1, 3), (2, 4)], vec![(0, 5), (1, 4), (2, 3)]];
    assert!(known.contains(&pairs(&world, Objective::Stable)));
}

/// Our own: a triangle worth 10 a pair and a tail. Without an odd set prices prove only 21.
#[test]
fn an_odd_set_proves_the_greatest_total() {
    let edge = |a, b, score| Edge { a, b, score_a: score, score_b: score };
    let edges = vec![edge(0, 1, 5), edge(0, 2, 5), edge(1, 2, 5), edge(2, 3, 2), edge(3, 4, 3)];
    let world =
        World { kind: Kind::Room { na: 5 }, seats_a: vec![1; 5], seats_b: Vec::new(), edges };
    assert_eq!(total(&world, &solved(&world, Objective::Total, None)), 16);
}
