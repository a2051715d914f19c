//! `/me/reads`: who of the staff opened what a member wrote.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{App, safety::reading};
use kith_core::{
    Timestamp,
    people::grant::Role,
    safety::opening::{Opening, What},
};

use crate::{
    doors::{Doors, May},
    page::{Failure, Page, draw},
    shell::Shell,
    visitor::SignedIn,
    words::Words,
    work,
};

/// The page.
#[derive(Template)]
#[template(path = "safety/reads.html")]
pub(crate) struct Reads {
    w: Shell,
    reads: Vec<Row>,
}

struct Row {
    what: String,
    who: String,
    why: String,
    at: Timestamp,
    long: String,
}

/// Its door.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/me/reads", May::Member, show)
}

async fn show(me: SignedIn, State(app): State<App>) -> Result<Response, Failure> {
    let member = me.known.member;
    let now = app.now();
    let openings = work::read(&app, move |tx| reading::openings(tx, now, member)).await?;
    let w = me.shell("openings-title");
    let reads = openings.iter().map(|opening| Row::new(&w, opening)).collect();
    Ok(draw(&Reads { w, reads }))
}

impl Row {
    fn new(w: &Words, opening: &Opening) -> Self {
        let what = match opening.what {
            What::Request => "openings-what-request",
            What::Messages => "openings-what-messages",
        };
        let why = format!("openings-why-{}", opening.why.word());
        let who = match opening.role {
            Role::Moderator => "openings-by-moderator",
            Role::Lead => "openings-by-lead",
            _ => "openings-by-coordinator",
        };
        let span = w.span(opening.until.since(opening.at));
        Self {
            what: w.say(what),
            who: w.say(who),
            why: w.say(&why),
            at: opening.at,
            long: w.say_of("openings-long", "span", span),
        }
    }
}

impl Page for Reads {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let w = shell("openings-title");
        let nobody = kith_core::MemberId(uuid::Uuid::nil());
        let opening = |(role, why)| Opening {
            member: nobody,
            by: nobody,
            role,
            what: What::Request,
            why,
            at: super::examples::now(),
            until: super::examples::now() + kith_core::MINUTE.times(30),
        };
        let roles = [Role::Coordinator, Role::Moderator, Role::Lead];
        let each = kith_core::safety::opening::Why::ALL
            .iter()
            .zip(roles.iter().cycle())
            .map(|(why, role)| (*role, *why));
        let reads = each.map(|one| Row::new(&w, &opening(one))).collect();
        vec![Self { w: shell("openings-title"), reads: Vec::new() }, Self { w, reads }]
    }
}
