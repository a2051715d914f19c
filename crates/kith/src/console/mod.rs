//! The console: what may be said on the command line, and who does it.

mod audit;
mod backup;
mod bench;
mod demo;
mod doctor;
mod grant;
mod matching;
mod safety;
mod serve;
mod sessions;

use std::{collections::BTreeMap, process::ExitCode};

use clap::{Arg, ArgMatches, Command};

use crate::settings::{KNOWN, Settings};

/// How a command ends.
pub(crate) enum End {
    /// Done.
    Done,
    /// The answer is no.
    No,
}

/// Reads the command line and does what it says: 0 done, 1 the answer is no, 2 the call or what it
/// names is wrong.
pub(crate) fn run() -> ExitCode {
    let said = command().get_matches();
    match dispatch(&said) {
        Ok(End::Done) => ExitCode::SUCCESS,
        Ok(End::No) => ExitCode::from(1),
        Err(error) => {
            say(&format!("kith: {error:#}"));
            ExitCode::from(2)
        }
    }
}

fn command() -> Command {
    let settings = KNOWN.iter().map(|known| {
        let about = if known.default.is_empty() {
            known.about.to_owned()
        } else {
            format!("{} [{}]", known.about, known.default)
        };
        Arg::new(known.name)
            .long(known.name.replace('_', "-"))
            .value_name("VALUE")
            .help(about)
            .help_heading("Settings (over KITH_* over kith.toml)")
            .global(true)
    });
    Command::new("kith")
        .about("Peer support and mentorship, on a machine of your own")
        .version(env!("CARGO_PKG_VERSION"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .args(settings)
        .subcommand(Command::new("serve").about("The service"))
        .subcommand(backup::command())
        .subcommand(bench::command())
        .subcommand(demo::command())
        .subcommand(grant::command())
        .subcommand(matching::command())
        .subcommand(sessions::command())
        .subcommand(safety::command())
        .subcommand(Command::new("doctor").about("What is in force, and what wants a look"))
        .subcommand(audit::command())
}

fn dispatch(said: &ArgMatches) -> anyhow::Result<End> {
    match said.subcommand() {
        Some(("backup", said)) => backup::run(&settings(said)?, said),
        Some(("bench", said)) => bench::run(said),
        Some(("demo", said)) => demo::run(said),
        Some(("grant", said)) => grant::run(&settings(said)?, said),
        Some(("match", said)) => matching::run(said),
        Some(("sessions", said)) => sessions::run(&settings(said)?, said),
        Some(("safety", said)) => safety::run(said),
        Some(("doctor", said)) => doctor::run(&settings(said)?),
        Some(("audit", said)) => audit::run(&settings(said)?, said),
        Some((_, said)) => serve::run(&settings(said)?),
        None => Ok(End::Done),
    }
}

/// What is in force, with what the command line said.
fn settings(said: &ArgMatches) -> anyhow::Result<Settings> {
    let line = KNOWN.iter().filter_map(|known| {
        said.get_one::<String>(known.name).map(|value| (known.name, value.clone()))
    });
    Settings::read(&line.collect::<BTreeMap<_, _>>())
}

/// Tells a person something, on standard error: standard output is for machines.
#[expect(clippy::print_stderr, reason = "the console speaks to a person here")]
pub(crate) fn say(line: &str) {
    eprintln!("{line}");
}
