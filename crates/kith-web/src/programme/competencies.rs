//! `/competencies`: how whoever reads rates themselves on the twelve, then and now, in words. Nobody else reads it, until they bring
//! one to their supervisor.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    programme::rating::{self, Own, PAGE, Rated},
};
use kith_core::{
    Code, Refusal,
    programme::competency::{Competency, Level, Rating},
};
use serde::Deserialize;

use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    query::{Done, Query},
    shell::Shell,
    visitor::SignedIn,
    words::Words,
    work,
};

/// What can have been done on this page, and the line that says so.
const DONE: [(&str, &str); 4] = [
    ("kept", "rating-done-kept"),
    ("brought", "rating-done-brought"),
    ("back", "rating-done-back"),
    ("gone", "rating-done-gone"),
];

/// The page.
#[derive(Template)]
#[template(path = "programme/competencies.html")]
pub(crate) struct Show {
    w: Shell,
    table: Table,
    /// Each rating of the table: what names it, its day, and whether their supervisor reads it.
    all: Vec<(Code, String, bool)>,
    /// Whether they talk their work over with somebody.
    supervised: bool,
    /// Where older ones are; `None` where there are none.
    older: Option<String>,
    typed: Fields,
}

/// Ratings beside one another, in words.
pub(super) struct Table {
    /// The day of each.
    pub(super) days: Vec<String>,
    /// Each competency, with what each rating says of it.
    pub(super) rows: Vec<(String, Vec<String>)>,
}

/// Where the table begins.
#[derive(Default, Deserialize)]
struct Where {
    page: Option<i64>,
}

/// What can be chosen: its word, what it says, and whether it is chosen.
type Way = (&'static str, String, bool);

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new()
        .get("/competencies", May::Member, show)
        .post("/competencies", May::Member, rate)
        .post("/competencies/{code}/shares", May::Member, share)
        .post("/competencies/{code}/removals", May::Member, remove)
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Query(at): Query<Where>,
    done: Done,
) -> Result<Response, Failure> {
    let page = at.page.unwrap_or(1).clamp(1, 10_000);
    let own = own(&app, &me, page).await?;
    let w = done.on(me.shell("rating-title"), &DONE);
    Ok(draw(&Show::new(w, &own, (page, Fields::of(Vec::new())))))
}

async fn own(app: &App, me: &SignedIn, page: i64) -> Result<Own, Error> {
    let (app, who) = (app.clone(), me.known.clone());
    work::aside(move || rating::own(&app, &who, (page - 1) * PAGE)).await
}

async fn rate(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    let rated = Rating::new(|of| Level::of(fields.word(&name(of))));
    let rated = match rated {
        Ok(rated) => rated,
        Err(why) => return again(&app, &me, (fields, why)).await,
    };
    let (sealing, who) = (app.clone(), me.known.clone());
    let draft = work::aside(move || rating::draft(&sealing, &who, &rated)).await?;
    let kept = work::once(&app, fields.post(&me), move |tx, at| {
        rating::keep(tx, at, &draft)?;
        Ok("/competencies?done=kept".to_owned())
    });
    match kept.await {
        Err(Error::Refused(why)) => again(&app, &me, (fields, why)).await,
        kept => Ok(see(&kept?)),
    }
}

async fn again(
    app: &App,
    me: &SignedIn,
    (fields, why): (Fields, Refusal),
) -> Result<Response, Failure> {
    let own = own(app, me, 1).await?;
    Ok(draw(&Show::new(me.shell("rating-title").but("levels", why), &own, (1, fields))))
}

/// Brings one to their supervisor, or takes it back.
async fn share(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (who, brings) = (me.known.clone(), fields.word("do") == "bring");
    let shared = work::write(&app, move |tx, at| rating::share(tx, at, &who, (code, brings))).await;
    match shared {
        Err(Error::Refused(why)) => again(&app, &me, (fields, why)).await,
        shared => {
            shared?;
            Ok(see(&format!("/competencies?done={}", if brings { "brought" } else { "back" })))
        }
    }
}

async fn remove(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
) -> Result<Response, Failure> {
    let who = me.known.clone();
    work::write(&app, move |tx, at| rating::remove(tx, at, &who, code)).await?;
    Ok(see("/competencies?done=gone"))
}

/// What the field of `of` is called.
fn name(of: Competency) -> String {
    format!("level-{}", of.word())
}

fn level(w: &Words, level: Option<Level>) -> String {
    w.say(&format!("level-{}", level.map_or("none", Level::word)))
}

impl Table {
    pub(super) fn new(w: &Words, all: &[Rated], zone: &str) -> Self {
        let days = all.iter().map(|one| w.day_in(one.made, zone)).collect();
        let says = |of: Competency| {
            let found = |one: &Rated| one.rating.each().find(|(is, _)| *is == of);
            all.iter().map(|one| level(w, found(one).and_then(|(_, level)| level))).collect()
        };
        let row = |of: &Competency| (w.say(&format!("competency-{}", of.word())), says(*of));
        Self { days, rows: Competency::ALL.iter().map(row).collect() }
    }
}

impl Show {
    fn new(w: Shell, own: &Own, (at, typed): (i64, Fields)) -> Self {
        let zone = own.zone.name();
        let one = |one: &Rated| (one.code, w.day_in(one.made, zone), one.shared);
        Self {
            table: Table::new(&w, &own.all, zone),
            all: own.all.iter().map(one).collect(),
            supervised: own.supervised,
            older: own.more.then(|| format!("/competencies?page={}", at + 1)),
            typed,
            w,
        }
    }

    /// Each of the twelve: the name of its field, what it says, and what can be chosen.
    fn fields(&self) -> Vec<(String, String, Vec<Way>)> {
        let one = |of: &Competency| {
            let name = name(*of);
            let choice = |is: &Level| {
                (is.word(), level(&self.w, Some(*is)), self.typed.chose(&name, is.word()))
            };
            let choices = Level::ALL.iter().map(choice).collect();
            (name, self.w.say(&format!("competency-{}", of.word())), choices)
        };
        Competency::ALL.iter().map(one).collect()
    }
}

#[cfg(test)]
pub(super) fn samples_of(many: u128) -> Vec<Rated> {
    let one = |n| Rated {
        code: Code(uuid::Uuid::from_u128(n)),
        made: kith_testkit::now(),
        rating: Rating::new(|of| {
            (of != Competency::Crisis)
                .then(|| Level::ALL[usize::try_from(n).unwrap() % Level::ALL.len()])
        })
        .unwrap(),
        shared: n % 2 == 1,
    };
    (0..many).map(one).collect()
}

impl Page for Show {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::programme::{competency::EMPTY, zone::Zone};
        let page = |w: Shell, many: u128, supervised| {
            let own = Own { all: samples_of(many), more: many > 3, supervised, zone: Zone::UTC };
            Self::new(w, &own, (1, Fields::of(Vec::new())))
        };
        let w = || shell("rating-title");
        vec![
            page(w(), 0, false),
            page(w().after("rating-done-kept"), 1, false),
            page(w().but("levels", EMPTY), 4, true),
            page(w().but("levels", rating::NOBODY), 2, false),
        ]
    }
}
