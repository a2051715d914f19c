//! `/unsubscribe`: no more mail, without signing in, by the code that stands in each mail. The answer
//! is the same for a code that is none.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{App, people::calling};
use kith_core::{Code, Refusal, safety::receipt::Receipt};

use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, draw_open},
    shell::Shell,
    visitor::Visitor,
    work,
};

/// What was typed is no code of a mail, whoever's.
const NOT_A_CODE: Refusal = Refusal("stop-not-a-code");

/// The page.
#[derive(Template)]
#[template(path = "people/stop.html")]
pub(crate) struct StopMail {
    w: Shell,
    how: How,
}

/// How it goes on.
enum How {
    /// By a code that is typed.
    Typed(String),
    /// By the code that stands in the address.
    Named(Code),
    /// It is done.
    Done,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new()
        .get("/unsubscribe", May::Anyone, ask)
        .post("/unsubscribe", May::Anyone, stop_typed)
        .get("/unsubscribe/{code}", May::Anyone, confirm)
        .post("/unsubscribe/{code}", May::Anyone, stop_named)
}

async fn ask(visitor: Visitor) -> Response {
    draw_open(&StopMail { w: visitor.shell("stop-title"), how: How::Typed(String::new()) })
}

/// Opening an address changes nothing: mail programs open them by themselves.
async fn confirm(visitor: Visitor, Path(code): Path<Code>) -> Response {
    draw(&StopMail { w: visitor.shell("stop-title"), how: How::Named(code) })
}

async fn stop_typed(
    State(app): State<App>,
    visitor: Visitor,
    fields: Fields,
) -> Result<Response, Failure> {
    let typed: String = fields.text("code").chars().take(40).collect();
    if typed.parse::<Receipt>().is_err() {
        let w = visitor.shell("stop-title").but("code", NOT_A_CODE);
        return Ok(draw(&StopMail { w, how: How::Typed(typed) }));
    }
    work::write(&app, move |tx, at| calling::silence(tx, at, None, &typed)).await?;
    Ok(draw(&StopMail { w: visitor.shell("stop-title"), how: How::Done }))
}

async fn stop_named(
    State(app): State<App>,
    visitor: Visitor,
    Path(code): Path<Code>,
) -> Result<Response, Failure> {
    work::write(&app, move |tx, at| calling::silence(tx, at, Some(code), "")).await?;
    Ok(draw(&StopMail { w: visitor.shell("stop-title"), how: How::Done }))
}

impl Page for StopMail {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let page = |w: Shell, how| Self { w, how };
        let typed = || How::Typed("7KQ2".to_owned());
        vec![
            page(shell("stop-title"), typed()),
            page(shell("stop-title").but("code", NOT_A_CODE), typed()),
            page(shell("stop-title"), How::Named(Code(uuid::Uuid::from_u128(1)))),
            page(shell("stop-title"), How::Done),
        ]
    }
}
