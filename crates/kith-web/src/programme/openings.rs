//! `/openings`: what others have heard of and share until a day; `/openings/{opening}`: one of them; and `/openings/new`, for
//! mentors and coordinators.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    programme::opening::{self, One, Reach, Reader, Shown, To},
};
use kith_core::{
    Code, Private, Refusal,
    people::notice::About,
    programme::opening::{self as rules, Kind, Look, Place},
};
use serde::Deserialize;

use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    query::{Done, Query},
    shell::Shell,
    support::requests,
    visitor::SignedIn,
    words::Words,
    work,
};

/// What can have been done on the page of one, and the line that says so.
const DONE: [(&str, &str); 4] = [
    ("shared", "opening-done-shared"),
    ("taken", "opening-done-taken"),
    ("told", "opening-done-told"),
    ("back", "opening-done-back"),
];

/// The list.
#[derive(Template)]
#[template(path = "programme/openings.html")]
pub(crate) struct List {
    w: Shell,
    /// What waits for a coordinator.
    asked: Vec<Row>,
    here: Vec<Row>,
    more: Option<Code>,
    own: Vec<Row>,
    /// Whether they can share anything.
    shares: bool,
}

/// One in the list.
struct Row {
    code: Code,
    kind: String,
    title: String,
    /// Who shares it and until when, or where it is.
    line: String,
}

/// One of them.
#[derive(Template)]
#[template(path = "programme/opening.html")]
pub(crate) struct Show {
    w: Shell,
    row: Row,
    name: String,
    doorway: Code,
    text: String,
    role: Reader,
    /// When they took it up, and who knows.
    taken: Option<String>,
    /// Whether it can be taken back.
    stands: bool,
}

