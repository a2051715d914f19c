//! `/recovery-codes`: ten ways back in, shown once; and how many are left.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{App, Error, people::rekeying};
use kith_core::{
    Refusal,
    people::recovery::{Left, RecoveryCode},
};

use super::sessions::prove_again;
use crate::{
    doors::{Doors, May},
    fields::Fields,
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
    next: String,
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
    left(&app, &me, None).await
}

/// Whoever sits down at a browser that was left open makes no way back in: the passphrase is asked
/// for. Sent twice, it makes a second set: the page says that only the newest one counts.
async fn create(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    let proved = match prove_again(&app, me.known.member, fields.text("passphrase")).await {
        Ok(proved) => proved,
        Err(Error::Refused(why)) => return left(&app, &me, Some(why)).await,
        Err(error) => return Err(error.into()),
    };
    let made = work::write(&app, move |tx, at| rekeying::new_codes(tx, at, &proved)).await;
    match made {
        Ok(codes) => Ok(draw(&Codes::new(&me, None, &codes, "/me".to_owned()))),
        Err(Error::Refused(why)) => left(&app, &me, Some(why)).await,
        Err(error) => Err(error.into()),
    }
}

/// How many are left, and `why` no new ones were made.
async fn left(app: &App, me: &SignedIn, why: Option<Refusal>) -> Result<Response, Failure> {
    let member = me.known.member;
    let left = work::read(app, move |tx| rekeying::left(tx, member)).await?;
    let w = me.shell("codes-title");
    let w = match why {
        Some(why) => w.but("passphrase", why),
        None => w,
    };
    Ok(draw(&CodesLeft { w, left }))
}

impl Codes {
    /// Shows `codes` to `visitor`, who goes on to `next`.
    pub(super) fn new(
        visitor: &Visitor,
        name: Option<String>,
        codes: &[RecoveryCode],
        next: String,
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
        let ten = vec!["0123-4567-89AB-CDEF-GHJK-MNPQ".to_owned(); 10];
        let name = Some("amber-river-lamp".to_owned());
        vec![Self { w: shell("codes-title"), name, ten, next: "/leaving".to_owned() }]
    }
}

impl Page for CodesLeft {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let used = kith_core::Timestamp::from_micros(1_700_000_000_000_000);
        let mut samples: Vec<_> =
            [Left { codes: 10, used: None }, Left { codes: 1, used }, Left { codes: 0, used }]
                .map(|left| Self { w: shell("codes-title"), left })
                .into();
        let w =
            shell("codes-title").but("passphrase", kith_core::people::account::PASSPHRASE_WRONG);
        samples.push(Self { w, left: Left { codes: 1, used } });
        samples
    }
}
