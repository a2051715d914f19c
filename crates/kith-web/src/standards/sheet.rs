//! `/standards/sheet` and `/standards.csv`: the same for somebody outside, on paper and as a table: nothing of few people.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{
    App,
    standards::{self, Cockpit, Eyes, Line},
};
use kith_core::{
    Timestamp,
    people::grant::Role,
    programme::{calendar::Day, table::cell, zone::Zone},
    standards::Chapter,
};

use super::{
    Where,
    saying::{self, Of, Said},
};
use crate::{
    doors::{Doors, May},
    page::{Failure, Page, draw, file},
    query::Query,
    shell::Shell,
    visitor::SignedIn,
    words::Words,
    work,
};

/// The page.
#[derive(Template)]
#[template(path = "standards/sheet.html")]
pub(crate) struct Sheet {
    w: Shell,
    of: Of,
    day: String,
    /// Where the house stands on the web.
    site: String,
    chapters: Vec<Part>,
}

/// One chapter of it.
struct Part {
    name: String,
    source: String,
    /// What is counted, what holds by design, and what nothing shows yet.
    lines: Vec<Said>,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    let may = May::Hold(Role::Coordinator);
    Doors::new().get("/standards/sheet", may, show).get("/standards.csv", may, table)
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Query(at): Query<Where>,
) -> Result<Response, Failure> {
    let found = found(&app, &me, &at).await?;
    Ok(draw(&Sheet::new(me.shell("standards-title"), app.now(), &found)))
}

async fn table(
    State(app): State<App>,
    me: SignedIn,
    Query(at): Query<Where>,
) -> Result<Response, Failure> {
    let (found, w) = (found(&app, &me, &at).await?, me.shell("standards-title"));
    Ok(file("standards.csv", "text/csv; charset=utf-8", csv(&w, app.now(), &found)))
}

async fn found(app: &App, me: &SignedIn, at: &Where) -> Result<Cockpit, Failure> {
    let (who, now, programme) = (me.known.clone(), app.now(), at.programme);
    let found = work::read(app, move |tx| {
        standards::cockpit(tx, now, &who, (programme, None), Eyes::Outside)
    });
    Ok(found.await?)
}

/// A line for each benchmark, with the day and the programme in each: they stand for themselves wherever they are sorted.
fn csv(w: &Words, now: Timestamp, found: &Cockpit) -> String {
    let of = Of::new(found);
    let zone = Zone::named(&found.zone).map(|zone| Day::of(now, &zone).to_string());
    let day = zone.unwrap_or_default();
    let name = of.name.as_ref().map_or_else(|| w.say("standards-house"), |(name, _)| name.clone());
    let head = "day,programme,id,source,wording,stands,kept,asked,benchmark,proof\r\n".to_owned();
    found.lines.iter().fold(head, |mut text, line| {
        let (said, one) = (Said::new(w, &of, line), line.benchmark);
        let counted = saying::counted(&line.stands);
        let figure = |figure: Option<u32>| figure.map(|it| it.to_string()).unwrap_or_default();
        let cells = [
            day.as_str(),
            &name,
            one.id,
            &saying::source(w, one.chapter),
            one.mark.word(),
            said.word,
            &figure(counted.map(|evidence| evidence.held)),
            &figure(counted.map(|evidence| evidence.asked)),
            &said.asks,
            one.proof,
        ];
        text.push_str(&cell::line(&cells));
        text
    })
}

impl Sheet {
    fn new(w: Shell, now: Timestamp, found: &Cockpit) -> Self {
        let of = Of::new(found);
        let part = |chapter: &Chapter| Part::new(&w, &of, (*chapter, &found.lines));
        let chapters = Chapter::ALL.iter().map(part).collect();
        let day = w.say_of("standards-day", "day", w.day_in(now, &found.zone));
        let site = w.house().app.site.base_url.clone();
        Self { w, of, day, site, chapters }
    }
}

impl Part {
    fn new(w: &Words, of: &Of, (chapter, lines): (Chapter, &[Line])) -> Self {
        let own = lines.iter().filter(|line| line.benchmark.chapter == chapter);
        Self {
            name: saying::chapter(w, chapter),
            source: saying::source(w, chapter),
            lines: own.map(|line| Said::new(w, of, line)).collect(),
        }
    }
}

impl Page for Sheet {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let page = |programme| {
            let found = saying::samples::cockpit(programme, Eyes::Outside);
            Self::new(shell("standards-title"), crate::support::samples::at(), &found)
        };
        vec![page(false), page(true)]
    }
}
