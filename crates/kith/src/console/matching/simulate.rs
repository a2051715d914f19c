//! `kith match simulate`: how long people would wait, were the programme so.

use clap::{Arg, ArgMatches, Command, value_parser};
use kith_match::simulate::{MONTH, Outcome, Scenario, repeated};
use serde::Serialize;
use serde_json::{Value, json};

use super::{
    End,
    gauge::{Progress, Watch, peak_rss},
    solve::seed,
};

/// Members who arrive in a month where nothing is said.
const A_MONTH: u32 = 60;

pub(super) fn command() -> Command {
    let number = |name: &'static str, value: &'static str, most: i64| {
        Arg::new(name).long(name).value_name(value).value_parser(value_parser!(u32).range(0..=most))
    };
    Command::new("simulate")
        .about("Plays months of a programme: who waits how long, and who is never paired")
        .arg(number("months", "N", 60).default_value("6").help("how long"))
        .arg(number("members", "N", 5_000).help("members expected in all that time [60 a month]"))
        .arg(number("mentors", "N", 5_000).default_value("120").help("mentors at the beginning, with 1 to 3 seats each"))
        .arg(number("rhythm", "HOURS", 8_760).default_value("0").help("hours between runs; 0: whenever something changes"))
        .arg(number("runs", "N", 1_000).default_value("20").help("how often it is played, with the seeds from S on, for the intervals"))
        .arg(seed().default_value("0").help("the first seed; the same seed gives the same bytes"))
        .after_help("Offers are open for 72 hours. How often people accept, part early or stop is a guess: see docs/operate/matching.md.")
}

/// Plays, and prints one JSON object that the same call prints again.
pub(super) fn run(said: &ArgMatches) -> anyhow::Result<End> {
    let mut watch = Watch::start();
    let progress = Progress::start("playing the months");
    let number = |name| said.get_one::<u32>(name).copied();
    let months = number("months").unwrap_or(6);
    let usual = Scenario::default();
    let scenario = Scenario {
        hours: months * MONTH,
        members: number("members").unwrap_or(A_MONTH * months),
        mentors: number("mentors").unwrap_or(usual.mentors),
        rhythm: number("rhythm").unwrap_or(usual.rhythm),
        ..usual
    };
    let seed = said.get_one("seed").copied().unwrap_or(0);
    let runs = repeated(&scenario, seed, number("runs").unwrap_or(1).max(1));
    drop(progress);
    let Some(first) = runs.first() else { return Ok(End::Done) };
    super::report(&Report::new(first, &runs))?;
    let memory = peak_rss().unwrap_or(0) / 1_000_000;
    crate::console::say(&format!("{} runs in {:.2} s, {memory} MB", runs.len(), watch.lap()));
    Ok(End::Done)
}

#[derive(Serialize)]
struct Report {
    arrivals: u32,
    matched: u32,
    waiting: u32,
    offers: u32,
    unmatched_pct: Value,
    wait_days: Value,
    wait_gini: f64,
    overtaken: u32,
    over_seats: u32,
    avoid_pairs: u32,
    groups: Vec<Value>,
    runs: usize,
    /// Where 90 in 100 of the runs lie.
    across_runs: Value,
}

impl Report {
    fn new(first: &Outcome, runs: &[Outcome]) -> Self {
        let sum = |figure: fn(&Outcome) -> u32| runs.iter().map(figure).sum();
        let share = first.unmatched();
        let group = |(number, it): (usize, &Option<_>)| match it {
            Some(kith_match::simulate::Group { members, matched }) => {
                json!({ "group": number, "members": members, "matched": matched })
            }
            None => json!({ "group": number, "members": null, "matched": null }),
        };
        Self {
            arrivals: first.arrivals,
            matched: first.matched,
            waiting: first.waiting,
            offers: first.offers,
            unmatched_pct: json!({ "of": pct(share.of), "from": pct(share.from), "to": pct(share.to) }),
            wait_days: json!({ "p50": days(first.wait_p50), "p95": days(first.wait_p95), "max": days(first.wait_max) }),
            wait_gini: f64::from(first.wait_gini) / 1_000.0,
            overtaken: sum(|it| it.overtaken),
            over_seats: sum(|it| it.over_seats),
            avoid_pairs: sum(|it| it.avoid_pairs),
            groups: first.groups.iter().enumerate().map(group).collect(),
            runs: runs.len(),
            across_runs: json!({
                "unmatched_pct": middle(runs.iter().map(|it| pct(it.unmatched().of)).collect()),
                "wait_p50_days": middle(runs.iter().map(|it| days(it.wait_p50)).collect()),
                "wait_p95_days": middle(runs.iter().map(|it| days(it.wait_p95)).collect()),
            }),
        }
    }
}

/// Hours as days, to a tenth.
fn days(hours: u32) -> f64 {
    (f64::from(hours) / 2.4).round() / 10.0
}

fn pct(share: f64) -> f64 {
    (share * 1_000.0).round() / 10.0
}

/// The values between which the middle 90 in 100 lie.
fn middle(mut values: Vec<f64>) -> Value {
    values.sort_by(f64::total_cmp);
    let cut = values.len() / 20;
    json!({ "from": values.get(cut), "to": values.iter().rev().nth(cut) })
}
