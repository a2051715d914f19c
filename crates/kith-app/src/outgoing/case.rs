//! A case that nobody takes: the coordinators by mail, and the programme's own machine, learn that a
//! case waits, and nothing else (SAF-38).

use kith_core::{
    CaseId, Code, Moment, Timestamp,
    people::mailbox::Errand,
    safety::case::{Case, Rung, State},
};
use kith_store::{
    outbox::{self, Line},
    safety::cases,
};

use super::{mail, outward};
use crate::{App, Error, Tx, safety::crew};

/// The topic of the outbox that calls the site's machine; its subject is the case.
pub const HOOK: &str = "hook-case";

/// A call to the site's own machine. It says that a case waits; which and whose stays in the house.
#[derive(Debug, Clone, Copy)]
pub struct Call {
    /// What names the call; the same however often it is carried.
    pub id: Code,
    /// When it is carried, for the receiver's replay window.
    pub at: Timestamp,
}

/// Calls from outside that `case` waits: by mail every coordinator who works on it and has proven an
/// address, at any hour; and the site's own machine. Call it in the unit of work that raises the case,
/// once for each raising.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn case_waits(tx: &mut Tx, at: &mut Moment, case: &Case) -> Result<(), Error> {
    for member in crew::on(tx, at.now, case, Rung::Coordinators)? {
        mail::plant(tx, at, member, Errand::Case)?;
    }
    Ok(outbox::add(tx, at, HOOK, case.id.0)?)
}

/// Calls the site's machine for the case that is the subject of `line`, while it still waits.
///
/// # Errors
/// A fault of the store, or of the call: it is tried again.
pub fn call(app: &App, line: &Line) -> Result<(), Error> {
    let Some(hook) = &app.outside.hook else { return Ok(()) };
    let id = CaseId(line.subject);
    let case = app.store.read(move |tx| Ok::<_, Error>(cases::find(tx, id)?))?;
    if !case.is_some_and(|case| matches!(case.state, State::Open { .. })) {
        return Ok(());
    }
    Ok(hook.call(&Call { id: outward(line.id), at: app.now() })?)
}
