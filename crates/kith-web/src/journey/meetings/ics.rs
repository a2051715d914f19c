//! Meetings as calendars read them (RFC 5545): when, and nothing that tells whom one meets or what about. Times are in UTC,
//! so that no table of zones has to agree with ours (docs/adr/0032).

use icalendar::{Calendar, Class, Component, Event, EventLike, EventStatus, Property};
use kith_app::journey::calendar::{Feed, Line};
use kith_core::{Private, Timestamp, journey::calendar::Wording};

/// What such a file is.
pub(super) const KIND: &str = "text/calendar; charset=utf-8";

/// How often whoever fetches a calendar looks again.
const AGAIN: &str = "PT1H";

/// The key of what a calendar calls a meeting.
pub(super) const fn key(wording: Wording) -> &'static str {
    match wording {
        Wording::Kith => "calendar-called-kith",
        Wording::Meeting => "calendar-called-meeting",
        Wording::Busy => "calendar-called-busy",
    }
}

/// The file of one meeting, called `name`; it says `spot` where its reader asked for that.
pub(super) fn file(
    (wording, name): (Wording, &str),
    line: &Line,
    spot: Option<&Private>,
) -> String {
    let mut event = event(name, line);
    if let Some(spot) = spot {
        event.location(spot.reveal());
    }
    calendar(wording).push(event.done()).to_string()
}

/// Everything that is fetched, each meeting called `name`.
pub(super) fn feed(name: &str, feed: &Feed) -> String {
    let mut all = calendar(feed.wording);
    all.name(name);
    let again = Property::new("REFRESH-INTERVAL", AGAIN).add_parameter("VALUE", "DURATION").done();
    all.append_property(again).append_property(("X-PUBLISHED-TTL", AGAIN));
    all.extend(feed.lines.iter().map(|line| event(name, line).done()));
    all.to_string()
}

/// A calendar without lines. It is published, and invites nobody: an invitation would have to name both. Of Kith it says
/// something only where its owner lets it.
fn calendar(wording: Wording) -> Calendar {
    let mut empty = Calendar::empty();
    let maker = match wording {
        Wording::Kith => "-//Kith//Calendar//EN",
        Wording::Meeting | Wording::Busy => "-//Calendar//EN",
    };
    for line in
        [("VERSION", "2.0"), ("PRODID", maker), ("CALSCALE", "GREGORIAN"), ("METHOD", "PUBLISH")]
    {
        empty.append_property(line);
    }
    empty
}

fn event(name: &str, line: &Line) -> Event {
    let status = if line.entry.stands { EventStatus::Confirmed } else { EventStatus::Cancelled };
    let mut event = Event::with_uid(&line.name.to_string());
    event
        .summary(name)
        .sequence(line.entry.sequence)
        .class(Class::Private)
        .add_property("DTSTAMP", stamp(line.changed))
        .add_property("DTSTART", stamp(line.entry.start))
        .add_property("DTEND", stamp(line.entry.end))
        // Nobody is named, not even by an address.
        .add_property("ORGANIZER", "invalid:nomail");
    event.status(status).done()
}

/// A moment in UTC.
fn stamp(at: Timestamp) -> String {
    at.jiff().strftime("%Y%m%dT%H%M%SZ").to_string()
}
