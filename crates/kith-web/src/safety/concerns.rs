//! `/concerns/new` and `/talks/{id}/concern`: reporting what happened, and closing the door, in one step.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error, Tx,
    people::recognising::Known,
    safety::{
        blocking,
        telling::{self, About, Sent, Told},
    },
    talk::{reading, seat},
};
use kith_core::{
    Code, Moment, Refusal,
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
    /// The message that is reported; empty where it is the talk.
    message: String,
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
        .get("/messages/{message}/concern", May::Member, show_of_message)
        .get("/talks/{talk}/concern", May::Member, show_of_talk)
        .post("/concerns", May::Anyone, send)
}

impl Concern {
    fn blank(w: Shell) -> Self {
        Self {
            w,
            talk: String::new(),
            message: String::new(),
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

    /// The same about this message of the talk, where one is named.
    fn at(self, message: Option<Code>) -> Self {
        Self { message: message.map(|code| code.to_string()).unwrap_or_default(), ..self }
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

/// The form about one message.
async fn show_of_message(
    me: SignedIn,
    State(app): State<App>,
    Path(code): Path<Code>,
) -> Result<Response, Failure> {
    let (known, ours) = (me.known.clone(), seat::faces(&me.known));
    let talk = move |tx: &mut Tx| Ok(reading::message(tx, &ours, code)?.0.talk.code);
    let talk = work::read(&app, talk).await?;
    Ok(draw(&of_talk(&me, &app, &known, talk).await?.at(Some(code))))
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
    let message = fields.first("message").map(code).transpose()?;
    let form = match talk {
        None => Concern::blank(visitor.shell("concern-title")),
        Some(talk) => {
            let known = visitor.known.as_ref().ok_or(Trouble::SignIn)?;
            of_talk(&visitor, &app, known, talk).await?.at(message)
        }
    };
    let (told, problems) = read(&fields);
    if !problems.is_empty() {
        return Ok(draw(&form.again(&fields, problems)));
    }
    match report(&visitor, &app, &fields, (told, talk.map(|talk| (talk, message)))).await {
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
    (told, talk): (Told, Option<(Code, Option<Code>)>),
) -> Result<Sent, Error> {
    let (seal, post, known) = (app.clone(), fields.post(visitor), visitor.known.clone());
    let block = fields.chose("block", "yes");
    if let (Some(known), Some((talk, message))) = (known.clone(), talk) {
        let (about, teller) = (About { talk, message, block }, known.clone());
        let draft = work::aside(move || telling::draft_about(&seal, &told, &teller, about)).await?;
        let sent = move |tx: &mut Tx, at: &mut Moment| {
            telling::report(tx, at, &post, &draft, (&known, about))
        };
        return work::write(app, sent).await;
    }
    let (writer, draft) =
        (known.map(|known| known.member), work::aside(move || telling::draft(&seal, &told)).await?);
    work::write(app, move |tx, at| telling::tell(tx, at, &post, &draft, writer)).await
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
            of_talk().at(Some(talk)).again(&typed, problems()),
            blank().again(&typed, vec![("body", EMPTY), ("matter", NO_MATTER)]),
        ]
    }
}
