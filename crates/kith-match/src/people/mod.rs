//! From what people said to acceptable pairs with two scores: laws that no weight can bend, features of 0..=1,000 each,
//! and the tiers of a choice. Words are numbers here; whoever reads the answers of people numbers them. No fraction
//! stands between an answer and a pair.

mod laws;
mod measures;

use std::{collections::BTreeMap, panic::resume_unwind, thread};

use crate::problem::Edge;
use crate::table::{at, no};

pub use laws::{Barrier, Law};
pub use measures::{Feature, Measure, Points};

/// The sum of all weights.
pub const WEIGHTS: u32 = 1_000;

/// What a person said in one field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Said {
    /// Nothing, or nothing that may be used: counts as the programme's mean.
    #[default]
    Nothing,
    /// Numbers of words, ascending.
    Words(Vec<u32>),
    /// A place on a scale, or a number.
    Place(i64),
}

/// A member or a mentor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// Who it is: the same number in both roles is one person, who is never paired with themselves.
    pub who: u32,
    /// By field; a field that is missing at the end was not answered.
    pub said: Vec<Said>,
    /// Whom the person would like, best first, as places on the other side.
    pub choices: Vec<u32>,
    /// Whom the person never wants, as places on the other side.
    pub never: Vec<u32>,
    /// Weeks waited since the first request.
    pub weeks: u32,
    /// Whether the last run left this person out.
    pub left_out: bool,
}

/// Who could be paired, and by which rules. Weights sum to [`WEIGHTS`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pool {
    /// By place.
    pub members: Vec<Person>,
    /// By place.
    pub mentors: Vec<Person>,
    /// What must hold for every pair.
    pub laws: Vec<Law>,
    /// What makes one pair better than another.
    pub features: Vec<Feature>,
}

/// What the pool comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weighed {
    /// The acceptable pairs, ascending by (a, b).
    pub edges: Vec<Edge>,
    /// By feature: its mean over the acceptable pairs in which both answered; 0 where nobody did.
    pub means: Vec<u32>,
    /// How many pairs each barrier shut out, counted at the first that stands between them.
    pub shut: BTreeMap<Barrier, u64>,
}

impl Pool {
    /// The acceptable pairs and their scores.
    #[must_use]
    pub fn weigh(&self) -> Weighed {
        let (pairs, shut) = self.sift();
        let means = self.means(&pairs);
        let edge = |&(a, b): &(u32, u32)| self.edge(a, b, &means);
        let edges = in_parts(&pairs, pairs.len() * 4, |part| part.iter().map(edge).collect());
        let edges: Vec<Vec<Edge>> = edges;
        let edges = edges.concat();
        Weighed { edges, means, shut }
    }

    /// The first thing that stands between two people; `None` where they may be paired.
    #[must_use]
    pub fn barrier(&self, a: u32, b: u32) -> Option<Barrier> {
        let (member, mentor) = self.both(a, b)?;
        laws::barrier(&self.laws, (a, member), (b, mentor))
    }

    /// What each feature gives a pair, in the order of the features.
    #[must_use]
    pub fn points(&self, a: u32, b: u32, means: &[u32]) -> Vec<Points> {
        let Some((member, mentor)) = self.both(a, b) else { return Vec::new() };
        let means = means.iter().chain(std::iter::repeat(&0));
        let each = self.features.iter().zip(means);
        each.map(|(feature, &mean)| feature.points(member, mentor, mean)).collect()
    }

    fn both(&self, a: u32, b: u32) -> Option<(&Person, &Person)> {
        self.members.get(at(a)).zip(self.mentors.get(at(b)))
    }

    /// The acceptable pairs, and what shut out the others.
    fn sift(&self) -> (Vec<(u32, u32)>, BTreeMap<Barrier, u64>) {
        let (mut pairs, mut shut) = (Vec::new(), BTreeMap::new());
        let members: Vec<(u32, &Person)> = (0..).zip(&self.members).collect();
        let work = self.members.len() * self.mentors.len();
        for (near, counts) in in_parts(&members, work, |part| self.sift_part(part)) {
            pairs.extend(near);
            for (count, barrier) in counts.into_iter().zip(Barrier::all()) {
                if count > 0 {
                    *shut.entry(barrier).or_default() += count;
                }
            }
        }
        (pairs, shut)
    }

