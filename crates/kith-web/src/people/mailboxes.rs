//! `/me/mail` and what hangs from it: the address to which one is called. Its page is `/me/notices`.

use axum::{extract::State, response::Response};
use kith_app::{App, Error, people::mailing};
use kith_core::people::mailbox::WRONG_PROOF;

use super::callings::again;
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, see},
    visitor::SignedIn,
    work,
};

/// Their doors.
pub(crate) fn doors() -> Doors {
    Doors::new()
        .post("/me/mail", May::Member, create)
        .post("/me/mail/codes", May::Member, send_again)
        .post("/me/mail/proofs", May::Member, prove)
        .post("/me/mail/removals", May::Member, remove)
}

async fn create(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    if app.outside.mailer.is_none() {
        return Err(Error::NotFound.into());
    }
    let (sealing, member, typed) = (app.clone(), me.known.member, fields.text("address"));
    let draft = work::aside(move || mailing::draft(&sealing, member, &typed)).await;
    let draft = match draft {
        Ok(draft) => draft,
        Err(Error::Refused(why)) => return again(&app, &me, &fields, ("address", why)).await,
        Err(error) => return Err(error.into()),
    };
    let kept = work::once(&app, fields.post(&me), move |tx, at| {
        mailing::keep(tx, at, &draft)?;
        Ok("/me/notices?done=code".to_owned())
    });
    answer(kept.await, &app, &me, (&fields, "address")).await
}

async fn send_again(
    State(app): State<App>,
    me: SignedIn,
    fields: Fields,
) -> Result<Response, Failure> {
    let member = me.known.member;
    let sent = work::once(&app, fields.post(&me), move |tx, at| {
        mailing::send_again(tx, at, member)?;
        Ok("/me/notices?done=code".to_owned())
    });
    answer(sent.await, &app, &me, (&fields, "proof")).await
}

async fn prove(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    let (asking, member, typed) = (app.clone(), me.known.member, fields.text("proof"));
    let secret = work::aside(move || mailing::secret(&asking)).await?;
    let proven =
        work::write(&app, move |tx, at| mailing::prove(tx, at, member, (&typed, &secret))).await?;
    if proven {
        return Ok(see("/me/notices?done=proven"));
    }
    again(&app, &me, &fields, ("proof", WRONG_PROOF)).await
}

async fn remove(State(app): State<App>, me: SignedIn) -> Result<Response, Failure> {
    let member = me.known.member;
    work::write(&app, move |tx, at| mailing::remove(tx, at, member)).await?;
    Ok(see("/me/notices?done=no-mail"))
}

/// Goes on to where `done` says, or shows the page again with why not, at the field.
async fn answer(
    done: Result<String, Error>,
    app: &App,
    me: &SignedIn,
    (fields, field): (&Fields, &'static str),
) -> Result<Response, Failure> {
    match done {
        Err(Error::Refused(why)) => again(app, me, fields, (field, why)).await,
        done => Ok(see(&done?)),
    }
}
