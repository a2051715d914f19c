//! `/journeys/{talk}/introductions`: those that a mentor offered on this journey, and the form for the next; for a mentee the
//! way to ask for one.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    journey::introduction::{
        offering::{self, WHOM},
        reading::{self, Page as Seen, Row},
    },
};
use kith_core::{Code, journey::introduction::View};
use serde::Deserialize;

use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    query::Query,
    shell::Shell,
    talk::seats::{Standing, faces},
    visitor::SignedIn,
    words::Words,
    work,
};

/// The page.
#[derive(Template)]
#[template(path = "journey/introductions.html")]
pub(crate) struct List {
    w: Shell,
    standing: Standing,
    /// Those that there are: code, whom it is with, when, and how it stands.
    rows: Vec<(Code, String, String, String)>,
    older: Option<Code>,
    /// With whom a mentor could bring their mentee together: the value, and the name.
    choices: Vec<(String, String)>,
    full: bool,
    with: String,
    why: String,
    about: String,
}

/// Where the list begins.
#[derive(Default, Deserialize)]
struct Where {
    before: Option<Code>,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    let path = "/journeys/{talk}/introductions";
    Doors::new().get(path, May::Member, show).post(path, May::Member, offer)
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path(talk): Path<Code>,
    Query(at): Query<Where>,
) -> Result<Response, Failure> {
    let seen = seen(&app, &me, (talk, at.before)).await?;
    Ok(draw(&List::new(me.shell("introduction-title"), &seen, &Fields::default())))
}

async fn seen(app: &App, me: &SignedIn, at: (Code, Option<Code>)) -> Result<Seen, Error> {
    let (ours, now) = (faces(me), app.now());
    work::read(app, move |tx| reading::page(tx, now, &ours, at)).await
}

async fn offer(
    State(app): State<App>,
    me: SignedIn,
    Path(talk): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    match keep(&app, &me, talk, &fields).await {
        Ok(path) => Ok(see(&path)),
        Err((field, Error::Refused(why))) => {
            let seen = seen(&app, &me, (talk, None)).await?;
            let w = me.shell("introduction-title").but(field, why);
            Ok(draw(&List::new(w, &seen, &fields)))
        }
        Err((_, other)) => Err(other.into()),
    }
}

/// Offers what was typed; the path where it stands. Where it is refused, the field that it is about.
async fn keep(
    app: &App,
    me: &SignedIn,
    talk: Code,
    fields: &Fields,
) -> Result<String, (&'static str, Error)> {
    let with = fields.code("with").map_err(|_| ("with", WHOM.into()))?;
    let form = offering::Form { with, why: fields.text("why"), about: fields.text("about") };
    let (sealing, ours) = (app.clone(), faces(me));
    let draft = work::aside(move || Ok(offering::draft(&sealing, &ours, talk, &form))).await;
    let draft = draft.map_err(|why| ("with", why))??;
    let kept = work::once(app, fields.post(me), move |tx, at| {
        let code = offering::offer(tx, at, &draft)?;
        Ok(format!("/introductions/{code}?done=offered"))
    });
    kept.await.map_err(|why| ("with", why))
}

/// How it stands, in a line.
pub(super) fn line(w: &Words, view: View) -> String {
    let on = |key, day| w.say_of(key, "day", w.day_in(day, "UTC"));
    match view {
        View::Asks(until) => on("introduction-is-asks", until),
        View::Waits(until) => on("introduction-is-waits", until),
        View::Declined => w.say("introduction-is-declined"),
        View::Made(_) => w.say("introduction-is-made"),
        View::Over => w.say("introduction-is-over"),
    }
}

impl List {
    fn new(w: Shell, seen: &Seen, fields: &Fields) -> Self {
        let standing = Standing::new(&w, &seen.seat, seen.other.as_ref());
        let row = |row: &Row| {
            let whom = match (&row.third, standing.asks()) {
                (_, true) => w.say("introduction-row"),
                (Some(name), _) => w.say_of("introduction-row-third", "name", name.as_str()),
                (None, _) => w.say("introduction-row-left"),
            };
            let day = w.say_of("introduction-offered", "day", w.day_in(row.offered, "UTC"));
            (row.code, whom, day, line(&w, row.view))
        };
        let choice = |(code, name): &(Code, String)| (code.to_string(), name.clone());
        let [with, why, about] = ["with", "why", "about"].map(|name| fields.text(name));
        Self {
            rows: seen.rows.iter().map(row).collect(),
            older: seen.older,
            choices: seen.choices.iter().map(choice).collect(),
            full: seen.full,
            with,
            why,
            about,
            standing,
            w,
        }
    }
}

impl Page for List {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::{
            journey::introduction::{MANY, WORDS},
            people::face::Side,
            talk::{End, State as Stands},
        };

        use super::{agreements::samples::standing, introduction::samples};
        let page = |w: Shell, side, n: usize| {
            let row = |(view, at): (View, _)| {
                let w = shell("introduction-title");
                (samples::code(), "W".repeat(60), w.day_in(at, "UTC"), line(&w, view))
            };
            let rows: Vec<_> = samples::views().into_iter().cycle().take(n).map(row).collect();
            Self {
                older: rows.first().map(|row| row.0),
                rows,
                choices: vec![("7".repeat(32), "W".repeat(60)); n],
                full: n == 3,
                with: String::new(),
                why: "A sentence. ".repeat(40),
                about: "A sentence. ".repeat(40),
                standing: standing(side, Stands::Open),
                w,
            }
        };
        let w = || shell("introduction-title");
        let over = Stands::Closed { how: End::Done, at: crate::support::samples::at() };
        let wrong = w().but("with", MANY).but("why", WORDS).but("about", WORDS);
        vec![
            page(w(), Side::Member, 0),
            page(w(), Side::Member, 20),
            page(w(), Side::Helper, 0),
            page(w(), Side::Helper, 3),
            page(w(), Side::Helper, 20),
            page(wrong.but("with", WHOM), Side::Helper, 1),
            Self { standing: standing(Side::Helper, over), ..page(w(), Side::Helper, 1) },
        ]
    }
}
