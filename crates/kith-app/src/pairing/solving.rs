//! Solving: the instance as files, the pairing, and its certificate, which is judged before anything is kept.

use std::{collections::BTreeMap, fmt::Write};

use kith_core::pairing::settings::{Objective as Wanted, Settings};
use kith_match::{
    Certificate, Edge, Figures as Found, Kind, Objective, Options, Papers, Problem, solve, verify,
};
use kith_store::pairing::runs::Sheet;
use sha2::{Digest, Sha256};

use super::{
    figures::{Came, Figures},
    gathering::Gathered,
    weighing::Weighed,
};
use crate::{Error, Fault};

/// Beyond so many possible pairs only the chosen objective is solved, so that a click stays quick.
const PRICED: usize = 400_000;

/// How much both may gain by leaving, under [`Wanted::Balanced`].
const BALANCED: u32 = 100_000;

/// What came of it.
#[derive(Debug, Clone)]
pub(super) struct Solved {
    /// The pairs by their places, those that a coordinator keeps together first.
    pub(super) pairs: Vec<(u32, u32)>,
    /// Of these, how many a coordinator keeps together.
    pub(super) locked: usize,
    /// Members in no possible pair, by their places.
    pub(super) alone: Vec<u32>,
    /// Everything that it was made from and that proves it.
    pub(super) sheet: Sheet,
    /// SHA-256 of the instance, in hexadecimal digits.
    pub(super) snapshot: String,
    /// What it came to.
    pub(super) figures: Figures,
}

/// The numbers that are solved: what a coordinator keeps together has its places already.
struct Instance {
    problem: Problem,
    locked: Vec<(u32, u32)>,
    seats: (Vec<u32>, Vec<u32>),
    edges: Vec<Edge>,
}

/// Solves what was weighed, and proves it.
pub(super) fn prove(
    gathered: &Gathered,
    weighed: &Weighed,
    settings: &Settings,
) -> Result<Solved, Error> {
    let instance = instance(gathered, weighed)?;
    let (meta, edges, caps, caps_a) = written(&instance);
    let options = Options { objective: of(settings.objective), seed: Some(settings.seed) };
    let answer = solve(&instance.problem, options).map_err(Fault::new)?;
    let found = Found::of(&instance.problem, options, &answer);
    let rows = answer.pairs(&instance.problem);
    let pairs = table("a,b", rows.iter().map(|(a, b)| format!("{a},{b}")));
    let files =
        [("meta.json", &meta), ("edges.csv", &edges), ("caps.csv", &caps), ("caps_a.csv", &caps_a)];
    let files: Vec<_> = files.iter().map(|(name, text)| (*name, digest(text.as_bytes()))).collect();
    let certificate = Certificate {
        problem: &instance.problem,
        options,
        answer: &answer,
        figures: &found,
        files: &files,
        pairs_sha256: &digest(pairs.as_bytes()),
    }
    .to_string();
    let sheet = Sheet { meta, edges, caps, caps_a, pairs, certificate };
    judge(&sheet)?;
    let snapshot = snapshot(&sheet);
    Ok(Solved {
        figures: figures(&instance, weighed, (settings, came(&found))),
        alone: found.unmatched.no_acceptable_partner.clone(),
        locked: instance.locked.len(),
        pairs: instance.locked.into_iter().chain(rows).collect(),
        sheet,
        snapshot,
    })
}

/// What the settings' objective is to the solver.
const fn of(wanted: Wanted) -> Objective {
    match wanted {
        Wanted::Stable => Objective::Stable,
        Wanted::Balanced => Objective::Within(BALANCED),
        Wanted::Total => Objective::Total,
        Wanted::Fair => Objective::Fair,
    }
}

fn instance(gathered: &Gathered, weighed: &Weighed) -> Result<Instance, Error> {
    let mut seats_a: Vec<u32> = gathered.mentees.iter().map(|_| 1).collect();
    let mut seats_b: Vec<u32> = gathered.mentors.iter().map(|mentor| mentor.places).collect();
    let mut locked = Vec::new();
    for &(a, b) in &weighed.locked {
        if take(&mut seats_a, &mut seats_b, (a, b)).is_some() {
            locked.push((a, b));
        }
    }
    let free = |edge: &&Edge| locked.iter().all(|(a, _)| *a != edge.a);
    let edges: Vec<Edge> = weighed.edges.iter().filter(free).copied().collect();
    let count = |list: &[u32]| u32::try_from(list.len()).unwrap_or(u32::MAX);
    let kind = Kind::Bip { na: count(&seats_a), nb: count(&seats_b) };
    let seats = (seats_a, seats_b);
    let problem =
        Problem::new(kind, seats.0.clone(), seats.1.clone(), &edges).map_err(Fault::new)?;
    Ok(Instance { problem, locked, seats, edges })
}

