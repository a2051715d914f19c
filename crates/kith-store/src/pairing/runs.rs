//! Runs of the matching, one row each, and what each was given and answered; owned tables: `run`, `run_sheet`.

use kith_core::{
    Code, MemberId, ProgrammeId, RunId, Timestamp,
    pairing::settings::{FEATURES, Objective, Settings, Weights},
};

use crate::{Fault, Tx, engine::Row, people::worded};

/// A run as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Which run.
    pub id: RunId,
    /// What names it outside.
    pub code: Code,
    /// Of which programme.
    pub programme: ProgrammeId,
    /// Which coordinator made it.
    pub by: MemberId,
    /// When.
    pub at: Timestamp,
    /// How.
    pub settings: Settings,
    /// SHA-256 of its instance, in hexadecimal digits.
    pub snapshot: String,
    /// How many asked for a mentor.
    pub mentees: i64,
    /// How many mentors had a place.
    pub mentors: i64,
    /// What it came to, as JSON.
    pub figures: String,
    /// When pairs of it were first put to people; `None` while it is dry.
    pub approved: Option<Timestamp>,
}

/// What a run was given and what it answered, byte for byte.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// `meta.json` of the instance.
    pub meta: String,
    /// `edges.csv`.
    pub edges: String,
    /// `caps.csv`.
    pub caps: String,
    /// `caps_a.csv`.
    pub caps_a: String,
    /// `pairs.csv` of the answer.
    pub pairs: String,
    /// Its certificate.
    pub certificate: String,
}

/// Adds `run` with its `sheet`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, run: &Run, sheet: &Sheet) -> Result<(), Fault> {
    let weights = run.settings.weights.all().map(|weight| weight.to_string()).join(",");
    tx.run(
        "insert into run (id, code, programme_id, by_id, at, objective, weights, seed, snapshot,
             mentees, mentors, figures)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        &[
            run.id.into(),
            run.code.into(),
            run.programme.into(),
            run.by.0.into(),
            run.at.into(),
            run.settings.objective.word().into(),
            weights.as_str().into(),
            run.settings.seed.to_string().as_str().into(),
            run.snapshot.as_str().into(),
            run.mentees.into(),
            run.mentors.into(),
            run.figures.as_str().into(),
        ],
    )?;
    add_sheet(tx, run.id, sheet)
}

fn add_sheet(tx: &mut Tx, run: RunId, sheet: &Sheet) -> Result<(), Fault> {
    tx.run(
        "insert into run_sheet (run_id, meta, edges, caps, caps_a, pairs, certificate)
         values ($1, $2, $3, $4, $5, $6, $7)",
        &[
            run.into(),
            sheet.meta.as_str().into(),
            sheet.edges.as_str().into(),
            sheet.caps.as_str().into(),
            sheet.caps_a.as_str().into(),
            sheet.pairs.as_str().into(),
            sheet.certificate.as_str().into(),
        ],
    )?;
    Ok(())
}

/// The run that `code` names.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, code: Code) -> Result<Option<Run>, Fault> {
    tx.one(
        "select id, code, programme_id, by_id, at, objective, weights, seed, snapshot, mentees,
         mentors, figures, approved from run where code = $1",
        &[code.into()],
        read,
    )
}

/// The run `id`.
///
/// # Errors
/// [`Fault`] of the store, and where there is no such run.
pub fn by_id(tx: &mut Tx, id: RunId) -> Result<Run, Fault> {
    let found = tx.one(
        "select id, code, programme_id, by_id, at, objective, weights, seed, snapshot, mentees,
         mentors, figures, approved from run where id = $1",
        &[id.into()],
        read,
    )?;
    found.ok_or_else(|| Fault::new("a proposal of no run"))
}

/// The newest runs of all programmes, each with the name of its own; up to `limit`, those before `before`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn all(
    tx: &mut Tx,
    before: Option<(Timestamp, RunId)>,
    limit: i64,
) -> Result<Vec<(Run, String)>, Fault> {
    let (at, id) = before.unzip();
    tx.all(
        "select run.id, run.code, programme_id, by_id, at, objective, weights, seed, snapshot,
         mentees, mentors, figures, approved, programme.name
         from run join programme on programme.id = programme_id
         where (at, run.id) < (coalesce($1, 9223372036854775807), coalesce($2, programme_id))
         order by at desc, run.id desc limit $3",
        &[at.into(), id.into(), limit.into()],
        |row| Ok((read(row)?, row.get(13)?)),
    )
}

/// The newest runs of `programme`; up to `limit`, those before `before`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn list(
    tx: &mut Tx,
    programme: ProgrammeId,
    before: Option<(Timestamp, RunId)>,
    limit: i64,
) -> Result<Vec<Run>, Fault> {
    let (at, id) = before.unzip();
    tx.all(
        "select id, code, programme_id, by_id, at, objective, weights, seed, snapshot, mentees,
         mentors, figures, approved from run where programme_id = $1
         and (at, id) < (coalesce($2, 9223372036854775807), coalesce($3, programme_id))
         order by at desc, id desc limit $4",
        &[programme.into(), at.into(), id.into(), limit.into()],
        read,
    )
}

/// The run of `programme` that was approved last.
///
/// # Errors
/// [`Fault`] of the store.
pub fn last_approved(tx: &mut Tx, programme: ProgrammeId) -> Result<Option<RunId>, Fault> {
    tx.one(
        "select id from run where programme_id = $1 and approved is not null
         order by approved desc, id desc limit 1",
        &[programme.into()],
        |row| row.get(0),
    )
}

/// What the run `id` was given and answered.
///
/// # Errors
/// [`Fault`] of the store.
pub fn sheet(tx: &mut Tx, id: RunId) -> Result<Option<Sheet>, Fault> {
    tx.one(
        "select meta, edges, caps, caps_a, pairs, certificate from run_sheet where run_id = $1",
        &[id.into()],
        |row| {
            Ok(Sheet {
                meta: row.get(0)?,
                edges: row.get(1)?,
                caps: row.get(2)?,
                caps_a: row.get(3)?,
                pairs: row.get(4)?,
                certificate: row.get(5)?,
            })
        },
    )
}

/// Keeps that pairs of the run `id` were put to people. False where that was known.
///
/// # Errors
/// [`Fault`] of the store.
pub fn approve(tx: &mut Tx, id: RunId, now: Timestamp) -> Result<bool, Fault> {
    let set = tx.run(
        "update run set approved = $2 where id = $1 and approved is null",
        &[id.into(), now.into()],
    )?;
    Ok(set == 1)
}

fn read(row: &Row) -> Result<Run, Fault> {
    let (objective, weights): (String, String) = (row.get(5)?, row.get(6)?);
    let seed: String = row.get(7)?;
    let wrong = || Fault::new("a run without settings");
    let weights: Vec<u32> = weights.split(',').filter_map(|one| one.parse().ok()).collect();
    let weights = <[u32; FEATURES]>::try_from(weights).map_err(|_| wrong())?;
    Ok(Run {
        id: row.get(0)?,
        code: row.get(1)?,
        programme: row.get(2)?,
        by: row.get(3)?,
        at: row.get(4)?,
        settings: Settings {
            objective: worded(&objective, Objective::of)?,
            weights: Weights::new(weights).map_err(|_| wrong())?,
            seed: seed.parse().map_err(|_| wrong())?,
        },
        snapshot: row.get(8)?,
        mentees: row.get(9)?,
        mentors: row.get(10)?,
        figures: row.get(11)?,
        approved: row.get(12)?,
    })
}
