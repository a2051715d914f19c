//! `/tables`: the tables that were brought, and the form for the next one.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{
    App, Error,
    programme::tables::{
        listing::{self, Table},
        looking::{self, Form},
    },
};
use kith_core::{
    Code, Private, Refusal,
    people::grant::Role,
    programme::table::{self, Kind},
};
use serde::Deserialize;

use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    query::Query,
    shell::Shell,
    visitor::SignedIn,
    words::{Markup, Words},
    work,
};

/// The page.
#[derive(Template)]
#[template(path = "tables/tables.html")]
pub(crate) struct Tables {
    w: Shell,
    fields: Fields,
    /// The programmes besides the house itself: code and name.
    programmes: Vec<(Code, String)>,
    lines: Vec<Line>,
    more: Option<Code>,
}

/// A table in the list.
struct Line {
    code: Code,
    name: String,
    when: Markup,
    came: String,
}

/// The longest pasted text that stands on the page again.
const AGAIN: usize = 2_000;

/// Its doors.
pub(super) fn doors() -> Doors {
    let coordinator = May::Hold(Role::Coordinator);
    Doors::new().get("/tables", coordinator, show).post("/tables", coordinator, create)
}

/// Where a page of the list begins.
#[derive(Default, Deserialize)]
struct Where {
    before: Option<Code>,
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Query(at): Query<Where>,
) -> Result<Response, Failure> {
    Ok(draw(&page(&app, &me, (at.before, Fields::default()), &[]).await?))
}

async fn page(
    app: &App,
    me: &SignedIn,
    (before, fields): (Option<Code>, Fields),
    problems: &[(&'static str, Refusal)],
) -> Result<Tables, Failure> {
    let (hands, who) = (app.clone(), me.known.clone());
    let found = work::aside(move || listing::tables(&hands, &who, before)).await?;
    let w = me.shell("tables-title");
    let w = problems.iter().fold(w, |w, (field, why)| w.but(field, *why));
    let lines = found.tables.iter().map(|one| Line::new(&w, one)).collect();
    Ok(Tables { w, fields, programmes: found.programmes, lines, more: found.more })
}

async fn create(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    let form = match read(&fields) {
        Ok(form) => form,
        Err(why) => return Ok(draw(&page(&app, &me, (None, fields), &[why]).await?)),
    };
    let (hands, who) = (app.clone(), me.known.clone());
    let draft = match work::aside(move || looking::draft(&hands, &who, &form)).await {
        Ok(draft) => draft,
        Err(Error::Refused(why)) => {
            return Ok(draw(&page(&app, &me, (None, fields), &[("file", why)]).await?));
        }
        Err(error) => return Err(error.into()),
    };
    let who = me.known.clone();
    let to = work::once(&app, fields.post(&me), move |tx, at| {
        looking::keep(tx, at, &who, &draft).map(|code| format!("/tables/{code}"))
    });
    Ok(see(&to.await?))
}

fn read(fields: &Fields) -> Result<Form, (&'static str, Refusal)> {
    let kind = Kind::of(fields.word("kind")).ok_or(("kind", NO_KIND))?;
    let role = Role::of(fields.word("role"));
    let role = role.filter(|role| matches!(role, Role::Mentee | Role::Mentor));
    if kind == Kind::People && role.is_none() && fields.word("role") != "column" {
        return Err(("role", table::NO_ROLE));
    }
    // The file as it came: its line ends are its own.
    let file = fields.first("file").unwrap_or_default();
    let text = if file.is_empty() { fields.first("pasted").unwrap_or_default() } else { file };
    let programme = match fields.word("programme") {
        "" => None,
        code => Some(code.parse().map_err(|_| ("programme", NO_KIND))?),
    };
    Ok(Form { programme, kind, role, text: Private::new(text) })
}

/// Nobody said what the rows are.
const NO_KIND: Refusal = Refusal("table-no-kind");

impl Line {
    fn new(w: &Words, one: &Table) -> Self {
        let (sheet, look) = (&one.sheet, &one.look);
        let rows = [("rows", look.rows.into()), ("wrong", look.wrong.into())];
        let came = if sheet.brought.is_some() { "tables-brought" } else { "tables-looked" };
        Self {
            code: sheet.code,
            name: w.say(&format!("table-is-{}", sheet.kind.word())),
            when: w.time(sheet.made),
            came: w.say_with(came, &rows),
        }
    }
}

impl Tables {
    /// What the rows can be: word, name, and the columns that are read.
    fn kinds(&self) -> Vec<(&'static str, String, String)> {
        let kind = |kind: &Kind| {
            let names: Vec<_> = kind.reads().iter().map(|column| column.word()).collect();
            let columns = self.w.say_of("tables-columns", "all", names.join(", "));
            (kind.word(), self.w.say(&format!("table-is-{}", kind.word())), columns)
        };
        Kind::ALL.iter().map(kind).collect()
    }

    /// What was pasted, where it is short enough to stand here again.
    fn pasted(&self) -> String {
        let text = self.fields.text("pasted");
        if text.len() > AGAIN { String::new() } else { text }
    }
}

impl Page for Tables {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let code = crate::support::samples::face("Linden").code;
        let page = |w: Shell, n: usize| Self {
            lines: (0..n).map(|n| Line::new(&w, &super::sample::table(n == 1))).collect(),
            fields: Fields::default(),
            programmes: vec![(code, "Back to work".to_owned()); n.min(20)],
            more: (n > 2).then_some(code),
            w,
        };
        let why = [
            table::BIG,
            table::EMPTY,
            table::NOT_TEXT,
            table::MANY,
            table::NO_COLUMN,
            table::TWICE,
        ];
        let mut pages: Vec<_> =
            why.into_iter().map(|why| page(shell("tables-title").but("file", why), 0)).collect();
        let choose = shell("tables-title").but("kind", NO_KIND).but("role", table::NO_ROLE);
        pages.extend([page(shell("tables-title"), 20), page(choose, 1)]);
        pages
    }
}
