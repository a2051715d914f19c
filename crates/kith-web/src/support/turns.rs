//! `/duty/turns`: going on duty, and taking the next; `/duty/breaks`: going off, resting, being back.

use axum::{extract::State, response::Response};
use kith_app::{
    App, Error,
    support::{covering, taking},
};
use kith_core::{DAY, HOUR};

use super::duty;
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, draw, see},
    visitor::Helper,
    work,
};

/// For how many days no new requests come.
const REST: i64 = 7;

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().post("/duty/turns", May::Helper, turn).post("/duty/breaks", May::Helper, rest)
}

async fn turn(State(app): State<App>, me: Helper, fields: Fields) -> Result<Response, Failure> {
    let who = me.known.clone();
    let turned = match fields.word("to") {
        "next" => {
            let next = work::write(&app, move |tx, at| taking::next(tx, at, &who)).await;
            next.map(|code| {
                code.map_or_else(|| "/duty?after=none".to_owned(), |code| format!("/offers/{code}"))
            })
        }
        "on" => {
            let hours = fields.word("hours").parse().ok();
            let hours: i64 = hours.filter(|n| duty::HOURS.contains(n)).ok_or(Error::NotFound)?;
            let until = app.now() + HOUR.times(hours);
            let on = work::write(&app, move |tx, at| covering::begin(tx, at, &who, until)).await;
            on.map(|()| "/duty".to_owned())
        }
        "shift" => {
            let shift = fields.code("shift")?;
            let on =
                work::write(&app, move |tx, at| covering::begin_shift(tx, at, &who, shift)).await;
            on.map(|()| "/duty".to_owned())
        }
        _ => Err(Error::NotFound),
    };
    answer(&app, &me, turned).await
}

async fn rest(State(app): State<App>, me: Helper, fields: Fields) -> Result<Response, Failure> {
    let (who, until) = (me.known.clone(), app.now() + DAY.times(REST));
    let to = fields.word("to").to_owned();
    let done = work::write(&app, move |tx, at| match to.as_str() {
        "off" => covering::end(tx, at, &who),
        "rest" => covering::rest(tx, at, &who, until),
        "back" => covering::back(tx, at, &who),
        _ => Err(Error::NotFound),
    });
    let done = done.await.map(|()| "/duty?after=saved".to_owned());
    answer(&app, &me, done).await
}

/// Goes on to where it can be seen; or the desk again, with why it was not done.
async fn answer(app: &App, me: &Helper, done: Result<String, Error>) -> Result<Response, Failure> {
    match done {
        Err(Error::Refused(why)) => Ok(draw(&duty::page(app, me, Some(why)).await?)),
        done => done.map(|path| see(&path)).map_err(Failure::from),
    }
}
