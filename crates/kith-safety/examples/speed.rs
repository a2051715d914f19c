//! Says how long it takes to start, how much room that leaves taken, and how long reading takes.
//! `cargo run --release -p kith-safety --example speed`
#![expect(clippy::disallowed_methods, reason = "it measures time and decides nothing by it")]

#[expect(dead_code, reason = "only the texts of the suite are read")]
#[path = "../tests/suite/mod.rs"]
mod suite;

use std::{fs, hint::black_box, time::Instant};

use kith_safety::{Memory, Reader, Text};

/// How often each text is read.
const ROUNDS: usize = 20;

fn main() {
    let before = resident();
    let start = Instant::now();
    let reader = Reader::new();
    println!("start {:?}, {} kB more", start.elapsed(), resident().saturating_sub(before));
    let cases: Vec<_> = ["dev", "held"].into_iter().flat_map(suite::cases).collect();
    let short: Vec<String> = cases.iter().map(|case| case.text.clone()).collect();
    let dark = cases.iter().filter(|case| !suite::harmless(case) && case.lang == "en");
    let dark: Vec<&str> = dark.map(|case| case.text.as_str()).collect();
    let long: Vec<String> = dark.chunks(12).map(|some| cut(&some.join(" "))).collect();
    told("cases", &reader, &short);
    told("480 characters of danger", &reader, &long);
}

fn cut(text: &str) -> String {
    text.chars().take(480).collect()
}

fn told(name: &str, reader: &Reader, texts: &[String]) {
    let mut all = Vec::new();
    for round in 0..=ROUNDS {
        for text in texts {
            let start = Instant::now();
            black_box(reader.read(&Text { text, ..Text::default() }, &mut Memory::default()));
            if round > 0 {
                all.push(start.elapsed());
            }
        }
    }
    all.sort_unstable();
    let at = |share: usize| all.get(all.len() * share / 1000).copied().unwrap_or_default();
    println!("{name}: {} texts, p50 {:?}, p99 {:?}", texts.len(), at(500), at(990));
}

/// The memory of this process, in kB; 0 where the system does not say.
fn resident() -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|rest| rest.split_whitespace().next()?.parse().ok()).unwrap_or_default()
}
