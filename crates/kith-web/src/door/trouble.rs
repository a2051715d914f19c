//! What went wrong, as a page or, for programs, as `application/problem+json`.

use std::{error::Error as _, fmt::Write};

use axum::{
    http::{
        HeaderName, HeaderValue, StatusCode,
        header::{CONTENT_TYPE, RETRY_AFTER},
    },
    response::{IntoResponse, Response},
};
use kith_app::{Error, Fault};

use super::{
    locks::Lock,
    pages::{Again, Nothing, SignIn, Sorry, back},
};
use crate::{
    fields::Fields,
    page::{Trouble, draw_as, see},
    visitor::Visitor,
};

/// The page of `trouble`; `fields` is what was typed, and is kept where it can be.
pub(crate) async fn tell(visitor: Visitor, fields: &Fields, trouble: &Trouble) -> Response {
    let (status, key) = status(trouble);
    let incident = incident(&visitor, trouble);
    note_attack(&visitor, trouble);
    // Where the store is at fault, nobody asks it who this is.
    let visitor = match trouble {
        Trouble::Deed(Error::Fault(_)) | Trouble::TooMany(_) => visitor,
        _ => visitor.clone().recognised().await.unwrap_or(visitor),
    };
    let elsewhere = matches!(trouble, Trouble::Leaving | Trouble::Barred(_) | Trouble::SecondStep);
    if visitor.program && !elsewhere {
        return problem(status, key, &incident);
    }
    let mut answer = match trouble {
        Trouble::Leaving => return see("/me/leave"),
        Trouble::Barred(code) => return see(&format!("/measures/{code}")),
        Trouble::SecondStep => return see("/me/second-step?first=desk"),
        Trouble::SignIn => draw_as(status, &SignIn::new(&visitor, fields)),
        Trouble::Locked => draw_as(status, &Lock::new(&visitor, back(&visitor))),
        Trouble::Deed(Error::NotFound) => draw_as(status, &Nothing::new(&visitor)),
        Trouble::Stale | Trouble::Damaged | Trouble::Deed(Error::Refused(_))
            if !fields.is_empty() =>
        {
            draw_as(status, &Again::new(&visitor, fields, &visitor.path, key))
        }
        Trouble::Deed(Error::Fault(_)) if !fields.is_empty() => {
            draw_as(status, &Again::after_fault(&visitor, fields, key, &incident))
        }
        _ => draw_as(status, &Sorry::new(&visitor, key, &incident)),
    };
    if let Some(wait) = wait(trouble)
        && let Ok(value) = HeaderValue::from_str(&wait)
    {
        answer.headers_mut().insert(RETRY_AFTER, value);
    }
    answer
}

/// The status of `trouble`, and the key of its words.
fn status(trouble: &Trouble) -> (StatusCode, &'static str) {
    match trouble {
        Trouble::Deed(Error::NotFound) => (StatusCode::NOT_FOUND, "trouble-nothing"),
        Trouble::Deed(Error::Refused(why)) => (StatusCode::UNPROCESSABLE_ENTITY, why.0),
        Trouble::Deed(Error::Fault(fault)) if fault.full() => {
            (StatusCode::INSUFFICIENT_STORAGE, "trouble-full")
        }
        Trouble::Deed(Error::Fault(fault)) if fault.busy() => {
            (StatusCode::SERVICE_UNAVAILABLE, "trouble-busy")
        }
        Trouble::Deed(Error::Fault(_)) => (StatusCode::INTERNAL_SERVER_ERROR, "trouble-fault"),
        Trouble::SignIn | Trouble::Locked => (StatusCode::UNAUTHORIZED, "trouble-sign-in"),
        Trouble::Leaving | Trouble::Barred(_) | Trouble::SecondStep => {
            (StatusCode::SEE_OTHER, "trouble-nothing")
        }
        Trouble::Forged => (StatusCode::FORBIDDEN, "trouble-forged"),
        Trouble::Stale => (StatusCode::FORBIDDEN, "trouble-stale"),
        Trouble::Damaged => (StatusCode::UNPROCESSABLE_ENTITY, "trouble-damaged"),
        Trouble::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "trouble-too-large"),
        Trouble::TooSlow => (StatusCode::REQUEST_TIMEOUT, "trouble-too-slow"),
        Trouble::WrongType => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "trouble-wrong-type"),
        Trouble::TooMany(_) => (StatusCode::TOO_MANY_REQUESTS, "trouble-too-many"),
    }
}

/// After how many seconds it is worth asking again.
fn wait(trouble: &Trouble) -> Option<String> {
    match trouble {
        Trouble::TooMany(seconds) => Some(format!("{seconds:.0}")),
        Trouble::Deed(Error::Fault(fault)) if fault.busy() => Some("2".to_owned()),
        _ => None,
    }
}

/// Logs a fault, once, with its chain; the number by which it can be found again, else nothing. A
/// store that is merely busy is a warning, and gets no number.
pub(super) fn incident(visitor: &Visitor, trouble: &Trouble) -> String {
    let Trouble::Deed(Error::Fault(fault)) = trouble else { return String::new() };
    if fault.busy() {
        // It is no fault of one deed, and many meet it at once: one line for all of them.
        if let Some(unsaid) = visitor.house.crowded.say(visitor.house.app.now()) {
            tracing::warn!(unsaid, because = %chain(fault), "the store has too much to do");
        }
        return String::new();
    }
    let mut number = String::with_capacity(8);
    for byte in (visitor.house.app.dice)().iter().take(4) {
        let _ = write!(number, "{byte:02x}");
    }
    tracing::error!(incident = %number, because = %chain(fault), "a deed was not done");
    number
}

/// Logs what may be an attack, once a minute: it could come a thousand times, and tells no more then.
fn note_attack(visitor: &Visitor, trouble: &Trouble) {
    let (house, now) = (&visitor.house, visitor.house.app.now());
    let (murmur, tried) = match trouble {
        Trouble::Forged => (&house.forged, "send a form from another site"),
        Trouble::TooMany(_) => (&house.hasty, "ask too often"),
        _ => return,
    };
    if let Some(unsaid) = murmur.say(now) {
        tracing::warn!(tried, unsaid, "turned away");
    }
}

fn chain(fault: &Fault) -> String {
    let mut told = fault.to_string();
    let mut next = fault.source();
    while let Some(cause) = next {
        let _ = write!(told, ": {cause}");
        next = cause.source();
    }
    told
}

/// The answer to a program (RFC 9457).
fn problem(status: StatusCode, key: &str, incident: &str) -> Response {
    let told = serde_json::json!({
        "type": "about:blank",
        "status": status.as_u16(),
        "title": status.canonical_reason().unwrap_or_default(),
        "key": key,
        "incident": incident,
    });
    let kind: [(HeaderName, &str); 1] = [(CONTENT_TYPE, "application/problem+json")];
    (status, kind, told.to_string()).into_response()
}
