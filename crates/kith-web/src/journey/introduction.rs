//! `/introductions/{code}`: one of them, as each of the three sees it; the yes or no to it, and the way to take it back.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    journey::introduction::{
        answering, leads_elsewhere,
        reading::{self, One},
    },
};
use kith_core::{
    Code, Private, Refusal,
    journey::introduction::{Party, View, WORDS},
    pairing::proposal::Word,
    people::{face::Face, notice::About},
};

use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    query::Done,
    shell::Shell,
    support::requests,
    talk::seats::faces,
    visitor::SignedIn,
    words::Words,
    work,
};

/// What can have been done on this page, and the line that says so.
const DONE: [(&str, &str); 3] = [
    ("offered", "introduction-done-offered"),
    ("said", "introduction-done-said"),
    ("back", "introduction-done-back"),
];

/// Neither yes nor no was chosen.
const CHOOSE: Refusal = Refusal("introduction-choose");

/// The page.
#[derive(Template)]
#[template(path = "journey/introduction.html")]
pub(crate) struct Show {
    w: Shell,
    code: Code,
    party: Party,
    view: View,
    /// What the mentor is called.
    mentor: String,
    /// The doorway of the mentor; `None` where they left for good.
    doorway: Option<Code>,
    title: String,
    /// How it stands, and what happens next.
    lead: String,
    /// Where the talk of the two is, for them.
    talk: Option<Code>,
    journey: Option<Code>,
    /// What the mentor says about the third; empty where that is not for the reader.
    why: String,
    /// The sentence above it.
    why_title: String,
    /// What the third reads, or would.
    about: String,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    let may = May::Member;
    Doors::new()
        .get("/introductions/{introduction}", may, show)
        .post("/introductions/{introduction}/answers", may, answer)
        .post("/introductions/{introduction}/withdrawals", may, withdraw)
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    done: Done,
) -> Result<Response, Failure> {
    let one = one(&app, &me, code).await?;
    requests::seen(&app, &me.known, (About::Introduction, code)).await?;
    let w = done.on(me.shell("introduction-title"), &DONE);
    Ok(draw(&Show::new(w, &one, None)))
}

async fn one(app: &App, me: &SignedIn, code: Code) -> Result<One, Error> {
    let (ours, reader) = (faces(me), app.clone());
    work::aside(move || reading::one(&reader, &ours, code)).await
}

async fn answer(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    match say(&app, &me, code, &fields).await {
        Ok(path) => Ok(see(&path)),
        Err(Error::Refused(why)) => {
            let field = if why == WORDS || leads_elsewhere(why) { "about" } else { "word" };
            let w = me.shell("introduction-title").but(field, why);
            Ok(draw(&Show::new(w, &one(&app, &me, code).await?, Some(&fields))))
        }
        Err(other) => Err(other.into()),
    }
}

/// Keeps the answer that was chosen; the path where that can be seen.
async fn say(app: &App, me: &SignedIn, code: Code, fields: &Fields) -> Result<String, Error> {
    let word = Word::of(fields.word("word")).ok_or(CHOOSE)?;
    let (ours, sealing, about) = (faces(me), app.clone(), fields.text("about"));
    let draft = work::aside(move || answering::draft(&sealing, &ours, code, (word, &about)));
    let draft = draft.await?;
    work::once(app, fields.post(me), move |tx, at| {
        answering::say(tx, at, &draft)?;
        Ok(format!("/introductions/{code}?done=said"))
    })
    .await
}

async fn withdraw(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
) -> Result<Response, Failure> {
    let ours = faces(&me);
    match work::write(&app, move |tx, at| answering::withdraw(tx, at, &ours, code)).await {
        Err(Error::Refused(why)) => {
            let w = me.shell("introduction-title").but("word", why);
            Ok(draw(&Show::new(w, &one(&app, &me, code).await?, None)))
        }
        done => {
            done?;
            Ok(see(&format!("/introductions/{code}?done=back")))
        }
    }
}

impl Show {
    fn new(w: Shell, one: &One, typed: Option<&Fields>) -> Self {
        let mentor = name(&w, one.mentor.as_ref());
        let said = |words: Option<&Private>| {
            words.map_or_else(|| w.say("introduction-gone"), |words| words.reveal().to_owned())
        };
        let reads = matches!(one.view, View::Asks(_) | View::Waits(_));
        let (why, about) = match one.party {
            _ if !reads => (String::new(), String::new()),
            Party::Mentor => (said(one.why.as_ref()), String::new()),
            // Whoever is asked writes them anew where they are gone.
            Party::Mentee if one.about.is_none() && matches!(one.view, View::Asks(_)) => {
                (said(one.why.as_ref()), String::new())
            }
            Party::Mentee => (said(one.why.as_ref()), said(one.about.as_ref())),
            Party::Third => (String::new(), said(one.about.as_ref())),
        };
        let why_title = match one.party {
            Party::Mentor => {
                w.say_of("introduction-mentor-wrote", "name", name(&w, one.mentee.as_ref()))
            }
            _ => w.say_of("introduction-mentee-why", "name", mentor.as_str()),
        };
        Self {
            code: one.introduction.code,
            party: one.party,
            view: one.view,
            doorway: one.mentor.as_ref().map(|face| face.doorway),
            title: title(&w, one),
            lead: lead(&w, one, &mentor),
            talk: one.talk,
            journey: one.journey,
            why,
            why_title,
            about: typed.map_or(about, |fields| fields.text("about")),
            mentor,
            w,
        }
    }

