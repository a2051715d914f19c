//! `/me/reads`: who of the staff opened what a member wrote.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{
    App,
    safety::{
        disclosing,
        reading::{self, Opened},
    },
};
use kith_core::{Private, Timestamp, people::grant::Role, safety::opening::What};
use serde::Deserialize;

use super::disclosures::line;
use crate::{
    doors::{Doors, May},
    page::{Failure, Page, draw},
    query::Query,
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
    /// What was told outside the house of the reader.
    told: Vec<(String, Timestamp)>,
    rows: Vec<Row>,
    /// Before which moment there are more, in microseconds.
    more: Option<i64>,
}

/// Before which moment a page begins.
#[derive(Default, Deserialize)]
struct Where {
    before: Option<i64>,
}

struct Row {
    what: String,
    who: String,
    why: String,
    /// The same in the words of whoever opened it; empty where there are none.
    sentence: String,
    at: Timestamp,
    long: String,
}

/// Its door.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/me/reads", May::Member, show)
}

async fn show(
    me: SignedIn,
    State(app): State<App>,
    Query(at): Query<Where>,
) -> Result<Response, Failure> {
    let before = at.before.and_then(Timestamp::from_micros);
    let (member, now) = (me.known.member, app.now());
    let told = work::read(&app, move |tx| disclosing::told(tx, now, member)).await?;
    let (opened, more) = work::aside(move || reading::openings(&app, member, before)).await?;
    let w = me.shell("openings-title");
    let rows = opened.iter().map(|opened| Row::new(&w, opened)).collect();
    // They stand on the first page, above all openings.
    let told = told.iter().filter(|_| before.is_none());
    let told = told.filter_map(|one| Some((line(&w, one, now), one.told?))).collect();
    Ok(draw(&Reads { w, told, rows, more: more.map(Timestamp::micros) }))
}

impl Row {
    fn new(w: &Words, opened: &Opened) -> Self {
        let opening = &opened.opening;
        let what = match opening.what {
            What::Request => "openings-what-request",
            What::Messages => "openings-what-messages",
            What::CheckIn => "openings-what-check-in",
            What::ExitForm => "openings-what-exit-form",
            What::Application => "openings-what-application",
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
            sentence: opened.sentence.as_ref().map(Private::reveal).unwrap_or_default().to_owned(),
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
        use kith_core::safety::opening::{Opening, Why};
        let w = shell("openings-title");
        let nobody = kith_core::MemberId(uuid::Uuid::nil());
        let opened = |(role, why)| Opened {
            opening: Opening {
                member: nobody,
                by: nobody,
                role,
                what: What::Request,
                why,
                at: super::examples::now(),
                until: super::examples::now() + kith_core::MINUTE.times(30),
            },
            sentence: Some(Private::new("x".repeat(500))),
        };
        let roles = [Role::Coordinator, Role::Moderator, Role::Lead].into_iter().cycle();
        let rows = roles.zip(Why::ALL).map(|(role, why)| Row::new(&w, &opened((role, *why))));
        let (rows, more) = (rows.collect(), Some(7));
        let (told, now) = (super::disclosures::samples::all(), super::examples::now());
        let told = told.iter().map(|one| (line(&w, &one.disclosure, now), now)).collect();
        let title = shell("openings-title");
        let none = Self { w: title, told: Vec::new(), rows: Vec::new(), more: None };
        vec![none, Self { w, told, rows, more }]
    }
}
