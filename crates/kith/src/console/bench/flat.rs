//! `kith bench flat`: what each list of the desk costs in a house of fifty and in one of fifty thousand people: the ratio of
//! the two medians, in one run, on one store. Over HTTP, on loopback, on a store that passes.

use std::{
    io::Read as _,
    net::SocketAddr,
    time::{Duration, Instant},
};

use anyhow::{Context, ensure};
use clap::{Arg, ArgMatches, Command, value_parser};
use kith_app::Site;
use kith_core::people::grant::Role;

use super::{
    alarm::{asked, serve},
    crowd::{self, Person},
    watch,
};
use crate::{
    console::{End, say},
    demo::Stage,
    wiring,
};

/// How many people there are at first.
const FEW: usize = 50;

/// How often each page is asked for, after once to warm it.
const ROUNDS: usize = 9;

/// How many people move in within one unit of work.
const STEP: usize = 250;

/// The lists, by who reads them.
const PAGES: &[(Role, &[&str])] = &[
    (
        Role::Coordinator,
        &[
            "/cohort",
            "/pairs",
            "/closings",
            "/applications",
            "/recruitment",
            "/tables",
            "/tables/people",
            "/tables/pairs",
            "/standards",
            "/runs",
            "/rota/ahead",
        ],
    ),
    (Role::Lead, &["/cases", "/patterns", "/reads", "/appeals"]),
    (Role::Admin, &["/roles"]),
    (Role::Supporter, &["/today", "/duty", "/rota", "/cover", "/requests"]),
];

pub(super) fn command() -> Command {
    let people = Arg::new("people").long("people").value_name("N").default_value("50000");
    let people = people.value_parser(value_parser!(u32).range(50..=1_000_000));
    Command::new("flat")
        .about("What lists cost with many people, against the same with fifty")
        .arg(people.help("how many people there are at last; one in ten mentors, one in ten asks"))
}

/// What one page cost.
struct Line {
    page: &'static str,
    who: Role,
    few: Duration,
    many: Duration,
}

/// Measures, and prints a JSON object for each page.
#[expect(clippy::print_stdout, reason = "standard output is for machines")]
pub(super) fn run(said: &ArgMatches) -> anyhow::Result<End> {
    let most = said.get_one::<u32>("people").copied().context("how many people")?;
    let most = usize::try_from(most)?;
    wiring::log("error");
    let stage = Stage::new(Site { demo: true, ..Site::default() })?;
    stage.curtain()?;
    let readers = PAGES
        .iter()
        .map(|(role, _)| crowd::person(&stage, role.word(), &[*role]))
        .collect::<anyhow::Result<Vec<_>>>()?;
    let address = serve(&stage.app)?;
    grow(&stage, 0, FEW)?;
    let few = measured(address, &readers)?;
    say(&format!("{most} people move in …"));
    grow(&stage, FEW, most)?;
    let many = measured(address, &readers)?;
    let pages = PAGES.iter().flat_map(|(who, pages)| pages.iter().map(|page| (*who, *page)));
    let costs = pages.zip(few.into_iter().zip(many));
    let mut lines: Vec<Line> =
        costs.map(|((who, page), (few, many))| Line { page, who, few, many }).collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.hundredths()));
    for line in &lines {
        println!("{}", line.json(most));
        say(&line.to_string());
    }
    Ok(End::Done)
}

/// Lets people move in, from the `from`th up to the `to`th.
fn grow(stage: &Stage, from: usize, to: usize) -> anyhow::Result<()> {
    let all: Vec<usize> = (from..to).collect();
    all.chunks(STEP).try_for_each(|some| crowd::crowd(stage, some))
}

/// The median of each page, in the order of [`PAGES`].
fn measured(address: SocketAddr, readers: &[Person]) -> anyhow::Result<Vec<Duration>> {
    let each = PAGES.iter().zip(readers);
    let pages = each.flat_map(|((_, pages), who)| pages.iter().map(move |page| (who, *page)));
    pages.map(|(who, page)| median(address, who, page)).collect()
}

fn median(address: SocketAddr, who: &Person, page: &str) -> anyhow::Result<Duration> {
    took(address, who, page)?;
    let mut all =
        (0..ROUNDS).map(|_| took(address, who, page)).collect::<anyhow::Result<Vec<_>>>()?;
    all.sort_unstable();
    all.get(ROUNDS / 2).copied().context("nothing was measured")
}

fn took(address: SocketAddr, who: &Person, page: &str) -> anyhow::Result<Duration> {
    let head = format!("GET {page} HTTP/1.0\r\nCookie: {}\r\n", who.cookie);
    let (began, mut answer): (Instant, _) = (watch(), String::new());
    asked(address, &head, "")?.read_to_string(&mut answer)?;
    let took = began.elapsed();
    let first = answer.lines().next().unwrap_or_default();
    ensure!(first.contains(" 200 "), "{page}: {first}");
    Ok(took)
}

impl Line {
    /// How many hundredths of the cost with few the cost with many is.
    fn hundredths(&self) -> u128 {
        (self.many.as_micros() * 100).checked_div(self.few.as_micros()).unwrap_or_default()
    }

    fn json(&self, people: usize) -> serde_json::Value {
        serde_json::json!({
            "job": "flat", "page": self.page, "who": self.who.word(), "people": [FEW, people],
            "few_us": self.few.as_micros(), "many_us": self.many.as_micros(),
            "ratio_hundredths": self.hundredths(),
        })
    }
}

impl std::fmt::Display for Line {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (whole, part) = (self.hundredths() / 100, self.hundredths() % 100);
        let (few, many) = (self.few.as_micros(), self.many.as_micros());
        write!(to, "{whole}.{part:02} × {} ({}): {few} → {many} µs", self.page, self.who.word())
    }
}
