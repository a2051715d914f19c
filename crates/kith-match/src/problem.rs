//! What is to be solved: people as ids, seats, and the acceptable pairs with two integer scores. Immutable once made.

use std::collections::HashSet;

use crate::rows;
use crate::table::{By, at, no};

/// The highest score that one side can give a pair.
pub const MAX_SCORE: u32 = 1_000_000;
/// The most seats that one person can have.
pub const MAX_SEATS: u32 = 1_000_000;

/// Who is paired with whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Members 0..`na` with mentors 0..`nb`.
    Bip {
        /// How many members.
        na: u32,
        /// How many mentors.
        nb: u32,
    },
    /// Peers 0..`na` among themselves.
    Room {
        /// How many peers.
        na: u32,
    },
}

/// One acceptable pair. Among peers `a < b`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The member, or the peer with the smaller id.
    pub a: u32,
    /// The mentor, or the other peer.
    pub b: u32,
    /// How much `a` wants `b`, 0..=1,000,000.
    pub score_a: u32,
    /// How much `b` wants `a`, 0..=1,000,000.
    pub score_b: u32,
}

/// Why numbers are not a problem. `edge` and `id` count from 0 in the order in which they were given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Flaw {
    /// An id that is not below the number of people.
    #[error("pair {edge}: {side} is out of range")]
    Unknown {
        /// Which pair.
        edge: usize,
        /// `a` or `b`.
        side: char,
    },
    /// A score above [`MAX_SCORE`].
    #[error("pair {edge}: a score is above 1000000")]
    Score {
        /// Which pair.
        edge: usize,
    },
    /// Peers in the wrong order, or one with themselves.
    #[error("pair {edge}: a must be smaller than b")]
    Order {
        /// Which pair.
        edge: usize,
    },
    /// The same pair twice.
    #[error("the pair {a},{b} is listed twice")]
    Twice {
        /// Its member or first peer.
        a: u32,
        /// Its mentor or second peer.
        b: u32,
    },
    /// The seats of one side are not one number for each person.
    #[error("seats of {side}: one number for each person")]
    Seats {
        /// `a` or `b`.
        side: char,
    },
    /// More seats than [`MAX_SEATS`].
    #[error("{side} {id}: more than 1000000 seats")]
    TooManySeats {
        /// `a` or `b`.
        side: char,
        /// Whose.
        id: usize,
    },
    /// Columns of different lengths.
    #[error("the four columns of pairs are not of one length")]
    Columns,
    /// More pairs or people than 32 bits can name.
    #[error("more than 4294967294 people or pairs")]
    TooLarge,
    /// A locked pair that is not acceptable, or that needs a seat which is not there.
    #[error("the locked pair {a},{b} is not acceptable or has no seat left")]
    Lock {
        /// Its member or first peer.
        a: u32,
        /// Its mentor or second peer.
        b: u32,
    },
}

/// A checked instance; its edges are in ascending order of (a, b), and an edge's place in it is its id.
#[derive(Clone, Debug)]
pub struct Problem {
    pub(crate) kind: Kind,
    pub(crate) seats_a: By<u32>,
    /// Among peers empty.
    pub(crate) seats_b: By<u32>,
    /// The edges of member `a` are `start[a]..start[a + 1]`.
    pub(crate) start: By<u32>,
    pub(crate) a: By<u32>,
    pub(crate) b: By<u32>,
    pub(crate) score_a: By<u32>,
    pub(crate) score_b: By<u32>,
}

/// The acceptable pairs in four columns of one length: what a reader of large files fills.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// Each pair's member, or the peer with the smaller id.
    pub a: Vec<u32>,
    /// Its mentor, or the other peer.
    pub b: Vec<u32>,
    /// How much `a` wants `b`.
    pub score_a: Vec<u32>,
    /// How much `b` wants `a`.
    pub score_b: Vec<u32>,
}

impl Problem {
    /// Checks everything that a solver relies on. `seats_b` is empty among peers.
    ///
    /// # Errors
    /// The first [`Flaw`] in the order of the pairs.
    pub fn new(
        kind: Kind,
        seats_a: Vec<u32>,
        seats_b: Vec<u32>,
        edges: &[Edge],
    ) -> Result<Self, Flaw> {
        let columns = Columns {
            a: edges.iter().map(|edge| edge.a).collect(),
            b: edges.iter().map(|edge| edge.b).collect(),
            score_a: edges.iter().map(|edge| edge.score_a).collect(),
            score_b: edges.iter().map(|edge| edge.score_b).collect(),
        };
        Self::from_columns(kind, seats_a, seats_b, columns)
    }

