//! Following the desk: what is new on it after an event, for whoever looks at it live. An event holds the
//! code of its case and nothing else; who may see that case is asked anew each time.

use kith_core::{Code, MemberId, Timestamp, safety::case::Case};
use kith_store::{
    Tx,
    audit::events,
    safety::{cases, links},
};
use uuid::Uuid;

use super::{
    crew,
    desk::{self, Row},
};
use crate::{App, Error, bus::Bell};

/// Where all that happens to cases is told.
const DESK: &str = "desk";

/// How many events are read at a time.
const EVENTS: i64 = 50;

/// What is new on the desk after an event.
#[derive(Debug, Clone)]
pub struct News {
    /// The seq of the event.
    pub seq: i64,
    /// The case as it stands now; `None` where it is not theirs, or a later event tells of it again.
    pub row: Option<Row>,
}

/// Tells the desk that `case` has changed.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub(crate) fn tell(tx: &mut Tx, case: &Case, now: Timestamp) -> Result<(), Error> {
    events::append(tx, DESK, case.source.word(), case.code.0, now)?;
    Ok(())
}

/// Rings when something happens on the desk, on whichever node.
#[must_use]
pub fn listen(app: &App) -> Bell {
    app.bus.listen(DESK)
}

/// The seq of the newest event on the desk; 0 where there is none.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn last(tx: &mut Tx) -> Result<i64, Error> {
    Ok(events::last(tx, DESK)?)
}

/// The events after the seq `after`, oldest first, at most a page of them; each with its case where `by`
/// works on it.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn news(tx: &mut Tx, now: Timestamp, by: MemberId, after: i64) -> Result<Vec<News>, Error> {
    let events = events::after(tx, DESK, after, EVENTS)?;
    let mut news = Vec::new();
    for (n, event) in events.iter().enumerate() {
        let again = events.iter().skip(n + 1).any(|later| later.subject == event.subject);
        let row = if again { None } else { row(tx, now, by, event.subject)? };
        news.push(News { seq: event.seq, row });
    }
    Ok(news)
}

fn row(tx: &mut Tx, now: Timestamp, by: MemberId, code: Uuid) -> Result<Option<Row>, Error> {
    let Some(mut case) = cases::find_by_code(tx, Code(code))? else { return Ok(None) };
    // What came with another report is seen with that one.
    if let Some(head) = links::head(tx, case.id)? {
        case = cases::find(tx, head)?.ok_or(Error::NotFound)?;
    }
    if !crew::of(tx, now, &case)?.contains(&by) {
        return Ok(None);
    }
    desk::row(tx, case).map(Some)
}
