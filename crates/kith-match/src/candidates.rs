//! Who could be paired with whom, from packed profiles: hard filters first, then the mentors who share most with each
//! member. Every pair is looked at, so nobody is lost to an approximation, and the count says why.

use std::collections::BTreeMap;

use crate::table::no;

/// What the search sees of a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// Experiences, goals, interests and whatever else may be shared, one bit each.
    pub bits: [u64; 8],
    /// Programme and age band; only equal ones meet.
    pub band: u32,
    /// One bit for each language; one must be shared.
    pub languages: u64,
    /// The hours 0..168 of the week that are free, in UTC; the first hour is the lowest bit.
    pub hours: [u64; 3],
}

/// What two people must have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gate {
    /// Free hours that both share.
    pub hours: u32,
    /// How many candidates a member gets at most.
    pub most: usize,
}

/// A mentor for one member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The mentor's place in the list.
    pub mentor: u32,
    /// Bits shared.
    pub shared: u32,
}

/// For each member the mentors who pass the gate and share most, best first; ties by the smaller id.
#[must_use]
pub fn candidates(members: &[Profile], mentors: &[Profile], gate: Gate) -> Vec<Vec<Candidate>> {
    let mut bands: BTreeMap<u32, Vec<(u32, Profile)>> = BTreeMap::new();
    for (place, mentor) in mentors.iter().enumerate() {
        bands.entry(mentor.band).or_default().push((no(place), *mentor));
    }
    let near = |member: &Profile| bands.get(&member.band).map(|band| nearest(member, band, gate));
    members.iter().map(|member| near(member).unwrap_or_default()).collect()
}

fn nearest(member: &Profile, band: &[(u32, Profile)], gate: Gate) -> Vec<Candidate> {
    // One more than what is shared; 0 where the gate is shut. Nothing is sorted that cannot be among the best.
    let marks: Vec<u32> = band.iter().map(|(_, mentor)| mark(member, mentor, gate.hours)).collect();
    let least = least_mark(&marks, gate.most);
    let good = band.iter().zip(&marks).filter(|&(_, &mark)| mark >= least);
    let mut best: Vec<Candidate> =
        good.map(|(&(mentor, _), &mark)| Candidate { mentor, shared: mark - 1 }).collect();
    best.sort_by_key(|one| (std::cmp::Reverse(one.shared), one.mentor));
    best.truncate(gate.most);
    best
}

fn mark(member: &Profile, mentor: &Profile, hours: u32) -> u32 {
    let together = common(&member.hours, &mentor.hours);
    if member.languages & mentor.languages == 0 || together < hours {
        return 0;
    }
    1 + common(&member.bits, &mentor.bits)
}

fn common<const N: usize>(one: &[u64; N], other: &[u64; N]) -> u32 {
    one.iter().zip(other).map(|(one, other)| (one & other).count_ones()).sum()
}

/// The mark that the last of the best `most` has; at least 1.
fn least_mark(marks: &[u32], most: usize) -> u32 {
    let mut having: BTreeMap<u32, usize> = BTreeMap::new();
    for &mark in marks.iter().filter(|&&mark| mark > 0) {
        *having.entry(mark).or_default() += 1;
    }
    let mut found = 0;
    for (&mark, count) in having.iter().rev() {
        found += count;
        if found >= most {
            return mark;
        }
    }
    1
}

#[cfg(test)]
mod tests {
    use super::{Candidate, Gate, Profile, candidates};
    use crate::tests::Dice;

    fn profile(dice: &mut Dice) -> Profile {
        Profile {
            bits: [0; 8].map(|_: u64| dice.next() & dice.next()),
            band: dice.below(2),
            languages: 1 << dice.below(3),
            hours: [dice.next() & dice.next() & dice.next(), 0, 0],
        }
    }

    /// The same by sorting everybody.
    fn plainly(member: &Profile, mentors: &[Profile], gate: Gate) -> Vec<Candidate> {
        let ones = |one: &[u64], other: &[u64]| -> u32 {
            one.iter().zip(other).map(|(one, other)| (one & other).count_ones()).sum()
        };
        let mut all: Vec<Candidate> = (0..)
            .zip(mentors)
            .filter(|(_, mentor)| {
                mentor.band == member.band
                    && mentor.languages & member.languages != 0
                    && ones(&mentor.hours, &member.hours) >= gate.hours
            })
            .map(|(id, it)| Candidate { mentor: id, shared: ones(&it.bits, &member.bits) })
            .collect();
        all.sort_by_key(|one| (std::cmp::Reverse(one.shared), one.mentor));
        all.truncate(gate.most);
        all
    }

    #[test]
    fn the_best_are_those_that_sorting_everybody_finds() {
        let mut dice = Dice(31);
        for _ in 0..60 {
            let members: Vec<Profile> = (0..8).map(|_| profile(&mut dice)).collect();
            let mentors: Vec<Profile> = (0..dice.below(90)).map(|_| profile(&mut dice)).collect();
            let gate = Gate { hours: dice.below(9), most: dice.pick(&[0, 1, 5, 50]) };
            let found = candidates(&members, &mentors, gate);
            for (member, found) in members.iter().zip(found) {
                assert_eq!(found, plainly(member, &mentors, gate));
            }
        }
    }
}
