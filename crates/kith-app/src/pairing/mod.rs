//! Pairing: a coordinator runs the matching, looks at what it found, and approves; then both sides are asked.

pub mod answering;
pub mod approving;
pub mod avoiding;
pub mod deciding;
pub mod exporting;
pub mod figures;
pub mod following;
pub mod foreseeing;
mod gathering;
pub mod leaving;
mod proposing;
pub mod reading;
pub mod running;
pub mod sheet;
mod solving;
mod weighing;
pub mod wishing;

use kith_core::{
    Code, ProgrammeId, Timestamp,
    people::grant::Role,
    programme::charter::{Charter, State},
};
pub use kith_store::pairing::{pairs::Pair, runs::Run};
use kith_store::{Tx, programme::programmes};

use crate::{Error, people::recognising::Known, programme::reading as programmes_read};

/// Only for coordinators: to everybody else there are no runs.
fn coordinator(who: &Known) -> Result<(), Error> {
    if who.is(Role::Coordinator) { Ok(()) } else { Err(Error::NotFound) }
}

/// The run that `code` names, for the coordinator `who`.
fn of_coordinator(tx: &mut Tx, who: &Known, code: Code) -> Result<Run, Error> {
    coordinator(who)?;
    kith_store::pairing::runs::find(tx, code)?.ok_or(Error::NotFound)
}

/// The programme that `code` names, for the coordinator `who`: one that is no draft. The house itself, where nothing is
/// named.
fn programme(
    tx: &mut Tx,
    now: Timestamp,
    who: &Known,
    code: Option<Code>,
) -> Result<ProgrammeId, Error> {
    coordinator(who)?;
    let Some(code) = code.filter(|code| *code != programmes::FIRST_CODE) else {
        return Ok(programmes::FIRST);
    };
    let found = programmes_read::of_coordinator(tx, now, who, code)?;
    (found.state != State::Draft).then_some(found.programme).ok_or(Error::NotFound)
}

/// Whether runs are made for a programme: it is no draft, and goes on.
fn is_run(charter: &Charter) -> bool {
    !matches!(charter.state, State::Draft | State::Closed)
}
