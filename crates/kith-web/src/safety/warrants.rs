//! `/reads`: asking for leave to read a talk, a second person's answer, and the talk while it stands open.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    safety::{
        overseeing::{self, Line, Page as Seen},
        warranting::{self, Answer},
    },
};
use kith_core::{
    Code, Private, Timestamp,
    people::{face::Face, grant::Role},
    safety::{
        opening::NOT_THEIRS,
        warrant::{Ground, NO_GROUND, State as Place, Warrant},
    },
};
use serde::Deserialize;

use super::code;
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    query::Query,
    shell::Shell,
    visitor::SignedIn,
    words::Words,
    work,
};

/// The form.
#[derive(Template)]
#[template(path = "safety/read_new.html")]
pub(crate) struct NewRead {
    w: Shell,
    case: String,
    /// Whether whoever asks may.
    may: bool,
    grounds: Vec<(&'static str, String, bool)>,
    sentence: String,
}

/// One warrant.
#[derive(Template)]
#[template(path = "safety/read.html")]
pub(crate) struct Read {
    w: Shell,
    code: String,
    case: String,
    standing: String,
    facts: Vec<String>,
    sentence: String,
    /// Whether whoever looks may answer, and whether they may begin to read.
    answers: bool,
    begins: bool,
    until: Option<String>,
    said: Vec<Said>,
}

/// One message of the talk.
struct Said {
    who: String,
    at: Timestamp,
    words: Option<String>,
}

/// The sheet.
#[derive(Template)]
#[template(path = "safety/read_list.html")]
pub(crate) struct ReadList {
    w: Shell,
    rows: Vec<Row>,
    /// Whether its reader is a lead, who sees everything that was opened.
    lead: bool,
}

/// One line of it.
struct Row {
    code: String,
    who: String,
    ground: String,
    standing: String,
    at: Timestamp,
}

/// For which case.
#[derive(Default, Deserialize)]
struct For {
    case: Option<Code>,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new()
        .get("/reads", May::Desk, list)
        .post("/reads", May::Desk, ask)
        .get("/reads/new", May::Desk, form)
        .get("/reads/{id}", May::Desk, show)
        .post("/reads/{id}/answers", May::Desk, answer)
        .post("/reads/{id}/openings", May::Desk, begin)
}

async fn list(me: SignedIn, State(app): State<App>) -> Result<Response, Failure> {
    let (known, at) = (me.known.clone(), app.moment());
    let lines = work::read(&app, move |tx| overseeing::sheet(tx, &at, &known)).await?;
    let w = me.shell("reads-title");
    let rows = lines.iter().map(|line| Row::new(&w, line, app.now())).collect();
    Ok(draw(&ReadList { lead: me.known.is(Role::Lead), w, rows }))
}

async fn form(
    me: SignedIn,
    State(app): State<App>,
    Query(of): Query<For>,
) -> Result<Response, Failure> {
    let case = of.case.ok_or(Error::NotFound)?;
    let may = may(&app, &me, case).await?;
    Ok(draw(&NewRead::new(me.shell("read-title"), (case.to_string(), may), &Fields::default())))
}

/// Whether `me` may ask; nobody who may not know of the case comes this far.
async fn may(app: &App, me: &SignedIn, case: Code) -> Result<bool, Error> {
    let (known, at) = (me.known.clone(), app.moment());
    match work::read(app, move |tx| warranting::may_ask(tx, &at, &known, case)).await {
        Ok(_) => Ok(true),
        Err(Error::Refused(NOT_THEIRS)) => Ok(false),
        Err(error) => Err(error),
    }
}

async fn ask(me: SignedIn, State(app): State<App>, fields: Fields) -> Result<Response, Failure> {
    let case = fields.code("case")?;
    match asked(&app, &me, case, &fields).await {
        Ok(code) => Ok(see(&format!("/reads/{code}"))),
        Err(Error::Refused(why)) => {
            let may = may(&app, &me, case).await?;
            let field = if why == NO_GROUND { "ground" } else { "sentence" };
            let w = me.shell("read-title").but(field, why);
            Ok(draw(&NewRead::new(w, (case.to_string(), may), &fields)))
        }
        Err(error) => Err(error.into()),
    }
}

async fn asked(app: &App, me: &SignedIn, case: Code, fields: &Fields) -> Result<String, Error> {
    let ground = Ground::of(fields.word("ground")).ok_or(NO_GROUND)?;
    let (text, seal) = (fields.text("sentence"), app.clone());
    let draft = work::aside(move || warranting::draft(&seal, ground, &text)).await?;
    let (known, post) = (me.known.clone(), fields.post(me));
    work::write(app, move |tx, at| warranting::ask(tx, at, &post, (&known, case), &draft)).await
}

async fn show(
    me: SignedIn,
    State(app): State<App>,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    Ok(draw(&page(&me, &app, &id).await?))
}

async fn page(me: &SignedIn, app: &App, id: &str) -> Result<Read, Error> {
    let (id, known, reader) = (code(id)?, me.known.clone(), app.clone());
    let seen = work::aside(move || overseeing::page(&reader, &known, id)).await?;
    let own = seen.warrant.by == me.known.member;
    Ok(Read::new(me.shell("read-title"), &seen, (own, app.now())))
}

async fn answer(
    me: SignedIn,
    State(app): State<App>,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Failure> {
    let answer = match fields.word("answer") {
        "yes" => Answer::Yes,
        "no" => Answer::No,
        _ => return Err(Error::NotFound.into()),
    };
    let (named, known) = (code(&id)?, me.known.clone());
    let done =
        work::write(&app, move |tx, at| warranting::answer(tx, at, (&known, named), answer)).await;
    after(done, &me, &app, &id).await
}

async fn begin(
    me: SignedIn,
    State(app): State<App>,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let (named, known, share) = (code(&id)?, me.known.clone(), app.site.exposure);
    let done =
        work::write(&app, move |tx, at| warranting::begin(tx, at, &known, named, share)).await;
    after(done, &me, &app, &id).await
}

/// The page of the warrant, where what was done can be seen, or why it was not.
async fn after(
    done: Result<(), Error>,
    me: &SignedIn,
    app: &App,
    id: &str,
) -> Result<Response, Failure> {
    match done {
        Ok(()) => Ok(see(&format!("/reads/{}", code(id)?))),
        Err(Error::Refused(why)) => {
            let mut page = page(me, app, id).await?;
            page.w = page.w.but("answer", why);
            Ok(draw(&page))
        }
        Err(error) => Err(error.into()),
    }
}

impl NewRead {
    fn new(w: Shell, (case, may): (String, bool), typed: &Fields) -> Self {
        let ground = |ground: &Ground| {
            let word = ground.word();
            (word, w.say(&format!("read-ground-{word}")), typed.chose("ground", word))
        };
        let grounds = Ground::ALL.iter().map(ground).collect();
        Self { case, may, grounds, sentence: typed.text("sentence"), w }
    }
}

impl Read {
    fn new(w: Shell, seen: &Seen, (own, now): (bool, Timestamp)) -> Self {
        let warrant = &seen.warrant;
        let (said, until) = seen.said.as_ref().map_or((&[][..], None), |(said, until)| {
            (said.as_slice(), Some(w.moment_in(*until, "UTC")))
        });
        Self {
            code: warrant.code.to_string(),
            case: seen.case.to_string(),
            standing: standing(&w, warrant, now),
            facts: facts(&w, seen),
            sentence: seen.sentence.as_ref().map(Private::reveal).unwrap_or_default().to_owned(),
            answers: !own && warrant.waits(now),
            begins: own && warrant.usable(now).is_some(),
            until,
            said: said.iter().map(|one| Said::new(&w, one)).collect(),
            w,
        }
    }
}

impl Said {
    fn new(w: &Words, said: &overseeing::Said) -> Self {
        let words = said.words.as_ref().map(|words| words.reveal().to_owned());
        Self { who: name(w, said.by.as_ref()), at: said.at, words }
    }
}

impl Row {
    fn new(w: &Words, line: &Line, now: Timestamp) -> Self {
        let warrant = &line.warrant;
        Self {
            code: warrant.code.to_string(),
            who: name(w, line.by.as_ref()),
            ground: w.say(&format!("read-ground-{}", warrant.ground.word())),
            standing: standing(w, warrant, now),
            at: warrant.at,
        }
    }
}

fn name(w: &Words, face: Option<&Face>) -> String {
    face.map_or_else(|| w.say("case-former"), |face| face.pseudonym.clone())
}

/// Where a warrant is at `now`, in words.
fn standing(w: &Words, warrant: &Warrant, now: Timestamp) -> String {
    let (key, until) = match warrant.state {
        Place::Asked { until } if now < until => ("read-is-asked", until),
        Place::Allowed { until, .. } if now < until => ("read-is-allowed", until),
        Place::Open { until, .. } if now < until => ("read-is-open", until),
        Place::Asked { until } | Place::Allowed { until, .. } => ("read-is-lapsed", until),
        Place::Open { until, .. } => ("read-is-over", until),
        Place::Refused { at, .. } => ("read-is-refused", at),
    };
    w.say_of(key, "time", w.moment_in(until, "UTC"))
}

fn facts(w: &Words, seen: &Seen) -> Vec<String> {
    let role = w.say(&format!("role-{}", seen.warrant.role.word()));
    let by = [("name", name(w, seen.by.as_ref()).into()), ("role", role.into())];
    let mut facts = vec![
        w.say_with("read-by", &by),
        w.say(&format!("read-ground-{}", seen.warrant.ground.word())),
    ];
    match (&seen.second, seen.warrant.state) {
        (Some(face), _) => {
            facts.push(w.say_of("read-second", "name", face.pseudonym.as_str()));
        }
        (None, Place::Asked { .. }) => {}
        (None, _) => facts.push(w.say("read-no-second")),
    }
    facts
}

impl Page for NewRead {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::safety::warrant::NO_SENTENCE;
        let none = Fields::default();
        let page = |w: Shell, may| Self::new(w, ("0".repeat(32), may), &none);
        vec![
            page(shell("read-title"), true),
            page(shell("read-title"), false),
            page(shell("read-title").but("sentence", NO_SENTENCE), true),
            page(shell("read-title").but("ground", NO_GROUND), true),
        ]
    }
}

impl Page for Read {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let now = super::examples::now();
        let seen = super::examples::warrants();
        let page = |(n, seen): (usize, &Seen)| {
            Self::new(shell("read-title"), seen, (n.is_multiple_of(2), now))
        };
        seen.iter().enumerate().map(page).collect()
    }
}

impl Page for ReadList {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let (w, now) = (shell("reads-title"), super::examples::now());
        let row = |seen: &Seen| {
            let line = Line { warrant: seen.warrant.clone(), by: None };
            Row::new(&w, &line, now)
        };
        let rows = super::examples::warrants().iter().map(row).collect();
        let none = Self { w: shell("reads-title"), rows: Vec::new(), lead: false };
        vec![none, Self { w, rows, lead: true }]
    }
}
