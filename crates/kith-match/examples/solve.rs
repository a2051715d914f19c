//! Solves an instance folder and writes pairs and certificate, so that an independent checker can judge them:
//! `solve INSTANCE PAIRS.csv CERT.json stable|mutual|total|fair|EPSILON [SEED]`.

use std::fs;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::time::Instant;

use kith_match::{Certificate, Edge, Figures, Kind, Objective, Options, Problem, solve};
use sha2::{Digest, Sha256};

type Anything = Box<dyn std::error::Error>;

#[expect(clippy::disallowed_methods, reason = "it measures; the crate itself knows no clock")]
fn main() -> Result<(), Anything> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [folder, pairs_path, certificate_path, objective, seed @ ..] = words.as_slice() else {
        return Err("INSTANCE PAIRS.csv CERT.json OBJECTIVE [SEED]".into());
    };
    let objective = match objective.as_str() {
        "stable" => Objective::Stable,
        "mutual" => Objective::Mutual,
        "total" => Objective::Total,
        "fair" => Objective::Fair,
        epsilon => Objective::Within(epsilon.parse()?),
    };
    let seed = seed.first().map(|seed| seed.parse()).transpose()?;
    let options = Options { objective, seed };
    let (parts, files) = read(Path::new(folder))?;
    let began = Instant::now();
    let problem = Problem::new(parts.0, parts.1, parts.2, &parts.3)?;
    drop(parts.3);
    let built = began.elapsed();
    let answer = solve(&problem, options)?;
    let solved = began.elapsed();
    let figures = Figures::of(&problem, options, &answer);
    let rows = answer.pairs(&problem);
    let text = rows.iter().fold("a,b\n".to_owned(), |text, (a, b)| text + &format!("{a},{b}\n"));
    fs::write(pairs_path, &text)?;
    let certificate = Certificate {
        problem: &problem,
        options,
        answer: &answer,
        figures: &figures,
        files: &files,
        pairs_sha256: &hash(text.as_bytes()),
    };
    write!(BufWriter::new(fs::File::create(certificate_path)?), "{certificate}")?;
    let Figures { pairs, total, bound, .. } = figures;
    let (solved, all) = (solved.saturating_sub(built), began.elapsed());
    let mut console = std::io::stderr();
    writeln!(console, "build {built:?} solve {solved:?} all {all:?}")?;
    writeln!(console, "{pairs} pairs, total {total}, bound {bound:?}")?;
    Ok(())
}

type Hashes = Vec<(&'static str, String)>;
type Parts = (Kind, Vec<u32>, Vec<u32>, Vec<Edge>);

fn read(folder: &Path) -> Result<(Parts, Hashes), Anything> {
    let mut files = Vec::new();
    let mut take = |name: &'static str| -> Result<Vec<u8>, Anything> {
        let bytes = fs::read(folder.join(name))?;
        files.push((name, hash(&bytes)));
        Ok(bytes)
    };
    let meta: serde_json::Value = serde_json::from_slice(&take("meta.json")?)?;
    let count = |name: &str| -> Result<u32, Anything> {
        Ok(u32::try_from(meta.get(name).and_then(serde_json::Value::as_u64).ok_or("meta.json")?)?)
    };
    let room = meta.get("kind").and_then(serde_json::Value::as_str) == Some("room");
    let na = count("na")?;
    let kind = if room { Kind::Room { na } } else { Kind::Bip { na, nb: count("nb")? } };
    let edges = rows(&take("edges.csv")?, |row| match *row {
        [a, b, score_a, score_b] => Some(Edge { a, b, score_a, score_b }),
        _ => None,
    })?;
    let seats_b = if room { Vec::new() } else { seats(&take("caps.csv")?)? };
    let seats_a = if folder.join("caps_a.csv").exists() {
        seats(&take("caps_a.csv")?)?
    } else {
        vec![1; usize::try_from(na)?]
    };
    Ok(((kind, seats_a, seats_b, edges), files))
}

fn seats(bytes: &[u8]) -> Result<Vec<u32>, Anything> {
    let mut all = rows(bytes, |row| match *row {
        [id, seats] => Some((id, seats)),
        _ => None,
    })?;
    all.sort_unstable();
    Ok(all.into_iter().map(|(_, seats)| seats).collect())
}

fn rows<T>(bytes: &[u8], row: impl Fn(&[u32]) -> Option<T>) -> Result<Vec<T>, Anything> {
    let mut all = Vec::new();
    let mut fields = Vec::new();
    for line in bytes.split(|&byte| byte == b'\n').skip(1).filter(|line| !line.is_empty()) {
        fields.clear();
        for field in line.trim_ascii_end().split(|&byte| byte == b',') {
            fields.push(field.iter().fold(0, |sum, &digit| sum * 10 + u32::from(digit - b'0')));
        }
        all.push(row(&fields).ok_or("a row of another length")?);
    }
    Ok(all)
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}
