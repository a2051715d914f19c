//! Paths and pages of a journey.

mod agreements;
mod journeys;
mod meetings;
mod parts;

use crate::doors::Doors;

/// The doors of this room.
pub(crate) fn doors() -> Doors {
    Doors::new()
        .and(agreements::doors())
        .and(journeys::doors())
        .and(meetings::doors())
        .and(parts::doors())
}

/// Shows each page of this room to the test that draws them all.
#[cfg(test)]
pub(crate) fn samples(gallery: &mut crate::page::Gallery) {
    gallery.show::<agreements::Show>();
    gallery.show::<journeys::Show>();
    meetings::samples(gallery);
    gallery.show::<parts::Form>();
}
