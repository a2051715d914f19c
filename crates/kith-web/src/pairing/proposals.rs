//! `/proposals/{code}`: a pair that was put forward, for either of the two; `/proposals/{code}/answers` takes the yes
//! or the no.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    pairing::{
        answering::{self, Said},
        reading::proposal::{self as reading, Stands},
    },
};
use kith_core::{
    Code, DAY, Refusal, Timestamp,
    pairing::proposal::Word,
    people::{
        face::{Face, Side},
        notice::About,
    },
};

use super::saying;
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    shell::Shell,
    support::{requests, saying::timed},
    visitor::SignedIn,
    words::Markup,
    work,
};

/// For how many days a mentor rests who wants nothing new for now.
const REST: i64 = 7;

/// The page.
#[derive(Template)]
#[template(path = "pairing/proposal.html")]
pub(crate) struct Show {
    w: Shell,
    code: Code,
    /// Whether a mentor reads.
    mentor: bool,
    until: Timestamp,
    said: Option<Timestamp>,
    open: Option<Other>,
    talk: Option<Code>,
    /// Where to go on from here.
    back: String,
}

/// The other of the two.
struct Other {
    face: Face,
    reasons: Vec<String>,
    about: String,
    words: String,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/proposals/{proposal}", May::Member, show).post(
        "/proposals/{proposal}/answers",
        May::Member,
        create,
    )
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
) -> Result<Response, Failure> {
    let shown = page(&app, &me, code, None).await?;
    requests::seen(&app, &me.known, (About::Proposal, code)).await?;
    Ok(draw(&shown))
}

async fn page(app: &App, me: &SignedIn, code: Code, why: Option<Refusal>) -> Result<Show, Failure> {
    let (who, now, hands) = (me.known.clone(), app.now(), app.clone());
    let found = work::read(app, move |tx| reading::page(tx, now, &who, code)).await?;
    let mut w = me.shell("proposal-tab");
    if let Some(why) = why {
        w = w.but("answer", why);
    }
    let (mut open, mut talk) = (None, None);
    match found.stands {
        Stands::Open(other) => {
            let sealed = other.clone();
            let (about, words) = work::aside(move || sealed.open(&hands)).await?;
            open = Some(Other {
                reasons: saying::reasons(&w, &other.reasons),
                about: about.unwrap_or_default(),
                words: words.map_or_else(String::new, |words| words.reveal().to_owned()),
                face: other.face,
            });
        }
        Stands::Agreed(code) => talk = Some(code),
        Stands::Over => {}
    }
    let back = found.request.map_or_else(|| "/duty".to_owned(), |code| format!("/requests/{code}"));
    let mentor = found.side == Side::Helper;
    Ok(Show { code, mentor, until: found.until, said: found.said, open, talk, back, w })
}

async fn create(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let word = Word::of(fields.word("answer")).ok_or(Error::NotFound)?;
    let rest = fields.chose("rest", "yes").then(|| app.now() + DAY.times(REST));
    let who = me.known.clone();
    let said =
        work::write(&app, move |tx, at| answering::say(tx, at, &who, code, (word, rest))).await;
    match said {
        Ok(Said::Talk(talk)) => Ok(see(&format!("/talks/{talk}#end"))),
        Ok(Said::Waits | Said::Over) => Ok(see(&format!("/proposals/{code}"))),
        Err(Error::Refused(why)) => Ok(draw(&page(&app, &me, code, Some(why)).await?)),
        Err(other) => Err(other.into()),
    }
}

impl Show {
    /// Until when both may answer, and what happens then.
    fn clock(&self, other: &Other) -> Markup {
        let key = if self.said.is_some() { "proposal-waits" } else { "proposal-until" };
        timed(&self.w, key, &[("name", other.face.pseudonym.as_str().into())], self.until)
    }

    /// The key of the words on the way back.
    fn back_words(&self) -> &'static str {
        if self.mentor { "offer-back" } else { "request-back" }
    }
}

impl Page for Show {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let (at, face) = (crate::support::samples::at(), crate::support::samples::face("Juniper"));
        let page = |mentor: bool, said: bool, open: bool| {
            let w = shell("proposal-tab");
            let other = Other {
                face: face.clone(),
                reasons: saying::reasons(&w, &[]),
                about: if mentor { String::new() } else { "I nursed for years.".to_owned() },
                words: if mentor {
                    "I would like to go back to work.".to_owned()
                } else {
                    String::new()
                },
            };
            let (open, said) = (open.then_some(other), said.then_some(at));
            let back = "/duty".to_owned();
            Self { code: face.code, mentor, until: at, said, open, talk: None, back, w }
        };
        let over = shell("proposal-tab").but("answer", kith_core::pairing::proposal::OVER);
        vec![
            page(true, false, true),
            page(false, false, true),
            page(false, true, true),
            page(false, true, false),
            Self { w: over, ..page(true, false, false) },
            Self { talk: Some(face.code), ..page(true, true, false) },
        ]
    }
}
