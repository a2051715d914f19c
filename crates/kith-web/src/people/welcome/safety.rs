//! `/welcome/safety`: what you would rather not talk about.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::App;
use kith_core::people::{facet::Kind, topic::TOPICS, welcome::Step};

use super::{Head, Said, go_on, is_skipped, save as keep, statements};
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw},
    people::choices::{Choice, choices},
    shell::Shell,
    visitor::SignedIn,
};

/// The question.
#[derive(Template)]
#[template(path = "people/welcome/safety.html")]
pub(crate) struct AskSafety {
    w: Shell,
    head: Head,
    boundaries: Vec<Choice>,
    audiences: Vec<Choice>,
}

/// Whom a boundary is for: it is never shown to other people.
const AUDIENCES: [&str; 2] = ["nobody", "matching"];

/// Its doors.
pub(super) fn doors() -> Doors {
    Doors::new().get("/welcome/safety", May::Member, show).post(
        "/welcome/safety",
        May::Member,
        save,
    )
}

async fn show(State(app): State<App>, me: SignedIn) -> Result<Response, Failure> {
    let said = Said::read(&app, &me).await?;
    Ok(draw(&AskSafety::new(me.shell("welcome-safety-title"), &said)))
}

async fn save(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    if is_skipped(&fields) {
        return Ok(go_on(&app, &me, Step::Safety).await?);
    }
    let mut said = statements(&fields, "boundary");
    said.retain(|one| TOPICS.iter().any(|(slug, _)| *slug == one.text));
    for one in &mut said {
        one.audience = one.audience.min(kith_core::people::facet::Audience::Matching);
    }
    Ok(keep(&app, &me, Step::Safety, vec![(Kind::Boundary, said)]).await?)
}

impl AskSafety {
    fn new(w: Shell, said: &Said) -> Self {
        let slugs = TOPICS.iter().map(|(slug, _)| *slug);
        let chosen = said.audience(Kind::Boundary);
        Self {
            head: Head::new(&w, Step::Safety, &said.given),
            boundaries: choices(&w, "facet-topic-", slugs, |s| said.says(Kind::Boundary, s)),
            audiences: choices(&w, "audience-", AUDIENCES, |value| value == chosen),
            w,
        }
    }
}

impl Page for AskSafety {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let said = Said { statements: Vec::new(), given: Vec::new() };
        vec![Self::new(shell("welcome-safety-title"), &said)]
    }
}
