//! Circles of random gatherings keep every rule, and no single move or swap would be better.

use super::world::Dice;
use crate::{Circle, Facilitator, Fault, Gathering, Peer, circles, faults};

fn some(dice: &mut Dice, from: u32, chance: u32) -> Vec<u32> {
    (0..from).filter(|_| dice.below(100) < chance).collect()
}

fn gathering(dice: &mut Dice) -> Gathering {
    let people = dice.below(60);
    let peers = (0..people).map(|_| Peer {
        language: dice.below(2),
        band: 0,
        topics: some(dice, 6, 40).into_iter().map(|topic| (topic, 1 + dice.below(160))).collect(),
        facets: some(dice, 4, 40),
        not_alone_in: Vec::new(),
        apart: some(dice, people, 2),
        hours: some(dice, 12, 50).into_iter().map(|hour| hour * 14).collect(),
    });
    let mut peers: Vec<Peer> = peers.collect();
    for peer in &mut peers {
        peer.not_alone_in = peer.facets.iter().copied().filter(|_| dice.below(5) == 0).collect();
    }
    let leads = (0..dice.below(5)).map(|_| Facilitator {
        circles: dice.below(4),
        languages: some(dice, 2, 70),
        bands: vec![0],
        hours: some(dice, 12, 40).into_iter().map(|hour| hour * 14).collect(),
    });
    Gathering { facilitators: leads.collect(), peers, size: (5, 8) }
}

#[test]
fn every_circle_keeps_every_rule_and_everyone_else_has_a_reason() {
    let mut dice = Dice(41);
    let mut found = 0;
    for _ in 0..60 {
        let gathering = gathering(&mut dice);
        let result = circles(&gathering);
        assert_eq!(faults(&gathering, &result.circles), []);
        let placed: usize = result.circles.iter().map(|circle| circle.members.len()).sum();
        assert_eq!(placed + result.left_out.len(), gathering.peers.len());
        found += result.circles.len();
    }
    assert!(found > 60, "{found}");
}

#[test]
fn a_broken_rule_has_a_name() {
    let peer = |id: u32| Peer { hours: vec![10], apart: vec![(id + 1) % 2], ..Peer::default() };
    let lead = Facilitator { circles: 1, languages: vec![0], bands: vec![0], hours: vec![10] };
    let gathering =
        Gathering { peers: (0..2).map(peer).collect(), facilitators: vec![lead], size: (2, 12) };
    let circle = |hour, members: &[u32]| Circle { facilitator: 0, hour, members: members.to_vec() };
    assert_eq!(faults(&gathering, &[circle(10, &[0, 1])]), [Fault::Apart(0)]);
    assert_eq!(faults(&gathering, &[circle(10, &[0])]), [Fault::Size(0)]);
    assert_eq!(faults(&gathering, &[circle(11, &[0, 0])]), [Fault::Hour(0), Fault::Twice(0)]);
}
