//! `/references/{token}`: somebody outside says a few words about an applicant, on one page, in their own time, or says no.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    programme::referring::{self, Words},
};
use kith_core::{
    Code,
    programme::reference::{EMPTY, Part, State as Stands},
};

use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    query::Done,
    shell::Shell,
    visitor::Visitor,
    work,
};

/// What can have been done on this page, and the line that says so.
const DONE: [(&str, &str); 1] = [("saved", "reference-saved")];

/// The page.
#[derive(Template)]
#[template(path = "programme/reference.html")]
pub(crate) struct Reference {
    w: Shell,
    code: Code,
    /// By which name its reader knows the applicant.
    name: String,
    /// The key of what is said where it is over; `None` while it is open.
    shut: Option<&'static str>,
    /// The last day.
    day: String,
    /// Whether the house wrote to its reader; else the applicant gave them the link, and could open the page too.
    mailed: bool,
    parts: Vec<Field>,
    shared: bool,
}

/// One part.
struct Field {
    name: &'static str,
    title: String,
    hint: String,
    words: String,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new()
        .get("/references/{token}", May::Anyone, show)
        .post("/references/{token}", May::Anyone, write)
        .post("/references/{token}/refusals", May::Anyone, refuse)
}

async fn show(
    visitor: Visitor,
    State(app): State<App>,
    Path(token): Path<Code>,
    done: Done,
) -> Result<Response, Failure> {
    let page = opened(&app, token).await?;
    let w = done.on(visitor.shell("reference-title"), &DONE);
    let typed = |part| page.words.part(part).to_owned();
    Ok(draw(&Reference::new(w, &app, &page, typed)))
}

async fn opened(app: &App, token: Code) -> Result<referring::Page, Error> {
    let reader = app.clone();
    work::aside(move || referring::open(&reader, token)).await
}

/// Keeps what was typed; sends it, where that was asked.
async fn write(
    visitor: Visitor,
    State(app): State<App>,
    Path(token): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    match keep(&app, token, &fields).await {
        Ok("sent") => Ok(see(&format!("/references/{token}"))),
        Ok(_) => Ok(see(&format!("/references/{token}?done=saved"))),
        Err((field, Error::Refused(why))) => {
            let page = opened(&app, token).await?;
            let w = visitor.shell("reference-title").but(field, why);
            let mut drawn = Reference::new(w, &app, &page, |part| fields.text(part.word()));
            drawn.shared = fields.chose("shared", "yes");
            Ok(draw(&drawn))
        }
        Err((_, other)) => Err(other.into()),
    }
}

async fn keep(
    app: &App,
    token: Code,
    fields: &Fields,
) -> Result<&'static str, (&'static str, Error)> {
    let words = Words::of(|part| fields.text(part.word()))
        .map_err(|(part, why)| (part.word(), why.into()))?;
    let (gap, sealing) = (words.gap().map(Part::word), app.clone());
    let draft = work::aside(move || referring::draft_words(&sealing, token, &words)).await;
    let draft = draft.map_err(|why| ("known", why))?;
    let (sends, shared) = (fields.word("to") == "send", fields.chose("shared", "yes"));
    if let Some(part) = gap.filter(|_| sends) {
        // What is there is kept all the same.
        let kept = work::write(app, move |tx, at| referring::save(tx, at, &draft)).await;
        return Err((part, kept.err().unwrap_or(EMPTY.into())));
    }
    let kept = work::write(app, move |tx, at| {
        if sends {
            referring::give(tx, at, &draft, shared)
        } else {
            referring::save(tx, at, &draft)
        }
    });
    kept.await.map(|()| if sends { "sent" } else { "saved" }).map_err(|why| ("known", why))
}

async fn refuse(State(app): State<App>, Path(token): Path<Code>) -> Result<Response, Failure> {
    match work::write(&app, move |tx, at| referring::refuse(tx, at, token)).await {
        // It is over already: the page says how.
        Ok(()) | Err(Error::Refused(_)) => Ok(see(&format!("/references/{token}"))),
        Err(other) => Err(other.into()),
    }
}

impl Reference {
    fn new(w: Shell, app: &App, page: &referring::Page, typed: impl Fn(Part) -> String) -> Self {
        let reference = &page.reference;
        let shut = match reference.state {
            Stands::Asked if reference.may_write(app.now()).is_ok() => None,
            Stands::Asked | Stands::Over => Some("reference-over"),
            Stands::Given => Some("reference-given"),
            Stands::Refused => Some("reference-refused"),
        };
        let field = |part: &Part| Field {
            name: part.word(),
            title: w.say(&format!("reference-part-{}", part.word())),
            hint: w.say(&format!("reference-hint-{}", part.word())),
            words: typed(*part),
        };
        Self {
            code: page.code,
            name: page.known_as.as_ref().map(|name| name.reveal().to_owned()).unwrap_or_default(),
            shut,
            day: w.day_in(reference.until(), "UTC"),
            mailed: reference.mailed,
            parts: Part::ALL.iter().map(field).collect(),
            shared: false,
            w,
        }
    }
}

impl Page for Reference {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::{Private, Refusal, programme::reference::LONG};

        use super::application_samples as samples;
        let page = |w: Shell, (state, mailed)| {
            let (words, app) = (samples::words(), w.house().app.clone());
            let mut reference = samples::reference(state, mailed);
            if state == Stands::Asked {
                reference.asked = app.now();
            }
            let known_as = Some(Private::new("Alex Morgan"));
            let code = kith_core::Code(uuid::Uuid::from_u128(9));
            let page = referring::Page { code, reference, known_as, words };
            Self::new(w, &app, &page, |part| page.words.part(part).to_owned())
        };
        let w = || shell("reference-title");
        let bad: [(&str, Refusal); 2] = [("known", EMPTY), ("with", LONG)];
        let bad = bad.into_iter().fold(w(), |w, (field, why)| w.but(field, why));
        let mut all: Vec<_> = Stands::ALL.iter().map(|state| page(w(), (*state, true))).collect();
        all.push(page(w(), (Stands::Asked, false)));
        all.push(page(bad, (Stands::Asked, true)));
        all
    }
}
