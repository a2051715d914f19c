//! Tables: what a coordinator brings in from spreadsheets, and takes out again; and how whoever is invited so comes in
//! (docs/adr/0038).

pub mod bringing;
pub mod coming_in;
pub mod exporting;
pub mod forgetting;
pub mod handing;
pub mod listing;
pub mod looking;
mod opening;
mod planning;
mod reading;
mod sealed;
pub mod taking;

use kith_core::{
    Code, Moment, ProgrammeId, Timestamp,
    people::grant::Role,
    programme::table::{self, Kind},
};
use kith_store::{
    Tx,
    audit::deeds::{self, Deed},
    programme::{charters, programmes, spreadsheets::Kept},
};
use uuid::Uuid;

pub use self::{
    planning::Look,
    sealed::{Said, Who},
};
use crate::{
    App, Error,
    people::{grants, recognising::Known},
    programme::reading as charter,
};

/// How many rows go into one unit of work.
const STEP: usize = 500;

/// The programme that `code` names, or the house itself, for a coordinator.
fn programme(
    tx: &mut Tx,
    now: Timestamp,
    who: &Known,
    code: Option<Code>,
) -> Result<ProgrammeId, Error> {
    match code {
        Some(code) => Ok(charter::of_coordinator(tx, now, who, code)?.programme),
        None => may(tx, now, who).map(|()| programmes::FIRST),
    }
}

/// Only for coordinators: to everybody else there is nothing here.
fn may(tx: &mut Tx, now: Timestamp, who: &Known) -> Result<(), Error> {
    grants::holds(tx, now, who, Role::Coordinator)?.then_some(()).ok_or(Error::NotFound)
}

/// Until when an invitation to the programme `id` stands.
fn until(tx: &mut Tx, now: Timestamp, id: ProgrammeId) -> Result<Timestamp, Error> {
    let ends = charters::of(tx, now, id)?.and_then(|charter| charter.frame.ends);
    Ok(ends.filter(|ends| *ends > now).unwrap_or(now + table::STANDS))
}

/// By what the house knows the key of a row again: nobody reads it from that.
fn mark(secret: &[u8; 32], kind: Kind, key: &str) -> String {
    let mut hash = blake3::Hasher::new_keyed(secret);
    let hash = hash.update(kind.word().as_bytes()).update(&[0]);
    hash.update(key.trim().to_lowercase().as_bytes()).finalize().to_hex().to_string()
}

/// The secret with which marks are made.
fn secret(app: &App, at: &mut Moment) -> Result<[u8; 32], Error> {
    Ok(*app.keys.house("rows of tables", at)?)
}

/// The spreadsheet that `code` names, for a coordinator.
fn sheet(tx: &mut Tx, now: Timestamp, who: &Known, code: Code) -> Result<Kept, Error> {
    may(tx, now, who)?;
    kith_store::programme::spreadsheets::find(tx, code)?.ok_or(Error::NotFound)
}

/// Writes that `who` did `verb` to `object` into the chain of the programme.
fn note(
    tx: &mut Tx,
    at: &Moment,
    who: &Known,
    (programme, object, verb): (ProgrammeId, Uuid, &'static str),
) -> Result<(), Error> {
    let (stream, actor) = (deeds::of_programme(programme), Some(who.member.into()));
    Ok(deeds::append(tx, &Deed { stream, actor, verb, object, at: at.now })?)
}
