//! Small random instances, what is known about them by trying everything, and the verifier's word on an answer.

use crate::{
    Answer, Certificate, Edge, Figures, Kind, Objective, Options, Papers, Problem, Side, ranks,
    solve, verify,
};
use sha2::{Digest, Sha256};

/// A stream of numbers that is the same at every run.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// 0..limit.
    pub(crate) fn below(&mut self, limit: u32) -> u32 {
        u32::try_from(self.next() % u64::from(limit.max(1))).unwrap()
    }

    pub(crate) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[usize::try_from(self.below(u32::try_from(from.len()).unwrap())).unwrap()]
    }
}

/// An instance before it is checked.
#[derive(Clone, Debug)]
pub(super) struct World {
    pub(super) kind: Kind,
    pub(super) seats_a: Vec<u32>,
    pub(super) seats_b: Vec<u32>,
    pub(super) edges: Vec<Edge>,
}

impl World {
    /// Up to `na` × `nb` people with up to `seats` seats: free, few-valued, equal or opposed scores, any density.
    pub(super) fn bip(dice: &mut Dice, na: u32, nb: u32, seats: u32) -> Self {
        let (na, nb) = (dice.below(na + 1), dice.below(nb + 1));
        let ends = (0..na).flat_map(|a| (0..nb).map(move |b| (a, b))).collect();
        let edges = edges(dice, ends);
        let from = dice.below(2).min(seats - 1);
        let mut some = |people| (0..people).map(|_| from + dice.below(seats + 1 - from)).collect();
        let (seats_a, seats_b) = (some(na), some(nb));
        Self { kind: Kind::Bip { na, nb }, seats_a, seats_b, edges }
    }

    /// Four members and four mentors, whose wishes are opposed: the more one wants, the less the other.
    pub(super) fn opposed(dice: &mut Dice) -> Self {
        let ends = (0..4).flat_map(|a| (0..4).map(move |b| (a, b)));
        let edges = ends.map(|(a, b)| {
            let score_a = dice.below(1_000);
            Edge { a, b, score_a, score_b: 1_000 - score_a }
        });
        let edges = edges.collect();
        let kind = Kind::Bip { na: 4, nb: 4 };
        Self { kind, seats_a: vec![1; 4], seats_b: vec![1; 4], edges }
    }

    pub(super) fn room(dice: &mut Dice, people: u32, seats: u32) -> Self {
        let na = dice.below(people + 1);
        let ends = (0..na).flat_map(|a| (a + 1..na).map(move |b| (a, b))).collect();
        let edges = edges(dice, ends);
        let rare = dice.below(3) == 0;
        let mut seat = || if rare || seats > 1 { dice.below(seats + 1) } else { 1 };
        let seats_a = (0..na).map(|_| seat()).collect();
        Self { kind: Kind::Room { na }, seats_a, seats_b: Vec::new(), edges }
    }

    pub(super) fn is_room(&self) -> bool {
        matches!(self.kind, Kind::Room { .. })
    }

    pub(super) fn problem(&self) -> Problem {
        let (a, b) = (self.seats_a.clone(), self.seats_b.clone());
        Problem::new(self.kind, a, b, &self.edges).unwrap()
    }

