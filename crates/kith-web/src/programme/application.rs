//! `/applications/{code}`: one's own application: a form while it is a draft, then where it is, by when something happens,
//! and why it was decided so.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    programme::{
        applying::{self, Answers, Own},
        referring::{self, Form},
    },
};
use kith_core::{
    Code, Refusal, Timestamp,
    people::grant::Role,
    programme::{
        application::{Application, End, State as Where},
        question::MISSING,
        reference::{MOST, NO_MAIL, Part, State as Stands},
    },
};

use super::questions::{self, Answered, Field};
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    query::Done,
    safety::card,
    shell::Shell,
    visitor::SignedIn,
    words::{Markup, Words},
    work,
};

/// What can have been done on this page, and the line that says so.
const DONE: [(&str, &str); 6] = [
    ("saved", "apply-saved"),
    ("sent", "apply-sent"),
    ("asked", "apply-asked"),
    ("appealed", "apply-appealed"),
    ("withdrawn", "apply-withdrawn"),
    ("dropped", "apply-dropped"),
];

/// The form, while it is a draft.
#[derive(Template)]
#[template(path = "programme/application_form.html")]
pub(crate) struct Draft {
    w: Shell,
    code: Code,
    role: &'static str,
    fields: Vec<Field>,
}

/// The page, once it is sent.
#[derive(Template)]
#[template(path = "programme/application.html")]
pub(crate) struct Show {
    w: Shell,
    code: Code,
    role: &'static str,
    programme: String,
    /// The last part of the address of its page; empty for the house itself.
    slug: String,
    state: String,
    /// Their place in line; `None` where they are in none.
    line: Option<String>,
    /// Where one goes on from a yes, and the key of its words; `None` for anything else.
    next: Option<(String, &'static str)>,
    /// What was promised was not kept.
    late: bool,
    /// What was decided, its reason, by which criteria, and when; the newest first.
    told: Vec<(String, Option<String>, u32, Timestamp)>,
    answers: Vec<Answered>,
    appeal: Option<String>,
    /// The last day on which another look can be asked for.
    open: Option<String>,
    references: Vec<Named>,
    /// Whether the house can write to them.
    mails: bool,
    /// Whether it can be taken back.
    stops: bool,
    /// Another referee, as they are named; `None` where nobody can be.
    form: Option<Form>,
    body: String,
    /// The card of help for what they wrote.
    card: Markup,
}

/// A referee whom the applicant named.
struct Named {
    name: String,
    state: String,
    /// The link, for the applicant to give them; `None` where the house wrote, or it is over.
    way: Option<String>,
    /// What they wrote, where they let it be read.
    words: Vec<(String, String)>,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new()
        .get("/applications/{code}", May::Member, show)
        .post("/applications/{code}/answers", May::Member, answer)
        .post("/applications/{code}/withdrawals", May::Member, withdraw)
        .post("/applications/{code}/appeals", May::Member, appeal)
        .post("/applications/{code}/references", May::Member, refer)
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    done: Done,
) -> Result<Response, Failure> {
    let (own, member) = (opened(&app, &me, code).await?, me.known.member);
    work::write(&app, move |tx, at| applying::seen(tx, at, member, code)).await?;
    let w = done.on(me.shell("applications-title"), &DONE);
    if own.application.state == Where::Draft {
        let typed = |key: &str| own.answers.answer(key).to_owned();
        return Ok(draw(&Draft::new(w, &own.application, typed)));
    }
    let card = card(&app, &w, &me, &own).await?;
    Ok(draw(&Show { card, ..Show::new(w, &own) }))
}

/// The card of help for what they wrote; nothing where none stands there.
async fn card(app: &App, w: &Shell, me: &SignedIn, own: &Own) -> Result<Markup, Error> {
    card::draw(app, w, (own.application.id.0, me.known.face.id)).await
}

async fn opened(app: &App, me: &SignedIn, code: Code) -> Result<Own, Error> {
    let (reader, member) = (app.clone(), me.known.member);
    work::aside(move || applying::own(&reader, member, code)).await
}

/// Keeps what was typed; sends it, where that was asked and nothing is missing.
async fn answer(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let it = opened(&app, &me, code).await?.application;
    if it.state != Where::Draft {
        // It was sent meanwhile, from another tab or by the same form.
        return Ok(see(&format!("/applications/{code}")));
    }
    let again = |problems: Vec<(&'static str, Refusal)>| {
        let w = me.shell("applications-title");
        let w = problems.into_iter().fold(w, |w, (field, why)| w.but(field, why));
        Ok(draw(&Draft::new(w, &it, |key| fields.text(key))))
    };
    let answers = match Answers::of(it.role, |key| fields.text(key)) {
        Ok(answers) => answers,
        Err(problem) => return again(vec![problem]),
    };
    let (sends, gaps) = (fields.word("to") == "send", answers.gaps(it.role));
    let (sealing, who) = (app.clone(), me.known.clone());
    let draft = work::aside(move || applying::draft(&sealing, &who, code, &answers)).await?;
    let whole = gaps.is_empty();
    let kept = work::write(&app, move |tx, at| {
        if sends && whole { applying::send(tx, at, &draft) } else { applying::save(tx, &draft) }
    });
    match kept.await {
        Err(Error::Refused(why)) => again(vec![("send", why)]),
        Err(other) => Err(other.into()),
        Ok(()) if !sends => Ok(see(&format!("/applications/{code}?done=saved"))),
        Ok(()) if whole => Ok(see(&format!("/applications/{code}?done=sent"))),
        Ok(()) => again(gaps.into_iter().map(|key| (key, MISSING)).collect()),
    }
}

async fn withdraw(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
) -> Result<Response, Failure> {
    let member = me.known.member;
    let done = match work::write(&app, move |tx, at| applying::withdraw(tx, at, member, code)).await
    {
        Ok(was_sent) => {
            if was_sent {
                "?done=withdrawn"
            } else {
                "?done=dropped"
            }
        }
        // It is over already: its page says how.
        Err(Error::Refused(_)) => "",
        Err(other) => return Err(other.into()),
    };
    Ok(see(&format!("/applications/{code}{done}")))
}

async fn appeal(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (sealing, who, text) = (app.clone(), me.known.clone(), fields.text("body"));
    let draft = work::aside(move || applying::draft_appeal(&sealing, &who, code, &text)).await;
    let asked = match draft {
        Ok(appeal) => {
            let who = (me.known.member, code);
            work::write(&app, move |tx, at| applying::appeal(tx, at, who, &appeal)).await
        }
        Err(why) => Err(why),
    };
    match asked {
        Err(Error::Refused(why)) => {
            let own = opened(&app, &me, code).await?;
            let w = me.shell("applications-title").but("body", why);
            let card = card(&app, &w, &me, &own).await?;
            Ok(draw(&Show { card, body: fields.text("body"), ..Show::new(w, &own) }))
        }
        asked => {
            let path = format!("/applications/{code}?done=appealed");
            asked.map(|()| see(&path)).map_err(Failure::from)
        }
    }
}

async fn refer(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let [referee, known_as, address] =
        ["referee", "known_as", "address"].map(|name| fields.text(name));
    // A site that sends no mail asks for no address.
    let address = if app.outside.mailer.is_some() { address } else { String::new() };
    let form = Form { referee, known_as, address };
    match name(&app, &me, code, &fields, form.clone()).await {
        Err((field, Error::Refused(why))) => {
            let own = opened(&app, &me, code).await?;
            let w = me.shell("applications-title").but(field, why);
            let card = card(&app, &w, &me, &own).await?;
            let page = Show::new(w, &own);
            Ok(draw(&Show { card, form: page.form.as_ref().map(|_| form), ..page }))
        }
        Err((_, other)) => Err(other.into()),
        Ok(path) => Ok(see(&path)),
    }
}

/// Asks for a reference; where that is refused, the field that it is about.
async fn name(
    app: &App,
    me: &SignedIn,
    code: Code,
    fields: &Fields,
    form: Form,
) -> Result<String, (&'static str, Error)> {
    let (sealing, member) = (app.clone(), me.known.member);
    let draft = work::aside(move || Ok(referring::draft(&sealing, (member, code), &form))).await;
    let draft = draft.map_err(|why| ("referee", why))??;
    let asked = work::once(app, fields.post(me), move |tx, at| {
        referring::ask(tx, at, member, &draft)?;
        Ok(format!("/applications/{code}?done=asked"))
    });
    asked.await.map_err(|why| match why {
        Error::Refused(NO_MAIL) => ("address", why),
        why => ("referee", why),
    })
}

impl Draft {
    fn new(w: Shell, it: &Application, typed: impl Fn(&str) -> String) -> Self {
        let fields = questions::fields(&w, it.role, typed);
        Self { fields, code: it.code, role: it.role.word(), w }
    }

