//! Seeded instances: a score is a third the partner's quality and two thirds taste, as in programmes that we know.

use kith_match::{Certificate, Columns, Figures, Kind, Objective, Options, Problem, solve};

/// An instance in columns, ascending by (a, b).
pub(crate) struct Made {
    pub(crate) kind: Kind,
    pub(crate) seats_b: Vec<u32>,
    pub(crate) columns: Columns,
}

/// An instance and its answer as files.
pub(crate) struct Files {
    pub(crate) meta: String,
    pub(crate) edges: String,
    pub(crate) caps: String,
    pub(crate) pairs: String,
    pub(crate) certificate: String,
}

fn mix(z: u64) -> u64 {
    let z = z.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// Below `limit`, from what is drawn for these numbers.
fn draw(seed: u64, one: u32, other: u32, limit: u32) -> u32 {
    let z = mix(mix(seed ^ (u64::from(one) << 32)) ^ u64::from(other));
    u32::try_from((z >> 32) % u64::from(limit.max(1))).unwrap()
}

fn score(seed: u64, who: u32, whom: u32) -> u32 {
    1 + draw(seed, whom, u32::MAX, 333_333) + draw(seed, who, whom, 666_666)
}

/// A fifth as many mentors, five seats each, and so many acceptable mentors for each member.
pub(crate) fn members(people: u32, each: u32, seed: u64) -> Made {
    let nb = people / 5;
    let columns = columns(people, each, |a, place| {
        if each >= nb { Some(place) } else { Some(draw(seed, a, place, nb)) }
    });
    fill(Kind::Bip { na: people, nb }, vec![5; usize::try_from(nb).unwrap()], columns, seed)
}

/// Peers, with so many draws each of somebody with a greater id.
pub(crate) fn peers(people: u32, each: u32, seed: u64) -> Made {
    let columns = columns(people, each, |a, place| {
        let b = draw(seed, a, place, people);
        (b > a).then_some(b)
    });
    fill(Kind::Room { na: people }, Vec::new(), columns, seed)
}

fn columns(people: u32, each: u32, other: impl Fn(u32, u32) -> Option<u32>) -> Columns {
    let mut columns = Columns::default();
    for a in 0..people {
        let mut row: Vec<u32> = (0..each).filter_map(|place| other(a, place)).collect();
        row.sort_unstable();
        row.dedup();
        columns.a.extend(row.iter().map(|_| a));
        columns.b.extend(row);
    }
    columns
}

fn fill(kind: Kind, seats_b: Vec<u32>, mut columns: Columns, seed: u64) -> Made {
    let ends = columns.a.iter().zip(&columns.b);
    columns.score_a = ends.clone().map(|(&a, &b)| score(seed ^ 1, a, b)).collect();
    columns.score_b = ends.map(|(&a, &b)| score(seed ^ 2, b, a)).collect();
    Made { kind, seats_b, columns }
}

impl Made {
    pub(crate) fn problem(&self) -> Problem {
        let seats_a = vec![1; usize::try_from(self.kind.sizes().0).unwrap()];
        Problem::from_columns(self.kind, seats_a, self.seats_b.clone(), self.columns.clone())
            .unwrap()
    }

    /// Mentor, own score and the mentor's score of each pair of a member.
    pub(crate) fn acceptable(&self, member: u32) -> Vec<(u32, u32, u32)> {
        let it = &self.columns;
        let from = it.a.partition_point(|&a| a < member);
        let to = it.a.partition_point(|&a| a <= member);
        (from..to).map(|place| (it.b[place], it.score_a[place], it.score_b[place])).collect()
    }

    /// Members and mentors and their stable answer, written down.
    pub(crate) fn papers(&self) -> Files {
        let (na, nb) = self.kind.sizes();
        let it = &self.columns;
        let rows = (0..it.a.len()).fold(String::new(), |text, at| {
            text + &format!("{},{},{},{}\n", it.a[at], it.b[at], it.score_a[at], it.score_b[at])
        });
        let caps = self.seats_b.iter().enumerate();
        let caps = caps.fold(String::new(), |text, (b, seats)| text + &format!("{b},{seats}\n"));
        let problem = self.problem();
        let options = Options { objective: Objective::Stable, seed: None };
        let answer = solve(&problem, options).unwrap();
        let pairs = answer.pairs(&problem);
        let pairs = pairs.iter().fold(String::new(), |text, (a, b)| text + &format!("{a},{b}\n"));
        let files = ["meta.json", "edges.csv", "caps.csv"].map(|name| (name, String::new()));
        let certificate = Certificate {
            problem: &problem,
            options,
            answer: &answer,
            figures: &Figures::of(&problem, options, &answer),
            files: &files,
            pairs_sha256: "",
        };
        Files {
            meta: format!(r#"{{"kind":"bip","na":{na},"nb":{nb}}}"#),
            edges: format!("a,b,score_a,score_b\n{rows}"),
            caps: format!("b,capacity\n{caps}"),
            pairs: format!("a,b\n{pairs}"),
            certificate: certificate.to_string(),
        }
    }
}
