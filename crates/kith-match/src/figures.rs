//! What a pairing comes to: the figures of the report and of the certificate.

use std::ops::Range;

use crate::answer::{Answer, Objective, Options};
use crate::crew::{hands, share};
use crate::problem::Problem;
use crate::table::{By, at, no};
use crate::wishes::{Measure, Wishes};

/// The figures of a pairing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Pairs made.
    pub pairs: u64,
    /// Thousandths of a per cent of the seats that could be taken; 100,000 where there are none.
    pub matched: u64,
    /// Sum of both scores over all pairs.
    pub total: u64,
    /// The lowest score of one side in a pair; 0 without pairs.
    pub worst_side_score: u32,
    /// Acceptable pairs that would both rather have one another.
    pub blocking_pairs: u64,
    /// What nobody can exceed, where prices prove it.
    pub bound: Option<u64>,
    /// Of members or peers with a seat and without a partner, why.
    pub unmatched: Unmatched,
    pub(crate) held: Held,
}

/// Members or peers without a partner, ascending, each under the one reason that holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unmatched {
    /// In no acceptable pair.
    pub no_acceptable_partner: Vec<u32>,
    /// Everyone acceptable is full.
    pub all_better_placed: Vec<u32>,
    /// Left out of an odd party.
    pub odd_party: Vec<u32>,
}

impl Figures {
    /// Counts what the answer comes to.
    #[must_use]
    pub fn of(problem: &Problem, options: Options, answer: &Answer) -> Self {
        let wishes = wishes(problem, options);
        let made = made(&wishes, &answer.edges);
        let held = Held::of(&wishes, &made);
        Self {
            pairs: u64::from(no(answer.edges.len())),
            matched: matched(problem, answer.edges.len()),
            total: made.iter().map(|pair| u64::from(pair.worth)).sum(),
            worst_side_score: made.iter().map(|pair| pair.value).min().unwrap_or(0),
            blocking_pairs: held.blocking(&wishes, &made),
            bound: answer.bound.or_else(|| Some(answer.duals.as_ref()?.bound(problem))),
            unmatched: unmatched(problem, answer, &held),
            held,
        }
    }

    /// How far the total may be from the greatest, in millionths of a per cent of the bound.
    #[must_use]
    pub fn gap(&self) -> Option<u64> {
        let bound = u128::from(self.bound?);
        if bound == 0 {
            return Some(0);
        }
        let off = bound.saturating_sub(u128::from(self.total)) * 100_000_000;
        u64::try_from((off + bound / 2) / bound).ok()
    }
}

/// The preferences under which these options are judged.
pub(crate) fn wishes(problem: &Problem, options: Options) -> Wishes<'_> {
    let measure = if options.objective == Objective::Mutual { Measure::Sum } else { Measure::Own };
    Wishes::new(problem, measure, options.seed)
}

/// A pair that was made, taken out of the columns once: its edge lies far from the next.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Made {
    a: u32,
    b: u32,
    wish_a: u64,
    wish_b: u64,
    worth: u32,
    value: u32,
}

/// The pairs of these edges.
pub(crate) fn made(wishes: &Wishes, edges: &[u32]) -> Vec<Made> {
    let problem = wishes.problem;
    let made = |&edge: &u32| Made {
        a: problem.a[edge],
        b: problem.b[edge],
        wish_a: wishes.of_a(edge),
        wish_b: wishes.of_b(edge),
        worth: problem.worth(edge),
        value: problem.value(edge),
    };
    let part = |part: Range<u32>| -> Vec<Made> {
        let edges = edges.get(at(part.start)..at(part.end)).unwrap_or_default();
        edges.iter().map(made).collect()
    };
    share(no(edges.len()), hands(problem.m()), part).concat()
}

/// The least wanted partner of everyone whose seats are all taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Held {
    load_a: By<u32>,
    /// The wish below which a person refuses; 0 while a seat is free, the greatest number without any seat.
    pub(crate) floor_a: By<u64>,
    pub(crate) floor_b: By<u64>,
}

impl Held {
    pub(crate) fn of(wishes: &Wishes, made: &[Made]) -> Self {
        let problem = wishes.problem;
        let mut a = Half::new(&problem.seats_a);
        let mut b = Half::new(&problem.seats_b);
        for pair in made {
            a.note(pair.a, pair.wish_a);
            let far = if problem.is_room() { &mut a } else { &mut b };
            far.note(pair.b, pair.wish_b);
        }
        let load_a = a.load.clone();
        let (floor_a, floor_b) = (a.close(&problem.seats_a), b.close(&problem.seats_b));
        Self { load_a, floor_a, floor_b }
    }

