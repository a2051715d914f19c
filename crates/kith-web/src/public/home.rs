//! `/`: what Kith is, for someone who has not decided yet whether to knock.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{App, outlook::outlook, programme::reading};

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
#[template(path = "public/home.html")]
pub(crate) struct Home {
    w: Shell,
    told: Told,
    /// Whether a programme takes people in.
    programmes: bool,
}

/// Its door.
pub(super) fn doors() -> Doors {
    Doors::new().get("/", May::Anyone, show)
}

async fn show(State(app): State<App>, visitor: Visitor) -> Result<Response, Failure> {
    let now = app.now();
    let (found, programmes) =
        work::read(&app, move |tx| Ok((outlook(tx, now)?, reading::is_any_open(tx, now)?))).await?;
    let w = visitor.shell("home-title");
    Ok(draw_open(&Home { told: Told::new(&w, &found, now), programmes, w }))
}

impl Page for Home {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let one = |outlook| {
            let w = shell("home-title");
            let told = Told::new(&w, &outlook, kith_testkit::now());
            Self { programmes: told.waits.is_empty(), told, w }
        };
        samples().into_iter().map(one).collect()
    }
}