/// The form.
#[derive(Template)]
#[template(path = "programme/opening_new.html")]
pub(crate) struct Begin {
    w: Shell,
    /// For whom it can be: the value, and the name.
    reach: Vec<(String, String)>,
    to: String,
    /// What it can be: the word, its name, and whether it was chosen.
    kinds: Vec<(&'static str, String, bool)>,
    title: String,
    text: String,
    until: String,
}

/// Where the list begins.
#[derive(Default, Deserialize)]
struct Where {
    after: Option<Code>,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    let may = May::Member;
    Doors::new()
        .get("/openings", may, list)
        .post("/openings", may, share)
        .get("/openings/new", may, form)
        .get("/openings/{opening}", may, show)
        .post("/openings/{opening}/takings", may, take)
        .post("/openings/{opening}/looks", may, look)
        .post("/openings/{opening}/removals", may, take_back)
}

async fn list(
    State(app): State<App>,
    me: SignedIn,
    Query(at): Query<Where>,
) -> Result<Response, Failure> {
    let (reader, who) = (app.clone(), me.known.clone());
    let found = work::aside(move || opening::page(&reader, &who, at.after)).await?;
    Ok(draw(&List::new(me.shell("shares-title"), &found)))
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    done: Done,
) -> Result<Response, Failure> {
    let (reader, who) = (app.clone(), me.known.clone());
    let one = work::aside(move || opening::one(&reader, &who, code)).await?;
    requests::seen(&app, &me.known, (About::Opening, code)).await?;
    Ok(draw(&Show::new(done.on(me.shell("shares-title"), &DONE), one)))
}

async fn form(State(app): State<App>, me: SignedIn) -> Result<Response, Failure> {
    Ok(draw(&Begin::new(me.shell("opening-new"), reach(&app, &me).await?, &Fields::default())))
}

async fn reach(app: &App, me: &SignedIn) -> Result<Reach, Failure> {
    let (who, now) = (me.known.clone(), app.now());
    Ok(work::read(app, move |tx| opening::reach(tx, now, &who)).await?)
}

async fn share(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    let reach = reach(&app, &me).await?;
    match keep(&app, &me, &fields).await {
        Ok(path) => Ok(see(&path)),
        Err((field, Error::Refused(why))) => {
            let w = me.shell("opening-new").but(field, why);
            Ok(draw(&Begin::new(w, reach, &fields)))
        }
        Err((_, other)) => Err(other.into()),
    }
}

/// Shares what was typed; the path where it stands. Where it is refused, the field that it is about.
async fn keep(app: &App, me: &SignedIn, fields: &Fields) -> Result<String, (&'static str, Error)> {
    let to = to(fields.word("to")).ok_or(("to", WHOM.into()))?;
    let kind = Kind::of(fields.word("kind")).ok_or(("kind", WHAT.into()))?;
    let (title, text) = (fields.text("title"), fields.text("text"));
    let form = opening::Form { to, kind, title, text, until: fields.day("until") };
    let (sealing, who) = (app.clone(), me.known.clone());
    let draft = work::aside(move || Ok(opening::draft(&sealing, &who, &form))).await;
    let draft = draft.map_err(|why| ("to", why))??;
    let who = me.known.clone();
    let kept = work::once(app, fields.post(me), move |tx, at| {
        let code = opening::share(tx, at, &who, &draft)?;
        Ok(format!("/openings/{code}?done=shared"))
    });
    kept.await.map_err(|why| ("text", why))
}

/// Nobody was chosen.
const WHOM: Refusal = Refusal("opening-whom");
/// It was not said what it is.
const WHAT: Refusal = Refusal("opening-what");

/// For whom, as the form says it.
fn to(typed: &str) -> Option<To> {
    let (whom, code) = typed.split_once('-')?;
    let code = code.parse().ok()?;
    match whom {
        "mentee" => Some(To::Mentee(code)),
        "programme" => Some(To::Programme(code)),
        _ => None,
    }
}

async fn take(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (who, told) = (me.known.clone(), fields.chose("to", "tell"));
    work::write(&app, move |tx, at| opening::take(tx, at, &who, (code, told))).await?;
    let done = if told { "told" } else { "taken" };
    Ok(see(&format!("/openings/{code}?done={done}")))
}

async fn look(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let look = match fields.word("to") {
        "share" => Look::Share,
        "decline" => Look::Decline,
        _ => return Err(Error::NotFound.into()),
    };
    let who = me.known.clone();
    match work::write(&app, move |tx, at| opening::look(tx, at, &who, (code, look))).await {
        // Somebody else looked meanwhile.
        Err(Error::Refused(_)) | Ok(()) => Ok(see("/openings")),
        Err(other) => Err(other.into()),
    }
}

async fn take_back(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
) -> Result<Response, Failure> {
    let who = me.known.clone();
    work::write(&app, move |tx, at| opening::take_back(tx, at, &who, code)).await?;
    Ok(see(&format!("/openings/{code}?done=back")))
}

/// The first line of `words`, and the rest; a line that says so where their key is gone.
fn said(w: &Words, words: Option<&Private>) -> (String, String) {
    let parts = words.map(rules::parts);
    let parts = parts.map(|(title, text)| (title.to_owned(), text.to_owned()));
    parts.unwrap_or_else(|| (w.say("opening-gone"), String::new()))
}

impl Row {
    /// One that is for whoever reads: who shares it, and until when.
    fn new(w: &Words, shown: &Shown) -> Self {
        let day = w.day_in(shown.opening.until, "UTC");
        let args = [("name", shown.name.as_str().into()), ("day", day.into())];
        Self::with(w, shown, w.say_with("opening-by", &args))
    }

    /// One of their own: where it is.
    fn own(w: &Words, shown: &Shown) -> Self {
        let day = w.day_in(shown.opening.until, "UTC");
        let line = format!("opening-is-{}", shown.opening.place.word());
        Self::with(w, shown, w.say_of(&line, "day", day))
    }

    fn with(w: &Words, shown: &Shown, line: String) -> Self {
        let kind = w.say(&format!("opening-kind-{}", shown.opening.kind.word()));
        let (title, _) = said(w, shown.words.as_ref());
        Self { code: shown.opening.code, kind, title, line }
    }
}

impl List {
    fn new(w: Shell, found: &opening::Page) -> Self {
        Self {
            asked: found.asked.iter().map(|one| Row::new(&w, one)).collect(),
            here: found.here.iter().map(|one| Row::new(&w, one)).collect(),
            more: found.more,
            own: found.own.iter().map(|one| Row::own(&w, one)).collect(),
            shares: found.shares,
            w,
        }
    }
}

impl Show {
    fn new(w: Shell, one: One) -> Self {
        let shown = &one.shown;
        let (_, text) = said(&w, shown.words.as_ref());
        let (row, taken) = match &one.role {
            Reader::Author(_) => (Row::own(&w, shown), None),
            Reader::Guest(Some((at, told))) => {
                let key = if *told { "opening-taken-told" } else { "opening-taken" };
                (Row::new(&w, shown), Some(w.say_of(key, "day", w.day_in(*at, "UTC"))))
            }
            Reader::Guest(None) | Reader::Desk => (Row::new(&w, shown), None),
        };
        let stands = matches!(shown.opening.place, Place::Asked | Place::Shared);
        let (name, doorway) = (shown.name.clone(), shown.doorway);
        Self { row, name, doorway, text, role: one.role, taken, stands, w }
    }

