//! The edges of each asking person: of a member, those of the problem; of a peer, both directions.

use crate::problem::Problem;
use crate::table::{By, no};

/// The edges of person `p` are `edge[start[p]..start[p + 1]]`.
#[derive(Clone, Debug)]
pub(crate) struct Lists {
    pub(crate) start: By<u32>,
    pub(crate) edge: By<u32>,
}

impl Lists {
    /// Members' edges, or every edge at both its peers.
    pub(crate) fn of_askers(problem: &Problem) -> Self {
        if problem.is_room() {
            return Self::gather(problem.na(), &[&problem.a, &problem.b]);
        }
        Self { start: problem.start.clone(), edge: (0..problem.m()).collect() }
    }

    /// Mentors' edges, ascending by member.
    pub(crate) fn of_mentors(problem: &Problem) -> Self {
        Self::gather(problem.nb(), &[&problem.b])
    }

    /// The edges at each of `people`; every one of `ends` names one end of each edge.
    pub(crate) fn gather(people: u32, ends: &[&By<u32>]) -> Self {
        let mut start = By::all(people + 1, 0_u32);
        for &person in ends.iter().flat_map(|end| end.iter()) {
            start[person + 1] += 1;
        }
        let mut sum = 0;
        for count in start.iter_mut() {
            sum += *count;
            *count = sum;
        }
        let mut next = start.clone();
        let mut edge = By::all(sum, 0);
        for end in ends {
            for (id, &person) in end.iter().enumerate() {
                edge[next[person]] = no(id);
                next[person] += 1;
            }
        }
        Self { start, edge }
    }

    pub(crate) fn people(&self) -> u32 {
        self.start.count() - 1
    }

    pub(crate) fn of(&self, person: u32) -> &[u32] {
        self.edge.part(self.start[person], self.start[person + 1])
    }
}
