//! The case that opens when somebody who asks may not be safe (law 4).

use kith_core::{
    Moment,
    support::{request::Request, safe::Level},
};
use kith_store::{Tx, audit::events};

use crate::Error;

/// Opens the case of `request` on the desk.
pub(super) fn open(
    tx: &mut Tx,
    at: &mut Moment,
    request: &Request,
    level: Level,
) -> Result<(), Error> {
    let kind = format!("risk-{}", level.number());
    events::append(tx, "desk", &kind, request.id.0, at.now)?;
    Ok(())
}
