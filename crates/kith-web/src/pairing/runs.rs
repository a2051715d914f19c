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
        reading::studio::{self, Choice, Decided},
        running::{self, Of},
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
    /// Of which programme the next one is made; `None` in a house with one.
    of: Option<Code>,
    /// Where runs of the other programmes begin: their codes, and what is said of each.
    others: Vec<(Code, String)>,
    /// What the chosen one is called; empty in a house with one.
    named: String,
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
    programme: Option<Code>,
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Query(at): Query<Where>,
) -> Result<Response, Failure> {
    Ok(draw(&page(&app, &me, &at, None).await?))
}

async fn page(
    app: &App,
    me: &SignedIn,
    at: &Where,
    again: Option<(&Fields, (&'static str, Refusal))>,
) -> Result<Runs, Failure> {
    let (who, now, asks) = (me.known.clone(), app.now(), (at.programme, at.before));
    let found = work::read(app, move |tx| studio::runs(tx, now, &who, asks)).await?;
    let mut w = me.shell("runs-title");
    let asked = match again {
        Some((fields, (field, why))) => {
            w = w.but(field, why);
            Asked::typed(&w, fields)
        }
        None => Asked::like(&w, found.settings.as_ref()),
    };
    let several = found.programmes.len() > 1;
    let (mut chosen, others): (Vec<_>, Vec<_>) =
        found.programmes.into_iter().partition(|one| one.id == found.programme);
    let chosen = chosen.pop().filter(|_| several);
    Ok(Runs {
        newest: found.runs.first().map(|(run, ..)| run.code),
        lines: found.runs.iter().map(|one| Line::new(&w, one, several)).collect(),
        of: chosen.as_ref().map(|one| one.code),
        named: chosen.map(|one| one.name).unwrap_or_default(),
        others: others.iter().map(|one| (one.code, other(&w, one))).collect(),
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

/// Another programme, in a line.
fn other(w: &Shell, one: &Choice) -> String {
    let args = [("name", one.name.as_str().into()), ("n", one.waiting.into())];
    w.say_with("runs-other", &args)
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// Makes a run; beside the one that the form came from, where it came from one.
async fn create(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    let programme = fields.code("programme").ok();
    let settings = match asked::settings(&fields, (app.dice)()) {
        Ok(settings) => settings,
        Err(why) => {
            let at = Where { before: None, programme };
            return Ok(draw(&page(&app, &me, &at, Some((&fields, why))).await?));
        }
    };
    let beside = fields.code("beside").ok();
    let of = beside.map_or(Of::Named(programme), Of::Run);
    let (who, hands) = (me.known.clone(), app.clone());
    let draft = work::aside(move || running::draft(&hands, &who, of, settings)).await?;
    let beside = beside.map_or_else(String::new, |one| format!("?beside={one}"));
    let who = me.known.clone();
    let to = work::once(&app, fields.post(&me), move |tx, at| {
        running::keep(tx, at, &who, &draft).map(|code| format!("/runs/{code}{beside}"))
    })
    .await?;
    Ok(see(&to))
}

impl Line {
    /// With the name of its programme, where there are several.
    fn new(w: &Shell, (run, figures, name): &(Run, Figures, String), several: bool) -> Self {
        let pairs = figures.came.pairs.saturating_add(u64::from(figures.locked));
        let pairs = i64::try_from(pairs).unwrap_or(i64::MAX);
        let found = w.say_with("runs-pairs", &[("n", pairs.into()), ("all", run.mentees.into())]);
        let objective = w.say(&format!("run-is-{}", run.settings.objective.word()));
        let name = if several { format!("{name} · ") } else { String::new() };
        let said = format!("{name}{objective} · {found}");
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
            of: (lines > 2).then_some(code),
            others: if lines > 2 { vec![(code, w.say("runs-title"))] } else { Vec::new() },
            named: if lines > 2 { "Back to work".to_owned() } else { String::new() },
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
