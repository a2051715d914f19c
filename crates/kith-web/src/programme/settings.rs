//! `/programmes/{programme}/settings`: how far a programme is set up, and its states from a draft to its end.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error, Tx,
    people::recognising::Known,
    programme::{reading, requiring, setting_up},
};
use kith_core::{
    Code, Moment, Refusal,
    people::grant::Role,
    programme::{
        charter::{CLOSES, Charter, Gap, State as Stands, Step},
        course::Course,
        slug::{NOT_A_SLUG, TAKEN},
    },
};

use super::{courses::Asked, practices, saying};
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    query::Done,
    shell::Shell,
    visitor::SignedIn,
    work,
};

/// What can have been done on this page, and the line that says so.
const DONE: [(&str, &str); 4] = [
    ("saved", "done-saved"),
    ("opened", "programme-done-opened"),
    ("started", "programme-done-started"),
    ("closes", "programme-done-closes"),
];

/// The page.
#[derive(Template)]
#[template(path = "programme/settings.html")]
pub(crate) struct Show {
    w: Shell,
    charter: Charter,
    /// Where it is, and what that means.
    state: String,
    stands: String,
    /// The pages of setting it up, each with what is missing there.
    steps: Vec<(Step, String, Vec<Missing>)>,
    /// The address, as it was typed or is proposed.
    slug: String,
    /// Which courses it asks for before a pair.
    asked: Asked,
    /// Whether it asks supporters for a signature.
    practice: practices::Asked,
}

