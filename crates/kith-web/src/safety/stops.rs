//! `/talks/{id}/stops`: ending a talk and reporting it, in one step. What follows asks after whoever did it.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{App, Error, safety::stopping, safety::telling::Sent};
use kith_core::{Code, Timestamp, people::face::Side, safety::letter::Matter};

use super::code;
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    shell::Shell,
    visitor::SignedIn,
    work,
};

/// The page that follows.
#[derive(Template)]
#[template(path = "safety/stopped.html")]
pub(crate) struct Stopped {
    w: Shell,
    code: String,
    promised: Timestamp,
    /// Whether whoever ended it gave support there.
    helps: bool,
}

/// Its door.
pub(crate) fn doors() -> Doors {
    Doors::new().post("/talks/{talk}/stops", May::Member, stop)
}

async fn stop(
    me: SignedIn,
    State(app): State<App>,
    Path(talk): Path<String>,
    fields: Fields,
) -> Result<Response, Failure> {
    let talk = code(&talk)?;
    match end(&me, &app, talk, &fields).await {
        // Somebody was quicker: the talk says so itself, with the way to report it.
        Err(Error::Refused(_)) => Ok(see(&format!("/talks/{talk}#end"))),
        ended => {
            let (sent, side) = ended?;
            Ok(draw(&Stopped::new(me.shell("stopped-title"), &sent, side)))
        }
    }
}

async fn end(me: &SignedIn, app: &App, talk: Code, fields: &Fields) -> Result<(Sent, Side), Error> {
    let matter = match Matter::of(fields.word("matter")) {
        Some(Matter::Sexual) => Matter::Sexual,
        _ => Matter::Other,
    };
    let words = me.words.say(&format!("harm-words-{}", matter.word()));
    let (seal, known, post) = (app.clone(), me.known.clone(), fields.post(me));
    let draft = work::aside(move || stopping::draft(&seal, &known, talk, (matter, words))).await?;
    let known = me.known.clone();
    work::write(app, move |tx, at| stopping::stop(tx, at, &post, &draft, (&known, talk))).await
}

impl Stopped {
    fn new(w: Shell, sent: &Sent, side: Side) -> Self {
        let (code, promised) = (sent.receipt.to_string(), sent.promised);
        Self { w, code, promised, helps: side == Side::Helper }
    }
}

impl Page for Stopped {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let page = |helps| Self {
            w: shell("stopped-title"),
            code: "7KQ2-M4TX-9RBN".to_owned(),
            promised: super::examples::now(),
            helps,
        };
        vec![page(true), page(false)]
    }
}
