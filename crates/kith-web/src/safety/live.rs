//! `/cases/events`: the desk as it changes, for the script: each event carries a finished row of the list,
//! and its seq as its id. A ring only wakes the feed; order and completeness come from the store.

use std::{convert::Infallible, future::poll_fn, sync::Arc, task::Poll};

use axum::{
    body::{Body, Bytes},
    extract::State,
    http::{
        HeaderMap, HeaderName, Method,
        header::{CACHE_CONTROL, CONTENT_TYPE},
    },
    response::{IntoResponse as _, Response},
};
use futures_util::stream;
use kith_app::{
    App, Error,
    bus::Bell,
    people::recognising::{note, recognise},
    safety::news::{self, News},
};
use kith_core::{people::session::Token, safety::opening::role};
use serde::Deserialize;
use tokio::{
    sync::Notify,
    time::{Instant, sleep_until, timeout},
};

use super::cases::Row;
use crate::{
    doors::{Doors, May},
    house::House,
    page::Failure,
    query::Query,
    talk::Pulse,
    visitor::SignedIn,
    words::Words,
    work,
};

/// Its door.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/cases/events", May::Desk, events)
}

#[derive(Default, Deserialize)]
struct After {
    after: Option<i64>,
}

async fn events(
    State(house): State<House>,
    me: SignedIn,
    Query(After { after }): Query<After>,
    (method, headers): (Method, HeaderMap),
) -> Result<Response, Failure> {
    let last = headers.get("last-event-id").and_then(|id| id.to_str().ok()?.parse().ok());
    let unbuffered = HeaderName::from_static("x-accel-buffering");
    let head =
        [(CONTENT_TYPE, "text/event-stream"), (CACHE_CONTROL, "no-store"), (unbuffered, "no")];
    if method == Method::HEAD {
        let nothing = stream::empty::<Result<Bytes, Infallible>>();
        return Ok((head, Body::from_stream(nothing)).into_response());
    }
    let place = house.desks.open(me.known.member);
    let feed = Feed {
        app: house.app.clone(),
        words: me.words.clone(),
        token: me.token.ok_or(Error::NotFound)?,
        after: last.or(after).unwrap_or_default(),
        bell: news::listen(&house.app),
        enough: place.enough.clone(),
        pulse: house.pulse,
    };
    Ok((head, feed.into_body(place)).into_response())
}

/// One reader's feed of the desk.
struct Feed {
    app: App,
    words: Words,
    /// Their session: when it ends, so does the feed.
    token: Token,
    /// The last event that was sent.
    after: i64,
    /// What rings when there is more.
    bell: Bell,
    /// What ends this feed when its reader has opened too many.
    enough: Arc<Notify>,
    pulse: Pulse,
}

/// How a feed goes on.
enum Next {
    Bytes(String),
    Last(&'static str),
    End,
}

impl Feed {
    /// The feed as a body that does not end by itself for a while.
    fn into_body(self, held: impl Send + 'static) -> Body {
        let ends = Instant::now() + self.pulse.turn;
        let whole = (Some(self), Some("retry: 1000\n\n".to_owned()), held);
        Body::from_stream(stream::unfold(whole, move |(feed, first, held)| async move {
            if let Some(first) = first {
                return Some((sent(first), (feed, None, held)));
            }
            let mut feed = feed?;
            match feed.next(ends).await {
                Next::Bytes(bytes) => Some((sent(bytes), (Some(feed), None, held))),
                Next::Last(bytes) => Some((sent(bytes.to_owned()), (None, None, held))),
                Next::End => None,
            }
        }))
    }

    /// Waits for what comes next.
    async fn next(&mut self, ends: Instant) -> Next {
        loop {
            match self.news().await {
                Ok(Some(bytes)) => return Next::Bytes(bytes),
                Ok(None) => {}
                // The store is at fault: whoever asks again in a moment misses nothing.
                Err(Error::Fault(_)) => return Next::Last(BEAT),
                // Signed out, or no longer at the desk.
                Err(_) => return Next::End,
            }
            tokio::select! {
                // Not at once: else three open tabs would end one another every second.
                () = self.enough.notified() => return Next::Last("retry: 30000\n\n"),
                () = sleep_until(ends) => return Next::Last(BEAT),
                rung = timeout(self.pulse.beat, rung(&self.bell)) => if rung.is_err() {
                    return Next::Bytes(BEAT.to_owned());
                },
            }
        }
    }

    /// Everything after the last event that was sent, as its reader may see it now; `None` where that is
    /// nothing.
    async fn news(&mut self) -> Result<Option<String>, Error> {
        let (token, after, now) = (self.token, self.after, self.app.now());
        let (who, news) = work::read(&self.app, move |tx| {
            let who = recognise(tx, now, &token)?.filter(|who| who.leaving.is_none());
            let who = who.filter(|who| role(&who.roles).is_some()).ok_or(Error::NotFound)?;
            let news = news::news(tx, now, who.member, after)?;
            Ok((who, news))
        })
        .await?;
        if who.wants_note_of_stream() {
            work::write(&self.app, move |tx, at| note(tx, at.now, who.session)).await?;
        }
        let Some(last) = news.last() else { return Ok(None) };
        self.after = last.seq;
        let line = |news: &News| {
            let row = news.row.as_ref();
            let row = row.map(|row| Row::new(&self.words, row, (who.member, now)).draw().0);
            let data = row.map(|row| format!("data: {row}\n")).unwrap_or_default();
            format!("id: {}\n{data}\n", news.seq)
        };
        Ok(Some(news.iter().map(line).collect()))
    }
}

/// A sign of life.
const BEAT: &str = ":\n\n";

/// Waits until `bell` is rung.
async fn rung(bell: &Bell) -> i64 {
    poll_fn(|context| bell.poll(context.waker()).map_or(Poll::Pending, Poll::Ready)).await
}

#[expect(clippy::unnecessary_wraps, reason = "a body is made of results")]
fn sent(bytes: String) -> Result<Bytes, Infallible> {
    Ok(Bytes::from(bytes))
}
