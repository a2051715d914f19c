//! `/applications/{code}/review`: one application on the desk, opened by whoever decides; interview, references, checks,
//! and the decision with its reason.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    programme::{
        admitting, applying,
        checking::{self, Form},
        referring::Given,
        reviewing::{self, Open},
    },
};
use kith_core::{
    Code, Refusal, Timestamp,
    people::{face::Face, grant::Role},
    programme::{
        application::{NOT_READ, State as Where, Verdict, Word},
        check::{self, Check, DAYS, Kind, Outcome},
    },
};

use super::{
    application::parts,
    questions::{self, Answered},
    reviews::clock,
};
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    query::Done,
    shell::Shell,
    visitor::SignedIn,
    words::Words,
    work,
};

/// What can have been done on this page, and the line that says so.
const DONE: [(&str, &str); 4] = [
    ("opened", "review-opened"),
    ("noted", "review-noted"),
    ("checked", "review-checked"),
    ("differed", "review-differed"),
];

/// Nothing is chosen.
const NO_VERDICT: Refusal = Refusal("application-no-verdict");
/// No kind or outcome is chosen.
const NO_CHECK: Refusal = Refusal("check-not-chosen");

/// The page.
#[derive(Template)]
#[template(path = "programme/review.html")]
pub(crate) struct Review {
    w: Shell,
    code: Code,
    name: String,
    doorway: Option<Code>,
    role: String,
    programme: String,
    clock: String,
    said: Option<Said>,
    /// What is to be asked in an interview.
    guide: Vec<String>,
    notes: Vec<(String, Timestamp, Option<String>)>,
    decisions: Vec<Decided>,
    references: Vec<Referee>,
    /// What was looked at; `None` for a role for which nothing is.
    checks: Option<Vec<Row>>,
    /// Whether something that was looked at has run out.
    lapsed: bool,
    talks: i64,
    /// What the reader can do: `decide`, `second`, or nothing.
    does: &'static str,
    verdicts: Vec<(&'static str, String, bool)>,
    reason: String,
    note: String,
    kinds: Vec<(&'static str, String, bool)>,
    outcomes: Vec<(&'static str, String, bool)>,
    issued: String,
    expires: String,
}

/// What the application says.
struct Said {
    answers: Vec<Answered>,
    appeal: Option<String>,
}

/// A decision that was made.
struct Decided {
    line: String,
    at: Timestamp,
    told: bool,
    reason: Option<String>,
}

/// A referee, where the reference stands, and what they wrote.
struct Referee {
    name: String,
    state: String,
    /// The applicant gave them the link: nobody knows who wrote.
    by_hand: bool,
    words: Vec<(String, String)>,
}

/// A check in the register.
struct Row {
    kind: String,
    days: String,
    outcome: String,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new()
        .get("/applications/{code}/review", May::Desk, show)
        .post("/applications/{code}/openings", May::Desk, open)
        .post("/applications/{code}/notes", May::Desk, note)
        .post("/applications/{code}/checks", May::Desk, check)
        .post("/applications/{code}/decisions", May::Desk, decide)
        .post("/applications/{code}/seconds", May::Desk, second)
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    done: Done,
) -> Result<Response, Failure> {
    let member = me.known.member;
    let mut page = page(&app, &me, code, None).await?;
    work::write(&app, move |tx, at| applying::seen(tx, at, member, code)).await?;
    page.w = done.on(page.w, &DONE);
    Ok(draw(&page))
}

async fn page(
    app: &App,
    me: &SignedIn,
    code: Code,
    why: Option<(&'static str, Refusal)>,
) -> Result<Review, Error> {
    let (reader, known) = (app.clone(), me.known.clone());
    let open = work::aside(move || reviewing::read(&reader, &known, code)).await?;
    let w = me.shell("nav-applications");
    let w = match why {
        // While it is closed there is one thing to do on its page.
        Some((field, why)) => w.but(open.said.as_ref().map_or("verdict", |_| field), why),
        None => w,
    };
    Ok(Review::new(w, &open, app.now()))
}

/// Goes on to the path that `done` names; or draws the page again with the problem at `field` and everything that was
/// typed.
async fn after(
    (app, me, code): (&App, &SignedIn, Code),
    fields: &Fields,
    field: &'static str,
    done: Result<String, Error>,
) -> Result<Response, Failure> {
    match done {
        Ok(path) => Ok(see(&path)),
        // Whoever never opened it has typed nothing here: the page asks them to open it.
        Err(Error::Refused(NOT_READ)) => Ok(see(&stands(code, ""))),
        Err(Error::Refused(why)) => {
            Ok(draw(&page(app, me, code, Some((field, why))).await?.typed(fields)))
        }
        Err(other) => Err(other.into()),
    }
}

/// The page of the application, with the line for `done`.
fn stands(code: Code, done: &str) -> String {
    let query = if done.is_empty() { String::new() } else { format!("?done={done}") };
    format!("/applications/{code}/review{query}")
}

/// Where one goes on from a decision.
const DECIDED: &str = "/applications?done=decided";

async fn open(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
) -> Result<Response, Failure> {
    let who = me.known.clone();
    work::write(&app, move |tx, at| reviewing::open(tx, at, &who, code)).await?;
    Ok(see(&stands(code, "opened")))
}

async fn note(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (sealing, known, text) = (app.clone(), me.known.clone(), fields.text("note"));
    let draft = work::aside(move || reviewing::draft_note(&sealing, &known, code, &text)).await;
    let kept = match draft {
        Ok(draft) => {
            let (who, post) = (me.known.clone(), fields.post(&me));
            let kept = work::once(&app, post, move |tx, at| {
                reviewing::keep_note(tx, at, &who, &draft)?;
                Ok(String::new())
            });
            kept.await.map(|_| stands(code, "noted"))
        }
        Err(why) => Err(why),
    };
    after((&app, &me, code), &fields, "note", kept).await
}

async fn check(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (who, post) = (me.known.clone(), fields.post(&me));
    let kept = match typed_check(&fields) {
        Err(why) => Err(why.into()),
        Ok(form) => {
            let kept = work::once(&app, post, move |tx, at| {
                checking::keep(tx, at, (&who, code), form)?;
                Ok(String::new())
            });
            kept.await.map(|_| stands(code, "checked"))
        }
    };
    let field = if matches!(kept, Err(Error::Refused(DAYS))) { "issued" } else { "kind" };
    after((&app, &me, code), &fields, field, kept).await
}

fn typed_check(fields: &Fields) -> Result<Form, Refusal> {
    let kind = Kind::of(fields.word("kind")).ok_or(NO_CHECK)?;
    let outcome = Outcome::of(fields.word("outcome")).ok_or(NO_CHECK)?;
    let issued = fields.day("issued").ok_or(DAYS)?;
    let expires = match fields.word("expires") {
        "" => None,
        _ => Some(fields.day("expires").ok_or(DAYS)?),
    };
    Ok(Form { kind, issued, expires, outcome })
}

async fn decide(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let Some(verdict) = Verdict::of(fields.word("verdict")) else {
        return after((&app, &me, code), &fields, "verdict", Err(NO_VERDICT.into())).await;
    };
    let (sealing, known, reason) = (app.clone(), me.known.clone(), fields.text("reason"));
    let draft =
        work::aside(move || admitting::draft(&sealing, &known, code, (verdict, reason.as_str())));
    let decided = match draft.await {
        Ok(draft) => {
            let who = me.known.clone();
            let decided = work::write(&app, move |tx, at| admitting::decide(tx, at, &who, &draft));
            decided.await.map(|()| DECIDED.to_owned())
        }
        Err(why) => Err(why),
    };
    after((&app, &me, code), &fields, "reason", decided).await
}

async fn second(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (word, done) = match fields.word("word") {
        "agree" => (Word::Agree, DECIDED.to_owned()),
        "differ" => (Word::Differ, stands(code, "differed")),
        _ => return Err(Error::NotFound.into()),
    };
    let who = me.known.clone();
    let said = work::write(&app, move |tx, at| admitting::answer(tx, at, &who, (code, word)));
    let said = said.await.map(|()| done);
    after((&app, &me, code), &fields, "verdict", said).await
}

impl Review {
    fn new(w: Shell, open: &Open, now: Timestamp) -> Self {
        let it = &open.application;
        let former = || w.say("case-former");
        let name = |face: Option<&Face>| face.map_or_else(former, |face| face.pseudonym.clone());
        let notes = open.notes.iter().map(|note| {
            let words = note.words.as_ref().map(|words| words.reveal().to_owned());
            (name(note.by.as_ref()), note.at, words)
        });
        let does = match (it.state, open.decides) {
            (Where::Second { .. }, true) => "second",
            (_, true) => "decide",
            (_, false) => "",
        };
        Self {
            code: it.code,
            name: name(open.face.as_ref()),
            doorway: open.face.as_ref().map(|face| face.doorway),
            role: w.say(&format!("apply-as-{}", it.role.word())),
            programme: open.programme.clone(),
            clock: clock(&w, it, (now, &open.zone)),
            said: open.said.as_ref().map(|said| Said {
                answers: questions::answered(&w, it.role, &said.answers),
                appeal: said.appeal.as_ref().map(|words| words.reveal().to_owned()),
            }),
            guide: ["open", "hard", "limits", "hours", "ask"]
                .map(|one| w.say(&format!("review-guide-{one}")))
                .into(),
            notes: notes.collect(),
            decisions: open
                .decisions
                .iter()
                .map(|one| Decided::new(&w, one, name(one.by.as_ref())))
                .collect(),
            references: open
                .references
                .iter()
                .map(|one| Referee::new(&w, one, &open.zone))
                .collect(),
            checks: (it.role == Role::Mentor)
                .then(|| open.checks.iter().map(|check| Row::new(&w, check)).collect()),
            lapsed: check::bars(&open.checks, now),
            talks: open.talks,
            does,
            verdicts: verdicts(&w, it.state),
            reason: String::new(),
            note: String::new(),
            kinds: options(&w, "check-kind-", Kind::ALL.iter().map(|kind| kind.word())),
            outcomes: options(&w, "check-outcome-", Outcome::ALL.iter().map(|one| one.word())),
            issued: String::new(),
            expires: String::new(),
            w,
        }
    }

    /// The same, with everything that was chosen and typed.
    fn typed(mut self, fields: &Fields) -> Self {
        let lists = [
            ("verdict", &mut self.verdicts),
            ("kind", &mut self.kinds),
            ("outcome", &mut self.outcomes),
        ];
        for (name, list) in lists {
            for (word, _, chosen) in list {
                *chosen = fields.chose(name, word);
            }
        }
        let [reason, note, issued, expires] =
            ["reason", "note", "issued", "expires"].map(|name| fields.text(name));
        Self { reason, note, issued, expires, ..self }
    }
}

/// What can be chosen in the state `state`.
fn verdicts(w: &Words, state: Where) -> Vec<(&'static str, String, bool)> {
    let waits = matches!(state, Where::Waiting { .. });
    let all = Verdict::ALL.iter().filter(|one| !(waits && **one == Verdict::Waiting));
    options(w, "review-verdict-", all.map(|one| one.word()))
}

fn options(
    w: &Words,
    keys: &str,
    all: impl Iterator<Item = &'static str>,
) -> Vec<(&'static str, String, bool)> {
    all.map(|word| (word, w.say(&format!("{keys}{word}")), false)).collect()
}

impl Referee {
    fn new(w: &Words, one: &Given, zone: &str) -> Self {
        let name = one.referee.as_ref().map(|name| name.reveal().to_owned());
        let key = format!("reference-state-{}", one.reference.state.word());
        Self {
            name: name.unwrap_or_else(|| w.say("case-former")),
            state: w.say_of(&key, "day", w.day_in(one.reference.until(), zone)),
            by_hand: !one.reference.mailed,
            words: one.words.as_ref().map(|words| parts(w, words)).unwrap_or_default(),
        }
    }
}

impl Decided {
    fn new(w: &Words, one: &reviewing::Decided, name: String) -> Self {
        let verdict = w.say(&format!("review-verdict-{}", one.verdict.word()));
        let args = [("name", name.into()), ("verdict", verdict.into()), ("n", one.criteria.into())];
        Self {
            line: w.say_with("review-decision", &args),
            at: one.at,
            told: one.told,
            reason: one.reason.as_ref().map(|words| words.reveal().to_owned()),
        }
    }
}

impl Row {
    fn new(w: &Words, check: &Check) -> Self {
        let issued = w.day_in(check.issued, "UTC");
        let days = match check.expires {
            Some(end) => {
                let end = w.day_in(end, "UTC");
                w.say_with("check-days-until", &[("issued", issued.into()), ("end", end.into())])
            }
            None => w.say_of("check-days-from", "issued", issued),
        };
        Self {
            kind: w.say(&format!("check-kind-{}", check.kind.word())),
            days,
            outcome: w.say(&format!("check-outcome-{}", check.outcome.word())),
        }
    }
}

impl Page for Review {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let w = || shell("nav-applications");
        let now = crate::support::samples::at();
        let all = super::application_samples::opens();
        let mut pages: Vec<_> = all.iter().map(|open| Self::new(w(), open, now)).collect();
        let bad = [("verdict", NO_VERDICT), ("reason", admitting::NO_REASON)];
        let bad = bad.into_iter().chain([("note", reviewing::NO_NOTE), ("kind", NO_CHECK)]);
        let bad = bad.chain([("issued", DAYS)]).fold(w(), |w, (field, why)| w.but(field, why));
        pages.extend(all.get(3).map(|open| Self::new(bad, open, now)));
        pages
    }
}
