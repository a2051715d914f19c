//! `/recoveries/new` and `/recoveries`: back in with a name and a recovery code, or with the code that
//! was waited for.

use askama::Template;
use axum::{
    extract::State,
    http::HeaderMap,
    response::{IntoResponse, Response},
};
use kith_app::{
    App, Error, Tx,
    people::{
        rekeying::{self, Recovery},
        retrieving,
    },
};
use kith_core::{
    DAY, Moment, Refusal, Span,
    people::{
        device::Device,
        recovery::{RecoveryCode, WRONG},
        session::Token,
    },
};

use super::{
    choices::{device, is_shared},
    codes::Codes,
    sessions::slow_down,
};
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
    /// Whether others use the device too.
    shared: bool,
    /// How many days whoever has no code waits.
    days: i64,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/recoveries/new", May::Anyone, show).post("/recoveries", May::Anyone, create)
}

async fn show(visitor: Visitor) -> Response {
    let w = visitor.shell("recovery-title");
    draw(&NewRecovery { days: days(&visitor), w, name: String::new(), shared: false })
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
    let device = device(&app.site, &headers, &fields);
    let tried = recovery.clone();
    match work::write(&app, move |tx, at| enter(tx, at, &recovery, device)).await {
        Ok((None, _)) => Ok(see("/sessions/new?done=recovered")),
        Ok((Some(token), codes)) => welcome(&visitor, token, &codes, device.shared).await,
        Err(Error::Refused(why)) => {
            work::aside(move || {
                tried.was_wrong(&app);
                Ok(())
            })
            .await?;
            Ok(again(&visitor, &fields, why))
        }
        Err(error) => Err(error.into()),
    }
}

/// Tries a code of the ten, then one that was waited for, which brings ten new ones. Without a token,
/// the second step is asked for at the sign-in.
fn enter(
    tx: &mut Tx,
    at: &mut Moment,
    recovery: &Recovery,
    device: Device,
) -> Result<(Option<Token>, Vec<RecoveryCode>), Error> {
    match rekeying::recover(tx, at, recovery, device) {
        Err(Error::Refused(WRONG)) => {
            let (token, codes) = retrieving::enter(tx, at, recovery, device)?;
            Ok((Some(token), codes))
        }
        entered => Ok((entered?, Vec::new())),
    }
}

/// New codes stand in this answer and nowhere else (ruling 6), so it is no 303.
async fn welcome(
    visitor: &Visitor,
    token: Token,
    codes: &[RecoveryCode],
    shared: Option<Span>,
) -> Result<Response, Failure> {
    if codes.is_empty() {
        return Ok((cookie::give(&token, shared), see("/recovery-codes")).into_response());
    }
    let signed_in = visitor.clone().with(token).await?;
    let page = Codes::new(&signed_in, None, codes, "/today".to_owned());
    Ok((cookie::give(&token, shared), draw(&page)).into_response())
}

/// How many days whoever has no code waits.
fn days(visitor: &Visitor) -> i64 {
    visitor.house.app.site.recovery_wait.0 / DAY.0
}

fn again(visitor: &Visitor, fields: &Fields, why: Refusal) -> Response {
    let field = if why == WRONG { "name" } else { "passphrase" };
    let w = visitor.shell("recovery-title").but(field, why);
    let (name, shared) = (fields.text("name"), is_shared(fields));
    draw(&NewRecovery { w, name, shared, days: days(visitor) })
}

impl Page for NewRecovery {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let wrong = shell("recovery-title").but("name", WRONG);
        [shell("recovery-title"), wrong]
            .map(|w| Self { w, name: "amber".to_owned(), shared: true, days: 7 })
            .into()
    }
}
