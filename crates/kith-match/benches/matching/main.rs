//! How long the engine takes on seeded instances in memory, beside the plainest deferred acceptance that we could
//! write: only ratios to it in the same run say something on a machine that others use too.

#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "what it measures it has made itself"
)]

mod made;
mod plain;

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use kith_match::{
    Certificate, Figures, Market, Objective, Options, Papers, Problem, solve, verify,
};

const SIZES: [u32; 3] = [1_000, 10_000, 100_000];

/// Everything but reading and writing files: build, solve, count, certify.
fn engine(problem: &Problem, objective: Objective) -> usize {
    let options = Options { objective, seed: None };
    let answer = solve(problem, options).unwrap();
    let figures = Figures::of(problem, options, &answer);
    let it = Certificate {
        problem,
        options,
        answer: &answer,
        figures: &figures,
        files: &[],
        pairs_sha256: "",
    };
    it.to_string().len()
}

fn members(c: &mut Criterion) {
    let mut group = c.benchmark_group("members and mentors");
    group.sample_size(10);
    for people in SIZES {
        let made = made::members(people, 50, 1);
        let id = |name: &str| BenchmarkId::new(name, people);
        group.bench_function(id("plain reference"), |b| {
            b.iter(|| plain::pairs(black_box(&made)));
        });
        group.bench_function(id("stable"), |b| {
            b.iter(|| engine(&made.problem(), Objective::Stable));
        });
        group.bench_function(id("total"), |b| {
            b.iter(|| engine(&made.problem(), Objective::Total));
        });
    }
    let dense = made::members(1_000, 200, 1);
    group.bench_function("stable, 1000 × 200 dense", |b| {
        b.iter(|| engine(&dense.problem(), Objective::Stable));
    });
    group.finish();
}

fn peers(c: &mut Criterion) {
    let mut group = c.benchmark_group("peers");
    group.sample_size(10);
    for people in SIZES {
        let made = made::peers(people, 24, 1);
        group.bench_function(BenchmarkId::new("mutual", people), |b| {
            b.iter(|| engine(&made.problem(), Objective::Mutual));
        });
    }
    group.finish();
}

fn judge(c: &mut Criterion) {
    let mut group = c.benchmark_group("verify");
    group.sample_size(10);
    for people in [1_000, 10_000] {
        let made = made::members(people, 50, 1);
        let papers = made.papers();
        let papers = Papers {
            meta: papers.meta.as_bytes(),
            edges: papers.edges.as_bytes(),
            caps: Some(papers.caps.as_bytes()),
            caps_a: None,
            pairs: papers.pairs.as_bytes(),
            certificate: papers.certificate.as_bytes(),
        };
        assert_eq!(verify(&papers, &|_| String::new()).unwrap(), []);
        group.bench_function(BenchmarkId::from_parameter(people), |b| {
            b.iter(|| verify(&papers, &|_| String::new()).unwrap());
        });
    }
    group.finish();
}

/// One more member in a market of so many, who leaves again, so that it stays what it was.
fn arrive(c: &mut Criterion) {
    let mut group = c.benchmark_group("arrive and leave");
    for people in SIZES {
        let made = made::members(people, 50, 1);
        let mut market = Market::new(&made.seats_b, None);
        for member in 0..people {
            market.arrive(1, &made.acceptable(member));
        }
        let (mut next, mut count) = (0, 0);
        group.bench_function(BenchmarkId::from_parameter(people), |b| {
            b.iter(|| {
                next = (next + 1) % people;
                market.arrive(1, &made.acceptable(next));
                market.leave(people + count);
                count += 1;
            });
        });
    }
    group.finish();
}

criterion_group!(all, members, peers, judge, arrive);
criterion_main!(all);
