//! `/me/busy`: bringing in when one has no time, from the file of one’s own calendar.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{
    App, Error,
    journey::busy::{self, Brought, Unread},
    people::calling,
};
use kith_core::programme::zone::Zone;

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
const DONE: [(&str, &str); 2] = [("brought", "busy-brought-done"), ("removed", "busy-removed")];

/// The page.
#[derive(Template)]
#[template(path = "journey/busy.html")]
pub(crate) struct Show {
    w: Shell,
    /// What was brought in, as a sentence; `None` where nothing was.
    brought: Option<String>,
    /// By which clock they live.
    zone: String,
    /// In which line of the file something could not be read.
    line: Option<usize>,
}

/// Its doors.
pub(super) fn doors() -> Doors {
    Doors::new().get("/me/busy", May::Member, show).post("/me/busy", May::Member, bring).post(
        "/me/busy/removals",
        May::Member,
        remove,
    )
}

async fn show(State(app): State<App>, me: SignedIn, done: Done) -> Result<Response, Failure> {
    let own = own(&app, &me).await?;
    Ok(draw(&Show::new(done.on(me.shell("busy-title"), &DONE), own, None)))
}

async fn bring(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    let (reading, member, file) = (app.clone(), me.known.member, fields.clone());
    // The file as it came, so that its lines are counted as its owner counts them.
    let read = move || busy::draft(&reading, member, file.first("file").unwrap_or_default());
    let draft = match work::aside(read).await? {
        Ok(draft) => draft,
        Err(Unread { why, line }) => {
            let own = own(&app, &me).await?;
            return Ok(draw(&Show::new(me.shell("busy-title").but("file", why), own, line)));
        }
    };
    let kept = work::once(&app, fields.post(&me), move |tx, at| {
        busy::bring(tx, at, &draft)?;
        Ok("/me/busy?done=brought".to_owned())
    });
    Ok(see(&kept.await?))
}

async fn remove(State(app): State<App>, me: SignedIn) -> Result<Response, Failure> {
    let member = me.known.member;
    work::write(&app, move |tx, at| busy::remove(tx, at, member)).await?;
    Ok(see("/me/busy?done=removed"))
}

/// What they brought in, and by which clock they live.
async fn own(app: &App, me: &SignedIn) -> Result<(Option<Brought>, Zone), Error> {
    let member = me.known.member;
    work::read(app, move |tx| Ok((busy::own(tx, member)?, calling::zone(tx, member)?))).await
}

impl Show {
    fn new(w: Shell, (own, zone): (Option<Brought>, Zone), line: Option<usize>) -> Self {
        let said = |own: Brought| {
            let day = |at| w.day_in(at, zone.name()).into();
            let args =
                [("n", own.number.into()), ("until", day(own.until)), ("day", day(own.brought))];
            w.say_with("busy-now", &args)
        };
        Self { brought: own.map(said), zone: zone.name().to_owned(), line, w }
    }
}

impl Page for Show {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let at = crate::support::samples::at();
        let some = |number| (Some(Brought { number, brought: at, until: at }), Zone::UTC);
        let w = || shell("busy-title");
        vec![
            Self::new(w(), (None, Zone::UTC), None),
            Self::new(w(), some(1), None),
            Self::new(w().after("busy-brought-done"), some(2_000), None),
            Self::new(w().but("file", busy::NO_FILE), some(0), None),
            Self::new(w().but("file", busy::NO_FILE), (None, Zone::UTC), Some(20_000)),
            Self::new(w().after("busy-removed"), (None, Zone::UTC), None),
        ]
    }
}
