//! `/applications/new`: what it takes to get into a role, before anything is asked; and where one's own applications are.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{
    App, Error,
    programme::{applying, linking},
};
use kith_core::{
    ProgrammeId, Refusal,
    people::grant::Role,
    programme::{
        application::{self, Application, CRITERIA, PROMISE},
        charter::{Charter, Part},
        question,
        recruitment::{Short, UNKNOWN},
    },
};
use serde::Deserialize;

use super::application::{next, state};
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

/// How many letters stand again that cannot be those of a link.
const LONGEST: usize = 40;

/// The page.
#[derive(Template)]
#[template(path = "programme/application_new.html")]
pub(crate) struct Begin {
    w: Shell,
    /// The programme; `None` where it is the house itself.
    charter: Option<Charter>,
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
    /// The letters of the link by which they came, as they were typed.
    came: String,
    /// One's own: the address, and what is said of it.
    own: Vec<(String, String, String)>,
}

#[derive(Default, Deserialize)]
struct Wanted {
    #[serde(default)]
    programme: String,
    #[serde(default)]
    role: String,
    #[serde(default)]
    from: String,
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
    page(&app, &me, (wanted.programme, role), &wanted.from, None).await
}

async fn page(
    app: &App,
    me: &SignedIn,
    (slug, role): (String, Role),
    came: &str,
    why: Option<Refusal>,
) -> Result<Response, Failure> {
    let (member, now, named) = (me.known.member, app.now(), slug.clone());
    let found = work::read(app, move |tx| {
        let (programme, charter) = applying::to(tx, now, &named)?;
        Ok((programme, charter, applying::list(tx, member)?))
    })
    .await;
    let (programme, charter, own) = match found {
        // Its own page says whether it takes anybody in.
        Err(Error::Refused(applying::CLOSED)) => return Ok(see(&format!("/programmes/{slug}"))),
        found => found?,
    };
    let w = me.shell("applications-title");
    let w = match why {
        Some(UNKNOWN) => w.but("from", UNKNOWN),
        Some(why) => w.but("begin", why),
        None => w,
    };
    let page = Begin::new(w, (programme, charter), role, &own);
    Ok(draw(&Begin { came: came.chars().take(LONGEST).collect(), ..page }))
}

async fn begin(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    let role = application::role(fields.word("role")).ok_or(Error::NotFound)?;
    let (who, slug) = (me.known.clone(), fields.word("programme").to_owned());
    let (to, came) = (slug.clone(), fields.text("from"));
    let way = came.clone();
    let begun =
        work::write(&app, move |tx, at| linking::begin(tx, at, &who, (&to, role), &way)).await;
    match begun {
        Err(Error::Refused(why)) => page(&app, &me, (slug, role), &came, Some(why)).await,
        begun => Ok(see(&format!("/applications/{}", begun?))),
    }
}

impl Begin {
    fn new(
        w: Shell,
        (programme, charter): (ProgrammeId, Option<Charter>),
        role: Role,
        own: &[(Application, String)],
    ) -> Self {
        let to = (programme, role);
        let open = own
            .iter()
            .map(|(one, _)| one)
            .find(|one| (one.programme, one.role) == to && !one.is_over());
        let other = if role == Role::Mentor { Role::Mentee } else { Role::Mentor };
        let line = |(one, zone): &(Application, String)| {
            let role = w.say(&format!("apply-as-{}", one.role.word()));
            (format!("/applications/{}", one.code), role, state(&w, one, zone))
        };
        Self {
            charter,
            role: role.word(),
            other: other.word(),
            questions: question::questions(role).len(),
            criteria: CRITERIA_OF.map(|one| w.say(&format!("apply-criterion-{one}"))).into(),
            version: CRITERIA,
            open: open.map(|one| format!("/applications/{}", one.code)),
            own: own.iter().map(line).collect(),
            came: String::new(),
            w,
        }
    }

    /// The address of the programme; empty where it is the house itself.
    fn slug(&self) -> &str {
        self.charter.as_ref().map(|charter| charter.slug.text()).unwrap_or_default()
    }

    /// Where whoever holds the role goes on.
    fn next(&self) -> (&'static str, &'static str) {
        next(self.role == Role::Mentor.word())
    }

    /// The letters of the link by which they came; `None` where there can be no such link.
    fn short(&self) -> Option<Short> {
        Short::parse(&self.came).ok()
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
        let all = super::application_samples::states().into_iter();
        let all: Vec<_> = all.map(|one| (one, "UTC".to_owned())).collect();
        let charter = super::samples::charter();
        let house = || (uuid::Uuid::from_u128(7).into(), None);
        vec![
            Self::new(w(), house(), Role::Mentee, &[]),
            Self::new(w(), (charter.programme, Some(charter)), Role::Mentor, &all),
            Self::new(w().but("begin", applying::HELD), house(), Role::Mentor, &all),
            Self {
                came: "W".repeat(LONGEST),
                ..Self::new(w().but("from", UNKNOWN), house(), Role::Mentor, &[])
            },
        ]
    }
}
