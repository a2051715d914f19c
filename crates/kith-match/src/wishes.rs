//! Strict preferences: the higher score first, then the smaller rank of the partner.

use crate::lottery::{Side, ranks};
use crate::problem::Problem;
use crate::table::By;

/// What a person's wish is made of.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Measure<'p> {
    /// The person's own score.
    Own,
    /// The sum of both scores, so that both sides agree about every pair.
    Sum,
    /// Scores that were moved, by edge: of a, of b.
    Moved(&'p By<u32>, &'p By<u32>),
}

/// Who asks and who is asked, and how much each wants whom. Members ask mentors; peers ask one another.
/// A wish is one number: the larger, the more wanted; two wishes of one person are never equal.
#[derive(Clone, Debug)]
pub(crate) struct Wishes<'p> {
    pub(crate) problem: &'p Problem,
    measure: Measure<'p>,
    rank_a: Option<By<u32>>,
    rank_b: Option<By<u32>>,
    /// People in the order of the draw.
    drawn_a: Option<By<u32>>,
    drawn_b: Option<By<u32>>,
}

impl<'p> Wishes<'p> {
    pub(crate) fn new(problem: &'p Problem, measure: Measure<'p>, seed: Option<u64>) -> Self {
        let drawn = |people, side| seed.map(|_| By::from(ranks(people, side, seed)));
        let rank_a = drawn(problem.na(), Side::A);
        let rank_b = if problem.is_room() { rank_a.clone() } else { drawn(problem.nb(), Side::B) };
        let (drawn_a, drawn_b) = (rank_a.as_ref().map(turned), rank_b.as_ref().map(turned));
        Self { problem, measure, rank_a, rank_b, drawn_a, drawn_b }
    }

    /// How much `a` of the edge wants its `b`.
    pub(crate) fn of_a(&self, edge: u32) -> u64 {
        let score = match self.measure {
            Measure::Own => self.problem.score_a[edge],
            Measure::Sum => self.problem.worth(edge),
            Measure::Moved(a, _) => a[edge],
        };
        wish(score, rank(self.rank_b.as_ref(), self.problem.b[edge]))
    }

    /// How much `b` of the edge wants its `a`.
    pub(crate) fn of_b(&self, edge: u32) -> u64 {
        self.of_b_for(self.problem.a[edge], edge)
    }

    /// The same where `a` is known: one column less to wait for.
    pub(crate) fn of_b_for(&self, a: u32, edge: u32) -> u64 {
        let score = match self.measure {
            Measure::Own => self.problem.score_b[edge],
            Measure::Sum => self.problem.worth(edge),
            Measure::Moved(_, b) => b[edge],
        };
        wish(score, rank(self.rank_a.as_ref(), a))
    }

    /// The scores of both sides by edge; where both go by the sum, still apart.
    pub(crate) fn columns(&self) -> (&[u32], &[u32]) {
        match self.measure {
            Measure::Own | Measure::Sum => {
                (self.problem.score_a.all_of(), self.problem.score_b.all_of())
            }
            Measure::Moved(a, b) => (a.all_of(), b.all_of()),
        }
    }

    /// Whether both sides go by the sum of their scores.
    pub(crate) fn go_by_sum(&self) -> bool {
        matches!(self.measure, Measure::Sum)
    }

    /// The lower half of every mentor's wish for this member.
    pub(crate) fn low_a(&self, member: u32) -> u64 {
        wish(0, self.rank_a(member))
    }

    /// The lower half of every member's wish for this mentor.
    pub(crate) fn low_b(&self, mentor: u32) -> u64 {
        wish(0, self.rank_b(mentor))
    }

    /// Whose place in the draw a mentor's wish ends with.
    pub(crate) fn member_behind(&self, wish: u64) -> u32 {
        behind(self.drawn_a.as_ref(), wish)
    }

    /// Whose place in the draw the wish of a member, or of a peer, ends with.
    pub(crate) fn partner_of_a(&self, wish: u64) -> u32 {
        behind(if self.problem.is_room() { &self.drawn_a } else { &self.drawn_b }.as_ref(), wish)
    }

    /// How much the asking `person` wants the edge.
    pub(crate) fn of_asker(&self, person: u32, edge: u32) -> u64 {
        if !self.problem.is_room() || self.problem.a[edge] == person {
            self.of_a(edge)
        } else {
            self.of_b(edge)
        }
    }

    /// How much the asked `person` wants the edge.
    pub(crate) fn of_asked(&self, person: u32, edge: u32) -> u64 {
        if !self.problem.is_room() || self.problem.b[edge] == person {
            self.of_b(edge)
        } else {
            self.of_a(edge)
        }
    }

    /// Whom `asker` asks over this edge.
    pub(crate) fn asked(&self, asker: u32, edge: u32) -> u32 {
        let b = self.problem.b[edge];
        if self.problem.is_room() && b == asker { self.problem.a[edge] } else { b }
    }

    /// Who asks `asked` over this edge.
    pub(crate) fn asker(&self, asked: u32, edge: u32) -> u32 {
        let a = self.problem.a[edge];
        if self.problem.is_room() && a == asked { self.problem.b[edge] } else { a }
    }

    pub(crate) fn rank_a(&self, person: u32) -> u32 {
        rank(self.rank_a.as_ref(), person)
    }

    pub(crate) fn rank_b(&self, person: u32) -> u32 {
        rank(self.rank_b.as_ref(), person)
    }
}

fn rank(drawn: Option<&By<u32>>, person: u32) -> u32 {
    drawn.map_or(person, |drawn| drawn[person])
}

/// Who has each rank.
fn turned(ranks: &By<u32>) -> By<u32> {
    let mut drawn = By::all(ranks.count(), 0);
    for (person, &rank) in (0..).zip(ranks.iter()) {
        drawn[rank] = person;
    }
    drawn
}

fn behind(drawn: Option<&By<u32>>, wish: u64) -> u32 {
    let rank = u32::MAX - u32::try_from(wish & u64::from(u32::MAX)).unwrap_or(u32::MAX);
    drawn.map_or(rank, |drawn| drawn[rank])
}

fn wish(score: u32, rank: u32) -> u64 {
    (u64::from(score) << 32) | u64::from(u32::MAX - rank)
}

/// The score that a wish began with.
pub(crate) fn score(wish: u64) -> u32 {
    u32::try_from(wish >> 32).unwrap_or(u32::MAX)
}
