//! `/disclosures`: a lead records what somebody outside is told of a member, a second person looks at it, and
//! whoever recorded it says that it is sent.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    safety::disclosing::{self, Before, Form, Page as Seen, Step},
};
use kith_core::{
    Code, MemberId, Private, Refusal, Timestamp,
    people::{face::Face, grant::Role},
    safety::disclosure::{
        Disclosure, Ground, LONG_REASON, NO_GROUND, NO_REASON, NO_TELLING, NO_TO, State as Place,
        Telling, To,
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
#[template(path = "safety/disclosure_new.html")]
pub(crate) struct NewDisclosure {
    w: Shell,
    case: String,
    about: String,
    earlier: Vec<(String, String)>,
    grounds: Vec<Choice>,
    recipients: Vec<Choice>,
    tellings: Vec<Choice>,
    words: String,
    reason: String,
}

/// One of a closed list: its word, what it is called, whether it is chosen.
type Choice = (&'static str, String, bool);

/// One disclosure.
#[derive(Template)]
#[template(path = "safety/disclosure.html")]
pub(crate) struct One {
    w: Shell,
    code: String,
    case: String,
    standing: String,
    facts: Vec<String>,
    words: String,
    reason: String,
    /// Whether whoever looks may answer, send, or say that it is safe to tell.
    answers: bool,
    sends: bool,
    tells: bool,
}

/// For which case.
#[derive(Default, Deserialize)]
struct For {
    case: Option<Code>,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new()
        .get("/disclosures/new", May::Desk, form)
        .post("/disclosures", May::Desk, record)
        .get("/disclosures/{id}", May::Desk, show)
        .post("/disclosures/{id}/answers", May::Desk, answer)
        .post("/disclosures/{id}/endings", May::Desk, send)
        .post("/disclosures/{id}/tellings", May::Desk, tell)
}

async fn form(
    me: SignedIn,
    State(app): State<App>,
    Query(of): Query<For>,
) -> Result<Response, Failure> {
    let case = of.case.ok_or(Error::NotFound)?;
    Ok(draw(&new(&me, &app, case, &Fields::default()).await?))
}

async fn new(me: &SignedIn, app: &App, case: Code, typed: &Fields) -> Result<NewDisclosure, Error> {
    let (known, at) = (me.known.clone(), app.moment());
    let before = work::read(app, move |tx| disclosing::before(tx, &at, &known, case)).await?;
    let w = me.shell("disclosure-title");
    Ok(NewDisclosure::new(w, (case.to_string(), &before), typed, app.now()))
}

async fn record(me: SignedIn, State(app): State<App>, fields: Fields) -> Result<Response, Failure> {
    let case = fields.code("case")?;
    match recorded(&me, &app, case, &fields).await {
        Ok(code) => Ok(see(&format!("/disclosures/{code}"))),
        Err(Error::Refused(why)) => {
            let mut page = new(&me, &app, case, &fields).await?;
            page.w = page.w.but(field(why), why);
            Ok(draw(&page))
        }
        Err(other) => Err(other.into()),
    }
}

fn field(why: Refusal) -> &'static str {
    match why {
        NO_GROUND => "ground",
        NO_TO => "to",
        NO_TELLING => "telling",
        NO_REASON | LONG_REASON => "reason",
        _ => "words",
    }
}

async fn recorded(me: &SignedIn, app: &App, case: Code, fields: &Fields) -> Result<String, Error> {
    let form = Form {
        ground: Ground::of(fields.word("ground")).ok_or(NO_GROUND)?,
        to: To::of(fields.word("to")).ok_or(NO_TO)?,
        telling: Telling::of(fields.word("telling")).ok_or(NO_TELLING)?,
        words: fields.text("words"),
        reason: fields.text("reason"),
    };
    let seal = app.clone();
    let draft = work::aside(move || disclosing::draft(&seal, &form)).await?;
    let (known, post) = (me.known.clone(), fields.post(me));
    work::write(app, move |tx, at| disclosing::record(tx, at, &post, (&known, case), &draft)).await
}

async fn show(
    me: SignedIn,
    State(app): State<App>,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    Ok(draw(&page(&me, &app, &id).await?))
}

async fn page(me: &SignedIn, app: &App, id: &str) -> Result<One, Error> {
    let (id, known, reader) = (code(id)?, me.known.clone(), app.clone());
    let seen = work::aside(move || disclosing::page(&reader, &known, id)).await?;
    let own = (me.known.member, me.known.is(Role::Lead));
    Ok(One::new(me.shell("disclosure-title"), &seen, own, app.now()))
}

async fn answer(
    me: SignedIn,
    State(app): State<App>,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Failure> {
    // What is no yes is a no: nothing is told outside by a slip.
    let yes = fields.word("answer") == "yes";
    step(&me, &app, &id, Step::Answer { yes }).await
}

async fn send(
    me: SignedIn,
    State(app): State<App>,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    step(&me, &app, &id, Step::Send).await
}

async fn tell(
    me: SignedIn,
    State(app): State<App>,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    step(&me, &app, &id, Step::Tell).await
}

async fn step(me: &SignedIn, app: &App, id: &str, step: Step) -> Result<Response, Failure> {
    let (named, known) = (code(id)?, me.known.clone());
    match work::write(app, move |tx, at| disclosing::step(tx, at, (&known, named), step)).await {
        Ok(()) => Ok(see(&format!("/disclosures/{named}"))),
        Err(Error::Refused(why)) => {
            let mut page = page(me, app, id).await?;
            page.w = page.w.but("answer", why);
            Ok(draw(&page))
        }
        Err(other) => Err(other.into()),
    }
}

impl NewDisclosure {
    fn new(w: Shell, (case, before): (String, &Before), typed: &Fields, now: Timestamp) -> Self {
        let choice = |field: &'static str, word: &'static str| {
            (word, w.say(&format!("disclosure-{field}-{word}")), typed.chose(field, word))
        };
        let earlier = before.earlier.iter();
        Self {
            case,
            about: about(&w, before.about.as_ref()),
            earlier: earlier.map(|one| (one.code.to_string(), line(&w, one, now))).collect(),
            grounds: Ground::ALL.iter().map(|one| choice("ground", one.word())).collect(),
            recipients: To::ALL.iter().map(|one| choice("to", one.word())).collect(),
            tellings: Telling::ALL.iter().map(|one| choice("telling", one.word())).collect(),
            words: typed.text("words"),
            reason: typed.text("reason"),
            w,
        }
    }
}

impl One {
    fn new(w: Shell, seen: &Seen, (me, leads): (MemberId, bool), now: Timestamp) -> Self {
        let one = &seen.disclosure;
        let said = |words: &Option<Private>| {
            words.as_ref().map(Private::reveal).unwrap_or_default().to_owned()
        };
        Self {
            code: one.code.to_string(),
            case: seen.case.to_string(),
            standing: standing(&w, one, now),
            facts: facts(&w, seen),
            words: said(&seen.words),
            reason: said(&seen.reason),
            answers: me != one.by && one.waits(now),
            sends: one.sends(me, now),
            tells: leads && one.hides(),
            w,
        }
    }
}

/// Where a disclosure is at `now`, in words.
fn standing(w: &Words, one: &Disclosure, now: Timestamp) -> String {
    let (key, at) = match one.state {
        Place::Asked { until } if now < until => ("disclosure-is-asked", until),
        Place::Allowed { until, .. } if now < until => ("disclosure-is-allowed", until),
        Place::Asked { until } | Place::Allowed { until, .. } => ("disclosure-is-lapsed", until),
        Place::Refused { at, .. } => ("disclosure-is-refused", at),
        Place::Sent { at, .. } => ("disclosure-is-sent", at),
    };
    w.say_of(key, "time", w.moment_in(at, "UTC"))
}

/// A disclosure in one line: to whom, on which ground, and where it is.
pub(super) fn line(w: &Words, one: &Disclosure, now: Timestamp) -> String {
    let args = [("to", to(w, one).into()), ("ground", ground(w, one).into())];
    format!("{} {}", w.say_with("disclosure-line", &args), standing(w, one, now))
}

fn to(w: &Words, one: &Disclosure) -> String {
    w.say(&format!("disclosure-to-{}", one.to.word()))
}

fn ground(w: &Words, one: &Disclosure) -> String {
    w.say(&format!("disclosure-ground-{}", one.ground.word()))
}

/// Whom it is about.
fn about(w: &Words, face: Option<&Face>) -> String {
    face.map_or_else(
        || w.say("disclosure-about-nobody"),
        |face| w.say_of("disclosure-about", "name", face.pseudonym.as_str()),
    )
}

fn facts(w: &Words, seen: &Seen) -> Vec<String> {
    let one = &seen.disclosure;
    let name = |face: &Option<Face>| {
        face.as_ref().map_or_else(|| w.say("case-former"), |face| face.pseudonym.clone())
    };
    let mut facts = vec![
        about(w, seen.about.as_ref()),
        w.say_of("disclosure-by", "name", name(&seen.by)),
        w.say_of("disclosure-why", "ground", ground(w, one)),
        w.say_of("disclosure-whom", "to", to(w, one)),
    ];
    match (&seen.second, one.state) {
        (_, Place::Asked { .. }) => {}
        (None, Place::Sent { second: None, .. }) => facts.push(w.say("disclosure-no-second")),
        (second, Place::Refused { .. }) => {
            facts.push(w.say_of("disclosure-second-no", "name", name(second)));
        }
        (second, _) => facts.push(w.say_of("disclosure-second", "name", name(second))),
    }
    facts.push(match (one.member, one.told) {
        (None, _) => w.say("disclosure-knows-nobody"),
        (_, Some(at)) => w.say_of("disclosure-knows", "time", w.moment_in(at, "UTC")),
        (_, None) => w.say(&format!("disclosure-learns-{}", one.telling.word())),
    });
    facts
}

impl Page for NewDisclosure {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::safety::letter::EMPTY;
        let (now, none) = (super::examples::now(), Fields::default());
        let earlier = samples::all().into_iter().map(|seen| seen.disclosure).collect();
        let before = Before { about: None, earlier };
        let page = |why: Refusal| {
            let w = shell("disclosure-title").but(field(why), why);
            Self::new(w, ("0".repeat(32), &before), &none, now)
        };
        let whys = [NO_GROUND, NO_TO, NO_TELLING, NO_REASON, LONG_REASON, EMPTY];
        whys.map(page).into()
    }
}

impl Page for One {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let now = super::examples::now();
        let page = |(n, seen): (usize, Seen)| {
            let me = MemberId(uuid::Uuid::from_u128(if n.is_multiple_of(2) { 1 } else { 2 }));
            Self::new(shell("disclosure-title"), &seen, (me, true), now)
        };
        samples::all().into_iter().enumerate().map(page).collect()
    }
}

#[cfg(test)]
#[path = "disclosure_samples.rs"]
pub(super) mod samples;
