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

use kith_core::people::grant::Role;
pub use kith_store::pairing::{pairs::Pair, runs::Run};
use kith_store::{Tx, programme::programmes};

use crate::{Error, people::recognising::Known};

/// Only for coordinators: to everybody else there are no runs.
fn coordinator(who: &Known) -> Result<(), Error> {
    if who.is(Role::Coordinator) { Ok(()) } else { Err(Error::NotFound) }
}

/// The run that `code` names, of the programme of the coordinator `who`.
fn of_coordinator(tx: &mut Tx, who: &Known, code: kith_core::Code) -> Result<Run, Error> {
    coordinator(who)?;
    let programme = programmes::the_one(tx)?.id;
    kith_store::pairing::runs::find(tx, programme, code)?.ok_or(Error::NotFound)
}
