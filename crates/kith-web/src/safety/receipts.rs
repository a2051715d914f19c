//! `/receipts`: reading an answer with a reference code, which is typed and never stands in an address.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{
    App, Error,
    safety::{NO_LETTER, reading, replying, telling::Sent},
};
use kith_core::{Timestamp, support::safe::Safe};

use super::lines::{self, Letter};
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, draw_open},
    shell::Shell,
    visitor::Visitor,
    work,
};

/// The page on which a new code stands, once.
#[derive(Template)]
#[template(path = "safety/receipt.html")]
pub(crate) struct Given {
    w: Shell,
    code: String,
    promised: Timestamp,
    again: bool,
    blocked: bool,
    member: bool,
}

/// The form into which a code is typed.
#[derive(Template)]
#[template(path = "safety/receipts.html")]
pub(crate) struct Receipts {
    w: Shell,
    code: String,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/receipts", May::Anyone, show).post("/receipts", May::Anyone, look)
}

impl Given {
    /// The page for `sent`; `blocked` where a door was closed in the same step.
    pub(super) fn new(visitor: &Visitor, sent: &Sent, blocked: bool) -> Self {
        Self {
            w: visitor.shell("receipt-title"),
            code: sent.receipt.to_string(),
            promised: sent.promised,
            again: sent.again,
            blocked,
            member: visitor.known.is_some(),
        }
    }
}

async fn show(visitor: Visitor) -> Response {
    draw_open(&Receipts { w: visitor.shell("receipts-title"), code: String::new() })
}

/// Shows what stands under a code; with words in the box of that page, or with an answer to "Are you
/// safe now?", keeps them first.
async fn look(
    visitor: Visitor,
    State(app): State<App>,
    fields: Fields,
) -> Result<Response, Failure> {
    let typed: String = fields.text("code").chars().take(40).collect();
    let mut why = None;
    if fields.first("body").is_some() {
        match reply(&visitor, &app, &fields, &typed).await {
            Err(Error::Refused(refusal)) if refusal != NO_LETTER => why = Some(refusal),
            Err(Error::Refused(_)) => return Ok(nothing(&visitor, typed)),
            Err(other) => return Err(other.into()),
            Ok(()) => {}
        }
    }
    let (safe, asked) = (Safe::of(fields.word("safe")), fields.first("ask").is_some());
    if let Some(safe) = safe {
        match answer(&visitor, &app, &fields, (&typed, safe)).await {
            Err(Error::Refused(_)) => return Ok(nothing(&visitor, typed)),
            kept => kept?,
        }
    }
    let (reader, under) = (app.clone(), typed.clone());
    let exchange = match work::aside(move || reading::under(&reader, &under)).await {
        Err(Error::Refused(NO_LETTER)) => return Ok(nothing(&visitor, typed)),
        found => found?,
    };
    let mut page = Letter::new(&visitor, &exchange, app.now());
    page.code = typed;
    "/receipts".clone_into(&mut page.action);
    Ok(draw(&if let Some(why) = why {
        page.but(why, fields.text("body"))
    } else if fields.first("body").is_some() {
        page.after("letter-sent")
    } else if let Some(safe) = safe {
        page.after(lines::heard(safe))
    } else if asked {
        page.unsaid()
    } else {
        page
    }))
}

/// Keeps `safe` as what was answered under the code `typed`.
async fn answer(
    visitor: &Visitor,
    app: &App,
    fields: &Fields,
    (typed, safe): (&str, Safe),
) -> Result<(), Error> {
    let (seal, typed, post) = (app.clone(), typed.to_owned(), fields.post(visitor));
    let slot = work::aside(move || replying::under(&seal, &typed)).await?;
    work::write(app, move |tx, at| replying::say_safe(tx, at, &post, (&slot, safe))).await
}

async fn reply(visitor: &Visitor, app: &App, fields: &Fields, typed: &str) -> Result<(), Error> {
    let (seal, typed, text) = (app.clone(), typed.to_owned(), fields.text("body"));
    let sealed = move || Ok((replying::under(&seal, &typed)?, replying::draft(&seal, &text)?));
    let (slot, words) = work::aside(sealed).await?;
    let post = fields.post(visitor);
    work::write(app, move |tx, at| replying::reply(tx, at, &post, &slot, &words)).await
}

fn nothing(visitor: &Visitor, code: String) -> Response {
    draw(&Receipts { w: visitor.shell("receipts-title").but("code", NO_LETTER), code })
}

impl Page for Given {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let page = |again, blocked, member| Self {
            w: shell("receipt-title"),
            code: "7KQ2-M4TX-9RBN".to_owned(),
            promised: super::examples::now(),
            again,
            blocked,
            member,
        };
        vec![page(false, false, false), page(true, true, true)]
    }
}

impl Page for Receipts {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let page = |w: Shell| Self { w, code: "7KQ2".to_owned() };
        vec![page(shell("receipts-title")), page(shell("receipts-title").but("code", NO_LETTER))]
    }
}
