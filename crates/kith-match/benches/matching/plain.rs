//! The plainest deferred acceptance: every list sorted, a heap for each mentor. The yardstick, and no more.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::made::Made;

/// Score and member, the least wanted on top.
type Seats = BinaryHeap<Reverse<(u32, Reverse<u32>)>>;

/// Members' best stable pairs.
pub(crate) fn pairs(made: &Made) -> Vec<(u32, u32)> {
    let it = &made.columns;
    let na = usize::try_from(made.kind.sizes().0).unwrap();
    let mut lists: Vec<Vec<(Reverse<u32>, u32, u32)>> = vec![Vec::new(); na];
    for place in 0..it.a.len() {
        let list = &mut lists[usize::try_from(it.a[place]).unwrap()];
        list.push((Reverse(it.score_a[place]), it.b[place], it.score_b[place]));
    }
    for list in &mut lists {
        list.sort_unstable();
    }
    let mut next = vec![0; na];
    let mut held: Vec<Seats> = made.seats_b.iter().map(|_| Seats::new()).collect();
    let mut free: Vec<u32> = (0..u32::try_from(na).unwrap()).rev().collect();
    while let Some(member) = free.pop() {
        let at = usize::try_from(member).unwrap();
        let Some(&(_, mentor, score)) = lists[at].get(next[at]) else { continue };
        next[at] += 1;
        let mentor = usize::try_from(mentor).unwrap();
        held[mentor].push(Reverse((score, Reverse(member))));
        if held[mentor].len() > usize::try_from(made.seats_b[mentor]).unwrap()
            && let Some(Reverse((_, Reverse(gone)))) = held[mentor].pop()
        {
            free.push(gone);
        }
    }
    let each = (0..).zip(&held);
    each.flat_map(|(b, held)| held.iter().map(move |&Reverse((_, Reverse(a)))| (a, b))).collect()
}
