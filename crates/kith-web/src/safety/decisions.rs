//! What somebody at the desk does with a case: take it, open words, answer, close.

use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    safety::{caring, deciding, opening, replying},
};
use kith_core::{
    Code,
    safety::{
        case::{End, NO_END, NO_REASONS},
        letter::{EMPTY, LONG},
        opening::{NO_WHY, NOT_AGREED, Why},
    },
};

use super::{case, code};
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, draw, see},
    visitor::SignedIn,
    work,
};

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new()
        .post("/cases/{id}/claims", May::Desk, claim)
        .post("/cases/{id}/openings", May::Desk, open)
        .post("/cases/{id}/questions", May::Desk, question)
        .post("/cases/{id}/answers", May::Desk, answer)
        .post("/cases/{id}/closures", May::Desk, close)
}

/// Where the case stands after what was done.
fn to(id: &str, done: &str) -> String {
    format!("/cases/{id}?done={done}")
}

async fn claim(
    me: SignedIn,
    State(app): State<App>,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let (named, known) = (code(&id)?, me.known.clone());
    let done = work::write(&app, move |tx, at| deciding::claim(tx, at, &known, named)).await;
    or_again(&me, &app, (&id, "claimed"), ("claim", String::new()), done).await
}

async fn open(
    me: SignedIn,
    State(app): State<App>,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (named, known) = (code(&id)?, me.known.clone());
    let (what, share) = ((named, Why::of(fields.word("why"))), app.site.exposure);
    let done = work::write(&app, move |tx, at| opening::open(tx, at, &known, what, share)).await;
    let field =
        if matches!(done, Err(Error::Refused(NO_WHY | NOT_AGREED))) { "why" } else { "claim" };
    or_again(&me, &app, (&id, "opened"), (field, String::new()), done).await
}

/// Asks the member whether their words may be read.
async fn question(
    me: SignedIn,
    State(app): State<App>,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let (named, known) = (code(&id)?, me.known.clone());
    let done = work::write(&app, move |tx, at| caring::ask_to_read(tx, at, &known, named)).await;
    or_again(&me, &app, (&id, "asked"), ("claim", String::new()), done).await
}

async fn answer(
    me: SignedIn,
    State(app): State<App>,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Failure> {
    let done = send(&me, &app, &id, &fields).await;
    or_again(&me, &app, (&id, "answered"), ("body", fields.text("body")), done).await
}

async fn send(me: &SignedIn, app: &App, id: &str, fields: &Fields) -> Result<(), Error> {
    let (named, known, post) = (code(id)?, me.known.clone(), fields.post(me));
    let (seal, text) = (app.clone(), fields.text("body"));
    let words = work::aside(move || replying::draft(&seal, &text)).await?;
    work::write(app, move |tx, at| deciding::answer(tx, at, &post, (&known, named), &words)).await
}

async fn close(
    me: SignedIn,
    State(app): State<App>,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Failure> {
    let named = code(&id)?;
    let closed = match End::of(fields.word("how")) {
        None => Err(NO_END.into()),
        Some(how) => decide(&me, &app, named, (how, &fields)).await,
    };
    let did = if matches!(closed, Ok(false)) { "second" } else { "closed" };
    let done = closed.map(drop);
    let field = if matches!(done, Err(Error::Refused(NO_REASONS | EMPTY | LONG))) {
        "reasons"
    } else {
        "how"
    };
    or_again(&me, &app, (&id, did), (field, fields.text("reasons")), done).await
}

/// Closes the case `named`, with the reasons where some were written; false where a second person has to
/// say the same.
async fn decide(
    me: &SignedIn,
    app: &App,
    named: Code,
    (how, fields): (End, &Fields),
) -> Result<bool, Error> {
    let (seal, known, text) = (app.clone(), me.known.clone(), fields.text("reasons"));
    let words = match text.trim() {
        "" => None,
        _ => Some(work::aside(move || replying::draft(&seal, &text)).await?),
    };
    work::write(app, move |tx, at| deciding::close(tx, at, &known, named, (how, words.as_ref())))
        .await
}

/// Goes on to the case; where a rule stood in the way, the case stands again and says which.
async fn or_again(
    me: &SignedIn,
    app: &App,
    (id, did): (&str, &str),
    (field, typed): (&'static str, String),
    done: Result<(), Error>,
) -> Result<Response, Failure> {
    match done {
        Ok(()) => Ok(see(&to(id, did))),
        Err(Error::Refused(why)) => {
            Ok(draw(&case::page(me, app, id).await?.but(field, why, typed)))
        }
        Err(other) => Err(other.into()),
    }
}
