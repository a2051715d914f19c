//! What a coordinator posts about a run: which pairs are approved, what holds for two people, and the audit sheet.

use axum::{
    extract::{Path, State},
    http::header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    response::{IntoResponse, Response},
};
use kith_app::{
    App, Error, Fault,
    pairing::{
        approving::{self, Which},
        deciding,
        reading::studio,
        running::{self, Of},
        sheet,
    },
};
use kith_core::{Code, pairing::exclusion::Kind, people::grant::Role};

use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, see},
    visitor::SignedIn,
    work,
};

/// Its doors.
pub(crate) fn doors() -> Doors {
    let coordinator = May::Hold(Role::Coordinator);
    Doors::new()
        .post("/runs/{run}/approvals", coordinator, approve)
        .post("/runs/{run}/decisions", coordinator, decide)
        .post("/runs/{run}/sheets", coordinator, take)
}

/// Puts the ticked pairs, or all of them, to both sides.
async fn approve(
    State(app): State<App>,
    me: SignedIn,
    Path(run): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let which = match fields.word("which") {
        "all" => Which::All,
        _ => Which::These(codes(&fields)?),
    };
    if which == Which::These(Vec::new()) {
        return Ok(see(&format!("/runs/{run}?done=nothing")));
    }
    let who = me.known.clone();
    let to = work::once(&app, fields.post(&me), move |tx, at| {
        let done = approving::approve(tx, at, &who, run, &which)?;
        Ok(format!("/runs/{run}?done=approved&put={}&gone={}", done.put, done.gone))
    })
    .await?;
    Ok(see(&to))
}

fn codes(fields: &Fields) -> Result<Vec<Code>, Error> {
    let each = fields.all("pair").into_iter();
    each.map(|code| code.parse().map_err(|_| Error::NotFound)).collect()
}

/// Keeps two together, or apart, or takes that back; then runs again with the same settings and the same lot.
async fn decide(
    State(app): State<App>,
    me: SignedIn,
    Path(run): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (who, named) = (me.known.clone(), ["forbid", "lock", "undo"]);
    let pressed = named.into_iter().find(|name| !fields.word(name).is_empty());
    let pressed = pressed.ok_or(Error::NotFound)?;
    let code = fields.code(pressed)?;
    let settings = work::write(&app, move |tx, at| {
        let settings = studio::studio(tx, &who, run, (None, None))?.run.settings;
        match pressed {
            "forbid" => deciding::decide(tx, at, &who, (run, code), Kind::Forbidden)?,
            "lock" => deciding::decide(tx, at, &who, (run, code), Kind::Locked)?,
            _ => deciding::take_back(tx, at, &who, code)?,
        }
        Ok(settings)
    })
    .await?;
    let (who, hands) = (me.known.clone(), app.clone());
    let draft = work::aside(move || running::draft(&hands, &who, Of::Run(run), settings)).await?;
    let who = me.known.clone();
    let done = match pressed {
        "forbid" => "forbidden",
        "lock" => "locked",
        _ => "undone",
    };
    let to = work::once(&app, fields.post(&me), move |tx, at| {
        let new = running::keep(tx, at, &who, &draft)?;
        Ok(format!("/runs/{new}?beside={run}&done={done}"))
    })
    .await?;
    Ok(see(&to))
}

/// The audit sheet, to take along.
async fn take(
    State(app): State<App>,
    me: SignedIn,
    Path(run): Path<Code>,
) -> Result<Response, Failure> {
    let who = me.known.clone();
    let sheet = work::write(&app, move |tx, at| sheet::take(tx, at, &who, run)).await?;
    let text = serde_json::to_string_pretty(&sheet).map_err(Fault::new)?;
    let attached = format!("attachment; filename=\"run-{run}.json\"");
    let headers = [(CONTENT_TYPE, "application/json".to_owned()), (CONTENT_DISPOSITION, attached)];
    Ok((headers, text).into_response())
}
