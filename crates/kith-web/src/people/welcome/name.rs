//! `/welcome/name`: what others call you, and your doorway.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{App, people::portraying};
use kith_core::{
    Code,
    people::{
        account::{PSEUDONYM_LENGTH, Pseudonym},
        face::Side,
        welcome::Step,
    },
};

use super::{Head, go_on, is_skipped};
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    people::me::redraw,
    shell::Shell,
    visitor::SignedIn,
    work,
};

/// The question.
#[derive(Template)]
#[template(path = "people/welcome/name.html")]
pub(crate) struct AskName {
    w: Shell,
    head: Head,
    doorway: Code,
    pseudonym: String,
}

/// Its doors.
pub(super) fn doors() -> Doors {
    Doors::new().get("/welcome/name", May::Member, show).post("/welcome/name", May::Member, save)
}

async fn show(me: SignedIn) -> Response {
    let w = me.shell("welcome-name-title");
    draw(&AskName::new(w, me.known.face.doorway, me.known.face.pseudonym.clone()))
}

async fn save(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    if is_skipped(&fields) {
        return Ok(go_on(&app, &me, Step::Name).await?);
    }
    let Ok(pseudonym) = Pseudonym::parse(&fields.text("pseudonym")) else {
        let w = me.shell("welcome-name-title").but("pseudonym", PSEUDONYM_LENGTH);
        return Ok(draw(&AskName::new(w, me.known.face.doorway, fields.text("pseudonym"))));
    };
    let (who, doorway) = ((me.known.member, Side::Member), redraw(&fields, "redraw"));
    work::write(&app, move |tx, at| portraying::portray(tx, at, who, &pseudonym, doorway)).await?;
    // Another doorway is looked at before one goes on.
    if fields.chose("redraw", "yes") {
        return Ok(see("/welcome/name"));
    }
    Ok(go_on(&app, &me, Step::Name).await?)
}

impl AskName {
    fn new(w: Shell, doorway: Code, pseudonym: String) -> Self {
        Self { head: Head::new(&w, Step::Name, &[]), doorway, pseudonym, w }
    }
}

impl Page for AskName {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let bad = shell("welcome-name-title").but("pseudonym", PSEUDONYM_LENGTH);
        [shell("welcome-name-title"), bad]
            .map(|w| Self::new(w, Code(uuid::Uuid::from_u128(7)), "Wren".to_owned()))
            .into()
    }
}
