//! `/welcome/consents`: what you agree to, each alone. Those for special categories are asked where
//! they matter, on `/welcome/mind`.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{App, people::consenting};
use kith_core::people::{
    consent::{Decision, Purpose},
    welcome::Step,
};

use super::{Head, Said, go_on, is_skipped};
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw},
    people::consents::key,
    shell::Shell,
    visitor::SignedIn,
    work,
};

/// The question.
#[derive(Template)]
#[template(path = "people/welcome/consents.html")]
pub(crate) struct AskConsents {
    w: Shell,
    head: Head,
    lines: Vec<Line>,
}

/// One purpose.
struct Line {
    value: &'static str,
    name: String,
    why: String,
    chosen: bool,
}

/// Its doors.
pub(super) fn doors() -> Doors {
    Doors::new().get("/welcome/consents", May::Member, show).post(
        "/welcome/consents",
        May::Member,
        save,
    )
}

async fn show(State(app): State<App>, me: SignedIn) -> Result<Response, Failure> {
    let given = Said::read(&app, &me).await?.given;
    Ok(draw(&AskConsents::new(me.shell("welcome-consents-title"), &given)))
}

async fn save(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    if !is_skipped(&fields) {
        let (deciding, member, locale) = (app.clone(), me.known.member, me.words.locale.tag());
        work::aside(move || {
            plain().try_for_each(|purpose| {
                let yes = fields.chose("consent", purpose.word());
                let decision = if yes { Decision::Given } else { Decision::Withdrawn };
                consenting::decide(&deciding, member, purpose, decision, locale)
            })
        })
        .await?;
    }
    Ok(go_on(&app, &me, Step::Consents).await?)
}

/// The purposes that are asked for and open no special category.
fn plain() -> impl Iterator<Item = Purpose> {
    Purpose::ALL.iter().copied().filter(|purpose| purpose.is_asked() && purpose.special().is_none())
}

impl AskConsents {
    fn new(w: Shell, given: &[Purpose]) -> Self {
        let line = |purpose: Purpose| Line {
            value: purpose.word(),
            name: w.say(&key("consent-", purpose)),
            why: w.say(&key("consent-why-", purpose)),
            chosen: given.contains(&purpose),
        };
        let lines = plain().map(line).collect();
        Self { head: Head::new(&w, Step::Consents, given), lines, w }
    }
}

impl Page for AskConsents {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        vec![Self::new(shell("welcome-consents-title"), &[Purpose::Matching])]
    }
}