    fn title(&self) -> String {
        self.w.say(&format!("apply-title-{}", self.role))
    }
}

impl Show {
    fn new(w: Shell, own: &Own) -> Self {
        let it = &own.application;
        let standing = own
            .references
            .iter()
            .filter(|one| matches!(one.reference.state, Stands::Asked | Stands::Given));
        let open = it.sent.is_some() && !it.is_over();
        let decides = open && !matches!(it.state, Where::Declined { .. });
        let names = decides && it.role == Role::Mentor;
        let told = own.told.iter().map(|told| {
            let verdict = w.say(&format!("application-told-{}", told.verdict.word()));
            let reason = told.reason.as_ref().map(|words| words.reveal().to_owned());
            (verdict, reason, told.criteria, told.at)
        });
        let app = &w.house().app;
        let until = match it.state {
            Where::Declined { until } => Some(w.day_in(until, &own.zone)),
            _ => None,
        };
        Self {
            code: it.code,
            role: it.role.word(),
            programme: own.programme.clone(),
            slug: own.slug.as_ref().map(ToString::to_string).unwrap_or_default(),
            next: matches!(it.state, Where::Ended { how: End::Accepted, .. }).then(|| goes_on(own)),
            state: state(&w, it, &own.zone),
            line: own.line.map(|n| w.say_of("application-line", "n", n)),
            late: it.raised && open,
            told: told.collect(),
            answers: questions::answered(&w, it.role, &own.answers),
            appeal: own.appeal.as_ref().map(|words| words.reveal().to_owned()),
            open: until,
            references: own.references.iter().map(|one| Named::new(&w, one, &own.zone)).collect(),
            mails: app.outside.mailer.is_some(),
            stops: open,
            form: (names && standing.count() < MOST).then(Form::default),
            body: String::new(),
            card: card::nothing(),
            w,
        }
    }

