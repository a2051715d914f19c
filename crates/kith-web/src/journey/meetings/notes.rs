//! `/meetings/{meeting}/notes`: before a meeting what to talk about, after it how it was and what to keep; and a note for
//! oneself.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    journey::meeting::{
        jotting::{self, Jotted},
        reading::Seen,
    },
};
use kith_core::{
    Code, Timestamp,
    journey::{
        agreement,
        meeting::{Part, Said},
    },
};

use super::{meeting::missed, own, seen};
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    shell::Shell,
    talk::seats::{Standing, faces},
    visitor::SignedIn,
    work,
};

/// The form.
#[derive(Template)]
#[template(path = "journey/notes.html")]
pub(crate) struct Form {
    w: Shell,
    standing: Standing,
    code: Code,
    /// What can be said of it: word, name, whether it is chosen; empty before it has begun.
    accounts: Vec<(&'static str, String, bool)>,
    /// What both read, unless the talk is closed or rests, and what only the reader does.
    texts: Vec<Text>,
}

/// One text.
struct Text {
    field: &'static str,
    words: String,
}

/// Its doors.
pub(super) fn doors() -> Doors {
    Doors::new().get("/meetings/{meeting}/notes", May::Member, form).post(
        "/meetings/{meeting}/notes",
        May::Member,
        jot,
    )
}

async fn form(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
) -> Result<Response, Failure> {
    let found = seen(&app, &me, code).await?;
    Ok(draw(&Form::new(me.shell("meeting-write"), &found, app.now())))
}

async fn jot(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    match keep(&app, &me, code, &fields).await {
        Ok(()) => Ok(see(&format!("/meetings/{code}?done=noted"))),
        Err((field, Error::Refused(why))) => {
            let found = seen(&app, &me, code).await?;
            let mut form = Form::new(me.shell("meeting-write").but(field, why), &found, app.now());
            for text in &mut form.texts {
                text.words = fields.text(text.field);
            }
            for (word, _, chosen) in &mut form.accounts {
                *chosen = fields.chose("said", word);
            }
            Ok(draw(&form))
        }
        Err((_, error)) => Err(error.into()),
    }
}

/// Keeps what was typed; where it is refused, the field that it is about. A field that the form did not have stays as it
/// was.
async fn keep(
    app: &App,
    me: &SignedIn,
    code: Code,
    fields: &Fields,
) -> Result<(), (&'static str, Error)> {
    let mut typed = Vec::new();
    for part in [Part::Agenda, Part::Notes, Part::Own] {
        if fields.first(part.word()).is_some() {
            let words = agreement::words(&fields.text(part.word()));
            typed.push((part, words.map_err(|why| (part.word(), why.into()))?));
        }
    }
    let said = Said::of(fields.word("said"));
    let (ours, member, sealing) = (faces(me), me.known.member, app.clone());
    let draft =
        work::aside(move || jotting::draft(&sealing, (&ours, member), code, (said, &typed)));
    let draft = draft.await.map_err(|why| ("form", why))?;
    let kept = work::write(app, move |tx, at| jotting::jot(tx, at, &draft)).await;
    kept.map_err(|why| ("form", why))
}

impl Form {
    fn new(w: Shell, (seen, jotted): &(Seen, Vec<Jotted>), now: Timestamp) -> Self {
        let standing = Standing::new(&w, &seen.seat, seen.other.as_ref());
        let (kept, side) = (&seen.kept, seen.seat.side);
        let (open, begun) = (standing.is_open(), kept.meeting.start().is_some_and(|at| at <= now));
        let name = |said: Said| match said {
            Said::Held => w.say("meeting-was-held"),
            missed_by if missed_by == missed(side) => w.say("meeting-was-missed-you"),
            _ => w.say_of("meeting-was-missed-other", "name", standing.name.as_str()),
        };
        let account =
            |said: &Said| (said.word(), name(*said), kept.meeting.said(side) == Some(*said));
        let accounts = if open && begun && kept.meeting.settled.is_none() {
            Said::ALL.iter().map(account).collect()
        } else {
            Vec::new()
        };
        let text = |part: Part| Text { field: part.word(), words: own(jotted, part) };
        let shared = open.then(|| text(if begun { Part::Notes } else { Part::Agenda }));
        let texts = shared.into_iter().chain([text(Part::Own)]).collect();
        Self { code: kept.code, accounts, texts, standing, w }
    }
}

impl Form {
    /// The key of what is written here.
    fn title(&self) -> &'static str {
        match (self.texts.first().map(|text| text.field), self.accounts.is_empty()) {
            (Some("agenda"), _) => "meeting-write-agenda",
            (_, false) => "meeting-write-notes",
            _ => "meeting-own",
        }
    }
}

impl Text {
    /// The key of its title.
    fn title(&self) -> String {
        format!("meeting-{}", self.field)
    }

    /// The key of its hint.
    fn hint(&self) -> String {
        format!("meeting-{}-hint", self.field)
    }
}

impl Page for Form {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::{
            journey::{RESTS, agreement::LONG},
            people::face::Side,
            talk::State as Stands,
        };

        use super::samples::standing;
        let page = |w: Shell, begun: bool| {
            let account = |said: &Said| (said.word(), "It took place".to_owned(), begun);
            let text = |field| Text { field, words: "x".repeat(1_000) };
            Self {
                standing: standing(Side::Helper, Stands::Open),
                code: Code(uuid::Uuid::nil()),
                accounts: if begun { Said::ALL.iter().map(account).collect() } else { Vec::new() },
                texts: vec![text(if begun { "notes" } else { "agenda" }), text("own")],
                w,
            }
        };
        let title = || shell("meeting-write");
        vec![
            page(title(), false),
            page(title(), true),
            page(title().but("notes", LONG), true),
            page(title().but("own", LONG), false),
            page(title().but("form", RESTS), true),
        ]
    }
}
