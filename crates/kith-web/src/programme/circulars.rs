//! `/letters`: letters of coordinators to many. Whoever got one reads it here; coordinators write, count, send and stop them.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    journey::farewelling,
    programme::circulating::{self, List as Found, Page as Opened},
};
use kith_core::{
    Code, Refusal,
    people::grant::Role,
    programme::circular::{Circular, NO_GROUP, State as Stands, Whom},
};
use serde::Deserialize;

use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    query::{Done, Query},
    shell::Shell,
    support::saying,
    visitor::SignedIn,
    words::Markup,
    work,
};

/// What can have been done on the page of one, and the line that says so.
const DONE: [(&str, &str); 3] = [
    ("written", "circular-written"),
    ("sent", "circular-sent-done"),
    ("stopped", "circular-stopped-done"),
];

/// The list.
#[derive(Template)]
#[template(path = "programme/circulars.html")]
pub(crate) struct List {
    w: Shell,
    /// Those that the reader got: which, and when.
    got: Vec<(Code, Markup)>,
    /// Those of the house: which, to whom, and where it is. `None` for whoever is no coordinator.
    written: Option<Vec<(Code, String, Markup)>>,
    /// Before which the next pages begin.
    more: [Option<Code>; 2],
}

/// One letter.
#[derive(Template)]
#[template(path = "programme/circular.html")]
pub(crate) struct One {
    w: Shell,
    code: Code,
    /// What it says, paragraph by paragraph.
    words: Vec<String>,
    /// When the reader got it; nothing where they did not.
    got: Markup,
    /// For a coordinator: to whom, and where it is.
    desk: Option<(String, Markup)>,
    /// Whether it can be sent, and whether it can be stopped.
    sends: bool,
    stops: bool,
}

/// The form.
#[derive(Template)]
#[template(path = "programme/circular_form.html")]
pub(crate) struct Write {
    w: Shell,
    fields: Fields,
    programmes: Vec<(Code, String)>,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    let may = May::Hold(Role::Coordinator);
    Doors::new()
        .get("/letters", May::Member, list)
        .get("/letters/new", may, form)
        .post("/letters", may, write)
        .get("/letters/{letter}", May::Member, show)
        .post("/letters/{letter}/sendings", may, send)
        .post("/letters/{letter}/stops", may, stop)
}

/// Where the pages begin.
#[derive(Default, Deserialize)]
struct Where {
    got: Option<Code>,
    written: Option<Code>,
}

async fn list(
    State(app): State<App>,
    me: SignedIn,
    Query(at): Query<Where>,
) -> Result<Response, Failure> {
    let (who, now) = (me.known.clone(), app.now());
    let before = [at.got, at.written];
    let found = work::read(&app, move |tx| circulating::list(tx, now, &who, before)).await?;
    Ok(draw(&List::new(me.shell("circulars-title"), &found)))
}

async fn form(State(app): State<App>, me: SignedIn) -> Result<Response, Failure> {
    Ok(draw(&blank(&app, &me, me.shell("circular-new"), Fields::default()).await?))
}

async fn blank(app: &App, me: &SignedIn, w: Shell, fields: Fields) -> Result<Write, Error> {
    let (who, now) = (me.known.clone(), app.now());
    let groups = work::read(app, move |tx| farewelling::groups(tx, now, &who)).await?;
    let programmes = groups.into_iter().map(|(code, name, _)| (code, name)).collect();
    Ok(Write { w, fields, programmes })
}

async fn write(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    match written(&app, &me, &fields).await {
        Err(Error::Refused(why)) => {
            let field = if why == NO_GROUP { "whom" } else { "words" };
            let w = me.shell("circular-new").but(field, why);
            Ok(draw(&blank(&app, &me, w, fields).await?))
        }
        done => Ok(see(&done?)),
    }
}

/// Where the letter stands that was written.
async fn written(app: &App, me: &SignedIn, fields: &Fields) -> Result<String, Error> {
    let whom = Whom::of(fields.word("whom")).ok_or(NO_GROUP)?;
    let programme = match fields.word("programme") {
        "" => None,
        code => Some(code.parse().map_err(|_| Error::NotFound)?),
    };
    let (words, post) = (fields.private("words"), fields.post(me));
    let (sealing, asks, who) = (app.clone(), me.known.clone(), me.known.clone());
    let draft =
        work::aside(move || circulating::draft(&sealing, &asks, (whom, programme), &words)).await?;
    work::once(app, post, move |tx, at| {
        let code = circulating::write(tx, at, &who, &draft)?;
        Ok(format!("/letters/{code}?done=written"))
    })
    .await
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    done: Done,
) -> Result<Response, Failure> {
    let w = done.on(me.shell("circular-title"), &DONE);
    Ok(draw(&one(&app, &me, w, code).await?))
}

async fn one(app: &App, me: &SignedIn, w: Shell, code: Code) -> Result<One, Error> {
    let (reader, who, now) = (app.clone(), me.known.clone(), app.now());
    let found = work::aside(move || circulating::page(&reader, &who, code)).await?;
    let stops = found.desk.is_some() && found.circular.clone().stop(now).is_ok();
    Ok(One::new(w, &found, stops))
}

async fn send(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
) -> Result<Response, Failure> {
    let who = me.known.clone();
    let done = work::write(&app, move |tx, at| circulating::send(tx, at, &who, code)).await;
    after(&app, &me, code, (done, "sent")).await
}

