//! `/standards/{id}`: one benchmark, how it is counted, and the rows behind it, as far as a coordinator reads them.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App,
    standards::{self, Behind, Line, Listed},
};
use kith_core::{
    Code,
    people::grant::Role,
    standards::{
        Class,
        count::{Count, Rows},
    },
};

use super::{
    Where,
    saying::{self, Of, Said},
};
use crate::{
    doors::{Doors, May},
    journey::pairs,
    page::{Failure, Page, draw},
    query::Query,
    shell::Shell,
    visitor::SignedIn,
    words::Words,
    work,
};

/// The page.
#[derive(Template)]
#[template(path = "standards/benchmark.html")]
pub(crate) struct Show {
    w: Shell,
    of: Of,
    said: Said,
    /// The chapter: where it stands, and what it is called.
    chapter: (String, String),
    /// How it is counted, and how far its wording was checked.
    about: Vec<String>,
    /// The tests that prove it, where the house can be no other way.
    proofs: Vec<&'static str>,
    rows: Vec<Row>,
    /// Why there are none; empty where there are some, and where nothing is counted.
    none: String,
    /// After which row the next page begins.
    more: Option<Code>,
}

/// One row.
struct Row {
    name: String,
    to: Option<String>,
    /// Whether it speaks for the benchmark, and since when.
    stands: String,
    held: bool,
}

/// Its door.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/standards/{id}", May::Hold(Role::Coordinator), show)
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<String>,
    Query(at): Query<Where>,
) -> Result<Response, Failure> {
    let (who, now) = (me.known.clone(), app.now());
    let found =
        work::read(&app, move |tx| standards::behind(tx, now, &who, (at.programme, &id), at.after))
            .await?;
    let line = found.cockpit.lines.first().copied().ok_or(kith_app::Error::NotFound)?;
    Ok(draw(&Show::new(me.shell("standards-title"), &found, &line)))
}

impl Show {
    fn new(w: Shell, found: &Behind, line: &Line) -> Self {
        let (of, one) = (Of::new(&found.cockpit), line.benchmark);
        let zone = found.cockpit.zone.as_str();
        let way = of.to(&format!("/standards?chapter={}", one.chapter.word()));
        let proofs = if one.class == Class::Design { one.proof } else { "" };
        Self {
            said: Said::new(&w, &of, line),
            chapter: (way, saying::chapter(&w, one.chapter)),
            about: about(&w, line, zone),
            proofs: proofs.split("; ").filter(|proof| !proof.is_empty()).collect(),
            none: if found.rows.is_empty() { none(&w, one.id) } else { String::new() },
            rows: found.rows.iter().map(|row| Row::new(&w, row, zone)).collect(),
            more: found.more,
            of,
            w,
        }
    }

    /// Where the next page begins, after the row `code`.
    fn after(&self, code: &Code) -> String {
        self.of.to(&format!("/standards/{}?after={code}", self.said.id))
    }
}

/// How it is counted, when it was kept last, from where it comes, and how far its wording was checked.
fn about(w: &Words, line: &Line, zone: &str) -> Vec<String> {
    let one = line.benchmark;
    let how = match one.class {
        Class::Counted => format!("standards-how-{}", one.id.to_lowercase()),
        Class::Design => "standards-how-design".to_owned(),
        Class::Open => "standards-how-open".to_owned(),
    };
    let newest = saying::counted(&line.stands).and_then(|evidence| evidence.newest);
    let newest = newest.map(|at| w.say_of("standards-newest", "day", w.day_in(at, zone)));
    let mark = w.say(&format!("standards-mark-{}", one.mark.word()));
    let yours = Count::of(one.id).filter(|count| count.rows().are_read());
    let yours = yours.map(|_| w.say("standards-how-yours"));
    let source = [saying::source(w, one.chapter), mark];
    [w.say(&how)].into_iter().chain(yours).chain(newest).chain(source).collect()
}

/// Why no row stands behind the benchmark `id`; empty where nothing is counted for it.
fn none(w: &Words, id: &str) -> String {
    let key = Count::of(id).map(|count| match count.rows() {
        Rows::Pairs | Rows::Applicants => "standards-none",
        Rows::Closed => "standards-none-closed",
    });
    key.map(|key| w.say(key)).unwrap_or_default()
}

impl Row {
    fn new(w: &Words, row: &Listed, zone: &str) -> Self {
        let (key, at) = match row.done {
            Some(at) if row.held => ("standards-row-held", at),
            Some(at) => ("standards-row-over", at),
            None => ("standards-row-missing", row.since),
        };
        let (held, to) = (row.held, row.door.as_deref().and_then(|door| to(door, row.code)));
        Self { name: name(w, row), to, stands: w.say_of(key, "day", w.day_in(at, zone)), held }
    }
}

/// Whom a row is about: one who applied, or a mentee and a mentor.
fn name(w: &Words, row: &Listed) -> String {
    let [one, two] = row.names.each_ref().map(Option::as_deref);
    match (row.door.as_deref(), one) {
        (Some("applications"), Some(name)) => name.to_owned(),
        (Some("applications"), None) => w.say("talk-nobody"),
        _ => pairs::two(w, [one, two]),
    }
}

/// The page of what `code` names, below `door`.
fn to(door: &str, code: Code) -> Option<String> {
    match door {
        "applications" => Some(format!("/applications/{code}/review")),
        "pairs" => Some(format!("/pairs/{code}")),
        _ => None,
    }
}

impl Page for Show {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_app::standards::Eyes;

        let (at, code) = (crate::support::samples::at(), Code(uuid::Uuid::from_u128(7)));
        let row = |(door, names): (&str, [Option<&str>; 2]), done, held| Listed {
            code,
            door: Some(door.to_owned()),
            programme: Some("Back to work".to_owned()),
            names: names.map(|name| name.map(str::to_owned)),
            since: at,
            done,
            held,
        };
        let pair = ("pairs", [Some("Wren"), Some("Linden")]);
        let one = ("applications", [Some("Wren"), None]);
        let mut rows = vec![row(pair, None, false), row(one, Some(at), false)];
        rows.push(row(("pairs", [None, None]), None, false));
        rows.resize(20, row(pair, Some(at), true));
        let page = |line: &Line, rows: &[Listed]| {
            let cockpit = saying::samples::cockpit(rows.is_empty(), Eyes::Desk);
            let more = (!rows.is_empty()).then_some(code);
            let found = Behind { cockpit, rows: rows.to_vec(), more };
            Self::new(shell("standards-title"), &found, line)
        };
        let all = saying::samples::cockpit(false, Eyes::Desk).lines;
        let full = all.first().map(|line| page(line, &rows));
        full.into_iter().chain(all.iter().map(|line| page(line, &[]))).collect()
    }
}
