//! `/sessions/openings`: opening a sign-in that locked itself. The page that asks for it stands at
//! whatever address was asked for.

use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use kith_app::{App, Error, people::locking};
use kith_core::Private;

use super::{cookie, pages::Again};
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    people::sessions::{back, prove_again},
    shell::Shell,
    visitor::Visitor,
    work,
};

/// The page.
#[derive(Template)]
#[template(path = "door/lock.html")]
pub(crate) struct Lock {
    w: Shell,
    /// Where to go on.
    back: String,
    /// Whether a form waits.
    keeps: bool,
}

impl Lock {
    /// For `visitor`, who was going `back`.
    pub(crate) fn new(visitor: &Visitor, back: String) -> Self {
        let keeps = visitor.locked.as_ref().is_some_and(|locked| locked.keeps);
        Self { w: visitor.shell("lock-title"), back, keeps }
    }
}

/// Its door.
pub(crate) fn doors() -> Doors {
    Doors::new().post("/sessions/openings", May::Anyone, open)
}

async fn open(
    State(app): State<App>,
    visitor: Visitor,
    fields: Fields,
) -> Result<Response, Failure> {
    let back = back(&fields);
    let Some(locked) = visitor.locked.clone() else {
        // It is open already, or has ended.
        return Ok(see(if visitor.known.is_some() { &back } else { "/sessions/new" }));
    };
    let session = locked.session;
    let opened = match prove_again(&app, locked.member, fields.text("passphrase")).await {
        Ok(proved) => {
            work::write(&app, move |tx, at| locking::open(tx, at, &proved, session)).await
        }
        Err(error) => Err(error),
    };
    let (token, kept) = match opened {
        Ok(opened) => opened,
        Err(Error::Refused(why)) => {
            let mut page = Lock::new(&visitor, back);
            page.w = page.w.but("passphrase", why);
            return Ok(draw(&page));
        }
        Err(error) => return Err(error.into()),
    };
    let given = cookie::give(&token, locked.shared);
    let Some(kept) = kept else { return Ok((given, see(&back)).into_response()) };
    let form = work::aside(move || locking::kept(&app, &locked, &kept)).await?;
    let form = form.unwrap_or_else(|| Private::new(""));
    let (to, line) = form.reveal().split_once('\n').unwrap_or((&back, ""));
    let (fields, _) = Fields::read(line.as_bytes());
    let page = Again::new(&visitor.with(token).await?, &fields, to, "again-opened");
    Ok((given, draw(&page)).into_response())
}

impl Page for Lock {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::people::account::PASSPHRASE_WRONG;
        let one = |w: Shell, keeps| Self { w, back: "/today".to_owned(), keeps };
        let wrong = shell("lock-title").but("passphrase", PASSPHRASE_WRONG);
        vec![one(shell("lock-title"), false), one(wrong, true)]
    }
}
