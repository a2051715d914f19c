//! `kith match people`: spreadsheets of people through rules to pairs, the reasons for each, and why somebody has none.

mod cells;
mod columns;
mod explain;
mod fields;
mod frame;
mod instance;
mod roster;
mod rules;
mod seats;
mod sheet;

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    io::Write as _,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, bail};
use clap::{Arg, ArgMatches, Command, value_parser};
use kith_match::{
    Answer, Figures, Kind, Objective, Options, Problem,
    people::{Barrier, Pool, Weighed},
    solve,
};
use serde::Serialize;

use super::{
    End,
    gauge::{Progress, Watch},
    output::Draft,
    solve::{Report, Seconds, asked, file, options},
};
use crate::console::say;

use columns::Side;
use fields::Plan;
use roster::Roster;
use rules::Rules;
use sheet::Sheet;

const AFTER: &str = include_str!("help.txt");

pub(super) fn command() -> Command {
    let [objective, mutual, epsilon, seed] = options();
    let objective = objective.default_value(None::<&str>).help(
        "fair (without a word in the rules): most pairs, then the worst-off best; stable; total",
    );
    Command::new("people")
        .about("Pairs the people of spreadsheets by rules of yours; prints a JSON report")
        .arg(
            Arg::new("people")
                .value_name("PEOPLE.csv")
                .value_parser(value_parser!(PathBuf))
                .required_unless_present_all(["mentees", "mentors"])
                .conflicts_with_all(["mentees", "mentors"])
                .help("both roles in one file"),
        )
        .arg(file("mentors", "FILE").requires("mentees").help("mentors, in a file of their own"))
        .arg(file("mentees", "FILE").requires("mentors").help("mentees, in a file of their own"))
        .arg(file("capacities", "FILE").help("seats of mentors, one `name,number` a line"))
        .arg(file("supervisors", "FILE").help("limits over several mentors or projects, one `name,number` a line"))
        .arg(file("rules", "RULES.toml").required(true).help("columns, hard rules and weights"))
        .arg(file("instance", "FOLDER").help("also writes the numbers, for `kith match solve` and `verify`"))
        .arg(file("out", "PAIRS.csv").required(true).help("where the pairs go: a,b,mentee,mentor"))
        .arg(file("explain", "EXPLAIN.jsonl").help("where the reasons go, one object a line"))
        .arg(
            Arg::new("for")
                .long("for")
                .value_parser(["member", "coordinator"])
                .default_value("coordinator")
                .help("who will read the reasons: a member never sees points, or what is not in `shown`"),
        )
        .args([objective, mutual, epsilon, seed])
        .after_help(AFTER)
}

/// What was read, and the pairs of it.
struct Run {
    rules: Rules,
    plan: Plan,
    roster: Roster,
    pool: Pool,
    weighed: Weighed,
    problem: Problem,
}

/// Reads, pairs, writes and reports.
pub(super) fn run(said: &ArgMatches) -> anyhow::Result<End> {
    let mut watch = Watch::start();
    let progress = Progress::start("reading the spreadsheets");
    let path = |name| said.get_one::<PathBuf>(name).map(PathBuf::as_path);
    let rules = Rules::read(path("rules").context("no rules")?)?;
    let options = wanted(said, &rules)?;
    let plan = Plan::new(&rules)?;
    let roster = read(said, &plan, &rules)?;
    for line in roster.columns.iter().chain(&roster.notes) {
        say(line);
    }
    let read = watch.lap();
    progress.step("solving");
    let run = weigh(rules, plan, roster)?;
    let answer = match solve(&run.problem, options) {
        Ok(answer) => answer,
        Err(none) => bail!("{none}"),
    };
    let solved = watch.lap();
    let figures = Figures::of(&run.problem, options, &answer);
    let certified = watch.lap();
    progress.step("writing");
    run.write(said, &answer, &figures)?;
    drop(progress);
    let seconds = Seconds { read, solve: solved, certify: certified, write: watch.lap() };
    super::report(&run.report(Report::new(options, &figures, seconds)))?;
    Ok(End::Done)
}

/// The objective of the command line, else of the rules, else the most pairs.
fn wanted(said: &ArgMatches, rules: &Rules) -> anyhow::Result<Options> {
    if said.contains_id("objective") {
        return asked(said);
    }
    let options = asked(said).unwrap_or(Options { objective: Objective::Fair, seed: None });
    let objective = match (
        rules.objective.as_deref(),
        said.get_flag("mutual"),
        said.get_one("epsilon"),
    ) {
        (None | Some("fair"), false, None) => Objective::Fair,
        (None | Some("stable"), true, None) => Objective::Mutual,
        (Some("stable"), false, None) => Objective::Stable,
        (Some("total"), false, None) => Objective::Total,
        (None | Some("total"), false, Some(most)) => Objective::Within(*most),
        (Some(word), ..) => bail!(
            "objective = {word:?} of the rules: stable, total or fair expected, alone or with its own option"
        ),
        (None, ..) => bail!("--mutual and --epsilon do not go together"),
    };
    Ok(Options { objective, seed: said.get_one("seed").copied().or(options.seed) })
}

