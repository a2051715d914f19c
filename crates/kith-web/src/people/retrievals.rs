//! `/retrievals`: back in by waiting, for whoever has no code; and the button that stops it.

use std::cell::RefCell;

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error, Tx,
    once::{Post, once},
    people::retrieving,
};
use kith_core::{Code, Moment, Span, Timestamp, people::account::SignInName};

use super::{accounts::keyed, sessions::slow_down};
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    shell::Shell,
    visitor::{SignedIn, Visitor},
    work,
};

/// A code that opens later, in the only answer in which it ever stands (ruling 6).
#[derive(Template)]
#[template(path = "people/retrieval.html")]
pub(crate) struct Begun {
    w: Shell,
    /// The name as it was typed: a slip in it would cost a week.
    name: String,
    /// The code; `None` where the same form was sent before.
    secret: Option<String>,
    from: Timestamp,
    until: Timestamp,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().post("/retrievals", May::Anyone, create).post(
        "/retrievals/{id}/stops",
        May::Member,
        stop,
    )
}

/// One answer for every name, so that nobody learns here who has an account.
async fn create(
    State(app): State<App>,
    visitor: Visitor,
    fields: Fields,
) -> Result<Response, Failure> {
    let typed = fields.text("name");
    slow_down(&app, &typed).await;
    let (name, wait, now) = (SignInName::parse(&typed).ok(), app.site.recovery_wait, app.now());
    if let Some(name) = &name {
        // A name that is asked for over and over is asked for more slowly.
        app.porch.pace.wrong(name, now);
    }
    let post = keyed(&fields, &visitor);
    let begun =
        work::write(&app, move |tx, at| begin(tx, at, post.as_ref(), (name.as_ref(), wait)));
    let begun = begun.await?;
    let w = visitor.shell("retrieval-title");
    let (from, until) = begun.as_ref().map_or((now, now), |begun| (begun.from, begun.until));
    Ok(draw(&Begun {
        w,
        name: typed,
        secret: begun.map(|begun| begun.secret.shown()),
        from,
        until,
    }))
}

/// Begins once, however often the form is sent; `None` where that was done before.
fn begin(
    tx: &mut Tx,
    at: &mut Moment,
    post: Option<&Post>,
    (name, wait): (Option<&SignInName>, Span),
) -> Result<Option<retrieving::Begun>, Error> {
    let Some(post) = post else { return retrieving::begin(tx, at, name, wait).map(Some) };
    let begun = RefCell::new(None);
    once(tx, at, post, |tx, at| {
        begun.replace(Some(retrieving::begin(tx, at, name, wait)?));
        Ok("/recoveries/new".to_owned())
    })?;
    Ok(begun.into_inner())
}

async fn stop(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
) -> Result<Response, Failure> {
    let member = me.known.member;
    work::write(&app, move |tx, at| retrieving::stop(tx, at, member, code)).await?;
    Ok(see("/me/devices?done=stopped"))
}

impl Page for Begun {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let at = Timestamp::from_micros(1_700_000_000_000_000).unwrap();
        [Some("0123-4567-89AB-CDEF-GHJK-MNPQ".to_owned()), None]
            .map(|secret| Self {
                w: shell("retrieval-title"),
                name: "amber".to_owned(),
                secret,
                from: at,
                until: at,
            })
            .into()
    }
}