/// A programme, with the courses that it asks for, and how many shifts come before a signature.
type Found = (Charter, Vec<&'static Course>, Option<u32>);

/// Something that is not said yet.
struct Missing {
    /// The field in which it is said.
    field: &'static str,
    name: String,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    let coordinator = May::Hold(Role::Coordinator);
    Doors::new()
        .get("/programmes/{programme}/settings", coordinator, show)
        .post("/programmes/{programme}/openings", coordinator, open)
        .post("/programmes/{programme}/starts", coordinator, start)
        .post("/programmes/{programme}/closings", coordinator, close)
        .post("/programmes/{programme}/copies", coordinator, copy)
        .post("/programmes/{programme}/removals", coordinator, remove)
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    done: Done,
) -> Result<Response, Failure> {
    let found = found(&app, &me, code).await?;
    Ok(draw(&Show::new(done.on(me.shell_titled(found.0.name.clone()), &DONE), found)))
}

async fn found(app: &App, me: &SignedIn, code: Code) -> Result<Found, Error> {
    let (who, now) = (me.known.clone(), app.now());
    work::read(app, move |tx| {
        let charter = reading::of_coordinator(tx, now, &who, code)?;
        let practice = requiring::practice_of(tx, now, &who, Some(code))?;
        Ok((charter, requiring::of(tx, now, &who, Some(code))?, practice))
    })
    .await
}

async fn open(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let address = fields.word("slug").to_owned();
    let typed = address.clone();
    let done = deed(&app, &me, move |tx, at, who| setting_up::open(tx, at, who, code, &address));
    match done.await {
        Err(Error::Refused(why)) => {
            let field = if matches!(why, NOT_A_SLUG | TAKEN) { "slug" } else { "state" };
            let page = again(&app, &me, code, (field, why)).await?;
            Ok(draw(&Show { slug: typed, ..page }))
        }
        done => done.map(|()| seen(code, "opened")).map_err(Failure::from),
    }
}

async fn start(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
) -> Result<Response, Failure> {
    match deed(&app, &me, move |tx, at, who| setting_up::start(tx, at, who, code)).await {
        Err(Error::Refused(why)) => Ok(draw(&again(&app, &me, code, ("state", why)).await?)),
        done => done.map(|()| seen(code, "started")).map_err(Failure::from),
    }
}

async fn remove(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
) -> Result<Response, Failure> {
    match deed(&app, &me, move |tx, at, who| setting_up::drop(tx, at, who, code)).await {
        Err(Error::Refused(why)) => Ok(draw(&again(&app, &me, code, ("state", why)).await?)),
        done => done.map(|()| see("/programmes?done=dropped")).map_err(Failure::from),
    }
}

async fn close(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    // No day is none to come.
    let day = fields.day("closes").unwrap_or_else(|| app.now());
    match deed(&app, &me, move |tx, at, who| setting_up::close(tx, at, who, code, day)).await {
        Err(Error::Refused(why)) => {
            let field = if why == CLOSES { "closes" } else { "state" };
            Ok(draw(&again(&app, &me, code, (field, why)).await?))
        }
        done => done.map(|()| seen(code, "closes")).map_err(Failure::from),
    }
}

async fn copy(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let who = me.known.clone();
    let made = work::once(&app, fields.post(&me), move |tx, at| {
        let made = setting_up::copy(tx, at, &who, code)?;
        Ok(format!("/programmes/{made}/settings/purpose"))
    });
    Ok(see(&made.await?))
}

async fn deed(
    app: &App,
    me: &SignedIn,
    deed: impl Fn(&mut Tx, &mut Moment, &Known) -> Result<(), Error> + Send + 'static,
) -> Result<(), Error> {
    let who = me.known.clone();
    work::write(app, move |tx, at| deed(tx, at, &who)).await
}

async fn again(
    app: &App,
    me: &SignedIn,
    code: Code,
    (field, why): (&'static str, Refusal),
) -> Result<Show, Error> {
    let found = found(app, me, code).await?;
    Ok(Show::new(me.shell_titled(found.0.name.clone()).but(field, why), found))
}

fn seen(code: Code, done: &str) -> Response {
    see(&format!("/programmes/{code}/settings?done={done}"))
}

impl Show {
    fn new(w: Shell, (charter, courses, practice): Found) -> Self {
        let gaps = charter.gaps();
        let missing = |gap: &Gap| Missing { field: gap.field(), name: saying::gap(&w, *gap) };
        let step = |step: &Step| {
            let here = gaps.iter().filter(|gap| gap.step() == *step);
            (*step, w.say(saying::step(*step)), here.map(missing).collect())
        };
        Self {
            state: saying::state(&w, charter.state),
            stands: match charter.state {
                Stands::Open => w.say("programme-settings-open"),
                _ => saying::stands(&w, &charter),
            },
            steps: Step::ALL.iter().map(step).collect(),
            slug: charter.slug.to_string(),
            asked: Asked::new(&w, Some(charter.code), &courses),
            practice: practices::Asked::new(&w, Some(charter.code), practice),
            charter,
            w,
        }
    }

    /// The page on which something is missing; `None` where nothing is.
    fn next(&self) -> Option<&'static str> {
        self.charter.gaps().first().map(|gap| gap.step().word())
    }

    /// Whether it is a draft.
    fn is_draft(&self) -> bool {
        self.charter.state == Stands::Draft
    }

    /// Whether it is a draft in which nothing is missing.
    fn is_ready(&self) -> bool {
        self.is_draft() && self.next().is_none()
    }

    /// Whether it takes people in.
    fn is_open(&self) -> bool {
        self.charter.state == Stands::Open
    }

    /// Whether its end can be set.
    fn may_close(&self) -> bool {
        !matches!(self.charter.state, Stands::Draft | Stands::Closed)
    }
}

impl Page for Show {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use super::samples::{charter, states, unsaid};
        let w = || shell("programmes-title");
        let asks = |charter| (charter, vec![&kith_core::programme::courses::ALL[0]], Some(2));
        let draft = Charter { state: Stands::Draft, ..charter() };
        let mut pages: Vec<_> =
            states().into_iter().map(|charter| Self::new(w(), asks(charter))).collect();
        pages.extend([
            Self::new(w(), asks(unsaid())),
            Self::new(w().but("slug", TAKEN), asks(draft)),
            Self::new(w().but("closes", CLOSES), asks(charter())),
            Self::new(w().but("state", kith_core::programme::charter::GAPS), asks(unsaid())),
        ]);
        pages
    }
}
