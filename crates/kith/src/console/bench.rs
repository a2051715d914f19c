//! `kith bench`: what this machine and this binary can do. `kith bench start`: how soon the house is open,
//! and how much memory it takes while nothing happens; `kith bench alarm`: how soon a call is heard; `kith bench flat`: what
//! lists cost with many people.
//! Loopback only, on a folder of its own that passes, bounded in time.

mod alarm;
mod crowd;
mod flat;

use std::{
    fs,
    io::{Read as _, Write as _},
    net::{SocketAddr, TcpListener, TcpStream},
    path::Path,
    process::{Child, Command as Process, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, bail};
use clap::{ArgMatches, Command};

use super::{End, say};
use crate::settings::this_program;

/// How many starts are measured, after the one that makes the database.
const ROUNDS: usize = 5;

/// How long a start may take before it is given up.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long the house is left alone before its memory is read.
const IDLE: Duration = Duration::from_secs(2);

pub(super) fn command() -> Command {
    Command::new("bench")
        .about("Measures this machine and this binary")
        .subcommand_required(true)
        .subcommand(Command::new("start").about("Cold start of a migrated database, idle memory"))
        .subcommand(alarm::command())
        .subcommand(flat::command())
}

/// What one start took.
struct Start {
    open: Duration,
    rss_kb: u64,
}

/// Measures what `said` names.
pub(super) fn run(said: &ArgMatches) -> anyhow::Result<End> {
    match said.subcommand() {
        Some(("alarm", said)) => alarm::run(said),
        Some(("flat", said)) => flat::run(said),
        _ => starts(),
    }
}

/// Measures starts, and prints one JSON object.
#[expect(clippy::print_stdout, reason = "standard output is for machines")]
fn starts() -> anyhow::Result<End> {
    let folder = tempfile::tempdir()?;
    say("making a database, then starting on it five times …");
    start(folder.path(), Duration::ZERO)?;
    let mut starts =
        (0..ROUNDS).map(|_| start(folder.path(), IDLE)).collect::<anyhow::Result<Vec<_>>>()?;
    starts.sort_by_key(|start| start.open);
    let median = starts.get(ROUNDS / 2).context("no start was measured")?;
    let most = starts.iter().map(|start| start.rss_kb).max().unwrap_or_default();
    let row = serde_json::json!({
        "job": "start",
        "n": ROUNDS,
        "cold_start_ms": { "p50": median.open.as_millis(), "max": starts.last().map(|s| s.open.as_millis()) },
        "idle_rss_kb": most,
    });
    println!("{row}");
    say(&format!(
        "cold start of a migrated database: {} ms (median of {ROUNDS}); idle memory: {:.1} MB",
        median.open.as_millis(),
        f64::from(u32::try_from(most).unwrap_or(u32::MAX)) / 1024.0
    ));
    Ok(End::Done)
}

/// Starts the service on `folder`, waits for its first page, leaves it alone for `idle`, ends it.
fn start(folder: &Path, idle: Duration) -> anyhow::Result<Start> {
    let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
    let began = watch();
    let mut house = serve(folder, address)?;
    let opened = wait(address, began);
    thread::sleep(idle);
    let rss_kb = rss(&house);
    house.kill().context("the service could not be ended")?;
    house.wait()?;
    Ok(Start { open: opened?, rss_kb: rss_kb? })
}

fn serve(folder: &Path, address: SocketAddr) -> anyhow::Result<Child> {
    let service = Process::new(this_program()?)
        .current_dir(folder)
        .args(["serve", "--data", "data", "--log", "error", "--listen"])
        .arg(address.to_string())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    service.context("the service could not be started")
}

/// Until the first page has come.
fn wait(address: SocketAddr, began: Instant) -> anyhow::Result<Duration> {
    while began.elapsed() < PATIENCE {
        if answers(address).unwrap_or(false) {
            return Ok(began.elapsed());
        }
        thread::sleep(Duration::from_millis(2));
    }
    bail!("no page within {} seconds", PATIENCE.as_secs())
}

fn answers(address: SocketAddr) -> std::io::Result<bool> {
    let mut line = TcpStream::connect(address)?;
    line.set_read_timeout(Some(PATIENCE))?;
    write!(line, "GET / HTTP/1.0\r\nHost: {address}\r\nSec-Fetch-Site: none\r\n\r\n")?;
    let mut head = [0; 12];
    line.read_exact(&mut head)?;
    Ok(head.ends_with(b" 200"))
}

/// The resident memory of `house`, in kilobytes, as Linux counts it.
fn rss(house: &Child) -> anyhow::Result<u64> {
    let status = fs::read_to_string(format!("/proc/{}/status", house.id()))
        .context("memory is read from /proc, which only Linux has")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kb = line.and_then(|rest| rest.split_whitespace().next()?.parse().ok());
    kb.context("/proc says nothing of memory")
}

/// A stopwatch.
#[expect(clippy::disallowed_methods, reason = "a benchmark reads the machine's own clock")]
fn watch() -> Instant {
    Instant::now()
}
