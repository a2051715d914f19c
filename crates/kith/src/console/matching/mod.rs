//! `kith match`: pairings and circles from files, and the proof of them. Here are the words of the command line; what
//! is right is decided in `kith-match`, which reads no file.

mod circles;
mod gauge;
mod instance;
mod lines;
mod output;
mod people;
mod simulate;
mod solve;
mod verify;

use std::io::{self, Write as _};

use anyhow::Context as _;
use clap::{ArgMatches, Command};

use super::End;

pub(super) fn command() -> Command {
    Command::new("match")
        .about("Pairs people, says why, and proves it")
        .subcommand_required(true)
        .subcommand(solve::command())
        .subcommand(people::command())
        .subcommand(circles::command())
        .subcommand(simulate::command())
        .subcommand(verify::command())
}

pub(super) fn run(said: &ArgMatches) -> anyhow::Result<End> {
    match said.subcommand() {
        Some(("solve", said)) => solve::run(said),
        Some(("people", said)) => people::run(said),
        Some(("circles", said)) => circles::run(said),
        Some(("simulate", said)) => simulate::run(said),
        Some((_, said)) => verify::run(said),
        None => Ok(End::Done),
    }
}

/// Prints one JSON object for machines. Whoever has stopped listening is told nothing more.
fn report(report: &impl serde::Serialize) -> anyhow::Result<()> {
    let text = serde_json::to_string(report)?;
    match writeln!(io::stdout().lock(), "{text}") {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(error).context("standard output")
        }
        _ => Ok(()),
    }
}
