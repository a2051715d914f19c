//! `/me/passphrase`: a new passphrase for whoever knows the old one; the other sign-ins end.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use kith_app::{
    App, Error,
    people::{rekeying, signing_in::Proved},
};
use kith_core::{Refusal, people::account::PASSPHRASE_WRONG};

use super::sessions::prove_again;
use crate::{
    door::cookie,
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, draw_as, see},
    shell::Shell,
    visitor::SignedIn,
    work,
};

/// The form.
#[derive(Template)]
#[template(path = "people/passphrase.html")]
pub(crate) struct NewPassphrase {
    w: Shell,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/me/passphrase", May::Member, show).post(
        "/me/passphrase",
        May::Member,
        create,
    )
}

async fn show(me: SignedIn) -> Response {
    draw(&NewPassphrase { w: me.shell("passphrase-title") })
}

async fn create(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    let session = me.known.session;
    let (proved, hash) = match ready(&app, &me, &fields).await {
        Ok(ready) => ready,
        Err(Error::Refused(why)) => return Ok(draw(&again(&me, why))),
        Err(error) => return Err(error.into()),
    };
    let change = work::write(&app, move |tx, at| rekeying::change(tx, at, &proved, &hash, session));
    let token = match change.await {
        Ok(token) => token,
        Err(Error::Refused(why)) => return Ok(draw_as(StatusCode::CONFLICT, &again(&me, why))),
        Err(error) => return Err(error.into()),
    };
    Ok((cookie::give(&token, me.known.shared), see("/me/devices?done=passphrase")).into_response())
}

/// Proves the old passphrase, and hashes the new one.
async fn ready(app: &App, me: &SignedIn, fields: &Fields) -> Result<(Proved, String), Error> {
    let proved = prove_again(app, me.known.member, fields.text("passphrase")).await?;
    let (hashing, new) = (app.clone(), fields.text("passphrase-new"));
    work::aside(move || Ok((proved.clone(), rekeying::hash(&hashing, &proved, &new)?))).await
}

/// The form again, with why it was not done.
fn again(me: &SignedIn, why: Refusal) -> NewPassphrase {
    let old = [PASSPHRASE_WRONG, rekeying::MEANWHILE].contains(&why);
    let field = if old { "passphrase" } else { "passphrase-new" };
    NewPassphrase { w: me.shell("passphrase-title").but(field, why) }
}

impl Page for NewPassphrase {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let wrong = shell("passphrase-title").but("passphrase", PASSPHRASE_WRONG);
        let late = shell("passphrase-title").but("passphrase", rekeying::MEANWHILE);
        [shell("passphrase-title"), wrong, late].map(|w| Self { w }).into()
    }
}
