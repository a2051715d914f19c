//! The case that opens when somebody who asks may not be safe (law 4).

use kith_core::{
    Moment,
    safety::case::Source,
    support::{request::Request, safe::Level},
};
use kith_store::{Tx, safety::cases};

use crate::{Error, safety::news};

/// Opens the case of `request` on the desk, or raises the one that stands there.
pub(super) fn open(
    tx: &mut Tx,
    at: &mut Moment,
    request: &Request,
    level: Level,
) -> Result<(), Error> {
    let case = cases::open(tx, at, Source::Safe, request.id.0, level)?;
    let case = cases::find(tx, case)?.ok_or(Error::NotFound)?;
    news::tell(tx, &case, at.now)
}
