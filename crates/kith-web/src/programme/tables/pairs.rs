//! `/tables/pairs`: the pairs that were there before, and for whom each of them waits.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App,
    programme::tables::{
        handing,
        listing::{self, Pair},
    },
};
use kith_core::{Code, people::grant::Role};

use super::{Where, counted, next, query};
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    query::{Done, Query},
    shell::Shell,
    support::saying,
    visitor::SignedIn,
    words::{Markup, Words},
    work,
};

/// The page.
#[derive(Template)]
#[template(path = "tables/pairs.html")]
pub(crate) struct Pairs {
    w: Shell,
    programme: Option<(Code, String)>,
    counts: String,
    lines: Vec<Line>,
    more: Option<String>,
}

/// A pair in the list.
struct Line {
    code: Code,
    /// Whether it has not opened, so that it can be forgotten.
    waits: bool,
    mentee: String,
    mentor: String,
    stands: Markup,
}

/// Its door.
pub(super) fn doors() -> Doors {
    let may = May::Hold(Role::Coordinator);
    Doors::new().get("/tables/pairs", may, show).post("/tables/pairs/{code}/removals", may, forget)
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Query(at): Query<Where>,
    done: Done,
) -> Result<Response, Failure> {
    let (hands, who) = (app.clone(), me.known.clone());
    let asked = (at.programme, at.after);
    let found = work::aside(move || listing::pairs(&hands, &who, asked)).await?;
    let w = done.on(me.shell("tables-pairs"), &[("parted", "tables-done-parted")]);
    Ok(draw(&Pairs::new(w, found)))
}

async fn forget(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (who, programme) = (me.known.clone(), fields.code("programme").ok());
    let of = programme.map(|code| format!("&programme={code}")).unwrap_or_default();
    let to = work::once(&app, fields.post(&me), move |tx, at| {
        handing::part(tx, at, &who, code).map(|()| format!("/tables/pairs?done=parted{of}"))
    });
    Ok(see(&to.await?))
}

impl Pairs {
    fn new(w: Shell, found: listing::Page<Pair>) -> Self {
        let code = found.programme.as_ref().map(|(code, _)| *code);
        Self {
            counts: counted(&w, &found.counts),
            lines: found.lines.into_iter().map(|one| Line::new(&w, one)).collect(),
            more: next(code, found.more),
            programme: found.programme,
            w,
        }
    }

    fn query(&self) -> String {
        query(self.programme.as_ref().map(|(code, _)| *code))
    }
}

impl Line {
    fn new(w: &Words, one: Pair) -> Self {
        let key = match (one.mentee.1, one.mentor.1) {
            (false, false) => "tables-pair-both",
            (false, true) => "tables-pair-mentee",
            (true, false) => "tables-pair-mentor",
            (true, true) => "tables-pair-stands",
        };
        let stands = match one.until {
            None => saying::plain(&w.say("tables-pair-open")),
            Some(until) => saying::timed(w, key, &[], until),
        };
        let (code, waits) = (one.code, one.until.is_some());
        Self { code, waits, mentee: one.mentee.0.name, mentor: one.mentor.0.name, stands }
    }
}

impl Page for Pairs {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let page = |n| Self::new(shell("tables-pairs"), super::sample::pairs(n));
        let gone = shell("tables-pairs").after("tables-done-parted");
        vec![page(0), page(20), Self::new(gone, super::sample::pairs(1))]
    }
}
