//! `/programmes/{programme}/settings/{step}`: one page of setting up a programme, saved as one goes.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    programme::{reading, setting_up},
};
use kith_core::{
    Code, Refusal, Timestamp,
    people::grant::Role,
    programme::{
        calendar::NOT_A_DAY,
        charter::{Change, Charter, KEEPS, Part, Step, Texts, name},
        frame::{DAYS, Figure},
    },
};

use super::saying;
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    shell::Shell,
    visitor::SignedIn,
    work,
};

/// The page.
#[derive(Template)]
#[template(path = "programme/step.html")]
pub(crate) struct Form {
    w: Shell,
    code: Code,
    step: Step,
    fields: Vec<Field>,
}

/// One question.
struct Field {
    name: &'static str,
    /// `words`, `line`, `number` or `day`.
    kind: &'static str,
    title: String,
    hint: String,
    typed: String,
}

/// Something to be put right, and where.
type Problem = (&'static str, Refusal);

/// Its doors.
pub(crate) fn doors() -> Doors {
    let (coordinator, path) =
        (May::Hold(Role::Coordinator), "/programmes/{programme}/settings/{step}");
    Doors::new().get(path, coordinator, form).post(path, coordinator, save)
}

async fn form(
    State(app): State<App>,
    me: SignedIn,
    Path((code, step)): Path<(Code, String)>,
) -> Result<Response, Failure> {
    let step = Step::of(&step).ok_or(Error::NotFound)?;
    let (who, now) = (me.known.clone(), app.now());
    let charter = work::read(&app, move |tx| reading::of_coordinator(tx, now, &who, code)).await?;
    Ok(draw(&Form::new(shell(&me, step), (code, step), |name| kept(&charter, name))))
}

async fn save(
    State(app): State<App>,
    me: SignedIn,
    Path((code, step)): Path<(Code, String)>,
    fields: Fields,
) -> Result<Response, Failure> {
    let step = Step::of(&step).ok_or(Error::NotFound)?;
    let again = |problems: &[Problem]| {
        let w = shell(&me, step);
        let w = problems.iter().fold(w, |w, (field, why)| w.but(field, *why));
        draw(&Form::new(w, (code, step), |name| fields.text(name)))
    };
    let change = match read(step, &fields) {
        Ok(change) => change,
        Err(problems) => return Ok(again(&problems)),
    };
    let who = me.known.clone();
    let saved =
        work::write(&app, move |tx, at| setting_up::change(tx, at, &who, code, &change)).await;
    match saved {
        Ok(()) => Ok(see(&after(code, step))),
        Err(Error::Refused(why)) => Ok(again(&[(about(step, why, &fields), why)])),
        Err(error) => Err(error.into()),
    }
}

/// The shell of the page of `step`, which is called as it is in the overview.
fn shell(me: &SignedIn, step: Step) -> Shell {
    me.shell(saying::step(step))
}

/// The page after `step`.
fn after(code: Code, step: Step) -> String {
    let settings = format!("/programmes/{code}/settings");
    step.next().map_or_else(
        || format!("{settings}?done=saved"),
        |next| format!("{settings}/{}", next.word()),
    )
}

/// What was typed on the page of `step`, or everything that has to be put right.
fn read(step: Step, fields: &Fields) -> Result<Change, Vec<Problem>> {
    let mut problems = Vec::new();
    let typed: Vec<_> = step.parts().map(|part| (part, fields.text(part.word()))).collect();
    let texts = Texts::of(typed.iter().map(|(part, text)| (*part, text.as_str())));
    let texts = texts.unwrap_or_else(|(part, why)| {
        problems.push((part.word(), why));
        Texts::default()
    });
    let [begins, ends] = ["begins", "ends"].map(|name| day(name, fields, &mut problems));
    let mut read = |one| figure(one, fields, &mut problems);
    let change = match step {
        Step::Purpose => Change::Purpose(title(fields, &mut problems), texts),
        Step::Hard => Change::Hard(texts),
        Step::People => Change::People(texts, read(Figure::Places)),
        Step::Length => Change::Length([begins, ends], [read(Figure::Weeks), read(Figure::Hours)]),
    };
    if problems.is_empty() { Ok(change) } else { Err(problems) }
}

fn title(fields: &Fields, problems: &mut Vec<Problem>) -> String {
    name(&fields.text("name")).unwrap_or_else(|why| {
        problems.push(("name", why));
        String::new()
    })
}

fn figure(figure: Figure, fields: &Fields, problems: &mut Vec<Problem>) -> u16 {
    figure.read(fields.word(figure.word())).unwrap_or_else(|why| {
        problems.push((figure.word(), why));
        0
    })
}

/// The day in the field `name`; `None` also where nothing stands there.
fn day(name: &'static str, fields: &Fields, problems: &mut Vec<Problem>) -> Option<Timestamp> {
    let day = fields.day(name);
    if day.is_none() && !fields.word(name).is_empty() {
        problems.push((name, NOT_A_DAY));
    }
    day
}

/// The field that a refusal of the page `step` is about.
fn about(step: Step, why: Refusal, fields: &Fields) -> &'static str {
    let empty = names(step).into_iter().find(|(name, _)| fields.word(name).is_empty());
    match why {
        DAYS => "ends",
        KEEPS => empty.map_or("settings", |(name, _)| name),
        _ => "settings",
    }
}

