//! `/talks/{code}/messages`: a message is sent; its form comes back where it cannot be taken.

use axum::{
    extract::{Path, State},
    http::{HeaderMap, header::ACCEPT},
    response::{Html, IntoResponse as _, Response},
};
use kith_app::{
    App, Error,
    talk::{posting, reading},
};
use kith_core::{Code, Refusal};

use super::{
    bubble::Bubble,
    live,
    seats::faces,
    show::{self, Draft},
};
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, draw, see},
    safety::card,
    visitor::SignedIn,
    work,
};

/// Its door.
pub(crate) fn doors() -> Doors {
    Doors::new().post("/talks/{talk}/messages", May::Member, create)
}

async fn create(
    State(app): State<App>,
    me: SignedIn,
    Path(talk): Path<Code>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Failure> {
    let made = match post(&app, &me, talk, &fields).await {
        Err(Error::Refused(why)) => return again(&app, &me, talk, (&fields, why)).await,
        made => made?,
    };
    if wants_fragment(&headers) {
        return fragment(&app, &me, &made).await;
    }
    match fields.word("from") {
        "live" => Ok(see(&format!("/talks/{talk}/live"))),
        _ => Ok(see(&made)),
    }
}

/// Reads, seals and keeps what was typed; the path where it stands.
async fn post(app: &App, me: &SignedIn, talk: Code, fields: &Fields) -> Result<String, Error> {
    let (sealer, ours, text) = (app.clone(), faces(me), fields.private("body"));
    let draft = work::aside(move || posting::draft(&sealer, &ours, talk, &text)).await?;
    work::once(app, fields.post(me), move |tx, at| {
        posting::post(tx, at, &draft)?;
        Ok(format!("/talks/{talk}#m{}", draft.code()))
    })
    .await
}

/// The page again, with the text in its box.
async fn again(
    app: &App,
    me: &SignedIn,
    talk: Code,
    (fields, why): (&Fields, Refusal),
) -> Result<Response, Failure> {
    let draft = Draft { text: fields.text("body"), why: Some(why) };
    if fields.word("from") == "live" {
        return live::again(app, me, talk, draft).await;
    }
    Ok(draw(&show::page(app, me, talk, None, draft).await?))
}

/// The message alone, with the card of help where there is one, for a page that puts it into its log by itself.
async fn fragment(app: &App, me: &SignedIn, made: &str) -> Result<Response, Failure> {
    let code: Code =
        made.rsplit_once("#m").and_then(|(_, code)| code.parse().ok()).ok_or(Error::NotFound)?;
    let (opener, ours) = (app.clone(), faces(me));
    let (seat, kept) = work::read(app, move |tx| reading::message(tx, &ours, code)).await?;
    let (place, author) = (seat.talk.id.0, seat.face);
    let line = work::aside(move || reading::line(&opener, &kept, &seat)).await?;
    let card = card::draw(app, &me.shell("talk-title"), (place, author)).await?;
    Ok(Html(Bubble::draw(&me.words, &line).0 + &card.0).into_response())
}

fn wants_fragment(headers: &HeaderMap) -> bool {
    let accept = headers.get(ACCEPT).and_then(|value| value.to_str().ok());
    accept.is_some_and(|accept| accept.contains(";fragment"))
}
