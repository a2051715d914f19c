//! Following a talk: what is new in it after an event, for whoever looks at it live.

use kith_core::{Code, FaceId, MessageId, TalkId, people::face::Side, talk::State};
use kith_store::{
    Tx,
    audit::events,
    talk::{
        messages::{self, Kept},
        talks,
    },
};
use uuid::Uuid;

use super::seat::{self, Seat};
use crate::{App, Error, bus::Bell};

/// How many events are read at a time.
const EVENTS: i64 = 50;

/// What is new in a talk after an event.
#[derive(Debug, Clone)]
pub struct News {
    /// The seq of the newest event among them.
    pub seq: i64,
    /// What it is about.
    pub what: What,
}

/// What an event of a talk is about.
#[derive(Debug, Clone)]
pub enum What {
    /// A message was written.
    Message(Kept),
    /// A message was taken back, or the house hides it or shows it again.
    Withdrawn(Kept),
    /// The talk itself was paused, went on, or closed.
    Talk,
    /// Nothing that a reader would see.
    Nothing,
}

/// Rings when something happens in `talk`, on whichever node.
#[must_use]
pub fn listen(app: &App, talk: TalkId) -> Bell {
    app.bus.listen(&talks::topic(talk))
}

/// The events after the seq `after` in the talk that `code` names, oldest first, at most a page of
/// them. Whoever has lost the talk meanwhile gets [`Error::NotFound`].
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs.
pub fn news(
    tx: &mut Tx,
    faces: &[(FaceId, Side)],
    code: Code,
    after: i64,
) -> Result<(Seat, Vec<News>), Error> {
    let seat = seat::find_any(tx, faces, code)?;
    let mut news = Vec::new();
    for event in events::after(tx, &talks::topic(seat.talk.id), after, EVENTS)? {
        let what = match event.kind.as_str() {
            "said" => message(tx, event.subject)?.map_or(What::Nothing, What::Message),
            "withdrawn" | "changed" => {
                message(tx, event.subject)?.map_or(What::Nothing, What::Withdrawn)
            }
            "paused" | "resumed" | "closed" | "joined" | "parted" | "handed" => What::Talk,
            _ => What::Nothing,
        };
        let what = match what {
            What::Message(kept) | What::Withdrawn(kept) if !seat.reads(kept.at) => What::Nothing,
            what => what,
        };
        news.push(News { seq: event.seq, what });
    }
    Ok((seat, news))
}

fn message(tx: &mut Tx, subject: Uuid) -> Result<Option<Kept>, Error> {
    Ok(messages::find(tx, MessageId(subject))?)
}

/// Where somebody sits in the talk that `code` names, and whether anything can still come after the
/// event `after`: nothing does once a talk is closed and its last event was seen.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs.
pub fn goes_on(
    tx: &mut Tx,
    faces: &[(FaceId, Side)],
    code: Code,
    after: i64,
) -> Result<(Seat, bool), Error> {
    let seat = seat::find_any(tx, faces, code)?;
    let over = matches!(seat.talk.state, State::Closed { .. })
        && events::last(tx, &talks::topic(seat.talk.id))? <= after;
    Ok((seat, !over))
}