    /// Whether they look at it before anybody else.
    fn is_asked(&self) -> bool {
        matches!(self.role, Reader::Desk)
    }

    /// Who took it up and let them know; `None` where it is not theirs.
    fn takers(&self) -> Option<&[String]> {
        match &self.role {
            Reader::Author(takers) => Some(takers),
            _ => None,
        }
    }
}

impl Begin {
    fn new(w: Shell, reach: Reach, fields: &Fields) -> Self {
        let value = |(to, name): (To, String)| match to {
            To::Mentee(code) => (format!("mentee-{code}"), name),
            To::Programme(code) => (format!("programme-{code}"), name),
        };
        let kind = |kind: &Kind| {
            let word = kind.word();
            (word, w.say(&format!("opening-kind-{word}")), fields.chose("kind", word))
        };
        let kinds = Kind::ALL.iter().map(kind).collect();
        let [to, title, text, until] =
            ["to", "title", "text", "until"].map(|name| fields.text(name));
        Self { reach: reach.into_iter().map(value).collect(), to, kinds, title, text, until, w }
    }
}

impl Page for List {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let page = |shares, n: usize| {
            let some = |place| vec![samples::shown(place, false); n];
            let own = Place::ALL.iter().flat_map(|place| some(*place)).take(20).collect();
            let own = if shares { own } else { Vec::new() };
            let here = vec![samples::shown(Place::Shared, n == 1); n];
            let asked = if shares { some(Place::Asked) } else { Vec::new() };
            let more = here.first().map(|one| one.opening.code);
            let found = opening::Page { here, more, own, asked, shares };
            Self::new(shell("shares-title"), &found)
        };
        vec![page(false, 0), page(true, 0), page(false, 1), page(false, 20), page(true, 12)]
    }
}

impl Page for Show {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let at = crate::support::samples::at();
        let page = |place, role| {
            let shown = samples::shown(place, false);
            Self::new(shell("shares-title"), One { shown, role })
        };
        let mut pages: Vec<_> =
            Place::ALL.iter().map(|place| page(*place, Reader::Author(Vec::new()))).collect();
        pages.extend([
            page(Place::Shared, Reader::Author(vec!["W".repeat(60); 20])),
            page(Place::Shared, Reader::Guest(None)),
            page(Place::Shared, Reader::Guest(Some((at, false)))),
            page(Place::Shared, Reader::Guest(Some((at, true)))),
            page(Place::Asked, Reader::Desk),
        ]);
        pages
    }
}

impl Page for Begin {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let w = || shell("opening-new");
        let code = super::samples::charter().code;
        let reach = vec![
            (To::Mentee(code), "W".repeat(60)),
            (To::Programme(code), "Back to work".to_owned()),
        ];
        let (fields, _) = Fields::read(b"to=x&kind=job&title=T&text=T&until=2024-01-01");
        let empty = Fields::default();
        let whys =
            [("to", WHOM), ("kind", WHAT), ("title", rules::NAMELESS), ("text", rules::WORDS)];
        let wrong = whys.into_iter().fold(w(), |w, (field, why)| w.but(field, why));
        vec![
            Self::new(w(), Vec::new(), &empty),
            Self::new(w(), reach.clone(), &empty),
            Self::new(wrong.but("until", rules::DAYS), reach, &fields),
        ]
    }
}

#[cfg(test)]
mod samples {
    use kith_core::{
        DAY, FaceId, TalkId,
        programme::opening::{Opening, Whom},
    };
    use uuid::Uuid;

    use super::*;

    pub(super) fn shown(place: Place, gone: bool) -> Shown {
        let (id, at) = (Uuid::from_u128(9), crate::support::samples::at());
        let (code, author, whom) = (Code(id), FaceId(id), Whom::Mentee(TalkId(id)));
        let (kind, until) = (Kind::Introduction, at + DAY.times(9));
        let opening = Opening { code, author, kind, whom, place, until };
        let words = format!("{}\n{}", "W".repeat(80), "A sentence. ".repeat(120));
        let words = Some(Private::new(words)).filter(|_| !gone);
        Shown { opening, name: "W".repeat(60), doorway: code, words }
    }
}
