//! `/requests/{code}/changes`: what the member decides about a request.

use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    support::{asking, choosing, closing},
};
use kith_core::{Code, Refusal, support::state::Outcome};

use super::{matches, requests};
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, draw, see},
    visitor::SignedIn,
    work,
};

/// The closing question was passed over.
pub(crate) const HOW: Refusal = Refusal("closing-which");

/// What the member decided.
#[derive(Debug, Clone, Copy)]
enum Change {
    Widen,
    Choose(Code),
    Still,
    Another,
    Close(Outcome),
}

/// Its door.
pub(crate) fn doors() -> Doors {
    Doors::new().post("/requests/{request}/changes", May::Member, create)
}

async fn create(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let done = match read(&fields)? {
        Some(change) => decide(&app, &me, code, change).await,
        None => Err(HOW.into()),
    };
    match done {
        Err(Error::Refused(why)) if fields.word("to") == "choose" => {
            Ok(draw(&matches::page(&app, &me, code, Some(why)).await?))
        }
        Err(Error::Refused(why)) => {
            let field = if why == HOW { "how" } else { "ways" };
            Ok(draw(&requests::page(&app, &me, code, Some((field, why))).await?))
        }
        done => done.map(|()| see(&format!("/requests/{code}"))).map_err(Failure::from),
    }
}

/// What was decided; `None` where it is to be closed and the question was passed over.
fn read(fields: &Fields) -> Result<Option<Change>, Error> {
    Ok(match fields.word("to") {
        "widen" => Some(Change::Widen),
        "choose" => Some(Change::Choose(fields.code("helper")?)),
        "still" => Some(Change::Still),
        "another" => Some(Change::Another),
        "close" => Outcome::of(fields.word("how")).map(Change::Close),
        _ => return Err(Error::NotFound),
    })
}

async fn decide(app: &App, me: &SignedIn, code: Code, change: Change) -> Result<(), Error> {
    let who = me.known.clone();
    work::write(app, move |tx, at| match change {
        Change::Widen => asking::widen(tx, at, &who, code),
        Change::Choose(helper) => choosing::choose(tx, at, &who, code, helper),
        Change::Still => closing::still_open(tx, at, &who, code),
        Change::Another => closing::another(tx, at, &who, code),
        Change::Close(how) => closing::close(tx, at, &who, code, how),
    })
    .await
}