    /// `meta.json`, `edges.csv`, `caps.csv`, `caps_a.csv`.
    pub(super) fn files(&self) -> Files {
        let (na, nb) = self.kind.sizes();
        let kind = if self.is_room() { "room" } else { "bip" };
        let row = |e: &Edge| format!("{},{},{},{}\n", e.a, e.b, e.score_a, e.score_b);
        let caps = |head: &str, seats: &[u32]| {
            let rows = seats.iter().enumerate().fold(String::new(), |text, (id, seats)| {
                text + &format!(
                    "{id},{seats}
"
                )
            });
            format!("{head},capacity\n{rows}")
        };
        Files {
            meta: format!(r#"{{"kind":"{kind}","na":{na},"nb":{nb}}}"#),
            edges: format!(
                "a,b,score_a,score_b\n{}",
                self.edges.iter().map(row).collect::<String>()
            ),
            caps: (!self.is_room()).then(|| caps("b", &self.seats_b)),
            caps_a: caps("a", &self.seats_a),
        }
    }
}

fn edges(dice: &mut Dice, ends: Vec<(u32, u32)>) -> Vec<Edge> {
    let density = dice.pick(&[0, 30, 60, 100, 100]);
    let top = dice.pick(&[1, 3, 9, 1_000_001]);
    let opposed = dice.below(4) == 0;
    let mut edges = Vec::new();
    for (a, b) in ends {
        if dice.below(100) < density {
            let score_a = dice.below(top);
            let score_b = if opposed { top - 1 - score_a } else { dice.below(top) };
            edges.push(Edge { a, b, score_a, score_b });
        }
    }
    edges
}

pub(super) struct Files {
    pub(super) meta: String,
    pub(super) edges: String,
    pub(super) caps: Option<String>,
    pub(super) caps_a: String,
}

impl Files {
    /// The codes of everything that does not hold.
    pub(super) fn judge(&self, pairs: &str, certificate: &str) -> Vec<&'static str> {
        let papers = Papers {
            meta: self.meta.as_bytes(),
            edges: self.edges.as_bytes(),
            caps: self.caps.as_ref().map(String::as_bytes),
            caps_a: Some(self.caps_a.as_bytes()),
            pairs: pairs.as_bytes(),
            certificate: certificate.as_bytes(),
        };
        let failed = verify(&papers, &|bytes| hash(bytes));
        failed.map_or(vec!["unreadable"], |failed| failed.iter().map(|one| one.code).collect())
    }
}

pub(super) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

/// Pairs and certificate as they would be written.
pub(super) fn written(world: &World, options: Options, answer: &Answer) -> (String, String) {
    let problem = world.problem();
    let pairs = answer.pairs(&problem);
    let rows = pairs.iter().fold(String::new(), |text, (a, b)| text + &format!("{a},{b}\n"));
    let pairs = format!("a,b\n{rows}");
    let files = world.files();
    let mut hashes =
        vec![("meta.json", files.meta), ("edges.csv", files.edges), ("caps_a.csv", files.caps_a)];
    hashes.extend(files.caps.map(|caps| ("caps.csv", caps)));
    let hashes: Vec<_> =
        hashes.into_iter().map(|(name, text)| (name, hash(text.as_bytes()))).collect();
    let certificate = Certificate {
        problem: &problem,
        options,
        answer,
        figures: &Figures::of(&problem, options, answer),
        files: &hashes,
        pairs_sha256: &hash(pairs.as_bytes()),
    };
    (pairs, certificate.to_string())
}

/// Solves, asks the verifier, and gives the pairs as places in the world's edges.
pub(super) fn solved(world: &World, objective: Objective, seed: Option<u64>) -> Vec<usize> {
    let options = Options { objective, seed };
    let problem = world.problem();
    let answer = solve(&problem, options).unwrap();
    let (pairs, certificate) = written(world, options, &answer);
    let failed = world.files().judge(&pairs, &certificate);
    assert!(failed.is_empty(), "{failed:?}\n{world:?}\n{options:?}\n{pairs}\n{certificate}");
    let pairs = answer.pairs(&problem);
    let place = |pair| world.edges.iter().position(|edge| (edge.a, edge.b) == pair).unwrap();
    pairs.into_iter().map(place).collect()
}

/// What trying everything tells.
pub(super) struct Known {
    pub(super) wishes: Vec<(u64, u64)>,
    pub(super) matchings: Vec<Vec<usize>>,
}

impl Known {
    /// Only the wishes, for instances that are too large to try everything.
    pub(super) fn wishes_of(world: &World, mutual: bool, seed: Option<u64>) -> Self {
        let (na, nb) = world.kind.sizes();
        let rank_a = ranks(na, Side::A, seed);
        let rank_b = if world.is_room() { rank_a.clone() } else { ranks(nb, Side::B, seed) };
        let at = |id: u32| usize::try_from(id).unwrap();
        let wish =
            |score: u32, rank: u32| u64::from(score) * (1 << 33) + u64::from(u32::MAX - rank);
        let wishes = world.edges.iter().map(|edge| {
            let sum = edge.score_a + edge.score_b;
            let (a, b) = if mutual { (sum, sum) } else { (edge.score_a, edge.score_b) };
            (wish(a, rank_b[at(edge.b)]), wish(b, rank_a[at(edge.a)]))
        });
        Self { wishes: wishes.collect(), matchings: Vec::new() }
    }

