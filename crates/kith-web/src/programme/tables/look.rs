//! `/tables/{code}`: what was seen in a table before it is brought in, and afterwards what became of it.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    programme::tables::{
        bringing, handing,
        looking::{self, Seen},
    },
};
use kith_core::{
    Code,
    people::grant::Role,
    programme::table::{self, Kind, cell},
};
use serde::Deserialize;

use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, file, see},
    query::{Done, Query},
    shell::Shell,
    support::saying,
    visitor::SignedIn,
    words::Markup,
    work,
};

/// The page.
#[derive(Template)]
#[template(path = "tables/table.html")]
pub(crate) struct Table {
    w: Shell,
    seen: Seen,
    /// Problems on this page: line, column, and what it is.
    problems: Vec<(u32, String, String)>,
    /// The number of the page of problems, and of the next one.
    page: usize,
    more: Option<usize>,
}

/// How many problems stand on a page.
const PAGE: usize = 20;

/// Which page of the problems.
#[derive(Default, Deserialize)]
struct Where {
    page: Option<usize>,
}

/// Its doors.
pub(super) fn doors() -> Doors {
    let may = May::Hold(Role::Coordinator);
    Doors::new().get("/tables/{code}", may, show).post("/tables/{code}/rows", may, bring).post(
        "/tables/{code}/codes",
        may,
        hand,
    )
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    Query(at): Query<Where>,
    done: Done,
) -> Result<Response, Failure> {
    let w = done.on(me.shell("table-title"), &[("in", "table-done-in")]);
    draw_it(&app, &me, (w, code, at.page.unwrap_or(1))).await
}

async fn draw_it(
    app: &App,
    me: &SignedIn,
    (w, code, page): (Shell, Code, usize),
) -> Result<Response, Failure> {
    let (hands, who) = (app.clone(), me.known.clone());
    let seen = work::aside(move || looking::seen(&hands, &who, code)).await?;
    Ok(draw(&Table::new(w, seen, page)))
}

async fn bring(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (hands, who, checked) = (app.clone(), me.known.clone(), fields.chose("checked", "yes"));
    match work::aside(move || bringing::bring(&hands, &who, code, checked)).await {
        Ok(()) => Ok(see(&format!("/tables/{code}?done=in"))),
        Err(Error::Refused(why)) => {
            draw_it(&app, &me, (me.shell("table-title").but("checked", why), code, 1)).await
        }
        Err(error) => Err(error.into()),
    }
}

/// The codes stand in this answer and nowhere else (ruling 6), so it is no 303. Sent twice, it makes new ones: the page says
/// that only the newest count.
async fn hand(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
) -> Result<Response, Failure> {
    let (hands, who) = (app.clone(), me.known.clone());
    let tickets = work::aside(move || handing::all(&hands, &who, code)).await?;
    let mut text = cell::line(&["key", "name", "role", "code", "until"]);
    for one in &tickets {
        let until = one.until.jiff().strftime("%Y-%m-%d").to_string();
        let cells = [one.who.key.as_str(), &one.who.name, one.role.word(), &one.code, &until];
        text.push_str(&cell::line(&cells));
    }
    Ok(file("codes.csv", "text/csv; charset=utf-8", text))
}

impl Table {
    fn new(w: Shell, seen: Seen, page: usize) -> Self {
        let from = page.saturating_sub(1).saturating_mul(PAGE);
        let all = seen.look.problems.iter().skip(from).take(PAGE);
        let told = |one: &table::Problem| (one.line, one.column.clone(), w.say(one.why.0));
        let problems: Vec<_> = all.map(told).collect();
        let end = from.saturating_add(PAGE);
        let more = (end < seen.look.problems.len()).then(|| page.saturating_add(1));
        Self { w, seen, problems, page, more }
    }

    /// What its rows are.
    fn name(&self) -> String {
        self.w.say(&format!("table-is-{}", self.seen.sheet.kind.word()))
    }

    fn is_people(&self) -> bool {
        self.seen.sheet.kind == Kind::People
    }

    /// Whether something can be brought in.
    fn waits(&self) -> bool {
        self.seen.sheet.brought.is_none() && self.rows() > 0
    }

    /// How many rows come in.
    fn rows(&self) -> u32 {
        self.seen.look.fresh.saturating_add(self.seen.look.changed)
    }

    /// How many rows there are of each sort, those that there are.
    fn counts(&self) -> Vec<String> {
        let look = &self.seen.look;
        let all = [
            ("table-fresh", look.fresh),
            ("table-changed", look.changed),
            ("table-same", look.same),
            ("table-wrong", look.wrong),
        ];
        let some = all.into_iter().filter(|(_, n)| *n > 0);
        some.map(|(key, n)| self.w.say_of(key, "n", n)).collect()
    }

    /// Until when the file is kept.
    fn until(&self) -> Markup {
        saying::timed(&self.w, "table-until", &[], self.seen.sheet.until())
    }

    fn unread(&self) -> String {
        self.w.say_of("table-unread", "all", self.seen.look.unread.join(", "))
    }

    /// Where the people or pairs stand.
    fn people(&self) -> (String, &'static str) {
        let query = super::query(self.seen.programme.as_ref().map(|(code, _)| *code));
        if self.is_people() {
            (format!("/tables/people{query}"), "tables-people")
        } else {
            (format!("/tables/pairs{query}"), "tables-pairs")
        }
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "a template hands out references")]
    fn where_it_is(&self, line: &u32, column: &str) -> String {
        if column.is_empty() {
            return self.w.say_of("table-line", "line", line.to_string());
        }
        let args = [("line", line.to_string().into()), ("column", column.to_owned().into())];
        self.w.say_with("table-line-column", &args)
    }
}

impl Page for Table {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use super::sample;
        let page = |seen, page| Self::new(shell("table-title"), seen, page);
        let refused = shell("table-title").but("checked", table::UNCHECKED);
        vec![
            page(sample::seen(Kind::People, false), 1),
            page(sample::seen(Kind::People, false), 2),
            page(sample::seen(Kind::Meetings, true), 1),
            Self::new(
                shell("table-title").after("table-done-in"),
                sample::seen(Kind::People, true),
                1,
            ),
            Self::new(refused, sample::seen(Kind::People, false), 1),
        ]
    }
}
