//! `/runs/{code}`: the matching studio. Pairs with reasons, whom the run left out and why, how groups fared, what each
//! setting would cost, and another run beside it.

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use kith_app::{
    App,
    pairing::reading::studio::{self, Beside, Decided, Left, Shown, Studio},
};
use kith_core::{Code, Timestamp, pairing::exclusion::Kind, people::grant::Role};
use serde::Deserialize;

use super::{
    asked::Asked,
    future::{self, Future, Played},
    saying::{self, Row},
};
use crate::{
    doors::{Doors, May},
    page::{Failure, Page, draw},
    shell::Shell,
    visitor::SignedIn,
    work,
};

/// The page.
#[derive(Template)]
#[template(path = "pairing/run.html")]
pub(crate) struct Show {
    w: Shell,
    code: Code,
    /// The run from which a decision is taken back: this one.
    newest: Option<Code>,
    at: Timestamp,
    objective: String,
    asked: Asked,
    seed: String,
    snapshot: String,
    figures: Vec<(String, String)>,
    /// Pairs that can still be put to people.
    open: i64,
    pairs: Vec<Card>,
    more: Option<Code>,
    left: Vec<(String, String, String)>,
    apart: Vec<(String, String)>,
    groups: Vec<(String, String)>,
    prices: Vec<Row>,
    beside: Option<(Code, String, Vec<Row>)>,
    others: Vec<(Code, Timestamp, String)>,
    decided: Vec<Decided>,
    /// What more mentors would do.
    future: Future,
}

/// A pair in the list.
struct Card {
    code: Code,
    /// Both names, in a sentence.
    name: String,
    mentee: (String, Option<Code>),
    mentor: (String, Option<Code>),
    why: Vec<String>,
    bars: Vec<(String, u32, u32)>,
    private: u32,
    /// The key of how it stands; empty while it can be put to both.
    stands: &'static str,
    locked: bool,
}

/// Its door.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/runs/{run}", May::Hold(Role::Coordinator), show)
}

/// Where a page begins, what stands beside it, and what was done just now.
#[derive(Deserialize)]
struct Where {
    after: Option<Code>,
    beside: Option<Code>,
    done: Option<String>,
    put: Option<u32>,
    gone: Option<u32>,
    /// How many more mentors are asked about, as it was typed.
    mentors: Option<String>,
    /// Hours between runs that are asked about.
    rhythm: Option<String>,
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    Query(at): Query<Where>,
) -> Result<Response, Failure> {
    let (who, asks) = (me.known.clone(), (at.after, at.beside));
    let found = work::read(&app, move |tx| studio::studio(tx, &who, code, asks)).await?;
    let played = match future::change(at.mentors.as_deref(), at.rhythm.as_deref()) {
        Some(change) => Some(future::play(&app, &me, code, change).await?),
        None => None,
    };
    let mut w = me.shell("run-title");
    w.done = done(&w, &at);
    Ok(draw(&Show::new(w, found, played.as_ref())))
}

/// What was done just now, in a line.
fn done(w: &Shell, at: &Where) -> String {
    match (at.done.as_deref(), at.put, at.gone) {
        (Some("approved"), Some(put), gone) => {
            let args =
                [("put", i64::from(put).into()), ("gone", i64::from(gone.unwrap_or(0)).into())];
            w.say_with("run-done-approved", &args)
        }
        (Some("nothing"), ..) => w.say("run-done-nothing"),
        (Some("forbidden"), ..) => w.say("run-done-forbidden"),
        (Some("locked"), ..) => w.say("run-done-locked"),
        (Some("undone"), ..) => w.say("run-done-undone"),
        _ => String::new(),
    }
}

impl Show {
    /// A decision in a sentence.
    fn decision(&self, one: &Decided) -> String {
        decision(&self.w, one)
    }

    fn new(w: Shell, found: Studio, played: Option<&Played>) -> Self {
        let run = &found.run;
        let objective = |run: &kith_app::pairing::Run| {
            w.say(&format!("run-is-{}", run.settings.objective.word()))
        };
        let (pairs, put, gone) = found.counts;
        Self {
            code: run.code,
            newest: Some(run.code),
            at: run.at,
            objective: objective(run),
            asked: Asked::like(&w, Some(&run.settings)),
            seed: run.settings.seed.to_string(),
            snapshot: run.snapshot.clone(),
            figures: figures(&w, &found),
            open: pairs - put - gone,
            pairs: found.pairs.iter().map(|one| Card::new(&w, one)).collect(),
            more: found.more,
            left: found.left.iter().map(|one| left(&w, one)).collect(),
            apart: saying::barriers(&w, &found.figures),
            groups: found.groups.iter().map(|one| group(&w, one)).collect(),
            prices: saying::prices(&w, &run.settings, &found.figures),
            beside: found.beside.as_ref().map(|one| beside(&w, &found, one)),
            others: found.others.iter().map(|one| (one.code, one.at, objective(one))).collect(),
            decided: found.decided,
            future: Future::new(&w, played),
            w,
        }
    }
}

