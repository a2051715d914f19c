//! `/journeys/{talk}/meetings`: the meetings of two, and the section on their journey that leads there.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    journey::meeting::reading::{self, Listed},
};
use kith_core::{Code, Timestamp, journey::meeting};

use crate::{
    doors::{Doors, May},
    page::{Failure, Page, draw},
    shell::Shell,
    talk::seats::{Standing, faces},
    visitor::SignedIn,
    words::Markup,
    work,
};

/// The page.
#[derive(Template)]
#[template(path = "journey/meetings.html")]
pub(crate) struct List {
    w: Shell,
    standing: Standing,
    /// Those ahead, the next first.
    ahead: Vec<Row>,
    /// The others, the last first.
    past: Vec<Row>,
}

/// What the page of a journey says of its meetings.
pub(in crate::journey) struct Section {
    /// The next one; `None` where none is ahead.
    pub(in crate::journey) next: Option<Row>,
}

/// One meeting in a list.
pub(in crate::journey) struct Row {
    pub(in crate::journey) code: String,
    pub(in crate::journey) when: Markup,
    /// The key of how it stands.
    pub(in crate::journey) stands: &'static str,
}

/// Its door.
pub(super) fn doors() -> Doors {
    Doors::new().get("/journeys/{talk}/meetings", May::Member, show)
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path(talk): Path<Code>,
) -> Result<Response, Failure> {
    let listed = listed(&app, &me, talk).await?;
    Ok(draw(&List::new(me.shell("meetings-title"), &listed, app.now())))
}

/// What the page of the journey in `talk` says of its meetings.
pub(in crate::journey) async fn section(
    app: &App,
    me: &SignedIn,
    talk: Code,
) -> Result<Section, Error> {
    let listed = listed(app, me, talk).await?;
    let List { ahead, .. } = List::new(me.shell("meetings-title"), &listed, app.now());
    Ok(Section { next: ahead.into_iter().next() })
}

async fn listed(app: &App, me: &SignedIn, talk: Code) -> Result<Listed, Error> {
    let (ours, member) = (faces(me), me.known.member);
    work::read(app, move |tx| reading::meetings(tx, (&ours, member), talk)).await
}

impl Section {
    /// One with a meeting ahead.
    #[cfg(test)]
    pub(in crate::journey) fn sample(w: &Shell) -> Self {
        Self { next: Some(Row::sample(w, "meeting-is-agreed")) }
    }
}

impl Row {
    #[cfg(test)]
    fn sample(w: &Shell, stands: &'static str) -> Self {
        let when = w.time_in(super::samples::at(), "Europe/Berlin");
        Self { code: "0".repeat(32), when, stands }
    }
}

impl List {
    fn new(w: Shell, listed: &Listed, now: Timestamp) -> Self {
        let standing = Standing::new(&w, &listed.seat, listed.other.as_ref());
        let (mut ahead, mut past) = (Vec::new(), Vec::new());
        for kept in &listed.meetings {
            let first = kept.meeting.proposal.times.first().copied();
            let Some(start) = kept.meeting.start().or(first) else { continue };
            let is_ahead = kept.meeting.is_ahead(now) && !standing.is_closed();
            let when = w.time_in(start, listed.zone.name());
            let stands = stands(kept.meeting.state, is_ahead);
            let row = (start, Row { code: kept.code.to_string(), when, stands });
            if is_ahead { ahead.push(row) } else { past.push(row) }
        }
        ahead.sort_by_key(|(start, _)| *start);
        past.sort_by_key(|(start, _)| std::cmp::Reverse(*start));
        let rows = |all: Vec<(Timestamp, Row)>| all.into_iter().map(|(_, row)| row).collect();
        Self { w, standing, ahead: rows(ahead), past: rows(past) }
    }
}

const fn stands(state: meeting::State, ahead: bool) -> &'static str {
    match (state, ahead) {
        (meeting::State::Off { .. }, _) => "meeting-is-off",
        (meeting::State::Agreed { .. }, true) => "meeting-is-agreed",
        (meeting::State::Agreed { .. }, false) => "meeting-is-over",
        (meeting::State::Proposed { .. }, true) => "meeting-is-proposed",
        (meeting::State::Proposed { .. }, false) => "meeting-is-lapsed",
    }
}

impl Page for List {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::{people::face::Side, talk::State as Stands};

        use super::samples::standing;
        let page = |ahead, past| {
            let w = shell("meetings-title");
            let rows = |stands, n: usize| (0..n).map(|_| Row::sample(&w, stands)).collect();
            let (ahead, past) = (rows("meeting-is-agreed", ahead), rows("meeting-is-over", past));
            Self { ahead, past, standing: standing(Side::Member, Stands::Open), w }
        };
        vec![page(0, 0), page(6, 94)]
    }
}
