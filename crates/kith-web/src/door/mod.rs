//! The door that every request passes: who knocks, how often, whether a form is ours and what it
//! holds; and, on the way out, the page for what went wrong.

pub(crate) mod cookie;
pub(crate) mod csrf;
pub(crate) mod exits;
pub(crate) mod headers;
pub(crate) mod health;
pub(crate) mod limits;
pub(crate) mod pages;
pub(crate) mod prefix;
pub(crate) mod trouble;

use std::{any::Any, sync::Arc};

use axum::{
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{
        HeaderMap,
        header::{CONTENT_LENGTH, CONTENT_TYPE},
        request::Parts,
    },
    middleware::Next,
    response::{IntoResponse, Response},
};
use kith_app::Fault;

use self::limits::Lane;
use crate::{
    fields::Fields,
    house::House,
    page::Trouble,
    visitor::{Visitor, changes},
};

/// How much a form may hold, in bytes as they are sent.
const MOST: usize = 64 * 1024;

/// Lets a request in, or says why not; gives what went wrong behind the door its page.
pub(crate) async fn pass(State(house): State<House>, asked: Request, next: Next) -> Response {
    let (mut parts, body) = asked.into_parts();
    let visitor = Visitor::passing(&house, &parts);
    let (fields, admitted) = admit(&house, &visitor, &parts, body).await;
    parts.extensions.insert(visitor.clone());
    parts.extensions.insert(fields.clone());
    let answer = match admitted {
        Ok(()) => next.run(Request::from_parts(parts, Body::empty())).await,
        Err(trouble) => trouble.into_response(),
    };
    match answer.extensions().get::<Arc<Trouble>>().cloned() {
        Some(trouble) => trouble::tell(visitor, &fields, &trouble).await,
        None => answer,
    }
}

/// Whether the request may come in, and what its form holds, as far as that could be read.
async fn admit(
    house: &House,
    visitor: &Visitor,
    parts: &Parts,
    body: Body,
) -> (Fields, Result<(), Trouble>) {
    let form = changes(&parts.method);
    let lane = Lane::of(&visitor.path, form);
    let pace = house.limits.knock(visitor.caller, lane, house.app.now());
    // Leaving works from anywhere, with anything: it can only sign its own browser out.
    if !form || visitor.path == "/exits" {
        return (Fields::default(), pace);
    }
    match read(&parts.headers, body).await {
        Err(trouble) => (Fields::default(), Err(trouble)),
        Ok((fields, damaged)) => {
            let ours = csrf::check(visitor, &parts.headers, &fields);
            let whole = if damaged { Err(Trouble::Damaged) } else { Ok(()) };
            (fields, pace.and(ours).and(whole))
        }
    }
}

/// Reads a form, up to its limit; and whether its bytes were damaged.
async fn read(headers: &HeaderMap, body: Body) -> Result<(Fields, bool), Trouble> {
    let told = headers.get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
    if told.unwrap_or(0) > MOST {
        return Err(Trouble::TooLarge);
    }
    let bytes = to_bytes(body, MOST).await.map_err(|_| Trouble::TooLarge)?;
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let form = kind.split(';').next().unwrap_or_default().trim();
    if !form.eq_ignore_ascii_case("application/x-www-form-urlencoded") && !bytes.is_empty() {
        return Err(Trouble::WrongType);
    }
    Ok(Fields::read(&bytes))
}

/// The answer where a handler panicked; its cause has been printed by then.
pub(crate) fn panicked(_: Box<dyn Any + Send + 'static>) -> Response {
    Trouble::from(Fault::new("a handler panicked")).into_response()
}
