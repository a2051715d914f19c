//! What happens when the deadline of a case comes: nobody who wrote, and nobody at risk, is forgotten.

use kith_core::{
    CaseId, Moment,
    people::notice::About,
    safety::case::{Case, Due, Rung, Source},
};
use kith_store::{
    Tx,
    people::notices,
    safety::{cases, links},
};
use uuid::Uuid;

use super::{crew, writing};
use crate::{App, Error, outgoing::case_waits, people::notices::tell};

/// The job [`cases::JOB`] on the case `subject`.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn case_due(app: &App, subject: Uuid) -> Result<(), Error> {
    let moment = app.moment();
    app.store.write(move |tx| pass(tx, &mut moment.clone(), CaseId(subject)))
}

/// Does what the deadline of the case `id` asks for, where it has come; done twice, it is done once.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn pass(tx: &mut Tx, at: &mut Moment, id: CaseId) -> Result<(), Error> {
    let Some(mut case) = cases::find(tx, id)? else { return Ok(()) };
    let Some(due) = case.due(at.now) else { return Ok(cases::set(tx, &case)?) };
    cases::set(tx, &case)?;
    let verb = match due {
        Due::Raised => {
            raise(tx, at, &case)?;
            if case.rung() == Rung::Coordinators {
                case_waits(tx, at, &case)?;
            }
            "raise"
        }
        Due::Back => "hand_back",
        Due::Ended => "end",
    };
    writing::note(tx, at, &case, None, verb)
}

/// Tells those whom its rung calls, each in one line however often it is raised.
fn raise(tx: &mut Tx, at: &mut Moment, case: &Case) -> Result<(), Error> {
    // What came together is called for together.
    if links::head(tx, case.id)?.is_some() {
        return Ok(());
    }
    let kind = match case.source {
        _ if case.level.is_risk() => "notice-case-risk",
        Source::Appeal => "notice-appeal-late",
        Source::Right if case.is_late(at.now) => "notice-claim-late",
        Source::Right => "notice-claim-waits",
        _ => "notice-case-waits",
    };
    for member in crew::on(tx, at.now, case, case.rung())? {
        notices::see_kind(tx, member, (kind, case.code), at.now)?;
        tell(tx, at, member, kind, Some((About::Case, case.code)))?;
    }
    Ok(())
}