/// The figures at the top: each as a number and what it counts.
fn figures(w: &Shell, found: &Studio) -> Vec<(String, String)> {
    let (pairs, _, _) = found.counts;
    let (waits, agreed, ended) = found.proposals;
    let of = w.say_with("run-figure-of", &[("n", pairs.into()), ("all", found.run.mentees.into())]);
    let swap = i64::try_from(found.figures.came.blocking).unwrap_or(i64::MAX);
    // The list of them has an end; this counts all.
    let left = found.run.mentees.saturating_sub(pairs);
    let mut figures = vec![
        (of, w.say("run-figure-pairs")),
        (swap.to_string(), w.say_of("run-figure-swap", "n", swap)),
        (left.to_string(), w.say_of("run-figure-left", "n", left)),
    ];
    if waits + agreed + ended > 0 {
        let args = [("n", agreed.into()), ("waits", waits.into()), ("ended", ended.into())];
        figures.push((agreed.to_string(), w.say_with("run-figure-agreed", &args)));
    } else {
        let places = i64::from(found.figures.places);
        figures.push((places.to_string(), w.say_of("run-figure-places", "n", found.run.mentors)));
    }
    figures
}

fn left(w: &Shell, one: &Left) -> (String, String, String) {
    let name =
        one.face.as_ref().map_or_else(|| w.say("talk-nobody"), |face| face.pseudonym.clone());
    let weeks = w.say_of("run-left-weeks", "n", one.weeks);
    (name, weeks, w.say(&format!("run-left-{}", one.why)))
}

fn group(w: &Shell, one: &studio::Group) -> (String, String) {
    let said = match one.found {
        Some((found, all)) => {
            let args = [("n", i64::from(found).into()), ("all", i64::from(all).into())];
            w.say_with("run-group-of", &args)
        }
        None => w.say("run-group-few"),
    };
    (saying::name(w, one.kind, &one.value), said)
}

/// Another run: its code, what both have in common, and the rows of both.
fn beside(w: &Shell, found: &Studio, other: &Beside) -> (Code, String, Vec<Row>) {
    let greatest = saying::greatest(&found.figures).max(saying::greatest(&other.figures));
    let same = i64::try_from(other.same).unwrap_or(i64::MAX);
    let args = [("n", same.into()), ("all", other.pairs.into())];
    let row = |key: &str, figures: &kith_app::pairing::figures::Figures| {
        saying::row(w.say(key), &figures.came, greatest)
    };
    let ours = Row { here: true, ..row("run-this", &found.figures) };
    let rows = vec![ours, row("run-other", &other.figures)];
    (other.run.code, w.say_with("run-beside-same", &args), rows)
}

impl Card {
    fn new(w: &Shell, shown: &Shown) -> Self {
        let person = |face: &Option<kith_core::people::face::Face>| match face {
            Some(face) => (face.pseudonym.clone(), Some(face.doorway)),
            None => (w.say("talk-nobody"), None),
        };
        let bar = |(feature, points): &(kith_core::pairing::settings::Feature, u32)| {
            (w.say(&format!("run-weighs-{}", feature.word())), *points, 1000)
        };
        let (mentee, mentor) = (person(&shown.mentee), person(&shown.mentor));
        let both = [("mentee", mentee.0.as_str().into()), ("mentor", mentor.0.as_str().into())];
        Self {
            code: shown.pair.code,
            name: w.say_with("run-pair", &both),
            mentee,
            mentor,
            why: saying::about(w, &shown.reasons),
            bars: shown.points.shown.iter().map(bar).collect(),
            private: shown.points.private,
            stands: match (shown.pair.put, shown.pair.gone) {
                (Some(_), _) => "run-pair-put",
                (_, Some(_)) => "run-pair-gone",
                _ => "",
            },
            locked: shown.pair.locked,
        }
    }
}

/// The name of one of the two of a decision.
pub(super) fn who(w: &Shell, face: Option<&kith_core::people::face::Face>) -> String {
    face.map_or_else(|| w.say("talk-nobody"), |face| face.pseudonym.clone())
}

/// A decision in a sentence.
pub(super) fn decision(w: &Shell, one: &Decided) -> String {
    let (mentee, mentor) = (who(w, one.mentee.as_ref()), who(w, one.mentor.as_ref()));
    let key = match one.exclusion.kind {
        Kind::Forbidden => "run-decided-forbidden",
        Kind::Locked => "run-decided-locked",
    };
    w.say_with(key, &[("mentee", mentee.into()), ("mentor", mentor.into())])
}

impl Page for Show {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        studio_samples::samples(shell)
    }
}

#[cfg(test)]
#[path = "studio_samples.rs"]
mod studio_samples;

#[cfg(test)]
pub(super) use studio_samples::decided as sample_decided;
