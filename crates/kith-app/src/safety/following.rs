//! A day after somebody was in danger, their case comes back once, so that a person asks how they are
//! (SAF-45).

use kith_core::{CaseId, DAY, Moment, Span, Timestamp};
use kith_store::{Tx, jobs, safety::cases};
use uuid::Uuid;

use super::writing;
use crate::{App, Error};

/// The job that brings a case back.
pub const JOB: &str = "case-follow";

/// How long after its end, unless whoever had it chose a time.
const AFTER: Span = DAY;

/// How long after that somebody has to have asked: three days after the end.
const WITHIN: Span = DAY.times(2);

/// The case `id` comes back a day after its end, or later where that was chosen.
pub(super) fn plant(tx: &mut Tx, now: Timestamp, id: CaseId) -> Result<(), Error> {
    let chosen = jobs::due(tx, JOB, id.0)?.filter(|due| *due > now);
    Ok(jobs::plant(tx, JOB, id.0, chosen.unwrap_or(now + AFTER))?)
}

/// The job [`JOB`] on the case `subject`.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn follow(app: &App, subject: Uuid) -> Result<(), Error> {
    let moment = app.moment();
    app.store.write(move |tx| again(tx, &mut moment.clone(), CaseId(subject)))
}

fn again(tx: &mut Tx, at: &mut Moment, id: CaseId) -> Result<(), Error> {
    let Some(mut case) = cases::find(tx, id)? else { return Ok(()) };
    if !case.follow_up(at.now, at.now + WITHIN) {
        return Ok(());
    }
    cases::set(tx, &case)?;
    writing::note(tx, at, &case, None, "follow_up")
}
