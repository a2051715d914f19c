//! `kith match solve`: an instance folder in, pairs and the proof of them out.

use std::{
    fmt::Write as _,
    io::Write as _,
    path::{Path, PathBuf},
};

use anyhow::bail;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use kith_match::{Answer, Certificate, Figures, NoAnswer, Objective, Options, Unmatched, solve};
use serde::Serialize;

use super::{
    End,
    gauge::{Progress, Watch, peak_rss},
    instance::{Instance, Parts, sha256},
    output::Draft,
};
use crate::console::say;

pub(super) fn command() -> Command {
    Command::new("solve")
        .about("Pairs the people of an instance folder; prints a JSON report")
        .arg(folder())
        .args(options())
        .arg(file("out", "PAIRS.csv").required(true).help("where the pairs go"))
        .arg(file("certificate", "CERT.json").help("where the proof of them goes"))
        .after_help("The folder holds meta.json, edges.csv, caps.csv (with mentors) and perhaps caps_a.csv.")
}

/// The instance folder.
pub(super) fn folder() -> Arg {
    Arg::new("instance").value_name("INSTANCE").required(true).value_parser(value_parser!(PathBuf))
}

/// An option that names a file.
pub(super) fn file(name: &'static str, value: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(value).value_parser(value_parser!(PathBuf))
}

/// What the best pairing is, and the lottery.
pub(super) fn options() -> [Arg; 4] {
    [
        Arg::new("objective")
            .long("objective")
            .value_parser(["stable", "total", "fair"])
            .default_value("stable")
            .help("stable: no two would rather have one another; total: the greatest sum; fair: most pairs, then the worst-off best"),
        Arg::new("mutual")
            .long("mutual")
            .action(ArgAction::SetTrue)
            .help("with stable: both sides want a pair by the sum of its scores"),
        Arg::new("epsilon")
            .long("epsilon")
            .value_name("E")
            .value_parser(value_parser!(u32))
            .help("with total: no two may both gain more than E by leaving for one another"),
        seed(),
    ]
}

/// The lottery's seed.
pub(super) fn seed() -> Arg {
    Arg::new("seed")
        .long("seed")
        .value_name("S")
        .value_parser(value_parser!(u64))
        .help("orders ties by the published lottery; without it the smaller id comes first")
}

/// What was asked for.
///
/// # Errors
/// Where two options do not go together, in a sentence.
pub(super) fn asked(said: &ArgMatches) -> anyhow::Result<Options> {
    let word = said.get_one::<String>("objective").map_or("stable", String::as_str);
    let epsilon = said.get_one::<u32>("epsilon").copied();
    let objective = match (word, said.get_flag("mutual"), epsilon) {
        ("stable", false, None) => Objective::Stable,
        ("stable", true, None) => Objective::Mutual,
        ("total", false, None) => Objective::Total,
        ("total", false, Some(most)) => Objective::Within(most),
        ("fair", false, None) => Objective::Fair,
        (_, true, None) => bail!(
            "--mutual goes with --objective stable only: under {word} it would change nothing"
        ),
        _ => bail!("--epsilon goes with --objective total only"),
    };
    Ok(Options { objective, seed: said.get_one("seed").copied() })
}

/// Solves, writes and reports.
pub(super) fn run(said: &ArgMatches) -> anyhow::Result<End> {
    let options = asked(said)?;
    let mut watch = Watch::start();
    let progress = Progress::start("reading the instance");
    let folder = said.get_one::<PathBuf>("instance").map_or(Path::new(""), PathBuf::as_path);
    let parts = Parts::read(folder)?;
    let read = watch.lap();
    progress.step("solving");
    let instance = parts.check(folder)?;
    let answer = match solve(&instance.problem, options) {
        Ok(answer) => answer,
        Err(none @ NoAnswer::NothingWithin(_)) => {
            drop(progress);
            say(&format!("kith: {none}"));
            return Ok(End::No);
        }
        Err(refused) => bail!("{}: {refused}", folder.display()),
    };
    let solved = watch.lap();
    progress.step("proving");
    let figures = Figures::of(&instance.problem, options, &answer);
    let certified = watch.lap();
    progress.step("writing");
    write(said, &instance, options, (&answer, &figures))?;
    drop(progress);
    let seconds = Seconds { read, solve: solved, certify: certified, write: watch.lap() };
    super::report(&Report::new(options, &figures, seconds))?;
    Ok(End::Done)
}

