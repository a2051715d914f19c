//! `kith safety`: reads texts that somebody else has written down, one JSON object a line, and
//! measures how long that takes. Nothing is kept and nothing leaves the machine.

use std::{
    collections::HashMap,
    fs,
    io::{self, BufRead as _, BufWriter, Write as _},
    time::{Duration, Instant},
};

use anyhow::Context;
use clap::{Arg, ArgMatches, Command};
use kith_safety::{Level, Memory, Reader, Reading, Role, Text};
use serde::Deserialize;

use super::{End, say};

pub(super) fn command() -> Command {
    let file =
        Arg::new("file").value_name("FILE.jsonl").required(true).help("Messages, one a line");
    Command::new("safety")
        .about("What the detector sees in texts")
        .subcommand_required(true)
        .subcommand(Command::new("scan").about("Reads JSON lines, says what it saw in each"))
        .subcommand(Command::new("bench").about("How long a message takes").arg(file))
}

pub(super) fn run(said: &ArgMatches) -> anyhow::Result<End> {
    match said.subcommand() {
        Some(("bench", said)) => bench(said.get_one::<String>("file").context("a file is named")?),
        _ => scan(),
    }
}

/// One line of the input.
#[derive(Debug, Deserialize)]
struct Message {
    #[serde(default)]
    id: serde_json::Value,
    text: String,
    lang: Option<String>,
    role: Option<String>,
    talk: Option<String>,
    author: Option<String>,
}

impl Message {
    fn read<'r>(&self, reader: &'r Reader, memory: &mut Memory) -> Reading<'r> {
        let supporter = self.role.as_deref() == Some("supporter");
        let role = if supporter { Role::Supporter } else { Role::Member };
        reader.read(&Text { text: &self.text, language: self.lang.as_deref(), role }, memory)
    }
}

/// The memories of the talks in one input.
#[derive(Default)]
struct Talks {
    memories: HashMap<(String, String), Memory>,
    /// Who asked last in a talk, and about what, for those who have not written yet.
    asked: HashMap<String, (String, Level)>,
}

impl Talks {
    fn read<'r>(&mut self, reader: &'r Reader, message: &Message) -> Reading<'r> {
        let (Some(talk), Some(author)) = (&message.talk, &message.author) else {
            return message.read(reader, &mut Memory::default());
        };
        let asked = self.asked.get(talk).filter(|(who, _)| who != author).map(|(_, level)| *level);
        let memory = self.memories.entry((talk.clone(), author.clone())).or_insert_with(|| {
            let mut fresh = Memory::default();
            fresh.asked(asked.unwrap_or_default());
            fresh
        });
        let reading = message.read(reader, memory);
        if reading.asks > Level::Nothing {
            self.ask(talk, author, reading.asks);
        }
        reading
    }

    /// Lets everybody else in the talk know what was asked.
    fn ask(&mut self, talk: &str, author: &str, level: Level) {
        self.asked.insert(talk.to_owned(), (author.to_owned(), level));
        let others = self.memories.iter_mut().filter(|((t, a), _)| t == talk && a != author);
        others.for_each(|(_, memory)| memory.asked(level));
    }
}

fn scan() -> anyhow::Result<End> {
    let (reader, mut talks) = (Reader::new(), Talks::default());
    let mut out = BufWriter::new(io::stdout().lock());
    for (at, line) in io::stdin().lock().lines().enumerate() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let message: Message =
            serde_json::from_str(&line).with_context(|| format!("line {}", at + 1))?;
        let reading = talks.read(&reader, &message);
        writeln!(out, "{}", row(&message.id, &reading))?;
    }
    out.flush()?;
    Ok(End::Done)
}

/// A reading in the words of the contract.
fn row(id: &serde_json::Value, reading: &Reading<'_>) -> serde_json::Value {
    let because = reading.because.iter();
    let because: Vec<_> = because
        .map(|b| serde_json::json!({ "start": b.start, "end": b.end, "rule": b.rule }))
        .collect();
    let categories: Vec<_> = reading.categories.iter().map(|category| category.name()).collect();
    serde_json::json!({
        "id": id,
        "level": reading.level.number(),
        "subject": reading.subject.name(),
        "categories": categories,
        "offer": reading.offer,
        "page": reading.page,
        "because": because,
    })
}

/// Reads every message of `file` once for warmth and once by the watch.
#[expect(clippy::print_stdout, reason = "standard output is for machines")]
fn bench(file: &str) -> anyhow::Result<End> {
    let text = fs::read_to_string(file).with_context(|| format!("{file} cannot be read"))?;
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let messages: Vec<Message> =
        lines.map(serde_json::from_str).collect::<Result<_, _>>().context("not JSON lines")?;
    let (before, began) = (resident(), watch());
    let reader = Reader::new();
    let (ready, kept) = (began.elapsed(), resident().saturating_sub(before));
    say(&format!("{} messages, packs {}", messages.len(), reader.version()));
    say(&format!("ready after {ready:?}, {kept} kB of memory"));
    let mut took: Vec<Duration> = Vec::with_capacity(messages.len());
    for round in 0..2 {
        for message in &messages {
            let began = watch();
            let reading = message.read(&reader, &mut Memory::default());
            let time = began.elapsed();
            std::hint::black_box(reading);
            if round > 0 {
                took.push(time);
            }
        }
    }
    took.sort_unstable();
    let us = |per_mille: usize| {
        let at = (took.len() * per_mille).div_ceil(1000).saturating_sub(1);
        took.get(at).map_or(0.0, |time| (time.as_secs_f64() * 1e7).round() / 10.0)
    };
    let row = serde_json::json!({
        "messages": messages.len(),
        "us": { "p50": us(500), "p99": us(990), "p99_9": us(999), "max": us(1000) },
    });
    println!("{row}");
    Ok(End::Done)
}

#[expect(clippy::disallowed_methods, reason = "a measurement reads the machine's own clock")]
fn watch() -> Instant {
    Instant::now()
}

/// How many kB of memory the system says that this process has; 0 where it does not say.
fn resident() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or_default()
}
