//! `/recoveries/new` and `/recoveries`: back in with a name and a recovery code.

use askama::Template;
use axum::{
    extract::State,
    http::HeaderMap,
    response::{IntoResponse, Response},
};
use kith_app::{App, Error, people::rekeying};
use kith_core::{Refusal, people::recovery::WRONG};

use super::{choices::device, sessions::slow_down};
use crate::{
    door::cookie,
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    shell::Shell,
    visitor::Visitor,
    work,
};

/// The form for a way back in.
#[derive(Template)]
#[template(path = "people/recovery.html")]
pub(crate) struct NewRecovery {
    w: Shell,
    name: String,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/recoveries/new", May::Anyone, show).post("/recoveries", May::Anyone, create)
}

async fn show(visitor: Visitor) -> Response {
    draw(&NewRecovery { w: visitor.shell("recovery-title"), name: String::new() })
}

async fn create(
    State(app): State<App>,
    visitor: Visitor,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Failure> {
    slow_down(&app, &fields.text("name")).await;
    let (hashing, typed) = (app.clone(), fields.clone());
    let recovery = work::aside(move || {
        let [name, code, passphrase] = ["name", "code", "passphrase"].map(|f| typed.text(f));
        rekeying::recovery(&hashing, &name, &code, &passphrase)
    });
    let recovery = match recovery.await {
        Ok(recovery) => recovery,
        Err(Error::Refused(why)) => return Ok(again(&visitor, &fields, why)),
        Err(error) => return Err(error.into()),
    };
    let device = device(&headers);
    let tried = recovery.clone();
    match work::write(&app, move |tx, at| rekeying::recover(tx, at, &recovery, device)).await {
        Ok(token) => Ok((cookie::give(&token), see("/recovery-codes")).into_response()),
        Err(Error::Refused(why)) => {
            tried.was_wrong(&app);
            Ok(again(&visitor, &fields, why))
        }
        Err(error) => Err(error.into()),
    }
}

fn again(visitor: &Visitor, fields: &Fields, why: Refusal) -> Response {
    let field = if why == WRONG { "name" } else { "passphrase" };
    let w = visitor.shell("recovery-title").but(field, why);
    draw(&NewRecovery { w, name: fields.text("name") })
}

impl Page for NewRecovery {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let wrong = shell("recovery-title").but("name", WRONG);
        [shell("recovery-title"), wrong].map(|w| Self { w, name: "amber".to_owned() }).into()
    }
}
