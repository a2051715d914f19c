//! `/requests`: everything that a member asked, the newest first; what is closed can still be read.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{App, support::reading::request as requests};
use kith_core::{DAY, Timestamp};
use serde::Deserialize;

use super::today::{Asked, asked};
use crate::{
    doors::{Doors, May},
    page::{Failure, Page, draw},
    query::Query,
    shell::Shell,
    visitor::SignedIn,
    work,
};

/// The page.
#[derive(Template)]
#[template(path = "support/asked.html")]
pub(crate) struct AllAsked {
    w: Shell,
    requests: Vec<(Asked, Timestamp)>,
    /// When the last of them was asked, in microseconds; `None` where there are no older ones.
    older: Option<i64>,
}

/// Its door.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/requests", May::Member, show)
}

/// Before which moment they were asked.
#[derive(Default, Deserialize)]
struct Where {
    before: Option<i64>,
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Query(at): Query<Where>,
) -> Result<Response, Failure> {
    let who = me.known.clone();
    // What is asked while the page is made stands on it, too.
    let before = at.before.and_then(Timestamp::from_micros).unwrap_or(app.now() + DAY);
    let mut found = work::read(&app, move |tx| requests::list(tx, &who, before)).await?;
    let most = usize::try_from(requests::LISTED).unwrap_or_default();
    let more = found.len() > most;
    found.truncate(most);
    let older = found.last().filter(|_| more).map(|one| one.request.asked.micros());
    let w = me.shell("asked-title");
    let requests = found.iter().map(|one| (asked(&w, one), one.request.asked)).collect();
    Ok(draw(&AllAsked { w, requests, older }))
}

impl Page for AllAsked {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let (w, at) = (shell("asked-title"), super::samples::at());
        let requests = super::today::samples(&w).into_iter().map(|one| (one, at)).collect();
        let empty = Self { w: shell("asked-title"), requests: Vec::new(), older: None };
        vec![Self { w, requests, older: Some(at.micros()) }, empty]
    }
}
