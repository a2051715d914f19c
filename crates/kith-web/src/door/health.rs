//! `/healthz` and `/readyz`: for whoever keeps the machine.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use kith_app::{promises, readiness};

use crate::{
    doors::{Doors, May},
    house::House,
    work,
};

/// The doors for machines.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/healthz", May::Anyone, live).get("/readyz", May::Anyone, ready)
}

async fn live() -> &'static str {
    "live\n"
}

async fn ready(State(house): State<House>) -> Response {
    let now = house.app.now();
    let asked = work::read(&house.app, move |tx| {
        Ok((readiness::has_coordinator(tx, now)?, promises::late(tx, now)?))
    });
    match asked.await {
        Ok((true, 0)) => "ready\n".into_response(),
        // Still 200: to turn people away would make nothing less late.
        Ok((true, late)) => format!("ready\nlate promises: {late}\n").into_response(),
        Ok((false, _)) => {
            (StatusCode::SERVICE_UNAVAILABLE, "nobody is coordinator\n").into_response()
        }
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the store does not answer\n").into_response(),
    }
}