async fn stop(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
) -> Result<Response, Failure> {
    let who = me.known.clone();
    let done = work::write(&app, move |tx, at| circulating::stop(tx, at, &who, code)).await;
    after(&app, &me, code, (done, "stopped")).await
}

async fn after(
    app: &App,
    me: &SignedIn,
    code: Code,
    (done, word): (Result<(), Error>, &str),
) -> Result<Response, Failure> {
    match done {
        Err(Error::Refused(why)) => refused(app, me, code, why).await,
        done => {
            done?;
            Ok(see(&format!("/letters/{code}?done={word}")))
        }
    }
}

async fn refused(app: &App, me: &SignedIn, code: Code, why: Refusal) -> Result<Response, Failure> {
    let w = me.shell("circular-title").but("letter", why);
    Ok(draw(&one(app, me, w, code).await?))
}

/// To whom a letter goes, in words.
fn whom(w: &Shell, it: &Circular, programme: Option<&str>) -> String {
    let whom = w.say(&format!("circular-to-{}", it.whom.word()));
    match programme {
        Some(name) => w.say_with("circular-to-of", &[("whom", whom.into()), ("name", name.into())]),
        None => whom,
    }
}

/// Where a letter is, in words; `n` get it, or got it.
fn stands(w: &Shell, it: &Circular, n: i64) -> Markup {
    let key = format!("circular-{}", it.state.word());
    saying::timed(w, &key, &[("n", n.into())], it.due.unwrap_or(it.made))
}

impl List {
    fn new(w: Shell, found: &Found) -> Self {
        let got = found.got.iter();
        let got = got.map(|(it, at)| (it.code, saying::timed(&w, "circular-got", &[], *at)));
        let line = |it: &Circular| {
            let key = format!("circular-line-{}", it.state.word());
            let line = saying::timed(&w, &key, &[], it.due.unwrap_or(it.made));
            (it.code, whom(&w, it, None), line)
        };
        Self {
            got: got.collect(),
            written: found.written.as_ref().map(|all| all.iter().map(line).collect()),
            more: found.more,
            w,
        }
    }
}

impl One {
    fn new(w: Shell, found: &Opened, stops: bool) -> Self {
        let it = &found.circular;
        let words = found.words.as_ref();
        let words = words.map_or_else(|| w.say("words-erased"), |words| words.reveal().to_owned());
        let got = found.got.map(|at| saying::timed(&w, "circular-got", &[], at));
        let desk = found.desk.as_ref();
        Self {
            code: it.code,
            words: words.split("\n\n").map(str::to_owned).collect(),
            got: got.unwrap_or_default(),
            desk: desk.map(|(name, n)| (whom(&w, it, name.as_deref()), stands(&w, it, *n))),
            sends: desk.is_some() && it.state == Stands::Draft,
            stops: stops && matches!(it.state, Stands::Draft | Stands::Waiting),
            w,
        }
    }
}

impl Write {
    /// The groups: the word, and what each is called.
    fn groups(&self) -> Vec<(&'static str, String)> {
        let say = |whom: &Whom| (whom.word(), self.w.say(&format!("circular-to-{}", whom.word())));
        Whom::ALL.iter().map(say).collect()
    }
}

impl Page for List {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let page = |n: usize, desk: bool| {
            let all: Vec<_> = Stands::ALL.iter().map(|state| samples::circular(*state)).collect();
            let many = || all.iter().cycle().take(n).cloned();
            let got = many().map(|it| (it, crate::support::samples::at())).collect();
            let more = [many().next().map(|it| it.code), many().next().map(|it| it.code)];
            let written = desk.then(|| many().collect());
            Self::new(shell("circulars-title"), &Found { got, written, more })
        };
        vec![page(0, false), page(0, true), page(20, true)]
    }
}

impl Page for One {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::{Private, programme::circular::TOO_LATE};
        let page = |w: Shell, state, desk: bool| {
            let words =
                Some(Private::new("Dear all,\n\nthe room is closed on Friday.\n".repeat(40)));
            let got = (!desk).then(crate::support::samples::at);
            let desk = desk.then(|| (Some("W".repeat(60)), 120));
            let found = Opened { circular: samples::circular(state), words, got, desk };
            Self::new(w, &found, true)
        };
        let w = || shell("circular-title");
        let mut all: Vec<_> = Stands::ALL.iter().map(|state| page(w(), *state, true)).collect();
        all.push(page(w(), Stands::Sent, false));
        all.push(page(w().but("letter", TOO_LATE), Stands::Sent, true));
        all.extend(DONE.iter().map(|(_, key)| page(w().after(key), Stands::Waiting, true)));
        all
    }
}

impl Page for Write {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::programme::circular::BLANK;
        let page = |w| {
            let programmes = vec![(Code(uuid::Uuid::from_u128(3)), "W".repeat(60))];
            Self { w, fields: Fields::default(), programmes }
        };
        let w = || shell("circular-new");
        vec![page(w()), page(w().but("whom", NO_GROUP)), page(w().but("words", BLANK))]
    }
}

/// What the test of all pages draws.
#[cfg(test)]
mod samples {
    use super::*;

    pub(super) fn circular(state: Stands) -> Circular {
        let (id, at) = (uuid::Uuid::from_u128(u128::MAX / 3), crate::support::samples::at());
        let (whom, code) = (Whom::Mentors, Code(id));
        Circular { id, code, by: None, whom, programme: None, made: at, due: Some(at), state }
    }
}
