//! `/pairs`: mentees and mentors, those first who need a coordinator most, with the reasons.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{
    App,
    journey::tending::{self, Listed},
};
use kith_core::{
    Code, Timestamp,
    journey::health::Part,
    people::{face::Face, grant::Role},
    talk::State as Stands,
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
#[template(path = "journey/pairs.html")]
pub(crate) struct Pairs {
    w: Shell,
    rows: Vec<Row>,
    /// The pair after which the next page begins.
    more: Option<Code>,
}

/// A pair in the list.
struct Row {
    code: Code,
    two: String,
    since: Timestamp,
    rests: bool,
    /// Why somebody should look after it.
    why: Vec<String>,
}

/// Where a page begins.
#[derive(Default, Deserialize)]
struct Where {
    after: Option<Code>,
}

/// Its door.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/pairs", May::Hold(Role::Coordinator), show)
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Query(at): Query<Where>,
) -> Result<Response, Failure> {
    let (who, now) = (me.known.clone(), app.now());
    let (listed, more) = work::read(&app, move |tx| tending::list(tx, now, &who, at.after)).await?;
    let w = me.shell("pairs-title");
    let rows = listed.iter().map(|one| Row::new(&w, one)).collect();
    Ok(draw(&Pairs { w, rows, more }))
}

impl Pairs {
    /// The pair that needs somebody most; `None` where none does.
    fn first(&self) -> Option<Code> {
        self.rows.first().filter(|one| !one.why.is_empty()).map(|one| one.code)
    }
}

impl Row {
    fn new(w: &Words, one: &Listed) -> Self {
        Self {
            code: one.talk.code,
            two: two(w, &one.people),
            since: one.talk.since,
            rests: matches!(one.talk.state, Stands::Paused { .. }),
            why: why(w, &one.parts),
        }
    }
}

/// The names of both.
pub(super) fn two(w: &Words, people: &[Option<Face>; 2]) -> String {
    let name = |face: &Option<Face>| match face {
        Some(face) => face.pseudonym.clone(),
        None => w.say("talk-nobody"),
    };
    let [mentee, mentor] = people;
    w.say_with("pairs-two", &[("mentee", name(mentee).into()), ("mentor", name(mentor).into())])
}

/// Why somebody should look after it, in words.
pub(super) fn why(w: &Words, parts: &[Part]) -> Vec<String> {
    let say = |part: &Part| w.say(&format!("pair-part-{}", part.word().replace('_', "-")));
    parts.iter().map(say).collect()
}

impl Page for Pairs {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use super::agreements::samples::at;
        let w = || shell("pairs-title");
        let row = |code, parts: &[Part]| Row {
            code: Code(uuid::Uuid::from_u128(code)),
            two: two(&w(), &[None, Some(crate::support::samples::face("Linden"))]),
            since: at(),
            rests: parts.is_empty(),
            why: why(&w(), parts),
        };
        let mut rows: Vec<_> = (0..19).map(|code| row(code, Part::ALL)).collect();
        rows.push(row(20, &[]));
        let more = rows.last().map(|one| one.code);
        vec![
            Self { w: w(), rows: Vec::new(), more: None },
            Self { w: w(), rows, more },
            Self { w: w(), rows: vec![row(1, &[])], more: None },
        ]
    }
}
