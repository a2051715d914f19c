//! `/tables/people.csv`, `/tables/pairs.csv`, `/tables/meetings.csv`: the same tables, out again.

use axum::{extract::State, response::Response};
use kith_app::{App, programme::tables::taking};
use kith_core::{people::grant::Role, programme::table::Kind};

use super::Where;
use crate::{
    doors::{Doors, May},
    page::{Failure, file},
    query::Query,
    visitor::SignedIn,
    work,
};

/// Its doors.
pub(super) fn doors() -> Doors {
    let may = May::Hold(Role::Coordinator);
    Doors::new().get("/tables/people.csv", may, people).get("/tables/pairs.csv", may, pairs).get(
        "/tables/meetings.csv",
        may,
        meetings,
    )
}

async fn people(
    State(app): State<App>,
    me: SignedIn,
    Query(at): Query<Where>,
) -> Result<Response, Failure> {
    take(&app, &me, (&at, Kind::People)).await
}

async fn pairs(
    State(app): State<App>,
    me: SignedIn,
    Query(at): Query<Where>,
) -> Result<Response, Failure> {
    take(&app, &me, (&at, Kind::Pairs)).await
}

async fn meetings(
    State(app): State<App>,
    me: SignedIn,
    Query(at): Query<Where>,
) -> Result<Response, Failure> {
    take(&app, &me, (&at, Kind::Meetings)).await
}

async fn take(app: &App, me: &SignedIn, (at, kind): (&Where, Kind)) -> Result<Response, Failure> {
    let (hands, who, of) = (app.clone(), me.known.clone(), at.programme);
    let text = work::aside(move || taking::take(&hands, &who, of, kind)).await?;
    Ok(file(&format!("{}.csv", kind.word()), "text/csv; charset=utf-8", text))
}
