//! `/rota/new`: a coordinator makes a shift, or one for each of some weeks.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{
    App, Error,
    support::rota::{
        planning::{self, Plan, TONGUE},
        reading,
    },
};
use kith_core::{
    Refusal,
    people::{grant::Role, topic::LANGUAGES},
    programme::zone::Zone,
    support::rota::{self, MOST_WANTED, MOST_WEEKS, WANTED, WEEKS},
};

use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    shell::Shell,
    visitor::SignedIn,
    work,
};

/// The form.
#[derive(Template)]
#[template(path = "support/planning.html")]
pub(crate) struct Form {
    w: Shell,
    /// By which clock the times are typed.
    zone: String,
    /// What was typed: the day, the begin, the end.
    day: String,
    begin: String,
    end: String,
    wanted: String,
    weeks: String,
    /// Each language: tag, name, whether it is chosen.
    tongues: Vec<(&'static str, &'static str, bool)>,
    most: (u32, u32),
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/rota/new", May::Hold(Role::Coordinator), show).post(
        "/rota",
        May::Hold(Role::Coordinator),
        create,
    )
}

async fn show(State(app): State<App>, me: SignedIn) -> Result<Response, Failure> {
    let zone = work::read(&app, reading::zone).await?;
    Ok(draw(&Form::new(me.shell("planning-title"), &zone, None)))
}

async fn create(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    let zone = work::read(&app, reading::zone).await?;
    let done = match plan(&zone, &fields) {
        Err((field, why)) => Err((field, Error::Refused(why))),
        Ok(plan) => {
            let who = me.known.clone();
            let kept = work::once(&app, fields.post(&me), move |tx, at| {
                planning::plan(tx, at, &who, &plan).map(|_| "/rota?done=planned".to_owned())
            });
            kept.await.map_err(|why| (about(&why), why))
        }
    };
    match done {
        Err((field, Error::Refused(why))) => {
            let w = me.shell("planning-title").but(field, why);
            Ok(draw(&Form::new(w, &zone, Some(&fields))))
        }
        Err((_, why)) => Err(why.into()),
        Ok(path) => Ok(see(&path)),
    }
}

fn plan(zone: &Zone, fields: &Fields) -> Result<Plan, (&'static str, Refusal)> {
    let weeks = fields.word("weeks").parse().map_err(|_| ("weeks", WEEKS))?;
    let wanted = fields.word("wanted").parse().map_err(|_| ("wanted", WANTED))?;
    let begin = format!("{}T{}", fields.word("day"), fields.word("begin"));
    let hours =
        rota::weekly(zone, (&begin, fields.word("end")), weeks).map_err(|why| (field(why), why))?;
    let tongue = Some(fields.word("tongue")).filter(|tag| !tag.is_empty()).map(str::to_owned);
    Ok(Plan { hours, tongue, wanted })
}

/// The field that a refusal of the deed is about.
fn about(why: &Error) -> &'static str {
    match why {
        Error::Refused(why) => field(*why),
        _ => "day",
    }
}

fn field(why: Refusal) -> &'static str {
    match why {
        WEEKS => "weeks",
        WANTED => "wanted",
        TONGUE => "tongue",
        _ => "day",
    }
}

impl Form {
    fn new(w: Shell, zone: &Zone, typed: Option<&Fields>) -> Self {
        let holds = |field: &str, first: &str| {
            typed.map_or_else(|| first.to_owned(), |fields| fields.text(field))
        };
        let tongue = holds("tongue", "");
        Self {
            zone: zone.name().to_owned(),
            day: holds("day", ""),
            begin: holds("begin", "18:00"),
            end: holds("end", "20:00"),
            wanted: holds("wanted", "2"),
            weeks: holds("weeks", "1"),
            tongues: LANGUAGES.iter().map(|(tag, name)| (*tag, *name, *tag == tongue)).collect(),
            most: (MOST_WANTED, MOST_WEEKS),
            w,
        }
    }
}

impl Page for Form {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::support::rota::TIMES;
        let w = || shell("planning-title");
        let whys = [("day", TIMES), ("weeks", WEEKS), ("wanted", WANTED), ("tongue", TONGUE)];
        let refused = whys.map(|(field, why)| Self::new(w().but(field, why), &Zone::UTC, None));
        [Self::new(w(), &Zone::UTC, None)].into_iter().chain(refused).collect()
    }
}