/// Pairs, and their certificate where one is wanted: both or none.
fn write(
    said: &ArgMatches,
    instance: &Instance,
    options: Options,
    (answer, figures): (&Answer, &Figures),
) -> anyhow::Result<()> {
    let text = pairs(&answer.pairs(&instance.problem))?;
    let mut drafts = Vec::new();
    if let Some(path) = said.get_one::<PathBuf>("out") {
        let mut out = Draft::new(path)?;
        out.write_all(text.as_bytes())?;
        drafts.push(out);
    }
    if let Some(path) = said.get_one::<PathBuf>("certificate") {
        let mut out = Draft::new(path)?;
        let certificate = Certificate {
            problem: &instance.problem,
            options,
            answer,
            figures,
            files: &instance.files,
            pairs_sha256: &sha256(text.as_bytes()),
        };
        write!(out, "{certificate}")?;
        drafts.push(out);
    }
    drafts.into_iter().try_for_each(Draft::keep)
}

/// The file of pairs.
pub(super) fn pairs(pairs: &[(u32, u32)]) -> anyhow::Result<String> {
    let mut text = String::with_capacity(4 + pairs.len() * 14);
    text.push_str("a,b\n");
    for (a, b) in pairs {
        writeln!(text, "{a},{b}")?;
    }
    Ok(text)
}

/// The report, key by key as the contract has it.
#[derive(Serialize)]
pub(super) struct Report {
    objective: &'static str,
    pairs: u64,
    matched_pct: f64,
    total: u64,
    optimum_bound: Option<u64>,
    gap_pct: Option<f64>,
    blocking_pairs: u64,
    worst_side_score: u32,
    unmatched: Counts,
    seconds: Seconds,
    peak_rss_bytes: Option<u64>,
}

#[derive(Serialize)]
struct Counts {
    no_acceptable_partner: usize,
    all_better_placed: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    odd_party: Option<usize>,
}

#[derive(Serialize)]
pub(super) struct Seconds {
    pub(super) read: f64,
    pub(super) solve: f64,
    pub(super) certify: f64,
    pub(super) write: f64,
}

impl Report {
    pub(super) fn new(options: Options, figures: &Figures, seconds: Seconds) -> Self {
        let Unmatched { no_acceptable_partner, all_better_placed, odd_party } = &figures.unmatched;
        Self {
            objective: match options.objective {
                Objective::Stable | Objective::Mutual => "stable",
                Objective::Total | Objective::Within(_) => "total",
                Objective::Fair => "fair",
            },
            pairs: figures.pairs,
            matched_pct: parts_of(figures.matched, 1_000),
            total: figures.total,
            optimum_bound: figures.bound,
            gap_pct: figures.gap().map(|gap| parts_of(gap, 1_000_000)),
            blocking_pairs: figures.blocking_pairs,
            worst_side_score: figures.worst_side_score,
            unmatched: Counts {
                no_acceptable_partner: no_acceptable_partner.len(),
                all_better_placed: all_better_placed.len(),
                odd_party: (!odd_party.is_empty()).then_some(odd_party.len()),
            },
            seconds,
            peak_rss_bytes: peak_rss(),
        }
    }
}

/// A number that was counted in thousandths or millionths.
fn parts_of(count: u64, parts: u32) -> f64 {
    u32::try_from(count).map_or(f64::INFINITY, f64::from) / f64::from(parts)
}
