//! `/runs`: the runs of a programme, and the form that makes the next one.

use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use kith_app::{
    App,
    pairing::{
        Run,
        figures::Figures,
        reading::studio::{self, Decided},
        running,
    },
};
use kith_core::{Code, Refusal, Timestamp, people::grant::Role};
use serde::Deserialize;

use super::asked::{self, Asked};
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    shell::Shell,
    visitor::SignedIn,
    work,
};

/// The page.
#[derive(Template)]
#[template(path = "pairing/runs.html")]
pub(crate) struct Runs {
    w: Shell,
    asked: Asked,
    mentees: i64,
    mentors: i64,
    places: u32,
    lines: Vec<Line>,
    /// The newest run, from which a decision is taken back so that its effect is seen.
    newest: Option<Code>,
    more: Option<Code>,
    decided: Vec<Decided>,
}

/// A run in the list.
struct Line {
    code: Code,
    at: Timestamp,
    /// How it was made, and what it came to.
    said: String,
    approved: bool,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    let coordinator = May::Hold(Role::Coordinator);
    Doors::new().get("/runs", coordinator, show).post("/runs", coordinator, create)
}

/// Where a page of the list begins.
#[derive(Deserialize)]
struct Where {
    before: Option<Code>,
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Query(at): Query<Where>,
) -> Result<Response, Failure> {
    Ok(draw(&page(&app, &me, at.before, None).await?))
}

async fn page(
    app: &App,
    me: &SignedIn,
    before: Option<Code>,
    again: Option<(&Fields, (&'static str, Refusal))>,
) -> Result<Runs, Failure> {
    let (who, now) = (me.known.clone(), app.now());
    let found = work::read(app, move |tx| studio::runs(tx, now, &who, before)).await?;
    let mut w = me.shell("runs-title");
    let asked = match again {
        Some((fields, (field, why))) => {
            w = w.but(field, why);
            Asked::typed(&w, fields)
        }
        None => Asked::like(&w, found.runs.first().map(|(run, _)| &run.settings)),
    };
    Ok(Runs {
        newest: found.runs.first().map(|(run, _)| run.code),
        lines: found.runs.iter().map(|one| Line::new(&w, one)).collect(),
        // A fresh run draws a fresh lot, unless somebody types an old one.
        asked: Asked { seed: again.map_or_else(String::new, |_| asked.seed.clone()), ..asked },
        mentees: count(found.mentees),
        mentors: count(found.mentors),
        places: found.places,
        more: found.more,
        decided: found.decided,
        w,
    })
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// Makes a run; beside the one that the form came from, where it came from one.
async fn create(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    let settings = match asked::settings(&fields, (app.dice)()) {
        Ok(settings) => settings,
        Err(why) => return Ok(draw(&page(&app, &me, None, Some((&fields, why))).await?)),
    };
    let (who, hands) = (me.known.clone(), app.clone());
    let draft = work::aside(move || running::draft(&hands, &who, settings)).await?;
    let beside =
        fields.code("beside").map_or_else(|_| String::new(), |one| format!("?beside={one}"));
    let who = me.known.clone();
    let to = work::once(&app, fields.post(&me), move |tx, at| {
        running::keep(tx, at, &who, &draft).map(|code| format!("/runs/{code}{beside}"))
    })
    .await?;
    Ok(see(&to))
}

impl Line {
    fn new(w: &Shell, (run, figures): &(Run, Figures)) -> Self {
        let pairs = figures.came.pairs.saturating_add(u64::from(figures.locked));
        let pairs = i64::try_from(pairs).unwrap_or(i64::MAX);
        let found = w.say_with("runs-pairs", &[("n", pairs.into()), ("all", run.mentees.into())]);
        let objective = w.say(&format!("run-is-{}", run.settings.objective.word()));
        let said = format!("{objective} · {found}");
        Self { code: run.code, at: run.at, said, approved: run.approved.is_some() }
    }
}

impl Runs {
    /// How many wait, and for how many places.
    fn lead(&self) -> String {
        let places = i64::from(self.places);
        let args = [
            ("mentees", self.mentees.into()),
            ("mentors", self.mentors.into()),
            ("places", places.into()),
        ];
        self.w.say_with("runs-lead", &args)
    }

    /// A decision in a sentence.
    fn decision(&self, one: &Decided) -> String {
        super::studio::decision(&self.w, one)
    }
}

impl Page for Runs {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let at = crate::support::samples::at();
        let code = crate::support::samples::face("Linden").code;
        let page = |w: Shell, lines: usize, mentees| Self {
            asked: Asked::like(&w, None),
            mentees,
            mentors: 8,
            places: 11,
            newest: (lines > 0).then_some(code),
            lines: (0..lines)
                .map(|n| {
                    let said = w.say("run-is-stable");
                    Line { code, at, said, approved: n == 1 }
                })
                .collect(),
            more: (lines > 2).then_some(code),
            decided: super::studio::sample_decided(lines),
            w,
        };
        let weights = kith_core::pairing::settings::WEIGHTS;
        vec![
            page(shell("runs-title"), 0, 0),
            page(shell("runs-title"), 20, 12),
            page(shell("runs-title").but("weights", weights).but("seed", asked::SEED), 1, 12),
        ]
    }
}
