//! `/programmes`: what takes people in now, for whoever comes by; and every programme, for its coordinators.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{
    App,
    programme::reading::{self, Page as Found},
};
use kith_core::{Code, Timestamp, programme::charter::Charter};
use serde::Deserialize;

use super::saying;
use crate::{
    doors::{Doors, May},
    page::{Failure, Page, draw_open},
    query::{Done, Query},
    shell::Shell,
    visitor::Visitor,
    work,
};

/// The page.
#[derive(Template)]
#[template(path = "programme/programmes.html")]
pub(crate) struct List {
    w: Shell,
    /// What takes people in.
    open: Vec<Open>,
    /// The one after which the next page of these begins.
    later: Option<Code>,
    /// What coordinators see below it; `None` for everybody else.
    desk: Option<Desk>,
}

/// A programme that takes people in.
struct Open {
    slug: String,
    name: String,
    /// The language of its name and purpose.
    locale: String,
    model: String,
    /// How its purpose begins.
    purpose: String,
    /// When it begins, for how long.
    when: String,
}

/// The programmes of a coordinator.
struct Desk {
    all: Vec<Own>,
    /// The one after which the next page begins.
    older: Option<Code>,
}

/// One of them.
struct Own {
    code: Code,
    name: String,
    /// Where it is.
    state: String,
    /// What is missing; empty where nothing is.
    gaps: Vec<String>,
}

/// Where each list begins.
#[derive(Default, Deserialize)]
struct Where {
    after: Option<Code>,
    before: Option<Code>,
}

/// Its door.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/programmes", May::Anyone, show)
}

async fn show(
    State(app): State<App>,
    visitor: Visitor,
    Query(at): Query<Where>,
    done: Done,
) -> Result<Response, Failure> {
    let (who, now) = (visitor.known.clone(), app.now());
    let (open, desk) = work::read(&app, move |tx| {
        let desk = match &who {
            Some(who) => reading::all(tx, now, who, at.before)?,
            None => None,
        };
        Ok((reading::open(tx, now, at.after)?, desk))
    })
    .await?;
    let w = done.on(visitor.shell("programmes-title"), &[("dropped", "programme-done-dropped")]);
    Ok(draw_open(&List::new(w, now, &open, desk.as_ref())))
}

impl List {
    fn new(w: Shell, now: Timestamp, open: &Found, desk: Option<&Found>) -> Self {
        let desk = desk.map(|found| Desk {
            all: found.0.iter().map(|charter| Own::new(&w, charter)).collect(),
            older: last(found),
        });
        let later = last(open);
        let open = open.0.iter().map(|charter| Open::new(&w, now, charter)).collect();
        Self { w, open, later, desk }
    }
}

/// The last of those that were found, where more follow.
fn last((found, more): &Found) -> Option<Code> {
    found.last().filter(|_| *more).map(|last| last.code)
}

impl Open {
    fn new(w: &Shell, now: Timestamp, charter: &Charter) -> Self {
        Self {
            slug: charter.slug.to_string(),
            name: charter.name.clone(),
            locale: charter.locale.clone(),
            model: saying::model(w, charter.model),
            purpose: saying::beginning(charter),
            when: saying::when(w, now, charter),
        }
    }
}

impl Own {
    fn new(w: &Shell, charter: &Charter) -> Self {
        Self {
            code: charter.code,
            name: charter.name.clone(),
            state: saying::state(w, charter.state),
            gaps: charter.gaps().into_iter().map(|gap| saying::gap(w, gap)).collect(),
        }
    }
}

impl Page for List {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use super::samples::{charter, full, states};
        let page = |open, desk: Option<Found>| {
            let now = kith_testkit::now();
            Self::new(shell("programmes-title"), now, &(open, true), desk.as_ref())
        };
        vec![
            page(Vec::new(), None),
            page(vec![full(); 20], None),
            page(Vec::new(), Some((Vec::new(), false))),
            page(vec![charter()], Some((states(), true))),
        ]
    }
}
