//! `/support`: what help there is, what happens next, and how long it takes, as far as anybody knows.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{App, outlook::outlook};

use super::outlook::Told;
#[cfg(test)]
use super::outlook::samples;
use crate::{
    doors::{Doors, May},
    page::{Failure, Page, draw_open},
    shell::Shell,
    visitor::Visitor,
    work,
};

/// The page.
#[derive(Template)]
#[template(path = "public/support.html")]
pub(crate) struct Support {
    w: Shell,
    told: Told,
}

/// Its door.
pub(super) fn doors() -> Doors {
    Doors::new().get("/support", May::Anyone, show)
}

async fn show(State(app): State<App>, visitor: Visitor) -> Result<Response, Failure> {
    let now = app.now();
    let found = work::read(&app, move |tx| outlook(tx, now)).await?;
    let w = visitor.shell("support-title");
    Ok(draw_open(&Support { told: Told::new(&w, &found, now), w }))
}

impl Page for Support {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let one = |outlook| {
            let w = shell("support-title");
            Self { told: Told::new(&w, &outlook, kith_testkit::now()), w }
        };
        samples().into_iter().map(one).collect()
    }
}
