//! `/journeys/{talk}/review`: both look at their agreement again: carry on, change something, or stop.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    journey::midterm::{self, Page as Seen, Theirs, saying},
};
use kith_core::{
    Code, Private, Refusal, Timestamp,
    journey::{
        agreement,
        midterm::{Choice, Midterm, SILENT},
    },
    people::notice::About,
};

use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    query::Done,
    shell::Shell,
    support::requests,
    talk::seats::{Standing, faces},
    visitor::SignedIn,
    words::Words,
    work,
};

/// What can have been done on this page, and the line that says so.
const DONE: [(&str, &str); 1] = [("said", "midterm-kept")];

/// Nothing was chosen.
const CHOOSE: Refusal = Refusal("midterm-choose");

/// The page.
#[derive(Template)]
#[template(path = "journey/midterm.html")]
pub(crate) struct Show {
    w: Shell,
    standing: Standing,
    /// The day on which both are asked; `None` while no agreement holds.
    day: Option<Timestamp>,
    /// By which zone days are counted.
    zone: String,
    /// How far they have come; `None` while they were not asked.
    midterm: Option<Midterm>,
    /// What can be chosen: word, sentence, and whether it was; none where nothing can.
    ways: Vec<(&'static str, String, bool)>,
    words: String,
    /// Once both have said it: who, what they want, and their look back; empty where that is nothing.
    said: Vec<(String, String, String)>,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    let path = "/journeys/{talk}/review";
    Doors::new().get(path, May::Member, show).post(path, May::Member, say)
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path(talk): Path<Code>,
    done: Done,
) -> Result<Response, Failure> {
    let seen = seen(&app, &me, talk).await?;
    requests::seen(&app, &me.known, (About::Midterm, talk)).await?;
    Ok(draw(&Show::new(done.on(me.shell("midterm-title"), &DONE), &seen, None)))
}

async fn seen(app: &App, me: &SignedIn, talk: Code) -> Result<Seen, Error> {
    let (ours, reader) = (faces(me), app.clone());
    work::aside(move || midterm::page(&reader, &ours, talk)).await
}

async fn say(
    State(app): State<App>,
    me: SignedIn,
    Path(talk): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    match keep(&app, &me, talk, &fields).await {
        Ok(path) => Ok(see(&path)),
        Err(Error::Refused(why)) => {
            let field = if why == agreement::LONG { "words" } else { "choice" };
            let w = me.shell("midterm-title").but(field, why);
            Ok(draw(&Show::new(w, &seen(&app, &me, talk).await?, Some(&fields))))
        }
        Err(other) => Err(other.into()),
    }
}

/// Keeps what was chosen and typed; the path of the page after it.
async fn keep(app: &App, me: &SignedIn, talk: Code, fields: &Fields) -> Result<String, Error> {
    let choice = Choice::of(fields.word("choice")).ok_or(CHOOSE)?;
    let words = agreement::words(&fields.text("words"))?;
    let (ours, sealing) = (faces(me), app.clone());
    let draft = work::aside(move || saying::draft(&sealing, &ours, talk, (choice, words.as_ref())));
    let draft = draft.await?;
    work::once(app, fields.post(me), move |tx, at| {
        saying::keep(tx, at, &draft)?;
        Ok(format!("/journeys/{talk}/review?done=said"))
    })
    .await
}

/// Whether something waits for an answer of `me` in `talk`.
pub(super) async fn waits(app: &App, me: &SignedIn, talk: Code) -> Result<bool, Error> {
    let ours = faces(me);
    work::read(app, move |tx| midterm::waits(tx, &ours, talk)).await
}

/// What `choice` says.
fn wants(w: &Words, choice: Choice) -> String {
    w.say(&format!("midterm-{}", choice.word().replace('_', "-")))
}

impl Show {
    fn new(w: Shell, seen: &Seen, typed: Option<&Fields>) -> Self {
        let standing = Standing::new(&w, &seen.seat, seen.other.as_ref());
        let own = seen.own.as_ref().map(Private::reveal).unwrap_or_default().to_owned();
        let before = seen.midterm.and_then(|it| it.said(standing.side));
        let chosen = typed.map_or(before, |fields| Choice::of(fields.word("choice")));
        let asked = seen.midterm.filter(|it| it.comes().is_none() && standing.is_open());
        Self {
            day: seen.day,
            zone: seen.zone.clone(),
            midterm: seen.midterm,
            ways: asked.map_or_else(Vec::new, |_| ways(&w, chosen)),
            said: said(&w, seen, &standing, &own),
            words: typed.map_or(own, |fields| fields.text("words")),
            standing,
            w,
        }
    }

