//! Paths and pages of talk.

mod bubble;
mod endings;
mod feed;
mod guests;
mod handovers;
mod keepings;
mod live;
mod messages;
mod pauses;
pub(crate) mod seats;
mod show;
pub(crate) mod streams;
mod talks;
mod withdrawals;

pub use self::feed::Pulse;
#[cfg(test)]
pub(crate) use self::show::samples;
use crate::doors::Doors;

/// The doors of this room.
pub(crate) fn doors() -> Doors {
    Doors::new()
        .and(endings::doors())
        .and(guests::doors())
        .and(handovers::doors())
        .and(keepings::doors())
        .and(live::doors())
        .and(messages::doors())
        .and(pauses::doors())
        .and(show::doors())
        .and(talks::doors())
        .and(withdrawals::doors())
}

/// Shows each page of this room to the test that draws them all.
#[cfg(test)]
pub(crate) fn samples(gallery: &mut crate::page::Gallery) {
    gallery.show::<keepings::Keeping>();
    gallery.show::<endings::Goodbye>();
    gallery.show::<handovers::Handover>();
    gallery.show::<live::Live>();
    gallery.show::<pauses::Pause>();
    gallery.show::<show::Show>();
    gallery.show::<talks::Talks>();
    gallery.show::<withdrawals::TakeBack>();
}