fn read(said: &ArgMatches, plan: &Plan, rules: &Rules) -> anyhow::Result<Roster> {
    let header = rules.header.unwrap_or(true);
    let mut roster = Roster::default();
    let both = said.get_one::<PathBuf>("people");
    let mut sheets = Vec::new();
    for (side, name) in [(Side::Mentee, "mentees"), (Side::Mentor, "mentors")] {
        let path = both.or_else(|| said.get_one(name)).context("no spreadsheet")?;
        sheets.push((Sheet::read(path, header)?, side));
    }
    known(rules, &sheets)?;
    for (sheet, side) in &sheets {
        roster.take(sheet, *side, (&plan.fields, rules), both.is_some())?;
    }
    if let Some(path) = said.get_one::<PathBuf>("capacities") {
        roster.seats(&Sheet::read(path, false)?);
    }
    if let Some(path) = said.get_one::<PathBuf>("supervisors") {
        roster.supervisors(&Sheet::read(path, false)?);
    }
    roster.close()?;
    Ok(roster)
}

/// Every column that the rules name stands in one of the files.
fn known(rules: &Rules, sheets: &[(Sheet, Side)]) -> anyhow::Result<()> {
    for name in rules.columns.keys() {
        let mut found = false;
        for (sheet, side) in sheets {
            found |= columns::find(sheet, *side, name, rules)?.is_some();
        }
        if !found {
            let names = sheets.iter().map(|(sheet, _)| sheet.name.as_str()).collect::<Vec<_>>();
            bail!("[columns] {name}: no such column in {}", names.join(" or "));
        }
    }
    Ok(())
}

fn weigh(rules: Rules, plan: Plan, roster: Roster) -> anyhow::Result<Run> {
    let people = |list: &[roster::Someone]| list.iter().map(|it| it.person.clone()).collect();
    let pool = Pool {
        members: people(&roster.mentees),
        mentors: people(&roster.mentors),
        laws: plan.laws.clone(),
        features: plan.features.clone(),
    };
    let weighed = pool.weigh();
    let seats = |list: &[roster::Someone]| list.iter().map(|it| it.seats).collect::<Vec<_>>();
    let (a, b) = (seats(&roster.mentees), seats(&roster.mentors));
    let kind = Kind::Bip { na: u32::try_from(a.len())?, nb: u32::try_from(b.len())? };
    let problem = Problem::new(kind, a, b, &weighed.edges)?;
    Ok(Run { rules, plan, roster, pool, weighed, problem })
}

impl Run {
    fn write(&self, said: &ArgMatches, answer: &Answer, figures: &Figures) -> anyhow::Result<()> {
        let pairs = answer.pairs(&self.problem);
        let mut drafts = Vec::new();
        let mut draft = |name: &str, text: String| -> anyhow::Result<()> {
            if let Some(path) = said.get_one::<PathBuf>(name) {
                let mut out = Draft::new(Path::new(path))?;
                out.write_all(text.as_bytes())?;
                drafts.push(out);
            }
            Ok(())
        };
        draft("out", self.pairs(&pairs)?)?;
        if said.contains_id("explain") {
            let member = said.get_one::<String>("for").is_some_and(|it| it == "member");
            let mut text = String::new();
            for line in self.lines(&pairs, &figures.unmatched, member) {
                writeln!(text, "{line}")?;
            }
            draft("explain", text)?;
        }
        if let Some(folder) = said.get_one::<PathBuf>("instance") {
            drafts.extend(instance::drafts(folder, &self.problem, &self.roster)?);
        }
        drafts.into_iter().try_for_each(Draft::keep)
    }

    /// Ids as in the reasons (from 0, in the order of the rows), and what the spreadsheet calls the two.
    fn pairs(&self, pairs: &[(u32, u32)]) -> anyhow::Result<String> {
        let mut table = csv::Writer::from_writer(Vec::new());
        table.write_record(["a", "b", "mentee", "mentor"])?;
        for &(a, b) in pairs {
            let (mentee, mentor) = (key(&self.roster.mentees, a), key(&self.roster.mentors, b));
            table.write_record([&a.to_string(), &b.to_string(), mentee, mentor])?;
        }
        Ok(String::from_utf8(table.into_inner()?)?)
    }

    fn report(&self, solved: Report) -> Whole<'_> {
        let shut = &self.weighed.shut;
        Whole {
            columns: &self.roster.columns,
            notes: &self.roster.notes,
            mentees: self.roster.mentees.len(),
            mentors: self.roster.mentors.len(),
            acceptable_pairs: self.weighed.edges.len(),
            constraints: shut
                .iter()
                .map(|(barrier, count)| (self.code(*barrier), *count))
                .collect(),
            solved,
        }
    }

    /// What a barrier is called.
    fn code(&self, barrier: Barrier) -> &str {
        match barrier {
            Barrier::Oneself => "self",
            Barrier::Never => "never",
            Barrier::Law(law) => {
                let place = usize::try_from(law).unwrap_or(usize::MAX);
                self.plan.codes.get(place).map_or("law", String::as_str)
            }
        }
    }
}

/// What a file of pairs calls the person at a place.
fn key(list: &[roster::Someone], place: u32) -> &str {
    let place = usize::try_from(place).unwrap_or(usize::MAX);
    list.get(place).map_or("", |it| it.key.as_str())
}

#[derive(Serialize)]
struct Whole<'a> {
    columns: &'a [String],
    notes: &'a [String],
    mentees: usize,
    mentors: usize,
    acceptable_pairs: usize,
    /// Pairs that each hard rule shut out first.
    constraints: BTreeMap<&'a str, u64>,
    #[serde(flatten)]
    solved: Report,
}
