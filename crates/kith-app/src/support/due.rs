//! What is due of a request: the job `request`, one for each open request, at its one deadline.

use kith_core::{
    Moment, RequestId,
    support::{deadline::Next, input::Input, request::Request},
};
use kith_store::{Tx, jobs, support::requests};
use uuid::Uuid;

pub use super::carrying::JOB;
use super::carrying::{self, Doer};
use crate::{App, Error, journey::meeting};

/// Does what is due of the request `id`. Done late, early, twice or after a restart, each deadline has
/// its effect once: the step that it takes plants the next one in the same unit of work.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn request_due(app: &App, id: Uuid) -> Result<(), Error> {
    let moment = app.moment();
    app.store.write(move |tx| due(tx, &mut moment.clone(), RequestId(id)))
}

/// Plants the timer of the request `id` again.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn plant_again(tx: &mut Tx, id: Uuid) -> Result<(), Error> {
    let request = carrying::found(tx, RequestId(id))?;
    carrying::plant(tx, &request)
}

fn due(tx: &mut Tx, at: &mut Moment, id: RequestId) -> Result<(), Error> {
    let request = requests::find(tx, id)?;
    let request = request.map(|one| with_next_meeting(tx, at, one)).transpose()?;
    let Some((request, deadline)) = request.and_then(|one| Some((one.deadline()?, one))).map(flip)
    else {
        jobs::pull(tx, JOB, id.0)?;
        return Ok(());
    };
    let by = Doer::house(verb(deadline.next));
    match carrying::step_if_it_may(tx, at, by, &request, Input::Due)? {
        None => Ok(()),
        // It was done already, or the clock jumped back: the timer stands at the deadline again.
        Some(_) => carrying::plant(tx, &request),
    }
}

/// `request` with the next meeting of its two, which may have come near since something was done about it.
fn with_next_meeting(tx: &mut Tx, at: &Moment, request: Request) -> Result<Request, Error> {
    let Some(talk) = request.talk() else { return Ok(request) };
    let met = Request { meets: meeting::until(tx, at.now, talk)?, ..request.clone() };
    if met != request {
        requests::set(tx, &met)?;
    }
    Ok(met)
}

fn flip<A, B>((a, b): (A, B)) -> (B, A) {
    (b, a)
}

/// What the house does, as the audit chain names it.
const fn verb(next: Next) -> &'static str {
    next.word()
}
