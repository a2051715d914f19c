//! `/me/letters`: what a member wrote to the house, and what was answered.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    safety::{
        reading,
        replying::{self, Slot},
    },
};
use kith_core::{Timestamp, support::safe::Safe};

use super::{
    code,
    lines::{self, Letter},
};
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    shell::Shell,
    visitor::SignedIn,
    work,
};

/// The list.
#[derive(Template)]
#[template(path = "safety/letters.html")]
pub(crate) struct Letters {
    w: Shell,
    letters: Vec<Row>,
}

struct Row {
    code: String,
    name: String,
    at: Timestamp,
    standing: String,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new()
        .get("/me/letters", May::Member, list)
        .get("/me/letters/{id}", May::Member, show)
        .post("/me/letters/{id}/lines", May::Member, reply)
}

async fn list(me: SignedIn, State(app): State<App>) -> Result<Response, Failure> {
    let (member, now) = (me.known.member, app.now());
    let own = work::read(&app, move |tx| reading::list(tx, member)).await?;
    let w = me.shell("letters-title");
    let row = |(letter, case): &_| {
        let (letter, case): (&kith_core::safety::letter::Letter, _) = (letter, case);
        Row {
            code: letter.code.to_string(),
            name: w.say(lines::name(letter.kind)),
            at: letter.at,
            standing: lines::standing(&w, case, now),
        }
    };
    let letters = own.iter().map(row).collect();
    Ok(draw(&Letters { w, letters }))
}

async fn show(
    me: SignedIn,
    State(app): State<App>,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let (member, id) = (me.known.member, code(&id)?);
    let page = page(&me, &app, &id.to_string()).await?;
    work::write(&app, move |tx, at| reading::seen(tx, at.now, member, id)).await?;
    Ok(draw(&page))
}

async fn page(me: &SignedIn, app: &App, id: &str) -> Result<Letter, Error> {
    let (member, id, reader) = (me.known.member, code(id)?, app.clone());
    let exchange = work::aside(move || reading::own(&reader, member, id)).await?;
    Ok(Letter::new(me, &exchange, app.now()))
}

async fn reply(
    me: SignedIn,
    State(app): State<App>,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Failure> {
    if fields.first("ask").is_some() {
        return answer(&me, &app, &id, &fields).await;
    }
    let (named, seal, text) = (code(&id)?, app.clone(), fields.text("body"));
    let words = match work::aside(move || replying::draft(&seal, &text)).await {
        Err(Error::Refused(why)) => {
            let page = page(&me, &app, &id).await?.but(why, fields.text("body"));
            return Ok(draw(&page));
        }
        sealed => sealed?,
    };
    let (post, slot) = (fields.post(&me), Slot::Own(me.known.member, named));
    work::write(&app, move |tx, at| replying::reply(tx, at, &post, &slot, &words)).await?;
    Ok(see(&format!("/me/letters/{named}")))
}

/// Keeps what was answered to "Are you safe now?".
async fn answer(me: &SignedIn, app: &App, id: &str, fields: &Fields) -> Result<Response, Failure> {
    let named = code(id)?;
    let Some(safe) = Safe::of(fields.word("safe")) else {
        return Ok(draw(&page(me, app, id).await?.unsaid()));
    };
    let (post, slot) = (fields.post(me), Slot::Own(me.known.member, named));
    work::write(app, move |tx, at| replying::say_safe(tx, at, &post, (&slot, safe))).await?;
    Ok(see(&format!("/me/letters/{named}")))
}

impl Page for Letters {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let w = shell("letters-title");
        let row = Row {
            code: "0".repeat(32),
            name: w.say("letter-concern"),
            at: super::examples::now(),
            standing: w.say("letter-closed"),
        };
        vec![
            Self { w: shell("letters-title"), letters: Vec::new() },
            Self { w, letters: vec![row] },
        ]
    }
}
