//! `/notices`: a notice that was read goes. They are shown on Today.

use axum::{extract::State, response::Response};
use kith_app::{App, people::notices};
use kith_core::{Code, people::notice::About};

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

/// Where the page stands that a notice is about.
pub(crate) fn page_of(about: About, code: Code) -> String {
    match about {
        About::Request => format!("/requests/{code}"),
        About::Offer => format!("/offers/{code}"),
        About::Talk => format!("/talks/{code}"),
        About::Letter => "/receipts".to_owned(),
        About::Case => "/cohort".to_owned(),
    }
}
