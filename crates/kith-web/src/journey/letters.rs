//! `/journeys/{talk}/letters`: one of the two asks a coordinator; the other has no part in it.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{App, Error, safety::consulting};
use kith_core::Code;

use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    shell::Shell,
    visitor::SignedIn,
    work,
};

/// The form.
#[derive(Template)]
#[template(path = "journey/ask.html")]
pub(crate) struct Ask {
    w: Shell,
    talk: String,
    /// The name on the other side.
    name: String,
    /// By which day somebody answers who asks now.
    until: String,
    body: String,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/journeys/{talk}/letters/new", May::Member, show).post(
        "/journeys/{talk}/letters",
        May::Member,
        ask,
    )
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path(talk): Path<Code>,
) -> Result<Response, Failure> {
    Ok(draw(&form(&app, &me, talk, me.shell("journey-ask-title")).await?))
}

async fn ask(
    State(app): State<App>,
    me: SignedIn,
    Path(talk): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (seal, body) = (app.clone(), fields.text("body"));
    let text = body.clone();
    let draft = match work::aside(move || consulting::draft(&seal, &text)).await {
        Err(Error::Refused(why)) => {
            let w = me.shell("journey-ask-title").but("body", why);
            return Ok(draw(&Ask { body, ..form(&app, &me, talk, w).await? }));
        }
        sealed => sealed?,
    };
    let (post, known) = (fields.post(&me), me.known.clone());
    let asked = work::once(&app, post, move |tx, at| {
        Ok(format!("/me/letters/{}", consulting::consult(tx, at, &known, (talk, &draft))?))
    });
    Ok(see(&asked.await?))
}

async fn form(app: &App, me: &SignedIn, talk: Code, w: Shell) -> Result<Ask, Error> {
    let (known, now) = (me.known.clone(), app.now());
    let (other, until) = work::read(app, move |tx| consulting::look(tx, now, &known, talk)).await?;
    let name = other.map_or_else(|| w.say("talk-nobody"), |face| face.pseudonym);
    let until = w.day_in(until, "UTC");
    Ok(Ask { w, talk: talk.to_string(), name, until, body: String::new() })
}

impl Page for Ask {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::safety::letter::LONG;
        let page = |w: Shell| Self {
            w,
            talk: "0".repeat(32),
            name: "Sparrow".to_owned(),
            until: "Friday 17 November 2023".to_owned(),
            body: "first\nsecond".to_owned(),
        };
        vec![page(shell("journey-ask-title")), page(shell("journey-ask-title").but("body", LONG))]
    }
}
