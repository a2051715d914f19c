//! `/closings/new` and `/farewells/{farewell}`: a coordinator sets one last day for many, and can stop it before anybody is told.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    journey::{
        farewelling::{self, Chosen, Group, Listed, Page as Found},
        tending,
    },
};
use kith_core::{
    Code, DAY, Refusal,
    journey::{
        closure::DAY_TO_COME,
        farewell::{Farewell, How, NOBODY, State as Stands},
    },
    people::grant::Role,
};
use serde::Deserialize;

use super::pairs::{self, Row};
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    query::Query,
    shell::Shell,
    support::saying,
    visitor::SignedIn,
    words::Markup,
    work,
};

/// What can have been done on the page of one, and the line that says so.
const DONE: [(&str, &str); 2] = [("set", "farewell-set"), ("stopped", "farewell-stopped-done")];

/// The form.
#[derive(Template)]
#[template(path = "journey/farewells.html")]
pub(crate) struct Begin {
    w: Shell,
    fields: Fields,
    groups: Vec<Group>,
    rows: Vec<Row>,
    /// After which the next page of pairs begins; `None` where this is the last.
    more: Option<Code>,
    day: String,
}

/// One of them.
#[derive(Template)]
#[template(path = "journey/farewell.html")]
pub(crate) struct One {
    w: Shell,
    code: Code,
    /// What it says of itself.
    said: Markup,
    day: String,
    /// Whether it can be stopped.
    stops: bool,
    rows: Vec<Line>,
    more: Option<Code>,
}

/// One of its journeys.
struct Line {
    code: Code,
    names: String,
    how: String,
    /// Whether its end has a page of its own already.
    linked: bool,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    let may = May::Hold(Role::Coordinator);
    Doors::new()
        .get("/closings/new", may, form)
        .post("/farewells", may, begin)
        .get("/farewells/{farewell}", may, show)
        .post("/farewells/{farewell}/stops", may, stop)
}

/// Where a page begins, and what was done just now.
#[derive(Default, Deserialize)]
struct Where {
    after: Option<Code>,
    #[serde(default)]
    done: String,
}

async fn form(
    State(app): State<App>,
    me: SignedIn,
    Query(at): Query<Where>,
) -> Result<Response, Failure> {
    let w = me.shell("farewell-title");
    Ok(draw(&page(&app, &me, w, (Fields::default(), at.after)).await?))
}

async fn page(
    app: &App,
    me: &SignedIn,
    w: Shell,
    (fields, after): (Fields, Option<Code>),
) -> Result<Begin, Error> {
    let (who, now) = (me.known.clone(), app.now());
    let (groups, (listed, more)) = work::read(app, move |tx| {
        let groups = farewelling::groups(tx, now, &who)?;
        Ok((groups, tending::list(tx, now, &who, after)?))
    })
    .await?;
    let offered = (now + DAY.times(28)).jiff().strftime("%Y-%m-%d").to_string();
    let typed = fields.word("day").to_owned();
    let day = if fields.is_empty() { offered } else { typed };
    let rows = listed.iter().map(|one| Row::new(&w, one)).collect();
    Ok(Begin { w, fields, groups, rows, more, day })
}

async fn begin(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    let (who, post) = (me.known.clone(), fields.post(&me));
    let Some(day) = fields.day("day") else {
        return again(&app, &me, fields, DAY_TO_COME).await;
    };
    let Some(chosen) = chosen(&fields) else { return again(&app, &me, fields, NOBODY).await };
    let made = work::once(&app, post, move |tx, at| {
        let code = farewelling::begin(tx, at, &who, (&chosen, day))?;
        Ok(format!("/farewells/{code}?done=set"))
    });
    match made.await {
        Err(Error::Refused(why)) => again(&app, &me, fields, why).await,
        made => Ok(see(&made?)),
    }
}

/// Which journeys were chosen; `None` where that cannot be read.
fn chosen(fields: &Fields) -> Option<Chosen> {
    match fields.word("of") {
        "" => None,
        "these" => {
            let codes: Result<_, _> = fields.all("pair").iter().map(|code| code.parse()).collect();
            Some(Chosen::These(codes.ok()?))
        }
        programme => Some(Chosen::Programme(programme.parse().ok()?)),
    }
}

async fn again(
    app: &App,
    me: &SignedIn,
    fields: Fields,
    why: Refusal,
) -> Result<Response, Failure> {
    let field = if why == DAY_TO_COME { "day" } else { "of" };
    let w = me.shell("farewell-title").but(field, why);
    Ok(draw(&page(app, me, w, (fields, None)).await?))
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    Query(at): Query<Where>,
) -> Result<Response, Failure> {
    let w = me.shell("farewell-one-title");
    let w = match DONE.iter().find(|(done, _)| *done == at.done) {
        Some((_, key)) => w.after(key),
        None => w,
    };
    Ok(draw(&one(&app, &me, w, (code, at.after)).await?))
}

