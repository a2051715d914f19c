//! `kith match circles`: a folder of peers, hours and facilitators in; circles and the proof of their rules out.

mod read;

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    io::Write as _,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, bail};
use clap::{Arg, ArgMatches, Command};
use kith_match::{Circle, Circles, Gathering, LeftOut, circles, faults, is_settled, means};
use serde::Serialize;
use serde_json::{Value, json};

use super::{
    End,
    gauge::{Progress, Watch, peak_rss},
    instance::sha256,
    output::Draft,
    solve::{Seconds, file, folder, seed},
};
use read::Folder;

/// Up to so many peers, all moves and swaps are tried once more for the certificate.
const SETTLED_UP_TO: usize = 400;

const AFTER: &str = "\
people.csv       p,language,band,topics,facets,not_alone_in,apart   topics as topic:weight, lists by ;
slots.csv        kind,id,start      kind p or f; start = hour 0 to 167 of the UTC week, 90 minutes free from then
facilitators.csv f,circles,languages,bands";

pub(super) fn command() -> Command {
    Command::new("circles")
        .about("Gathers peers in circles of 5 to 12 with a facilitator and an hour for all")
        .arg(folder())
        .arg(file("out", "CIRCLES.csv").required(true).help("where the circles go"))
        .arg(file("certificate", "CERT.json").help("where the proof of their rules goes"))
        .arg(seed().help("orders people of equal right by the published lottery"))
        .arg(
            Arg::new("size")
                .long("size")
                .value_name("LEAST-MOST")
                .default_value("5-12")
                .help("how many members a circle has"),
        )
        .after_help(AFTER)
}

pub(super) fn run(said: &ArgMatches) -> anyhow::Result<End> {
    let mut watch = Watch::start();
    let progress = Progress::start("reading the folder");
    let path = said.get_one::<PathBuf>("instance").map_or(Path::new(""), PathBuf::as_path);
    let folder = Folder::read(path, size(said)?)?;
    let read = watch.lap();
    progress.step("gathering circles");
    let found = folder.drawn(said.get_one("seed").copied(), circles);
    let solve = watch.lap();
    progress.step("proving");
    if let Some(fault) = faults(&folder.gathering, &found.circles).first() {
        bail!("the circles break a rule of their own: {fault:?}");
    }
    let table = table(&found.circles)?;
    let certificate = said
        .get_one::<PathBuf>("certificate")
        .map(|path| (path, certificate(&folder, &found, &table)));
    let certify = watch.lap();
    progress.step("writing");
    let mut drafts = vec![Draft::new(said.get_one::<PathBuf>("out").context("no --out")?)?];
    for draft in &mut drafts {
        draft.write_all(table.as_bytes())?;
    }
    if let Some((path, certificate)) = certificate {
        let mut draft = Draft::new(path)?;
        writeln!(draft, "{certificate}")?;
        drafts.push(draft);
    }
    drafts.into_iter().try_for_each(Draft::keep)?;
    drop(progress);
    super::report(&Report::new(&found, Seconds { read, solve, certify, write: watch.lap() }))?;
    Ok(End::Done)
}

/// The fewest and the most members of a circle.
fn size(said: &ArgMatches) -> anyhow::Result<(u32, u32)> {
    let text = said.get_one::<String>("size").map_or("", String::as_str);
    let ends = text
        .split_once('-')
        .and_then(|(least, most)| Some((least.parse().ok()?, most.parse().ok()?)));
    match ends {
        Some((least, most)) if 2 <= least && least <= most && most <= 1_000 => Ok((least, most)),
        _ => bail!("--size {text}: two numbers like 5-12 expected"),
    }
}

/// The file of circles, ascending by circle and member.
fn table(circles: &[Circle]) -> anyhow::Result<String> {
    let mut text = "circle,facilitator,slot,p\n".to_owned();
    for (number, circle) in circles.iter().enumerate() {
        for member in &circle.members {
            writeln!(text, "{number},{},{},{member}", circle.facilitator, circle.hour)?;
        }
    }
    Ok(text)
}

fn reason(why: LeftOut) -> &'static str {
    match why {
        LeftOut::NoHour => "no_hour",
        LeftOut::TooFew => "too_few",
        LeftOut::NoPlace => "no_place",
    }
}

/// What anybody can check: members with their fit, the rules that were asked again, who is left out and why.
fn certificate(folder: &Folder, found: &Circles, table: &str) -> Value {
    let gathering: &Gathering = &folder.gathering;
    let circles: Vec<Value> = found
        .circles
        .iter()
        .map(|circle| {
            json!({
                "facilitator": circle.facilitator, "slot": circle.hour,
                "members": circle.members, "fit": means(gathering, circle),
            })
        })
        .collect();
    let left_out: Vec<Value> =
        found.left_out.iter().map(|&(p, why)| json!({ "p": p, "reason": reason(why) })).collect();
    let files: BTreeMap<&str, &str> =
        folder.files.iter().map(|(name, hash)| (*name, hash.as_str())).collect();
    let checked =
        (gathering.peers.len() <= SETTLED_UP_TO).then(|| is_settled(gathering, &found.circles));
    json!({
        "format": "kith-circles-certificate/1",
        "files": files,
        "circles_sha256": sha256(table.as_bytes()),
        "size": { "least": gathering.size.0, "most": gathering.size.1 },
        "circles": circles,
        "holds": ["size", "hour", "language", "band", "apart", "not_alone", "one_circle_each", "facilitators"],
        "settled": checked,
        "left_out": left_out,
        "worst_fit": found.worst_fit,
        "total": found.total,
        "bound": null,
    })
}

#[derive(Serialize)]
struct Report {
    circles: usize,
    placed: usize,
    left_out: BTreeMap<&'static str, usize>,
    worst_fit: u32,
    total: u64,
    bound: Option<u64>,
    seconds: Seconds,
    peak_rss_bytes: Option<u64>,
}

impl Report {
    fn new(found: &Circles, seconds: Seconds) -> Self {
        let mut left_out = BTreeMap::new();
        for &(_, why) in &found.left_out {
            *left_out.entry(reason(why)).or_default() += 1;
        }
        Self {
            circles: found.circles.len(),
            placed: found.circles.iter().map(|circle| circle.members.len()).sum(),
            left_out,
            worst_fit: found.worst_fit,
            total: found.total,
            bound: None,
            seconds,
            peak_rss_bytes: peak_rss(),
        }
    }
}
