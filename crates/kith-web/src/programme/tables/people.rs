//! `/tables/people`: who is invited, who has come in; and a code for one of them, shown once.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App,
    programme::tables::{
        handing,
        listing::{self, Person},
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
#[template(path = "tables/people.html")]
pub(crate) struct People {
    w: Shell,
    programme: Option<(Code, String)>,
    counts: String,
    lines: Vec<Line>,
    more: Option<String>,
}

/// Somebody in the list.
struct Line {
    code: Code,
    name: String,
    key: String,
    role: String,
    stands: Markup,
    /// Whether a code can be made for them.
    waits: bool,
}

/// A code, in the only answer in which it ever stands.
#[derive(Template)]
#[template(path = "tables/ticket.html")]
pub(crate) struct Ticket {
    w: Shell,
    name: String,
    code: String,
    until: Markup,
    /// Where it is typed.
    site: String,
}

/// Its doors.
pub(super) fn doors() -> Doors {
    let may = May::Hold(Role::Coordinator);
    Doors::new()
        .get("/tables/people", may, show)
        .post("/tables/people/{code}/codes", may, hand)
        .post("/tables/people/{code}/removals", may, forget)
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Query(at): Query<Where>,
    done: Done,
) -> Result<Response, Failure> {
    let (hands, who) = (app.clone(), me.known.clone());
    let asked = (at.programme, at.after);
    let found = work::aside(move || listing::people(&hands, &who, asked)).await?;
    let w = done.on(me.shell("tables-people"), &[("gone", "tables-done-gone")]);
    Ok(draw(&People::new(w, found)))
}

async fn hand(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
) -> Result<Response, Failure> {
    let (hands, who) = (app.clone(), me.known.clone());
    let one = work::aside(move || handing::one(&hands, &who, code)).await?;
    let w = me.shell("ticket-title");
    let until = saying::timed(&w, "ticket-until", &[], one.until);
    let site = site(&w);
    Ok(draw(&Ticket { w, name: one.who.name, code: one.code, until, site }))
}

async fn forget(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let who = me.known.clone();
    let to = work::once(&app, fields.post(&me), move |tx, at| {
        handing::forget(tx, at, &who, code).map(|()| "/tables/people?done=gone".to_owned())
    });
    Ok(see(&to.await?))
}

/// Where codes are typed, as it is read from paper.
fn site(w: &Shell) -> String {
    format!("{}/invitations", w.house().app.site.base_url)
}

impl People {
    fn new(w: Shell, found: listing::Page<Person>) -> Self {
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
    fn new(w: &Words, one: Person) -> Self {
        let stands = match (one.used, one.came) {
            (_, true) => saying::plain(&w.say("tables-person-here")),
            (true, false) => saying::plain(&w.say("tables-person-coming")),
            (false, false) => saying::timed(w, "tables-person-waits", &[], one.until),
        };
        Self {
            code: one.code,
            name: one.who.name,
            key: one.who.key,
            role: w.say(&format!("table-role-{}", one.role.word())),
            stands,
            waits: !one.used,
        }
    }
}

impl Page for People {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let page = |n| Self::new(shell("tables-people"), super::sample::people(n));
        let gone = shell("tables-people").after("tables-done-gone");
        vec![page(0), page(20), Self::new(gone, super::sample::people(1))]
    }
}

impl Page for Ticket {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let w = shell("ticket-title");
        let at = crate::support::samples::at();
        let until = saying::timed(&w, "ticket-until", &[], at);
        let code = "0123-4567-89AB-CDEF-GHJK-MNPQ".to_owned();
        vec![Self { name: "Ines Moor".to_owned(), code, until, site: site(&w), w }]
    }
}
