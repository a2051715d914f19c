//! Stable partitions of peers (Tan 1991): who can be stable, and who is left out of an odd party.

use serde_json::Value;

use super::proof::{integers, persons};
use super::state::{State, of, put};

/// The people left out, ascending, or the code and the words of what is wrong.
pub(super) fn dropped(
    state: &State,
    certificate: &Value,
) -> Result<Vec<usize>, (&'static str, &'static str)> {
    let wrong = |what| ("partition", what);
    let odd = |what| ("odd_parties", what);
    let people = state.instance.na;
    if state.instance.seats.iter().any(|&seats| seats > 1) {
        return Err(wrong("only for peers with one seat each"));
    }
    let next = persons(certificate.get("partition"), people).filter(|next| next.len() == people);
    let next = next.ok_or(wrong("not a permutation of all people"))?;
    let mut before = vec![None; people];
    next.iter().enumerate().for_each(|(person, &next)| put(&mut before, next, Some(person)));
    let before: Option<Vec<usize>> = before.into_iter().collect();
    let before = before.ok_or(wrong("not a permutation of all people"))?;
    let keeps = keeps(state, &next, &before)
        .ok_or(wrong("somebody does not want the successor more than the predecessor"))?;
    let leaves = |edge| {
        let (wish_a, wish_b) = state.wishes(edge);
        let keeps = |person| of(&keeps, person, i64::MAX);
        wish_a > keeps(state.near(edge)) && wish_b > keeps(state.far(edge))
    };
    if state.edges().any(leaves) {
        return Err(wrong("two people would both leave their party"));
    }
    let parties = odd_parties(&next);
    if certificate.get("odd_parties").and_then(parties_of).as_ref() != Some(&parties) {
        return Err(odd("the list is not that of the partition"));
    }
    let mut dropped = persons(certificate.get("dropped"), people)
        .ok_or(odd("exactly one person of each odd party must be left out"))?;
    let mut left_out = vec![false; people];
    for &person in &dropped {
        put(&mut left_out, person, true);
    }
    let one_each = parties
        .iter()
        .all(|party| party.iter().filter(|&&person| of(&left_out, person, false)).count() == 1);
    if dropped.len() != parties.len() || !one_each {
        return Err(odd("exactly one person of each odd party must be left out"));
    }
    let short = |person: usize| {
        of(&next, person, person) != person
            && !of(&left_out, person, false)
            && state.floor(person) < of(&keeps, person, -1)
    };
    if (0..people).any(short) {
        return Err(odd("somebody holds less than the party gives"));
    }
    dropped.sort_unstable();
    Ok(dropped)
}

/// How much everyone wants the predecessor, -1 for oneself, above all without a seat; `None` where that is not less
/// than the wish for the successor.
fn keeps(state: &State, next: &[usize], before: &[usize]) -> Option<Vec<i64>> {
    let want = |person: usize, other: usize| {
        if person == other {
            return Some(-1);
        }
        let (wish_a, wish_b) = state.wishes(state.instance.find(person, other)?);
        Some(if person < other { wish_a } else { wish_b })
    };
    let each = next.iter().zip(before).enumerate().map(|(person, (&next, &before))| {
        let (onward, back) = (want(person, next)?, want(person, before)?);
        let good = next == before || onward > back;
        good.then_some(if state.seats(person) == 0 { i64::MAX } else { back })
    });
    each.collect()
}

/// The cycles of odd length from 3, each from its smallest id, in that order.
fn odd_parties(next: &[usize]) -> Vec<Vec<usize>> {
    let mut seen = vec![false; next.len()];
    let mut parties = Vec::new();
    for first in 0..next.len() {
        let mut party = Vec::new();
        let mut person = first;
        while !of(&seen, person, true) {
            put(&mut seen, person, true);
            party.push(person);
            person = of(next, person, person);
        }
        if party.len() > 1 && party.len() % 2 == 1 {
            parties.push(party);
        }
    }
    parties
}

fn parties_of(value: &Value) -> Option<Vec<Vec<usize>>> {
    let party = |party: &Value| {
        let ids = integers(Some(party))?;
        ids.into_iter().map(|id| usize::try_from(id).ok()).collect()
    };
    value.as_array()?.iter().map(party).collect()
}