    fn blocking(&self, wishes: &Wishes, made: &[Made]) -> u64 {
        let all = if wishes.go_by_sum() {
            self.wanting(wishes, |own, far| (own + far, own + far))
        } else {
            self.wanting(wishes, |own, far| (own, far))
        };
        let floor_b = self.far_floor(wishes);
        let wants =
            |pair: &&Made| pair.wish_a > self.floor_a[pair.a] && pair.wish_b > floor_b[pair.b];
        all - u64::from(no(made.iter().filter(wants).count()))
    }

    /// How many pairs, made or not, are wanted more on both sides than what is held. Row after row, so that what a
    /// member holds is looked up once.
    fn wanting(&self, wishes: &Wishes, counted: impl Fn(u32, u32) -> (u32, u32) + Sync) -> u64 {
        let problem = wishes.problem;
        let floor_b = self.far_floor(wishes);
        let (own, far) = wishes.columns();
        let row = |a: u32| {
            let (from, to) = (problem.start[a], problem.start[a + 1]);
            let scores = own.get(at(from)..at(to)).unwrap_or_default().iter();
            let scores = scores.zip(far.get(at(from)..at(to)).unwrap_or_default());
            let (floor, low) = (self.floor_a[a], wishes.low_a(a));
            let wanted = |((&own, &far), &b): ((&u32, &u32), &u32)| {
                let (own, far) = counted(own, far);
                let wish_a = (u64::from(own) << 32) | wishes.low_b(b);
                u64::from((wish_a > floor) & ((low | (u64::from(far) << 32)) > floor_b[b]))
            };
            scores.zip(problem.b.part(from, to)).map(wanted).sum::<u64>()
        };
        let parts = share(problem.na(), hands(problem.m()), |part| part.map(row).sum::<u64>());
        parts.into_iter().sum()
    }

    fn far_floor(&self, wishes: &Wishes) -> &By<u64> {
        if wishes.problem.is_room() { &self.floor_a } else { &self.floor_b }
    }
}

struct Half {
    load: By<u32>,
    floor: By<u64>,
}

impl Half {
    fn new(seats: &By<u32>) -> Self {
        let people = seats.count();
        Self { load: By::all(people, 0), floor: By::all(people, u64::MAX) }
    }

    fn note(&mut self, person: u32, wish: u64) {
        self.load[person] += 1;
        self.floor[person] = self.floor[person].min(wish);
    }

    fn close(mut self, seats: &By<u32>) -> By<u64> {
        for person in seats.ids() {
            if self.load[person] < seats[person] {
                self.floor[person] = 0;
            }
        }
        self.floor
    }
}

fn matched(problem: &Problem, pairs: usize) -> u64 {
    let sum = |seats: &By<u32>| seats.iter().map(|&seats| u128::from(seats)).sum::<u128>();
    let (a, b) = (sum(&problem.seats_a), sum(&problem.seats_b));
    let pairs = u128::from(no(pairs)) * 100_000;
    let (pairs, seats) = if problem.is_room() { (2 * pairs, a) } else { (pairs, a.min(b)) };
    if seats == 0 {
        return 100_000;
    }
    u64::try_from((pairs + seats / 2) / seats).unwrap_or(u64::MAX)
}

fn unmatched(problem: &Problem, answer: &Answer, held: &Held) -> Unmatched {
    let mut wanted: By<bool> =
        (0..problem.na()).map(|a| problem.start[a] < problem.start[a + 1]).collect();
    if problem.is_room() {
        problem.b.iter().for_each(|&b| wanted[b] = true);
    }
    let mut left_out = By::all(problem.na(), false);
    if let Some(parties) = &answer.parties {
        for &person in &parties.dropped {
            left_out[person] = true;
        }
    }
    let mut all = Unmatched::default();
    let alone = |&person: &u32| held.load_a[person] == 0 && problem.seats_a[person] > 0;
    for person in (0..problem.na()).filter(alone) {
        let list = match (wanted[person], left_out[person]) {
            (false, _) => &mut all.no_acceptable_partner,
            (true, true) => &mut all.odd_party,
            (true, false) => &mut all.all_better_placed,
        };
        list.push(person);
    }
    all
}
