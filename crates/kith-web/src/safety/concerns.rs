//! `/concerns/new` and `/talks/{id}/concern`: reporting what happened, and closing the door, in one step.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    people::recognising::Known,
    safety::{
        blocking,
        telling::{self, About, Sent, Told},
    },
};
use kith_core::{
    Code, Refusal,
    safety::{
        block,
        letter::{Matter, NO_MATTER},
    },
};

use super::{code, receipts::Given};
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, Trouble, draw, draw_open},
    shell::Shell,
    visitor::{SignedIn, Visitor},
    work,
};

/// The form; with a talk it asks less and can do more.
#[derive(Template)]
#[template(path = "safety/concern.html")]
pub(crate) struct Concern {
    w: Shell,
    talk: String,
    name: String,
    matters: Vec<(&'static str, String)>,
    matter: String,
    body: String,
    way: String,
    block: bool,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new()
        .get("/concerns/new", May::Anyone, show)
        .get("/talks/{talk}/concern", May::Member, show_of_talk)
        .post("/concerns", May::Anyone, send)
}

impl Concern {
    fn blank(w: Shell) -> Self {
        Self {
            w,
            talk: String::new(),
            name: String::new(),
            matters: Matter::ALL.iter().map(|one| (one.word(), said(*one))).collect(),
            matter: String::new(),
            body: String::new(),
            way: String::new(),
            block: false,
        }
    }

    /// The form about a talk with `name`.
    fn about(w: Shell, talk: Code, name: String) -> Self {
        Self { talk: talk.to_string(), name, ..Self::blank(w) }
    }

    /// The same, with what was typed and what stands in its way.
    fn again(mut self, fields: &Fields, problems: Vec<(&'static str, Refusal)>) -> Self {
        self.w = problems.into_iter().fold(self.w, |w, (field, why)| w.but(field, why));
        fields.word("matter").clone_into(&mut self.matter);
        (self.body, self.way) = (fields.text("body"), fields.text("way"));
        self.block = fields.chose("block", "yes");
        self
    }
}

fn said(matter: Matter) -> String {
    format!("concern-is-{}", matter.word())
}

async fn show(visitor: Visitor) -> Response {
    draw_open(&Concern::blank(visitor.shell("concern-title")))
}

async fn show_of_talk(
    me: SignedIn,
    State(app): State<App>,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let (known, id) = (me.known.clone(), code(&id)?);
    Ok(draw(&of_talk(&me, &app, &known, id).await?))
}

async fn of_talk(
    visitor: &Visitor,
    app: &App,
    known: &Known,
    talk: Code,
) -> Result<Concern, Error> {
    let known = known.clone();
    let met = work::read(app, move |tx| blocking::met(tx, &known, talk)).await?;
    Ok(Concern::about(visitor.shell("concern-talk-title"), talk, met.face.pseudonym))
}

async fn send(
    visitor: Visitor,
    State(app): State<App>,
    fields: Fields,
) -> Result<Response, Failure> {
    let talk = fields.first("talk").map(code).transpose()?;
    let form = match talk {
        None => Concern::blank(visitor.shell("concern-title")),
        Some(talk) => {
            let known = visitor.known.as_ref().ok_or(Trouble::SignIn)?;
            of_talk(&visitor, &app, known, talk).await?
        }
    };
    let (told, problems) = read(&fields);
    if !problems.is_empty() {
        return Ok(draw(&form.again(&fields, problems)));
    }
    match report(&visitor, &app, &fields, (told, talk)).await {
        Err(Error::Refused(why @ (block::SAFEGUARDING | block::ONESELF))) => {
            Ok(draw(&form.again(&fields, vec![("block", why)])))
        }
        sent => {
            Ok(draw(&Given::new(&visitor, &sent?, talk.is_some() && fields.chose("block", "yes"))))
        }
    }
}

fn read(fields: &Fields) -> (Told, Vec<(&'static str, Refusal)>) {
    let matter = Matter::of(fields.word("matter"));
    let told = Told { matter, words: fields.text("body"), way: fields.text("way") };
    let missing = matter.is_none().then_some(("matter", NO_MATTER));
    let problems = told.problems().into_iter().chain(missing).collect();
    (told, problems)
}

async fn report(
    visitor: &Visitor,
    app: &App,
    fields: &Fields,
    (told, talk): (Told, Option<Code>),
) -> Result<Sent, Error> {
    let (seal, post, known) = (app.clone(), fields.post(visitor), visitor.known.clone());
    let draft = work::aside(move || telling::draft(&seal, &told)).await?;
    let block = fields.chose("block", "yes");
    work::write(app, move |tx, at| match (&known, talk) {
        (Some(known), Some(talk)) => {
            telling::report(tx, at, &post, &draft, (known, About { talk, block }))
        }
        (known, _) => {
            telling::tell(tx, at, &post, &draft, known.as_ref().map(|known| known.member))
        }
    })
    .await
}

impl Page for Concern {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::safety::letter::EMPTY;
        let talk = Code(uuid::Uuid::from_u128(7));
        let of_talk = || Self::about(shell("concern-talk-title"), talk, "Sparrow".to_owned());
        let typed = Fields::read(b"body=&matter=threat&block=yes").0;
        let problems =
            || vec![("body", EMPTY), ("matter", NO_MATTER), ("block", block::SAFEGUARDING)];
        let blank = || Self::blank(shell("concern-title"));
        vec![
            blank(),
            of_talk(),
            of_talk().again(&typed, problems()),
            blank().again(&typed, vec![("body", EMPTY), ("matter", NO_MATTER)]),
        ]
    }
}
