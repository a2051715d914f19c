//! Solves an instance folder, writes pairs and certificate for an independent checker, and prints what each step took
//! as JSON: `solve INSTANCE PAIRS.csv CERT.json stable|mutual|total|fair|EPSILON [SEED|- [REPEATS]]`. Times are the
//! least of the repeats.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::time::Instant;

use kith_match::{Answer, Certificate, Columns, Figures, Kind, Objective, Options, Problem, solve};
use sha2::{Digest, Sha256};

type Anything = Box<dyn std::error::Error>;
type Hashes = Vec<(&'static str, String)>;
type Parts = (Kind, Vec<u32>, Vec<u32>, Columns);

fn main() -> Result<(), Anything> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [folder, pairs_path, certificate_path, objective, more @ ..] = words.as_slice() else {
        return Err("INSTANCE PAIRS.csv CERT.json OBJECTIVE [SEED|- [REPEATS]]".into());
    };
    let objective = match objective.as_str() {
        "stable" => Objective::Stable,
        "mutual" => Objective::Mutual,
        "total" => Objective::Total,
        "fair" => Objective::Fair,
        epsilon => Objective::Within(epsilon.parse()?),
    };
    let seed = more.first().filter(|seed| *seed != "-").map(|seed| seed.parse()).transpose()?;
    let repeats: u32 = more.get(1).map_or(Ok(1), |repeats| repeats.parse())?;
    let options = Options { objective, seed };
    let (parts, files) = read(Path::new(folder))?;
    let mut parts = Some(parts);
    let mut least = [f64::INFINITY; 4];
    for turn in 1..=repeats {
        let these = if turn < repeats { parts.clone() } else { parts.take() };
        let (laps, paper) = once(these.ok_or("no repeats")?, options, &files)?;
        least.iter_mut().zip(laps).for_each(|(least, lap)| *least = least.min(lap));
        if turn == repeats {
            fs::write(pairs_path, &paper.pairs)?;
            fs::write(certificate_path, &paper.certificate)?;
            report(&paper, least)?;
        }
    }
    Ok(())
}

struct Paper {
    figures: Figures,
    pairs: String,
    certificate: String,
}

/// Builds, solves, counts, and writes the certificate; seconds of each.
#[expect(clippy::disallowed_methods, reason = "it measures; the crate itself knows no clock")]
fn once(parts: Parts, options: Options, files: &Hashes) -> Result<([f64; 4], Paper), Anything> {
    let (kind, seats_a, seats_b, columns) = parts;
    let mut began = Instant::now();
    let mut lap = || std::mem::replace(&mut began, Instant::now()).elapsed().as_secs_f64();
    let problem = Problem::from_columns(kind, seats_a, seats_b, columns)?;
    let built = lap();
    let answer = solve(&problem, options)?;
    let solved = lap();
    let figures = Figures::of(&problem, options, &answer);
    let counted = lap();
    let pairs = csv(&problem, &answer);
    let pairs_sha256 = &hash(pairs.as_bytes());
    lap();
    let (answer, counts) = (&answer, &figures);
    let certificate =
        Certificate { problem: &problem, options, answer, figures: counts, files, pairs_sha256 };
    let certificate = certificate.to_string();
    Ok(([built, solved, counted, lap()], Paper { figures, pairs, certificate }))
}

fn csv(problem: &Problem, answer: &Answer) -> String {
    let rows = answer.pairs(problem);
    rows.iter().fold("a,b\n".to_owned(), |text, (a, b)| text + &format!("{a},{b}\n"))
}

fn report(paper: &Paper, [build, solve, figures, certificate]: [f64; 4]) -> Result<(), Anything> {
    let it = &paper.figures;
    let bound = it.bound.map_or("null".to_owned(), |bound| format!("{bound}"));
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak =
        status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB"));
    let peak = peak.map_or(Ok(0), str::parse::<u64>)? * 1024;
    writeln!(
        std::io::stdout(),
        r#"{{"pairs":{},"total":{},"optimum_bound":{bound},"seconds":{{"build":{build:.6},"solve":{solve:.6},"figures":{figures:.6},"certificate":{certificate:.6},"engine":{:.6}}},"peak_rss_bytes":{peak}}}"#,
        it.pairs,
        it.total,
        build + solve + figures + certificate,
    )?;
    Ok(())
}

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
    let [a, b, score_a, score_b] = table(&take("edges.csv")?)?;
    let seats_b = if room { Vec::new() } else { seats(&take("caps.csv")?)? };
    let seats_a = if folder.join("caps_a.csv").exists() {
        seats(&take("caps_a.csv")?)?
    } else {
        vec![1; usize::try_from(na)?]
    };
    Ok(((kind, seats_a, seats_b, Columns { a, b, score_a, score_b }), files))
}

fn seats(bytes: &[u8]) -> Result<Vec<u32>, Anything> {
    let [ids, seats] = table(bytes)?;
    let mut all: Vec<(u32, u32)> = ids.into_iter().zip(seats).collect();
    all.sort_unstable();
    Ok(all.into_iter().map(|(_, seats)| seats).collect())
}

/// Columns of unsigned integers under a header.
fn table<const N: usize>(bytes: &[u8]) -> Result<[Vec<u32>; N], Anything> {
    let mut columns = [const { Vec::new() }; N];
    for line in bytes.split(|&byte| byte == b'\n').skip(1).filter(|line| !line.is_empty()) {
        let mut fields = line.trim_ascii_end().split(|&byte| byte == b',');
        for column in &mut columns {
            let field = fields.next().ok_or("a row of another length")?;
            column.push(field.iter().fold(0, |sum, &digit| sum * 10 + u32::from(digit - b'0')));
        }
    }
    Ok(columns)
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}
