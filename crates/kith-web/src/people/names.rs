//! `/me/name`: another sign-in name, for whoever knows the passphrase.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{App, Error, people::rekeying};
use kith_core::{
    Refusal,
    people::account::{PASSPHRASE_WRONG, SignInName},
};

use super::sessions::prove_again;
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    shell::Shell,
    visitor::SignedIn,
    work,
};

/// The form.
#[derive(Template)]
#[template(path = "people/name.html")]
pub(crate) struct NewName {
    w: Shell,
    name: String,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/me/name", May::Member, show).post("/me/name", May::Member, create)
}

async fn show(me: SignedIn) -> Response {
    draw(&NewName { w: me.shell("rename-title"), name: String::new() })
}

async fn create(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    match rename(&app, &me, &fields).await {
        Ok(()) => Ok(see("/me?done=renamed")),
        Err(Error::Refused(why)) => Ok(again(&me, &fields, why)),
        Err(error) => Err(error.into()),
    }
}

async fn rename(app: &App, me: &SignedIn, fields: &Fields) -> Result<(), Error> {
    let name = SignInName::parse(&fields.text("name"))?;
    let proved = prove_again(app, me.known.member, fields.text("passphrase")).await?;
    work::write(app, move |tx, at| rekeying::rename(tx, at, &proved, &name)).await
}

fn again(me: &SignedIn, fields: &Fields, why: Refusal) -> Response {
    let field = if why == PASSPHRASE_WRONG { "passphrase" } else { "name" };
    let w = me.shell("rename-title").but(field, why);
    draw(&NewName { w, name: fields.text("name") })
}

impl Page for NewName {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let wrong = shell("rename-title").but("passphrase", PASSPHRASE_WRONG);
        [shell("rename-title"), wrong]
            .map(|w| Self { w, name: "amber-river-lamp".to_owned() })
            .into()
    }
}