/// Takes one place on each side; `None` where one is missing, and then nothing is taken.
fn take(seats_a: &mut [u32], seats_b: &mut [u32], (a, b): (u32, u32)) -> Option<()> {
    let a = seats_a.get_mut(usize::try_from(a).ok()?)?;
    let b = seats_b.get_mut(usize::try_from(b).ok()?)?;
    let (left, right) = (a.checked_sub(1)?, b.checked_sub(1)?);
    (*a, *b) = (left, right);
    Some(())
}

/// The files of the instance, as `kith match` reads them.
fn written(instance: &Instance) -> (String, String, String, String) {
    let (na, nb) = instance.problem.kind().sizes();
    let meta = format!("{{\"kind\":\"bip\",\"na\":{na},\"nb\":{nb}}}\n");
    let row = |edge: &Edge| format!("{},{},{},{}", edge.a, edge.b, edge.score_a, edge.score_b);
    let edges = table("a,b,score_a,score_b", instance.edges.iter().map(row));
    let seats = |header: &str, seats: &[u32]| {
        table(header, (0_u32..).zip(seats).map(|(id, seats)| format!("{id},{seats}")))
    };
    let (caps_a, caps) =
        (seats("a,capacity", &instance.seats.0), seats("b,capacity", &instance.seats.1));
    (meta, edges, caps, caps_a)
}

fn table(header: &str, rows: impl Iterator<Item = String>) -> String {
    let mut text = format!("{header}\n");
    for row in rows {
        let _ = writeln!(text, "{row}");
    }
    text
}

/// Judges the certificate by the verifier, which shares nothing with the solver. What does not hold is never kept.
pub(super) fn judge(sheet: &Sheet) -> Result<(), Error> {
    let papers = Papers {
        meta: sheet.meta.as_bytes(),
        edges: sheet.edges.as_bytes(),
        caps: Some(sheet.caps.as_bytes()),
        caps_a: Some(sheet.caps_a.as_bytes()),
        pairs: sheet.pairs.as_bytes(),
        certificate: sheet.certificate.as_bytes(),
    };
    let failed = verify(&papers, &digest).map_err(Fault::new)?;
    match failed.first() {
        None => Ok(()),
        Some(failure) => {
            Err(Fault::new(format!("the certificate does not hold: {}", failure.code)).into())
        }
    }
}

/// Names the instance: one hash over the hashes of its files.
pub(super) fn snapshot(sheet: &Sheet) -> String {
    let files = [&sheet.meta, &sheet.edges, &sheet.caps, &sheet.caps_a];
    digest(files.map(|text| digest(text.as_bytes())).concat().as_bytes())
}

fn figures(instance: &Instance, weighed: &Weighed, (settings, came): (&Settings, Came)) -> Figures {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Figures {
        came,
        prices: prices(instance, settings, came),
        barriers: weighed.barriers.iter().map(|(one, n)| (one.word().to_owned(), *n)).collect(),
        possible: count(weighed.edges.len()),
        places: instance.seats.1.iter().sum::<u32>().saturating_add(count(instance.locked.len())),
        locked: count(instance.locked.len()),
    }
}

/// What each objective comes to with the same numbers.
fn prices(instance: &Instance, settings: &Settings, came: Came) -> BTreeMap<String, Came> {
    let mut prices = BTreeMap::from([(settings.objective.word().to_owned(), came)]);
    if instance.edges.len() > PRICED {
        return prices;
    }
    for &wanted in Wanted::ALL {
        let options = Options { objective: of(wanted), seed: Some(settings.seed) };
        if let Ok(answer) = solve(&instance.problem, options) {
            let found = Found::of(&instance.problem, options, &answer);
            prices.entry(wanted.word().to_owned()).or_insert_with(|| self::came(&found));
        }
    }
    prices
}

const fn came(found: &Found) -> Came {
    Came {
        pairs: found.pairs,
        total: found.total,
        worst: found.worst_side_score,
        blocking: found.blocking_pairs,
        bound: found.bound,
    }
}

fn digest(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        let _ = write!(text, "{byte:02x}");
    }
    text
}
