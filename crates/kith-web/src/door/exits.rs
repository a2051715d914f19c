//! `/exits`: leaves at once. Works from anywhere, with or without a session, with or without a script.

use axum::{
    extract::State,
    http::{HeaderName, HeaderValue, StatusCode, header::LOCATION},
    response::{IntoResponse, Response},
};
use kith_app::people::ending;

use super::cookie;
use crate::{
    doors::{Doors, May},
    house::House,
    visitor::Passing,
    work,
};

/// The door out.
pub(crate) fn doors() -> Doors {
    Doors::new().post("/exits", May::Anyone, leave)
}

async fn leave(State(house): State<House>, Passing(visitor): Passing) -> Response {
    if let Some(token) = visitor.token {
        // A store that cannot be reached must not keep anybody here: the cookie goes in any case.
        if let Err(error) = work::write(&house.app, move |tx, _| ending::end(tx, &token)).await {
            tracing::error!(%error, "a session was not ended on leaving");
        }
    }
    let to = HeaderValue::from_str(&house.app.site.exit_url);
    let to = [(LOCATION, to.unwrap_or_else(|_| HeaderValue::from_static("/")))];
    let wipe = [(
        HeaderName::from_static("clear-site-data"),
        HeaderValue::from_static("\"cache\", \"cookies\", \"storage\""),
    )];
    (StatusCode::SEE_OTHER, to, wipe, cookie::take_back()).into_response()
}
