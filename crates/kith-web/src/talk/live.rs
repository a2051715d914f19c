//! A talk as it happens: `/talks/{code}/events` for the script, and `/talks/{code}/live`, a page that
//! holds `/talks/{code}/stream`, for browsers without one.

use std::convert::Infallible;

use askama::Template;
use axum::{
    body::{Body, Bytes},
    extract::{Path, State},
    http::{
        HeaderMap, HeaderName, Method, StatusCode,
        header::{CACHE_CONTROL, CONTENT_TYPE},
    },
    response::{IntoResponse as _, Response},
};
use futures_util::stream;
use kith_app::{
    App, Error, Tx,
    talk::{
        following,
        reading::{self, Line},
    },
};
use kith_core::Code;
use serde::Deserialize;

use super::{
    bubble::Bubble,
    feed::{Feed, Writes},
    guests::{Joined, joined},
    handovers::{Handed, handed},
    seats::{Standing, faces},
    show::{self, Draft},
};
use crate::{
    door::headers::Frame,
    doors::{Doors, May},
    house::House,
    page::{Failure, Page, draw},
    query::Query,
    safety::card,
    shell::Shell,
    visitor::SignedIn,
    words::{Markup, Words},
    work,
};

/// The page that holds the stream.
#[derive(Template)]
#[template(path = "talk/live.html")]
pub(crate) struct Live {
    w: Shell,
    standing: Standing,
    card: Markup,
    guests: Vec<Joined>,
    handed: Option<Handed>,
    coach: bool,
    forward: bool,
    text: String,
}

/// Their doors.
pub(crate) fn doors() -> Doors {
    Doors::new()
        .get("/talks/{talk}/live", May::Member, show)
        .get("/talks/{talk}/stream", May::Member, endless)
        .get("/talks/{talk}/events", May::Member, events)
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path(talk): Path<Code>,
) -> Result<Response, Failure> {
    again(&app, &me, talk, Draft::default()).await
}

/// The page, with what was typed in its box. Where nobody may write, nothing is live: the talk's own
/// page says so.
pub(crate) async fn again(
    app: &App,
    me: &SignedIn,
    talk: Code,
    draft: Draft,
) -> Result<Response, Failure> {
    let ours = faces(me);
    let (seat, other, came) = work::read(app, move |tx| reading::any_seat(tx, &ours, talk)).await?;
    let mut w = me.shell("talk-title");
    let standing = Standing::new(&w, &seat, other.as_ref());
    if !standing.is_open() {
        return Ok(draw(&show::page(app, me, talk, None, draft).await?));
    }
    w.title = w.say_of("talk-title-with", "name", standing.name.as_str());
    if let Some(why) = draft.why {
        w = w.but("body", why);
    }
    let card = card::draw(app, &w, (seat.talk.id.0, seat.face)).await?;
    let handed = handed(app, &w, &seat, &standing.name).await?;
    let coach = show::coaches(app, &seat).await?;
    let forward = show::forward(app, &seat).await?;
    let mut page = draw(&Live {
        standing,
        card,
        guests: joined(&w, &came, &seat),
        handed,
        coach,
        forward,
        text: draft.text,
        w,
    });
    page.extensions_mut().insert(Frame::Holds);
    Ok(page)
}

#[derive(Default, Deserialize)]
struct After {
    after: Option<i64>,
}

/// Server-sent events (HTML Living Standard, 9.2): each carries a finished list item, and the seq of its
/// event as its id.
async fn events(
    State(house): State<House>,
    me: SignedIn,
    Path(talk): Path<Code>,
    Query(After { after }): Query<After>,
    (method, headers): (Method, HeaderMap),
) -> Result<Response, Failure> {
    let last = headers.get("last-event-id").and_then(|id| id.to_str().ok()?.parse().ok());
    let after = last.or(after).unwrap_or_default();
    let head = [(CONTENT_TYPE, "text/event-stream"), NO_STORE, UNBUFFERED];
    Ok(match open(&house, &me, (talk, after), &method, Events).await? {
        Some(body) => (head, body).into_response(),
        // The one answer after which a browser does not ask again.
        None => StatusCode::NO_CONTENT.into_response(),
    })
}

/// The same fragments as an HTML page that does not end.
async fn endless(
    State(house): State<House>,
    me: SignedIn,
    Path(talk): Path<Code>,
    method: Method,
) -> Result<Response, Failure> {
    let ours = faces(&me);
    let gathered =
        work::read(&house.app, move |tx| reading::gather(tx, &ours, talk, i64::MAX)).await?;
    let (opener, last) = (house.app.clone(), gathered.last);
    let page = work::aside(move || reading::open(&opener, &gathered)).await?;
    let head = Head { w: me.shell("talk-title"), lines: page.lines };
    let head = head.render().map_err(kith_app::Fault::new)?;
    let again = format!("/talks/{talk}/stream");
    let linked = |key| Markup::linked(&me.words.say(key), &[&again]).0;
    let writes = Html { head, more: linked("talk-stream-more"), gone: linked("talk-stream-gone") };
    let whole = writes.open();
    let body = open(&house, &me, (talk, last), &method, writes).await?;
    let body = body.unwrap_or_else(|| whole.into());
    let kind = (CONTENT_TYPE, "text/html; charset=utf-8");
    let mut answer = ([kind, NO_STORE, UNBUFFERED], body).into_response();
    answer.extensions_mut().insert(Frame::Within);
    Ok(answer)
}

