//! The law of the house, as commands: `cargo xtask tidy` reads the tree, `cargo xtask ci` runs
//! everything that must hold before a change lands.

mod asvs;
mod benchmarks;
mod ci;
mod paths;
mod rust;
mod teach;
mod tidy;
mod tree;

use std::{env, path::Path, process::ExitCode};

const USAGE: &str = "usage: cargo xtask tidy | ci | asvs | safety-model";

fn main() -> anyhow::Result<ExitCode> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."));
    let words: Vec<String> = env::args().skip(1).collect();
    let holds = match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["tidy"] => tidy::run(root)?,
        ["ci"] => ci::run(root)?,
        ["asvs"] => asvs::write(root)?,
        ["safety-model"] => teach::run(root)?,
        _ => {
            eprintln!("{USAGE}");
            return Ok(ExitCode::from(2));
        }
    };
    Ok(if holds { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
