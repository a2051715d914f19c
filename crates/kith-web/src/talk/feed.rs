//! What is new in a talk, as it comes: for the live events and for the stream without a script. A ring
//! of the bus only wakes a feed; order and completeness come from the store, where it reads every
//! event after the last one that it has sent.

use std::{
    collections::VecDeque, convert::Infallible, future::poll_fn, sync::Arc, task::Poll,
    time::Duration,
};

use axum::body::{Body, Bytes};
use futures_util::stream;
use kith_app::{
    App, Error,
    bus::Bell,
    people::recognising::{note, recognise},
    talk::{
        following::{self, News, What},
        reading,
        seat::{self, Seat},
    },
};
use kith_core::{Code, people::session::Token, talk::State};
use tokio::{
    sync::Notify,
    time::{Instant, sleep_until, timeout},
};

use super::{bubble::Bubble, live};
use crate::{words::Words, work};

/// How feeds keep time.
#[derive(Debug, Clone, Copy)]
pub struct Pulse {
    /// How often a silent feed shows that it lives, looks whether it missed a ring, and asks whether
    /// its reader may still read.
    pub beat: Duration,
    /// How long a feed lasts before its reader is asked to go on.
    pub turn: Duration,
}

impl Default for Pulse {
    fn default() -> Self {
        Self { beat: Duration::from_secs(15), turn: Duration::from_mins(15) }
    }
}

/// How a feed writes what it has to say.
pub(crate) trait Writes: Send + 'static {
    /// The first bytes.
    fn open(&self) -> String;
    /// One event; `html` is empty where only the talk itself changed.
    fn event(&self, seq: i64, html: &str) -> String;
    /// That a message was taken back; `html` is what stands in its place.
    fn gone(&self, seq: i64, html: &str) -> String {
        self.event(seq, html)
    }
    /// A sign of life.
    fn beat(&self) -> String;
    /// The last bytes, when the turn is over.
    fn over(&self) -> String;
    /// The last bytes, when its reader has opened too many others.
    fn crowded(&self) -> String;
}

/// One reader's feed of one talk.
pub(crate) struct Feed<W> {
    /// The app.
    pub(crate) app: App,
    /// The words of the reader.
    pub(crate) words: Words,
    /// Their session: when it ends, so does the feed.
    pub(crate) token: Token,
    /// The talk.
    pub(crate) talk: Code,
    /// The last event that was sent.
    pub(crate) after: i64,
    /// What rings when there is more.
    pub(crate) bell: Bell,
    /// What ends this feed when its reader has opened too many.
    pub(crate) enough: Arc<Notify>,
    /// How it keeps time.
    pub(crate) pulse: Pulse,
    /// How it writes.
    pub(crate) writes: W,
}

/// What a feed found.
enum Found {
    /// Something new, as it is written.
    New(String),
    /// Nothing yet.
    Nothing,
    /// Nothing, and nothing will come: the talk is closed.
    Closed,
}

/// How a feed goes on.
enum Next {
    Bytes(String),
    Last(String),
    End,
}

impl<W: Writes> Feed<W> {
    /// The feed as a body that does not end by itself for a while.
    pub(crate) fn into_body(self, held: impl Send + 'static) -> Body {
        let ends = Instant::now() + self.pulse.turn;
        let first = VecDeque::from([self.writes.open()]);
        let whole = (self, first, ends, false, held);
        Body::from_stream(stream::unfold(whole, |(feed, mut ready, ends, over, held)| async move {
            if let Some(bytes) = ready.pop_front() {
                return Some((sent(bytes), (feed, ready, ends, over, held)));
            }
            if over {
                return None;
            }
            let mut feed = feed;
            match feed.next(ends).await {
                Next::Bytes(bytes) => Some((sent(bytes), (feed, ready, ends, false, held))),
                Next::Last(bytes) => Some((sent(bytes), (feed, ready, ends, true, held))),
                Next::End => None,
            }
        }))
    }

    /// Waits for what comes next.
    async fn next(&mut self, ends: Instant) -> Next {
        loop {
            match self.news().await {
                Ok(Found::New(bytes)) => return Next::Bytes(bytes),
                Ok(Found::Nothing) => {}
                // The store is at fault: whoever asks again in a moment misses nothing.
                Err(Error::Fault(_)) => return Next::Last(self.writes.over()),
                // Closed, closed to them, or signed out: one end for all.
                Ok(Found::Closed) | Err(_) => return Next::End,
            }
            tokio::select! {
                () = self.enough.notified() => return Next::Last(self.writes.crowded()),
                () = sleep_until(ends) => return Next::Last(self.writes.over()),
                rung = timeout(self.pulse.beat, rung(&self.bell)) => if rung.is_err() {
                    return Next::Bytes(self.writes.beat());
                },
            }
        }
    }

    /// Everything after the last event that was sent, as its reader may read it now.
    async fn news(&mut self) -> Result<Found, Error> {
        let (seat, news) = self.look().await?;
        let Some(last) = news.last().map(|newest| newest.seq) else {
            let closed = matches!(seat.talk.state, State::Closed { .. });
            return Ok(if closed { Found::Closed } else { Found::Nothing });
        };
        let (app, words) = (self.app.clone(), self.words.clone());
        let lines = work::aside(move || lines(&app, &words, &seat, news)).await?;
        self.after = last;
        let write = |line: &Line| {
            let (seq, html) = (line.seq, line.html.as_str());
            if line.gone { self.writes.gone(seq, html) } else { self.writes.event(seq, html) }
        };
        Ok(Found::New(lines.iter().map(write).collect()))
    }

    /// Asks the store, as whoever the session belongs to now.
    async fn look(&mut self) -> Result<(Seat, Vec<News>), Error> {
        let (token, talk, after, now) = (self.token, self.talk, self.after, self.app.now());
        let (who, found) = work::read(&self.app, move |tx| {
            // Whoever is leaving reads no talk, with whichever sign-in.
            let who = recognise(tx, now, &token)?.filter(|who| who.leaving.is_none());
            let who = who.ok_or(Error::NotFound)?;
            let found = following::news(tx, &seat::faces(&who), talk, after)?;
            Ok((who, found))
        })
        .await?;
        if who.wants_note_of_stream() {
            work::write(&self.app, move |tx, at| note(tx, at.now, who.session)).await?;
        }
        Ok(found)
    }
}

/// An event with its fragment, empty where there is nothing to show.
struct Line {
    seq: i64,
    html: String,
    /// Whether it says that a message was taken back.
    gone: bool,
}

/// Each event as a line.
fn lines(app: &App, words: &Words, seat: &Seat, news: Vec<News>) -> Result<Vec<Line>, Error> {
    let draw = |news: News| {
        let gone = matches!(news.what, What::Withdrawn(_));
        let html = match news.what {
            What::Message(kept) | What::Withdrawn(kept) => {
                Bubble::draw(words, &reading::line(app, &kept, seat)?).0
            }
            What::Talk => live::changed(words, seat.talk.code),
            What::Nothing => String::new(),
        };
        Ok(Line { seq: news.seq, html, gone })
    };
    news.into_iter().map(draw).collect()
}

/// Waits until `bell` is rung.
async fn rung(bell: &Bell) -> i64 {
    poll_fn(|context| bell.poll(context.waker()).map_or(Poll::Pending, Poll::Ready)).await
}

#[expect(clippy::unnecessary_wraps, reason = "a body is made of results")]
fn sent(bytes: String) -> Result<Bytes, Infallible> {
    Ok(Bytes::from(bytes))
}