async fn one(
    app: &App,
    me: &SignedIn,
    w: Shell,
    (code, after): (Code, Option<Code>),
) -> Result<One, Error> {
    let (who, now) = (me.known.clone(), app.now());
    let found = work::read(app, move |tx| farewelling::page(tx, now, &who, (code, after))).await?;
    let stops = found.farewell.may_stop(now).is_ok();
    Ok(One::new(w, &found, stops))
}

async fn stop(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
) -> Result<Response, Failure> {
    let who = me.known.clone();
    match work::write(&app, move |tx, at| farewelling::stop(tx, at, &who, code)).await {
        Err(Error::Refused(why)) => {
            let w = me.shell("farewell-one-title").but("stop", why);
            Ok(draw(&one(&app, &me, w, (code, None)).await?))
        }
        done => {
            done?;
            Ok(see(&format!("/farewells/{code}?done=stopped")))
        }
    }
}

/// What a farewell says of itself.
pub(super) fn said(w: &Shell, farewell: &Farewell, (all, told): (i64, i64)) -> Markup {
    let key = format!("farewell-{}", farewell.state.word());
    let n = if farewell.state == Stands::Told { told } else { all };
    saying::timed(w, &key, &[("n", n.into())], farewell.due)
}

impl One {
    fn new(w: Shell, found: &Found, stops: bool) -> Self {
        Self {
            code: found.farewell.code,
            said: said(&w, &found.farewell, found.count),
            day: w.day_in(found.farewell.day, "UTC"),
            stops,
            rows: found.listed.iter().map(|one| Line::new(&w, one)).collect(),
            more: found.more,
            w,
        }
    }
}

impl Line {
    fn new(w: &Shell, one: &Listed) -> Self {
        let how = match (one.how, one.over, one.said) {
            (None, false, _) => "farewell-line-waits",
            (Some(How::Told), false, true) => "farewell-line-said",
            (Some(How::Told), false, false) => "farewell-line-silent",
            (Some(How::Planned), false, _) => "farewell-line-planned",
            (_, true, _) | (Some(How::Over), ..) => "farewell-line-over",
        };
        Self {
            code: one.code,
            names: pairs::two(w, one.names.each_ref().map(|name| name.as_deref())),
            how: w.say(how),
            linked: one.how.is_some(),
        }
    }
}

impl Page for Begin {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::journey::health::Part;
        let page = |w: Shell, n: u128| {
            let code = |n| Code(uuid::Uuid::from_u128(u128::MAX / (3 + n)));
            let rows: Vec<_> = (0..n).map(|n| Row::sample(&w, n, Part::ALL)).collect();
            let groups = (0..n.min(3)).map(|n| (code(n), "W".repeat(60), 300)).collect();
            let more = (n == 20).then(|| code(n));
            Self { fields: Fields::default(), groups, rows, more, day: "2026-12-24".to_owned(), w }
        };
        let w = || shell("farewell-title");
        vec![
            page(w(), 0),
            page(w(), 20),
            page(w().but("day", DAY_TO_COME), 2),
            page(w().but("of", NOBODY), 2),
        ]
    }
}

impl Page for One {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::{Timestamp, journey::farewell::TOO_LATE};
        let at: Timestamp = super::agreements::samples::at();
        let id = uuid::Uuid::from_u128(u128::MAX / 3);
        let line = |(how, over, said): &(Option<How>, bool, bool)| Listed {
            code: Code(id),
            names: [None, Some("W".repeat(60))],
            how: *how,
            over: *over,
            said: *said,
        };
        let ways = [
            (None, false, false),
            (Some(How::Told), false, true),
            (Some(How::Told), false, false),
            (Some(How::Planned), false, false),
            (Some(How::Told), true, true),
        ];
        let page = |w: Shell, state: Stands| {
            let listed = ways.iter().cycle().take(20).map(line).collect();
            let farewell =
                Farewell { id, code: Code(id), by: None, day: at, made: at, due: at, state };
            Self::new(
                w,
                &Found { farewell, count: (40, 38), listed, more: Some(Code(id)) },
                state == Stands::Waiting,
            )
        };
        let mut all: Vec<_> =
            Stands::ALL.iter().map(|state| page(shell("farewell-one-title"), *state)).collect();
        all.extend(
            DONE.iter()
                .map(|(_, key)| page(shell("farewell-one-title").after(key), Stands::Waiting)),
        );
        all.push(page(shell("farewell-one-title").but("stop", TOO_LATE), Stands::Told));
        all
    }
}
