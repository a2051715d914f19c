//! What a result of circles comes to, worked out anew from what the peers said: it shares nothing with the search but
//! the rules that must hold.

use crate::circles::{Circle, Gathering, Peer, faults};
use crate::table::{at, no};

/// Each member's mean fit with the others of the circle, in thousandths, rounded down, in the order of the members.
#[must_use]
pub fn means(gathering: &Gathering, circle: &Circle) -> Vec<u32> {
    let peers: Vec<&Peer> =
        circle.members.iter().filter_map(|&id| gathering.peers.get(at(id))).collect();
    let others = no(peers.len().saturating_sub(1));
    let mean = |(place, one): (usize, &&Peer)| {
        let rest = peers.iter().enumerate().filter(|&(other, _)| other != place);
        let sum: u32 = rest.map(|(_, other)| shared(one, other)).sum();
        sum.checked_div(others).unwrap_or(0)
    };
    peers.iter().enumerate().map(mean).collect()
}

/// Whether nothing small makes a result better: no free place that somebody without one may take, and no move or swap
/// of members, between two circles or with somebody outside, after which the worst-off are better off, or else
/// everybody together (leximin). Tries all of them.
#[must_use]
pub fn is_settled(gathering: &Gathering, circles: &[Circle]) -> bool {
    let placed: Vec<u32> = circles.iter().flat_map(|circle| circle.members.clone()).collect();
    let outside: Vec<u32> =
        (0..no(gathering.peers.len())).filter(|person| !placed.contains(person)).collect();
    let lone = |circle: &Circle| {
        let takes = |&person: &u32| {
            lawful(gathering, &[with(circle, None, Some(person))])
                || circle.members.iter().any(|&member| {
                    improves(gathering, &[circle], &[with(circle, Some(member), Some(person))])
                })
        };
        outside.iter().any(takes)
    };
    let two = |(place, one): (usize, &Circle)| {
        circles.iter().skip(place + 1).any(|other| {
            exchanges(one, other).any(|changed| improves(gathering, &[one, other], &changed))
        })
    };
    !circles.iter().any(lone) && !circles.iter().enumerate().any(two)
}

/// How much two peers share: over their common topics the smaller weight.
fn shared(one: &Peer, other: &Peer) -> u32 {
    let weight = |topic: u32| other.topics.iter().find(|it| it.0 == topic).map_or(0, |it| it.1);
    one.topics.iter().map(|&(topic, own)| own.min(weight(topic))).sum()
}

/// Every move of one member and every swap of two.
fn exchanges<'a>(
    one: &'a Circle,
    other: &'a Circle,
) -> impl Iterator<Item = [Circle; 2]> + use<'a> {
    let some =
        |circle: &'a Circle| std::iter::once(None).chain(circle.members.iter().copied().map(Some));
    some(one).flat_map(move |near| {
        some(other).map(move |far| [with(one, near, far), with(other, far, near)])
    })
}

fn with(circle: &Circle, without: Option<u32>, person: Option<u32>) -> Circle {
    let stay = circle.members.iter().copied().filter(|&member| Some(member) != without);
    let mut members: Vec<u32> = stay.chain(person).collect();
    members.sort_unstable();
    Circle { members, ..*circle }
}

fn improves(gathering: &Gathering, old: &[&Circle], new: &[Circle]) -> bool {
    let old = ascending(old.iter().flat_map(|circle| means(gathering, circle)).collect());
    let all = ascending(new.iter().flat_map(|circle| means(gathering, circle)).collect());
    all > old && lawful(gathering, new)
}

fn ascending(mut means: Vec<u32>) -> Vec<u32> {
    means.sort_unstable();
    means
}

fn lawful(gathering: &Gathering, circles: &[Circle]) -> bool {
    faults(gathering, circles).is_empty()
}

#[cfg(test)]
mod tests {
    use super::{is_settled, means};
    use crate::circles::{Circle, Facilitator, Gathering, Peer, circles};

    /// Four who share topic 0 and four who share topic 1, whatever their ids.
    fn gathering() -> Gathering {
        let peer =
            |id: u32| Peer { topics: vec![(id % 2, 900)], hours: vec![9], ..Peer::default() };
        let lead = Facilitator { circles: 1, languages: vec![0], bands: vec![0], hours: vec![9] };
        Gathering {
            peers: (0..8).map(peer).collect(),
            facilitators: vec![lead.clone(), lead],
            size: (2, 4),
        }
    }

    fn circle(facilitator: u32, members: &[u32]) -> Circle {
        Circle { facilitator, hour: 9, members: members.to_vec() }
    }

    #[test]
    fn means_round_down() {
        let mut gathering = gathering();
        gathering.peers[2].topics = vec![(0, 100), (1, 50)];
        assert_eq!(means(&gathering, &circle(0, &[0, 1, 2])), [50, 25, 75]);
        assert_eq!(means(&gathering, &circle(0, &[0])), [0]);
    }

    #[test]
    fn a_result_is_settled_where_no_move_or_swap_helps() {
        let gathering = gathering();
        assert!(is_settled(&gathering, &[circle(0, &[0, 2, 4, 6]), circle(1, &[1, 3, 5, 7])]));
        assert!(!is_settled(&gathering, &[circle(0, &[0, 2, 4, 7]), circle(1, &[1, 3, 5, 6])]));
        assert!(!is_settled(&gathering, &[circle(0, &[0, 2, 4]), circle(1, &[1, 3, 5, 7])]));
        assert!(is_settled(&gathering, &circles(&gathering).circles));
    }
}
