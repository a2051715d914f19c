//! `/audit/openings`: what staff opened of the words of members, for a lead. Never the words.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{
    App,
    safety::overseeing::{self, Opened, Openings as Seen},
};
use kith_core::{
    Timestamp,
    people::{face::Face, grant::Role},
    safety::opening::What,
};
use serde::Deserialize;

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
#[template(path = "safety/openings.html")]
pub(crate) struct Openings {
    w: Shell,
    /// How often each opened something in a week, in words.
    counts: Vec<String>,
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
    role: String,
    why: String,
    at: Timestamp,
}

/// Its door.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/audit/openings", May::Hold(Role::Lead), show)
}

async fn show(
    me: SignedIn,
    State(app): State<App>,
    Query(at): Query<Where>,
) -> Result<Response, Failure> {
    let (known, now) = (me.known.clone(), app.now());
    let before = at.before.and_then(Timestamp::from_micros);
    let seen = work::read(&app, move |tx| overseeing::openings(tx, now, &known, before)).await?;
    Ok(draw(&Openings::new(me.shell("opened-title"), &seen)))
}

impl Openings {
    fn new(w: Shell, seen: &Seen) -> Self {
        let count = |(by, n): &(Option<Face>, i64)| {
            w.say_with(
                "opened-count",
                &[("name", name(&w, by.as_ref()).into()), ("n", (*n).into())],
            )
        };
        Self {
            counts: seen.counts.iter().map(count).collect(),
            rows: seen.rows.iter().map(|opened| Row::new(&w, opened)).collect(),
            more: seen.more.map(Timestamp::micros),
            w,
        }
    }
}

impl Row {
    fn new(w: &Words, opened: &Opened) -> Self {
        let opening = &opened.opening;
        let what = match opening.what {
            What::Request => "opened-request",
            What::Messages => "opened-messages",
            What::CheckIn => "opened-check-in",
            What::ExitForm => "opened-exit-form",
            What::Application => "opened-application",
        };
        let names = [
            ("name", name(w, opened.by.as_ref()).into()),
            ("of", name(w, opened.of.as_ref()).into()),
        ];
        let role = w.say(&format!("role-{}", opening.role.word()));
        let span = w.span(opening.until.since(opening.at));
        Self {
            what: w.say_with(what, &names),
            role: w.say_with("opened-role", &[("role", role.into()), ("span", span.into())]),
            why: w.say(&format!("opened-why-{}", opening.why.word())),
            at: opening.at,
        }
    }
}

fn name(w: &Words, face: Option<&Face>) -> String {
    face.map_or_else(|| w.say("case-former"), |face| face.pseudonym.clone())
}

impl Page for Openings {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::{
            MINUTE, MemberId,
            safety::opening::{Opening, Why},
        };
        let (nobody, at) = (MemberId(uuid::Uuid::nil()), super::examples::now());
        let until = at + MINUTE.times(30);
        let opened = |(role, why)| Opened {
            opening: Opening {
                member: nobody,
                by: nobody,
                role,
                what: What::Messages,
                why,
                at,
                until,
            },
            by: None,
            of: None,
        };
        let roles = [Role::Coordinator, Role::Moderator, Role::Lead].into_iter().cycle();
        let rows = roles.zip(Why::ALL.iter().cycle()).take(20);
        let rows = rows.map(|(role, why)| opened((role, *why))).collect();
        let seen = Seen { counts: vec![(None, 41), (None, 3)], rows, more: Some(at) };
        let none = Seen { counts: Vec::new(), rows: Vec::new(), more: None };
        [none, seen].iter().map(|seen| Self::new(shell("opened-title"), seen)).collect()
    }
}
