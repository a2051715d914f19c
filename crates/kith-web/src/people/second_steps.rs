//! `/me/second-step`: six digits beside the passphrase: setting them up, and ending them.

use askama::Template;
use axum::{
    extract::{RawQuery, State},
    response::{IntoResponse, Response},
};
use kith_app::{
    App, Error,
    people::{
        confirming::{self, Answer},
        digits,
    },
};
use kith_core::{
    Private, Refusal, Timestamp,
    people::{account::PASSPHRASE_WRONG, session::Token},
};

use super::{choices::DONE, sessions::prove_again};
use crate::{
    door::cookie,
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    query::Done,
    shell::Shell,
    visitor::SignedIn,
    work,
};

/// The page.
#[derive(Template)]
#[template(path = "people/second-step.html")]
pub(crate) struct SecondStep {
    w: Shell,
    /// Whether they were led here from a page of staff.
    desk: bool,
    /// Since when there is one; the rest is for one who has none.
    since: Option<Timestamp>,
    secret: String,
    /// The same in groups of four.
    shown: String,
    link: String,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new()
        .get("/me/second-step", May::Member, show)
        .post("/me/second-step", May::Member, create)
        .post("/me/second-step/endings", May::Member, end)
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    done: Done,
    RawQuery(query): RawQuery,
) -> Result<Response, Failure> {
    let desk = query.as_deref() == Some("first=desk");
    let w = done.on(me.shell("second-step-title"), &DONE);
    let secret = digits::fresh(&mut app.moment());
    Ok(draw(&SecondStep { desk, ..page(&app, &me, w, &secret).await? }))
}

/// The secret comes back with the form: until its digits were typed once, it is nobody's.
async fn create(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    let secret = fields.private("secret");
    match set_up(&app, &me, &fields, secret.reveal().to_owned()).await {
        Ok(token) => Ok((cookie::give(&token, me.known.shared), see("/me/second-step?done=step"))
            .into_response()),
        Err(Error::Refused(why)) => Ok(draw(&page(&app, &me, refused(&me, why), &secret).await?)),
        Err(error) => Err(error.into()),
    }
}

async fn set_up(app: &App, me: &SignedIn, fields: &Fields, secret: String) -> Result<Token, Error> {
    let proved = prove_again(app, me.known.member, fields.text("passphrase")).await?;
    let (waiting, code, session) = (app.clone(), fields.text("code"), me.known.session);
    let (proved, draft) = work::aside(move || {
        let draft = confirming::draft(&waiting, &proved, &secret, &code)?;
        Ok((proved, draft))
    })
    .await?;
    work::write(app, move |tx, at| confirming::set_up(tx, at, &proved, &draft, session)).await
}

async fn end(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    let why = match ended(&app, &me, &fields).await {
        Ok(Answer::In(token)) => {
            let back = see("/me/second-step?done=step-ended");
            return Ok((cookie::give(&token, me.known.shared), back).into_response());
        }
        Ok(Answer::Not(why)) | Err(Error::Refused(why)) => why,
        Err(error) => return Err(error.into()),
    };
    let secret = digits::fresh(&mut app.moment());
    Ok(draw(&page(&app, &me, refused(&me, why), &secret).await?))
}

async fn ended(app: &App, me: &SignedIn, fields: &Fields) -> Result<Answer, Error> {
    let (member, session) = (me.known.member, me.known.session);
    let proved = prove_again(app, member, fields.text("passphrase")).await?;
    let (waiting, code) = (app.clone(), fields.text("code"));
    let typed = work::aside(move || confirming::read(&waiting, member, &code)).await?;
    work::write(app, move |tx, at| confirming::end(tx, at, &proved, &typed, session)).await
}

fn refused(me: &SignedIn, why: Refusal) -> Shell {
    let field = if why == PASSPHRASE_WRONG { "passphrase" } else { "code" };
    me.shell("second-step-title").but(field, why)
}

/// The page as it stands; `secret` is for one who has no second step.
async fn page(app: &App, me: &SignedIn, w: Shell, secret: &Private) -> Result<SecondStep, Error> {
    let member = me.known.member;
    let since = work::read(app, move |tx| confirming::since(tx, member)).await?;
    Ok(SecondStep::new(w, since, secret, digits::link(&app.site, secret)))
}

impl SecondStep {
    fn new(w: Shell, since: Option<Timestamp>, secret: &Private, link: String) -> Self {
        let letters: Vec<char> = secret.reveal().chars().collect();
        let shown = letters.chunks(4).map(String::from_iter).collect::<Vec<_>>().join(" ");
        Self { w, desk: false, since, secret: secret.reveal().to_owned(), shown, link }
    }
}

impl Page for SecondStep {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::people::second_step::{OFTEN, WRONG};
        let secret = Private::new("A2B3".repeat(8));
        let link = "otpauth://totp/Kith:kith.example?secret=A2B3&issuer=Kith";
        let one = |w, since| Self::new(w, since, &secret, link.to_owned());
        let wrong = shell("second-step-title").but("code", WRONG);
        let often = shell("second-step-title").but("code", OFTEN);
        let since = Timestamp::from_micros(1_700_000_000_000_000);
        let led = Self { desk: true, ..one(shell("second-step-title"), None) };
        vec![led, one(shell("second-step-title"), since), one(wrong, None), one(often, since)]
    }
}
