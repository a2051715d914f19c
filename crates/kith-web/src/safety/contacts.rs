//! `/contact`: writing to the people who look after the house, with or without an account.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{
    App,
    safety::telling::{self, Draft, Told},
};

use super::receipts::Given;
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, draw_open},
    shell::Shell,
    visitor::Visitor,
    work,
};

/// The form.
#[derive(Template)]
#[template(path = "safety/contact.html")]
pub(crate) struct Contact {
    w: Shell,
    body: String,
    way: String,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/contact", May::Anyone, show).post("/contacts", May::Anyone, send)
}

async fn show(visitor: Visitor) -> Response {
    let w = visitor.shell("contact-title");
    draw_open(&Contact { w, body: String::new(), way: String::new() })
}

async fn send(
    visitor: Visitor,
    State(app): State<App>,
    fields: Fields,
) -> Result<Response, Failure> {
    let told = Told { matter: None, words: fields.text("body"), way: fields.text("way") };
    let problems = told.problems();
    if !problems.is_empty() {
        let w = problems
            .into_iter()
            .fold(visitor.shell("contact-title"), |w, (field, why)| w.but(field, why));
        return Ok(draw(&Contact { w, body: told.words, way: told.way }));
    }
    let draft = sealed(&app, told).await?;
    let writer = visitor.known.as_ref().map(|known| known.member);
    let post = fields.post(&visitor);
    let sent =
        work::write(&app, move |tx, at| telling::tell(tx, at, &post, &draft, writer)).await?;
    Ok(draw(&Given::new(&visitor, &sent, false)))
}

/// Seals what was told, where a thread may wait.
pub(super) async fn sealed(app: &App, told: Told) -> Result<Draft, Failure> {
    let app = app.clone();
    Ok(work::aside(move || telling::draft(&app, &told)).await?)
}

impl Page for Contact {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::safety::letter::{EMPTY, LONG_WAY};
        let form = |w: Shell| Self { w, body: "first\nsecond".to_owned(), way: "x".repeat(301) };
        let bad = shell("contact-title").but("body", EMPTY).but("way", LONG_WAY);
        vec![form(shell("contact-title")), form(bad)]
    }
}