    /// Whether they are asked for a yes or a no.
    fn asks(&self) -> bool {
        matches!(self.view, View::Asks(_))
    }

    /// Whether they said yes, or offered it, and it has no end yet.
    fn waits(&self) -> bool {
        matches!(self.view, View::Waits(_))
    }

    fn is_mentor(&self) -> bool {
        self.party == Party::Mentor
    }

    fn is_mentee(&self) -> bool {
        self.party == Party::Mentee
    }
}

/// What somebody is called, or that they left.
fn name(w: &Words, face: Option<&Face>) -> String {
    face.map_or_else(|| w.say("introduction-former"), |face| face.pseudonym.clone())
}

fn title(w: &Words, one: &One) -> String {
    match one.party {
        Party::Mentor => {
            let (mentee, third) = (name(w, one.mentee.as_ref()), name(w, one.other.as_ref()));
            w.say_with(
                "introduction-show-mentor",
                &[("name", mentee.into()), ("third", third.into())],
            )
        }
        Party::Mentee | Party::Third => w.say("introduction-show"),
    }
}

/// How it stands, and what happens next.
fn lead(w: &Words, one: &One, mentor: &str) -> String {
    let on = |key, day| {
        let day = w.day_in(day, "UTC");
        w.say_with(key, &[("name", mentor.into()), ("day", day.into())])
    };
    match (one.view, one.party) {
        (View::Asks(until), Party::Third) => on("introduction-third-asks", until),
        (View::Asks(until), _) => on("introduction-mentee-asks", until),
        (View::Waits(until), Party::Mentor) => on("introduction-mentor-waits", until),
        (View::Waits(until), _) => on("introduction-waits", until),
        (View::Declined, _) => w.say("introduction-declined"),
        (View::Made(_), Party::Mentor) => w.say("introduction-mentor-made"),
        (View::Made(_), _) => w.say_of("introduction-made", "name", name(w, one.other.as_ref())),
        (View::Over, _) => w.say("introduction-over"),
    }
}

impl Page for Show {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::journey::introduction::NOT_NOW;
        let w = || shell("introduction-title");
        let mut all: Vec<_> = Party::ALL
            .iter()
            .flat_map(|party| samples::views().map(|(view, _)| (*party, view)))
            .filter(|(party, view)| *party != Party::Mentor || !matches!(view, View::Asks(_)))
            .map(|(party, view)| Self::new(w(), &samples::one(party, view, true), None))
            .collect();
        let [(asks, _), (waits, _), ..] = samples::views();
        let (fields, _) = Fields::read(b"word=yes&about=x");
        let about = w().but("about", WORDS);
        all.extend([
            Self::new(w(), &samples::one(Party::Mentee, asks, false), None),
            Self::new(about, &samples::one(Party::Mentee, asks, true), Some(&fields)),
            Self::new(w().but("word", CHOOSE), &samples::one(Party::Third, asks, true), None),
            Self::new(w().but("word", NOT_NOW), &samples::one(Party::Mentor, waits, true), None),
        ]);
        all
    }
}

#[cfg(test)]
pub(super) mod samples {
    use kith_core::{
        DAY, FaceId, MemberId, TalkId, Timestamp, journey::introduction::Introduction,
        people::face::Side,
    };
    use uuid::Uuid;

    use super::*;

    pub(in crate::journey) fn code() -> Code {
        Code(Uuid::from_u128(9))
    }

    /// Each way in which it can stand, and a day.
    pub(in crate::journey) fn views() -> [(View, Timestamp); 5] {
        let at = crate::support::samples::at();
        let talk = TalkId(Uuid::from_u128(9));
        let views = [
            View::Asks(at + DAY.times(7)),
            View::Waits(at + DAY.times(14)),
            View::Declined,
            View::Made(talk),
            View::Over,
        ];
        views.map(|view| (view, at))
    }

    pub(super) fn one(party: Party, view: View, whole: bool) -> One {
        let id = Uuid::from_u128(9);
        let face = Face {
            id: FaceId(id),
            code: code(),
            owner: MemberId(id),
            side: Side::Member,
            pseudonym: "W".repeat(60),
            doorway: code(),
        };
        let words = Private::new("A sentence. ".repeat(50));
        let made = matches!(view, View::Made(_));
        let face = Some(face).filter(|_| whole);
        One {
            introduction: Introduction::offer(code(), crate::support::samples::at()),
            party,
            view,
            mentor: face.clone(),
            other: face.clone(),
            mentee: face,
            talk: Some(code()).filter(|_| made && party != Party::Mentor),
            journey: Some(code()).filter(|_| party != Party::Third),
            why: Some(words.clone()).filter(|_| whole),
            about: Some(words).filter(|_| whole),
        }
    }
}
