//! `/invitations`: somebody who was invited types their code.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{App, Error, programme::tables::coming_in};
use kith_core::{Code, Refusal, people::grant::Role};

use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    shell::Shell,
    visitor::{SignedIn, Visitor},
    work,
};

/// The page.
#[derive(Template)]
#[template(path = "tables/enter.html")]
pub(crate) struct Enter {
    w: Shell,
    /// Whether somebody is signed in.
    known: bool,
    /// Invitations that were used and not answered: code, and as what.
    open: Vec<(Code, String)>,
}

/// Its doors.
pub(super) fn doors() -> Doors {
    Doors::new().get("/invitations", May::Anyone, show).post("/invitations", May::Member, take)
}

async fn show(State(app): State<App>, visitor: Visitor) -> Result<Response, Failure> {
    Ok(draw(&page(&app, &visitor, None).await?))
}

async fn page(app: &App, visitor: &Visitor, why: Option<Refusal>) -> Result<Enter, Failure> {
    let open = match visitor.known.clone() {
        Some(who) => work::read(app, move |tx| coming_in::open(tx, &who)).await?,
        None => Vec::new(),
    };
    let w = visitor.shell("enter-title");
    let w = match why {
        Some(why) => w.but("code", why),
        None => w,
    };
    Ok(Enter::new(w, visitor.known.is_some(), &open))
}

async fn take(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    let (who, typed) = (me.known.clone(), fields.text("code"));
    let taken = work::once(&app, fields.post(&me), move |tx, at| {
        coming_in::take(tx, at, &who, &typed).map(|code| format!("/invitations/{code}"))
    });
    match taken.await {
        Ok(to) => Ok(see(&to)),
        Err(Error::Refused(why)) => Ok(draw(&page(&app, &me, Some(why)).await?)),
        Err(error) => Err(error.into()),
    }
}

impl Enter {
    fn new(w: Shell, known: bool, open: &[(Code, Role)]) -> Self {
        let role = |role: Role| w.say(&format!("invitation-as-{}", role.word()));
        let open = open.iter().map(|(code, of)| (*code, role(*of))).collect();
        Self { w, known, open }
    }
}

impl Page for Enter {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::programme::table;
        let code = crate::support::samples::face("Linden").code;
        let w = || shell("enter-title");
        vec![
            Self::new(w(), false, &[]),
            Self::new(w(), true, &[(code, Role::Mentor), (code, Role::Mentee)]),
            Self::new(w().but("code", table::WRONG_CODE), true, &[]),
            Self::new(w().but("code", table::HAS_ROLE), true, &[]),
        ]
    }
}
