//! `/welcome/times`: when you have time, and in which languages.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::App;
use kith_core::people::{
    facet::Kind,
    topic::{LANGUAGES, SLOTS},
    welcome::Step,
};

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
#[template(path = "people/welcome/times.html")]
pub(crate) struct AskTimes {
    w: Shell,
    head: Head,
    slots: Vec<Choice>,
    languages: Vec<Choice>,
    audiences: Vec<Choice>,
}

/// Its doors.
pub(super) fn doors() -> Doors {
    Doors::new().get("/welcome/times", May::Member, show).post("/welcome/times", May::Member, save)
}

async fn show(State(app): State<App>, me: SignedIn) -> Result<Response, Failure> {
    let said = Said::read(&app, &me).await?;
    Ok(draw(&AskTimes::new(me.shell("welcome-times-title"), &said)))
}

async fn save(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    if is_skipped(&fields) {
        return Ok(go_on(&app, &me, Step::Times).await?);
    }
    let (mut slots, mut languages) = (statements(&fields, "slot"), statements(&fields, "language"));
    slots.retain(|slot| SLOTS.contains(&slot.text.as_str()));
    languages.retain(|tongue| LANGUAGES.iter().any(|(tag, _)| *tag == tongue.text));
    let said = vec![(Kind::Slot, slots), (Kind::Language, languages)];
    Ok(keep(&app, &me, Step::Times, said).await?)
}

impl AskTimes {
    fn new(w: Shell, said: &Said) -> Self {
        let language = |(tag, name): &(&str, &str)| {
            Choice::new(tag, (*name).to_owned(), said.says(Kind::Language, tag))
        };
        let spoken = said.audience(Kind::Language);
        let shown = if spoken.is_empty() { said.audience(Kind::Slot) } else { spoken };
        Self {
            head: Head::new(&w, Step::Times, &said.given),
            slots: choices(&w, "facet-slot-", SLOTS.iter().copied(), |s| said.says(Kind::Slot, s)),
            languages: LANGUAGES.iter().map(language).collect(),
            audiences: audiences(&w, shown),
            w,
        }
    }
}

impl Page for AskTimes {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let given = vec![kith_core::people::consent::Purpose::Matching];
        let said = Said { statements: Vec::new(), given };
        vec![Self::new(shell("welcome-times-title"), &said)]
    }
}
