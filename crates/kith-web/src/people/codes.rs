//! `/recovery-codes`: ten ways back in, shown once; and how many are left.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{
    App,
    people::{registering, rekeying},
};
use kith_core::people::recovery::{Left, RecoveryCode};

use crate::{
    doors::{Doors, May},
    page::{Failure, Page, draw},
    shell::Shell,
    visitor::{SignedIn, Visitor},
    work,
};

/// Ten codes, in the only answer in which they ever stand.
#[derive(Template)]
#[template(path = "people/codes.html")]
pub(crate) struct Codes {
    w: Shell,
    /// The sign-in name, for one who is new.
    name: Option<String>,
    ten: Vec<String>,
    /// Where to go on.
    next: &'static str,
}

/// How many codes are left.
#[derive(Template)]
#[template(path = "people/codes-left.html")]
pub(crate) struct CodesLeft {
    w: Shell,
    left: Left,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/recovery-codes", May::Member, show).post(
        "/recovery-codes",
        May::Member,
        create,
    )
}

async fn show(State(app): State<App>, me: SignedIn) -> Result<Response, Failure> {
    let member = me.known.member;
    let left = work::read(&app, move |tx| rekeying::left(tx, member)).await?;
    Ok(draw(&CodesLeft { w: me.shell("codes-title"), left }))
}

/// Sent twice, it makes a second set: the page says that only the newest one counts.
async fn create(State(app): State<App>, me: SignedIn) -> Result<Response, Failure> {
    let member = me.known.member;
    let codes = work::write(&app, move |tx, at| registering::new_codes(tx, at, member)).await?;
    Ok(draw(&Codes::new(&me, None, &codes, "/me")))
}

impl Codes {
    /// Shows `codes` to `visitor`, who goes on to `next`.
    pub(super) fn new(
        visitor: &Visitor,
        name: Option<String>,
        codes: &[RecoveryCode],
        next: &'static str,
    ) -> Self {
        let ten = codes.iter().map(RecoveryCode::shown).collect();
        Self { w: visitor.shell("codes-title"), name, ten, next }
    }
}

impl Page for Codes {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let ten = vec!["0123-4567-89AB-CDEF".to_owned(); 10];
        let name = Some("amber-river-lamp".to_owned());
        vec![Self { w: shell("codes-title"), name, ten, next: "/leaving" }]
    }
}

impl Page for CodesLeft {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let used = kith_core::Timestamp::from_micros(1_700_000_000_000_000);
        [Left { codes: 10, used: None }, Left { codes: 1, used }, Left { codes: 0, used }]
            .map(|left| Self { w: shell("codes-title"), left })
            .into()
    }
}