const NO_STORE: (HeaderName, &str) = (CACHE_CONTROL, "no-store");

/// Tells proxies, and our own compressor, to let each piece through at once.
const UNBUFFERED: (HeaderName, &str) = (HeaderName::from_static("x-accel-buffering"), "no");

/// Opens a feed of `talk` after the event `after`, which ends their oldest where they have too many.
/// `None` where nothing can come any more. Whoever asks for the head alone opens none: they get what
/// stands around it, and take nobody's place.
async fn open(
    house: &House,
    me: &SignedIn,
    (talk, after): (Code, i64),
    method: &Method,
    writes: impl Writes,
) -> Result<Option<Body>, Failure> {
    let ours = faces(me);
    let question = move |tx: &mut Tx| following::goes_on(tx, &ours, talk, after);
    let (seat, goes_on) = work::read(&house.app, question).await?;
    if !goes_on {
        return Ok(None);
    }
    if method == Method::HEAD {
        // A body of no known length, as a feed is; a bare one would say that there is nothing.
        return Ok(Some(Body::from_stream(stream::empty::<Result<Bytes, Infallible>>())));
    }
    let held = house.streams.open(me.known.member);
    let feed = Feed {
        app: house.app.clone(),
        words: me.words.clone(),
        token: me.token.ok_or(Error::NotFound)?,
        talk,
        after,
        bell: following::listen(&house.app, seat.talk.id),
        enough: held.enough.clone(),
        pulse: house.pulse,
        writes,
    };
    Ok(Some(feed.into_body(held)))
}

/// Writes server-sent events.
struct Events;

impl Writes for Events {
    fn open(&self) -> String {
        "retry: 1000\n\n".to_owned()
    }

    fn event(&self, seq: i64, html: &str) -> String {
        let data = if html.is_empty() { String::new() } else { format!("data: {html}\n") };
        format!("id: {seq}\n{data}\n")
    }

    fn beat(&self) -> String {
        ":\n\n".to_owned()
    }

    fn over(&self) -> String {
        // The browser opens it again by itself.
        ":\n\n".to_owned()
    }

    fn crowded(&self) -> String {
        // Not at once: else three open tabs would end one another every second.
        "retry: 30000\n\n".to_owned()
    }
}

/// What an endless page begins with; its list stays open.
#[derive(Template)]
#[template(path = "talk/stream.html")]
struct Head {
    w: Shell,
    lines: Vec<Line>,
}

impl Head {
    fn bubble(&self, line: &Line) -> Markup {
        Bubble::draw(&self.w, line)
    }
}

/// Writes an endless page.
struct Html {
    head: String,
    more: String,
    /// That a message above was taken back, and how to see the talk without it.
    gone: String,
}

impl Writes for Html {
    fn open(&self) -> String {
        // Browsers show nothing before about a kilobyte has come.
        format!("{}<!--{:1024}-->\n", self.head, "")
    }

    fn event(&self, _: i64, html: &str) -> String {
        format!("{html}\n")
    }

    fn gone(&self, _: i64, _: &str) -> String {
        // What was sent stands; the message must not stand there twice.
        format!("<li class=\"day\">{}</li>\n", self.gone)
    }

    fn beat(&self) -> String {
        "<!-- -->\n".to_owned()
    }

    fn over(&self) -> String {
        format!("<li class=\"day\">{}</li>\n", self.more)
    }

    fn crowded(&self) -> String {
        self.over()
    }
}

/// That the talk itself changed: paused, going on, or closed.
pub(super) fn changed(words: &Words, talk: Code) -> String {
    let link = Markup::linked(&words.say("talk-changed"), &[&format!("/talks/{talk}#end")]);
    format!("<li class=\"day\" id=\"changed\">{}</li>", link.0)
}

impl Page for Live {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::{people::face::Side, talk::State};
        let standing = super::show::samples::standing(Side::Member, State::Open);
        let w = shell("talk-title");
        let card = card::samples::card(
            &w,
            kith_core::safety::signal::Help::Own,
            kith_core::support::safe::Level::Danger,
        );
        vec![Self {
            w,
            standing,
            card,
            guests: Vec::new(),
            handed: None,
            coach: true,
            forward: false,
            text: "Not yet sent".to_owned(),
        }]
    }
}
