//! `/pairs`: mentees and mentors, those first who need a coordinator most, with the reasons.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{
    App,
    journey::tending::{self, Listed},
};
use kith_core::{Code, Timestamp, journey::health::Part, people::grant::Role};
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
pub(crate) struct Row {
    pub(crate) code: Code,
    pub(crate) two: String,
    since: Timestamp,
    rests: bool,
    /// Why somebody should look after it.
    pub(crate) why: Vec<String>,
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
    pub(crate) fn new(w: &Words, one: &Listed) -> Self {
        let [mentee, mentor] = &one.names;
        Self {
            code: one.code,
            two: two(w, [mentee.as_deref(), mentor.as_deref()]),
            since: one.since,
            rests: one.rests,
            why: why(w, &one.parts),
        }
    }
}

#[cfg(test)]
impl Row {
    /// As the test of all pages draws it.
    pub(crate) fn sample(w: &Words, code: u128, parts: &[Part]) -> Self {
        Self {
            code: Code(uuid::Uuid::from_u128(code)),
            two: two(w, [None, Some("Linden")]),
            since: super::agreements::samples::at(),
            rests: parts.is_empty(),
            why: why(w, parts),
        }
    }
}

/// What both are called, the mentee first; `None` for one who has left for good.
pub(crate) fn two(w: &Words, names: [Option<&str>; 2]) -> String {
    let name = |name: Option<&str>| name.map_or_else(|| w.say("talk-nobody"), str::to_owned);
    let [mentee, mentor] = names.map(name);
    w.say_with("pairs-two", &[("mentee", mentee.into()), ("mentor", mentor.into())])
}

/// Why somebody should look after it, in words.
pub(crate) fn why(w: &Words, parts: &[Part]) -> Vec<String> {
    let say = |part: &Part| w.say(&format!("pair-part-{}", part.word().replace('_', "-")));
    parts.iter().map(say).collect()
}

impl Page for Pairs {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let w = || shell("pairs-title");
        let row = |code, parts: &[Part]| Row::sample(&w(), code, parts);
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