    /// The same for some members; the counts in the order of [`Barrier::all`].
    fn sift_part(&self, members: &[(u32, &Person)]) -> (Vec<(u32, u32)>, Vec<u64>) {
        let (mut pairs, mut counts) = (Vec::new(), vec![0; self.laws.len() + 2]);
        for &(a, member) in members {
            for (b, mentor) in (0..).zip(&self.mentors) {
                match laws::barrier(&self.laws, (a, member), (b, mentor)) {
                    None => pairs.push((a, b)),
                    Some(barrier) => {
                        if let Some(count) = counts.get_mut(barrier.place()) {
                            *count += 1_u64;
                        }
                    }
                }
            }
        }
        (pairs, counts)
    }

    fn means(&self, pairs: &[(u32, u32)]) -> Vec<u32> {
        let mean = |feature: &Feature| {
            let known = pairs.iter().filter_map(|&(a, b)| {
                let (member, mentor) = self.both(a, b)?;
                feature.known(member, mentor)
            });
            let (sum, count) = known
                .fold((0_u64, 0_u64), |(sum, count), points| (sum + u64::from(points), count + 1));
            u32::try_from(sum.checked_div(count).unwrap_or(0)).unwrap_or(0)
        };
        self.features.iter().map(mean).collect()
    }

    fn edge(&self, a: u32, b: u32, means: &[u32]) -> Edge {
        let Some((member, mentor)) = self.both(a, b) else {
            return Edge { a, b, score_a: 0, score_b: 0 };
        };
        let given = self.features.iter().zip(means);
        let fit: u32 =
            given.map(|(it, &mean)| it.points(member, mentor, mean).of * it.weight).sum();
        let score_a = chosen(member, b, fit).unwrap_or_else(|| times(fit, 899_999));
        let score_b =
            chosen(mentor, a, fit).unwrap_or_else(|| turn(fit, member.weeks, member.left_out));
        Edge { a, b, score_a, score_b }
    }
}

/// Less work than this is not worth a thread.
const WORTH_A_THREAD: usize = 50_000;

/// What two threads make of two halves of a list, in its order; one thread of it all where there is little to do.
fn in_parts<T: Sync, R: Send>(list: &[T], work: usize, make: impl Fn(&[T]) -> R + Sync) -> Vec<R> {
    if work < WORTH_A_THREAD {
        return vec![make(list)];
    }
    let (one, other) = list.split_at(list.len() / 2);
    thread::scope(|scope| {
        let first = scope.spawn(|| make(one));
        let second = make(other);
        vec![first.join().unwrap_or_else(|panic| resume_unwind(panic)), second]
    })
}

/// The tier of an explicit choice: rank 1 above all, rank 10 above everything unchosen. Ranks after the tenth count as
/// no choice.
fn chosen(person: &Person, other: u32, fit: u32) -> Option<u32> {
    let place = person.choices.iter().take(10).position(|&choice| choice == other)?;
    Some(900_000 + (9 - no(place)) * 10_000 + times(fit, 9_999))
}

/// How much a mentor wants a member whom they did not choose: twenty bands of likeness, and within a band the longer
/// wait.
pub(crate) fn turn(fit: u32, weeks: u32, left_out: bool) -> u32 {
    let band = (fit / 50_000).min(19);
    band * 45_000 + 1_500 * weeks.min(26) + if left_out { 5_000 } else { 0 }
}

fn times(fit: u32, most: u32) -> u32 {
    u32::try_from(u64::from(fit) * u64::from(most) / 1_000_000).unwrap_or(most)
}

#[cfg(test)]
mod tests {
    use super::{Feature, Law, Measure, Person, Pool, Said};

