//! `/sessions/confirmations`: the second step of a sign-in, on a page of its own.

use askama::Template;
use axum::{
    extract::State,
    http::HeaderMap,
    response::{IntoResponse, Response},
};
use kith_app::{
    App, Error,
    people::{
        confirming::{self, Answer},
        ending,
    },
};
use kith_core::people::device::Device;

use super::{
    choices::{device, is_shared},
    sessions::{go_on, slow_down},
};
use crate::{
    door::cookie,
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw},
    shell::Shell,
    visitor::{Passing, Visitor},
    work,
};

/// The form for the second step.
#[derive(Template)]
#[template(path = "people/confirmation.html")]
pub(crate) struct Confirmation {
    w: Shell,
    name: String,
    /// That the passphrase was proved.
    half: String,
    /// Where to go on; empty for Today.
    back: String,
    /// Whether others use the device too.
    shared: bool,
    /// A form that waits to be sent, in one line; empty where there is none.
    kept: String,
}

/// Its door.
pub(crate) fn doors() -> Doors {
    Doors::new().post("/sessions/confirmations", May::Anyone, create)
}

async fn create(
    State(app): State<App>,
    Passing(visitor): Passing,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Failure> {
    slow_down(&app, &fields.text("name")).await;
    let device = device(&app.site, &headers, &fields);
    let why = match confirm(&app, &visitor, &fields, device).await {
        Ok(Answer::In(token)) => {
            let signed_in = visitor.with(token).await?;
            return Ok(
                (cookie::give(&token, device.shared), go_on(&signed_in, &fields)).into_response()
            );
        }
        Ok(Answer::Not(why)) | Err(Error::Refused(why)) => why,
        Err(error) => return Err(error.into()),
    };
    let w = visitor.shell("confirmation-title").but("code", why);
    Ok(draw(&Confirmation::new(w, &fields, fields.text("half"))))
}

async fn confirm(
    app: &App,
    visitor: &Visitor,
    fields: &Fields,
    device: Device,
) -> Result<Answer, Error> {
    let [name, half, code] = ["name", "half", "code"].map(|field| fields.text(field));
    let waiting = app.clone();
    let (half, typed) = work::aside(move || {
        let half = confirming::halfway(&waiting, &name, &half)?;
        let typed = confirming::read(&waiting, half.member(), &code)?;
        Ok((half, typed))
    })
    .await?;
    let (old, known) = (visitor.token, half.clone());
    let answer = work::write(app, move |tx, at| {
        let answer = confirming::confirm(tx, at, &known, &typed, device)?;
        if matches!(answer, Answer::In(_)) {
            // Whoever signs in here again leaves no second sign-in behind.
            old.map(|old| ending::end(tx, &old)).transpose()?;
        }
        Ok(answer)
    })
    .await?;
    if matches!(answer, Answer::Not(_)) {
        let app = app.clone();
        work::aside(move || {
            half.was_wrong(&app);
            Ok(())
        })
        .await?;
    }
    Ok(answer)
}

impl Confirmation {
    /// The form, after the one in which name and passphrase were typed.
    pub(super) fn new(w: Shell, fields: &Fields, half: String) -> Self {
        let [name, back, kept] = ["name", "back", "kept"].map(|field| fields.text(field));
        Self { w, name, half, back, shared: is_shared(fields), kept }
    }
}

impl Page for Confirmation {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::people::second_step::{OVER, WRONG};
        let one = |why: Option<kith_core::Refusal>, kept: &str| Self {
            w: why.into_iter().fold(shell("confirmation-title"), |w, why| w.but("code", why)),
            name: "amber-river-lamp".to_owned(),
            half: "1700000000000000-00".to_owned(),
            back: "/today".to_owned(),
            shared: !kept.is_empty(),
            kept: kept.to_owned(),
        };
        vec![one(None, ""), one(Some(WRONG), "body=a+b"), one(Some(OVER), "")]
    }
}
