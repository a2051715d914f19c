//! `/welcome/words`: which words others should use for you.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{App, Error};
use kith_core::people::{facet::Kind, welcome::Step};

use super::{Head, Said, go_on, is_skipped, save as keep, statements};
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw},
    people::choices::{Choice, audiences, choices},
    shell::Shell,
    visitor::SignedIn,
};

/// The question.
#[derive(Template)]
#[template(path = "people/welcome/words.html")]
pub(crate) struct AskWords {
    w: Shell,
    head: Head,
    ways: Vec<Choice>,
    own: String,
    audiences: Vec<Choice>,
}

/// What is offered; anything else can be written.
const OFFERED: [&str; 4] = ["they", "she", "he", "name"];

/// Its doors.
pub(super) fn doors() -> Doors {
    Doors::new().get("/welcome/words", May::Member, show).post("/welcome/words", May::Member, save)
}

async fn show(State(app): State<App>, me: SignedIn) -> Result<Response, Failure> {
    let said = Said::read(&app, &me).await?;
    Ok(draw(&AskWords::new(me.shell("welcome-words-title"), &said)))
}

async fn save(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    if is_skipped(&fields) {
        return Ok(go_on(&app, &me, Step::Words).await?);
    }
    let mut said = statements(&fields, "words");
    said.retain(|one| OFFERED.contains(&one.text.as_str()));
    let own = statements(&fields, "own");
    said.extend(own.into_iter().filter(|own| !own.text.trim().is_empty()));
    match keep(&app, &me, Step::Words, vec![(Kind::Words, said)]).await {
        Err(Error::Refused(why)) => {
            let before = Said::read(&app, &me).await?;
            let mut page = AskWords::new(me.shell("welcome-words-title").but("own", why), &before);
            page.ways = choices(&page.w, "facet-words-", OFFERED, |one| fields.chose("words", one));
            page.own = fields.text("own");
            page.audiences = audiences(&page.w, fields.word("audience"));
            Ok(draw(&page))
        }
        done => Ok(done?),
    }
}

impl AskWords {
    fn new(w: Shell, said: &Said) -> Self {
        let own = said
            .statements
            .iter()
            .find(|(kind, one)| *kind == Kind::Words && !OFFERED.contains(&one.text.as_str()));
        Self {
            head: Head::new(&w, Step::Words, &said.given),
            ways: choices(&w, "facet-words-", OFFERED, |one| said.says(Kind::Words, one)),
            own: own.map(|(_, one)| one.text.clone()).unwrap_or_default(),
            audiences: audiences(&w, said.audience(Kind::Words)),
            w,
        }
    }
}

impl Page for AskWords {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let said = Said { statements: Vec::new(), given: Vec::new() };
        let bad = shell("welcome-words-title").but("own", kith_core::people::facet::LENGTH);
        [shell("welcome-words-title"), bad].map(|w| Self::new(w, &said)).into()
    }
}
