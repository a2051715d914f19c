//! `kith audit verify [--anchor FILE]`: whether the chains of deeds and the tags of messages hold, and
//! whether every stream is still there that an anchor knows.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, value_parser};
use kith_app::{App, audit, audit::anchoring};
use serde_json::{Value, json};

use super::End;
use crate::{settings::Settings, wiring};

pub(super) fn command() -> Command {
    let anchor = Arg::new("anchor")
        .long("anchor")
        .value_name("FILE")
        .value_parser(value_parser!(PathBuf))
        .help("also finds streams that lost their end, or are missing since FILE was written");
    Command::new("audit").about("The audit chain").subcommand_required(true).subcommand(
        Command::new("verify")
            .about("Checks every stream and every message; exit 1 where one is broken")
            .arg(anchor),
    )
}

/// Checks what there is.
#[expect(clippy::print_stdout, reason = "standard output is for machines")]
pub(super) fn run(settings: &Settings, said: &ArgMatches) -> anyhow::Result<End> {
    let Some(("verify", said)) = said.subcommand() else { return Ok(End::Done) };
    let app = wiring::app(settings)?;
    let (deeds, words) = (audit::verify(&app)?, audit::words(&app)?);
    let anchor = said.get_one::<PathBuf>("anchor").map(|file| anchored(&app, file)).transpose()?;
    let holds = deeds.holds() && words.holds() && anchor.as_ref().is_none_or(|(holds, _)| *holds);
    let broken = deeds.broken.iter().map(|at| json!({ "stream": at.stream, "seq": at.seq }));
    let talks = words.broken.iter().map(|at| json!({ "talk": at.talk.0, "seq": at.seq }));
    let report = json!({
        "holds": holds,
        "deeds": deeds.deeds,
        "streams": deeds.streams,
        "unlinked": deeds.unlinked,
        "broken": broken.collect::<Vec<_>>(),
        "messages": words.messages,
        "talks": words.talks,
        "broken_talks": talks.collect::<Vec<_>>(),
        "anchor": anchor.map(|(_, found)| found),
    });
    println!("{report}");
    Ok(if holds { End::Done } else { End::No })
}

/// Whether everything stands that the anchors in `file` know, and what was found. A file without a
/// whole anchor proves nothing.
fn anchored(app: &App, file: &std::path::Path) -> anyhow::Result<(bool, Value)> {
    let (log, found) = anchoring::verify(app, file)?;
    let holds = found.holds() && log.wrong.is_none() && log.at.is_some();
    let changed = found.changed.iter().map(|(stream, seq)| json!({ "stream": stream, "seq": seq }));
    let report = json!({
        "at": log.at.map(|at| at.jiff().to_string()),
        "streams": found.streams,
        "wrong_line": log.wrong,
        "missing": found.missing,
        "changed": changed.collect::<Vec<_>>(),
    });
    Ok((holds, report))
}