    pub(super) fn of(world: &World, mutual: bool, seed: Option<u64>) -> Self {
        let mut matchings = Vec::new();
        let mut seats: Vec<u32> = world.seats_a.iter().chain(&world.seats_b).copied().collect();
        every(world, 0, &mut seats, &mut Vec::new(), &mut matchings);
        Self { matchings, ..Self::wishes_of(world, mutual, seed) }
    }

    /// The wishes of everyone's worst partner; 0 with a free seat, `None` without seats.
    fn floors(&self, world: &World, matching: &[usize]) -> Vec<Option<u64>> {
        let seats: Vec<u32> = world.seats_a.iter().chain(&world.seats_b).copied().collect();
        let floor = |person: usize| {
            let held = matching.iter().flat_map(|&edge| {
                let (near, far) = ends(world, edge);
                let (a, b) = self.wishes[edge];
                [(near, a), (far, b)]
            });
            let held: Vec<u64> =
                held.filter(|(who, _)| *who == person).map(|(_, wish)| wish).collect();
            let full = held.len() == usize::try_from(seats[person]).unwrap();
            if full { held.into_iter().min() } else { Some(0) }
        };
        (0..seats.len()).map(floor).collect()
    }

    pub(super) fn is_stable(&self, world: &World, matching: &[usize]) -> bool {
        let floors = self.floors(world, matching);
        (0..world.edges.len()).all(|edge| {
            let (near, far) = ends(world, edge);
            let (a, b) = self.wishes[edge];
            let wants = |person: usize, wish| floors[person].is_some_and(|floor| wish > floor);
            matching.contains(&edge) || !wants(near, a) || !wants(far, b)
        })
    }

    pub(super) fn stable(&self, world: &World) -> Vec<Vec<usize>> {
        self.matchings.iter().filter(|one| self.is_stable(world, one)).cloned().collect()
    }

    pub(super) fn greatest_total(&self, world: &World) -> u32 {
        self.matchings.iter().map(|one| total(world, one)).max().unwrap_or(0)
    }

    /// Most pairs, then their values ascending.
    pub(super) fn fairest(&self, world: &World) -> (usize, Vec<u32>) {
        self.matchings.iter().map(|one| fairness(world, one)).max().unwrap_or_default()
    }
}

pub(super) fn total(world: &World, matching: &[usize]) -> u32 {
    matching.iter().map(|&edge| world.edges[edge].score_a + world.edges[edge].score_b).sum()
}

pub(super) fn fairness(world: &World, matching: &[usize]) -> (usize, Vec<u32>) {
    let value = |&edge: &usize| world.edges[edge].score_a.min(world.edges[edge].score_b);
    let mut values: Vec<u32> = matching.iter().map(value).collect();
    values.sort_unstable();
    (matching.len(), values)
}

/// Places of both ends in one row of people.
pub(super) fn ends(world: &World, edge: usize) -> (usize, usize) {
    let far = if world.is_room() { 0 } else { world.seats_a.len() };
    let at = |id: u32| usize::try_from(id).unwrap();
    (at(world.edges[edge].a), far + at(world.edges[edge].b))
}

fn every(
    world: &World,
    edge: usize,
    seats: &mut Vec<u32>,
    chosen: &mut Vec<usize>,
    all: &mut Vec<Vec<usize>>,
) {
    if edge == world.edges.len() {
        all.push(chosen.clone());
        return;
    }
    every(world, edge + 1, seats, chosen, all);
    let (near, far) = ends(world, edge);
    if seats[near] > 0 && seats[far] > 0 {
        seats[near] -= 1;
        seats[far] -= 1;
        chosen.push(edge);
        every(world, edge + 1, seats, chosen, all);
        chosen.pop();
        seats[near] += 1;
        seats[far] += 1;
    }
}
