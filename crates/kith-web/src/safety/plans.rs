//! `/plan`: one's own plan for hard hours. Its owner reads it, nobody else.

use askama::Template;
use axum::{
    extract::{RawQuery, State},
    http::HeaderMap,
    response::Response,
};
use kith_app::{
    App, Error,
    safety::planning::{self, Plan},
};
use kith_core::{
    Private, Refusal, Timestamp,
    safety::plan::{Number, Part, numbers},
};

use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, file, see},
    public::help::near::{Near, countries},
    shell::Shell,
    visitor::SignedIn,
    words::Words,
    work,
};

/// The plan.
#[derive(Template)]
#[template(path = "safety/plan.html")]
pub(crate) struct PlanPage {
    w: Shell,
    parts: Vec<Shown>,
    /// Whom the first button calls; `None` where no number is written down.
    first: Option<Number>,
    near: Option<Near>,
    at: Option<Timestamp>,
}

/// One part of it, with words.
struct Shown {
    title: String,
    words: String,
    calls: Vec<Number>,
}

/// The form.
#[derive(Template)]
#[template(path = "safety/plan_form.html")]
pub(crate) struct PlanForm {
    w: Shell,
    parts: Vec<Field>,
    countries: Vec<(String, String)>,
    country: String,
}

/// One part of the form.
struct Field {
    name: &'static str,
    title: String,
    hint: String,
    words: String,
}

/// The plan as a page that needs neither Kith nor a network.
#[derive(Template)]
#[template(path = "safety/plan_copy.html")]
struct Copy<'a> {
    lang: &'a str,
    title: String,
    parts: Vec<Shown>,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new()
        .get("/plan", May::Member, show)
        .post("/plan", May::Member, save)
        .get("/plan/parts", May::Member, form)
        .post("/plan/copies", May::Member, copy)
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    headers: HeaderMap,
    RawQuery(done): RawQuery,
) -> Result<Response, Failure> {
    let plan = own(&app, &me).await?;
    let w = me.shell("plan-title");
    let w = match done.as_deref() {
        Some("done=saved") => w.after("plan-saved"),
        Some("done=removed") => w.after("plan-removed"),
        _ => w,
    };
    let near = Near::of(&w, &me.house, &plan.country, &headers);
    Ok(draw(&PlanPage::new(w, &plan, near)))
}

async fn form(State(app): State<App>, me: SignedIn) -> Result<Response, Failure> {
    let plan = own(&app, &me).await?;
    let typed = |part| plan.part(part).map(Private::reveal).unwrap_or_default().to_owned();
    Ok(draw(&PlanForm::new(&me, me.shell("plan-form-title"), typed, plan.country.clone())))
}

async fn save(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    let member = me.known.member;
    if fields.word("do") == "remove" {
        work::write(&app, move |tx, _| planning::remove(tx, member)).await?;
        return Ok(see("/plan?done=removed"));
    }
    let typed: Vec<_> = Part::ALL.iter().map(|part| (*part, fields.text(part.word()))).collect();
    let country = me.house.helplines.find(fields.word("country"));
    let country = country.map(|country| country.code.clone()).unwrap_or_default();
    let plan = match Plan::of(typed.iter().map(|(part, text)| (*part, text.as_str())), &country) {
        Ok(plan) => plan,
        Err(problem) => return Ok(again(&me, &fields, country, problem)),
    };
    let seal = app.clone();
    let draft = work::aside(move || planning::draft(&seal, member, &plan)).await?;
    work::write(&app, move |tx, _| planning::keep(tx, member, &draft)).await?;
    Ok(see("/plan?done=saved"))
}

fn again(
    me: &SignedIn,
    fields: &Fields,
    country: String,
    (part, why): (Part, Refusal),
) -> Response {
    let w = me.shell("plan-form-title").but(part.word(), why);
    draw(&PlanForm::new(me, w, |part| fields.text(part.word()), country))
}

/// The plan as a file, under a name that tells nothing.
async fn copy(State(app): State<App>, me: SignedIn) -> Result<Response, Failure> {
    let plan = own(&app, &me).await?;
    let (lang, title) = (me.words.locale.tag(), me.words.say("plan-copy-title"));
    let copy = Copy { lang, title, parts: parts(&me.words, &plan) };
    Ok(file("notes.html", "text/html; charset=utf-8", copy.render().map_err(kith_app::Fault::new)?))
}

async fn own(app: &App, me: &SignedIn) -> Result<Plan, Error> {
    let (app, member) = (app.clone(), me.known.member);
    work::aside(move || planning::own(&app, member)).await
}

/// The parts of `plan` that have words.
fn parts(w: &Words, plan: &Plan) -> Vec<Shown> {
    plan.parts.iter().map(|(part, words)| Shown::new(w, *part, words.reveal())).collect()
}

impl PlanPage {
    fn new(w: Shell, plan: &Plan, near: Option<Near>) -> Self {
        let whom = [Part::People, Part::Lines, Part::Company].into_iter();
        let mut whom = whom.filter_map(|part| plan.part(part));
        let first = whom.find_map(|words| numbers(words.reveal()).into_iter().next());
        Self { parts: parts(&w, plan), first, near, at: plan.at, w }
    }
}

impl Shown {
    fn new(w: &Words, part: Part, words: &str) -> Self {
        let calls = if part.calls() { numbers(words) } else { Vec::new() };
        Self { title: w.say(&format!("plan-part-{}", part.word())), words: words.to_owned(), calls }
    }
}

impl PlanForm {
    fn new(me: &SignedIn, w: Shell, typed: impl Fn(Part) -> String, country: String) -> Self {
        let countries = countries(&w, &me.house);
        Self { parts: fields(&w, typed), countries, country, w }
    }
}

fn fields(w: &Words, typed: impl Fn(Part) -> String) -> Vec<Field> {
    let field = |part: &Part| Field {
        name: part.word(),
        title: w.say(&format!("plan-part-{}", part.word())),
        hint: w.say(&format!("plan-hint-{}", part.word())),
        words: typed(*part),
    };
    Part::ALL.iter().map(field).collect()
}

impl Page for PlanPage {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let typed = Part::ALL.iter().map(|part| (*part, "Mara, my sister: 0660 123 45 67"));
        let full = Plan { at: Some(super::examples::now()), ..Plan::of(typed, "AT").unwrap() };
        let near = || Near::example();
        vec![
            Self::new(shell("plan-title"), &Plan::default(), None),
            Self::new(shell("plan-title"), &full, Some(near())),
        ]
    }
}

impl Page for PlanForm {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let long = shell("plan-form-title").but("signs", kith_core::safety::plan::LONG);
        let page = |w: Shell, country: &str| Self {
            parts: fields(&w, |_| "x".repeat(300)),
            countries: vec![("AT".to_owned(), "Austria".to_owned())],
            country: country.to_owned(),
            w,
        };
        vec![page(shell("plan-form-title"), ""), page(long, "AT")]
    }
}
