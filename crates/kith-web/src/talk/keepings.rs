//! `/talks/{id}/keeping`: how long one's own words are kept, and letting everything go where both want it.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    talk::{
        franking,
        keeping::{self, Page as Kept},
    },
};
use kith_core::{Code, Timestamp, talk::keeping::Choice};

use super::seats::faces;
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    query::Done,
    shell::Shell,
    visitor::SignedIn,
    work,
};

/// What can have been done on this page, and the line that says so.
const DONE: [(&str, &str); 2] = [("saved", "keeping-saved"), ("wiped", "keeping-wiped")];

/// The page.
#[derive(Template)]
#[template(path = "talk/keeping.html")]
pub(crate) struct Keeping {
    w: Shell,
    talk: String,
    name: String,
    choices: Vec<(&'static str, String, bool)>,
    until: Timestamp,
    house: Timestamp,
    /// Whether one asked that everything goes, and whether the other did.
    wipes: (bool, bool),
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new()
        .get("/talks/{talk}/keeping", May::Member, show)
        .post("/talks/{talk}/keeping", May::Member, choose)
        .post("/talks/{talk}/wipes", May::Member, wipe)
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    done: Done,
) -> Result<Response, Failure> {
    let (ours, house) = (faces(&me), app.site.keep_talks);
    let kept = work::read(&app, move |tx| keeping::page(tx, house, &ours, code)).await?;
    let w = done.on(me.shell("keeping-title"), &DONE);
    Ok(draw(&Keeping::new(w, &kept)))
}

async fn choose(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let choice = Choice::of(fields.word("choice")).ok_or(Error::NotFound)?;
    let ours = faces(&me);
    work::write(&app, move |tx, at| keeping::choose(tx, at, &ours, (code, choice))).await?;
    Ok(see(&format!("/talks/{code}/keeping?done=saved")))
}

async fn wipe(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let ours = faces(&me);
    match fields.word("do") {
        "keep" => work::write(&app, move |tx, _| keeping::keep(tx, &ours, code)).await?,
        "wipe" => {
            let keys = app.clone();
            let frank = work::aside(move || franking::frank(&keys)).await?;
            let went =
                work::write(&app, move |tx, at| keeping::wipe(tx, at, &frank, &ours, code)).await?;
            if went {
                return Ok(see(&format!("/talks/{code}/keeping?done=wiped")));
            }
        }
        _ => return Err(Error::NotFound.into()),
    }
    Ok(see(&format!("/talks/{code}/keeping")))
}

impl Keeping {
    fn new(w: Shell, kept: &Kept) -> Self {
        let choice = |choice: &Choice| {
            let word = choice.word();
            (word, w.say(&format!("keeping-choice-{word}")), *choice == kept.choice)
        };
        let name = kept.other.as_ref().map(|face| face.pseudonym.clone());
        Self {
            talk: kept.seat.talk.code.to_string(),
            name: name.unwrap_or_else(|| w.say("case-former")),
            choices: Choice::ALL.iter().map(choice).collect(),
            until: kept.until,
            house: kept.house,
            wipes: kept.wipes,
            w,
        }
    }
}

impl Page for Keeping {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let page = |wipes| Self {
            w: shell("keeping-title"),
            talk: "0".repeat(32),
            name: "W".repeat(60),
            choices: vec![("house", "House".to_owned(), true), ("week", "Week".to_owned(), false)],
            until: kith_testkit::now(),
            house: kith_testkit::now(),
            wipes,
        };
        [(false, false), (true, false), (false, true)].map(page).into()
    }
}
