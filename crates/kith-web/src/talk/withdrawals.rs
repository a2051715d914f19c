//! `/messages/{code}/withdrawals`: asks first, then takes a message back.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App,
    talk::{
        franking,
        reading::{self, Line},
        withdrawing,
    },
};
use kith_core::Code;

use super::{bubble::Bubble, seats::faces};
use crate::{
    doors::{Doors, May},
    page::{Failure, Page, draw, see},
    shell::Shell,
    visitor::SignedIn,
    words::Markup,
    work,
};

/// The page that asks.
#[derive(Template)]
#[template(path = "talk/take_back.html")]
pub(crate) struct TakeBack {
    w: Shell,
    talk: String,
    line: Line,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/messages/{message}/withdrawals", May::Member, ask).post(
        "/messages/{message}/withdrawals",
        May::Member,
        create,
    )
}

async fn ask(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
) -> Result<Response, Failure> {
    let (opener, ours) = (app.clone(), faces(&me));
    let (seat, kept) = work::read(&app, move |tx| reading::own_message(tx, &ours, code)).await?;
    let talk = seat.talk.code.to_string();
    let line = work::aside(move || reading::line(&opener, &kept, &seat)).await?;
    Ok(draw(&TakeBack { w: me.shell("take-back-title"), talk, line }))
}

async fn create(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
) -> Result<Response, Failure> {
    let (keys, ours) = (app.clone(), faces(&me));
    let frank = work::aside(move || franking::frank(&keys)).await?;
    let talk =
        work::write(&app, move |tx, at| withdrawing::withdraw(tx, at, &frank, &ours, code)).await?;
    Ok(see(&format!("/talks/{talk}#m{code}")))
}

impl TakeBack {
    fn bubble(&self) -> Markup {
        Bubble::draw(&self.w, &self.line)
    }
}

impl Page for TakeBack {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let line = super::show::samples::mine();
        vec![Self { w: shell("take-back-title"), talk: line.code.to_string(), line }]
    }
}