    fn person(who: u32, topics: &[u32], grade: i64) -> Person {
        let said = vec![Said::Words(topics.to_vec()), Said::Place(grade)];
        Person { who, said, ..Person::default() }
    }

    fn pool() -> Pool {
        Pool {
            members: vec![person(0, &[1, 2], 3), person(1, &[2], 4)],
            mentors: vec![person(2, &[1, 2], 4), person(1, &[3], 5)],
            laws: Vec::new(),
            features: vec![Feature { field: 0, weight: 1_000, measure: Measure::Overlap }],
        }
    }

    #[test]
    fn scores_are_those_of_the_tiers() {
        let mut pool = pool();
        pool.members[0].weeks = 30;
        pool.members[0].left_out = true;
        pool.members[1].choices = vec![1, 0];
        let edges = pool.weigh().edges;
        let scores: Vec<_> = edges.iter().map(|it| (it.a, it.b, it.score_a, it.score_b)).collect();
        // Member 1 and mentor 1 are one person.
        assert_eq!(
            scores,
            [
                (0, 0, 899_999, 855_000 + 39_000 + 5_000),
                (0, 1, 0, 44_000),
                (1, 0, 989_999, 855_000)
            ]
        );
    }

    #[test]
    fn laws_shut_pairs_out_whatever_the_weights() {
        let mut pool = pool();
        let mut check = |laws: &[Law], expected: &[(u32, u32)]| {
            pool.laws = laws.to_vec();
            let pairs: Vec<_> = pool.weigh().edges.iter().map(|it| (it.a, it.b)).collect();
            assert_eq!(pairs, expected, "{laws:?}");
        };
        check(&[], &[(0, 0), (0, 1), (1, 0)]);
        check(&[Law::Shared { field: 0, least: 1 }], &[(0, 0), (1, 0)]);
        check(&[Law::Shared { field: 0, least: 2 }], &[(0, 0)]);
        check(&[Law::Different { field: 0 }], &[(0, 1)]);
        check(&[Law::Above { field: 1, least: 1, most: 1 }], &[(0, 0)]);
        check(&[Law::Above { field: 1, least: 0, most: 2 }], &[(0, 0), (0, 1), (1, 0)]);
        check(&[Law::Apart { mentor: 0, member: 0 }], &[(0, 1)]);
        check(&[Law::Chosen], &[]);
    }

    #[test]
    fn two_threads_find_what_one_finds() {
        let grades = || (0..300).map(|it| person(it, &[it % 7, 7 + it % 3], i64::from(it % 5)));
        let mut pool = Pool { members: grades().collect(), ..pool() };
        pool.mentors = grades().map(|it| Person { who: it.who + 1_000, ..it }).collect();
        pool.laws = vec![Law::Different { field: 1 }, Law::Above { field: 1, least: 1, most: 2 }];
        let whole = pool.weigh();
        let pairs = |from: u32, to: u32| {
            let each = (from..to).flat_map(|a| (0..300).map(move |b| (a, b)));
            each.filter(|&(a, b)| pool.barrier(a, b).is_none()).collect::<Vec<_>>()
        };
        let found: Vec<_> = whole.edges.iter().map(|it| (it.a, it.b)).collect();
        assert_eq!(found, pairs(0, 300));
        assert!(pool.members.len() * pool.mentors.len() > super::WORTH_A_THREAD);
        let shut: u64 = whole.shut.values().sum();
        assert_eq!(shut, 90_000 - u64::try_from(found.len()).unwrap());
    }

    #[test]
    fn a_missing_answer_counts_as_the_mean_and_never_as_nothing() {
        let mut pool = pool();
        pool.mentors.push(Person { who: 9, ..Person::default() });
        let weighed = pool.weigh();
        // Known: 1000, 0 and 1000.
        assert_eq!(weighed.means, [666]);
        let points = pool.points(0, 2, &weighed.means);
        assert!(points[0].of == 666 && points[0].missing);
    }
}