    /// The day on which both are asked, while that is to come.
    fn ahead(&self) -> Option<Timestamp> {
        self.day.filter(|_| self.midterm.is_none() && !self.standing.is_closed())
    }

    /// What they want themselves, as long as the other has not said it; `None` where they have not either.
    fn waits(&self) -> Option<Choice> {
        let open = self.midterm.filter(|it| it.comes().is_none() && self.standing.is_open());
        open.and_then(|it| it.said(self.standing.side))
    }

    /// By when both are to have answered; after it a coordinator asks.
    fn until(&self) -> Option<Timestamp> {
        self.midterm.map(|it| it.asked + SILENT)
    }

    /// What comes of it once both have said it.
    fn comes(&self) -> Option<Choice> {
        self.midterm.and_then(|it| it.comes())
    }

    /// The key of what comes of it, and where its next steps are.
    fn next(&self, comes: Choice) -> (&'static str, Vec<String>) {
        let to = |below: &[&str]| {
            below.iter().map(|below| format!("/journeys/{}{below}", self.standing.talk)).collect()
        };
        match comes {
            Choice::CarryOn => ("midterm-comes-carry-on", Vec::new()),
            Choice::Change => ("midterm-comes-change", to(&["/agreement/parts", "/goals"])),
            Choice::Stop => ("midterm-comes-stop", to(&["/end"])),
        }
    }

    fn steps(&self, comes: Choice) -> crate::words::Markup {
        let (key, to) = self.next(comes);
        let to: Vec<_> = to.iter().map(String::as_str).collect();
        self.w.say_links(key, &to)
    }
}

fn ways(w: &Words, chosen: Option<Choice>) -> Vec<(&'static str, String, bool)> {
    let way = |choice: &Choice| (choice.word(), wants(w, *choice), chosen == Some(*choice));
    Choice::ALL.iter().map(way).collect()
}

/// What both said, once both have: the reader first.
fn said(w: &Words, seen: &Seen, standing: &Standing, own: &str) -> Vec<(String, String, String)> {
    let Some(it) = seen.midterm.filter(|it| it.comes().is_some()) else { return Vec::new() };
    let theirs = match &seen.theirs {
        Theirs::Nothing => String::new(),
        Theirs::Words(Some(words)) => words.reveal().to_owned(),
        Theirs::Words(None) => w.say("words-erased"),
    };
    let other = standing.side.other();
    let one = |side, name: String, words: String| Some((name, wants(w, it.said(side)?), words));
    [
        one(standing.side, w.say("agreement-you"), own.to_owned()),
        one(other, standing.name.clone(), theirs),
    ]
    .into_iter()
    .flatten()
    .collect()
}

impl Page for Show {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::{
            journey::{RESTS, midterm::SAID},
            people::face::Side,
            talk::{End, State as Stands},
        };

        use super::agreements::samples::{at, standing};
        let w = || shell("midterm-title");
        let page = |w: Shell, said: Option<[Option<Choice>; 2]>, state| {
            let midterm = said.map(|[mentee, mentor]| Midterm {
                asked: at(),
                reminded: None,
                mentee,
                mentor,
            });
            let both = midterm.and_then(|it| it.comes());
            let line = |choice| ("Linden".to_owned(), wants(&w, choice), "Work\n".repeat(40));
            Self {
                day: Some(at()),
                zone: "UTC".to_owned(),
                ways: if midterm.is_some() && both.is_none() { ways(&w, None) } else { Vec::new() },
                said: both.map_or_else(Vec::new, |choice| vec![line(choice), line(choice)]),
                midterm,
                words: "Work".to_owned(),
                standing: standing(Side::Member, state),
                w,
            }
        };
        let open = |w, said| page(w, said, Stands::Open);
        let over = Stands::Closed { how: End::Done, at: at() };
        let mut all: Vec<_> = Choice::ALL
            .iter()
            .flat_map(|one| [Some([Some(*one), None]), Some([Some(*one); 2])])
            .map(|said| open(w(), said))
            .collect();
        all.extend([
            Self { day: None, ..open(w(), None) },
            open(w(), None),
            open(w().but("choice", CHOOSE), Some([None; 2])),
            open(w().but("words", agreement::LONG), Some([None; 2])),
            open(w().but("choice", SAID), Some([Some(Choice::Stop); 2])),
            Self { ways: Vec::new(), ..open(w().but("choice", RESTS), Some([None; 2])) },
            Self { ways: Vec::new(), ..page(w(), Some([None; 2]), over) },
        ]);
        all
    }
}
