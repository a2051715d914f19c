//! `/applications/new`: what it takes to get into a role, before anything is asked; and where one's own applications are.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{App, Error, programme::applying};
use kith_core::{
    Refusal,
    people::grant::Role,
    programme::{
        application::{self, Application, CRITERIA, PROMISE},
        question,
    },
};
use serde::Deserialize;

use super::application::state;
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    query::Query,
    shell::Shell,
    visitor::SignedIn,
    work,
};

/// By what is decided, in the order of the page.
const CRITERIA_OF: [&str; 4] = ["time", "listen", "safe", "limits"];

/// The page.
#[derive(Template)]
#[template(path = "programme/application_new.html")]
pub(crate) struct Begin {
    w: Shell,
    role: &'static str,
    /// The other role that one can apply for.
    other: &'static str,
    /// How many questions are asked.
    questions: usize,
    /// By what is decided, and the version of that.
    criteria: Vec<String>,
    version: u32,
    /// The open one for this role: its address.
    open: Option<String>,
    /// One's own: the address, and what is said of it.
    own: Vec<(String, String)>,
}

#[derive(Default, Deserialize)]
struct Wanted {
    #[serde(default)]
    role: String,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/applications/new", May::Member, show).post(
        "/applications",
        May::Member,
        begin,
    )
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failure> {
    let role = application::role(&wanted.role).unwrap_or(Role::Mentee);
    Ok(draw(&page(&app, &me, role, None).await?))
}

async fn page(app: &App, me: &SignedIn, role: Role, why: Option<Refusal>) -> Result<Begin, Error> {
    let member = me.known.member;
    let own = work::read(app, move |tx| applying::list(tx, member)).await?;
    let w = me.shell("applications-title");
    let w = match why {
        Some(why) => w.but("begin", why),
        None => w,
    };
    Ok(Begin::new(w, role, &own))
}

async fn begin(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    let role = application::role(fields.word("role")).ok_or(Error::NotFound)?;
    let who = me.known.clone();
    match work::write(&app, move |tx, at| applying::begin(tx, at, &who, role)).await {
        Err(Error::Refused(why)) => Ok(draw(&page(&app, &me, role, Some(why)).await?)),
        begun => Ok(see(&format!("/applications/{}", begun?))),
    }
}

impl Begin {
    fn new(w: Shell, role: Role, own: &[Application]) -> Self {
        let open = own.iter().find(|one| one.role == role && !one.is_over());
        let other = if role == Role::Mentor { Role::Mentee } else { Role::Mentor };
        let line = |one: &Application| {
            let role = w.say(&format!("apply-as-{}", one.role.word()));
            (format!("/applications/{}", one.code), format!("{role}: {}", state(&w, one)))
        };
        Self {
            role: role.word(),
            other: other.word(),
            questions: question::questions(role).len(),
            criteria: CRITERIA_OF.map(|one| w.say(&format!("apply-criterion-{one}"))).into(),
            version: CRITERIA,
            open: open.map(|one| format!("/applications/{}", one.code)),
            own: own.iter().map(line).collect(),
            w,
        }
    }

    fn days(&self) -> String {
        self.w.say_of("apply-next", "n", PROMISE)
    }

    fn said(&self, key: &str) -> String {
        self.w.say(&format!("{key}-{}", self.role))
    }
}

impl Page for Begin {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let w = || shell("applications-title");
        let all = super::application_samples::states();
        vec![
            Self::new(w(), Role::Mentee, &[]),
            Self::new(w(), Role::Mentor, &all),
            Self::new(w().but("begin", applying::HELD), Role::Mentor, &[]),
        ]
    }
}
