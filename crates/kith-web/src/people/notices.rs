//! `/notices`: a notice that was read goes. They are shown on Today.

use axum::{extract::State, response::Response};
use kith_app::{App, people::notices};

use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, see},
    visitor::SignedIn,
    work,
};

/// Its door.
pub(crate) fn doors() -> Doors {
    Doors::new().post("/notices", May::Member, dismiss)
}

async fn dismiss(
    State(app): State<App>,
    me: SignedIn,
    fields: Fields,
) -> Result<Response, Failure> {
    let (member, code) = (me.known.member, fields.code("seen")?);
    work::write(&app, move |tx, at| notices::dismiss(tx, at.now, member, code)).await?;
    Ok(see("/today"))
}