/// The questions of `step`, each with the kind of its field.
fn names(step: Step) -> Vec<(&'static str, &'static str)> {
    let title = (step == Step::Purpose).then_some(("name", "line"));
    let texts = step.parts().map(|part| (part.word(), "words"));
    let days = [("begins", "day"), ("ends", "day")];
    let days = days.into_iter().filter(|_| step == Step::Length);
    let figures = step.figures().iter().map(|one| (one.word(), "number"));
    title.into_iter().chain(texts).chain(days).chain(figures).collect()
}

/// What is kept in the field `name`.
fn kept(charter: &Charter, name: &str) -> String {
    let frame = &charter.frame;
    let shown = |day: Option<Timestamp>| {
        day.map(|day| day.jiff().strftime("%Y-%m-%d").to_string()).unwrap_or_default()
    };
    match (name, Part::of(name), Figure::of(name)) {
        ("name", ..) => charter.name.clone(),
        ("begins", ..) => shown(frame.begins),
        ("ends", ..) => shown(frame.ends),
        (_, Some(part), _) => charter.texts.part(part).to_owned(),
        (_, _, Some(figure)) => frame.figure(figure).to_string(),
        _ => String::new(),
    }
}

impl Form {
    fn new(w: Shell, (code, step): (Code, Step), typed: impl Fn(&str) -> String) -> Self {
        let field = |(name, kind): (&'static str, &'static str)| Field {
            name,
            kind,
            title: w.say(&format!("charter-{name}")),
            hint: w.say(&format!("charter-hint-{name}")),
            typed: typed(name),
        };
        let fields = names(step).into_iter().map(field).collect();
        Self { w, code, step, fields }
    }

    /// Which page of how many it is.
    fn place(&self) -> String {
        let place =
            Step::ALL.iter().take_while(|step| **step != self.step).count().saturating_add(1);
        self.w
            .say_with("programme-step-of", &[("n", place.into()), ("all", Step::ALL.len().into())])
    }

    /// What the page is called.
    fn title(&self) -> String {
        self.w.say(saying::step(self.step))
    }

    /// Why it is asked.
    fn why(&self) -> String {
        self.w.say(&format!("programme-why-{}", self.step.word()))
    }
}

impl Page for Form {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::programme::charter::{LONG, OVER};

        let charter = super::samples::charter();
        let page = |w: Shell, step| Self::new(w, (charter.code, step), |name| kept(&charter, name));
        let w = || shell("charter-hard");
        let mut pages: Vec<_> = Step::ALL.iter().map(|step| page(w(), *step)).collect();
        pages.extend([
            page(w().but("hard", LONG), Step::Hard),
            page(w().but("ends", DAYS), Step::Length),
            page(w().but("settings", OVER), Step::People),
        ]);
        pages
    }
}
