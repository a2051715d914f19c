//! `/sessions/new` and `/sessions`: signing in. A form that had waited for it stands again afterwards.

use askama::Template;
use axum::{
    extract::State,
    http::HeaderMap,
    response::{IntoResponse, Response},
};
use kith_app::{
    App, Error,
    people::{
        confirming, ending,
        signing_in::{self, Proved, SECOND},
    },
};
use kith_core::{
    MemberId, Span,
    people::account::{SignInName, WRONG},
};

use super::{
    choices::{DONE, device, is_shared},
    confirmations::Confirmation,
};
use crate::{
    door::{cookie, csrf, pages::Again},
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    query::Done,
    shell::Shell,
    visitor::{Passing, Visitor},
    work,
};

/// The form for signing in.
#[derive(Template)]
#[template(path = "people/session.html")]
pub(crate) struct NewSession {
    w: Shell,
    name: String,
    /// Where to go on; empty for Today.
    back: String,
    /// Whether others use the device too.
    shared: bool,
    /// A form that waits to be sent, in one line; empty where there is none.
    kept: String,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/sessions/new", May::Anyone, show).post("/sessions", May::Anyone, create)
}

async fn show(visitor: Visitor, done: Done) -> Response {
    if visitor.known.is_some() {
        return see("/today");
    }
    let w = done.on(visitor.shell("session-title"), &DONE);
    let [name, back, kept] = [const { String::new() }; 3];
    draw(&NewSession { w, name, back, shared: false, kept })
}

async fn create(
    State(app): State<App>,
    Passing(visitor): Passing,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Failure> {
    slow_down(&app, &fields.text("name")).await;
    let (proving, name) = (app.clone(), fields.text("name"));
    let passphrase = fields.text("passphrase");
    let proved = work::aside(move || signing_in::prove(&proving, &name, &passphrase)).await;
    let proved = match proved {
        Ok(proved) => proved,
        Err(Error::Refused(_)) => return Ok(draw(&again(&visitor, &fields))),
        Err(error) => return Err(error.into()),
    };
    let (device, old, known) =
        (device(&app.site, &headers, &fields), visitor.token, proved.clone());
    let entered = work::write(&app, move |tx, at| {
        let token = signing_in::sign_in(tx, at, &known, device)?;
        // Whoever signs in here again leaves no second sign-in behind.
        old.map(|old| ending::end(tx, &old)).transpose()?;
        Ok(token)
    });
    match entered.await {
        Ok(token) => {
            let signed_in = visitor.with(token).await?;
            Ok((cookie::give(&token, device.shared), go_on(&signed_in, &fields)).into_response())
        }
        Err(Error::Refused(SECOND)) => second(app, &visitor, &fields, proved).await,
        Err(Error::Refused(_)) => Ok(draw(&again(&visitor, &fields))),
        Err(error) => Err(error.into()),
    }
}

/// The page that asks for the second step of whoever was `proved`.
async fn second(
    app: App,
    visitor: &Visitor,
    fields: &Fields,
    proved: Proved,
) -> Result<Response, Failure> {
    let half = work::aside(move || confirming::half(&app, &proved)).await?;
    Ok(draw(&Confirmation::new(visitor.shell("confirmation-title"), fields, half)))
}

/// Whoever guesses at a name waits for a few seconds, as does its owner meanwhile; nobody is shut out.
pub(super) async fn slow_down(app: &App, name: &str) {
    if let Ok(name) = SignInName::parse(name) {
        rest(app.porch.pace.wait(&name, app.now())).await;
    }
}

/// Whoever is signed in proves that `passphrase` is theirs; guessing is slowed down here too.
pub(crate) async fn prove_again(
    app: &App,
    member: MemberId,
    passphrase: String,
) -> Result<Proved, Error> {
    rest(app.porch.again.wait(&member, app.now())).await;
    let proving = app.clone();
    work::aside(move || signing_in::prove_again(&proving, member, &passphrase)).await
}

async fn rest(Span(micros): Span) {
    let wait = u64::try_from(micros).unwrap_or_default();
    tokio::time::sleep(std::time::Duration::from_micros(wait)).await;
}

fn again(visitor: &Visitor, fields: &Fields) -> NewSession {
    NewSession {
        w: visitor.shell("session-title").but("name", WRONG),
        name: fields.text("name"),
        back: fields.text("back"),
        shared: is_shared(fields),
        kept: fields.text("kept"),
    }
}

/// Where to after signing in: to the form that waited, if it was this member's; else back, or to Today.
pub(super) fn go_on(visitor: &Visitor, fields: &Fields) -> Response {
    let (kept, _) = Fields::read(fields.text("kept").as_bytes());
    let back = back(fields);
    let mine = visitor.known.as_ref().map(|known| csrf::whose(known.member));
    if kept.is_empty() || mine.as_deref() != kept.first("whose") {
        return see(&back);
    }
    draw(&Again::new(visitor, &kept, &back, "again-signed-in"))
}

/// Where the sender of `fields` was going; Today where that is nowhere here.
pub(crate) fn back(fields: &Fields) -> String {
    let back = fields.text("back");
    if is_ours(&back) { back } else { "/today".to_owned() }
}

/// Whether `path` is a path on this site, and nothing that a browser reads as another one.
fn is_ours(path: &str) -> bool {
    let plain = path.bytes().all(|b| b.is_ascii_graphic() && b != b'\\');
    path.starts_with('/') && !path.starts_with("//") && plain && path.len() < 512
}

impl Page for NewSession {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let one = |w: Shell, kept: &str| Self {
            w,
            name: "amber-river-lamp".to_owned(),
            back: "/today".to_owned(),
            shared: !kept.is_empty(),
            kept: kept.to_owned(),
        };
        let wrong = shell("session-title").but("name", WRONG);
        vec![one(shell("session-title"), ""), one(wrong, "body=a+b")]
    }
}

#[cfg(test)]
mod tests {
    use super::is_ours;

    #[test]
    fn after_signing_in_nobody_is_led_to_another_site() {
        for path in ["/", "/talks/0a?after=3", "/me"] {
            assert!(is_ours(path), "{path}");
        }
        let bad = ["", "//evil.example", "/\\evil.example", "https://evil.example", "/a b", "/\n"];
        for path in bad {
            assert!(!is_ours(path), "{path}");
        }
    }
}
