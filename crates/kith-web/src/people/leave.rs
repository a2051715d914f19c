//! `/me/leave`: what goes, what stays, and until when one may come back.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{App, people::leaving};
use kith_core::Timestamp;

use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    shell::Shell,
    visitor::SignedIn,
    work,
};

/// The page.
#[derive(Template)]
#[template(path = "people/leave.html")]
pub(crate) struct Leave {
    w: Shell,
    /// Until when whoever leaves may come back; `None` for one who stays.
    until: Option<Timestamp>,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/me/leave", May::Member, show).post("/me/leave", May::Member, decide)
}

async fn show(me: SignedIn) -> Response {
    draw(&Leave { w: me.shell("leave-title"), until: me.known.leaving })
}

async fn decide(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    let known = me.known.clone();
    if fields.word("do") == "come_back" {
        let back = app.clone();
        work::aside(move || leaving::come_back(&back, known.member)).await?;
        return Ok(see("/today"));
    }
    work::write(&app, move |tx, at| leaving::leave(tx, at, &known)).await?;
    Ok(see("/me/leave"))
}

impl Page for Leave {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let until = Timestamp::from_micros(1_700_000_000_000_000);
        [None, until].map(|until| Self { w: shell("leave-title"), until }).into()
    }
}