    fn title(&self) -> String {
        self.w.say(&format!("apply-title-{}", self.role))
    }
}

impl Named {
    fn new(w: &Shell, asked: &referring::Asked, zone: &str) -> Self {
        let (reference, site) = (&asked.reference, &w.house().app.site.base_url);
        let open = reference.state == Stands::Asked;
        let state = match (open, reference.mailed) {
            (true, true) => "reference-state-mailed".to_owned(),
            _ => format!("reference-state-{}", reference.state.word()),
        };
        Self {
            name: asked.named.as_ref().map(|form| form.referee.clone()).unwrap_or_default(),
            state: w.say_of(&state, "day", w.day_in(reference.until(), zone)),
            way: asked.way.map(|code| format!("{site}/references/{code}")),
            words: asked.words.as_ref().map(|words| parts(w, words)).unwrap_or_default(),
        }
    }
}

/// What a referee wrote, part by part.
pub(super) fn parts(w: &Words, words: &referring::Words) -> Vec<(String, String)> {
    let part = |part: &Part| {
        let said = words.part(*part);
        let title = w.say(&format!("reference-part-{}", part.word()));
        (!said.is_empty()).then(|| (title, said.to_owned()))
    };
    Part::ALL.iter().filter_map(part).collect()
}

/// Where whoever was accepted goes on, and the key of its words: a course comes first where one is asked of them.
fn goes_on(own: &Own) -> (String, &'static str) {
    if let Some(course) = own.course {
        return (format!("/courses/{course}"), "course-next");
    }
    let (to, key) = next(own.application.role == Role::Mentor);
    (to.to_owned(), key)
}

/// Where a mentor, or whoever is mentored, goes on from a yes, and the key of its words.
pub(super) const fn next(mentors: bool) -> (&'static str, &'static str) {
    if mentors {
        ("/capacity", "application-next-mentor")
    } else {
        ("/requests/new?kind=mentor", "application-next-mentee")
    }
}

/// Where an application is and what happens next, for its writer.
pub(super) fn state(w: &Words, it: &Application, zone: &str) -> String {
    let (key, day) = match it.state {
        Where::Draft => ("application-state-draft", None),
        Where::Sent { until } | Where::Review { until } | Where::Second { until, .. }
            if it.raised =>
        {
            ("application-state-late", Some(until))
        }
        Where::Sent { until } => ("application-state-sent", Some(until)),
        Where::Review { until } | Where::Second { until, .. } => {
            ("application-state-review", Some(until))
        }
        Where::Waiting { until } => ("application-state-waiting", Some(until)),
        Where::Declined { until } => ("application-state-declined", Some(until)),
        Where::Appealed { until } if it.raised => ("application-state-late", Some(until)),
        Where::Appealed { until } => ("application-state-appealed", Some(until)),
        Where::Ended { how: End::Accepted, at } => ("application-state-accepted", Some(at)),
        Where::Ended { how: End::Declined, at } => ("application-state-over", Some(at)),
        Where::Ended { how: End::Withdrawn, at } => ("application-state-withdrawn", Some(at)),
    };
    w.say_of(key, "day", day.map(|day| w.day_in(day, zone)).unwrap_or_default())
}

impl Page for Draft {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let w = || shell("applications-title");
        let [mentee, mentor] = super::application_samples::drafts();
        let long = |_: &str| "x".repeat(300);
        vec![
            Self::new(w(), &mentee, |_| String::new()),
            Self::new(w().but("hope", MISSING).but("time", MISSING), &mentee, long),
            Self::new(w().but("adult", MISSING).but("field", MISSING), &mentor, long),
        ]
    }
}

impl Page for Show {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        super::application_samples::own()
            .iter()
            .map(|own| Self::new(shell("applications-title"), own))
            .collect()
    }
}
