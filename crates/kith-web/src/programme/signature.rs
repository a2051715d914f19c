//! `/practice/{code}/signature`: a supervisor says how it stands with a supporter, by the twelve competencies: signed, or not yet.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    programme::practising::{self, Outcome, Wish, reading},
};
use kith_core::{
    Code, Refusal,
    people::topic::LANGUAGES,
    programme::{
        competency::{Competency, Marks, Seen},
        practice::{Stage, TONGUE},
        supervision::{self, NO_DAY},
    },
};

use super::practice::opened;
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    shell::Shell,
    visitor::SignedIn,
    work,
};

/// Neither signed nor not yet.
const NO_OUTCOME: Refusal = Refusal("signature-no-outcome");

/// The page.
#[derive(Template)]
#[template(path = "programme/signature.html")]
pub(crate) struct Form {
    w: Shell,
    code: Code,
    /// What the supporter is called at work.
    name: Option<String>,
    typed: Fields,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/practice/{code}/signature", May::Member, show).post(
        "/practice/{code}/signature",
        May::Member,
        sign,
    )
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
) -> Result<Response, Failure> {
    let page = signable(&app, &me, code).await?;
    Ok(draw(&Form::new(me.shell("signature-title"), &page, Fields::of(Vec::new()))))
}

/// The practice that `code` names, where whoever reads says how it stands.
async fn signable(app: &App, me: &SignedIn, code: Code) -> Result<reading::Page, Error> {
    let page = opened(app, me, code).await?;
    let it = &page.seen.it;
    let leads = !page.seen.own && it.supervisor.is_some() && it.over.is_none();
    let ready = leads && it.stage(page.wanted) == Stage::Sign;
    if ready { Ok(page) } else { Err(Error::NotFound) }
}

async fn sign(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    match keep(&app, &me, (code, &fields)).await {
        Ok(to) => Ok(see(&to)),
        Err((field, Error::Refused(why))) => {
            let page = signable(&app, &me, code).await?;
            Ok(draw(&Form::new(me.shell("signature-title").but(field, why), &page, fields)))
        }
        Err((_, other)) => Err(other.into()),
    }
}

async fn keep(
    app: &App,
    me: &SignedIn,
    (code, fields): (Code, &Fields),
) -> Result<String, (&'static str, Error)> {
    let wish = wish(fields).map_err(|(field, why)| (field, why.into()))?;
    let (sealing, who) = (app.clone(), me.known.clone());
    let by = who.clone();
    let signing = work::aside(move || practising::signing(&sealing, &by, code, wish)).await;
    let signing = signing.map_err(|why| ("words", why))?;
    let kept = work::once(app, fields.post(me), move |tx, at| {
        practising::sign(tx, at, &who, &signing)?;
        Ok(format!("/practice/{code}?done=said"))
    });
    let field = |why: &Error| {
        if matches!(why, Error::Refused(NO_DAY)) { "again" } else { "outcome" }
    };
    kept.await.map_err(|why| (field(&why), why))
}

/// What was typed, or the field that stands in the way.
fn wish(fields: &Fields) -> Result<Wish, (&'static str, Refusal)> {
    let marks = Marks::new(|of| Seen::of(fields.word(&name(of)))).map_err(|why| ("marks", why))?;
    let tongue = fields.word("tongue").to_owned();
    if LANGUAGES.iter().all(|(tag, _)| *tag != tongue) {
        return Err(("tongue", TONGUE));
    }
    let words = supervision::words(&fields.text("words")).map_err(|why| ("words", why))?;
    let outcome = match fields.word("outcome") {
        "signed" => Outcome::Signed,
        "not-yet" => {
            let day = fields.word("again").parse().ok();
            Outcome::NotYet(Some(day.ok_or(("again", NO_DAY))?))
        }
        _ => return Err(("outcome", NO_OUTCOME)),
    };
    Ok(Wish { tongue, marks, words, outcome })
}

/// What the field of `of` is called.
fn name(of: Competency) -> String {
    format!("seen-{}", of.word())
}

/// Each choice of a select: its value, what it says, and whether it is chosen.
type Choices = Vec<(&'static str, String, bool)>;

impl Form {
    fn new(w: Shell, page: &reading::Page, typed: Fields) -> Self {
        let name = page.seen.other.as_ref().map(|face| face.pseudonym.clone());
        Self { w, code: page.seen.code, name, typed }
    }

    /// To whom the words are.
    fn to(&self) -> String {
        match &self.name {
            Some(name) => self.w.say_of("signature-words", "name", name.as_str()),
            None => self.w.say("signature-words-nobody"),
        }
    }

    /// Each of the twelve: the name of its field, what it says, and what can be chosen.
    fn marks(&self) -> Vec<(String, String, Choices)> {
        let one = |of: &Competency| {
            let name = name(*of);
            let choice = |seen: &Seen| {
                let said = self.w.say(&format!("seen-{}", seen.word()));
                (seen.word(), said, self.typed.chose(&name, seen.word()))
            };
            let choices = Seen::ALL.iter().map(choice).collect();
            let said = self.w.say(&format!("competency-{}", of.word()));
            (name, said, choices)
        };
        Competency::ALL.iter().map(one).collect()
    }

    /// The languages in which it may have been heard.
    fn tongues(&self) -> Choices {
        let one = |(tag, name): &(&'static str, &str)| {
            (*tag, (*name).to_owned(), self.typed.chose("tongue", tag))
        };
        LANGUAGES.iter().map(one).collect()
    }
}

impl Page for Form {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::programme::competency::UNMARKED;

        use super::practice::{page, sample};
        let seen = || page(sample((false, true), [Some(-1), None, None]), 1);
        let w = || shell("signature-title");
        let typed = ["marks", "outcome", "tongue", "words", "again"];
        let typed = typed.map(|name| (name.to_owned(), "not-yet".to_owned()));
        let bad = w().but("marks", UNMARKED).but("tongue", TONGUE).but("again", NO_DAY);
        let bad = bad.but("words", supervision::NO_WORDS).but("outcome", NO_OUTCOME);
        vec![
            Self::new(w(), &seen(), Fields::of(Vec::new())),
            Self::new(bad, &seen(), Fields::of(typed.into())),
        ]
    }
}
