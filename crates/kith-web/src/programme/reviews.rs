//! `/applications`: what was sent to be read, for the desk; the oldest promise first.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{
    App,
    programme::reviewing::{self, List},
};
use kith_core::{
    Code, Timestamp,
    programme::application::{Application, State as Where},
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

/// The list.
#[derive(Template)]
#[template(path = "programme/applications.html")]
pub(crate) struct Applications {
    w: Shell,
    rows: Vec<Row>,
    /// After which one the next page begins.
    more: Option<Code>,
}

struct Row {
    code: Code,
    name: String,
    doorway: Code,
    role: String,
    programme: String,
    clock: String,
    late: bool,
}

#[derive(Default, Deserialize)]
struct At {
    after: Option<Code>,
    #[serde(default)]
    done: String,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/applications", May::Desk, list)
}

async fn list(
    State(app): State<App>,
    me: SignedIn,
    Query(at): Query<At>,
) -> Result<Response, Failure> {
    let (who, moment, after) = (me.known.clone(), app.moment(), at.after);
    let found = work::read(&app, move |tx| reviewing::list(tx, &moment, &who, after)).await?;
    let w = me.shell("nav-applications");
    let w = match at.done.as_str() {
        "decided" => w.after("reviews-decided"),
        _ => w,
    };
    Ok(draw(&Applications::new(w, &found, app.now())))
}

impl Applications {
    fn new(w: Shell, list: &List, now: Timestamp) -> Self {
        let row = |row: &reviewing::Row| Row {
            code: row.application.code,
            name: row.name.clone(),
            doorway: row.doorway,
            role: w.say(&format!("apply-as-{}", row.application.role.word())),
            programme: row.programme.clone(),
            clock: clock(&w, &row.application, (now, &row.zone)),
            late: is_late(&row.application, now),
        };
        let rows = list.rows.iter().map(row).collect();
        Self { rows, more: list.more, w }
    }
}

fn is_late(it: &Application, now: Timestamp) -> bool {
    it.raised || it.promise().is_some_and(|until| until < now)
}

/// Where an application is and by when something happens, for the desk.
pub(super) fn clock(w: &Words, it: &Application, (now, zone): (Timestamp, &str)) -> String {
    let key = match it.state {
        Where::Second { .. } => "review-clock-second",
        Where::Waiting { .. } => "review-clock-waiting",
        _ if is_late(it, now) => "review-clock-late",
        Where::Appealed { .. } => "review-clock-appealed",
        Where::Sent { .. } => "review-clock-sent",
        Where::Review { .. } => "review-clock-review",
        Where::Draft | Where::Declined { .. } | Where::Ended { .. } => "review-clock-over",
    };
    let day = it.promise().map(|until| w.day_in(until, zone));
    w.say_of(key, "day", day.unwrap_or_default())
}

impl Page for Applications {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let (w, now) = (|| shell("nav-applications"), crate::support::samples::at());
        let row = |application: Application| {
            let (name, doorway) = ("Wren".to_owned(), application.code);
            let (programme, zone) = ("Back to work".to_owned(), "UTC".to_owned());
            reviewing::Row { application, name, doorway, programme, zone }
        };
        let rows: Vec<_> = super::application_samples::states().into_iter().map(row).collect();
        let more = Some(rows[0].application.code);
        let empty = List { rows: Vec::new(), more: None };
        let one = List { rows: rows.clone(), more: None };
        let full = List { rows, more };
        let done = w().after("reviews-decided");
        vec![Self::new(w(), &empty, now), Self::new(w(), &one, now), Self::new(done, &full, now)]
    }
}
