//! The cockpit of standards: how far a programme, or the whole house, keeps each benchmark, and what stands behind that.
//! Counted anew at each look, from nothing but what was done (docs/adr/0039).

use kith_core::{
    Code, Timestamp,
    programme::{calendar::Day, charter::Charter},
    standards::{
        self, Benchmark, Chapter, Class,
        count::{Count, Rows},
        evidence::Evidence,
    },
};
pub use kith_store::standards::Listed;
use kith_store::{
    Tx,
    programme::programmes,
    standards::{Scope, evidence, list},
};

use crate::{Error, people::recognising::Known, programme::reading, support::handing};

/// How many rows a page of them shows.
const PAGE: usize = 20;

/// For whose eyes something is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Eyes {
    /// A coordinator's, who looks after the people that are counted.
    Desk,
    /// Those of anybody outside to whom a sheet is handed.
    Outside,
}

/// How a benchmark stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// By what is counted.
    Counted(Evidence),
    /// It is counted over so few people that it would tell of somebody, or over nobody.
    Few,
    /// By the shape of the house.
    Design,
    /// Nothing shows it yet.
    Open,
}

/// A benchmark, and how it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// Which.
    pub benchmark: Benchmark,
    /// How it stands.
    pub stands: Stands,
}

/// What was looked at.
#[derive(Debug, Clone)]
pub struct Cockpit {
    /// Which programme; `None` for the whole house.
    pub programme: Option<Charter>,
    /// By which zone its days are counted.
    pub zone: String,
    /// Its benchmarks, in the order of the handbook.
    pub lines: Vec<Line>,
}

/// One benchmark, with the rows behind it.
#[derive(Debug, Clone)]
pub struct Behind {
    /// It alone.
    pub cockpit: Cockpit,
    /// Up to twenty rows, those first that are missing something; none where a coordinator does not read them.
    pub rows: Vec<Listed>,
    /// After which row the next page begins.
    pub more: Option<Code>,
}

/// How the benchmarks of `chapter`, or all of them, stand in the programme that `programme` names, or in the whole house.
///
/// # Errors
/// [`Error::NotFound`] for whoever is no coordinator, and where there is no such programme.
pub fn cockpit(
    tx: &mut Tx,
    now: Timestamp,
    who: &Known,
    (programme, chapter): (Option<Code>, Option<Chapter>),
    eyes: Eyes,
) -> Result<Cockpit, Error> {
    let wanted = |one: &Benchmark| chapter.is_none_or(|chapter| one.chapter == chapter);
    looked_at(tx, now, who, (programme, eyes), standards::all().filter(wanted))
}

/// The benchmark called `id` in the programme that `programme` names, or in the whole house, with a page of the rows behind
/// it after the one that `after` names.
///
/// # Errors
/// [`Error::NotFound`] as [`cockpit`], and where there is no such benchmark.
pub fn behind(
    tx: &mut Tx,
    now: Timestamp,
    who: &Known,
    (programme, id): (Option<Code>, &str),
    after: Option<Code>,
) -> Result<Behind, Error> {
    let one = standards::find(id).ok_or(Error::NotFound)?;
    let cockpit = looked_at(tx, now, who, (programme, Eyes::Desk), [one].into_iter())?;
    let count = Count::of(id).filter(|count| count.rows().are_read());
    let Some(count) = count else { return Ok(Behind { cockpit, rows: Vec::new(), more: None }) };
    let scope = scope(now, who, cockpit.programme.as_ref());
    let limit = i64::try_from(PAGE).unwrap_or(i64::MAX).saturating_add(1);
    let mut rows = list(tx, count, &scope, (after, limit))?;
    let further = rows.len() > PAGE;
    rows.truncate(PAGE);
    let more = rows.last().map(|last| last.code).filter(|_| further);
    Ok(Behind { cockpit, rows, more })
}

fn looked_at(
    tx: &mut Tx,
    now: Timestamp,
    who: &Known,
    (programme, eyes): (Option<Code>, Eyes),
    wanted: impl Iterator<Item = Benchmark>,
) -> Result<Cockpit, Error> {
    handing::coordinator(tx, now, who)?;
    let found = |code| reading::of_coordinator(tx, now, who, code);
    let programme = programme.map(found).transpose()?;
    let id = programme.as_ref().map_or(programmes::FIRST, |charter| charter.programme);
    let kept = programmes::find(tx, id)?.ok_or(Error::NotFound)?;
    let scope = scope(now, who, programme.as_ref());
    let zone = &kept.calendar.zone;
    let day = Day::of(now, zone).begins(zone).unwrap_or(now);
    let mut lines = Vec::new();
    for benchmark in wanted {
        lines.push(Line { benchmark, stands: stands(tx, (&scope, day), &benchmark, eyes)? });
    }
    Ok(Cockpit { programme, zone: zone.name().to_owned(), lines })
}

/// What is counted for `who`.
fn scope(now: Timestamp, who: &Known, programme: Option<&Charter>) -> Scope {
    let programme = programme.map(|charter| charter.programme);
    Scope { programme, reader: Some(who.member), now }
}

fn stands(
    tx: &mut Tx,
    (scope, day): (&Scope, Timestamp),
    one: &Benchmark,
    eyes: Eyes,
) -> Result<Stands, Error> {
    let Some(count) = Count::of(one.id) else {
        return Ok(if one.class == Class::Design { Stands::Design } else { Stands::Open });
    };
    // What is rounded is of the beginning of the day and of everybody: nobody can watch one deed move it.
    let told = Scope { reader: None, now: day, ..*scope };
    let rounded = eyes == Eyes::Outside || count.rows() == Rows::Closed;
    let found = evidence(tx, count, if rounded { &told } else { scope })?;
    let told = if rounded { found.released() } else { Some(found) };
    Ok(told.map_or(Stands::Few, Stands::Counted))
}
