//! `/transparency`: what the house did about its cases, quarter by quarter; and, for the desk, publishing it.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{
    App, Error,
    safety::transparent::{self, Sheet},
};
use kith_core::{
    Refusal,
    safety::{opening::role, transparency::Figure},
};

use crate::{
    doors::{Doors, May},
    page::{Failure, Page, draw, draw_open, see},
    shell::Shell,
    visitor::{SignedIn, Visitor},
    words::Words,
    work,
};

/// The page.
#[derive(Template)]
#[template(path = "safety/transparency.html")]
pub(crate) struct Transparency {
    w: Shell,
    /// What is out.
    out: Vec<Shown>,
    /// What may go out, for the desk.
    next: Option<Shown>,
}

/// A quarter, ready to be read.
struct Shown {
    name: String,
    lines: Vec<(String, String)>,
    times: Vec<String>,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/transparency", May::Anyone, show).post("/transparency", May::Desk, publish)
}

async fn show(visitor: Visitor, State(app): State<App>) -> Result<Response, Failure> {
    let page = page(&visitor, &app).await?;
    Ok(if page.next.is_some() { draw(&page) } else { draw_open(&page) })
}

async fn page(visitor: &Visitor, app: &App) -> Result<Transparency, Error> {
    let desk = visitor.known.as_ref().is_some_and(|known| role(&known.roles).is_some());
    let now = app.now();
    let (out, next) = work::read(app, move |tx| transparent::sheets(tx, now, desk)).await?;
    let w = visitor.shell("transparency-title");
    let out = out.iter().map(|sheet| Shown::new(&w, sheet)).collect();
    let next = next.map(|sheet| Shown::new(&w, &sheet));
    Ok(Transparency { w, out, next })
}

async fn publish(me: SignedIn, State(app): State<App>) -> Result<Response, Failure> {
    let known = me.known.clone();
    match work::write(&app, move |tx, at| transparent::publish(tx, at, &known)).await {
        Ok(()) => Ok(see("/transparency")),
        Err(Error::Refused(why)) => {
            let mut page = page(&me, &app).await?;
            page.w = page.w.but("main", Refusal(why.0));
            Ok(draw(&page))
        }
        Err(other) => Err(other.into()),
    }
}

impl Shown {
    fn new(w: &Words, sheet: &Sheet) -> Self {
        let (year, number) = sheet.quarter.split_once('-').unwrap_or_default();
        let line = |(key, figure): &(String, Figure)| {
            let figure = match figure {
                Figure::None => w.say("transparency-zero"),
                Figure::Few => w.say("transparency-few"),
                Figure::About(count) => w.say_of("transparency-about", "n", *count),
            };
            (w.say(&format!("transparency-{key}")), figure)
        };
        let time = |key: &str, span| w.say_of(key, "span", w.span(span));
        let median = sheet.median.map(|span| time("transparency-median", span));
        let last = sheet.last.map(|span| time("transparency-last", span));
        let mut times: Vec<_> = median.into_iter().chain(last).collect();
        if times.is_empty() {
            times.push(w.say("transparency-times-few"));
        }
        let name = [("number", number.into()), ("year", year.into())];
        Self {
            name: w.say_with("transparency-quarter", &name),
            lines: sheet.counts.iter().map(line).collect(),
            times,
        }
    }
}

impl Page for Transparency {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let w = shell("transparency-title");
        let counts = vec![
            ("source-all".to_owned(), Figure::About(30)),
            ("matter-threat".to_owned(), Figure::Few),
            ("measure-ban".to_owned(), Figure::None),
        ];
        let day = Some(kith_core::DAY);
        let sheet = Sheet { quarter: "2026-3".to_owned(), counts, median: day, last: None };
        let shown = || Shown::new(&w, &sheet);
        let pages = vec![shown()];
        let next = Some(Shown::new(&w, &Sheet { median: None, ..sheet.clone() }));
        let full = Self { w: shell("transparency-title"), out: pages, next };
        vec![full, Self { w: shell("transparency-title"), out: Vec::new(), next: None }]
    }
}
