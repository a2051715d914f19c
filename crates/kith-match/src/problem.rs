//! What is to be solved: people as ids, seats, and the acceptable pairs with two integer scores. Immutable once made.

use std::collections::HashSet;

use crate::table::{By, no};

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
        let (na, nb) = kind.sizes();
        if edges.len() >= at_most() || u64::from(na) + u64::from(nb) >= u64::from(u32::MAX) {
            return Err(Flaw::TooLarge);
        }
        check_seats('a', &seats_a, na)?;
        check_seats('b', &seats_b, nb)?;
        check_edges(kind, edges)?;
        let order = ascending(edges)?;
        let mut problem = Self {
            kind,
            seats_a: seats_a.into(),
            seats_b: seats_b.into(),
            start: starts(na, edges),
            a: By::default(),
            b: By::default(),
            score_a: By::default(),
            score_b: By::default(),
        };
        match order {
            None => problem.fill(edges.iter().copied()),
            Some(order) => problem.fill(order.iter().filter_map(|&at| edges.get(at).copied())),
        }
        Ok(problem)
    }

    fn fill(&mut self, edges: impl Iterator<Item = Edge> + Clone) {
        self.a = edges.clone().map(|edge| edge.a).collect();
        self.b = edges.clone().map(|edge| edge.b).collect();
        self.score_a = edges.clone().map(|edge| edge.score_a).collect();
        self.score_b = edges.map(|edge| edge.score_b).collect();
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

fn at_most() -> usize {
    usize::try_from(u32::MAX).unwrap_or(usize::MAX)
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

fn check_edges(kind: Kind, edges: &[Edge]) -> Result<(), Flaw> {
    let (na, nb) = kind.sizes();
    let room = matches!(kind, Kind::Room { .. });
    let far = if room { na } else { nb };
    for (edge, it) in edges.iter().enumerate() {
        if it.a >= na {
            return Err(Flaw::Unknown { edge, side: 'a' });
        }
        if it.b >= far {
            return Err(Flaw::Unknown { edge, side: 'b' });
        }
        if it.score_a.max(it.score_b) > MAX_SCORE {
            return Err(Flaw::Score { edge });
        }
        if room && it.a >= it.b {
            return Err(Flaw::Order { edge });
        }
    }
    Ok(())
}

/// The order that sorts the edges; `None` where they are sorted already, as files usually are.
fn ascending(edges: &[Edge]) -> Result<Option<Vec<usize>>, Flaw> {
    let key = |edge: &Edge| (edge.a, edge.b);
    if edges.is_sorted_by(|one, next| key(one) < key(next)) {
        return Ok(None);
    }
    let mut order: Vec<usize> = (0..edges.len()).collect();
    order.sort_unstable_by_key(|&at| edges.get(at).map(key));
    let twice = order.windows(2).find_map(|two| match two {
        [one, next] => {
            let (one, next) = (edges.get(*one)?, edges.get(*next)?);
            (key(one) == key(next)).then_some(Flaw::Twice { a: one.a, b: one.b })
        }
        _ => None,
    });
    twice.map_or(Ok(Some(order)), Err)
}

fn starts(na: u32, edges: &[Edge]) -> By<u32> {
    let mut start = By::all(na + 1, 0);
    for edge in edges {
        start[edge.a + 1] += 1;
    }
    let mut sum = 0;
    for count in start.iter_mut() {
        sum += *count;
        *count = sum;
    }
    start
}
