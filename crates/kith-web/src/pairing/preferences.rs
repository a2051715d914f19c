//! `/preferences`: whom a member would like to be paired with, and whom never.

use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use kith_app::{
    App,
    pairing::wishing::{self, Line},
};
use kith_core::{Code, pairing::preference::Wish, people::face::Face};
use serde::Deserialize;

use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    shell::Shell,
    visitor::SignedIn,
    work,
};

/// The wishes that the page offers, by their numbers: never, and three places.
const WISHES: [i64; 4] = [1, 2, 3, 0];

/// The page.
#[derive(Template)]
#[template(path = "pairing/preferences.html")]
pub(crate) struct Preferences {
    w: Shell,
    people: Vec<Person>,
}

/// Somebody about whom one may wish something.
struct Person {
    face: Face,
    /// Each wish: its number, its name, whether it is wished.
    wishes: Vec<(i64, String, bool)>,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/preferences", May::Member, show).post("/preferences", May::Member, create)
}

/// What was done just now.
#[derive(Deserialize)]
struct Where {
    done: Option<String>,
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Query(at): Query<Where>,
) -> Result<Response, Failure> {
    let (who, now) = (me.known.clone(), app.now());
    let lines = work::read(&app, move |tx| wishing::lines(tx, now, &who)).await?;
    let w = me.shell("preferences-tab");
    let w = if at.done.is_some() { w.after("preferences-saved") } else { w };
    Ok(draw(&Preferences::new(w, lines)))
}

async fn create(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    let who = me.known.clone();
    let wished: Vec<(Code, Option<Wish>)> = fields
        .seen()
        .filter_map(|(name, value)| {
            let wish = value.parse().ok().and_then(|number| Wish::of(number).ok());
            Some((name.parse().ok()?, wish))
        })
        .collect();
    work::write(&app, move |tx, at| {
        wished.iter().try_for_each(|(about, wish)| wishing::wish(tx, at, &who, *about, *wish))
    })
    .await?;
    Ok(see("/preferences?done=saved"))
}

impl Preferences {
    fn new(w: Shell, lines: Vec<Line>) -> Self {
        let people = lines.into_iter().map(|line| {
            let chosen = line.wish.map(Wish::number);
            let wish = |number: i64| {
                (number, w.say(&format!("preferences-{number}")), chosen == Some(number))
            };
            Person { face: line.face, wishes: WISHES.into_iter().map(wish).collect() }
        });
        Self { people: people.collect(), w }
    }
}

impl Page for Preferences {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let face = crate::support::samples::face("Juniper");
        let lines = vec![Line { face, wish: Some(Wish::Never) }];
        let w = shell("preferences-tab").after("preferences-saved");
        vec![Self::new(shell("preferences-tab"), Vec::new()), Self::new(w, lines)]
    }
}