    /// The same from columns, which are taken over as they are where they ascend by (a, b), as files usually do.
    ///
    /// # Errors
    /// The first [`Flaw`] in the order of the pairs; [`Flaw::Columns`] where they are not of one length.
    pub fn from_columns(
        kind: Kind,
        seats_a: Vec<u32>,
        seats_b: Vec<u32>,
        columns: Columns,
    ) -> Result<Self, Flaw> {
        let (na, nb) = kind.sizes();
        let rows = columns.a.len();
        if rows >= at(u32::MAX) || u64::from(na) + u64::from(nb) >= u64::from(u32::MAX) {
            return Err(Flaw::TooLarge);
        }
        check_seats('a', &seats_a, na)?;
        check_seats('b', &seats_b, nb)?;
        let (columns, start) = rows::in_order(kind, columns)?;
        Ok(Self {
            kind,
            seats_a: seats_a.into(),
            seats_b: seats_b.into(),
            start,
            a: columns.a.into(),
            b: columns.b.into(),
            score_a: columns.score_a.into(),
            score_b: columns.score_b.into(),
        })
    }

    /// The same problem without `forbidden` pairs and with the seats of `locked` pairs taken: a coordinator's pair
    /// stands before the run, so the caller adds it to the result.
    ///
    /// # Errors
    /// [`Flaw::Lock`] where a locked pair is not acceptable or a seat is missing.
    pub fn with(&self, forbidden: &[(u32, u32)], locked: &[(u32, u32)]) -> Result<Self, Flaw> {
        let mut seats_a = self.seats_a.clone();
        let mut seats_b = self.seats_b.clone();
        for &(a, b) in locked {
            let flaw = Flaw::Lock { a, b };
            self.find(a, b).ok_or(flaw)?;
            let other = if self.is_room() { &mut seats_a } else { &mut seats_b };
            other[b] = other[b].checked_sub(1).ok_or(flaw)?;
            seats_a[a] = seats_a[a].checked_sub(1).ok_or(flaw)?;
        }
        let gone: HashSet<_> = forbidden.iter().chain(locked).copied().collect();
        let rest: Vec<_> = self.edges().filter(|edge| !gone.contains(&(edge.a, edge.b))).collect();
        Self::new(self.kind, seats_a.into_vec(), seats_b.into_vec(), &rest)
    }

    /// Who is paired with whom.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// The acceptable pairs, ascending by (a, b).
    pub fn edges(&self) -> impl Iterator<Item = Edge> {
        self.a.ids().map(|edge| self.edge(edge))
    }

    pub(crate) fn edge(&self, edge: u32) -> Edge {
        Edge {
            a: self.a[edge],
            b: self.b[edge],
            score_a: self.score_a[edge],
            score_b: self.score_b[edge],
        }
    }

    pub(crate) fn find(&self, a: u32, b: u32) -> Option<u32> {
        if a >= self.na() {
            return None;
        }
        let row = self.b.part(self.start[a], self.start[a + 1]);
        row.binary_search(&b).ok().map(|at| self.start[a] + no(at))
    }

    pub(crate) fn na(&self) -> u32 {
        self.kind.sizes().0
    }

    /// Mentors; 0 among peers.
    pub(crate) fn nb(&self) -> u32 {
        self.kind.sizes().1
    }

    pub(crate) fn m(&self) -> u32 {
        self.a.count()
    }

    pub(crate) const fn is_room(&self) -> bool {
        matches!(self.kind, Kind::Room { .. })
    }

    /// What a pair is worth: the sum of both scores.
    pub(crate) fn worth(&self, edge: u32) -> u32 {
        self.score_a[edge] + self.score_b[edge]
    }

    /// The pair's value under `fair`: the side that likes it less.
    pub(crate) fn value(&self, edge: u32) -> u32 {
        self.score_a[edge].min(self.score_b[edge])
    }
}

impl Kind {
    /// Members and mentors; peers and 0.
    #[must_use]
    pub const fn sizes(self) -> (u32, u32) {
        match self {
            Self::Bip { na, nb } => (na, nb),
            Self::Room { na } => (na, 0),
        }
    }
}

fn check_seats(side: char, seats: &[u32], people: u32) -> Result<(), Flaw> {
    if no(seats.len()) != people {
        return Err(Flaw::Seats { side });
    }
    match seats.iter().position(|&seats| seats > MAX_SEATS) {
        Some(id) => Err(Flaw::TooManySeats { side, id }),
        None => Ok(()),
    }
}
