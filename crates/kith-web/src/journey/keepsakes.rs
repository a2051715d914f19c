//! `/journeys/{talk}/keepsake`: what one of the two keeps of a journey, to read, to print, and to take along.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App,
    journey::{
        reflecting::{FORM, SHARED, Text},
        remembering::Keepsake,
    },
};
use kith_core::{
    Code, Timestamp,
    journey::{agreement::Part as OfAgreement, closure::After, reflection::Part},
    people::notice::About,
    talk::State as Stands,
};

use super::reflections::keepsake;
use crate::{
    doors::{Doors, May},
    page::{Failure, Page, draw, file},
    query::Done,
    shell::Shell,
    support::requests,
    talk::seats::Standing,
    visitor::SignedIn,
};

/// What can have been done on this page, and the line that says so.
const DONE: [(&str, &str); 1] = [("written", "reflection-written-done")];

/// The page.
#[derive(Template)]
#[template(path = "journey/keepsake.html")]
pub(crate) struct Show {
    w: Shell,
    standing: Standing,
    /// From when to when; `None` while it goes on.
    days: (Timestamp, Option<Timestamp>),
    sheets: Vec<Sheet>,
    /// The key of what both wish for afterwards; `None` where one wishes for nothing, or it goes on.
    after: Option<&'static str>,
}

/// Some of what is kept, under one heading.
struct Sheet {
    title: String,
    /// Each part: what it is, and what it says.
    parts: Vec<(String, String)>,
}

/// It as a page that needs neither Kith nor a network.
#[derive(Template)]
#[template(path = "journey/keepsake_copy.html")]
struct Copy<'a> {
    lang: &'a str,
    dir: &'a str,
    title: String,
    sheets: Vec<Sheet>,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/journeys/{talk}/keepsake", May::Member, show).post(
        "/journeys/{talk}/keepsake/copies",
        May::Member,
        copy,
    )
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path(talk): Path<Code>,
    done: Done,
) -> Result<Response, Failure> {
    let kept = keepsake(&app, &me, talk).await?;
    requests::seen(&app, &me.known, (About::Keepsake, talk)).await?;
    Ok(draw(&Show::new(done.on(me.shell("keepsake-title"), &DONE), &kept)))
}

/// The keepsake as a file, under a name that tells nothing.
async fn copy(
    State(app): State<App>,
    me: SignedIn,
    Path(talk): Path<Code>,
) -> Result<Response, Failure> {
    let kept = keepsake(&app, &me, talk).await?;
    let show = Show::new(me.shell("keepsake-title"), &kept);
    let (lang, dir) = (show.w.lang(), show.w.dir());
    let title = show.w.say("plan-copy-title");
    let copy = Copy { lang, dir, title, sheets: show.sheets };
    Ok(file("notes.html", "text/html; charset=utf-8", copy.render().map_err(kith_app::Fault::new)?))
}

impl Show {
    fn new(w: Shell, kept: &Keepsake) -> Self {
        let seat = &kept.seen.seat;
        let standing = Standing::new(&w, seat, kept.seen.other.as_ref());
        let until = match seat.talk.state {
            Stands::Closed { at, .. } => Some(at),
            Stands::Open | Stands::Paused { .. } => None,
        };
        let after = kept.after.map(|after| match after {
            After::Peers => "keepsake-after-peers",
            After::Yes | After::No => "keepsake-after-yes",
        });
        let sheets = sheets(&w, kept, &standing.name);
        Self { standing, days: (seat.talk.since, until), sheets, after, w }
    }
}

/// Everything that is kept; what has no words is left out.
fn sheets(w: &Shell, kept: &Keepsake, name: &str) -> Vec<Sheet> {
    let named = |key: &str| w.say_of(key, "name", name);
    let erased = || vec![(String::new(), w.say("words-erased"))];
    let theirs = kept.theirs.as_ref();
    let all = [
        (w.say("agreement-title"), agreed(w, kept)),
        (w.say("journey-way"), stages(w, kept)),
        (named("keepsake-theirs"), theirs.map_or_else(erased, |text| parts(w, text, SHARED))),
        (w.say("keepsake-own"), parts(w, &kept.own, SHARED)),
        (named("keepsake-way-theirs"), theirs.map_or_else(Vec::new, way)),
        (w.say("keepsake-exit"), parts(w, &kept.own, FORM)),
    ];
    let all = all.into_iter().map(|(title, parts)| Sheet { title, parts });
    all.filter(|sheet| !sheet.parts.is_empty()).collect()
}

/// How the other would like to be reached, under no heading but that.
fn way(text: &Text) -> Vec<(String, String)> {
    let words = text.part(Part::Way);
    if words.is_empty() { Vec::new() } else { vec![(String::new(), words.to_owned())] }
}

fn agreed(w: &Shell, kept: &Keepsake) -> Vec<(String, String)> {
    let Some(text) = &kept.agreement else { return Vec::new() };
    let one = |part: &OfAgreement| {
        (w.say(&format!("agreement-part-{}", part.word())), text.part(*part).to_owned())
    };
    OfAgreement::ALL.iter().map(one).collect()
}

/// The stages that were entered, the oldest first, with their days.
fn stages(w: &Shell, kept: &Keepsake) -> Vec<(String, String)> {
    let oldest_first = kept.seen.stages.iter().rev();
    oldest_first
        .map(|entered| {
            let title = w.say(&format!("journey-step-{}", entered.stage.word()));
            (title, w.day_in(entered.since, "UTC"))
        })
        .collect()
}

/// What `text` says in the parts `of` it.
pub(super) fn parts(w: &Shell, text: &Text, of: &[Part]) -> Vec<(String, String)> {
    let one = |part: &Part| {
        let words = text.part(*part);
        let title = w.say(&format!("reflection-part-{}", part.word()));
        let said = match part {
            Part::Again => w.say(&format!("reflection-again-{words}")),
            _ => words.to_owned(),
        };
        (!words.is_empty()).then_some((title, said))
    };
    of.iter().filter_map(one).collect()
}

impl Page for Show {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::{people::face::Side, talk::End};

        use super::agreements::samples::{at, standing};
        let page = |after, words: &str| {
            let part = ("What this is for".to_owned(), words.to_owned());
            let sheet = Sheet { title: "Your agreement".to_owned(), parts: vec![part] };
            let closed = Stands::Closed { how: End::Done, at: at() };
            let (state, until) = match after {
                Some(_) => (closed, Some(at())),
                None => (Stands::Open, None),
            };
            let (w, standing) = (shell("keepsake-title"), standing(Side::Member, state));
            Self { w, standing, days: (at(), until), sheets: vec![sheet], after }
        };
        vec![
            page(None, "Work\n"),
            page(Some("keepsake-after-yes"), &"Work\n".repeat(80)),
            page(Some("keepsake-after-peers"), "Work"),
        ]
    }
}
