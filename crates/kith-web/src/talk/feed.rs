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
        reading::{self, News, What},
        seat::{self, Seat},
    },
};
use kith_core::{Code, people::session::Token};
use tokio::{
    sync::Notify,
    time::{Instant, sleep_until, timeout},
};

use super::{bubble::Bubble, live};
use crate::{words::Words, work};

/// How often a silent feed shows that it lives, and asks whether its reader may still read.
const BEAT: Duration = Duration::from_secs(15);

/// How long a feed lasts before its reader is asked to go on.
const TURN: Duration = Duration::from_mins(15);

/// How a feed writes what it has to say.
pub(crate) trait Writes: Send + 'static {
    /// The first bytes.
    fn open(&self) -> String;
    /// One event; `html` is empty where only the talk itself changed.
    fn event(&self, seq: i64, html: &str) -> String;
    /// A sign of life.
    fn beat(&self) -> String;
    /// The last bytes, when the turn is over.
    fn close(&self) -> String;
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
    /// How it writes.
    pub(crate) writes: W,
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
        let ends = Instant::now() + TURN;
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
                Ok(bytes) if !bytes.is_empty() => return Next::Bytes(bytes),
                Ok(_) => {}
                // Gone, closed to them, or signed out: one end for all.
                Err(_) => return Next::End,
            }
            tokio::select! {
                () = self.enough.notified() => return Next::End,
                () = sleep_until(ends) => return Next::Last(self.writes.close()),
                rung = timeout(BEAT, rung(&self.bell)) => if rung.is_err() {
                    return Next::Bytes(self.writes.beat());
                },
            }
        }
    }

    /// Everything after the last event that was sent, as its reader may read it now.
    async fn news(&mut self) -> Result<String, Error> {
        let (token, talk, after) = (self.token, self.talk, self.after);
        let now = self.app.now();
        let (who, found) = work::read(&self.app, move |tx| {
            let who = recognise(tx, now, &token)?.ok_or(Error::NotFound)?;
            let found = reading::news(tx, &seat::faces(&who), talk, after)?;
            Ok((who, found))
        })
        .await?;
        if who.wants_note {
            work::write(&self.app, move |tx, at| note(tx, at.now, who.session)).await?;
        }
        let (seat, news) = found;
        if news.is_empty() {
            return Ok(String::new());
        }
        let last = news.last().map_or(after, |newest| newest.seq);
        let (app, words) = (self.app.clone(), self.words.clone());
        let lines = work::aside(move || lines(&app, &words, &seat, news)).await?;
        self.after = last;
        Ok(lines.iter().map(|(seq, html)| self.writes.event(*seq, html)).collect())
    }
}

/// Each event with its fragment, empty where there is nothing to show.
fn lines(
    app: &App,
    words: &Words,
    seat: &Seat,
    news: Vec<News>,
) -> Result<Vec<(i64, String)>, Error> {
    let draw = |news: News| {
        let html = match news.what {
            What::Message(kept) => Bubble::draw(words, &reading::line(app, &kept, seat.face)?).0,
            What::Talk => live::changed(words, seat.talk.code),
            What::Nothing => String::new(),
        };
        Ok((news.seq, html))
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
