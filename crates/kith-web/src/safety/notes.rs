//! `/cases/{id}/notes`: what stands among those who work on a case: notes, what came with it, and holding it.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    safety::{
        holding,
        noting::{self, Among, Then},
    },
};
use kith_core::{
    Refusal, Timestamp,
    safety::{
        case::Case,
        hold::{Ground, RANGE},
    },
};

use super::code;
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    query::Done,
    shell::Shell,
    visitor::SignedIn,
    words::Words,
    work,
};

/// What can have been done on this page, and the line that says so.
const DONE: [(&str, &str); 2] = [("noted", "note-kept"), ("held", "hold-changed")];

/// The page.
#[derive(Template)]
#[template(path = "safety/notes.html")]
pub(crate) struct Notes {
    w: Shell,
    case: String,
    kept: Vec<Line>,
    linked: Vec<(String, String)>,
    head: Option<String>,
    hold: Option<String>,
    grounds: Vec<(&'static str, String, bool)>,
    body: String,
    days: String,
}

struct Line {
    who: String,
    at: Timestamp,
    /// What was tried; empty where it is only a note.
    tried: String,
    words: Option<String>,
}

/// No ground is chosen.
const NO_GROUND: Refusal = Refusal("hold-no-ground");

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new()
        .get("/cases/{id}/notes", May::Desk, show)
        .post("/cases/{id}/notes", May::Desk, write)
        .post("/cases/{id}/holds", May::Desk, hold)
}

async fn show(
    me: SignedIn,
    State(app): State<App>,
    Path(id): Path<String>,
    done: Done,
) -> Result<Response, Failure> {
    let mut page = page(&me, &app, &id).await?;
    page.w = done.on(page.w, &DONE);
    Ok(draw(&page))
}

async fn page(me: &SignedIn, app: &App, id: &str) -> Result<Notes, Error> {
    let (id, known, reader) = (code(id)?, me.known.clone(), app.clone());
    let among = work::aside(move || noting::among(&reader, &known, id)).await?;
    Ok(Notes::new(me.shell("notes-title"), &among))
}

async fn write(
    me: SignedIn,
    State(app): State<App>,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (named, known, post) = (code(&id)?, me.known.clone(), fields.post(&me));
    let (seal, text) = (app.clone(), fields.text("body"));
    let draft = match work::aside(move || noting::draft(&seal, &text)).await {
        Err(Error::Refused(why)) => {
            return Ok(draw(&page(&me, &app, &id).await?.but("body", why, &fields)));
        }
        draft => draft?,
    };
    let then = if fields.word("then") == "back" { Then::Back } else { Then::Keep };
    work::write(&app, move |tx, at| noting::write(tx, at, &post, &known, (named, &draft, then)))
        .await?;
    Ok(see(&format!("/cases/{named}/notes?done=noted")))
}

async fn hold(
    me: SignedIn,
    State(app): State<App>,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (named, known) = (code(&id)?, me.known.clone());
    let done = if fields.word("do") == "release" {
        work::write(&app, move |tx, at| holding::release(tx, at, &known, named)).await
    } else {
        place(&me, &app, &id, &fields).await
    };
    match done {
        Ok(()) => Ok(see(&format!("/cases/{named}/notes?done=held"))),
        Err(Error::Refused(why)) => {
            let field = if why == RANGE { "days" } else { "ground" };
            Ok(draw(&page(&me, &app, &id).await?.but(field, why, &fields)))
        }
        Err(other) => Err(other.into()),
    }
}

async fn place(me: &SignedIn, app: &App, id: &str, fields: &Fields) -> Result<(), Error> {
    let (named, known) = (code(id)?, me.known.clone());
    let ground = Ground::of(fields.word("ground")).ok_or(NO_GROUND)?;
    let days = fields.word("days").parse().map_err(|_| RANGE)?;
    work::write(app, move |tx, at| holding::hold(tx, at, &known, (named, ground, days))).await
}

impl Notes {
    fn new(w: Shell, among: &Among) -> Self {
        let former = || w.say("case-former");
        let notes = among.notes.iter().map(|note| Line {
            who: note.by.as_ref().map_or_else(former, |face| face.pseudonym.clone()),
            at: note.at,
            tried: note
                .tried
                .map_or_else(String::new, |one| w.say(&format!("crisis-{}", one.word()))),
            words: note.words.as_ref().map(|words| words.reveal().to_owned()),
        });
        let notes = notes.collect();
        let mut page = Self::of(w, &among.case, notes);
        page.linked = among.linked.iter().map(|case| named(&page.w, case)).collect();
        page.head = among.head.as_ref().map(|case| case.code.to_string());
        page.hold = among.hold.as_ref().map(|hold| {
            let ground = page.w.say(&format!("hold-ground-{}", hold.ground.word()));
            let time = page.w.day_in(hold.until, "UTC");
            page.w.say_with("hold-standing", &[("ground", ground.into()), ("time", time.into())])
        });
        page
    }

    fn of(w: Shell, case: &Case, notes: Vec<Line>) -> Self {
        let ground =
            |ground: &Ground| (ground.word(), format!("hold-ground-{}", ground.word()), false);
        Self {
            case: case.code.to_string(),
            kept: notes,
            linked: Vec::new(),
            head: None,
            hold: None,
            grounds: Ground::ALL.iter().map(ground).collect(),
            body: String::new(),
            days: String::new(),
            w,
        }
    }

    /// The same, where `why` stands in the way of `field`; with everything that was typed.
    fn but(mut self, field: &'static str, why: Refusal, fields: &Fields) -> Self {
        self.w = self.w.but(field, why);
        self.body = fields.text("body");
        self.days = fields.text("days");
        for (word, _, chosen) in &mut self.grounds {
            *chosen = fields.chose("ground", word);
        }
        self
    }
}

/// A case that came with another: its code, and since when it is there.
fn named(w: &Words, case: &Case) -> (String, String) {
    let since = w.say_of("note-linked", "time", w.moment_in(case.opened, "UTC"));
    (case.code.to_string(), since)
}

impl Page for Notes {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let case = super::examples::cases().remove(2).case;
        let line = |words: Option<&str>| Line {
            who: "…".to_owned(),
            at: case.opened,
            tried: "Told".to_owned(),
            words: words.map(str::to_owned),
        };
        let mut page =
            Self::of(shell("notes-title"), &case, vec![line(Some("one\ntwo")), line(None)]);
        page.linked = vec![named(&page.w, &case)];
        page.hold = Some("…".to_owned());
        let mut empty = Self::of(shell("notes-title"), &case, Vec::new());
        empty.head = Some("0".repeat(32));
        vec![page, empty.but("days", RANGE, &Fields::default())]
    }
}
