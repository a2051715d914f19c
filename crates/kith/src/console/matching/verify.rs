//! `kith match verify`: pairs and their certificate, judged from the instance alone.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, anyhow};
use clap::{Arg, ArgMatches, Command, value_parser};
use kith_match::{Papers, verify};
use serde_json::json;

use super::{
    End,
    instance::{Parts, sha256},
    solve::folder,
};

pub(super) fn command() -> Command {
    let file = |name| Arg::new(name).required(true).value_parser(value_parser!(PathBuf));
    Command::new("verify")
        .about("Checks pairs and their certificate; exit 1 where they do not hold")
        .arg(folder())
        .arg(file("pairs").value_name("PAIRS.csv"))
        .arg(file("certificate").value_name("CERT.json"))
}

/// Prints whether it holds, and what does not.
pub(super) fn run(said: &ArgMatches) -> anyhow::Result<End> {
    let path = |name| said.get_one::<PathBuf>(name).map_or(Path::new(""), PathBuf::as_path);
    let folder = path("instance");
    let (pairs, certificate) = (read(path("pairs"))?, read(path("certificate"))?);
    let (meta, edges) = (read(&folder.join("meta.json"))?, read(&folder.join("edges.csv"))?);
    let (caps, caps_a) = (maybe(&folder.join("caps.csv"))?, maybe(&folder.join("caps_a.csv"))?);
    let papers = Papers {
        meta: &meta,
        edges: &edges,
        caps: caps.as_deref(),
        caps_a: caps_a.as_deref(),
        pairs: &pairs,
        certificate: &certificate,
    };
    let failed = verify(&papers, &sha256).map_err(|unreadable| {
        // The verifier knows the line; the reader of the solver knows the column too.
        let slip = Parts::read(folder).and_then(|parts| parts.check(folder)).err();
        slip.unwrap_or_else(|| match unreadable.file {
            name @ ("pairs" | "certificate") => {
                anyhow!(
                    "{}:{}:1: {}",
                    path(name).display(),
                    unreadable.line.max(1),
                    unreadable.what
                )
            }
            name => anyhow!(
                "{}:{}:1: {}",
                folder.join(name).display(),
                unreadable.line.max(1),
                unreadable.what
            ),
        })
    })?;
    let list: Vec<_> =
        failed.iter().map(|it| json!({ "code": it.code, "what": it.what })).collect();
    super::report(&json!({ "holds": failed.is_empty(), "failed": list }))?;
    Ok(if failed.is_empty() { End::Done } else { End::No })
}

fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    fs::read(path).with_context(|| path.display().to_string())
}

fn maybe(path: &Path) -> anyhow::Result<Option<Vec<u8>>> {
    if path.exists() { read(path).map(Some) } else { Ok(None) }
}
